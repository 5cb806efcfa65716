#!/usr/bin/env python3
"""Figures of restoration on simulated damage: passages of real reports with random mixtures of kinds.

    restoration.py [--passages N] [--shifted N] [--seed N] [--show N]

New mixtures each run, unless a seed is given. Of each kind, a passage is undone exactly if its restoration is that of
the same passage without the kind: so each kind is judged by itself, whatever else the passage suffers. Of byte shifts
each run is judged: the stretches in which the shifted text differs from the one that is only annotated, against those
in which the restored texts differ. Runs that swallowed a digit are left out: it is lost for good. Few passages are
torn, so more are made until there are enough. `confidence` is of byte shifts given with more than 0.9: how many of
them stand in text that is right."""

from __future__ import annotations

import argparse
import difflib
import importlib.util
import pathlib
import random
import re
import sys
import time
from collections import defaultdict

import baogao

TOOL = pathlib.Path(__file__).parents[1] / "tools" / "damage.py"
sys.path.insert(0, str(pathlib.Path(__file__).parent / "python"))
from conftest import corpus_files  # noqa: E402

spec = importlib.util.spec_from_file_location("damage", TOOL)
assert spec and spec.loader
tool = importlib.util.module_from_spec(spec)
sys.modules["damage"] = tool
spec.loader.exec_module(tool)

# What sites put before, behind and between paragraphs; in our words, after the kinds of furniture that are known.
HEADS = [
    "当前位置：首页 > 政务公开 > 工作总结",
    "字体：【大 中 小】",
    "发布时间：2020-03-05 来源：市政府办公室 【打印】",
    "版权说明:本文档由用户提供并上传,若内容存在侵权,请进行举报或认领",
    "文档简介",
]
TAILS = ["责任编辑：李华", "【关闭窗口】", "扫一扫在手机打开当前页", "还剩3页未读，继续阅读", "浏览次数：1205"]
MARKERS = ["第{n}页共9页", "第 {n} 页 共 9 页", "- {n} -"]


def passages(rng: random.Random) -> list[str]:
    """One to three sentences at a time of every report, shuffled."""
    texts = []
    for path in corpus_files():
        data = path.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("gb18030", errors="replace")
        for line in text.splitlines():
            sentences = re.findall("[^。！？]*[。！？]", line)
            at = 0
            while at < len(sentences):
                step = rng.choice((1, 2, 3))
                texts.append("".join(sentences[at : at + step]).strip())
                at += step
    rng.shuffle(texts)
    return [text for text in texts if 20 <= len(text) <= 600]


class Recipe:
    """What happens to one passage; any kind can be left out."""

    def __init__(self, text: str, rng: random.Random, must_shift: bool) -> None:
        self.seed = rng.randrange(2**32)
        self.readings = tool.site_readings(random.Random(self.seed), rng.uniform(0.3, 1.0))
        self.strip = rng.random() < 0.5
        self.reencode = rng.random() < 0.3
        self.cut = rng.uniform(0.3, 1.0)
        self.heads = rng.sample(HEADS, rng.choice((1, 2)))
        self.tails = rng.sample(TAILS, rng.choice((1, 2)))
        self.marker = rng.choice(MARKERS)
        self.text = text
        kinds = [k for k in ("annotation", "page_marker", "furniture", "entity") if rng.random() < 0.6]
        self.kinds = frozenset([*kinds, "byte_shift"] if must_shift or rng.random() < 0.8 else kinds)

    def damaged(self, kinds: frozenset[str]) -> str:
        """The passage with these kinds."""
        text = tool.to_traditional(self.text)
        if "page_marker" in kinds:
            cuts = [m.end() for m in re.finditer("[，。；]", text)]
            at = cuts[len(cuts) // 2] if len(cuts) > 2 else 0
            if 0 < at < len(text):
                text = text[:at] + "\n" + self.marker.format(n=3) + "\n" + text[at:]
        if "furniture" in kinds:
            text = "\n".join([*map(tool.to_traditional, self.heads), text, *map(tool.to_traditional, self.tails)])
        if "entity" in kinds:
            text = tool.entities(text)
        if "byte_shift" in kinds:
            readings = self.readings if "annotation" in kinds else {}
            text = tool.shift(text, random.Random(self.seed), readings, "D1", self.cut, self.reencode, self.strip)
        elif "annotation" in kinds:
            text = tool.annotate(text, self.readings)
        return text


def stretches(a: str, b: str) -> list[tuple[int, int]]:
    """Where two texts differ, in b; stretches with less than four characters between them count as one."""
    out: list[tuple[int, int]] = []
    for tag, _, _, begin, end in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if out and begin - out[-1][1] < 4:
            out[-1] = (out[-1][0], end)
        else:
            out.append((begin, end))
    return out


def figures(passages_wanted: int, shifted_wanted: int, seed: int, show: int = 0) -> dict[str, tuple[int, int]]:
    """How many are right, and of how many, by what is counted."""
    rng = random.Random(seed)
    scores: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def score(name: str, right: int, total: int) -> None:
        scores[name][0] += right
        scores[name][1] += total

    def tell(name: str, *parts: object) -> None:
        nonlocal show
        if show > 0:
            show -= 1
            print(name, *map(repr, parts), sep="\n  ")

    done = shifted = 0
    for text in passages(rng):
        if done >= passages_wanted and shifted >= shifted_wanted:
            break
        recipe = Recipe(text, rng, done >= passages_wanted)
        traditional = tool.to_traditional(text)
        if not recipe.kinds or traditional.encode("gbk", "ignore").decode("gbk") != traditional:
            continue
        raw = recipe.damaged(recipe.kinds)
        # Byte shifts change what the others see, so those are judged without them.
        calm = recipe.kinds - {"byte_shift"}
        calm_raw = recipe.damaged(calm)
        if re.search(r"\?[0-9.%]", raw) or (done >= passages_wanted and raw == calm_raw):
            continue
        done += 1
        got = baogao.restore(raw)
        calm_got = baogao.restore(calm_raw).text
        for kind in calm if done <= passages_wanted else ():
            without = baogao.restore(recipe.damaged(calm - {kind})).text
            same = re.sub(r"\s", "", without) == re.sub(r"\s", "", calm_got)
            score(kind, same, 1)
            if not same:
                tell(kind, calm_raw, calm_got, without)
        if "byte_shift" not in recipe.kinds or raw == calm_raw:
            continue
        shifted += 1
        name = "byte_shift, stripped" if recipe.strip else "byte_shift, kept"
        runs = len(stretches(raw, calm_raw))
        wrong = stretches(calm_got, got.text)
        if wrong:
            tell(name, raw, got.text, calm_got)
        score(name, max(0, runs - len(wrong)), runs)
        score(name + ", passages", not wrong, 1)
        sure = got.edits[(got.edits.kind == "byte_shift") & (got.edits.confidence > 0.9)]
        right = sum(
            not any((s < end and start < e) or start < s == e < end for s, e in wrong)
            for start, end in zip(sure.start, sure.end, strict=True)
        )
        score("confidence > 0.9", right, len(sure))
    return {name: (right, total) for name, (right, total) in scores.items()}


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description="Figures of restoration on simulated damage.")
    parser.add_argument("--passages", type=int, default=2000)
    parser.add_argument("--shifted", type=int, default=500, help="at least so many with torn characters, if there are")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--show", type=int, default=0, help="print so many failures")
    options = parser.parse_args()
    scores = figures(options.passages, options.shifted, options.seed, options.show)
    print(f"seed {options.seed}")
    for name, (right, total) in sorted(scores.items()):
        print(f"{name:32} {right:5} of {total:5}  {right / max(1, total):.2%}")


if __name__ == "__main__":
    main()
