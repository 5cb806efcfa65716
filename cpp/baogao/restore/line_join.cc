// Two walks over the lines: the first collects the breaks that may be wraps and the widths of the lines before them,
// the second takes those whose width is the wrap's. Widths are columns: two for what is not ASCII.
#include "baogao/restore/line_join.h"

#include <algorithm>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kNarrowest = 40;  // columns of the narrowest wrap
constexpr uint32_t kTolerance = 6;   // a wrap comes up to three characters early, to keep marks off the line's start
constexpr uint32_t kWidest = 400;    // no wrap is that wide; counting stops

struct Break {
  Span at;  // from the end of one line's content to the next one's
  uint32_t width;
  bool certain;
};

uint32_t Columns(std::string_view line) {
  uint32_t columns = 0;
  for (const char c : line.substr(0, kWidest * 2)) {
    const auto byte = static_cast<unsigned char>(c);
    if (!IsContinuation(byte)) columns += byte < 0x80 ? 1 : 2;
  }
  return columns;
}

// Whether a line's beginning shows that it begins something: an item, a heading, a table's row, a dash.
bool BeginsAnew(std::string_view line) {
  const char32_t c = CodePointAt(line, 0);
  if (c == U'—' || c == U'-' || c == U'|' || c == U'#' || c == U'*' || c == U'•' || c == U'●' || c == U'（' ||
      c == U'(' || c == U'【')
    return true;
  // 一、 二是 第三， 1. 2、 (numbers with a mark behind them)
  static constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十百第";
  uint32_t at = 0;
  char32_t d = c;
  while (kNumbers.find(d) != std::u32string_view::npos && at < line.size() && at < 18) {
    NextCodePoint(line, at);
    d = CodePointAt(line, at);
  }
  return at > 0 &&
         (d == U'、' || d == U'是' || d == U'，' || d == U'．' || d == U'章' || d == U'节' || d == U'部' ||
          d == U'条' || (d == U'.' && !(CodePointAt(line, at + 1) >= '0' && CodePointAt(line, at + 1) <= '9')));
}

bool IsIndented(const LineSpan& line) { return line.content.begin - line.all.begin >= 2; }

}  // namespace

Changes FindLineJoins(std::string_view text) {
  std::vector<Break> breaks;
  std::vector<uint32_t> widths;  // of the lines of some length
  LineSpan before = LineAt(text, 0);
  while (before.next < text.size()) {
    const LineSpan line = LineAt(text, before.next);
    const LineSpan last = before;
    before = line;
    if (last.content.empty()) continue;
    const uint32_t width = Columns(last.content.of(text));
    if (width >= kNarrowest) widths.push_back(width);
    if (line.content.empty()) continue;
    const char32_t end = CodePointBefore(text, last.content.end), begin = CodePointAt(text, line.content.begin);
    const Span at{last.content.end, line.content.begin};
    const bool table = text[last.content.begin] == '|' || text[line.content.begin] == '|';
    if (IsOpeningMark(end) || (IsClosingMark(begin) && !table)) {
      breaks.push_back({at, width, true});
    } else if (width >= kNarrowest && !table && !EndsSentence(end) && !IsIndented(line) &&
               !BeginsAnew(line.content.of(text))) {
      breaks.push_back({at, width, false});
    }
  }
  // The wrap's width is the widest that is not rare: a tenth of the long lines may be wider (tables, addresses).
  uint32_t wrap = 0;
  if (widths.size() >= 2) {
    const size_t tenth = widths.size() / 10;
    std::nth_element(widths.begin(), widths.end() - 1 - static_cast<std::ptrdiff_t>(tenth), widths.end());
    wrap = widths[widths.size() - 1 - tenth];
    const auto full = std::count_if(widths.begin(), widths.end(),
                                    [&](uint32_t w) { return w + kTolerance >= wrap && w <= wrap + 2; });
    const auto broken = std::count_if(breaks.begin(), breaks.end(), [&](const Break& b) {
      return b.width + kTolerance >= wrap && b.width <= wrap + 2;
    });
    if (wrap >= kWidest || broken < 2 || full * 2 < static_cast<std::ptrdiff_t>(widths.size()) || broken * 2 < full)
      wrap = 0;
  }
  Changes changes;
  for (const Break& b : breaks) {
    const bool wrapped = wrap != 0 && b.width + kTolerance >= wrap && b.width <= wrap + 2;
    if (!b.certain && !wrapped) continue;
    const bool words = b.at.begin > 0 && b.at.end < text.size() && !(text[b.at.begin - 1] & 0x80) &&
                       !(text[b.at.end] & 0x80) && ((text[b.at.begin - 1] | 0x20) >= 'a') &&
                       ((text[b.at.end] | 0x20) >= 'a');
    changes.push_back({b.at, words ? " " : "", EditKind::line, b.certain ? 0.9f : 0.85f});
  }
  return changes;
}

}  // namespace baogao
