"""The tables of cases that the C++ tests read, through the package: what a user gets is what the core gives."""

from __future__ import annotations

import math
import pathlib
import re

import pytest

import baogao

CASES = pathlib.Path(__file__).resolve().parents[1] / "cases"
BREAKS = {"\\n": "\n", "\\t": "\t"}


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table of cases, as mappings of column to cell."""
    lines = [line for line in (CASES / name).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    columns = lines[0].split("\t")
    return [dict(zip(columns, [*line.split("\t"), "", "", ""], strict=False)) for line in lines[1:]]


def plain(cell: str) -> str:
    """Escapes of a cell resolved."""
    cell = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), cell)
    return re.sub(r"\\[nt]", lambda m: BREAKS[m[0]], cell)


def stated(text: str) -> str:
    """The observations of a text as the tables write them."""
    rows = []
    for o in baogao.parse(text).observations.itertuples():
        high = "" if math.isnan(o.value_high) else f"..{o.value_high:.12g}"
        rows.append(f"{o.indicator}|{o.measure}|{o.value:.12g}{high}|{o.unit}")
    return "  ".join(rows)


@pytest.mark.parametrize(
    "case", [*read("observe/synthetic.tsv"), *read("observe/negative.tsv")], ids=lambda c: c["what"]
)
def test_observations(case: dict[str, str]) -> None:
    """A sentence states these facts and no others."""
    assert stated(case["text"]) == case["observations"]


@pytest.mark.parametrize("case", read("observe/attributes.tsv"), ids=lambda c: c["what"])
def test_attributes(case: dict[str, str]) -> None:
    """Status, basis and period of each."""
    rows = baogao.parse(case["text"]).observations.astype(object)
    rows = rows.where(rows.notna(), "-").itertuples()
    assert "  ".join(f"{o.indicator}|{o.status}|{o.basis}|{o.period}" for o in rows) == case["observations"]


@pytest.mark.parametrize("case", read("observe/known_failures.tsv"), ids=lambda c: c["what"])
@pytest.mark.xfail(strict=True, reason="not read rightly yet")
def test_known_failures(case: dict[str, str]) -> None:
    """One that begins to pass moves to synthetic.tsv."""
    assert stated(case["text"]) == case["observations"]


@pytest.mark.parametrize("path", sorted((CASES / "restore").glob("*.tsv")), ids=lambda p: p.stem)
def test_restoration(path: pathlib.Path) -> None:
    """Damage of each kind is undone, clean text stays."""
    for case in read(f"restore/{path.name}"):
        assert baogao.restore(plain(case["raw"])).text == plain(case["text"]), case["why"]


def test_quantities() -> None:
    """Numbers with their unit, qualifier and role."""
    for case in read("quantity/quantities.tsv"):
        rows = baogao.parse(plain(case["text"]), restore=False).quantities
        row = rows[rows.quote == case["quote"]].iloc[0]
        got = ("" if row.isna().value_text else row.value_text, row.unit, row.qualifier, row.role)
        assert got == (case["value"], case["unit"], case["qualifier"], case["role"]), case["text"]


def test_headings() -> None:
    """Outlines, also in unbroken text."""
    for case in read("structure/headings.tsv"):
        sections = baogao.parse(plain(case["text"]), restore=False).sections
        sections = sections.fillna({"marker": ""})
        got = [f"{s.level} {s.marker}|{s.title}" for s in sections.itertuples() if s.title]
        assert got == (case["headings"].split(" / ") if case["headings"] else []), case["name"]
