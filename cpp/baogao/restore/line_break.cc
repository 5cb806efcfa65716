// The markers of one style are walked in text order, those that begin lines and those that stand behind a full stop.
// The latter wait until one that begins a line confirms them by its number.
#include "baogao/restore/line_break.h"

#include <algorithm>
#include <array>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// In the order of rank.
enum Style : uint8_t { kPart, kVolume, kChapter, kClause, kChinese, kBracket, kArabic, kArabicBracket, kStyles };

struct Marker {
  uint32_t at;      // where it begins
  uint32_t behind;  // where the mark that ends the sentence before begins; at: it begins a line
  uint32_t number;
  Style style;
  bool begins_line() const { return behind == at; }
};

uint32_t ReadNumber(std::string_view text, uint32_t& at) {
  static constexpr std::u32string_view kDigits = U"一二三四五六七八九";
  uint32_t number = 0, next = at;
  if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && number < 100; ++at) {
      number = number * 10 + static_cast<uint32_t>(text[at] - '0');
    }
    return number;
  }
  char32_t c = next < text.size() ? NextCodePoint(text, next) : 0;
  if (const size_t digit = kDigits.find(c); digit != kDigits.npos) {
    number = static_cast<uint32_t>(digit) + 1;
    at = next;
    c = next < text.size() ? NextCodePoint(text, next) : 0;
  }
  if (c != U'十') return number;
  at = next;
  number = number == 0 ? 10 : number * 10;
  const size_t ones = next < text.size() ? kDigits.find(NextCodePoint(text, next)) : kDigits.npos;
  if (ones == kDigits.npos) return number;
  at = next;
  return number + static_cast<uint32_t>(ones) + 1;
}

// The marker at `at`, behind `behind`; number 0: there is none.
Marker ReadMarker(std::string_view text, uint32_t at, uint32_t behind) {
  Marker none{at, behind, 0, kStyles};
  if (at >= text.size()) return none;
  uint32_t i = at;
  const char32_t first = NextCodePoint(text, i);
  const bool bracket = first == U'（' || first == '(', ordinal = first == U'第';
  if (!bracket && !ordinal) i = at;
  const bool ascii = i < text.size() && !(text[i] & 0x80);
  const uint32_t number = ReadNumber(text, i);
  if (number == 0 || i >= text.size()) return none;
  const char32_t mark = NextCodePoint(text, i);
  const char32_t next = CodePointAt(text, i);
  if (bracket) {
    if (mark != U'）' && mark != ')') return none;
    return {at, behind, number, ascii ? kArabicBracket : kBracket};
  }
  if (ordinal) {
    const Style style = mark == U'部' && next == U'分' ? kPart
                        : mark == U'篇'                ? kVolume
                        : mark == U'章'                ? kChapter
                        : mark == U'节'                ? kClause
                                                       : kStyles;
    return {at, behind, style == kStyles ? 0 : number, style};
  }
  const bool opens = IsHan(next) || next == U'“' || next == U'《' || IsInlineBlank(next);
  const bool year = next == '1' || next == '2';  // 一、2013年工作回顾
  if (ascii) return {at, behind, opens && (mark == '.' || mark == U'．' || mark == U'、') ? number : 0, kArabic};
  return {at, behind, (opens || year) && mark == U'、' ? number : 0, kChinese};
}

// Blanks, and the decoration of Markdown.
bool IsBeforeHeading(char32_t c) { return IsInlineBlank(c) || c == '#' || c == '*'; }

uint32_t Skip(std::string_view text, uint32_t at, bool (*is_skipped)(char32_t)) {
  while (at < text.size() && is_skipped(CodePointAt(text, at))) NextCodePoint(text, at);
  return at;
}

// Whether headings of a style begin lines at all.
using Styles = std::array<bool, kStyles>;

std::vector<Marker> LineMarkers(std::string_view text, Styles& styles) {
  std::vector<Marker> markers;
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t begin = Skip(text, at, IsBeforeHeading);
    const Marker m = ReadMarker(text, begin, begin);
    if (m.number != 0) {
      markers.push_back(m);
      styles[m.style] = true;
    }
    const size_t end = text.find('\n', begin);
    if (end == text.npos) break;
    at = static_cast<uint32_t>(end) + 1;
  }
  return markers;
}

// Whether a marker, or what may stand before one, could begin at a place; most places are told by two bytes.
bool MayMark(std::string_view text, size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]), next = static_cast<unsigned char>(text[at + 1]);
  if (lead == 0xE4) return next >= 0xB8 && next <= 0xBA;                  // 一 二 三 五 七 九
  if (lead == 0xE5) return next == 0x85 || next == 0x8D || next == 0x9B;  // 四 六 八 十
  if (lead == 0xE7) return next == 0xAC;                                  // 第
  return lead < 0x80 || lead == 0xEF || lead == 0xE2 || lead == 0xE3;     // （ ” 　
}

// The markers behind a mark that ends a sentence, inside the lines of a stretch.
void AddInner(std::string_view text, Span stretch, std::string_view mark, std::vector<Marker>& markers) {
  const std::string_view within = text.substr(0, stretch.end);
  for (size_t found = within.find(mark, stretch.begin), next; found != within.npos; found = within.find(mark, next)) {
    next = found + mark.size();
    if (!MayMark(text, next)) continue;
    const uint32_t behind = Skip(text, static_cast<uint32_t>(next), IsClosingMark);
    next = behind;
    const uint32_t at = Skip(text, behind, IsInlineBlank);
    Marker m = ReadMarker(text, Skip(text, at, IsBeforeHeading), behind);
    if (m.number == 0) continue;
    m.at = at;
    m.behind = PreviousStart(text, behind);
    markers.push_back(m);
  }
}

// Between headings that follow each other by their numbers none is missing; nor before the first.
bool FollowsAtOnce(const Marker& a, const Marker& b) {
  return a.style == b.style ? b.number == a.number + 1 : b.style > a.style && b.number == 1;
}

void AddAllInner(std::string_view text, std::vector<Marker>& markers) {
  const size_t lines = markers.size();
  for (size_t i = 0; i <= lines; ++i) {
    if (i == 0 ? markers[0].number == 1 : i < lines && FollowsAtOnce(markers[i - 1], markers[i])) continue;
    const Span stretch{i == 0 ? 0 : markers[i - 1].at, i == lines ? static_cast<uint32_t>(text.size()) : markers[i].at};
    for (const std::string_view mark : WordList{"。", "！"}) AddInner(text, stretch, mark, markers);
  }
}

// （一） that a heading runs into: 二、主要工作（一）抓投资。
void AddGlued(std::string_view text, std::vector<Marker>& markers) {
  constexpr uint32_t kLongestHeading = 90;  // bytes
  const size_t size = markers.size();
  for (size_t i = 0; i < size; ++i) {
    if (markers[i].style > kChinese || !markers[i].begins_line()) continue;
    const std::string_view line = text.substr(markers[i].at, kLongestHeading);
    for (const std::string_view first : WordList{"（一）", "(一)"}) {
      const size_t found = line.find(first);
      if (found == line.npos || found < 12) continue;
      const std::string_view heading = line.substr(0, found);
      if (heading.find('\n') != heading.npos || heading.find("。") != heading.npos) continue;
      const uint32_t at = markers[i].at + static_cast<uint32_t>(found);
      if (!IsHan(CodePointBefore(text, at))) continue;
      markers.push_back({at, PreviousStart(text, at), 1, kBracket});
    }
  }
}

// Walks the markers of one style; those of higher ones end its runs.
class Walk {
 public:
  Walk(Style style, std::vector<Marker>& lost) : style_(style), lost_(lost) {}

  void See(const Marker& m) {
    if (m.style < style_) return End();
    if (m.style != style_) return;
    if (m.begins_line())
      SeeLine(m.number);
    else
      SeeInner(m);
  }
  // A run that at least two lines belong to may have lost its last breaks, too.
  void End() {
    if (lines_ >= 2 && waiting_.size() <= lines_ && style_ <= kBracket) Confirm(waiting_);
    waiting_.clear();
    anew_.clear();
    line_ = last_ = lines_ = 0;
  }

 private:
  void SeeLine(uint32_t number) {
    const bool goes_on = line_ > 0 && number == line_ + 1;
    if (last_ > 0 && number == last_ + 1) {
      Confirm(waiting_);
    } else if (!goes_on && !anew_.empty() && number == anew_.back().number + 1) {
      const std::vector<Marker> begun = std::move(anew_);
      End();
      Confirm(begun);
    } else if (!goes_on) {
      if (number != 1) waiting_.clear();  // it fits nothing: no doubt is too small
      End();
    }
    waiting_.clear();
    anew_.clear();
    line_ = last_ = number;
    ++lines_;
  }
  void SeeInner(const Marker& m) {
    if (last_ > 0 && m.number == last_ + 1) {
      waiting_.push_back(m);
      last_ = m.number;
    } else if (m.number == 1) {
      anew_.assign(1, m);
    } else if (!anew_.empty() && m.number == anew_.back().number + 1) {
      anew_.push_back(m);
    }
  }
  void Confirm(const std::vector<Marker>& markers) {
    lost_.insert(lost_.end(), markers.begin(), markers.end());
    lines_ += static_cast<uint32_t>(markers.size());
  }

  const Style style_;
  std::vector<Marker>& lost_;
  std::vector<Marker> waiting_, anew_;        // of the run; of one that may begin here
  uint32_t line_ = 0, last_ = 0, lines_ = 0;  // numbers of the run's last line and last marker; how many lines
};

// A break behind the mark before `at`, instead of blanks there.
Change BreakAt(std::string_view text, uint32_t mark, uint32_t at) {
  uint32_t behind = mark;
  NextCodePoint(text, behind);
  return {{mark, at}, std::string(text.substr(mark, behind - mark)) + "\n", EditKind::line, 0.95f};
}

// Whether a block of bytes may hold two ideographic blanks, E3 80 80, behind anything but a line break.
bool MayIndent(const unsigned char* p, size_t size) {
  unsigned any = 0;
  for (size_t i = 0; i < size; ++i) {
    any |= static_cast<unsigned>((p[i] != '\n') & (p[i + 1] == 0xE3) & (p[i + 3] == 0x80) & (p[i + 4] == 0xE3));
  }
  return any != 0;
}

void FindIndented(std::string_view text, Changes& changes) {
  constexpr std::string_view kIndent = "　　";
  constexpr size_t kBlock = 256;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (size_t block = 0; block + kIndent.size() < text.size(); block += kBlock) {
    const size_t size = std::min(kBlock, text.size() - block - kIndent.size());
    if (!MayIndent(bytes + block, size)) continue;
    const std::string_view within = text.substr(0, block + size + kIndent.size());
    for (size_t found = within.find(kIndent, block + 1); found != within.npos;
         found = within.find(kIndent, found + 6)) {
      const auto at = static_cast<uint32_t>(found);
      const char32_t before = CodePointBefore(text, at);
      if (before != U'。' && before != U'！' && before != U'？') continue;
      const uint32_t begin = Skip(text, at, IsInlineBlank);
      if (begin == text.size() || text[begin] == '\n') continue;
      changes.push_back(BreakAt(text, PreviousStart(text, at), at));
    }
  }
}

}  // namespace

Changes FindLostBreaks(std::string_view text) {
  Changes changes;
  FindIndented(text, changes);
  Styles styles{};
  std::vector<Marker> markers = LineMarkers(text, styles);
  if (!markers.empty()) {
    AddGlued(text, markers);
    AddAllInner(text, markers);
    std::sort(markers.begin(), markers.end(), [](const Marker& a, const Marker& b) { return a.at < b.at; });
    std::vector<Marker> lost;
    for (uint8_t style = 0; style < kStyles; ++style) {
      if (!styles[style]) continue;
      Walk walk(static_cast<Style>(style), lost);
      for (const Marker& m : markers) walk.See(m);
      walk.End();
    }
    for (const Marker& m : lost) changes.push_back(BreakAt(text, m.behind, m.at));
  }
  InOrder(changes);
  return changes;
}

}  // namespace baogao
