#!/usr/bin/env python3
"""Make the damaged pages that ./dev bench restores.

    make_pages.py FOLDER CORPUS

The reports of CORPUS are cut into pages of the length that sites have, and each is damaged by tools/damage.py the way
one kind of site does it: sites that host other people's documents (half of the pages: traditional script, readings,
torn bytes, chunks, furniture), converted ones (traditional script and readings), portals (furniture, entities, page
numbers), scans (hard line breaks) and pages with a stretch in a crossed encoding. Without the corpus or without the
package `opencc` FOLDER stays empty, and the benchmark takes the sample that ships with the package. The same corpus
gives the same pages."""

import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

PAGE = 8000  # characters
PORTAL_HEAD = (
    "当前位置：首页 > 政务公开 > 工作总结\n字体：【大 中 小】\n发布时间：2020-03-05 来源：市政府办公室 【打印】\n"
)
PORTAL_TAIL = "\n责任编辑：李华\n【关闭窗口】\n扫一扫在手机打开当前页\n浏览次数：1205\n"
KINDS = ("sharing",) * 5 + ("converted", "portal", "portal", "scan", "crossed")
CROSSINGS = ("utf8-cp1252", "utf8-gbk", "gbk-cp1252", "gbk-utf8")


def readable(path: pathlib.Path) -> str:
    """The text of a report; most are UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def pages(corpus: pathlib.Path) -> list[str]:
    """The reports, cut at line ends."""
    out = []
    for path in sorted(p for p in corpus.rglob("*.txt")):
        page = ""
        for line in readable(path).splitlines(keepends=True):
            page += line
            if len(page) >= PAGE:
                out.append(page)
                page = ""
        if page:
            out.append(page)
    return out


def portal(text: str, rng: random.Random) -> str:
    """The text with the page numbers of a printed report and a portal's furniture around it."""
    marks = [m.end() for m in re.finditer("[，。；]", text)][40::400]
    for n, at in reversed(list(enumerate(marks, 1))):
        text = f"{text[:at]}\n第{n}页共{len(marks)}页\n{text[at:]}"
    text = PORTAL_HEAD + text + PORTAL_TAIL
    return re.sub(r"\d", lambda m: chr(ord(m[0]) + 0xFEE0), text) if rng.random() < 0.1 else text


def damaged(text: str, kind: str, rng: random.Random) -> str:
    """One page as a site of this kind shows it."""
    import damage

    seed = rng.randrange(2**32)
    if kind == "sharing":
        options = dict(traditional=True, annotate=True, shift=True, chunks=rng.choice((300, 600)), furniture=True)
        return damage.damage(text, seed, reencode=rng.random() < 0.3, strip=rng.random() < 0.5, **options)
    if kind == "converted":
        return damage.damage(text, seed, traditional=True, annotate=True)
    if kind == "portal":
        return damage.damage(portal(text, rng), seed, entities=True)
    if kind == "scan":
        return damage.damage(text, seed, wrap=rng.choice((32, 38)))
    lines = text.split("\n")
    for at in rng.sample(range(len(lines)), max(1, len(lines) // 10)):
        lines[at] = damage.crossed(lines[at], rng.choice(CROSSINGS))
    return "\n".join(lines)


def main() -> None:
    """Write the pages."""
    folder, corpus = map(pathlib.Path, sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    try:
        import opencc  # noqa: F401
    except ImportError:
        print("no package opencc: the benchmark of damaged pages takes the sample")
        return
    rng = random.Random(1)
    for n, text in enumerate(pages(corpus)):
        kind = KINDS[n % len(KINDS)]
        (folder / f"{n:03}_{kind}.txt").write_text(damaged(text, kind, rng), encoding="utf-8")


if __name__ == "__main__":
    main()
