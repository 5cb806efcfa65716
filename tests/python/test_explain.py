"""Explanations: the drawing says what the mapping says, in the columns of a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import pytest

import baogao
from baogao.cli import main

PLAN = "今年力争新增规模以上高新技术企业约200家，其中新认定国家级科技型中小企业50家。"
LONG = (
    "前三季度，全市扎实推进各项重点工作，干部作风持续转变，营商环境不断优化，群众获得感明显增强，社会大局保持稳定，"
    "全市财政总收入完成35.6亿元，各项改革稳步推进，创新活力竞相迸发，城乡面貌焕然一新，比上年增长12.5%。"
)
DAMAGED = "專利申請(qǐng)量達(dá)到73647件、授權(quán)量達(dá)到59175件,分別比上年增長(zhǎng)54.78%和58.46%。"
ROLES = ("label", "head", "verb", "cue", "quote", "qualifier", "tone", "period", "coverage", "scope")


def columns(text: str) -> list[str]:
    """What stands in each column of a terminal: a wide character in two."""
    out: list[str] = []
    for character in text:
        out += [character, ""] if unicodedata.east_asian_width(character) in "WF" else [character]
    return out


def underlined(drawing: str) -> dict[str, str]:
    """The words over each role's marks, row after row."""
    found: dict[str, str] = {}
    above: list[str] = []
    for line in drawing.splitlines():
        if line.startswith(" "):
            above = columns(line)
        elif mark := re.fullmatch(r"([a-z]+) +\^[ ^]*", line):
            under = (c for c, m in zip(above, line, strict=False) if m == "^")
            found[mark[1]] = found.get(mark[1], "") + "".join(under)
    return found


def words(why: Mapping[str, object]) -> dict[str, str]:
    """The same from the mapping, in the order of the text."""
    out: dict[str, str] = {}
    for role in ROLES:
        given = why[role] or []
        spans = sorted(given if isinstance(given, list) else [given])
        if spans:
            out[role] = "".join(w for _, _, w in spans)
    return out


@pytest.mark.parametrize("text", [baogao.sample(), DAMAGED, PLAN, LONG], ids=["sample", "damaged", "plan", "long"])
def test_underlines_stand_under_their_words(text):
    doc = baogao.parse(text)
    assert len(doc.observations) > 0
    for number, row in enumerate(doc.observations.itertuples()):
        why = doc.explain(number)
        drawing = str(why)
        assert underlined(drawing) == words(why)
        assert all(len(columns(line)) <= 80 for line in drawing.splitlines() if line.startswith(" "))
        assert f"rule {row.rule}, confidence {row.confidence:.2f}" in drawing
        assert f"raw[{row.raw_start}:{row.raw_end}]" in drawing
        assert repr(why) == drawing


def test_mapping():
    why = baogao.parse(PLAN).explain(1)
    assert isinstance(why, Mapping) and len(why) == len(list(why)) == len(dict(why))
    assert why["verb"][2] == "新认定" and why["tone"][2] == "力争" and why["parent_id"] == 0
    assert "part of 新增规模以上高新技术企业 (observation 0)" in str(why)
    with pytest.raises(KeyError):
        why["subject"]


def test_verb_and_head_lie_in_the_label():
    doc = baogao.parse(baogao.sample())
    heads = verbs = 0
    for number in range(len(doc.observations)):
        why = doc.explain(number)
        assert why["indicator"].endswith("".join(w for _, _, w in why["head"]))
        assert why["verb"] is None or why["indicator"].startswith(why["verb"][2])
        for start, end, inside in [*why["head"], *([why["verb"]] if why["verb"] else [])]:
            assert any(a <= start and end <= b for a, b, _ in why["label"]) and doc.text[start:end] == inside
        heads += bool(why["head"])
        verbs += bool(why["verb"])
    assert heads > 10 and verbs > 5


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("全市新增高新技术企业7家。", "新增", ""),
        ("全市粮食总产量35.6万吨。", None, "总产量"),
        ("专利申请量、授权量分别达到736件和591件。", None, "申请量"),
    ],
)
def test_verb_and_head(text, verb, head):
    why = baogao.parse(text).explain(0)
    assert (why["verb"] and why["verb"][2]) == verb
    assert "".join(w for _, _, w in why["head"]) == head


def test_of_a_long_sentence_only_clauses_with_roles_are_drawn():
    doc = baogao.parse(LONG)
    growth = doc.observations.index[doc.observations.measure == "growth"][0]
    drawing = str(doc.explain(growth))
    assert "前三季度，…全市财政总收入完成35.6亿元，…" in drawing and "比上年增长12.5%。" in drawing
    assert "营商环境" not in drawing and "城乡面貌" not in drawing


def test_a_long_clause_is_cut():
    doc = baogao.parse("全市" + "深入推进重点领域改革" * 40 + "财政收入35.6亿元。")
    assert all(len(str(doc.explain(number)).splitlines()) < 20 for number in range(len(doc.observations)))


def test_html_marks_roles_and_shows_the_input_on_hover():
    doc = baogao.parse(DAMAGED)
    html = doc.explain(3)._repr_html_()
    assert re.search(r'title="label; in the input: 授權\(quán\)量\nhead[^"]*">授权量</mark>', html)
    assert re.search(r'title="quote">58.46%</mark>', html)
    assert "<b>" not in baogao.parse("<b>全市完成造林30.5万亩。</b>", restore=False).explain(0)._repr_html_()


def test_a_footnote_inside_a_label_cuts_no_character():
    """The words that 外出农民工 takes from the label before it stand behind a footnote mark."""
    doc = baogao.parse("全国农民[12]工总量28652万人。其中，外出农民工17425万人。", restore=False)
    assert "外出农民工总量" in doc.observations.indicator.tolist()
    for number in range(len(doc.observations)):
        why = doc.explain(number)
        for start, end, said in why["label"]:
            assert doc.text[start:end] == said and said


def test_control_characters_do_not_reach_the_terminal():
    drawing = str(baogao.parse("全市\t完成\x1b[31m造林\t30.5万亩。", restore=False).explain(0))
    assert "\x1b" not in drawing and "\t" not in drawing


def test_command_line(tmp_path, capsys):
    page = tmp_path / "page.txt"
    page.write_text(PLAN, encoding="utf-8")
    assert main(["explain", str(page), "0", "1"]) == 0
    doc = baogao.read(page)[0]
    assert capsys.readouterr().out == f"{doc.explain(0)}\n\n{doc.explain(1)}\n"
    assert main(["explain", str(page), "7"]) == 2
    assert "no observation has the id 7" in capsys.readouterr().err
    assert main(["explain", str(tmp_path / "none.txt"), "0"]) == 2
