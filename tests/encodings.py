#!/usr/bin/env python3
"""Detection of encodings beside charset-normalizer and chardet, on Chinese reports of many lengths.

    encodings.py [--seed N] [--texts N]

Stretches of real reports, some in traditional script, are written in each encoding; a detector is right if what it
names reads the bytes back as they were. Pages that declare gb2312 and hold GB18030 are among them. The peers are
asked where they are installed."""

from __future__ import annotations

import argparse
import importlib.util
import pathlib
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable

import baogao

sys.path.insert(0, str(pathlib.Path(__file__).parent / "python"))
from conftest import corpus_files  # noqa: E402

LENGTHS = (12, 40, 150, 600, 3000)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gb2312 page", "big5", "utf-16-le", "utf-16-be", "utf-16")
PAGE = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>{}</body></html>'


def ours(data: bytes) -> str:
    """What baogao reads."""
    return baogao.restore(data, restore=False, script="keep").text


def charset_normalizer(data: bytes) -> str:
    """What charset-normalizer reads."""
    import charset_normalizer as peer

    best = peer.from_bytes(data).best()
    return "" if best is None else str(best)


def chardet(data: bytes) -> str:
    """What chardet reads."""
    import chardet as peer

    name = peer.detect(data)["encoding"]
    # It says GB2312 of what GB18030 holds.
    return data.decode("gb18030" if name in ("GB2312", "gb2312") else name or "ascii", errors="replace")


def encoded(text: str, encoding: str) -> tuple[str, bytes] | None:
    """The text as the encoding can hold it, and its bytes."""
    if encoding == "gb2312 page":
        text = PAGE.format(text)
        return text, text.encode("gb18030")
    try:
        return text, text.encode(encoding)
    except UnicodeEncodeError:
        return None


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description="Detection of encodings beside peers.")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--texts", type=int, default=40, help="of each length")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    reports = [p.read_text(encoding="utf-8") for p in corpus_files() if "hailar" not in p.parts]
    detectors: dict[str, Callable[[bytes], str]] = {"baogao": ours}
    for peer in (charset_normalizer, chardet):
        if importlib.util.find_spec(peer.__name__):
            detectors[peer.__name__] = peer
    traditional = None
    if importlib.util.find_spec("opencc"):
        import opencc

        traditional = opencc.OpenCC("s2t")
    right: dict[tuple[str, str, int], int] = defaultdict(int)
    total: dict[tuple[str, int], int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    for length in LENGTHS:
        for _ in range(options.texts):
            report = rng.choice(reports)
            at = rng.randrange(max(1, len(report) - length))
            stretch = report[at : at + length].strip()
            for encoding in ENCODINGS:
                text = traditional.convert(stretch) if traditional and encoding == "big5" else stretch
                if len(text) < 8 or (made := encoded(text, encoding)) is None:
                    continue
                text, data = made
                total[encoding, length] += 1
                for name, detect in detectors.items():
                    start = time.perf_counter()
                    try:
                        got = detect(data)
                    except (LookupError, UnicodeError, ValueError):
                        got = ""
                    seconds[name] += time.perf_counter() - start
                    right[name, encoding, length] += got.lstrip("\ufeff") == text.lstrip("\ufeff")
    print(f"seed {options.seed}; right of all, by characters of the text")
    print(f"{'':32}" + "".join(f"{length:>10}" for length in LENGTHS))
    for encoding in ENCODINGS:
        for name in detectors:
            cells = (f"{right[name, encoding, n]:4} of {total[encoding, n]:2}" for n in LENGTHS)
            print(f"{encoding:12}{name:20}" + "".join(f"{cell:>10}" for cell in cells))
    everything = sum(total.values())
    for name in detectors:
        n = sum(count for (who, _, _), count in right.items() if who == name)
        print(f"all         {name:20}{n:6} of {everything} = {n / everything:.2%} in {seconds[name]:.2f} s")


if __name__ == "__main__":
    main()
