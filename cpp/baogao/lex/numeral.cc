// Two automata by hand, one for Arabic and one for Chinese numerals; both may end in scales. What makes the code
// long is where a numeral must not go on: 千 of 千瓦, 两 that is a weight, 点 of a clock, a comma of a list. Blanks
// inside a numeral (二十 亿, 一百 五 十 二) are passed only where a scale tells that it goes on.
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
uint32_t Next(std::string_view text, uint32_t at) { return NextStart(text, at); }

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

// Past up to two blanks.
uint32_t SkipBlanks(std::string_view text, uint32_t at) {
  uint32_t p = at;
  while (p < at + 2 && p < text.size() && text[p] == ' ') ++p;
  return p;
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

// Past the blank of `22 亿元`, `302.4 千公顷`; `at` if no scale of its own follows it.
uint32_t SkipGap(std::string_view text, uint32_t at) {
  const uint32_t p = SkipBlanks(text, at);
  if (p == at) return at;
  const CharInfo i = At(text, p);
  if (i.kind != CharClass::han_scale) return at;
  if (i.value >= 4) return i.value <= 8 ? p : at;
  if (i.value != kThousand && i.value != kHundred) return at;
  // 千 and 百 begin words, too (5 千方百计): a larger scale, a unit made with 千, or nothing must follow.
  const uint32_t next = Next(text, p);
  const CharInfo then = At(text, next);
  if (then.kind == CharClass::han_scale ? then.value >= 4 : then.kind == CharClass::mark || next == text.size())
    return p;
  for (std::string_view unit : {"公顷", "人", "元", "吨", "户", "亩", "羽", "册"}) {
    if (StartsAt(text, next, unit)) return p;
  }
  return at;
}

bool IsPoint(char32_t c) { return c == U'.' || c == U'．'; }

// The same where blanks may part them: 22 亿元, 三点五 百 万.
uint32_t SkipSpacedScales(std::string_view text, uint32_t at, bool after_han_digit) {
  for (;;) {
    const uint32_t gap = SkipGap(text, at);
    const uint32_t end = SkipScales(text, gap, after_han_digit);
    if (end == gap) return at;
    at = end;
  }
}

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

// Digits that go on behind a scale of `power`: 1亿3千万, 2万5, 3万4000, 7 万 5 千, 1千零1. `at` if they do not.
uint32_t SkipTail(std::string_view text, uint32_t at, int power) {
  uint32_t p = SkipBlanks(text, at);
  const bool spaced = p != at;
  const bool zero = StartsAt(text, p, "零");
  if (zero) p = Next(text, p);
  const uint32_t tail = SkipDigits(text, p);
  if (tail == p || tail - p > 12 || IsPoint(CodePointAt(text, tail))) return at;
  const uint32_t gap = spaced ? SkipBlanks(text, tail) : tail;
  if (ScaleAt(text, gap, false)) return !spaced || At(text, gap).value < power ? gap : at;
  if (spaced) return at;
  const char32_t c = CodePointAt(text, tail);
  if (c == U'%' || c == U'％' || c == U'年') return at;
  uint32_t digits = 0;
  for (uint32_t q = p; q < tail; q = Next(text, q)) ++digits;
  return zero || digits == 1 || (digits == static_cast<uint32_t>(power) && power >= 3) ? tail : at;
}

uint32_t ScanHanWhole(std::string_view text, uint32_t begin);

// Chinese numerals that go on behind a large scale: 3亿两千万, 12万零五百. Digits without a scale do not (5万二期).
uint32_t SkipHanTail(std::string_view text, uint32_t at, int power) {
  const uint32_t begin = SkipBlanks(text, at);
  if (power < 4 || !HanDigitAt(text, begin)) return at;
  const uint32_t first = StartsAt(text, begin, "零") ? SkipBlanks(text, Next(text, begin)) : begin;
  const uint32_t scale = first < text.size() ? SkipBlanks(text, Next(text, first)) : first;
  const bool counted = HanDigitAt(text, first) && ScaleAt(text, scale, true) && At(text, scale).value < power;
  if (!counted && first == begin) return at;
  return counted || HanDigitAt(text, first) ? ScanHanWhole(text, begin) : at;
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
    uint32_t scaled = SkipSpacedScales(text, at, false);
    if (scaled == at && digits != begin) {  // the 千 of 7 万 5 千
      const uint32_t gap = SkipBlanks(text, at);
      scaled = SkipScales(text, gap, false);
      if (scaled == gap) return at;
    }
    if (scaled == at) return at;
    at = scaled;
    const CharInfo scale = InfoOf(CodePointBefore(text, at));
    const uint32_t tail = SkipTail(text, at, scale.value);
    if (tail == at) return SkipHanTail(text, at, scale.value);
    at = SkipBlanks(text, at);
    if (StartsAt(text, at, "零")) at = Next(text, at);
    if (!ScaleAt(text, SkipBlanks(text, tail), false)) return tail;
  }
}

// 点 and Chinese digits after it, blanks between; not the 点 of 八点三十分 or 一点两小时.
uint32_t SkipHanFraction(std::string_view text, uint32_t at) {
  const uint32_t point = SkipBlanks(text, at);
  if (!StartsAt(text, point, "点")) return at;
  uint32_t end = SkipBlanks(text, Next(text, point));
  const uint32_t first = end;
  for (; HanDigitAt(text, end); end = Next(text, end)) {
    const char32_t c = CodePointAt(text, end);
    if (c == U'两' || c == U'兩' || c == U'俩' || c == U'倆') break;
  }
  if (end == first) return at;
  const CharInfo after = At(text, end);
  return after.kind == CharClass::han_scale && after.value == kTen ? at : end;
}

// Whether a Chinese numeral goes on at `p`, behind blanks. `digit`: it stopped after a digit; `scale`: the scale it
// stopped after; `joined`: it has gone on behind a blank before.
bool GoesOn(std::string_view text, uint32_t p, bool digit, int scale, bool joined) {
  const char32_t c = CodePointAt(text, p);
  const CharInfo i = InfoOf(c);
  const uint32_t next = p < text.size() ? Next(text, p) : p;
  if (IsSome(c)) return ScaleAt(text, SkipBlanks(text, next), true);
  if (i.kind == CharClass::han_scale) {
    if (!ScaleAt(text, p, true)) return false;
    if (i.value >= 4) return digit || i.value > scale;
    // 第一 百货: behind the scale there must be more of a number, or nothing.
    const char32_t after = CodePointAt(text, SkipBlanks(text, next));
    const bool more = after == 0 || IsNumeralChar(InfoOf(after)) || InfoOf(after).kind == CharClass::mark ||
                      IsSome(after) || after == U'个' || after == U'点' || after == U'分' || after == U'又';
    return digit && more;
  }
  if (i.kind != CharClass::han_digit || digit) return false;
  const uint32_t gap = SkipBlanks(text, next);
  const CharInfo then = At(text, gap);
  if (i.value == 0) return scale != 0 && then.kind == CharClass::han_digit;  // 一 千 零 五
  if (then.kind == CharClass::han_scale) return ScaleAt(text, gap, true) && (then.value < scale || then.value >= 4);
  return then.kind != CharClass::han_digit && (joined || scale == kTen || scale == kHundred);
}

// Chinese digits and scales without 点 and 分之.
uint32_t ScanHanWhole(std::string_view text, uint32_t begin) {
  uint32_t at = begin;
  bool digit = false;
  bool joined = false;
  int scale = 0;
  while (at < text.size()) {
    const char32_t c = CodePointAt(text, at);
    const CharInfo i = InfoOf(c);
    if (i.kind == CharClass::han_digit) {
      const bool follows = at != begin || (at > 0 && IsNumeralChar(InfoOf(CodePointBefore(text, at))));
      const bool scaled = ScaleAt(text, SkipBlanks(text, Next(text, at)), true);
      if ((c == U'两' || c == U'兩') && follows && !scaled) return at;  // a weight
      if ((c == U'俩' || c == U'倆') && !scaled) return at;
      digit = i.value != 0;  // behind 零 a number goes on
    } else if (i.kind == CharClass::han_scale) {
      if (!ScaleAt(text, at, digit)) return at;
      if (!digit && scale != 0 && scale < i.value && i.value < 4) return at;  // 五十|千, 七十|百分位
      digit = false;
      scale = i.value;
    } else if (at != begin && IsSome(c) && ScaleAt(text, SkipBlanks(text, Next(text, at)), true)) {
      digit = true;
      at = SkipBlanks(text, Next(text, at));
      continue;
    } else {
      const uint32_t p = c == U' ' && at != begin ? SkipBlanks(text, at) : at;
      if (p == at || !GoesOn(text, p, digit, scale, joined)) break;
      joined = true;
      at = p;
      continue;
    }
    at = Next(text, at);
  }
  return at;
}

uint32_t ScanHan(std::string_view text, uint32_t begin) {
  const uint32_t at = ScanHanWhole(text, begin);
  if (at == begin) return at;
  const uint32_t fraction = SkipHanFraction(text, at);
  return fraction != at ? SkipSpacedScales(text, fraction, true) : at;
}

uint32_t ScanOne(std::string_view text, uint32_t at) {
  return DigitAt(text, at) ? ScanArabic(text, at) : ScanHan(text, at);
}

// The denominator and 分之 stand before `at`: past the numerator, which may have a sign; else `at`.
uint32_t SkipParts(std::string_view text, uint32_t at) {
  uint32_t p = SkipBlanks(text, at);
  if (!StartsAt(text, p, "分")) return at;
  p = SkipBlanks(text, Next(text, p));
  if (!StartsAt(text, p, "之")) return at;
  p = SkipBlanks(text, Next(text, p));
  if (StartsAt(text, p, "负")) p = Next(text, p);
  if (p >= text.size()) return at;
  const uint32_t end = ScanOne(text, p);
  return end != p ? end : at;
}

// 拾, 肆, 伍, 陆 alone are words (拾起, 队伍, 陆地), unless a unit of formal writing follows.
bool IsWord(std::string_view text, uint32_t begin, uint32_t end) {
  const char32_t c = CodePointAt(text, begin);
  if (end - begin != 3 || (c != U'拾' && c != U'肆' && c != U'伍' && c != U'陆')) return false;
  const char32_t next = CodePointAt(text, end);
  if (next == U'元' || next == U'圆' || next == U'角' || next == U'分' || next == U'整') return false;
  return IsHan(next) || IsHan(CodePointBefore(text, begin));
}

}  // namespace

uint32_t ScanNumeral(std::string_view text, uint32_t at) {
  if (StartsAt(text, at, "第")) {
    uint32_t begin = Next(text, at);
    while (begin < text.size() && text[begin] == ' ' && begin < at + 6) ++begin;
    if (!IsNumeralChar(At(text, begin)) || StartsAt(text, begin, "零")) return at;
    const uint32_t end = ScanOne(text, begin);
    return end == begin ? at : end;
  }
  uint32_t end = IsPoint(CodePointAt(text, at)) ? SkipFraction(text, at, at) : ScanOne(text, at);  // .5
  if (end == at || IsWord(text, at, end)) return at;
  const uint32_t parts = SkipParts(text, end);
  if (parts != end) return parts;
  // 三又四分之一
  uint32_t p = SkipBlanks(text, end);
  if (!StartsAt(text, p, "又")) return end;
  p = SkipBlanks(text, Next(text, p));
  if (p >= text.size()) return end;
  const uint32_t whole = ScanOne(text, p);
  const uint32_t mixed = whole == p ? p : SkipParts(text, whole);
  return mixed != whole ? mixed : end;
}

}  // namespace baogao
