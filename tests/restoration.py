#!/usr/bin/env python3
"""Figures of restoration on simulated damage: passages of real reports with random mixtures of kinds.

    restoration.py [--passages N] [--shifted N] [--seed N] [--show N]

New mixtures each run, unless a seed is given. Of each kind, a passage is undone exactly if its restoration is that of
the same passage without the kind: so each kind is judged by itself, whatever else the passage suffers. Passages are
one to three sentences; kinds that need more of a text (chunks, running headers, wraps, blanks, anti-copy strings) are
made on pages, ten to thirty paragraphs each, and judged likewise; wraps break by break. `furniture, held out` are the
lines of tests/cases/furniture/lines.tsv that were not looked at while rows were written. Of byte shifts
each run is judged: the stretches in which the shifted text differs from the one that is only annotated, against those
in which the restored texts differ. Runs that swallowed a digit are left out: it is lost for good. Few passages are
torn, so more are made until there are enough. Half of them were decoded by a program that shows torn bytes as `?` (D1),
half by one that drops them without a sign (D2): the main figures are of both, `D1` and `D2` of each. `confidence` is of
byte shifts given with more than 0.9: how many of them stand in text that is right. `not torn` are the same passages
with all that happened but the tearing: those in which no byte shift is seen."""

from __future__ import annotations

import argparse
import difflib
import importlib.util
import itertools
import pathlib
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator

import baogao

TOOL = pathlib.Path(__file__).parents[1] / "tools" / "damage.py"
TABLE = pathlib.Path(__file__).parent / "cases"
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
MARKERS = ["第{n}页共9页", "第 {n} 页 共 9 页", "- {n} -", "第{n}页", "{n} / 9", "Page {n} of 9", "第{n}页，共9页"]
ADDRESSES = ["www.haowen114.com", "（http://www.zongjie365.cn）", "【好公文网 www.gwen.net】", "WWW.FW5188.COM"]
INVISIBLE = "\u200b\u00ad\ufeff\u200d\ue5e5"


def lines(half: str) -> dict[str, list[str]]:
    """Lines of furniture that are no rows of the table, by where they stand."""
    out: dict[str, list[str]] = defaultdict(list)
    for row in (TABLE / "furniture" / "lines.tsv").read_text(encoding="utf-8").splitlines():
        if row.startswith("#") or row.startswith("place\t"):
            continue
        place, which, line = row.split("\t")
        if which == half and not re.search(r"\d+ ?/ ?\d+$|第 \d+ 页|^Page", line):  # those are page markers
            out[place].append(line)
    return out


def passages(rng: random.Random) -> list[str]:
    """One to three sentences at a time of every report, shuffled."""
    out = []
    for text in texts():
        for line in text.splitlines():
            sentences = re.findall("[^。！？]*[。！？]", line)
            at = 0
            while at < len(sentences):
                step = rng.choice((1, 2, 3))
                out.append("".join(sentences[at : at + step]).strip())
                at += step
    rng.shuffle(out)
    return [text for text in out if 20 <= len(text) <= 600]


def texts() -> Iterator[str]:
    """The reports of the corpus."""
    for path in corpus_files():
        data = path.read_bytes()
        try:
            yield data.decode("utf-8")
        except UnicodeDecodeError:
            yield data.decode("gb18030", errors="replace")


def pages(rng: random.Random) -> list[str]:
    """Ten to thirty paragraphs at a time of every report that restoration leaves as it is, shuffled."""
    out = []
    for text in texts():
        paragraphs = [p for p in map(str.strip, text.splitlines()) if len(p) > 30 and p[-1] in "。！"]
        at = 0
        while at < len(paragraphs):
            step = rng.randint(10, 30)
            page = "\n".join(paragraphs[at : at + step])
            at += step
            if len(page) > 1000 and baogao.restore(page).text == page:
                out.append(page)
    rng.shuffle(out)
    return out


class Recipe:
    """What happens to one passage; any kind can be left out."""

    KINDS = ("annotation", "page_marker", "furniture", "entity", "junk")

    def __init__(self, text: str, rng: random.Random, must_shift: bool) -> None:
        self.seed = rng.randrange(2**32)
        kinds = [k for k in self.KINDS if rng.random() < 0.5]
        self.kinds = frozenset([*kinds, "byte_shift"] if must_shift or rng.random() < 0.8 else kinds)
        self.readings = tool.site_readings(random.Random(self.seed), rng.uniform(0.3, 1.0))
        self.style = self.script = ""
        # What tears characters is a program of one kind of site; elsewhere anything goes.
        if "byte_shift" not in self.kinds:
            self.style = rng.choice(tool.STYLES)
            self.script = rng.choice(("s2t", "s2tw", "s2hk", "sites"))
            if rng.random() < 0.7:
                self.readings = tool.own_readings(rng, rng.randint(30, 400))
        self.strip = rng.random() < 0.5
        self.reencode = rng.random() < 0.3
        self.policy = rng.choice(("D1", "D2"))
        self.cut = rng.uniform(0.3, 1.0)
        self.unseen = rng.random() < 0.4
        half = lines("held_out" if self.unseen else "tuned")
        others = half if self.unseen or rng.random() < 0.5 else {"head": HEADS, "tail": TAILS, "middle": []}
        self.heads = rng.sample(others["head"], rng.choice((1, 2)))
        self.tails = rng.sample(others["tail"] + others["middle"], rng.choice((1, 2)))
        self.marker = rng.choice(MARKERS)
        self.glue_marker = rng.random() < 0.5 and "共9页" in self.marker and " " not in self.marker
        self.address = rng.choice(ADDRESSES) if rng.random() < 0.5 else ""
        self.text = text

    def damaged(self, kinds: frozenset[str]) -> str:
        """The passage with these kinds."""
        text = tool.to_traditional(self.text, self.script or "sites")
        rng = random.Random(self.seed)
        if "page_marker" in kinds:
            cuts = [m.end() for m in re.finditer("[，。；]", text)]
            at = cuts[len(cuts) // 2] if len(cuts) > 2 else 0
            if 0 < at < len(text):
                marker = self.marker.format(n=3)
                text = text[:at] + (marker if self.glue_marker else f"\n{marker}\n") + text[at:]
        if "furniture" in kinds:
            text = "\n".join([*map(tool.to_traditional, self.heads), text, *map(tool.to_traditional, self.tails)])
        if "entity" in kinds:
            text = tool.entities(text)
        if "byte_shift" in kinds:
            readings = self.readings if "annotation" in kinds else {}
            text = tool.shift(
                text, random.Random(self.seed), readings, self.policy, self.cut, self.reencode, self.strip
            )
        elif "annotation" in kinds:
            text = tool.annotate(text, self.readings, self.style or "toned")
        if "junk" in kinds:
            places = [m.start() for m in re.finditer("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", text)]
            for at in sorted(rng.sample(places, min(3, len(places))), reverse=True):
                text = text[:at] + rng.choice(INVISIBLE) + text[at:]
        return text


class Page:
    """What happens to one page, simplified or not; any kind can be left out."""

    KINDS = ("page_marker", "furniture", "junk", "punctuation", "width", "address")

    def __init__(self, text: str, rng: random.Random) -> None:
        self.text = text
        self.seed = rng.randrange(2**32)
        self.traditional = rng.random() < 0.3
        self.marking = rng.choice(("chunks", "inline", "headers"))
        self.length = rng.randint(250, 600)
        self.width = rng.randint(22, 45)
        self.indented = rng.random() < 0.5
        self.times = rng.choice((2, 3, 5))
        self.furniture = Recipe(text, rng, False)
        self.address = rng.choice(ADDRESSES)
        # Strings and addresses that a wrap cuts are another kind of damage.
        kinds = [k for k in self.KINDS if self.marking != "headers" or k not in ("junk", "address")]
        self.kinds = frozenset(k for k in kinds if rng.random() < 0.4)

    def damaged(self, kinds: frozenset[str]) -> str:
        """The page with these kinds."""
        rng = random.Random(self.seed)
        text = self.text
        if "width" in kinds:
            text = tool.wide(text)
        if self.traditional:
            text = tool.to_traditional(text)
        if "junk" in kinds:
            text = tool.anticopy(text, rng, self.times)
        if "address" in kinds:
            at = rng.choice([m.end() for m in re.finditer("[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text)])
            text = text[:at] + self.address + text[at:]
        if "punctuation" in kinds:
            text = tool.commas(text, random.Random(self.seed))
        if "page_marker" in kinds:
            if self.marking == "headers":
                text = tool.wrap(text, 40)
                text = tool.headers(text, "某县人民政府工作报告", max(4, text.count("\n") // 6))
            else:
                text = tool.chunks(text, self.length, self.marking == "inline")
        elif self.marking == "headers":
            text = tool.wrap(text, 40)
        if "furniture" in kinds:
            head, tail = self.furniture.heads, self.furniture.tails
            text = tool.furniture(text, "\n".join(head) + "\n", "\n" + "\n".join(tail))
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
        calm_restored = baogao.restore(calm_raw)
        calm_got = calm_restored.text
        for kind in calm if done <= passages_wanted else ():
            without = baogao.restore(recipe.damaged(calm - {kind})).text
            same = re.sub(r"\s", "", without) == re.sub(r"\s", "", calm_got)
            name = "furniture, held out" if kind == "furniture" and recipe.unseen else kind
            score(name, same, 1)
            if not same:
                tell(name, calm_raw, calm_got, without)
        if "byte_shift" not in recipe.kinds or raw == calm_raw:
            continue
        shifted += 1
        score("byte_shift, not torn", "byte_shift" not in set(calm_restored.edits.kind), 1)
        name = "byte_shift, stripped" if recipe.strip else "byte_shift, kept"
        runs = len(stretches(raw, calm_raw))
        wrong = stretches(calm_got, got.text)
        if wrong:
            tell(name, raw, got.text, calm_got)
        for key in (name, f"{name}, {recipe.policy}"):
            score(key, max(0, runs - len(wrong)), runs)
        score(name + ", passages", not wrong, 1)
        sure = got.edits[(got.edits.kind == "byte_shift") & (got.edits.confidence > 0.9)]
        right = sum(
            not any((s < end and start < e) or start < s == e < end for s, e in wrong)
            for start, end in zip(sure.start, sure.end, strict=True)
        )
        for key in ("confidence > 0.9", f"confidence > 0.9, {recipe.policy}"):
            score(key, right, len(sure))
    return {name: (right, total) for name, (right, total) in scores.items()}


def page_figures(wanted: int, seed: int, show: int = 0) -> dict[str, tuple[int, int]]:
    """The same for kinds that need a page; wraps break by break."""
    rng = random.Random(seed)
    scores: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def score(name: str, right: int, total: int, *parts: str) -> None:
        nonlocal show
        scores[name][0] += right
        scores[name][1] += total
        if right < total and show > 0:
            show -= 1
            print(name, *(f"{len(part)} {part[:600]!r}" for part in parts), sep="\n  ")

    for text in pages(rng)[:wanted]:
        page = Page(text, rng)
        got = baogao.restore(page.damaged(page.kinds)).text
        for kind in page.kinds:
            without = baogao.restore(page.damaged(page.kinds - {kind})).text
            name = {"page_marker": f"page_marker, {page.marking}", "junk": f"junk, {page.times} strings"}.get(
                kind, kind
            )
            if kind == "furniture" and page.furniture.unseen:
                name = "furniture, held out"
            same = re.sub(r"\s", "", without) == re.sub(r"\s", "", got)
            score("page: " + name, same, 1, page.damaged(page.kinds), got, without)
        blanks = baogao.restore(tool.spaced(text)).text
        if not re.search(r"\S[ 　]\S", text):  # an author's blanks are lost among the others
            score("page: space", blanks == text, 1, text, blanks)
        # A blank at which a line was wrapped is lost.
        joined = re.sub("[ 　]", "", baogao.restore(wrapped(text, page)).text).split("\n")
        paragraphs = text.replace(" ", "").replace("　", "").split("\n")
        right = len(set(paragraphs) & set(joined))
        score("page: line, paragraphs" + (" indented" if page.indented else ""), right, len(set(paragraphs)))
    return {name: (right, total) for name, (right, total) in scores.items()}


HEADING = re.compile(
    r"[#*\s]*(?:第?[一二三四五六七八九十]{1,3}(?:、|章|节|部分)|[（(][一二三四五六七八九十]{1,3}[）)])"
)


def break_figures(wanted: int, seed: int, show: int = 0) -> dict[str, tuple[int, int]]:
    """Of line breaks that were lost before headings (and, in indented texts, before any paragraph) those put back;
    `lost breaks, right`: of breaks put back those that had been there."""
    rng = random.Random(seed)
    scores: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for number, text in enumerate(list(texts())[:wanted]):
        clean = re.sub(r"[ \t　\r]*\n\s*", "\n", baogao.restore(text).text.strip())
        if baogao.restore(clean).text != clean or len(re.findall(f"^{HEADING.pattern}", clean, re.M)) < 4:
            continue
        indent = "　　" if number % 2 else ""
        page = re.sub("^", indent, clean, flags=re.M)
        share = rng.choice((0.1, 0.3, 0.5))
        kept = baogao.restore(tool.lost_breaks(page, rng, share))
        if re.sub(r"\s", "", kept.text) != re.sub(r"\s", "", page):
            continue  # another kind of damage was seen in what is left
        before, after = _breaks(page), _breaks(kept.text)
        gone = before - _breaks(kept.raw)
        put = after - _breaks(kept.raw)
        lines = page.split("\n")
        starts = list(itertools.accumulate((len(re.sub(r"\s", "", line)) for line in lines), initial=0))
        heads = {at for at, line in zip(starts, lines, strict=False) if indent or HEADING.match(line)} - {0}
        name = "lost breaks" + (", indented" if indent else "")
        for right, total, kind in ((gone & put & heads, gone & heads, name), (put & before, put, "lost breaks, right")):
            scores[kind][0] += len(right)
            scores[kind][1] += len(total)
        for at in sorted(put - before if show else ()):
            print("a break that was not there:", re.sub(r"\s", "", page)[max(0, at - 30) : at + 30])
    return {name: (right, total) for name, (right, total) in scores.items()}


def _breaks(text: str) -> set[int]:
    """Where lines end, in characters without blanks."""
    lengths = itertools.accumulate(len(re.sub(r"\s", "", line)) for line in text.split("\n"))
    return set(lengths)


def wrapped(text: str, page: Page) -> str:
    """The page in lines of one width, its paragraphs indented or not."""
    indent = "　　" if page.indented else ""
    return tool.wrap("\n".join(indent + p for p in text.split("\n")), page.width)


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description="Figures of restoration on simulated damage.")
    parser.add_argument("--passages", type=int, default=2000)
    parser.add_argument("--shifted", type=int, default=500, help="at least so many with torn characters, if there are")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--show", type=int, default=0, help="print so many failures")
    options = parser.parse_args()
    scores = figures(options.passages, options.shifted, options.seed, options.show)
    scores |= page_figures(options.pages, options.seed, options.show)
    scores |= break_figures(options.pages, options.seed, options.show)
    print(f"seed {options.seed}")
    for name, (right, total) in sorted(scores.items()):
        print(f"{name:32} {right:5} of {total:5}  {right / max(1, total):.2%}")


if __name__ == "__main__":
    main()
