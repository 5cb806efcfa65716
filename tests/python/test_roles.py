"""The roles of the numerals of cases/quantity/roles.tsv, chosen at random from the corpus and labelled by hand."""

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import baogao
from conftest import shared

CASES = Path(__file__).parents[1] / "cases" / "quantity" / "roles.tsv"
LEAST = 0.97


def labels() -> dict[str, list[tuple[int, str]]]:
    """The labelled offsets of each file."""
    with CASES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        by_file = defaultdict(list)
        for row in rows:
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


def test_roles_of_numerals_chosen_at_random() -> None:
    wrong, numerals, total = [], 0, 0
    for name, expected in labels().items():
        path = shared("corpus", *name.split("/"))
        doc = baogao.parse(path.read_bytes(), encoding="gb18030" if name.startswith("hailar") else "utf-8")
        role = role_at(doc)
        for offset, label in expected:
            total += 1
            numerals += "none" not in label
            found = role(offset)
            if found not in label.split("|"):
                wrong.append(f"{name} {offset} …{doc.raw[offset - 12 : offset + 12]!r}: {found}, not {label}")
    assert numerals >= 500
    assert len(wrong) <= (1 - LEAST) * total, "\n".join(wrong)
    missed = sum(" not none" not in line for line in wrong)
    assert missed <= (1 - LEAST) * numerals, "\n".join(wrong)
