// A marker is told by its first two or three characters; nothing is looked up.
#include "baogao/structure/marker.h"

#include "baogao/structure/line.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

int ChineseDigit(char32_t c) {
  switch (c) {
    case U'一':
      return 1;
    case U'二':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return 0;
  }
}

int ArabicDigit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return -1;
}

bool IsDash(char32_t c) {
  return c == U'-' || c == U'—' || c == U'–' || c == U'―' || c == U'━' || c == U'─' || c == U'－' || c == U'‒';
}

bool IsOpen(char32_t c) { return c == U'(' || c == U'（' || c == U'〔'; }
bool IsClose(char32_t c) { return c == U')' || c == U'）' || c == U'〕'; }
bool IsPoint(char32_t c) { return c == U'.' || c == U'．' || c == U'、'; }

// One or two digits (a list of more than 99 headings is a table).
int ReadArabicNumber(std::string_view text, uint32_t& at, uint32_t end) {
  int value = 0, n = 0;
  uint32_t i = at;
  while (i < end) {
    uint32_t next = i;
    const int d = ArabicDigit(NextCodePoint(text, next));
    if (d < 0) break;
    if (++n > 2) return 0;
    value = value * 10 + d;
    i = next;
  }
  if (n == 0) return 0;
  at = i;
  return value;
}

uint32_t SkipBlanks(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    uint32_t next = at;
    const char32_t c = NextCodePoint(text, next);
    if (!IsBlank(c) || c == U'\n') break;
    at = next;
  }
  return at;
}

// （一） （1）: at stands behind the opening bracket.
Marker ReadBracket(std::string_view text, uint32_t begin, uint32_t at, uint32_t end) {
  Marker m;
  at = SkipBlanks(text, at, end);
  m.number = ReadChineseNumber(text, at, end);
  m.style = MarkerStyle::chinese_bracket;
  if (m.number == 0) {
    m.number = ReadArabicNumber(text, at, end);
    m.style = MarkerStyle::arabic_bracket;
  }
  at = SkipBlanks(text, at, end);
  if (m.number == 0 || at >= end || !IsClose(NextCodePoint(text, at))) return {};
  m.span = {begin, at};
  uint32_t next = at;
  if (at < end && IsPoint(NextCodePoint(text, next))) at = next;
  m.after = at;
  return m;
}

// 第一部分 第二章: at stands behind 第.
Marker ReadOrdinal(std::string_view text, uint32_t begin, uint32_t at, uint32_t end) {
  Marker m;
  m.number = ReadChineseNumber(text, at, end);
  if (m.number == 0) m.number = ReadArabicNumber(text, at, end);
  if (m.number == 0) return {};
  const std::string_view rest = text.substr(at, end - at);
  for (const auto& [word, style] : {std::pair{std::string_view("部分"), MarkerStyle::part},
                                    {"篇", MarkerStyle::volume},
                                    {"章", MarkerStyle::chapter},
                                    {"节", MarkerStyle::clause}}) {
    if (!rest.starts_with(word)) continue;
    at += static_cast<uint32_t>(word.size());
    m.style = style;
    m.span = {begin, at};
    m.after = SkipBlanks(text, at, end);
    uint32_t next = m.after;
    if (next < end) {
      const char32_t c = NextCodePoint(text, next);
      if (c == U'：' || c == U':' || c == U'、') m.after = next;
    }
    return m;
  }
  return {};
}

Marker ReadDash(std::string_view text, uint32_t begin, uint32_t end) {
  uint32_t at = begin, count = 0;
  bool ascii = false;
  while (at < end) {
    uint32_t next = at;
    const char32_t c = NextCodePoint(text, next);
    if (!IsDash(c)) break;
    ascii = c == U'-';
    at = next;
    if (++count > 6) return {};  // a rule, not a heading
  }
  const char32_t next = at < end ? CodePointAt(text, at) : 0;
  // "- x" is an item of a Markdown list; -2.1% and ——2019年1月 are no headings.
  if (!(IsHan(next) || next == U'“' || next == U'《' || (next == 0x3000 && !ascii))) return {};
  return {MarkerStyle::dash, 0, {begin, at}, at};
}

}  // namespace

int ReadChineseNumber(std::string_view text, uint32_t& at, uint32_t end) {
  uint32_t i = at;
  const auto peek = [&]() { return i < end ? CodePointAt(text, i) : 0; };
  int value = ChineseDigit(peek());
  if (value) i += 3;
  if (peek() == U'十') {
    i += 3;
    value = value ? value * 10 : 10;
    const int ones = ChineseDigit(peek());
    if (ones) i += 3, value += ones;
  }
  if (value) at = i;
  return value;
}

Marker ReadMarker(std::string_view text, uint32_t at, uint32_t end) {
  if (at >= end) return {};
  uint32_t next = at;
  const char32_t c = NextCodePoint(text, next);
  if (IsOpen(c)) return ReadBracket(text, at, next, end);
  if (c == U'第') return ReadOrdinal(text, at, next, end);
  if (IsDash(c)) return ReadDash(text, at, end);
  if (c >= U'①' && c <= U'⑳') return {MarkerStyle::circled, static_cast<int>(c - U'①') + 1, {at, next}, next};
  Marker m;
  uint32_t i = at;
  m.number = ReadChineseNumber(text, i, end);
  if (m.number != 0) {
    uint32_t k = i;
    const char32_t mark = k < end ? NextCodePoint(text, k) : 0;
    if (IsPoint(mark)) m.style = MarkerStyle::chinese;
    if (mark == U'是' || mark == U'要') m.style = MarkerStyle::is;
    if (m.style == MarkerStyle::none) return {};
    m.span = {at, k};
    m.after = k;
    return m;
  }
  m.number = ReadArabicNumber(text, i, end);
  if (m.number == 0 || i >= end) return {};
  uint32_t k = i;
  const char32_t mark = NextCodePoint(text, k);
  if (!IsPoint(mark) && !IsClose(mark)) return {};
  if (k < end && ArabicDigit(CodePointAt(text, k)) >= 0 && mark != U'、') return {};  // 3.5
  m.style = IsClose(mark) ? MarkerStyle::arabic_bracket : MarkerStyle::arabic;
  m.span = {at, k};
  m.after = k;
  return m;
}

}  // namespace baogao
