#!/usr/bin/env python3
"""Make of clean simplified text what the web makes of it.

    damage.py [FILE] [--seed N] [--traditional] [--annotate] [--shift] [--policy D1|D2] [--reencode] [--strip]
              [--chunks N] [--furniture] [--entities] [--wrap N] [--crossed KIND] [--all]

Reads FILE (or standard input), writes the damaged text to standard output. The same seed gives the same damage.
`--all` is the way of the sites that host other people's documents: traditional script, annotations, byte shifts
with private-use characters stripped, numbered chunks and furniture around them.

    >>> damage("确保科技计划", traditional=True)
    '確保科技計劃'

Needs the package `opencc` for the traditional script; everything else is the standard library. The model of the byte
shift is that of byteshift.md: readings inserted after two-byte codes, text cut before marks, both without regard
to the borders of characters."""

from __future__ import annotations

import argparse
import dataclasses
import functools
import random
import re
import sys
from collections.abc import Callable

# Characters that sites annotate, each with its reading. A page has a part of them.
ANNOTATED = (
    "優yōu內nèi創chuàng務wù區qū協xié團tuán執zhí學xué實shí導dǎo強qiáng復fù應yīng戰zhàn擔dān據jù擴kuò數shù業yè構gòu"
    "標biāo機jī權quán準zhǔn濟jì災zāi獻xiàn現xiàn環huán產chǎn當dāng發fā監jiān礎chǔ穩wěn節jié紀jì細xì結jié統tǒng經jīng網wǎng"
    "續xù習xí聯lián術shù補bǔ規guī訓xùn設shè認rèn調diào護hù負fù責zé費fèi質zhì轉zhuǎn農nóng進jìn運yùn達dá遠yuǎn鄉xiāng"
    "鎮zhèn關guān預yù領lǐng風fēng養yǎng驅qū點diǎn個gè動dòng報bào場chǎng總zǒng處chù計jì項xiàng驗yàn頁yè嚴yán"
)
READING = re.compile("([\u4e00-\u9fff])([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+)")

# Marks before which pages are cut.
CUT_MARKS = ("A3AC", "A3BF", "A3A1", "A3BB", "A1A3", "A1A2")

# Where the tables of the sites differ from OpenCC's first choice.
SITE_TRADITIONAL = dict(zip("台党种为众启线说群床峰卫温户", "臺黨種為眾啟線說群床峰衛溫戶", strict=True))

FURNITURE_HEAD = "版權說明:本文檔由用戶提供并上傳,收益歸屬內容提供方,若內容存在侵權,請進行舉報或認領\n文檔簡介\n"
FURNITURE_TAIL = (
    "\n溫馨提示\n- 1. 本站所有資源如無特殊說明,都需要本地電腦安裝閱讀軟件。\n"
    "- 2. 本站的文檔不包含任何第三方提供的附件圖紙等。\n最新文檔\n- 承包合同協議書\n- 銷售管理辦法\n"
)
ENTITIES = {"“": "&ldquo;", "”": "&rdquo;", "•": "&bull;", "—": "&mdash;", "\u00a0": "&nbsp;"}


@functools.cache
def _simplified_to_traditional() -> dict[str, str]:
    """The sites' table: OpenCC's characters, but those that may stay do."""
    import opencc

    forward, back = opencc.OpenCC("s2t"), opencc.OpenCC("t2s")
    table = {}
    for code in range(0x4E00, 0xA000):
        c = chr(code)
        t = forward.convert(c)
        if t != c and len(t) == 1 and back.convert(c) == c and not _may_stay(c, t):
            table[c] = t
    return {**table, **SITE_TRADITIONAL}


def _may_stay(simplified: str, traditional: str) -> bool:
    """Whether sites leave the character alone: it is traditional too, in another sense, or GBK lacks the other."""
    if simplified in "于并里后准制系面松采志征周症表余占克范向回升板冲岩云布干余谷几只叶吁伙家升胜台斗划姜":
        return simplified not in "划几只台胜"
    try:
        traditional.encode("gbk")
    except UnicodeEncodeError:
        return True
    return False


def to_traditional(text: str) -> str:
    """The text in traditional script, one character at a time."""
    table = _simplified_to_traditional()
    return "".join(table.get(c, c) for c in text)


def site_readings(rng: random.Random, share: float = 1.0) -> dict[str, str]:
    """The characters that one page annotates, in the order in which its program replaces them."""
    pairs = READING.findall(ANNOTATED)
    rng.shuffle(pairs)
    return dict(pairs[: max(1, round(share * len(pairs)))])


def annotate(text: str, readings: dict[str, str]) -> str:
    """The text with readings behind characters, and nothing torn."""
    return "".join(f"{c}({readings[c]})" if c in readings else c for c in text)


def _annotate_bytes(data: bytes, readings: dict[str, str]) -> bytes:
    for c, reading in readings.items():
        code = c.encode("gbk")
        data = data.replace(code, code + b"(" + reading.encode("gb18030") + b")")
    return data


def _cut(data: bytes, chosen: Callable[[], bool]) -> bytes:
    """Byte 0 stands for the invisible one before a mark."""
    for mark in map(bytes.fromhex, CUT_MARKS):
        first, *rest = data.split(mark)
        data = first + b"".join((b"\0" if chosen() else b"") + mark + part for part in rest)
    return data


def _user_defined(lead: int, trail: int) -> str:
    """The private-use character of a code that code page 936 leaves to its users; empty: none."""
    if 0xA1 <= trail <= 0xFE:
        if 0xAA <= lead <= 0xAF:
            return chr(0xE000 + 94 * (lead - 0xAA) + trail - 0xA1)
        if 0xF8 <= lead <= 0xFE:
            return chr(0xE234 + 94 * (lead - 0xF8) + trail - 0xA1)
    if 0xA1 <= lead <= 0xA7 and 0x40 <= trail <= 0xA0 and trail != 0x7F:
        return chr(0xE4C6 + 96 * (lead - 0xA1) + trail - 0x40 - (trail > 0x7F))
    return ""


def decode(data: bytes, policy: str = "D1") -> str:
    """The bytes as a program reads them that takes torn ones for `?` (D1) or drops them (D2)."""
    out = []
    i = 0
    while i < len(data):
        lead = data[i]
        if lead <= 0x80:
            out.append("€" if lead == 0x80 else chr(lead) if lead else "")
            i += 1
            continue
        trail = data[i + 1] if i + 1 < len(data) else 0
        if trail < 0x40 or trail == 0x7F:
            out.append("?" if policy == "D1" else "")
            # Paragraphs are read one by one: none swallows its end.
            i += 2 if policy == "D1" and trail not in b"\r\n" else 1
            continue
        private = _user_defined(lead, trail)
        out.append(private or data[i : i + 2].decode("gb18030", errors="replace"))
        i += 2
    return "".join(out)


def _encode(text: str) -> bytes:
    """GBK bytes, private-use characters included; what GBK lacks becomes `?`."""
    out = bytearray()
    for c in text:
        if "\ue000" <= c <= "\ue765":
            n = ord(c) - 0xE000
            if n < 0x234:
                out += bytes((0xAA + n // 94, 0xA1 + n % 94))
            elif n < 0x4C6:
                out += bytes((0xF8 + (n - 0x234) // 94, 0xA1 + (n - 0x234) % 94))
            else:
                lead, trail = divmod(n - 0x4C6, 96)
                out += bytes((0xA1 + lead, 0x40 + trail + (trail >= 0x3F)))
            continue
        out += c.encode("gbk", errors="replace") if c != "€" else b"\x80"
    return bytes(out)


def shift(
    text: str,
    rng: random.Random,
    readings: dict[str, str] | None = None,
    policy: str = "D1",
    cut: float = 0.7,
    reencode: bool = False,
    strip: bool = False,
) -> str:
    """The text (traditional) annotated and cut as bytes: where a code lies across two characters, they are torn.

    `cut` is the share of marks, true and phantom, before which the page is cut; `reencode` decodes and encodes the
    text between annotation and cut; `strip` drops the private-use characters that come of it."""
    data = _annotate_bytes(_encode(text), readings or {})
    if reencode:
        data = _encode(decode(data, policy))
    shown = decode(_cut(data, lambda: rng.random() < cut), policy)
    return re.sub("[\ue000-\uf8ff]", "", shown) if strip else shown


def chunks(text: str, length: int) -> str:
    """The text in numbered chunks of one length, as previews cut it."""
    parts = [text[i : i + length] for i in range(0, len(text), length)]
    return "\n".join(f"{n}、{part}" for n, part in enumerate(parts, 1))


def furniture(text: str) -> str:
    """The text between what hosting sites put around it."""
    return FURNITURE_HEAD + text + FURNITURE_TAIL


def entities(text: str) -> str:
    """The text with marks as HTML entities and paragraphs indented by spaces."""
    for mark, entity in ENTITIES.items():
        text = text.replace(mark, entity)
    return re.sub("^(?=.)", "&nbsp;&nbsp;", text, flags=re.M)


def wrap(text: str, width: int) -> str:
    """The text with hard line breaks after each `width` characters of a line."""
    return re.sub(f"(.{{{width}}})(?=.)", r"\1\n", text)


def crossed(text: str, kind: str) -> str:
    """The text in one encoding read in another."""
    if kind == "utf8-cp1252":
        return "".join(_single(b) for b in text.encode("utf-8"))
    if kind == "utf8-gbk":
        return text.encode("utf-8").decode("gb18030", errors="replace")
    if kind == "gbk-cp1252":
        return "".join(_single(b) for b in text.encode("gb18030"))
    if kind == "gbk-utf8":
        return re.sub(
            rb"([\xC2-\xDF][\x80-\xBF])|([\x80-\xFF])",
            lambda m: m[1] or _single(m[2][0]).encode(),
            text.encode("gb18030"),
        ).decode("utf-8")
    raise ValueError(f"no such crossing: {kind}")


def _single(byte: int) -> str:
    """A byte read as Windows-1252, as Latin-1 where that has nothing."""
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@dataclasses.dataclass(frozen=True)
class Damage:
    """What to do to a text; each default does nothing."""

    traditional: bool = False
    annotate: bool = False
    shift: bool = False
    policy: str = "D1"
    reencode: bool = False
    strip: bool = False
    chunks: int = 0
    furniture: bool = False
    entities: bool = False
    wrap: int = 0
    crossed: str = ""


def damage(text: str, seed: int = 0, **options: object) -> str:
    """The text damaged by the options of `Damage`, in the order in which the web does it."""
    d = Damage(**options)  # type: ignore[arg-type]
    rng = random.Random(seed)
    if d.traditional:
        text = to_traditional(text)
    if d.chunks:
        text = chunks(text, d.chunks)
    if d.furniture:
        text = furniture(text)
    if d.entities:
        text = entities(text)
    readings = site_readings(rng, 0.8) if d.annotate else {}
    if d.shift:
        text = shift(text, rng, readings, d.policy, 0.7, d.reencode, d.strip)
    else:
        text = annotate(text, readings)
    if d.wrap:
        text = wrap(text, d.wrap)
    return crossed(text, d.crossed) if d.crossed else text


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Damage a text the way the web does.")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="as the sites that host other people's documents")
    for field in dataclasses.fields(Damage):
        if field.type == "bool":
            parser.add_argument(f"--{field.name}", action="store_true")
        else:
            parser.add_argument(f"--{field.name}", type=int if field.type == "int" else str, default=field.default)
    options = vars(parser.parse_args())
    path, seed = options.pop("file"), options.pop("seed")
    if options.pop("all"):
        options |= dict(traditional=True, annotate=True, shift=True, reencode=True, strip=True, furniture=True)
        options["chunks"] = options["chunks"] or 600
    text = open(path, encoding="utf-8").read() if path else sys.stdin.read()
    sys.stdout.write(damage(text, seed, **options))


if __name__ == "__main__":
    main()
