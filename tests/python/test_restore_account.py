"""Restored: the account of what was done, and that restoration leaves alone what is whole."""

import json
import re
import unicodedata
from typing import Any

import pytest

import baogao
from conftest import corpus_files, shared

DAMAGED = "全市商戶增多?；顒?dòng)現(xiàn)場(chǎng)井然有序。因?yàn)橛?5家企業(yè)加入。"
RESTORED_KINDS = {"annotation", "byte_shift", "mojibake", "script"}


def test_explain() -> None:
    """Counts by kind, the doubtful change in its surroundings, what was left."""
    lines = baogao.restore(DAMAGED).explain().splitlines()
    assert lines[0] == "5 edits"
    assert any(line.startswith("  2 annotation: ") for line in lines)
    assert any("因[为有]5家" in line and "confidence" in line for line in lines)
    assert lines[-1].endswith("a digit may be lost after this run")


def test_html() -> None:
    """A colour a kind, the raw on hover, everything escaped."""
    html = baogao.restore(DAMAGED + "<b>x</b> & 1<2").to_html()
    assert 'was: ?；顒?dòng)">。活动</mark>' in html
    assert len({part.split('"')[1] for part in html.split("<mark style=")[1:]}) >= 3
    assert "<b>" not in html and html.startswith("<div") and html.endswith("</div>")


def test_real_reports_are_left_alone() -> None:
    """No repair of characters in simplified reports; one report is in the mixed script of its time."""
    if not corpus_files():
        shared("corpus")
    for path in corpus_files():
        edits = baogao.restore(path.read_bytes()).edits
        kinds = set(edits.kind) & (RESTORED_KINDS - ({"script"} if path.stem == "1957" else set()))
        assert not kinds, f"{path.name}: {edits[edits.kind.isin(kinds)].head()}"


# What may go from real reports, by kind: whole lines of sites,
FURNITURE = re.compile(
    "当前位置：|首页|政务信息|宁夏要闻|>|【|】|[【]?字[体号]：|[大中小]|加大|还原|减小|下载|打印|全屏|收藏|打印本页|关闭窗口"
    "|(发表时间|来源|时间|阅读量|编辑|相关报道)：.{0,20}|（来源：青海日报）|扫一扫在手机打开当前页|.{2,6}日报(客户端)?"
    r"|\d{4}-\d\d-\d\d( [\d:]+)?"
)
# the licence at the foot of a library's pages, invisible characters, markup.
LICENCE = re.compile("本作品是.*公有领域.*Public domain.*", re.S)
JUNK = set("\u200b\u00ad\ufeff\ue003\ue004\ue005")
ENTITIES = re.compile(
    "&(nbsp|permil|amp|lt|gt|quot|[lr]dquo|mdash|middot|#\\d+);?|</?[a-z][^<>]*>|<!--.*?-->", re.I | re.S
)


def justified(edit: Any, raw: str) -> bool:
    """Whether an edit of a real report is one of those that may be."""
    was, now = edit.raw_text, edit.text
    if edit.kind == "furniture":
        lines = [line.strip() for line in was.replace("\u200b", "").split("\n")]
        licence = LICENCE.fullmatch(was.strip()) is not None
        return not now and (licence or all(FURNITURE.fullmatch(line) for line in lines if line))
    if edit.kind == "junk":
        return not now and set(was) <= JUNK
    if edit.kind == "entity":
        return ENTITIES.fullmatch(was) is not None
    if edit.kind in ("space", "line"):
        return not was.strip() and not now.strip()
    if edit.kind == "width":
        return unicodedata.normalize("NFKC", was) == now
    if edit.kind == "punctuation":  # a report has a comma twice, another a full stop
        return not now and was in "，。" and raw[edit.raw_end] == was
    return False


def test_edits_of_real_reports_are_justified() -> None:
    """Every edit of every report; page markers and repairs of characters there are none."""
    if not corpus_files():
        shared("corpus")
    for path in corpus_files():
        restored = baogao.restore(path.read_bytes())
        for edit in restored.edits.itertuples():
            if edit.kind == "script" and path.stem == "1957":
                continue  # the mixed script of its time
            assert justified(edit, restored.raw), (path.name, edit.kind, edit.raw_text[:80], edit.text[:80])


def test_furniture_becomes_columns() -> None:
    """What furniture says of the document stands in `documents` before it goes."""
    page = (
        "当前位置：首页 > 政务公开\n某区工作报告\n发布日期：2019-03-04　信息来源：区政府办　作者：张三\n"
        "全年完成投资三亿元，比上年增长两成。\n本文共12页，当前第1页\n"
    )
    document = baogao.parse(page)
    assert document.text.strip() == "某区工作报告\n全年完成投资三亿元，比上年增长两成。"
    row = baogao.read_texts([page]).documents.iloc[0]
    assert (row.date, row.source_url, row.author, row.pages) == ("2019-03-04", "区政府办", "张三", 12)


# Clean text of ours that looks a little like damage.
CLEAN = [
    "六安（lù ān）市今年增长7.5%，A股、B股、T恤销量上升。",
    "真的吗？！为什么?为什么??怎么办?我们有办法!",
    "GDP(现价)增长6.1%，R&D(研发)经费占2.1%，PM2.5浓度下降，CO₂排放减少。",
    "张三(Zhang San)、重庆(Chongqing)、行(háng)业、增长(zeng)。",
    "著名学者、显著成效、乾安县、覃塘区、什么、那么、甚么。",
    "café, naïve, Ünïcödé; Ça va? ½ ¼ ° ± × ÷ § ¶ «они» ελλάδα",
    "〇一二三 ①②③ ㈠㈡ ⅠⅡⅢ №5 ℃ ㎡ ㎏ ‰",
    "カタカナとひらがなの文章も変わらない。",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays(text: str) -> None:
    """What only looks like damage stays."""
    edits = baogao.restore(text).edits
    assert not set(edits.kind) & RESTORED_KINDS, edits


# What ftfy's clean text holds that is junk or an odd blank, and may go.
INVISIBLE = set("\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\ufeff\ufe0f\x00")


def test_negative_cases_of_ftfy() -> None:
    """Clean text in many languages: nothing but invisible characters and odd blanks is touched."""
    rows = json.loads(shared("peers", "ftfy", "negative.json").read_text(encoding="utf-8"))
    assert len(rows) > 20
    for row in rows:
        text = row["original"]
        edits = baogao.restore(text).edits
        assert not set(edits.kind) & RESTORED_KINDS, (text, edits)
        for edit in edits.itertuples():
            assert edit.kind in {"space", "width", "junk"}, (text, edits)
            assert edit.kind != "junk" or set(edit.raw_text) <= INVISIBLE, (text, edits)
