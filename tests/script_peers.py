#!/usr/bin/env python3
"""Our conversion of script beside OpenCC's: its test cases, and real reports that it made traditional.

    script_peers.py [--show N]

Cases stand behind a traditional sentence, since a stretch of a few characters says too little of its script to be
converted. Reports are converted by s2t, s2tw and s2hk; what comes back from us and from tw2s is compared by
characters, and the commonest differences are shown. Differences that rows of cpp/data/script_exceptions.tsv make
are counted apart."""

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
BEFORE = "這個國家的經濟發展與環境保護關係著人民的長遠利益,應該認真對待。\n"


def ours(text: str) -> str:
    """The text in simplified script, and nothing else done."""
    return baogao.restore(text, restore=ONLY_SCRIPT).text


def exceptions() -> list[tuple[str, str]]:
    """The rows of our exceptions."""
    rows = (ROOT / "cpp/data/script_exceptions.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t")[:2]) for row in rows if row and not row.startswith("#")][1:]  # type: ignore[misc]


def cases(show: int) -> None:
    """The test cases of OpenCC."""
    text = (SHARED / "peers/opencc/testcases.json").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^\s*//.*$", "", text)
    rows = json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]
    for column in ("t2s", "tw2s", "hk2s"):
        given = [(row["input"], row["expected"][column]) for row in rows if column in row["expected"]]
        wrong = [(a, b, got) for a, b in given if (got := ours(BEFORE + a).split("\n", 1)[1]) != b]
        print(f"cases {column}: {len(given) - len(wrong)} of {len(given)}")
        for source, want, got in wrong[:show]:
            print(f"  {source!r}\n  want {want!r}\n  got  {got!r}")


def reports(show: int) -> None:
    """Reports there and back."""
    texts = [p.read_text(encoding="utf-8") for p in corpus_files() if "hailar" not in p.parts]
    text = "\n".join(texts)
    keep = {a for a, _ in exceptions()} | {b for _, b in exceptions()}
    back = opencc.OpenCC("tw2s")
    for there in ("s2t", "s2tw", "s2hk"):
        source = opencc.OpenCC(there).convert(text)
        start = time.perf_counter()
        want = back.convert(source)
        middle = time.perf_counter()
        got = ours(source)
        end = time.perf_counter()
        size = len(source.encode()) / 1e6
        differences: Counter[tuple[str, str]] = Counter()
        excepted = 0
        for a, b in zip(want.split("\n"), got.split("\n"), strict=True):
            if a == b:
                continue
            for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
                if tag == "equal":
                    continue
                around = b[max(0, k - 2) : m + 2]
                if any(word in around for word in keep):
                    excepted += 1
                else:
                    differences[a[max(0, i - 2) : j + 2], around] += 1
        print(
            f"reports {there}: {sum(differences.values())} differences and {excepted} by exceptions in {len(want)}"
            f" characters; tw2s {size / (middle - start):.0f} MB/s, restore {size / (end - middle):.0f} MB/s"
        )
        for (a, b), n in differences.most_common(show):
            print(f"  {n:5} tw2s {a!r}, ours {b!r}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Our conversion of script beside OpenCC's.")
    parser.add_argument("--show", type=int, default=5)
    options = parser.parse_args()
    cases(options.show)
    reports(options.show)
