// Two walks over the lines: the first collects the breaks that may be wraps and the widths of the lines before them,
// the second takes those whose width is the wrap's, by columns or by characters. Behind a full stop a wrap looks like
// a paragraph's end; how the other paragraphs begin tells them apart, or nothing does and the break stays.
#include "baogao/restore/line_join.h"

#include <algorithm>
#include <array>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kNarrowest = 40;  // columns of the narrowest wrap, or characters taken for two
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

enum class BreakKind : uint8_t {
  certain,   // no line begins or ends so
  open,      // in the midst of a sentence
  sentence,  // behind its end
  anew,      // before what looks like an item or a heading: 5. （一） —
};
struct Break {
  Span at;  // from the end of one line's content to the next one's
  Widths widths;
  Widths next;      // of what the next line begins with and cannot be parted: a character and the marks behind it
  uint32_t indent;  // columns before the line
  BreakKind kind;
};

// A character and the marks that cannot be parted from it.
Widths FirstOf(std::string_view line) {
  uint32_t at = 0;
  const char32_t c = NextCodePoint(line, at);
  if (IsOpeningMark(c) && at < line.size()) NextCodePoint(line, at);
  while (at < line.size() && IsClosingMark(CodePointAt(line, at))) NextCodePoint(line, at);
  return WidthsOf(line.substr(0, at));
}

// How paragraphs of a text begin: behind lines that end a sentence and do not fill the page.
struct Paragraphs {
  uint32_t marked = 0, plain = 0;  // with a blank line or blanks before them, or without
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
    const auto broken = std::count_if(breaks.begin(), breaks.end(),
                                      [&](const Break& b) { return b.kind < BreakKind::sentence && Fills(b.widths); });
    if (width_ >= kWidest || broken < 2 || full * 2 < static_cast<std::ptrdiff_t>(lines.size()) || broken * 2 < full) {
      width_ = 0;
    }
  }

  bool Fills(const Widths& widths) const { return Fills(widths, kTolerance); }
  // An indentation takes part of the width, or came later.
  bool FillsExactly(const Break& b) const {
    Widths widths = b.widths;
    if (Fills(widths, 2)) return true;
    widths[measure_] += b.indent;
    return Fills(widths, 2);
  }
  // And what follows has no room in it.
  bool IsFull(const Break& b) const {
    return FillsExactly(b) && b.widths[measure_] + b.indent + b.next[measure_] > width_;
  }
  // How many lines of this width would end a paragraph by chance, of so many that end one.
  double ByChance(uint32_t paragraphs) const { return width_ == 0 ? 0 : 2.0 / width_ * paragraphs; }

 private:
  bool Fills(const Widths& widths, uint32_t early) const {
    return width_ != 0 && widths[measure_] + early >= width_ && widths[measure_] <= width_ + 2;
  }

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

// The breaks that may be wraps, the widths of long lines, and how paragraphs begin.
struct Look {
  std::vector<Break> breaks;
  std::vector<Widths> widths;
  std::vector<std::pair<Widths, bool>> ends;  // of lines that end a sentence: width, and whether what follows is marked
};

Look LookAt(std::string_view text) {
  Look look;
  LineSpan before = LineAt(text, 0);
  while (before.next < text.size()) {
    const LineSpan line = LineAt(text, before.next);
    const LineSpan last = before;
    before = line;
    if (last.content.empty()) continue;
    const Widths width = WidthsOf(last.content.of(text));
    const bool wide = std::max(width[kColumns], width[kCharacters]) >= kNarrowest;
    if (wide) look.widths.push_back(width);
    const bool ends = Ends(text, last.content.end);
    if (ends) look.ends.emplace_back(width, line.content.empty() || IsIndented(line));
    if (line.content.empty()) continue;
    const char32_t end = CodePointBefore(text, last.content.end), begin = CodePointAt(text, line.content.begin);
    const Span at{last.content.end, line.content.begin};
    const uint32_t indent = WidthsOf(text.substr(last.all.begin, last.content.begin - last.all.begin))[kColumns];
    const bool table = text[last.content.begin] == '|' || text[line.content.begin] == '|';
    if (IsOpeningMark(end) || (IsClosingMark(begin) && !table)) {
      look.breaks.push_back({at, width, {}, indent, BreakKind::certain});
    } else if (wide && !table && !IsIndented(line)) {
      constexpr uint32_t kLongestHeading = 60;  // bytes
      const bool heading = ends && line.content.size() < kLongestHeading && !Ends(text, line.content.end);
      const bool anew = heading || BeginsAnew(line.content.of(text));
      const BreakKind kind = anew ? BreakKind::anew : ends ? BreakKind::sentence : BreakKind::open;
      look.breaks.push_back({at, width, ends ? FirstOf(line.content.of(text)) : Widths{}, indent, kind});
    }
  }
  return look;
}

// Whether paragraphs are marked, so that a full line is a wrap whatever follows it.
bool MarksParagraphs(const Wrap& wrap, const Look& look) {
  Paragraphs paragraphs;
  for (const auto& [width, marked] : look.ends) {
    if (!wrap.Fills(width)) ++(marked ? paragraphs.marked : paragraphs.plain);
  }
  return paragraphs.marked >= 2 && paragraphs.marked >= 9 * paragraphs.plain;
}

// Whether there are far more full lines that end a sentence than paragraphs would end so by chance.
bool WrapsSentences(const Wrap& wrap, const Look& look) {
  const auto ends =
      std::count_if(look.ends.begin(), look.ends.end(), [&](const auto& e) { return !wrap.Fills(e.first); });
  const auto full = std::count_if(look.breaks.begin(), look.breaks.end(),
                                  [&](const Break& b) { return b.kind == BreakKind::sentence && wrap.IsFull(b); });
  constexpr double kOdds = 6;  // of those joined then, five of six are wraps
  return static_cast<double>(full) >= kOdds * std::max(wrap.ByChance(static_cast<uint32_t>(ends)), 0.25);
}

// What one measure of the lines says about a break.
class Judge {
 public:
  Judge(const Look& look, std::vector<Widths> widths, Measure measure)
      : wrap_(widths, look.breaks, measure),
        marked_(MarksParagraphs(wrap_, look)),
        sentences_(marked_ || WrapsSentences(wrap_, look)) {}

  bool Joins(const Break& b) const {
    switch (b.kind) {
      case BreakKind::certain:
        return true;
      case BreakKind::open:
        return wrap_.Fills(b.widths);
      case BreakKind::sentence:
        return marked_ ? wrap_.FillsExactly(b) : sentences_ && wrap_.IsFull(b);
      case BreakKind::anew:
        return marked_ && wrap_.FillsExactly(b);
    }
    return false;
  }

 private:
  const Wrap wrap_;
  const bool marked_, sentences_;
};

}  // namespace

Changes FindLineJoins(std::string_view text) {
  const Look look = LookAt(text);
  if (look.breaks.empty()) return {};
  const Judge columns(look, look.widths, kColumns), characters(look, look.widths, kCharacters);
  Changes changes;
  for (const Break& b : look.breaks) {
    if (!columns.Joins(b) && !characters.Joins(b)) continue;
    const bool words = b.at.begin > 0 && b.at.end < text.size() && !(text[b.at.begin - 1] & 0x80) &&
                       !(text[b.at.end] & 0x80) && ((text[b.at.begin - 1] | 0x20) >= 'a') &&
                       ((text[b.at.end] | 0x20) >= 'a');
    static constexpr float kConfidence[] = {0.9f, 0.85f, 0.8f, 0.8f};
    changes.push_back({b.at, words ? " " : "", EditKind::line, kConfidence[static_cast<int>(b.kind)]});
  }
  return changes;
}

}  // namespace baogao
