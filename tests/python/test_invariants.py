"""The data model's promises, on made-up texts and on every real report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import baogao
from conftest import REPORTS, corpus_files, shared
from invariants import check

# What damaged reports are made of; any order of these must do.
WORDS = """
全市 云岭市林业局 2020年 工作总结 造林 专利申请量 达到 增长 下降 比上年 同比 分别 其中 力争 占 居全省 第 第2位
一、 （一） (二) 1. 一是 —— 第一部分 十二五 进一步 统一 30.5 万 亿 元 亩 % ％ ‰ 个百分点 3-5 5:3:2 1,234
百分之五 三分之二 翻一番 近 约 多 以上 左右 、 ， 。 ； ： ！ ？ “ ” 《 》 （ ） ( ) [ ] 〔2020〕3号 發
創(chuàng) 確??萍加媱 ²úÆ· &nbsp; &#20013; <p> </p> 第1页共3页 ２０１４ ，， 版权所有 1-11月 截至11月底
前三季度 去年
"""
BLANKS = "\n \n\n \u3000 \t \r\n \0 \u200b \ufeff \ue000 \U0001f600 \ufffd \u0301"
PIECES = st.sampled_from([*WORDS.split(), *BLANKS.split(" "), " "])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_texts(text):
    check(baogao.parse(text))


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_bytes(data):
    check(baogao.parse(data))


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["gb18030", "utf-16", "utf-8-sig", "utf-8"]))
@settings(max_examples=100, deadline=None)
def test_encoded_texts(text, encoding):
    doc = baogao.parse(text.encode(encoding), encoding=encoding.removesuffix("-sig"))
    check(doc)
    if not text.startswith("\ufeff"):
        assert doc.raw == text


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_ways_between_the_texts(text):
    doc = baogao.parse(text, tables=["edits"])
    for start in range(0, len(doc.text), 3):
        raw = doc.to_raw(start, start + 1)
        there = doc.to_text(*raw)
        assert there[0] <= start and start + 1 <= there[1]
        lo, hi = doc.to_bytes(*raw)
        assert text.encode()[lo:hi].decode() == doc.raw[raw[0] : raw[1]]


def test_our_own_reports():
    check(baogao.parse(REPORTS))
    check(baogao.parse(REPORTS.replace("\n", "")))


def test_the_same_input_gives_the_same_tables():
    first, second = baogao.parse(REPORTS), baogao.read_texts([REPORTS, REPORTS])[0]
    for name in set(baogao.TABLES) - {"documents"}:
        assert first.arrow(name).equals(second.arrow(name)), name


def test_the_sample():
    check(baogao.parse(baogao.sample()))


def test_the_seed_page():
    [page] = sorted(shared("seeds").glob("*.txt"))[:1]
    check(baogao.parse(page.read_bytes()))


def test_the_corpus_is_here():
    assert shared("corpus") and corpus_files()


@pytest.mark.parametrize("path", corpus_files(), ids=lambda p: p.name)
def test_real_reports(path):
    check(baogao.parse(path.read_bytes()))
