#!/usr/bin/env python3
"""Make cpp/data/readings.tsv from the pip package pypinyin (not needed to build, only to make the table anew).

    make_readings_table.py DATA_DIR

Syllables without tone, ü as v, each with the characters of GBK and GB 18030's basic block that can be read so
(pypinyin merges Unihan's kMandarin, kHanyuPinyin, kXHC1983 and others). Tones are dropped: a site's annotations are
of one reading a character and often in another tone than the word's."""

import pathlib
import sys
import unicodedata

import pypinyin
from pypinyin.pinyin_dict import pinyin_dict

# Readings that Unihan's sources lack but that sites annotate: neutral tones and common mistakes.
EXTRA = {"men": "们們", "de": "的地得底", "le": "了", "ma": "吗嗎嘛", "ne": "呢", "me": "么麽麼"}


def toneless(reading: str) -> str:
    """lǜ to lv, fā to fa."""
    text = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in text if "a" <= c <= "z")


def main() -> None:
    """Write the table."""
    syllables: dict[str, set[str]] = {k: set(v) for k, v in EXTRA.items()}
    for code, readings in pinyin_dict.items():
        if 0x4E00 <= code <= 0x9FA5 or code == 0x3007:
            for reading in readings.split(","):
                if syllable := toneless(reading):
                    syllables.setdefault(syllable, set()).add(chr(code))
    path = pathlib.Path(sys.argv[1]) / "readings.tsv"
    lines = [
        "# A row: a syllable without tone (ü as v) and the characters that can be read so, sorted by code point.",
        f"# Source: pypinyin {pypinyin.__version__} (data from Unihan and dictionaries), MIT; made by "
        "cpp/tools/make_readings_table.py, not by hand.",
        "# A row may be added only by way of the script.",
        "syllable\tcharacters",
    ]
    lines += [f"{s}\t{''.join(sorted(c))}" for s, c in sorted(syllables.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(syllables)} rows")


if __name__ == "__main__":
    main()
