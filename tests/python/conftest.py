"""What the tests share: where the shared texts are, and a text of our own."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Continuous integration judges a change, not chance: there hypothesis takes the same examples each run.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# Two short reports of invented offices, with what reports have: headings, members, rates, ranks, plans.
REPORTS = """云岭市林业局2020年工作总结
2020年，我局在市委、市政府的领导下，较好地完成了各项任务。
一、主要工作完成情况
（一）造林绿化。全市完成造林30.5万亩，比上年增长12.5%，其中经济林8万亩，占造林面积的26.2%。
（二）森林防火。发生火灾3起，同比减少2起；扑救人员近2000人次。
二、2021年工作安排
力争完成造林35万亩以上，森林覆盖率达到61%，居全省第2位。
云岭市林业局
2020年12月20日
"""


def shared(*parts: str) -> Path:
    """A path below the shared folder; absent: skip, in continuous integration fail."""
    root = Path(os.environ.get("BAOGAO_SHARED") or Path(__file__).resolve().parents[2].parent / "shared")
    path = root.joinpath(*parts)
    if not path.exists():
        message = f"{path} is not here; BAOGAO_SHARED names the shared folder"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def corpus_files() -> list[Path]:
    """The real reports; empty where there are none (a test of its own says so)."""
    root = Path(os.environ.get("BAOGAO_SHARED") or Path(__file__).resolve().parents[2].parent / "shared")
    return sorted(p for p in (root / "corpus").rglob("*") if p.is_file() and p.name != "README.md")
