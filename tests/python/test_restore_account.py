"""Restored: the account of what was done, and that restoration leaves alone what is whole."""

import json

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
