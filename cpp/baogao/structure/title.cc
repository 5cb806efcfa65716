// A title ends at 。 or ：, at the end of its line, at the next marker, or at the seam (seam.h) where the paragraph
// begins without any mark. The seam is looked for only in a window of sixty characters, so the work is bounded.
#include "baogao/structure/title.h"

#include "baogao/structure/line.h"
#include "baogao/structure/seam.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kWindow = 60;        // characters in which a title must end
constexpr uint32_t kRunInTitle = 45;    // longest title that runs into a paragraph
constexpr uint32_t kShortTitle = 32;    // the same for 一是 and dashes in the middle of a line
constexpr uint32_t kLineTitle = 60;     // longest title that is a line of its own
constexpr uint32_t kUnsplitTitle = 26;  // a title of more characters with a seam in it runs into its paragraph
constexpr uint32_t kLeastBody = 4;      // characters between a seam and the 。 that follows

bool IsDigit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool IsStop(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?'; }
bool IsComma(char32_t c) { return c == U'，' || c == U','; }
bool IsColon(char32_t c) { return c == U'：' || c == U':'; }
bool IsSemicolon(char32_t c) { return c == U'；' || c == U';'; }

bool IsRepeatable(MarkerStyle s) { return s == MarkerStyle::is || s == MarkerStyle::dash; }

// Whether the marker at `at` can open the next heading inside what looks like a title.
bool IsNextMarker(std::string_view text, const Marker& m, uint32_t title_begin, const Reached& reached) {
  const int last = reached[static_cast<int>(m.style)];
  const bool in_order = m.number == last + 1 || m.number == 1;
  if (!in_order || m.span.begin < title_begin + 6) return false;
  const char32_t before = CodePointBefore(text, m.span.begin);
  switch (m.style) {
    case MarkerStyle::chinese_bracket:
    case MarkerStyle::arabic_bracket:
      return before != U'第' && text[m.after - 1] != '.';
    case MarkerStyle::chinese:
      return text.substr(m.span.begin, m.span.size()).ends_with("、") && IsHan(before) &&
             EndsWithTail(text, title_begin, m.span.begin);
    case MarkerStyle::arabic:
      return IsHan(before) && EndsWithTail(text, title_begin, m.span.begin);
    case MarkerStyle::is:
      return IsHan(before) && before != U'统' && before != U'唯' && before != U'第' && before != U'之' &&
             EndsWithTail(text, title_begin, m.span.begin);
    default:
      return false;
  }
}

struct Scan {
  uint32_t end;       // where the scan stopped
  char32_t mark = 0;  // the mark there: 。 ： ；; 0: end of line, marker or window
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
    if (c == U'*' && i > begin && text.substr(i, 2) == "**") {  // emphasis closes the title: **一、回顾**正文
      s.end = i;
      s.mark = U'。';
      s.mark_end = i;
      return s;
    }
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
    for (std::string_view unit : WordList{"%", "％", "万", "亿", "元", "个百分点", "倍", "家", "人"}) {
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
  // The paragraph may begin before the first mark; enough of it must be there for a sentence.
  SeamFound seam;
  if (!IsRepeatable(marker.style) && !IsColon(s.mark)) seam = FindSeam(text, begin, s.end);
  if (seam.seam != Seam::none && CountCharacters(text, {seam.at, s.end}, kLeastBody) < kLeastBody) seam = {};
  // 6. at the start of a line is a numbered paragraph where only its words might make a heading.
  if (line_start && marker.style >= MarkerStyle::arabic && seam.seam < Seam::sure) seam = {};
  HeadingTitle cut;
  if (seam.seam != Seam::none) cut = {Plain(text, {begin, seam.at}), seam.at, false};
  if (seam.seam == Seam::sure) return cut;
  const HeadingTitle closed = s.mark == 0 ? None(begin) : Closed(text, title, s, line_end, marker, line_start);
  if (seam.seam == Seam::none) return closed;
  // In unbroken text a long title with a seam is a title and the first sentence behind it, and so is one with a number
  // behind the seam.
  const std::string_view rest = Span{seam.at, s.end}.of(text);
  const bool counts = rest.find_first_of("0123456789") != std::string_view::npos || HasPerfect(text, {seam.at, s.end});
  const bool split =
      !line_start && seam.seam >= Seam::plan && (counts || CountCharacters(text, title, kWindow) > kUnsplitTitle);
  if (!closed.title.empty() && !split) return closed;
  return cut;
}

}  // namespace baogao
