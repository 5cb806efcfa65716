"""Gold sets: no figure may fall below its floor (tests/floors.json, see tests/gold.py)."""

from __future__ import annotations

import importlib.util
import json
import pathlib

import pytest

import baogao
from conftest import shared

TESTS = pathlib.Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("gold", TESTS / "gold.py")
assert spec is not None and spec.loader is not None
gold = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gold)


def test_floors() -> None:
    """Every figure reaches its floor, on the gold files that the floors were measured on."""
    shared("gold")
    pinned = json.loads(gold.FLOORS.read_text(encoding="utf-8"))
    figures = gold.measure()
    missing = sorted(set(pinned["floors"]) - set(figures))
    assert not missing, f"figures that are no longer measured: {missing}"
    low = {name: (figures[name], floor) for name, floor in pinned["floors"].items() if figures[name] < floor}
    assert not low, f"below their floors (figure, floor): {low}"
    if pinned["gold"] != gold.fingerprint():
        pytest.fail("the gold files have changed: measure again with `python tests/gold.py --pin` and commit")


def sums() -> list[tuple[str, str, list[str]]]:
    """(text, whole, parts) of every sum that the gold seeds name; the numbers are quotes."""
    path = gold.GOLD / "seeds.json"
    if not path.exists():
        return []
    snippets = json.loads(path.read_text(encoding="utf-8"))
    return [(s["text"], total["whole"], total["parts"]) for s in snippets for total in s["sums"]]


@pytest.mark.parametrize(("text", "whole", "parts"), sums())
def test_sums(text: str, whole: str, parts: list[str]) -> None:
    """The parts of a sum are observations whose parent is the whole, in the order of the text."""
    rows = baogao.parse(text).arrow("observations").to_pylist()
    found = [[r["quote"] for r in rows if r["parent_id"] == w["observation_id"]] for w in rows if w["quote"] == whole]
    assert any(is_part_of(parts, members) for members in found), found


def is_part_of(parts: list[str], members: list[str]) -> bool:
    """Do the parts stand among the members in their order?"""
    rest = iter(members)
    return all(part in rest for part in parts)


def test_the_gold_is_here() -> None:
    shared("gold")
    assert sums()
