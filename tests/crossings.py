#!/usr/bin/env python3
"""Crossed encodings undone: stretches of real reports written in one encoding and read in another.

    crossings.py [--seed N] [--texts N] [--show N]

Of each crossing, as a whole text and as a line between clean ones: how many come back exactly; nearly, with at most one
character in ten wrong or still U+FFFD; how many stay as they are and have a row in `findings`; how many stay and
nothing tells; how many are wrong. Crossings lose what the two encodings have no common form for: bytes that became `?`
or U+FFFD or went. `sure` are repairs with confidence over 0.9, and how many of them are exact."""

from __future__ import annotations

import argparse
import dataclasses
import difflib
import functools
import pathlib
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable

import baogao

sys.path.insert(0, str(pathlib.Path(__file__).parent / "python"))
from conftest import corpus_files  # noqa: E402

UNDEFINED = b"\x81\x8d\x8f\x90\x9d"


def _cp1252(data: bytes) -> str:
    """As browsers read Windows-1252: what it leaves empty are the controls of Latin-1."""
    return "".join(chr(b) if bytes((b,)) in UNDEFINED else bytes((b,)).decode("cp1252") for b in data)


def _cp936(data: bytes) -> str:
    """As Windows reads GBK: what is no code becomes a `?`, 80 is the euro sign."""
    out, i = [], 0
    while i < len(data):
        if data[i] < 0x80:
            out.append(chr(data[i]))
            i += 1
        elif data[i] == 0x80:
            out.append("€")
            i += 1
        else:
            pair = data[i : i + 2]
            if len(pair) == 2 and pair[1] >= 0x40:
                out.append(pair.decode("gbk", errors="replace")[0].replace("\ufffd", "?"))
                i += 2
            else:
                out.append("?")
                i += 1
    return "".join(out)


def _one_byte_fallback(data: bytes) -> str:
    """As UTF-8 where that holds, else byte by byte as Windows-1252."""
    out, i = [], 0
    while i < len(data):
        for n in (1, 2, 3):
            try:
                out.append(data[i : i + n].decode("utf-8"))
                break
            except UnicodeDecodeError:
                continue
        else:
            n = 1
            out.append(_cp1252(data[i : i + 1]))
        i += n
    return "".join(out)


def _pairs(data: bytes, encoding: str) -> str:
    """As decoders read Big5: a pair without meaning is one U+FFFD; C6A1 to C8FE are Windows' private-use characters."""
    out, i = [], 0
    while i < len(data):
        size = 1 if data[i] < 0x80 else 2
        pair = data[i : i + size]
        if encoding == "cp950" and b"\xc6\xa1" <= pair <= b"\xc8\xfe":
            out.append(chr(0xF6B1 + (pair[0] - 0xC6) * 157 + pair[1] - (0x62 if pair[1] >= 0xA1 else 0x40) - 63))
        else:
            out.append(pair.decode(encoding, errors="replace").replace("\ufffd\ufffd", "\ufffd"))
        i += size
    return "".join(out)


def _swapped(text: str) -> str:
    return text.encode("utf-16-le").decode("utf-16-be", errors="replace")


CROSSINGS: dict[str, Callable[[str], str]] = {
    "UTF-8 as GB18030": lambda t: t.encode().decode("gb18030", errors="replace"),
    "UTF-8 as CP936": lambda t: _cp936(t.encode()),
    "UTF-8 as Windows-1252": lambda t: _cp1252(t.encode()),
    "UTF-8 as Latin-1": lambda t: t.encode().decode("latin-1"),
    "  81 8D 8F 90 9D stripped": lambda t: _cp1252(t.encode().translate(None, UNDEFINED)),
    "  and A0 a space, AD gone": lambda t: re.sub("\xad", "", _cp1252(t.encode().translate(None, UNDEFINED))).replace(
        "\xa0", " "
    ),
    "  all of C1 stripped": lambda t: re.sub("[\x80-\x9f]", "", t.encode().decode("latin-1")),
    "GBK as Windows-1252": lambda t: _cp1252(t.encode("gb18030")),
    "GBK as Latin-1": lambda t: t.encode("gb18030").decode("latin-1"),
    "  C1 stripped": lambda t: re.sub("[\x80-\x9f]", "", t.encode("gb18030").decode("latin-1")),
    "  A0 a space, AD gone": lambda t: re.sub("\xad", "", _cp1252(t.encode("gb18030"))).replace("\xa0", " "),
    "GBK as UTF-8, byte by byte": lambda t: _one_byte_fallback(t.encode("gb18030")),
    "GBK as UTF-8, replaced": lambda t: t.encode("gb18030").decode("utf-8", errors="replace"),
    "Big5 as GBK": lambda t: t.encode("big5").decode("gb18030", errors="replace"),
    "GBK as Big5 of Windows": lambda t: _pairs(t.encode("gb18030"), "cp950"),
    "GBK as Big5 of browsers": lambda t: _pairs(t.encode("gb18030"), "big5hkscs"),
    "UTF-16 swapped": _swapped,
    "UTF-8 as GBK as UTF-8": lambda t: (
        t.encode().decode("gbk", errors="replace").encode("gbk", errors="replace").decode("utf-8", errors="replace")
    ),
}


def outcome(text: str, raw: str, got: baogao.Restored, before: str, after: str) -> str:
    """One of exact, but for lost ones, reported, silent, wrong."""
    want = before + text + after
    if got.text == want:
        return "exact"
    if "mojibake" not in set(got.edits.kind):
        return "reported" if len(got._document.arrow("findings")) else "silent"
    blocks = difflib.SequenceMatcher(None, want, got.text, autojunk=False).get_opcodes()
    differing = sum(max(b - a, d - c) for tag, a, b, c, d in blocks if tag != "equal")
    return "nearly" if differing * 10 <= max(10, len(text)) else "wrong"


@dataclasses.dataclass
class Tally:
    """What became of the texts of one crossing."""

    counts: Counter[str] = dataclasses.field(default_factory=Counter)
    sure: int = 0
    right: int = 0  # of these
    others: list[str] = dataclasses.field(default_factory=list)  # those that are not exact, for a person


@functools.cache
def lines() -> list[str]:
    """Lines of real reports."""
    reports = [p.read_text(encoding="utf-8") for p in corpus_files() if "hailar" not in p.parts]
    return [line.strip() for r in reports for line in r.splitlines() if len(line.strip()) >= 12]


@functools.cache
def traditional() -> Callable[[str], str]:
    """To traditional script, which Big5 is made for; without OpenCC the text."""
    try:
        import opencc
    except ImportError:
        return str
    return opencc.OpenCC("s2t").convert


def tally(name: str, place: str, seed: int, texts: int) -> Tally:
    """So many texts, crossed and restored; `place` is text or line."""
    rng = random.Random(seed)
    out = Tally()
    while out.counts.total() < texts:
        text = rng.choice(lines())
        start = rng.randrange(max(1, len(text) - 12))
        text = text[start : start + rng.choice((12, 40, 150, 400))].strip()
        if name == "Big5 as GBK":
            text = traditional()(text)
        try:
            damaged = CROSSINGS[name](text)
        except UnicodeEncodeError:
            continue
        if damaged == text or not re.search("[\u4e00-\u9fff]{4}", text):
            continue
        before, after = (rng.choice(lines()) + "\n", "\n" + rng.choice(lines())) if place == "line" else ("", "")
        raw = before + damaged + after
        got = baogao.restore(raw, script="keep", restore=ONLY_CROSSED)
        kind = outcome(text, raw, got, before, after)
        out.counts[kind] += 1
        changes = got.edits[got.edits.kind == "mojibake"]
        if len(changes) and changes.confidence.min() > 0.9:
            out.sure += 1
            is_right = re.fullmatch(re.escape(got.text).replace("\ufffd", ".{1,2}"), before + text + after)
            out.right += is_right is not None
        if kind != "exact":
            out.others.append(f"  {kind}: {damaged!r}\n  want {text!r}\n  got  {got.text[len(before) :]!r}")
    return out


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description="Crossed encodings undone.")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--texts", type=int, default=150)
    parser.add_argument("--show", type=int, default=0, help="print so many of each crossing that are not exact")
    parser.add_argument("--only", default="", help="crossings whose name has this")
    options = parser.parse_args()
    names = ("exact", "nearly", "reported", "silent", "wrong")
    print(f"seed {options.seed}")
    print(f"{'':28}{'':8}" + "".join(f"{name:>10}" for name in names) + f"{'sure':>12}")
    for name in CROSSINGS:
        if options.only not in name:
            continue
        for place in ("text", "line"):
            found = tally(name, place, options.seed, options.texts)
            for other in found.others[: options.show]:
                print(other)
            counts = "".join(f"{found.counts[n]:10}" for n in names)
            print(f"{name:28}{place:8}{counts}{found.right:8} of {found.sure}")


OTHER_KINDS = ["furniture", "page_marker", "annotation", "byte_shift", "entity", "width", "space", "script"]
ONLY_CROSSED = dict.fromkeys([*OTHER_KINDS, "line", "punctuation"], False)

if __name__ == "__main__":
    main()
