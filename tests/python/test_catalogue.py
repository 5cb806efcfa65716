"""The catalogue of indicators: its table, codes of labels, codes in observations."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import baogao
from conftest import corpus_files, shared
from test_cases import read

CODES, NONE = read("catalogue/codes.tsv"), read("catalogue/none.tsv")
# Words that narrow the population: no code may leave them out.
NARROWING = ("本级", "新增", "累计", "农村", "国家级", "省级", "人均", "规上", "规模以上", "民营", "国有")


def test_table() -> None:
    """Codes are unique and readable; every row has its columns."""
    table = baogao.indicators()
    assert list(table.columns) == ["code", "name", "english", "dimension", "aliases"]
    assert len(table) >= 350
    assert table.code.is_unique and table.english.is_unique and list(table.code) == sorted(table.code)
    assert table.code.str.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*").all()
    assert table[["code", "name", "english"]].notna().all(axis=None)
    assert table.aliases.map(len).sum() > len(table)


def test_own_frame() -> None:
    """Changing the frame changes nothing for the next caller."""
    mine = baogao.indicators()
    mine.loc[0, "code"] = "mine"
    assert baogao.indicators().code[0] != "mine"


@pytest.mark.parametrize("case", [c for c in CODES + NONE if c["measure"] == "level"], ids=lambda c: c["label"])
def test_labels(case: dict[str, str]) -> None:
    """Labels with their units, as the C++ tests have them."""
    assert (baogao.indicator_code(case["label"], unit=case["unit"]) or "") == case["code"]


def test_cases_are_many_and_half_negative() -> None:
    """The tables of cases show what is none as often as what is one."""
    assert len(CODES) + len(NONE) >= 150
    assert len(NONE) >= 0.4 * (len(CODES) + len(NONE))


@pytest.mark.parametrize(("label", "unit"), [(1, None), (None, None), ("专利", 3), (b"x", None)])
def test_refusals(label: object, unit: object) -> None:
    """Another type is refused in words."""
    with pytest.raises(TypeError, match="takes a str as"):
        baogao.indicator_code(label, unit)  # type: ignore[arg-type]


def test_observations() -> None:
    """Different words of two offices meet in one code; what is less or more than an indicator has none."""
    one = "全市专利授权量达到3000件,增长5%,其中发明专利授权量300件。市本级一般公共预算收入20亿元。"
    two = "授权专利5000件,授权发明专利400件。规上工业增加值增长6%,增速居全省第2位。"
    rows = baogao.read_texts([one, two]).observations
    got = rows[["indicator", "measure", "indicator_code"]].fillna("").to_numpy().tolist()
    codes = {(label, measure): code for label, measure, code in got}
    for patents in (("专利授权量", "level"), ("专利授权量", "growth"), ("授权专利", "level")):
        assert codes[patents] == "patents_granted"
    assert codes["发明专利授权量", "level"] == codes["授权发明专利", "level"] == "invention_patents_granted"
    assert codes["市本级一般公共预算收入", "level"] == ""
    assert codes["规上工业增加值", "growth"] == "industry_value_added_large"
    assert [code for (_, measure), code in codes.items() if measure == "rank"] == [""]


def gold_labels() -> list[tuple[str, str]]:
    """Labels and units of the amounts in the development gold sets."""
    facts = []
    for name in ("seeds", "reports", "cities", "bureau", "whole"):
        for snippet in json.loads(shared("gold", f"{name}.json").read_text(encoding="utf-8")):
            facts += [(f["indicator"], f["unit"]) for f in snippet["facts"] if f["measure"] == "level"]
    return facts


def test_gold_labels() -> None:
    """A fifth of the amounts in the gold sets are indicators of yearbooks; labels that narrow keep their narrowing."""
    labels = gold_labels()
    coded = [(label, unit, baogao.indicator_code(label, unit)) for label, unit in labels]
    assert sum(code is not None for *_, code in coded) / len(coded) > 0.2
    names = baogao.indicators().set_index("code")
    for label, unit, code in coded:
        if code is None:
            continue
        written = [names.loc[code, "name"], *names.loc[code, "aliases"]]
        for word in NARROWING:
            if word in label:
                same = {"规上": "规模以上", "国家级": "国家"}.get(word, word)
                assert any(same in w for w in written), (label, unit, code)


def test_frequent_labels_of_the_corpus() -> None:
    """Of what real reports state most often, most has a code."""
    files = corpus_files()
    if not files:
        shared("corpus")
    rows = pd.concat(
        [baogao.read(files, tables=["observations"], threads=2).observations[["indicator", "indicator_code"]]]
    )
    counts = rows.groupby("indicator").agg(n=("indicator", "size"), coded=("indicator_code", "count"))
    top = counts.sort_values("n", ascending=False).head(100)
    assert top.coded.sum() / top.n.sum() > 0.7
