"""The rules of the road: a stage knows its input and nothing later; Python never parses."""

from __future__ import annotations

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ROOT / "cpp" / "baogao"

# What each room may include, beside itself and the headers that all share.
BELOW = {
    "text": set(),
    "restore": {"text"},
    "structure": {"text"},
    "lex": {"text"},
    "quantity": {"text", "lex"},
    "region": {"text"},
    "profile": {"text", "structure", "lex", "quantity", "region"},
    "observe": {"text", "structure", "lex", "quantity", "region", "profile"},
    "catalogue": {"text", "structure", "lex", "quantity", "region", "profile", "observe"},
}
SHARED = {"baogao/span.h", "baogao/options.h", "baogao/restore/edit.h"}


@pytest.mark.parametrize("room", BELOW)
def test_a_room_includes_only_rooms_before_it(room: str) -> None:
    """No file of a room includes a later room, the tables or the pipeline."""
    for path in (ROOMS / room).iterdir():
        for name in re.findall(r'#include "(baogao/[^"]+)"', path.read_text(encoding="utf-8")):
            if name in SHARED:
                continue
            assert name.split("/")[1] in BELOW[room] | {room}, f"{path.name} includes {name}"


def test_every_header_is_a_manual() -> None:
    """A header opens with a comment that says what the file is."""
    for path in ROOMS.rglob("*.h"):
        assert path.read_text(encoding="utf-8").startswith("// "), path


def test_python_does_not_parse() -> None:
    """No regular expressions over texts in the package: the core reads."""
    for path in (ROOT / "python" / "baogao").glob("*.py"):
        assert not re.search(r"^(import re$|from re )", path.read_text(encoding="utf-8"), re.M), path
