#!/usr/bin/env python3
"""Make of clean simplified text what the web makes of it.

    damage.py [FILE] [--seed N] [--traditional] [--script sites|s2t|s2tw|s2hk] [--annotate] [--style STYLE] [--shift]
              [--policy D1|D2] [--reencode] [--strip] [--chunks N] [--inline] [--furniture] [--entities] [--anticopy N]
              [--commas] [--wide] [--spaced] [--wrap N] [--headers N] [--glued] [--crossed KIND] [--all]

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
import pathlib
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
TONES = {
    c: (base, str(tone))
    for base, row in zip(("a", "e", "i", "o", "u", "v"), ("āáǎà", "ēéěè", "īíǐì", "ōóǒò", "ūúǔù", "ǖǘǚǜ"), strict=True)
    for tone, c in enumerate(row, 1)
}
# How sites write a reading behind its character.
STYLES = ("toned", "plain", "digits", "wide", "blank", "repeated")

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


@functools.cache
def _converter(scheme: str) -> Callable[[str], str]:
    import opencc

    return opencc.OpenCC(scheme).convert  # type: ignore[no-any-return]


def to_traditional(text: str, script: str = "sites") -> str:
    """The text in traditional script: one character at a time, as sites do it, or by a scheme of OpenCC."""
    if script != "sites":
        return _converter(script)(text)
    table = _simplified_to_traditional()
    return "".join(table.get(c, c) for c in text)


def site_readings(rng: random.Random, share: float = 1.0) -> dict[str, str]:
    """The characters that one page annotates, in the order in which its program replaces them."""
    pairs = READING.findall(ANNOTATED)
    rng.shuffle(pairs)
    return dict(pairs[: max(1, round(share * len(pairs)))])


@functools.cache
def _frequent_readings() -> tuple[tuple[str, str], ...]:
    lines = (pathlib.Path(__file__).parent / "annotated.txt").read_text(encoding="utf-8").splitlines()
    return tuple(READING.findall("".join(line for line in lines if not line.startswith("#"))))


def own_readings(rng: random.Random, count: int) -> dict[str, str]:
    """A set of characters that some site of its own might annotate: any of the frequent ones."""
    return dict(rng.sample(_frequent_readings(), count))


def styled(reading: str, style: str = "toned") -> str:
    """A reading as a site writes it, with its parentheses."""
    plain = "".join(TONES[c][0] if c in TONES else "v" if c == "ü" else c for c in reading)
    tone = next((TONES[c][1] for c in reading if c in TONES), "")
    return {
        "toned": f"({reading})",
        "plain": f"({plain})",
        "digits": f"({plain}{tone})",
        "wide": f"（{reading}）",
        "blank": f"({reading} )",
        "repeated": f"({plain})({plain})",
    }[style]


def annotate(text: str, readings: dict[str, str], style: str = "toned") -> str:
    """The text with readings behind characters, and nothing torn."""
    return "".join(c + styled(readings[c], style) if c in readings else c for c in text)


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


def chunks(text: str, length: int, inline: bool = False) -> str:
    """The text in numbered chunks of one length, as previews cut it; `inline`: their line breaks were lost."""
    parts = [text[i : i + length] for i in range(0, len(text), length)]
    return ("" if inline else "\n").join(f"{n}、{part}" for n, part in enumerate(parts, 1))


def furniture(text: str, head: str = FURNITURE_HEAD, tail: str = FURNITURE_TAIL) -> str:
    """The text between what hosting sites put around it."""
    return head + text + tail


def anticopy(text: str, rng: random.Random, times: int) -> str:
    """The text with one string without sense behind some of its sentences, the last one of a line among them."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    string = "".join(rng.choice(letters) for _ in range(rng.choice((3, 4))))
    ends = [m.end() for m in re.finditer("[。！](?=\n|$)", text)]
    inside = [m.end() for m in re.finditer("[。！](?=[\u4e00-\u9fff])", text)]
    if len(ends) + len(inside) < times or not ends:
        return text
    first = rng.choice(ends)
    places = [first, *rng.sample([p for p in (*ends, *inside) if p != first], times - 1)]
    for place in sorted(places, reverse=True):
        text = text[:place] + string + text[place:]
    return text


def commas(text: str, rng: random.Random) -> str:
    """The text with an ASCII comma before most marks."""
    return re.sub("[，、。；]", lambda m: ("," if rng.random() < 0.8 else "") + m[0], text)


def wide(text: str) -> str:
    """The text with full-width digits, letters and per-cent signs."""
    return re.sub("[0-9A-Za-z%]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def spaced(text: str) -> str:
    """The text with a blank between all characters of a line."""
    return re.sub(r"(?<=\S)(?=\S)", " ", text)


def headers(text: str, title: str, every: int) -> str:
    """The text with the header of a printed page after each `every` lines."""
    lines = text.split("\n")
    pages = ["\n".join(lines[i : i + every]) for i in range(0, len(lines), every)]
    return "".join(f"{page}\n{title} {n}\n" if n < len(pages) else page for n, page in enumerate(pages, 1))


def lost_breaks(text: str, rng: random.Random, share: float) -> str:
    """The text without that share of its line breaks; blanks that begin a line stay."""
    return re.sub(r"\n+", lambda m: "" if rng.random() < share else m[0], text)


def glued(text: str) -> str:
    """The text without its line breaks."""
    return re.sub(r"\s*\n\s*", "", text)


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
    script: str = "sites"
    annotate: bool = False
    style: str = "toned"
    shift: bool = False
    policy: str = "D1"
    reencode: bool = False
    strip: bool = False
    chunks: int = 0
    inline: bool = False
    furniture: bool = False
    entities: bool = False
    anticopy: int = 0
    commas: bool = False
    wide: bool = False
    spaced: bool = False
    wrap: int = 0
    headers: int = 0
    glued: bool = False
    lost_breaks: int = 0  # per cent
    crossed: str = ""


def damage(text: str, seed: int = 0, **options: object) -> str:
    """The text damaged by the options of `Damage`, in the order in which the web does it."""
    d = Damage(**options)  # type: ignore[arg-type]
    rng = random.Random(seed)
    title = text.strip().split("\n")[0]
    if d.wide:
        text = wide(text)
    if d.glued:
        text = glued(text)
    if d.lost_breaks:
        text = lost_breaks(text, rng, d.lost_breaks / 100)
    if d.traditional:
        text = to_traditional(text, d.script)
    if d.anticopy:
        text = anticopy(text, rng, d.anticopy)
    if d.commas:
        text = commas(text, rng)
    if d.spaced:
        text = spaced(text)
    if d.wrap:
        text = wrap(text, d.wrap)
    if d.headers:
        text = headers(text, title, d.headers)
    if d.chunks:
        text = chunks(text, d.chunks, d.inline)
    if d.furniture:
        text = furniture(text)
    if d.entities:
        text = entities(text)
    readings = site_readings(rng, 0.8) if d.annotate else {}
    if d.shift:
        text = shift(text, rng, readings, d.policy, 0.7, d.reencode, d.strip)
    else:
        text = annotate(text, readings, d.style)
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
