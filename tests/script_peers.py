#!/usr/bin/env python3
"""Our conversion of script beside OpenCC's: its test cases, and real reports that it made traditional.

    script_peers.py [--show N]

Cases stand behind a traditional sentence, since a stretch of a few characters says too little of its script to be
converted. Reports are converted by s2t, s2tw and s2hk; what comes back from us and from tw2s is compared by
characters, and the differences are shown, the commonest first. Counted apart are differences that rows of
cpp/data/script_exceptions.tsv make, each shown with its row and reason, and the cases of MIXED, explained there."""

import argparse
import difflib
import json
import os
import pathlib
import re
import sys
import time
from collections import Counter

import opencc

import baogao

sys.path.insert(0, str(pathlib.Path(__file__).parent / "python"))
from conftest import corpus_files  # noqa: E402

ROOT = pathlib.Path(__file__).parents[1]
SHARED = pathlib.Path(os.environ.get("BAOGAO_SHARED") or ROOT.parent / "shared")
OTHER_KINDS = ["furniture", "page_marker", "annotation", "byte_shift", "mojibake", "entity", "junk", "width", "space"]
ONLY_SCRIPT = dict.fromkeys([*OTHER_KINDS, "line", "punctuation"], False)
# Cases that mix scripts within a line, and why they differ: OpenCC converts all of it, we clause by clause what is
# traditional, since a simplified clause quotes what it writes.
MIXED = {
    "BYVoid_OpenCC_PR_464_jia_vs_jia": "袷衣 and 袷裙 hold no character that only traditional text has",
    "t2s_huai_and_pi_phrases": "一坏 and 坏布 hold no character that only traditional text has; 製坏 and 麪坏兒 do",
    "BYVoid_OpenCC_Issue_1469_simplified_me_passthrough": "老么 holds no character that only traditional text has",
}
BEFORE = "這個國家的經濟發展與環境保護關係著人民的長遠利益,應該認真對待。\n"


def ours(text: str) -> str:
    """The text in simplified script, and nothing else done."""
    return baogao.restore(text, restore=ONLY_SCRIPT).text


def table(name: str) -> list[list[str]]:
    """The rows of a table of knowledge."""
    rows = (ROOT / f"cpp/data/{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")][1:]


EXCEPTIONS = sorted(table("script_exceptions"), key=lambda row: -len(row[0]))


def differences(source: str, want: str, got: str) -> list[tuple[str, str, str]]:
    """Words that differ, with two characters around, and the exception that explains each; empty: none does."""
    out = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        near = source[max(0, k - 4) : m + 4] if len(source) == len(got) else source
        row = next((r for r in EXCEPTIONS if r[0] in near and r[1] in got), None)
        why = f"{row[0]} -> {row[1]}: {row[2]}" if row else ""
        out.append((want[max(0, i - 2) : j + 2], got[max(0, k - 2) : m + 2], why))
    return out


def cases(show: int) -> None:
    """The test cases of OpenCC."""
    text = (SHARED / "peers/opencc/testcases.json").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^\s*//.*$", "", text)
    rows = json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]
    for column in ("t2s", "tw2s", "hk2s"):
        given = [row for row in rows if column in row["expected"]]
        counts: Counter[str] = Counter()
        for row in given:
            source, want = row["input"], row["expected"][column]
            got = ours(BEFORE + source).split("\n", 1)[1]
            if got == want:
                continue
            exceptions = [why for *_, why in differences(source, want, got)]
            why = "; ".join(exceptions) if all(exceptions) else MIXED.get(row["id"], "")
            kind = "by exceptions" if all(exceptions) else "by mixed scripts" if why else "not explained"
            counts[kind] += 1
            if counts.total() <= show:
                print(f"  {kind}: {why}\n  {source!r}\n  want {want!r}\n  got  {got!r}")
        kinds = ", ".join(f"{counts[kind]} differ {kind}" for kind in ("by exceptions", "by mixed scripts"))
        print(
            f"cases {column}: {len(given) - counts.total()} of {len(given)} equal; explained: {kinds};"
            f" {counts['not explained']} not explained"
        )


def reports(show: int) -> None:
    """Reports there and back."""
    texts = [p.read_text(encoding="utf-8") for p in corpus_files() if "hailar" not in p.parts]
    text = "\n".join(texts)
    back = opencc.OpenCC("tw2s")
    for there in ("s2t", "s2tw", "s2hk"):
        source = opencc.OpenCC(there).convert(text)
        start = time.perf_counter()
        want = back.convert(source)
        middle = time.perf_counter()
        got = ours(source)
        end = time.perf_counter()
        size = len(source.encode()) / 1e6
        counts: Counter[tuple[str, str, str]] = Counter()
        for raw, a, b in zip(source.split("\n"), want.split("\n"), got.split("\n"), strict=True):
            if a != b:
                counts.update(differences(raw, a, b))
        excepted = sum(n for (*_, why), n in counts.items() if why)
        print(
            f"reports {there}: {counts.total() - excepted} differences and {excepted} by exceptions in {len(want)}"
            f" characters; tw2s {size / (middle - start):.0f} MB/s, restore {size / (end - middle):.0f} MB/s"
        )
        for (a, b, why), n in counts.most_common(show):
            print(f"  {n:5} tw2s {a!r}, ours {b!r}{'; ' + why if why else ''}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Our conversion of script beside OpenCC's.")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    cases(options.show)
    reports(options.show)
