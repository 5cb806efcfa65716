#!/usr/bin/env python3
"""Make cpp/data/cue_words.tsv: ordinary words that merely hold a cue word (居民 holds 居, 孵化器 holds 孵化).

    pip install jieba==0.42.1; python cpp/tools/make_cue_words.py

The lexer takes the longest word at a place, so that these keep a cue inside them from being read as one. Words come
from the dictionary of jieba 0.42.1 (MIT licence): two to five characters, common enough, nouns, names and the like; a
word that is itself a row of cues.tsv stays there. A verb of the dictionary is left out when the cue is all but its
first or last character and itself a verb (净增长), since it still says what the cue says."""

import pathlib

import jieba

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
FREQUENCY = {1: 60, 2: 60}  # by length of the longest cue inside; common words only
TAGS = ("n", "vn", "a", "b", "d", "l", "i", "j", "r", "s", "t", "z", "v", "c", "p", "eng")
# In reports these mostly stand across the border of two words: 企业|已达, 从|不到, 价格|比上年, 初中|和小学.
CROSSING = set(
    (
        "与其 与非 业已 中和 从不 从中 从今 从小 价格比 协和 和丰 和亲 和县 和文 "
        "和服 和约 和解 和议 和龙 国共 失和 居中 平和 检查和 比达 民和 求和 给与 "
        "数列 维和 能比 议和 调和 路由 问及 间或"
    ).split()
)
VERBAL = {"rise", "fall", "reach", "to", "rank", "action", "light", "yoy", "mom", "cagr", "converts"}


def rows(name: str) -> list[list[str]]:
    """The rows of a table, header and comments left out."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def main() -> None:
    """Write the table."""
    cues = {surface: kind for surface, kind in rows("cues.tsv")}
    numerals = set("零〇一二三四五六七八九十百千万亿两几多半第")
    words = set()
    with open(pathlib.Path(jieba.__file__).parent / "dict.txt", encoding="utf-8") as dictionary:
        for line in dictionary:
            word, count, tag = line.split()
            if not 2 <= len(word) <= 5 or word in cues or int(count) < 60 or set(word) & numerals:
                continue
            if word in CROSSING:
                continue
            if not all("一" <= c <= "鿿" for c in word):
                continue
            inside = [
                word[i:j]
                for i in range(len(word))
                for j in range(i + 1, len(word) + 1)
                if j - i < len(word) and word[i:j] in cues and cues[word[i:j]] != "word"
            ]
            if not inside or word.startswith("占地"):  # 占地区生产总值的比重
                continue
            longest = max(inside, key=len)
            # A verb made of a cue and an adverb still says what the cue says.
            if (
                tag.startswith("v")
                and tag != "vn"
                and len(longest) == len(word) - 1
                and cues[longest] in VERBAL
                and len(longest) > 1
            ):
                continue
            if any(
                cues[c] in ("each", "member", "total", "yoy", "mom", "cagr", "converts", "growth_noun") for c in inside
            ):
                continue
            words.add(word)
    with open(DATA / "cue_words.tsv", "w", encoding="utf-8") as out:
        out.write(
            "# Ordinary words that merely hold a cue word of cues.tsv, which must not be read inside them.\n"
            "# Made by cpp/tools/make_cue_words.py from the dictionary of jieba 0.42.1 (MIT licence); do not edit: a\n"
            "# word that is missing, or wrong, goes into cues.tsv (kind `word`, or its own kind), which wins.\n"
            "surface\n"
        )
        out.writelines(f"{word}\n" for word in sorted(words))
    print(len(words))


if __name__ == "__main__":
    main()
