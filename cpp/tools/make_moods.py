#!/usr/bin/env python3
"""Make cpp/data/moods.tsv: how clauses of plans differ from clauses of reviews.

    make_moods.py CORPUS_DIR

Needs the installed package (its outline tells which sections of a report look back and which look forward) and numpy.
The paragraphs of such sections are told apart by a logistic regression over how their clauses open (two characters),
which of some eighty telling words they hold, and how their numbers look; what it learns is written as a table of
weights, plans positive. Prints what the weights are worth on reports that were held aside (four parts by file)."""

import collections
import pathlib
import re
import sys

import numpy as np

import baogao

TABLE = pathlib.Path(__file__).parents[1] / "data" / "moods.tsv"
HEADER = """\
# How clauses of plans differ from clauses of reviews. `opens`: the first two characters of a clause, behind its
# number (一是, 1.); `holds`: a word anywhere in it; `number`: a number of this look: plans are round, reviews count.
# The weight is the logarithm of the odds that its paragraph speaks of plans; mood.cc adds up the weights of a
# paragraph's clauses, each row's at most three times.
# Source: made by cpp/tools/make_moods.py from the paragraphs of the corpus' government work reports. Not to be edited.
surface*\tplace:MoodPlace*\tweight:number
"""
ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[)）、.．]|——|—|\s)+")
WORDS = """
了 已 同比 比上年 较上年 比去年 增长 下降 达到 超过 突破 居全 获评 获批 入选 荣获 首次 累计 连续
成功 先后 圆满 实现 完成 力争 确保 争取 左右 以上 将 要 继续 进一步 再 加快 明显 显著 持续 基本 投产
投用 全年 明年 今年 争创 拟 计划 组织 兑现 发放 新增 建成 签约 引进 全省 全国 首 被 获 创 成为 通过
加大 加强 推进 推动 打造 提升 培育 严格 大力 着力 努力 完善 健全 抓紧 办好 必须 应
主要 重要 需要 必要 只要 不要 要求 要素 要点 适应 应用 供应 应急 响应 效应 相应
""".split()
TELLING = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))  # 主要 is no 要
FEWEST = 25  # paragraphs that a row is seen in
SHORTEST = 60  # characters of a paragraph
FADE, MOST_BEFORE = 0.5, 2.0  # of what the paragraphs before weigh
MOST = 3  # times that a row counts in a paragraph
RIDGE = 3.0
STEPS = 300
# Bureaus write summaries in words that governments, whose reports all this is learned from, keep for plans: in these
# 今年 is the year ahead and 完成 opens a task, in a summary it is the year that ends and what was done in it. No single
# word may tell a plan.
SPOKEN = ("今年", "完成", "实现")
SPOKEN_WEIGHT = 0.25
MOST_WEIGHT = 0.8


def paragraphs(corpus: pathlib.Path):
    """(speaks of plans, text, file) of each paragraph in a section that looks back or forward."""
    for path in sorted(p for p in corpus.rglob("*") if p.suffix in (".txt", ".md") and p.name != "README.md"):
        doc = baogao.parse(path.read_bytes())
        parts = {s["section_id"]: s["part"] for s in doc.arrow("sections").to_pylist()}
        last, part, text = None, None, ""
        for s in doc.arrow("sentences").to_pylist():
            goes_on = last is not None and s["section_id"] == last["section_id"]
            if not goes_on or "\n" in doc.text[last["end"] : s["start"]]:
                if part in ("review", "plan") and len(text) >= SHORTEST:
                    yield part == "plan", text, path.name
                part, text = parts.get(s["section_id"]), ""
            text += s["text"]
            last = s
        if part in ("review", "plan") and len(text) >= SHORTEST:
            yield part == "plan", text, path.name


def features(text: str) -> collections.Counter:
    """How often each row is found in the clauses of a paragraph."""
    found: collections.Counter = collections.Counter()
    for clause in re.split(r"[，。；、,;：:！？\n]", text):
        clause = ORDINAL.sub("", clause.strip())
        if re.match("[\u4e00-\u9fff]{2}", clause):
            found[clause[:2], "opens"] += 1
        found.update({(w, "holds") for w in TELLING.findall(clause)})
        found.update((shape(n), "number") for n in re.findall(r"[0-9][0-9.,]*", clause))
    return found


def shape(number: str) -> str:
    """How a number looks."""
    digits = number.replace(",", "").rstrip(".")
    whole, _, part = digits.partition(".")
    if part:
        return "tenths" if len(part) == 1 else "hundredths"
    if len(whole) == 1:
        return "digit"
    if whole.endswith("00"):
        return "hundreds"
    return "tens" if whole[-1] in "05" else "counted"


def vectors(rows, vocabulary):
    """The rows' counts as a matrix, a column a word of the vocabulary."""
    x = np.zeros((len(rows), len(vocabulary)))
    for i, row in enumerate(rows):
        for key, n in row.items():
            if key in vocabulary:
                x[i, vocabulary[key]] = min(n, MOST)
    return x


def learn(rows, plans):
    """Vocabulary and weights of a logistic regression that tells plans."""
    seen = collections.Counter(key for row in rows for key in row)
    vocabulary = {key: i for i, key in enumerate(sorted(k for k, n in seen.items() if n >= FEWEST))}
    x, y = vectors(rows, vocabulary), np.array(plans, dtype=float)
    cost = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))  # as if both were equally frequent
    w, m, v = (np.zeros(len(vocabulary)) for _ in range(3))
    for _ in range(STEPS):  # Adam
        g = x.T @ ((1 / (1 + np.exp(-x @ w)) - y) * cost) + RIDGE * w
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w -= 0.03 * m / (np.sqrt(v) + 1e-6)
    for key, i in vocabulary.items():
        w[i] = min(w[i], SPOKEN_WEIGHT if key[0] in SPOKEN else MOST_WEIGHT)
    return vocabulary, w


def main() -> None:
    """Judge on reports held aside, then learn from all and write the table."""
    data = list(paragraphs(pathlib.Path(sys.argv[1])))
    rows, plans, files = [features(t) for _, t, _ in data], [p for p, _, _ in data], [f for _, _, f in data]
    names = sorted(set(files))
    scores = []
    for k in range(4):
        aside = set(names[k::4])
        train = [i for i, f in enumerate(files) if f not in aside]
        vocabulary, w = learn([rows[i] for i in train], [plans[i] for i in train])
        before: dict[str, float] = {}  # by file, as in mood.cc
        for i in (i for i, f in enumerate(files) if f in aside and re.search(r"\d", data[i][1])):
            score = vectors([rows[i]], vocabulary)[0] @ w + before.get(files[i], 0)
            before[files[i]] = min(max(score * FADE, -MOST_BEFORE), MOST_BEFORE)
            scores.append((score, plans[i]))
    forward = sum(p for _, p in scores)
    back = len(scores) - forward
    for bound in (0, 0.7, 1, 2):
        found = sum(s > bound and p for s, p in scores) / forward
        wrong = sum(s > bound and not p for s, p in scores) / back
        print(f"bound {bound}: {found:.1%} of {forward} plans with numbers, {wrong:.1%} of {back} such reviews")
    vocabulary, w = learn(rows, plans)
    lines = [f"{surface}\t{place}\t{w[i]:.2f}" for (surface, place), i in vocabulary.items() if abs(w[i]) >= 0.02]
    TABLE.write_text(HEADER + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(len(lines), "rows")


if __name__ == "__main__":
    main()
