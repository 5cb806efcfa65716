"""The roles of the numerals of cases/quantity/roles.tsv, chosen at random from the corpus and labelled by hand, in two
rounds: the second tells how far the tuning to the first one carries."""

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

import baogao
from conftest import shared

CASES = Path(__file__).parents[1] / "cases" / "quantity" / "roles.tsv"
LEAST = 0.97


def labels(round_: str) -> dict[str, list[tuple[int, str]]]:
    """The labelled offsets of each file, of one round."""
    with CASES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        by_file = defaultdict(list)
        for row in filter(lambda row: row["round"] == round_, rows):
            by_file[row["file"]].append((int(row["offset"]), row["role"]))
    return by_file


def role_at(doc: baogao.Document) -> Callable[[int], str]:
    """A function from an offset of the raw text to the role of the numeral there, or none."""
    table = doc.quantities.sort_values("raw_start")
    starts, ends, roles = (table[name].tolist() for name in ("raw_start", "raw_end", "role"))

    def role(offset: int) -> str:
        i = bisect_right(starts, offset) - 1
        return roles[i] if i >= 0 and offset < ends[i] else "none"

    return role


@pytest.mark.parametrize(("round_", "fewest"), [("1", 500), ("2", 300)])
def test_roles_of_numerals_chosen_at_random(round_: str, fewest: int) -> None:
    wrong, numerals, total = [], 0, 0
    for name, expected in labels(round_).items():
        path = shared("corpus", *name.split("/"))
        doc = baogao.parse(path.read_bytes(), encoding="gb18030" if name.startswith("hailar") else "utf-8")
        role = role_at(doc)
        for offset, label in expected:
            total += 1
            numerals += "none" not in label
            found = role(offset)
            if found not in label.split("|"):
                wrong.append(f"{name} {offset} …{doc.raw[offset - 12 : offset + 12]!r}: {found}, not {label}")
    assert numerals >= fewest
    assert len(wrong) <= (1 - LEAST) * total, "\n".join(wrong)
    missed = sum(" not none" not in line for line in wrong)
    assert missed <= (1 - LEAST) * numerals, "\n".join(wrong)
