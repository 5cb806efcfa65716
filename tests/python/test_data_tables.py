"""Tables of knowledge, tested like code: a fault names its file and line; every table says what it is."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "cpp" / "data"
TOOL = ROOT / "cpp" / "tools" / "make_tables.py"

FAULTS = [
    ("a row twice", "surface\tkind:Kind\n甲\tone\n甲\ttwo\n", ":3: 甲 stands twice"),
    ("out of order", "surface\n乙\n一\n", ":3: 一 must stand before 乙"),
    ("a cell missing", "# comment\nsurface\tkind:Kind\n甲\n", ":3: 1 cells, the header names 2 columns"),
    ("no word", "surface\tkind:Kind\n甲\tBig One\n", ":2: 'Big One' is no word of Kind"),
    ("no number", "surface\tfactor:number\n甲\tten\n", ":2: 'ten' is no number"),
    ("blanks", "surface\tkind:Kind\n甲 \tone\n", ":2: blanks at the end of a cell"),
    ("nothing", "# only a comment\n", ":1: no rows"),
]


def run(table: pathlib.Path, out: pathlib.Path) -> subprocess.CompletedProcess[str]:
    """The generator on one table."""
    return subprocess.run(
        [sys.executable, str(TOOL), str(out), str(table)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("what", "text", "message"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_names_file_and_line(what: str, text: str, message: str, tmp_path: pathlib.Path) -> None:
    """The build stops, and the message leads to the row."""
    table = tmp_path / "units.tsv"
    table.write_text(text, encoding="utf-8")
    result = run(table, tmp_path / "out")
    assert result.returncode == 1
    assert f"{table}{message}" in result.stderr


def test_rows_carry_their_line(tmp_path: pathlib.Path) -> None:
    """A fault that only the compiler finds (an unknown enum word) is reported at the table's line too."""
    table = tmp_path / "t.tsv"
    table.write_text('# c\nsurface\tkind:Kind\n"引"\tone\n', encoding="utf-8")
    assert run(table, tmp_path).returncode == 0
    assert (tmp_path / "t.inc").read_text(encoding="utf-8") == f'#line 3 "{table}"\n{{"\\"引\\"", Kind::one}},\n'


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda p: p.name)
def test_a_table_opens_with_what_it_is(path: pathlib.Path) -> None:
    """What a row means, and where the rows come from, stands at the top."""
    head = [line for line in path.read_text(encoding="utf-8").split("\n")[:40] if line.startswith("#")]
    assert len(head) >= 2, "say what a row means, where it comes from, and when one may be added"


def test_no_cue_word_is_shadowed() -> None:
    """A word stands in cues.tsv or in cue_words.tsv, not in both: the former would hide the latter."""

    def surfaces(name: str) -> set[str]:
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        return {line.split("\t")[0] for line in lines if line and not line.startswith("#")} - {"surface"}

    assert not surfaces("cues.tsv") & surfaces("cue_words.tsv")
