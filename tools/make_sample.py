#!/usr/bin/env python3
"""Make the sample that ships with the package, python/baogao/data/sample.txt.

    python tools/make_sample.py

Three short reports of invented bureaus (tests/cases/sample/clean.txt, our own words, all figures made up) are damaged
the way the seed page is: traditional script, readings in parentheses, runs read one byte off, numbered chunks,
a sharing site's furniture. Deterministic; tests/python/test_sample.py restores it and compares with the clean text."""

import pathlib

import damage

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLEAN = ROOT / "tests" / "cases" / "sample" / "clean.txt"
SAMPLE = ROOT / "python" / "baogao" / "data" / "sample.txt"


def main() -> None:
    """Write the sample."""
    clean = CLEAN.read_text(encoding="utf-8").strip()
    title = clean[: clean.index("(")]
    page = damage.damage(
        title + clean,  # the site puts its own title in front
        seed=4,
        traditional=True,
        annotate=True,
        shift=True,
        reencode=True,
        strip=False,
        chunks=300,
        furniture=True,
    )
    SAMPLE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
