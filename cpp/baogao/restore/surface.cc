// Each pass is one walk; what is a habit of the whole text (spaces between all characters, a comma before all marks)
// is counted first.
#include "baogao/restore/surface.h"

#include <algorithm>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

bool IsDigit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

bool IsAnyBlank(char32_t c) { return c == ' ' || c == 0x3000 || (FeaturesOf(c) & kOddSpace) != 0; }

// Two or three blanks at most lie between the characters of a spaced line.
uint32_t SkipBlanks(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    uint32_t next = at;
    if (!IsAnyBlank(NextCodePoint(text, next))) break;
    at = next;
  }
  return at;
}

// A line that begins with at least four single Han characters, blanks between them: a title set wide, with or without
// a mark behind it (各 位 代 表：).
void FindSpacedLine(std::string_view text, Span line, Changes& changes) {
  constexpr uint32_t kLongest = 240, kFewest = 4;
  if (line.size() > kLongest || line.empty()) return;
  const size_t first = changes.size();
  uint32_t at = line.begin, characters = 0;
  while (IsHan(NextCodePoint(text, at))) {
    ++characters;
    const uint32_t after = SkipBlanks(text, at, line.end);
    const bool ends = at == line.end || (after == at && !IsHan(CodePointAt(text, at)));
    if (ends && characters >= kFewest) return;
    if (after == at) break;
    changes.push_back({{at, after}, {}, EditKind::space, 0.9f});
    at = after;
  }
  changes.resize(first, Change{{}, {}, EditKind::space});
}

// How many neighbouring Han characters have one blank between them, how many have none.
struct Spacing {
  size_t spaced = 0, close = 0;

  void Count(std::string_view text, Span at) {
    bool han_before = false, blank_before = false;
    for (uint32_t i = at.begin; i < at.end;) {
      const char32_t c = NextCodePoint(text, i);
      if (c == ' ') {
        blank_before = han_before;
        han_before = false;
        continue;
      }
      const bool han = IsHan(c);
      spaced += han && blank_before;
      close += han && han_before;
      han_before = han;
      blank_before = false;
    }
  }
  bool Abounds(size_t fewest) const { return spaced >= fewest && spaced > 2 * close; }
};

// Whether a character stands alone between blanks: the 2 of 2 0 1 5, not that of 20 15.
bool StandsAlone(std::string_view text, uint32_t begin) {
  uint32_t end = begin;
  NextCodePoint(text, end);
  const auto apart = [](char32_t c) { return c == 0 || c == ' ' || c == '\n' || c == '\r' || c >= 0x80; };
  return apart(begin == 0 ? 0 : CodePointBefore(text, begin)) && apart(end < text.size() ? CodePointAt(text, end) : 0);
}

// The single blanks of a stretch in which they stand between all characters.
void FindInnerSpaces(std::string_view text, Span stretch, Changes& changes) {
  for (size_t found = text.find(' ', stretch.begin); found < stretch.end; found = text.find(' ', found + 1)) {
    const auto at = static_cast<uint32_t>(found);
    if (at == 0 || at + 1 >= text.size()) continue;
    const char32_t before = CodePointBefore(text, at), after = CodePointAt(text, at + 1);
    if (before == ' ' || before == '\n' || after == ' ' || after == '\n') continue;
    const bool joins = (before >= 0x80 || StandsAlone(text, at - 1)) && (after >= 0x80 || StandsAlone(text, at + 1));
    if (joins) changes.push_back({{at, at + 1}, {}, EditKind::space, 0.85f});
  }
}

// Lines with blanks between all characters, or all of them if the text is so throughout: from a PDF or a scan.
void FindSpaced(const Survey& survey, Changes& changes) {
  constexpr size_t kFewestInLine = 8, kFewest = 20;
  const std::string_view text = survey.text();
  std::vector<Span> lines;  // with any blanks between Han characters
  Spacing all;
  uint32_t behind = 0;
  survey.ForEachStretch(kSpace, [&](Span stretch) {
    uint32_t at = std::max(stretch.begin, behind);
    while (at > behind && text[at - 1] != '\n') --at;
    while (at < stretch.end) {
      const LineSpan line = LineAt(text, at);
      at = behind = std::min(line.next, static_cast<uint32_t>(text.size()));
      Spacing spacing;
      spacing.Count(text, line.content);
      all.spaced += spacing.spaced;
      all.close += spacing.close;
      if (spacing.Abounds(kFewestInLine)) lines.push_back(line.content);
    }
  });
  if (all.Abounds(kFewest)) {
    FindInnerSpaces(text, {0, static_cast<uint32_t>(text.size())}, changes);
  } else {
    for (const Span line : lines) FindInnerSpaces(text, line, changes);
  }
}

// Whether the ， at [begin, end) stands between full-width digits, three of them behind it: １，２３４.
bool GroupsDigits(std::string_view text, uint32_t begin, uint32_t end) {
  const auto is_wide_digit = [](char32_t c) { return c >= 0xFF10 && c <= 0xFF19; };
  if (!is_wide_digit(CodePointBefore(text, begin))) return false;
  for (int i = 0; i < 3; ++i) {
    if (end >= text.size() || !is_wide_digit(NextCodePoint(text, end))) return false;
  }
  return !is_wide_digit(CodePointAt(text, end));
}

// How much the marks part that a slip doubles: ， less than 。; 0: another character.
int Weight(char32_t c) {
  switch (c) {
    case U'、':
      return 1;
    case U'，':
      return 2;
    case U'：':
    case U'；':
      return 3;
    case U'。':
      return 4;
    default:
      return 0;
  }
}

// Whether a block of bytes may hold two full-width marks side by side: their first bytes are EF and E3.
bool MayDouble(const unsigned char* p, size_t size) {
  unsigned any = 0;
  for (size_t i = 0; i < size; ++i) {
    any |= static_cast<unsigned>(((p[i] == 0xEF) | (p[i] == 0xE3)) & ((p[i + 3] == 0xEF) | (p[i + 3] == 0xE3)));
  }
  return any != 0;
}

// 二。。 and ，，: of two equal marks, and of two of which the first parts less, the second stays. Three stops are an
// ellipsis, and a stop before a comma or a mark behind ： may have lost what stood between.
void FindWideDoubled(std::string_view text, Changes& changes) {
  constexpr size_t kBlock = 64, kPair = 6;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (size_t block = 0; block + kPair <= text.size(); block += kBlock) {
    const size_t size = std::min(kBlock, text.size() - block - kPair + 1);
    // A size that is known when this is compiled makes vectors of the loop.
    if (size == kBlock ? !MayDouble(bytes + block, kBlock) : !MayDouble(bytes + block, size)) continue;
    for (size_t at = block; at < block + size; ++at) {
      if (IsContinuation(bytes[at]) || bytes[at] < 0xE3) continue;
      const auto begin = static_cast<uint32_t>(at), next = begin + SequenceLength(bytes[at]);
      const char32_t c = CodePointAt(text, begin);
      if (Weight(c) == 0) continue;
      const char32_t d = CodePointAt(text, next);
      if (c != d && (Weight(d) <= Weight(c) || c == U'：' || d == U'：')) continue;
      const bool third = next + 3 < text.size() && Weight(CodePointAt(text, next + 3)) != 0;
      const bool before = begin > 0 && Weight(CodePointBefore(text, begin)) != 0;
      if (!third && !before) changes.push_back({{begin, next}, {}, EditKind::punctuation, 0.9f});
    }
  }
}

// ,, and ,。 as a habit of the page; ，, and ,， wherever they stand.
void FindCommas(std::string_view text, Changes& changes) {
  const size_t first = changes.size();
  Changes sure;
  size_t marks = 0;
  for (size_t found = text.find(','); found != std::string_view::npos; found = text.find(',', found + 1)) {
    ++marks;
    const auto at = static_cast<uint32_t>(found);
    const char32_t after = CodePointAt(text, at + 1), before = CodePointBefore(text, at);
    const bool before_mark = after == ',' || after == '?' || after == '!' || after == ';' || Weight(after) != 0 ||
                             after == U'？' || after == U'！';
    const bool behind_mark = Weight(before) != 0 && before != U'：';
    if (!before_mark && (!behind_mark || (changes.size() > first && changes.back().at.end + 3 > at))) continue;
    changes.push_back({{at, at + 1}, {}, EditKind::punctuation, 0.9f});
    if (before == U'，' || after == U'，') sure.push_back(changes.back());
  }
  // A habit, not a slip of the author's: several times, and at a good part of the commas.
  const size_t times = changes.size() - first;
  if (times >= 3 && times * 4 >= marks) return;
  changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end());
  changes.insert(changes.end(), sure.begin(), sure.end());
}

}  // namespace

Changes FindWidths(const Survey& survey) {
  const std::string_view text = survey.text();
  Changes changes;
  survey.ForEachStretch(kWide, [&](Span stretch) {
    for (uint32_t at = stretch.begin; at < stretch.end;) {
      const uint32_t begin = at;
      const char32_t c = NextCodePoint(text, at);
      if (c < 0xFF05 || c > 0xFF5A) continue;
      if ((FeaturesOf(c) & kWide) == 0 && !(c == U'，' && GroupsDigits(text, begin, at))) continue;
      if (c == 0xFF0E && !(IsDigit(CodePointBefore(text, begin)) && IsDigit(CodePointAt(text, at)))) continue;
      const char narrow = static_cast<char>(c - 0xFEE0);
      if (!changes.empty() && changes.back().at.end == begin) {
        changes.back().at.end = at;
        changes.back().text.push_back(narrow);
      } else {
        changes.push_back({{begin, at}, std::string(1, narrow), EditKind::width, 1.0f});
      }
    }
  });
  return changes;
}

Changes FindSpaces(const Survey& survey) {
  const std::string_view text = survey.text();
  Changes changes;
  FindSpaced(survey, changes);
  for (uint32_t at = 0; at < text.size();) {
    const LineSpan line = LineAt(text, at);
    at = line.next;
    FindSpacedLine(text, line.content, changes);
  }
  const size_t titles = changes.size();
  survey.ForEachStretch(kOddSpace, [&](Span stretch) {
    for (uint32_t at = stretch.begin; at < stretch.end;) {
      const uint32_t begin = at;
      if ((FeaturesOf(NextCodePoint(text, at)) & kOddSpace) == 0) continue;
      if (changes.size() > titles && changes.back().at.end == begin) {
        changes.back().at.end = at;
        changes.back().text.push_back(' ');
      } else {
        changes.push_back({{begin, at}, " ", EditKind::space, 0.95f});
      }
    }
  });
  if (titles > 0) InOrder(changes);
  return changes;
}

Changes FindDoubled(std::string_view text) {
  Changes changes;
  FindWideDoubled(text, changes);
  const size_t slips = changes.size();
  FindCommas(text, changes);
  if (slips > 0) InOrder(changes);
  return changes;
}

}  // namespace baogao
