// Expressions of time by fixed words. One walk over the text with a flat table of first characters, which costs little
// since few characters begin such a word. 期间 and 以来 close an expression: its start is sought back from them.
#include <algorithm>

#include "baogao/quantity/period.h"
#include "baogao/quantity/text_at.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

struct PeriodRow {
  std::string_view surface;
  PeriodKind kind;
  int year;
  int from;
  int to;
};
constexpr PeriodRow kPeriods[] = {
#include "data/periods.inc"
};

struct PeriodTrie {
  Trie trie;
  std::vector<bool> opens = std::vector<bool>(0x10000, false);
  PeriodTrie() {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kPeriods); ++i) {
      entries.emplace_back(kPeriods[i].surface, i);
      opens[CodePointAt(kPeriods[i].surface, 0)] = true;
    }
    opens[U'年'] = true;
    trie = Trie(std::move(entries));
  }
};

const PeriodTrie& Periods() {
  static const PeriodTrie trie;
  return trie;
}

// The start of the words that a closing 期间 or 以来 belongs to; `end` itself if there are none.
uint32_t EventStart(std::string_view text, uint32_t end) {
  if (AnyBefore(text, end, {"”", "》"})) {
    uint32_t at = end;
    for (int i = 0; i < 40 && at > 0; ++i) {
      at = PreviousStart(text, at);
      if (StartsAt(text, at, "“") || StartsAt(text, at, "《")) return at;
    }
    return end;
  }
  uint32_t at = end;
  for (int i = 0; i < 24; ++i) {
    if (at != end && EndsAt(text, at, "”")) return EventStart(text, at);  // “4·26”宣传周期间
    if (AnyBefore(text, at, {"于", "自", "从", "在", "是"}) || IsMarkChar(CodePointBefore(text, at))) return at;
    at = PreviousStart(text, at);
  }
  return end;
}

// The first of the holidays that end at `end` (国庆、中秋|假期, “十一”|黄金周); `end` itself if there are none.
uint32_t HolidayStart(std::string_view text, uint32_t end) {
  uint32_t begin = end;
  uint32_t at = end - AnyBefore(text, end, {"双节", "小"});
  for (int i = 0; i < 3; ++i) {
    const uint32_t close = at - AnyBefore(text, at, {"”", "\"", "节"});
    const uint32_t name =
        AnyBefore(text, close, {"春", "国庆", "中秋", "元旦", "清明", "端午", "劳动", "五一", "十一"});
    if (name == 0) break;
    begin = close - name;
    begin -= AnyBefore(text, begin, {"“", "\""});
    at = begin - AnyBefore(text, begin, {"、", "和"});
  }
  return begin;
}

// 汛期平均降水量 is what is measured; only at the head of a clause, before what was done (汛期|先后应对…), it says
// when.
bool IsPartOfMeasure(std::string_view text, Span words) {
  if (words.of(text) != "汛期") return false;
  const bool head = words.begin == 0 || IsMarkChar(CodePointBefore(text, words.begin));
  return !head || AnyAt(text, words.end, {"先后", "共", "发生", "排查", "应对", "遭遇", "，", ","}) == 0;
}

// Words that look like a time and are part of something else: 提前一年, 上年结转, 每人每年.
bool IsPartOfOther(std::string_view text, Span words) {
  if (EndsAt(text, words.begin, "提") && StartsAt(text, words.begin, "前")) return true;
  if (AnyAt(text, words.end, {"结转", "结余"}) != 0 || IsPartOfMeasure(text, words)) return true;
  return words.of(text) == "每年" && AnyBefore(text, words.begin, {"每人", "每户", "每生", "人均", "每亩"}) != 0;
}

bool IsBlankSign(char32_t c) {
  switch (c) {
    case U'X':
    case U'x':
    case U'Ｘ':
    case U'ｘ':
    case U'×':
    case U'✕':
    case U'╳':
    case U'*':
    case U'＊':
    case U'□':
    case U'■':
      return true;
    default:
      return false;
  }
}

constexpr int kYearDigits = 4;

// The signs that stand for the digits of a year before the 年 at `at`: ××年, *年. Empty if that is something else: the
// bold **年度目标**, a letter that ends a word.
Span BlankedYear(std::string_view text, uint32_t at) {
  uint32_t begin = at;
  int signs = 0;
  while (begin > 0 && signs <= kYearDigits && IsBlankSign(CodePointBefore(text, begin))) {
    begin = PreviousStart(text, begin);
    ++signs;
  }
  const char32_t before = CodePointBefore(text, begin);
  const bool letter = IsLatinLetter(CodePointAt(text, begin));
  if (signs > kYearDigits || (letter && signs < 2) || IsLatinLetter(before) || IsNumeralChar(InfoOf(before))) return {};
  const bool star = CodePointAt(text, begin) == U'*';
  if (star && AnyAt(text, at + 3, {"度", "底", "末", "初", "前", "均", "内"}) != 0) return {};
  return {begin, at + 3};
}

void FindWords(std::string_view text, std::vector<PeriodMention>& mentions) {
  const PeriodTrie& periods = Periods();
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    if (c >= 0x10000 || !periods.opens[c]) continue;
    if (c == U'年' && IsBlankSign(CodePointBefore(text, begin))) {
      const Span words = BlankedYear(text, begin);
      if (!words.empty()) {
        mentions.push_back({words, PeriodKind::absolute, {}, {}, IsBase(text, words)});
        continue;
      }
    }
    const Trie::Match m = periods.trie.Longest(text, begin);
    if (!m) continue;
    at = m.end;
    const PeriodRow& row = kPeriods[m.value];
    if (c == U'年' && IsNumeralChar(InfoOf(CodePointBefore(text, begin)))) continue;  // 三年内, 2020年末
    PeriodMention mention{{begin, m.end}, row.kind, {}, {}, false};
    if (row.kind == PeriodKind::event) {
      // 时期 closes too many phrases (关键时期) to be trusted without quotes before it, 旺季 and 当天 without quotes at
      // the head (“5·12”防灾减灾日当天).
      const bool closes = !EndsAt(text, m.end, "时期") || EndsAt(text, begin, "”");
      const bool holiday = AnyBefore(text, m.end, {"假", "假期", "黄金周"}) != 0;
      mention.span.begin = holiday ? HolidayStart(text, begin) : closes ? EventStart(text, begin) : begin;
      if (AnyBefore(text, m.end, {"旺季", "当天"}) != 0 && !StartsAt(text, mention.span.begin, "“")) continue;
      if (mention.span.begin == begin || IsReach(text, m.end)) continue;
    } else if (IsPartOfOther(text, mention.span)) {
      continue;
    } else {
      const uint32_t until = AnyBefore(text, begin, {"截止到", "截至到", "截止", "截至"});
      mention.span.begin -= until;
    }
    mention.base = IsBase(text, mention.span);
    mentions.push_back(mention);
  }
}

}  // namespace

uint32_t SkipBlankedDigits(std::string_view text, uint32_t at) {
  for (int i = 0; i < kYearDigits && IsBlankSign(CodePointAt(text, at)); ++i) NextCodePoint(text, at);
  return at;
}

PeriodWord FindPeriodWord(std::string_view words) {
  const Trie::Match m = Periods().trie.Longest(words, 0);
  if (m.end != words.size() || words.empty()) return {};
  const PeriodRow& row = kPeriods[m.value];
  return {true, row.year, row.from, row.to};
}

void AddPeriodWords(std::string_view text, std::vector<PeriodMention>& mentions) {
  FindWords(text, mentions);
  std::stable_sort(mentions.begin(), mentions.end(), [](const PeriodMention& a, const PeriodMention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  size_t kept = 0;
  for (const PeriodMention& m : mentions) {
    if (kept > 0 && mentions[kept - 1].span.overlaps(m.span)) {
      if (mentions[kept - 1].span.size() < m.span.size()) mentions[kept - 1] = m;
      continue;
    }
    mentions[kept++] = m;
  }
  mentions.resize(kept);
}

}  // namespace baogao
