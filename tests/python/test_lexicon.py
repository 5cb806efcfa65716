"""Rows of one's own: each stage takes them, built-in rows stay, faults name row and remedy."""

from __future__ import annotations

import dataclasses
import pathlib
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pandas as pd
import pytest

import baogao
from baogao import Lexicon, Options
from conftest import REPORTS

UNITS = [{"surface": "蓬", "code": "蓬位"}, {"surface": "担谷", "dimension": "mass", "factor": 50}]
INDICATORS = [
    {"code": "net_sheds", "name": "网棚保有量", "dimension": "count", "aliases": ["建成网棚"]},
    {"code": "snow_days", "name": "降雪日数", "dimension": "time", "aliases": "雪日|冰雪天数"},
]


def facts(text: str, **options: Any) -> list[list[Any]]:
    """What a text states, with codes."""
    rows = baogao.parse(text, **options).observations
    return rows[["indicator", "indicator_code", "measure", "value", "unit"]].fillna("").to_numpy().tolist()


def test_units() -> None:
    """A unit of one's own is read as built-in ones are, with its code, dimension and factor."""
    own = Lexicon(units=UNITS)
    rows = baogao.parse("全年建成网棚3200蓬，收谷40担谷。", lexicon=own).quantities
    assert rows[["quote", "unit", "unit_code", "dimension", "role"]].to_numpy().tolist() == [
        ["3200蓬", "蓬", "蓬位", "count", "measure"],
        ["40担谷", "担谷", "担谷", "mass", "measure"],
    ]
    assert baogao.parse("全年建成网棚3200蓬。").quantities.unit.tolist() == [""]


def test_the_longer_unit_wins_then_ones_own() -> None:
    """公里 keeps standing where only 公 is one's own; 亩 can be overridden."""
    own = Lexicon(units=[{"surface": "公"}, {"surface": "亩", "code": "市亩", "dimension": "area"}])
    rows = baogao.parse("新建公路30公里，造林8亩。", lexicon=own).quantities
    assert rows.unit.tolist() == ["公里", "亩"]
    assert rows.unit_code.tolist()[1] == "市亩"


def test_no_unit() -> None:
    """A word can be told to be none."""
    text = "全年整治36块田地。"
    assert baogao.parse(text).quantities.unit.tolist() == ["块"]
    own = Lexicon(units=[{"surface": "块田地", "dimension": "no_unit"}])
    assert baogao.parse(text, lexicon=own).quantities.unit.tolist() == [""]


def test_indicators() -> None:
    """Names, aliases, synonyms and neutral words work as in the catalogue; units of one's own count too."""
    own = Lexicon(units=UNITS, indicators=INDICATORS)
    assert facts("全年建成网棚3200蓬，增长5%。", lexicon=own) == [
        ["建成网棚", "net_sheds", "level", 3200.0, "蓬"],
        ["建成网棚", "net_sheds", "growth", 5.0, "%"],
    ]
    assert facts("全市降雪日数达到20天。专利授权量30件。", lexicon=own) == [
        ["降雪日数", "snow_days", "level", 20.0, "天"],
        ["专利授权量", "patents_granted", "level", 30.0, "件"],
    ]
    assert baogao.indicator_code("全年雪日", lexicon=own) == "snow_days"
    assert baogao.indicator_code("雪日", unit="元", lexicon=own) is None
    assert baogao.indicator_code("网棚保有量", unit="蓬", lexicon=own) == "net_sheds"
    assert baogao.indicator_code("雪日") is None


def test_indicators_override() -> None:
    """One's own code goes before the built-in one; a built-in code can be given names."""
    mine = [
        {"code": "my_gdp", "name": "地区生产总值", "dimension": "money"},
        {"code": "patents_granted", "name": "核发专利证书", "dimension": "count"},
    ]
    own = Lexicon(indicators=mine)
    assert baogao.indicator_code("GDP", lexicon=own) == "my_gdp"
    assert baogao.indicator_code("核发专利证书", lexicon=own) == baogao.indicator_code("授权专利", lexicon=own)


def test_the_catalogue_itself_can_be_given() -> None:
    """The frame of baogao.indicators(), changed, is a table of indicators."""
    table = baogao.indicators()
    table["code"] = "x_" + table["code"]
    own = Lexicon(indicators=table)
    assert baogao.indicator_code("授权专利", lexicon=own) == "x_patents_granted"


def test_furniture() -> None:
    """Lines and matches go as edits of kind furniture; the text can be replayed."""
    own = Lexicon(
        furniture=[
            {"pattern": r"稿件编号[:：]\d+"},
            {"pattern": "【某某网原创】", "place": "inline"},
        ]
    )
    raw = "某县工作总结\n  稿件编号：1234 \n全年投资【某某网原创】增长5%。\n稿件編號：77\n"
    restored = baogao.restore(raw, lexicon=own)
    assert restored.text == "某县工作总结\n全年投资增长5%。\n"
    assert restored.edits.kind.tolist() == ["furniture"] * len(restored.edits)
    rebuilt = list(raw)
    for edit in reversed(list(restored.edits.itertuples())):
        rebuilt[edit.raw_start : edit.raw_end] = edit.text
    assert "".join(rebuilt) == restored.text
    assert "稿件编号" in baogao.restore(raw).text


def test_furniture_of_a_last_line_and_of_everything() -> None:
    """The last line takes the break before it; a text may be nothing else."""
    own = Lexicon(furniture=[{"pattern": "某某网"}])
    assert baogao.restore("甲。\n某某网", lexicon=own).text == "甲。"
    assert baogao.restore("某某网\n某某网", lexicon=own).text == ""
    assert baogao.restore("某某网", lexicon=own).text == ""
    assert baogao.restore("甲某某网", lexicon=own).text == "甲某某网"


@pytest.mark.parametrize("restore", [False, {"furniture": False}])
def test_furniture_switched_off(restore: Any) -> None:
    """The option restore rules over one's own rows too."""
    own = Lexicon(furniture=[{"pattern": "某某网"}])
    assert baogao.restore("甲。\n某某网", lexicon=own, restore=restore).text == "甲。\n某某网"


def test_furniture_on_a_hostile_line() -> None:
    """A long line costs time in proportion."""
    own = Lexicon(furniture=[{"pattern": "(?:甲+乙)+丙", "place": "inline"}])
    text = "甲乙" * 100_000
    assert baogao.restore(text, lexicon=own, restore={"junk": False}).text == text


def test_cues() -> None:
    """A verb of one's own is a rise or a fall."""
    assert facts("工业总产值30亿元，蹿升5%。", lexicon=Lexicon(cues=[{"surface": "蹿升", "kind": "rise"}]))[1:] == [
        ["工业总产值", "industry_output", "growth", 5.0, "%"]
    ]
    assert (
        facts("工业总产值30亿元，蹿降5%。", lexicon=Lexicon(cues=[{"surface": "蹿降", "kind": "fall"}]))[1][3] == -5.0
    )


def test_files_and_frames(tmp_path: pathlib.Path) -> None:
    """The same rows from a list, a frame and a file are the same lexicon."""
    path = tmp_path / "units.tsv"
    path.write_text(
        "# mine\nsurface\tcode\tdimension:Dimension\tfactor\n蓬\t蓬位\n\n担谷\t\tmass\t50\n", encoding="utf-8"
    )
    from_list = Lexicon(units=UNITS)
    assert from_list == Lexicon(units=pd.DataFrame(UNITS)) == Lexicon(units=path) == Lexicon(units=str(path))
    assert hash(from_list) == hash(Lexicon(units=path))
    assert from_list != Lexicon(units=UNITS[:1])
    assert Lexicon(indicators=INDICATORS) == Lexicon(indicators=pd.DataFrame(INDICATORS))


def test_value() -> None:
    """Immutable, copied, pickled and shown as a value, alone and in options."""
    own = Lexicon(units=UNITS, indicators=INDICATORS)
    with pytest.raises(dataclasses.FrozenInstanceError):
        own.units = ()  # type: ignore[misc]
    again = pickle.loads(pickle.dumps(own))
    assert again == own and hash(again) == hash(own)
    assert facts("全年建成网棚3200蓬。", lexicon=again)[0][1] == "net_sheds"
    assert dataclasses.replace(own, indicators=()) == Lexicon(units=UNITS)
    assert repr(own) == "<baogao.Lexicon: 2 units, 2 indicators>"
    assert repr(Lexicon()) == "<baogao.Lexicon: no rows>"
    assert Options(lexicon=own) == Options(lexicon=again)
    assert hash(Options(lexicon=own)) == hash(Options(lexicon=again)) != hash(Options())
    assert pickle.loads(pickle.dumps(Options(lexicon=own))) == Options(lexicon=own)


def test_without_rows_nothing_changes() -> None:
    """An empty lexicon, and one of rows that do not occur, give what none gives."""
    plain = baogao.parse(REPORTS)
    other = Lexicon(units=UNITS, indicators=INDICATORS, furniture=[{"pattern": "某某网"}])
    for lexicon in (Lexicon(), other):
        doc = baogao.parse(REPORTS, lexicon=lexicon)
        for table in baogao.TABLES:
            assert doc.arrow(table).equals(plain.arrow(table)), table


def test_threads() -> None:
    """Many documents over threads, many calls at once; documents outlive the lexicon."""
    text = "全年建成网棚3200蓬，增长5%。"
    corpus = baogao.read_texts([text] * 200, lexicon=Lexicon(units=UNITS, indicators=INDICATORS), threads=4)
    assert set(corpus.observations.indicator_code) == {"net_sheds"}
    assert set(corpus.quantities.unit_code.dropna()) == {"蓬位", "%"}

    def one(i: int) -> list[list[Any]]:
        return facts(
            text, lexicon=Lexicon(units=UNITS, indicators=INDICATORS, cues=[{"surface": f"词{i}", "kind": "rise"}])
        )

    with ThreadPoolExecutor(4) as pool:
        assert {str(rows) for rows in pool.map(one, range(50))} == {str(one(0))}


FAULTS = [
    ({"units": [{"code": "蓬"}]}, "units[0]: surface is missing; units have surface, code, dimension, factor"),
    ({"units": [*UNITS, {"surface": "蓬"}]}, "units[2]: '蓬' stands at units[0] already"),
    ({"units": [{"surface": "蓬", "dimension": "counts"}]}, "units[0]: dimension 'counts'; did you mean 'count'?"),
    ({"units": [{"surface": "蓬", "faktor": 2}]}, "units[0]: units have no column 'faktor'; did you mean 'factor'?"),
    ({"units": [{"surface": "蓬", "factor": 0}]}, "units[0]: factor 0: give a number above zero"),
    ({"units": [{"surface": "蓬", "factor": "x"}]}, "units[0]: factor 'x' is no number"),
    ({"units": [{"surface": "3蓬"}]}, "units[0]: surface '3蓬': a unit stands behind a number"),
    ({"units": [{"surface": "蓬 "}]}, "units[0]: surface '蓬 ': take out blanks"),
    ({"indicators": [{"code": "Snow", "name": "雪", "dimension": "time"}]}, "indicators[0]: code 'Snow': write a code"),
    ({"indicators": [{"code": "snow", "name": "雪"}]}, "indicators[0]: dimension is missing"),
    (
        {"indicators": [*INDICATORS, {"code": "b", "name": "雪日", "dimension": "time"}]},
        "indicators[2]: '雪日' already names 'snow_days' (indicators[1]); give it to one of them",
    ),
    ({"indicators": [{"code": "a", "name": "全市", "dimension": "time"}]}, "indicators[0]: '全市' can't be a name"),
    ({"furniture": [{"pattern": "甲("}]}, "furniture[0]: pattern '甲(' can't be used: missing )"),
    ({"furniture": [{"pattern": "甲*"}]}, "furniture[0]: pattern '甲*' can't be used: it matches the empty text"),
    ({"furniture": [{"pattern": "甲", "place": "lines"}]}, "furniture[0]: place 'lines'; did you mean 'line'?"),
    ({"cues": [{"surface": "蹿升", "kind": "rises"}]}, "cues[0]: kind 'rises'; did you mean 'rise'?"),
    ({"cues": [{"surface": "蹿升"}]}, "cues[0]: kind is missing"),
]


@pytest.mark.parametrize(("tables", "message"), FAULTS, ids=[m for _, m in FAULTS])
def test_faults(tables: dict[str, Any], message: str) -> None:
    """A row that can't be used is named, with what to do."""
    with pytest.raises(ValueError) as error:
        Lexicon(**tables)
    assert str(error.value).startswith(message)


def test_faults_of_files(tmp_path: pathlib.Path) -> None:
    """In a file the line is named."""
    path = tmp_path / "cues.tsv"
    path.write_text("# mine\nsurface\tkind\n蹿升\trise\n蹿降\tfalls\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cues\.tsv:4: kind 'falls'; did you mean 'fall'\?"):
        Lexicon(cues=path)
    path.write_text("surface\tkind\n蹿升\trise\tx\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cues\.tsv:2: 3 cells, the first line names 2 columns"):
        Lexicon(cues=path)
    with pytest.raises(FileNotFoundError):
        Lexicon(cues=tmp_path / "none.tsv")


@pytest.mark.parametrize("given", [3, b"x", {"surface": "蓬"}])
def test_wrong_types(given: Any) -> None:
    """What is no table is refused with what to give."""
    with pytest.raises(TypeError, match="units: give a DataFrame, a list of mappings or the path of a file"):
        Lexicon(units=given)


def test_wrong_rows_and_options() -> None:
    """A row is a mapping; the option is a Lexicon."""
    with pytest.raises(TypeError, match=r"units\[0\]: '蓬' is no mapping"):
        Lexicon(units=["蓬"])
    with pytest.raises(TypeError, match=r"lexicon=.*: give a baogao.Lexicon, or None"):
        baogao.parse("甲", lexicon={"units": UNITS})  # type: ignore[arg-type]
