"""Crossed encodings undone: the figures of tests/crossings.py hold their floors.

The texts here are fixed, so that a change fails and chance does not. `python tests/crossings.py` takes new ones each
run."""

import pytest

from conftest import shared
from test_restore_simulation import SEED, load

TEXTS = 16
# Of so many whole texts and so many lines: how many come back exactly, or nearly.
FLOORS = {
    "UTF-8 as GB18030": (21, 30),
    "UTF-8 as CP936": (19, 30),
    "UTF-8 as Windows-1252": (32, 32),
    "UTF-8 as Latin-1": (32, 32),
    "  81 8D 8F 90 9D stripped": (26, 31),
    "  and A0 a space, AD gone": (23, 31),
    "GBK as Windows-1252": (30, 30),
    "GBK as Latin-1": (30, 30),
    "  C1 stripped": (27, 29),
    "  A0 a space, AD gone": (27, 27),
    "GBK as UTF-8, byte by byte": (29, 29),
    "Big5 as GBK": (30, 30),
    "GBK as Big5 of Windows": (26, 28),
    "GBK as Big5 of browsers": (20, 25),
    "UTF-16 swapped": (18, 29),
}
# What is beyond repair stays, and is reported.
REPORTED = ("  all of C1 stripped", "GBK as UTF-8, replaced", "UTF-8 as GBK as UTF-8")


def test_crossings_come_back() -> None:
    pytest.importorskip("opencc")
    shared("corpus")
    crossings = load("crossings")
    assert set(crossings.CROSSINGS) == {*FLOORS, *REPORTED}
    low, sure, right, wrong = [], 0, 0, 0
    for name in crossings.CROSSINGS:
        found = [crossings.tally(name, place, SEED, TEXTS) for place in ("text", "line")]
        counts = found[0].counts + found[1].counts
        sure, right = sure + sum(f.sure for f in found), right + sum(f.right for f in found)
        wrong += counts["wrong"]
        if name in REPORTED:
            assert counts["reported"] == counts.total() == 2 * TEXTS, (name, counts)
        elif counts["exact"] < FLOORS[name][0] or counts["exact"] + counts["nearly"] < FLOORS[name][1]:
            low.append((name, counts, FLOORS[name]))
    assert not low
    assert wrong <= 4, wrong
    assert sure >= 340 and right >= sure - 5, (right, sure)
