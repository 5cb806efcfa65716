#!/usr/bin/env python3
"""Measure the installed package on the development gold sets and hold it to floors that only rise.

    python tests/gold.py            print every figure beside its floor
    python tests/gold.py --pin      raise floors to what is reached now (never lowers one)
    python tests/gold.py --pin --lower NAME   lower the one named floor, for a reason given in the commit
    python tests/gold.py --reliability   is `confidence` what it says? the tables of docs/confidence.md

The figures come from the scorers in ../shared/gold (or $BAOGAO_SHARED), run as they are, on the development sets there
and on the held-out ones in tests/heldout, which were annotated before the parser was run on them. `tests/floors.json`
holds a floor a figure and the fingerprint of the gold files that they were measured on; test_gold.py compares."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("BAOGAO_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "gold"
FLOORS = ROOT / "tests" / "floors.json"
SETS = ("seeds", "reports", "cities", "bureau", "whole")
# Annotated before the parser was run on them, and read for faults afterwards, row by row; the JUDGES last, and once.
HELD_OUT = tuple(sorted(path.stem for path in (ROOT / "tests" / "heldout").glob("*.json")))
JUDGES = ("bureau23", "whole14")
# A figure may vary in its last digits between machines (ICU versions); floors are cut here.
DIGITS = 3
BINS = (0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95)  # lower bounds of confidence


def fingerprint() -> str:
    """SHA-256 over the gold files and scorers, in the order of their names."""
    h = hashlib.sha256()
    for path in sorted(p for p in GOLD.iterdir() if p.suffix in (".json", ".md", ".py")):
        h.update(path.name.encode())
        h.update(path.read_bytes())
    return h.hexdigest()


def _run(script: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, str(GOLD / script), *arguments], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def held_out(name: str) -> list[dict[str, Any]]:
    """The passages of a held-out set; those of the shared corpus have a place instead of a text, which is read here."""
    snippets: list[dict[str, Any]] = json.loads((ROOT / "tests" / "heldout" / f"{name}.json").read_text("utf-8"))
    for snippet in snippets:
        if "text" not in snippet:
            ref = snippet["ref"]
            data = (SHARED / "corpus" / ref["file"]).read_bytes()
            snippet["text"] = data.decode(ref.get("encoding", "utf-8"))[ref["start"] : ref["end"]]
    return snippets


def measure() -> dict[str, float]:
    """Every figure by name, 0..1."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [GOLD / f"{name}.json" for name in SETS]
        for name in HELD_OUT:
            paths.append(pathlib.Path(folder) / f"heldout-{name}.json")
            paths[-1].write_text(json.dumps(held_out(name), ensure_ascii=False), encoding="utf-8")
        return observations([str(p) for p in paths]) | structure() | restoration()


def observations(paths: list[str]) -> dict[str, float]:
    """Figures of score.py on the sets in these files."""
    figures: dict[str, float] = {}
    for table in ("observations", "quantities"):
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            _run("score.py", "--table", table, "--json", out.name, *paths)
            scores = json.loads(pathlib.Path(out.name).read_text(encoding="utf-8"))
        for path, score in scores.items():
            name = pathlib.Path(path).stem
            if table == "quantities":
                figures[f"quantities/{name}/value_recall"] = score["value"]["R"]
                figures[f"quantities/{name}/value_precision"] = score["value"]["P"]
            else:
                figures |= {f"observations/{name}/{k}": score[k]["F1"] for k in ("value", "measure", "full", "exact")}
    return figures


def structure() -> dict[str, float]:
    """Figures of score_structure.py."""
    figures: dict[str, float] = {}
    page = next((SHARED / "seeds").glob("*.txt"))
    out_text = _run("score_structure.py", "--page", str(page), str(GOLD / "seeds.json"), str(GOLD / "whole.json"))
    for line in out_text.splitlines():
        if m := re.match(
            r"(\S+\.json) headings .*?F1 ([\d.]+); region (\d+)/(\d+); period (\d+)/(\d+); .*F1 ([\d.]+)", line
        ):
            name = pathlib.Path(m[1]).stem
            figures[f"structure/{name}/headings"] = float(m[2])
            figures[f"structure/{name}/region"] = int(m[3]) / max(1, int(m[4]))
            figures[f"structure/{name}/parent"] = float(m[7])
        if m := re.match(r"  (\S+) exact (True|False).* region (\S+) want (\S+); issuer (\S+) want (\S+)", line):
            figures[f"page/{m[1]}/exact"] = float(m[2] == "True")
            figures[f"page/{m[1]}/region"] = float(m[3] == m[4])
            figures[f"page/{m[1]}/issuer"] = float(m[5] == m[6])
    return figures


def restoration() -> dict[str, float]:
    """Figures of score_restore.py."""
    figures: dict[str, float] = {}
    for line in _run("score_restore.py", str(GOLD / "mangled.json")).splitlines():
        if m := re.match(r"\S+ (\w+): exact (\d+)/(\d+)", line):
            figures[f"restore/{m[1]}/exact"] = int(m[2]) / int(m[3])
    return figures


def judged() -> list[tuple[str, float, bool]]:
    """(rule, confidence, right) of every observation on the last held-out sets.

    The values of confidence were fitted on the others. Right is one whose label, measure, value and unit are: the
    scorer's level `full`."""
    sys.path.insert(0, str(GOLD))
    import score  # the scorer's own module

    import baogao

    out = []
    for name in JUDGES:
        for snippet in held_out(name):
            rows = score.plain(baogao.parse(snippet["text"]).observations)
            spans = [score.span(snippet, fact) for fact in snippet["facts"]]
            levels = {i: level for level, _, i, _ in score.pair(rows, snippet["facts"], spans)}
            out += [(row["rule"], row["confidence"], levels.get(i, 0) >= 4) for i, row in enumerate(rows)]
    return out


def reliability() -> str:
    """Tables in Markdown: observations by confidence and by rule, how many there are and how many are right."""
    rows = judged()
    lines = ["| confidence | rows | mean confidence | right |", "| --- | --- | --- | --- |"]
    for low in BINS:
        high = min((b for b in BINS if b > low), default=1.01)
        some = [(c, right) for _, c, right in rows if low <= c < high]
        if some:
            mean, share = sum(c for c, _ in some) / len(some), sum(right for _, right in some) / len(some)
            lines.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(some)} | {mean:.2f} | {share:.2f} |")
    lines += ["", "| rule | rows | mean confidence | right |", "| --- | --- | --- | --- |"]
    for rule in sorted({r for r, _, _ in rows}):
        some = [(c, right) for r, c, right in rows if r == rule]
        mean, share = sum(c for c, _ in some) / len(some), sum(right for _, right in some) / len(some)
        lines.append(f"| `{rule}` | {len(some)} | {mean:.2f} | {share:.2f} |")
    return "\n".join(lines)


def main() -> int:
    """Print the figures; with --pin, write them as floors."""
    parser = argparse.ArgumentParser(description="figures on the gold sets, and their floors")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME", help="let this floor fall")
    parser.add_argument("--reliability", action="store_true", help="how often rows of each confidence are right")
    arguments = parser.parse_args()
    if arguments.reliability:
        print(reliability())
        return 0
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    figures = measure()
    floors = dict(old["floors"])
    for name, value in sorted(figures.items()):
        floor = floors.get(name)
        mark = "" if floor is None or value >= floor else "  BELOW ITS FLOOR"
        print(f"{name:45} {value:.3f}  floor {'none' if floor is None else f'{floor:.3f}'}{mark}")
        if floor is None or value > floor or name in arguments.lower:
            floors[name] = int(value * 10**DIGITS) / 10**DIGITS
    if arguments.pin:
        text = json.dumps({"gold": fingerprint(), "floors": dict(sorted(floors.items()))}, indent=1)
        FLOORS.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
