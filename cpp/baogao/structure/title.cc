// A title ends at 。 or ：, at the end of its line, at the next marker, or at the seam where the paragraph begins
// without any mark. The seam is looked for only in a window of sixty characters, so the work is bounded.
//
// The seam: a word that headings end with (步伐, 建设) before a word that paragraphs begin with (研究制定, 为).
// Years and self mentions (2020年, 我局) open a paragraph without such help. 为 after 以 in the same clause
// (以活动为契机) opens nothing.
#include "baogao/structure/title.h"

#include <algorithm>
#include <vector>

#include "baogao/structure/line.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

enum class OpenerKind : uint8_t { preposition, verb, time, self };
struct OpenerRow {
  std::string_view word;
  OpenerKind kind;
};
constexpr OpenerRow kOpeners[] = {
#include "data/heading_openers.inc"
};
struct TailRow {
  std::string_view word;
};
constexpr TailRow kTails[] = {
#include "data/heading_tails.inc"
};

constexpr uint32_t kWindow = 60;       // characters in which a title must end
constexpr uint32_t kRunInTitle = 45;   // longest title that runs into a paragraph
constexpr uint32_t kShortTitle = 32;   // the same for 一是 and dashes in the middle of a line
constexpr uint32_t kLineTitle = 60;    // longest title that is a line of its own
constexpr uint32_t kLeastTitle = 4;    // characters before a seam
constexpr uint32_t kLeastBody = 8;     // characters between a seam and the 。 that follows

const Trie& Openers() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kOpeners); ++i) entries.emplace_back(kOpeners[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

const Trie& Tails() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kTails); ++i) entries.emplace_back(kTails[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

bool IsDigit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool IsStop(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?'; }
bool IsComma(char32_t c) { return c == U'，' || c == U','; }
bool IsColon(char32_t c) { return c == U'：' || c == U':'; }
bool IsSemicolon(char32_t c) { return c == U'；' || c == U';'; }

bool IsRepeatable(MarkerStyle s) { return s == MarkerStyle::is || s == MarkerStyle::dash; }

// 2020年 or 20年, (a year that a copyist cut) at `at`.
bool IsYear(std::string_view text, uint32_t at, uint32_t end) {
  uint32_t i = at, digits = 0;
  while (i < end && digits < 5 && text[i] >= '0' && text[i] <= '9') ++i, ++digits;
  if (digits != 4 && digits != 2) return false;
  if (!text.substr(i, end - i).starts_with("年")) return false;
  return digits == 4 ? text[at] == '1' || text[at] == '2' : text.substr(at, 2) == "20";
}

bool EndsWithTail(std::string_view text, uint32_t begin, uint32_t at) {
  uint32_t from = at;
  for (int n = 0; n < 4 && from > begin; ++n) {
    from = PreviousStart(text, from);
    bool found = false;
    Tails().Walk(text, from, [&](Trie::Match m) { found |= m.end == at; });
    if (found) return true;
  }
  return false;
}

// Whether the marker at `at` can open the next heading inside what looks like a title.
bool IsNextMarker(std::string_view text, const Marker& m, uint32_t title_begin, const Reached& reached) {
  const int last = reached[static_cast<int>(m.style)];
  const bool in_order = m.number == last + 1 || m.number == 1;
  if (!in_order || m.span.begin < title_begin + 6) return false;
  const char32_t before = CodePointBefore(text, m.span.begin);
  switch (m.style) {
    case MarkerStyle::chinese_bracket:
    case MarkerStyle::arabic_bracket: return before != U'第' && text[m.after - 1] != '.';
    case MarkerStyle::chinese:
      return text.substr(m.span.begin, m.span.size()).ends_with("、") && IsHan(before) && EndsWithTail(text, title_begin, m.span.begin);
    case MarkerStyle::arabic: return IsHan(before) && EndsWithTail(text, title_begin, m.span.begin);
    case MarkerStyle::is: return IsHan(before) && before != U'统' && before != U'唯' && before != U'第' && before != U'之' && EndsWithTail(text, title_begin, m.span.begin);
    default: return false;
  }
}

struct Scan {
  uint32_t end;          // where the scan stopped
  char32_t mark = 0;     // the mark there: 。 ： ；; 0: end of line, marker or window
  uint32_t mark_end = 0;
  bool at_line_end = false;
  bool at_marker = false;
  int commas = 0;
};

// Up to the first mark that may end a title.
Scan ScanTitle(std::string_view text, uint32_t begin, uint32_t line_end, const Reached& reached) {
  Scan s{begin};
  uint32_t i = begin;
  int quotes = 0;
  for (uint32_t n = 0; i < line_end; ++n) {
    if (n >= kWindow) return s.end = i, s;
    uint32_t next = i;
    const char32_t c = NextCodePoint(text, next);
    if (c == U'“' || c == U'《') ++quotes;
    if ((c == U'”' || c == U'》') && quotes > 0) --quotes;
    if (IsStop(c) || (quotes == 0 && IsSemicolon(c)) ||
        (quotes == 0 && IsColon(c) && !IsDigit(CodePointBefore(text, i)))) {
      s.end = i;
      s.mark = c;
      s.mark_end = next;
      s.at_line_end = Trim(text, {next, line_end}).empty();
      return s;
    }
    if (IsComma(c)) ++s.commas;
    if (i > begin && (c == U'(' || c == U'（' || c == U'1' || (c >= U'一' && c <= U'龥'))) {
      const Marker m = ReadMarker(text, i, line_end);
      if (m && IsNextMarker(text, m, begin, reached)) {
        s.end = i;
        s.at_marker = true;
        return s;
      }
    }
    i = next;
  }
  s.end = line_end;
  s.at_line_end = true;
  return s;
}

// Where the paragraph begins inside [begin, end); 0: nowhere.
uint32_t FindSeam(std::string_view text, uint32_t begin, uint32_t end) {
  uint32_t alone = 0;  // an opener without a tail before it
  bool instrument = false;  // 以 stands in this clause
  uint32_t clause = begin;
  uint32_t i = begin;
  for (uint32_t n = 0; i < end; ++n) {
    uint32_t next = i;
    const char32_t c = NextCodePoint(text, next);
    if (IsComma(c)) {
      instrument = false;
      clause = next;
    } else if (n >= kLeastTitle && i > clause) {
      const bool year = IsYear(text, i, end);
      const Trie::Match m = year ? Trie::Match{} : Openers().Longest(text, i);
      if (year || (m && m.end <= end)) {
        const bool strong = year || kOpeners[m.value].kind == OpenerKind::time || kOpeners[m.value].kind == OpenerKind::self;
        const bool blocked = c == U'为' && instrument;
        if (!blocked && EndsWithTail(text, begin, i)) return i;
        if (strong && !year && alone == 0 && n >= 6) alone = i;
      }
    }
    if (c == U'以' && text.substr(i + 3, 3) != "及") instrument = true;
    i = next;
  }
  return alone;
}

// 8.2%, 3.5亿元, 20家: figures that titles do not have. Years are no figures.
bool HasFigures(std::string_view text, Span s) {
  uint32_t i = s.begin;
  while (i < s.end) {
    if (text[i] < '0' || text[i] > '9') {
      ++i;
      continue;
    }
    while (i < s.end && ((text[i] >= '0' && text[i] <= '9') || text[i] == '.')) ++i;
    const std::string_view rest = text.substr(i, s.end - i);
    for (std::string_view unit : {"%", "％", "万", "亿", "元", "个百分点", "倍", "家", "人"}) {
      if (rest.starts_with(unit)) return true;
    }
  }
  return false;
}

// The title of a heading ends with 了 never, and holds it hardly ever: 解决了, 取得了 are sentences.
bool HasPerfect(std::string_view text, Span s) {
  const std::string_view words = s.of(text);
  for (size_t at = words.find("了"); at != std::string_view::npos; at = words.find("了", at + 3)) {
    if (!words.substr(at + 3).starts_with("解")) return true;
  }
  return false;
}

HeadingTitle None(uint32_t begin) { return {{begin, begin}, begin, false}; }

// Without emphasis marks: **...。**
Span Plain(std::string_view text, Span s) {
  s = Trim(text, s);
  while (s.size() >= 2 && s.of(text).ends_with("**")) s = Trim(text, {s.begin, s.end - 2});
  while (s.size() >= 2 && s.of(text).starts_with("**")) s = Trim(text, {s.begin + 2, s.end});
  return s;
}

uint32_t SkipEmphasis(std::string_view text, uint32_t at, uint32_t end) {
  while (end - at >= 2 && text[at] == '*' && text[at + 1] == '*') at += 2;
  return at;
}

// A title closed by a mark: 。 with the paragraph behind it, or ：.
HeadingTitle Closed(std::string_view text, Span title, const Scan& s, uint32_t line_end, const Marker& marker,
                    bool line_start) {
  const uint32_t size = CountCharacters(text, title, kWindow);
  const uint32_t after = SkipEmphasis(text, s.mark_end, line_end);
  const bool whole = Trim(text, {after, line_end}).empty();
  const HeadingTitle none = None(title.begin);
  if (IsSemicolon(s.mark) || HasFigures(text, title)) return none;
  if (IsColon(s.mark)) {
    if (whole || static_cast<bool>(ReadMarker(text, after, line_end))) return {title, after, whole};
    const uint32_t limit = IsRepeatable(marker.style) ? 12 : 20;
    return size <= limit && line_start ? HeadingTitle{title, after, whole} : none;
  }
  if (HasPerfect(text, title) || (s.mark != U'。' && !line_start)) return none;
  const bool listed = IsRepeatable(marker.style) || marker.style >= MarkerStyle::arabic;
  if (whole && listed && (size > 20 || marker.style == MarkerStyle::is)) return none;
  if (marker.style == MarkerStyle::is || (marker.style == MarkerStyle::dash && !line_start)) {
    if (size > kShortTitle || s.commas > 1 || whole) return none;
    const Marker next = ReadMarker(text, after, line_end);
    if (next.style == marker.style && marker.style == MarkerStyle::is) return none;
  }
  return size <= kRunInTitle && s.commas <= 3 ? HeadingTitle{title, after, whole} : none;
}

}  // namespace

bool OpensParagraph(std::string_view text, uint32_t at, uint32_t end) {
  if (IsYear(text, at, end)) return true;
  const Trie::Match m = Openers().Longest(text, at);
  return m && m.end <= end;
}

HeadingTitle ReadHeadingTitle(std::string_view text, uint32_t begin, uint32_t line_end, const Marker& marker,
                              bool line_start, const Reached& reached) {
  begin = Trim(text, {begin, line_end}).begin;
  const Scan s = ScanTitle(text, begin, line_end, reached);
  const Span title = Plain(text, {begin, s.end});
  if (title.empty()) return None(begin);
  if (s.at_marker) {
    if (marker.style == MarkerStyle::is || HasPerfect(text, title)) return None(begin);
    return {title, s.end, false};
  }
  if (s.mark == 0 && s.at_line_end) {
    const uint32_t size = CountCharacters(text, title, kWindow);
    const bool listed = IsRepeatable(marker.style);
    if (!line_start || size > (listed ? 30 : kLineTitle) || (listed && (HasFigures(text, title) || s.commas > 1))) {
      return None(begin);
    }
    if (HasFigures(text, title) && s.commas > 0) return None(begin);
    return {title, line_end, true};
  }
  // The paragraph may begin before the first mark. A seam before a 。 must leave words enough for a sentence.
  const bool bracketed = marker.style != MarkerStyle::is && marker.style != MarkerStyle::dash;
  if (bracketed && !IsColon(s.mark)) {
    const uint32_t seam = FindSeam(text, begin, s.end);
    const Span rest{seam, s.end};
    const bool sentence = s.mark == 0 || IsSemicolon(s.mark) || HasPerfect(text, rest) || HasFigures(text, rest) ||
                          rest.of(text).find("，") != std::string_view::npos || rest.of(text).find(',') != std::string_view::npos;
    if (seam != 0 && sentence && CountCharacters(text, rest, kLeastBody) >= kLeastBody) {
      return {Plain(text, {begin, seam}), seam, false};
    }
  }
  if (s.mark == 0) return None(begin);
  return Closed(text, title, s, line_end, marker, line_start);
}

}  // namespace baogao
