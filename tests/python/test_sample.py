"""The sample that ships with the package: damaged by the simulator, restored exactly, and full of facts."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import baogao

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLEAN = ROOT / "tests" / "cases" / "sample" / "clean.txt"


def test_restored_exactly() -> None:
    """The three reports of the sample are those of the clean text, to the character."""
    doc = baogao.parse(baogao.sample())
    reports = "".join(doc.text[r.start : r.end] for r in doc.reports.itertuples())
    assert reports == CLEAN.read_text(encoding="utf-8").strip()
    assert len(doc.reports) == 3


def test_damaged_like_the_seed() -> None:
    """Furniture, chunk numbers, annotations, traditional script and byte shifts are all in it."""
    kinds = set(baogao.parse(baogao.sample()).edits.kind)
    assert {"furniture", "page_marker", "annotation", "script", "byte_shift"} <= kinds


def test_made_by_its_script() -> None:
    """tools/make_sample.py makes the very file that ships."""
    sample = ROOT / "python" / "baogao" / "data" / "sample.txt"
    before = sample.read_bytes()
    subprocess.run([sys.executable, str(ROOT / "tools" / "make_sample.py")], check=True)
    assert sample.read_bytes() == before


def test_facts() -> None:
    """The facts of the sample's first section are there, with their section and region."""
    tidy = baogao.parse(baogao.sample()).tidy()
    rows = {(r.indicator, r.measure, r.value) for r in tidy[tidy.section_path == "一/(一)"].itertuples()}
    assert ("高新技术产业产值", "growth", 13.4) in rows
    assert ("省级立项项目支持资金", "level", 18_600_000.0) in rows
    assert set(tidy.region.dropna()) == {"三明市", "汉中市", "曲靖市"}
