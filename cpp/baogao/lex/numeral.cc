// Two automata by hand, one for Arabic and one for Chinese numerals; both may end in scales. What makes the code
// long is where a numeral must not go on: 千 of 千瓦, 两 that is a weight, 点 of a clock, a comma of a list.
#include "baogao/lex/numeral.h"

#include "baogao/lex/char_class.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint8_t kTen = 1;
constexpr uint8_t kHundred = 2;
constexpr uint8_t kThousand = 3;

CharInfo At(std::string_view text, uint32_t at) { return InfoOf(CodePointAt(text, at)); }
bool DigitAt(std::string_view text, uint32_t at) { return At(text, at).kind == CharClass::digit; }
bool HanDigitAt(std::string_view text, uint32_t at) { return At(text, at).kind == CharClass::han_digit; }
bool StartsAt(std::string_view text, uint32_t at, std::string_view word) { return text.substr(at).starts_with(word); }
uint32_t Next(std::string_view text, uint32_t at) { return at + SequenceLength(static_cast<unsigned char>(text[at])); }

uint32_t SkipDigits(std::string_view text, uint32_t at) {
  while (at < text.size() && DigitAt(text, at)) at = Next(text, at);
  return at;
}

// A scale character at `at` that is a prefix of a unit (千瓦, 兆赫), or the 百 of 百分点, is no scale.
bool ScaleAt(std::string_view text, uint32_t at, bool after_han_digit) {
  const CharInfo i = At(text, at);
  if (i.kind != CharClass::han_scale) return false;
  const uint32_t next = Next(text, at);
  const char32_t c = CodePointAt(text, next);
  if (i.value == kHundred) return !(c == U'分' && !StartsAt(text, next, "分之"));
  if (i.value == kThousand) {
    if (c == U'米') return after_han_digit;  // 三千米, but 12千米
    return !(c == U'瓦' || c == U'克' || c == U'伏' || c == U'赫' || c == U'卡' || c == U'帕' || c == U'焦' ||
             c == U'安' || c == U'升');
  }
  if (i.value == 12) return !(c == U'瓦' || c == U'赫' || c == U'帕' || c == U'字' || c == U'比' || c == U'焦');
  return true;
}

bool IsSome(char32_t c) { return c == U'多' || c == U'余' || c == U'几'; }

// Scales after a number, with 多 余 几 before the last of them: 多万, 千万, 万亿.
uint32_t SkipScales(std::string_view text, uint32_t at, bool after_han_digit) {
  for (;;) {
    if (ScaleAt(text, at, after_han_digit)) {
      if (!after_han_digit && At(text, at).value == kTen) return at;
      at = Next(text, at);
    } else if (IsSome(CodePointAt(text, at)) && ScaleAt(text, Next(text, at), after_han_digit)) {
      at = Next(text, at);
    } else {
      return at;
    }
  }
}

// Groups of three digits after a first group of one to three: 3,126 and 1，100，000 but not 1,2,3 or 2020,300.
uint32_t SkipThousands(std::string_view text, uint32_t begin, uint32_t at) {
  uint32_t first = 0;
  for (uint32_t p = begin; p < at && first < 4; p = Next(text, p)) ++first;
  if (first > 3) return at;
  for (;;) {
    const char32_t c = CodePointAt(text, at);
    if (c != U',' && c != U'，') return at;
    uint32_t p = Next(text, at);
    for (int i = 0; i < 3; ++i) {
      if (!DigitAt(text, p)) return at;
      p = Next(text, p);
    }
    if (DigitAt(text, p)) return at;
    at = p;
  }
}

// Past the blank of `22 亿元`; `at` if no large scale follows it.
uint32_t SkipGap(std::string_view text, uint32_t at) {
  uint32_t p = at;
  while (p < at + 2 && p < text.size() && text[p] == ' ') ++p;
  if (p == at) return at;
  const CharInfo i = At(text, p);
  return i.kind == CharClass::han_scale && i.value >= 4 && i.value <= 8 ? p : at;
}

bool IsPoint(char32_t c) { return c == U'.' || c == U'．'; }

// `1.2020年` that opens a line is item 1 with a year, not a decimal.
bool PointOfHeading(std::string_view text, uint32_t begin, uint32_t point) {
  if (point - begin > 2) return false;
  const uint32_t next = Next(text, point);
  const uint32_t end = next + 4;
  if (end > text.size() || SkipDigits(text.substr(0, end), next) != end || !StartsAt(text, end, "年")) return false;
  return true;
}

// The digits after a decimal point; `at` if there are none. Dotted chains (2020.3.15, 1.2.3) stay in one piece.
uint32_t SkipFraction(std::string_view text, uint32_t begin, uint32_t at) {
  uint32_t end = at;
  while (IsPoint(CodePointAt(text, end)) && DigitAt(text, Next(text, end))) {
    if (end == at && PointOfHeading(text, begin, end)) return at;
    end = SkipDigits(text, Next(text, end));
  }
  return end;
}

uint32_t ScanArabic(std::string_view text, uint32_t begin) {
  uint32_t at = begin;
  for (;;) {
    const uint32_t digits = at;
    at = SkipDigits(text, at);
    at = SkipThousands(text, digits, at);
    at = SkipFraction(text, digits, at);
    if (StartsAt(text, at, "点") && HanDigitAt(text, Next(text, at))) {  // １０点九
      do at = Next(text, at);
      while (HanDigitAt(text, at));
    }
    const uint32_t scaled = SkipScales(text, SkipGap(text, at), false);
    if (scaled == SkipGap(text, at)) return at;
    at = scaled;
    if (!DigitAt(text, at)) return at;
    // 1亿3千万, 2万5: what follows must be one short number of its own.
    const uint32_t tail = SkipDigits(text, at);
    if (tail - at > 12 || IsPoint(CodePointAt(text, tail))) return at;
    if (!ScaleAt(text, tail, false)) {
      return tail == Next(text, at) && CodePointAt(text, tail) != U'%' && CodePointAt(text, tail) != U'％' ? tail : at;
    }
  }
}

// 点 and Chinese digits after it; not the 点 of 八点三十分.
uint32_t SkipHanFraction(std::string_view text, uint32_t at) {
  if (!StartsAt(text, at, "点")) return at;
  uint32_t end = Next(text, at);
  if (!HanDigitAt(text, end)) return at;
  while (HanDigitAt(text, end)) end = Next(text, end);
  const CharInfo after = At(text, end);
  return after.kind == CharClass::han_scale && after.value == kTen ? at : end;
}

uint32_t ScanHan(std::string_view text, uint32_t begin) {
  uint32_t at = begin;
  bool after_digit = false;
  while (at < text.size()) {
    const char32_t c = CodePointAt(text, at);
    const CharInfo i = InfoOf(c);
    if (i.kind == CharClass::han_digit) {
      const bool follows = at != begin || (at > 0 && IsNumeralChar(InfoOf(CodePointBefore(text, at))));
      const bool weight = (c == U'两' || c == U'兩') && follows && !ScaleAt(text, Next(text, at), true);
      if (weight) return at;
      after_digit = true;
    } else if (i.kind == CharClass::han_scale) {
      if (!ScaleAt(text, at, after_digit)) return at;
      after_digit = false;
    } else if (at != begin && IsSome(c) && ScaleAt(text, Next(text, at), true)) {
      after_digit = true;
    } else {
      break;
    }
    at = Next(text, at);
  }
  if (at == begin) return at;
  const uint32_t fraction = SkipHanFraction(text, at);
  if (fraction != at) return SkipScales(text, fraction, true);
  if (StartsAt(text, at, "分之")) {
    const uint32_t part = at + 6;
    if (DigitAt(text, part)) return ScanArabic(text, part);
    if (IsNumeralChar(At(text, part))) {
      uint32_t end = part;
      while (IsNumeralChar(At(text, end)) && !DigitAt(text, end)) end = Next(text, end);
      return SkipHanFraction(text, end);
    }
  }
  return at;
}

}  // namespace

uint32_t ScanNumeral(std::string_view text, uint32_t at) {
  uint32_t begin = at;
  if (StartsAt(text, at, "第")) {
    begin = Next(text, at);
    while (begin < text.size() && text[begin] == ' ' && begin < at + 6) ++begin;
    if (!IsNumeralChar(At(text, begin))) return at;
  }
  const uint32_t end = DigitAt(text, begin) ? ScanArabic(text, begin) : ScanHan(text, begin);
  return end == begin ? at : end;
}

}  // namespace baogao
