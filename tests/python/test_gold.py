"""Gold sets: no figure may fall below its floor (tests/floors.json, see tests/gold.py)."""

from __future__ import annotations

import importlib.util
import json
import pathlib

import pytest

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
