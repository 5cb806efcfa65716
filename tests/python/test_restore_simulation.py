"""Simulated damage of real reports: the figures of tests/restoration.py hold their floors, on new passages each run."""

import importlib.util
import pathlib
import sys
import time

import pytest

from conftest import shared

SCRIPT = pathlib.Path(__file__).parents[1] / "restoration.py"
FLOORS = {
    "annotation": 0.99,
    "page_marker": 0.99,
    "furniture": 0.99,
    "entity": 0.99,
    "byte_shift, kept": 0.87,
    "byte_shift, stripped": 0.74,
    # What is given as sure is right.
    "confidence > 0.9": 0.98,
}


def test_figures() -> None:
    """Each figure at its floor at least: they vary by two or three points with the seed."""
    pytest.importorskip("opencc")
    shared("corpus")
    spec = importlib.util.spec_from_file_location("restoration", SCRIPT)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    sys.modules["restoration"] = script
    spec.loader.exec_module(script)
    seed = int(time.time())
    scores = script.figures(300, 300, seed)
    for name, floor in FLOORS.items():
        right, total = scores[name]
        assert total >= 50, (name, total)
        assert right / total >= floor, f"{name}: {right} of {total} (seed {seed})"
