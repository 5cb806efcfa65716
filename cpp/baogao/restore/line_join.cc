// Two walks over the lines: the first collects the breaks that may be wraps and the widths of the lines before them,
// the second takes those whose width is the wrap's, by columns or by characters.
#include "baogao/restore/line_join.h"

#include <algorithm>
#include <array>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kNarrowest = 40;  // columns of the narrowest wrap
constexpr uint32_t kTolerance = 6;   // a wrap comes up to three characters early, to keep marks off the line's start
constexpr uint32_t kWidest = 400;    // no wrap is that wide; counting stops

// Pages wrap by columns, of which an ideograph takes two, or by characters, which count as two here whatever they are.
enum Measure { kColumns, kCharacters, kMeasures };
using Widths = std::array<uint32_t, kMeasures>;

Widths WidthsOf(std::string_view line) {
  Widths widths{};
  for (const char c : line.substr(0, kWidest * 2)) {
    const auto byte = static_cast<unsigned char>(c);
    if (IsContinuation(byte)) continue;
    widths[kColumns] += byte < 0x80 ? 1 : 2;
    widths[kCharacters] += 2;
  }
  return widths;
}

struct Break {
  Span at;  // from the end of one line's content to the next one's
  Widths widths;
  bool certain;
};

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

// The width at which lines are wrapped, the widest that is not rare: a tenth of the long lines may be wider (tables,
// addresses). 0: most lines are none of that width, or do not break off there.
class Wrap {
 public:
  Wrap(std::vector<Widths>& lines, const std::vector<Break>& breaks, Measure measure) : measure_(measure) {
    if (lines.size() < 2) return;
    const size_t tenth = lines.size() / 10;
    std::nth_element(lines.begin(), lines.end() - 1 - static_cast<std::ptrdiff_t>(tenth), lines.end(),
                     [measure](const Widths& a, const Widths& b) { return a[measure] < b[measure]; });
    width_ = lines[lines.size() - 1 - tenth][measure];
    const auto full = std::count_if(lines.begin(), lines.end(), [&](const Widths& w) { return Fills(w); });
    const auto broken = std::count_if(breaks.begin(), breaks.end(), [&](const Break& b) { return Fills(b.widths); });
    if (width_ >= kWidest || broken < 2 || full * 2 < static_cast<std::ptrdiff_t>(lines.size()) || broken * 2 < full) {
      width_ = 0;
    }
  }

  bool Fills(const Widths& widths) const {
    return width_ != 0 && widths[measure_] + kTolerance >= width_ && widths[measure_] <= width_ + 2;
  }

 private:
  Measure measure_;
  uint32_t width_ = 0;
};

// Whether a sentence or an item may end at a byte; behind a closing quotation mark only if one ends within.
bool Ends(std::string_view text, uint32_t at) {
  const char32_t c = CodePointBefore(text, at);
  const uint32_t before = PreviousStart(text, at);
  const bool quote = c == U'”' || c == U'’' || c == U'」' || c == U'』';
  return EndsSentence(c) && (!quote || before == 0 || EndsSentence(CodePointBefore(text, before)));
}

bool IsIndented(const LineSpan& line) { return line.content.begin - line.all.begin >= 2; }

}  // namespace

Changes FindLineJoins(std::string_view text) {
  std::vector<Break> breaks;
  std::vector<Widths> widths;  // of the lines of some length
  LineSpan before = LineAt(text, 0);
  while (before.next < text.size()) {
    const LineSpan line = LineAt(text, before.next);
    const LineSpan last = before;
    before = line;
    if (last.content.empty()) continue;
    const Widths width = WidthsOf(last.content.of(text));
    const bool wide = width[kColumns] >= kNarrowest;
    if (wide) widths.push_back(width);
    if (line.content.empty()) continue;
    const char32_t end = CodePointBefore(text, last.content.end), begin = CodePointAt(text, line.content.begin);
    const Span at{last.content.end, line.content.begin};
    const bool table = text[last.content.begin] == '|' || text[line.content.begin] == '|';
    if (IsOpeningMark(end) || (IsClosingMark(begin) && !table)) {
      breaks.push_back({at, width, true});
    } else if (wide && !table && !Ends(text, last.content.end) && !IsIndented(line) &&
               !BeginsAnew(line.content.of(text))) {
      breaks.push_back({at, width, false});
    }
  }
  const Wrap columns(widths, breaks, kColumns), characters(widths, breaks, kCharacters);
  Changes changes;
  for (const Break& b : breaks) {
    if (!b.certain && !columns.Fills(b.widths) && !characters.Fills(b.widths)) continue;
    const bool words = b.at.begin > 0 && b.at.end < text.size() && !(text[b.at.begin - 1] & 0x80) &&
                       !(text[b.at.end] & 0x80) && ((text[b.at.begin - 1] | 0x20) >= 'a') &&
                       ((text[b.at.end] | 0x20) >= 'a');
    changes.push_back({b.at, words ? " " : "", EditKind::line, b.certain ? 0.9f : 0.85f});
  }
  return changes;
}

}  // namespace baogao
