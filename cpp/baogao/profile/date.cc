// Digits are looked for backwards from 年 and 月, so that a text is searched for two characters only.
#include "baogao/profile/date.h"

#include "baogao/structure/line.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr std::string_view kYearMark = "年";

int DigitOf(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  constexpr std::u32string_view kChinese = U"〇一二三四五六七八九";
  if (const size_t at = kChinese.find(c); at != std::u32string_view::npos) return static_cast<int>(at);
  return c == U'零' || c == U'○' || c == U'Ｏ' ? 0 : -1;
}

uint32_t SkipBlank(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    uint32_t next = at;
    if (!IsBlank(NextCodePoint(text, next))) break;
    at = next;
  }
  return at;
}

// A number of one or two digits, or up to 三十一, before `word`; moves `at` behind the word.
int NumberBefore(std::string_view text, uint32_t& at, uint32_t end, std::string_view word) {
  uint32_t i = SkipBlank(text, at, end);
  int value = 0, count = 0;
  while (i < end && count < 3) {
    uint32_t next = i;
    const char32_t c = NextCodePoint(text, next);
    const int d = DigitOf(c);
    if (c == U'十')
      value = value ? value * 10 : 10;
    else if (d >= 0)
      value = c < 0x80 || c >= U'０' ? value * 10 + d : value + d;
    else
      break;
    ++count;
    i = next;
  }
  i = SkipBlank(text, i, end);
  if (count == 0 || !text.substr(i, end - i).starts_with(word)) return 0;
  at = i + static_cast<uint32_t>(word.size());
  return value;
}

void ReadMonthDay(std::string_view text, uint32_t& at, uint32_t end, Date& date) {
  uint32_t i = at;
  const int month = NumberBefore(text, i, end, "月");
  if (month < 1 || month > 12) return;
  date.month = static_cast<int8_t>(month);
  at = i;
  const int day = NumberBefore(text, i, end, "日");
  if (day < 1 || day > 31) return;
  date.day = static_cast<int8_t>(day);
  at = i;
}

}  // namespace

Digits DigitsBefore(std::string_view text, uint32_t at, uint32_t limit) {
  Digits d{0, 0, at};
  uint32_t i = at;
  for (int blanks = 0; blanks < 2 && i > limit && IsBlank(CodePointBefore(text, i)); ++blanks)
    i = PreviousStart(text, i);
  int scale = 1;
  while (i > limit && d.count < 5) {
    const int digit = DigitOf(CodePointBefore(text, i));
    if (digit < 0) break;
    if (d.count < 4) d.value += digit * scale, scale *= 10;
    ++d.count;
    i = PreviousStart(text, i);
    d.begin = i;
  }
  return d;
}

DateFound FindDate(std::string_view text, Span span, uint32_t at) {
  const std::string_view window = text.substr(0, span.end);
  size_t year_at = Find(window, kYearMark, at);
  size_t month_at = Find(window, "月", at);
  while (at < span.end) {
    // Each is kept until it is passed, so that a text is searched once.
    if (year_at < at) year_at = Find(window, kYearMark, at);
    if (month_at < at) month_at = Find(window, "月", at);
    if (year_at == std::string_view::npos && month_at == std::string_view::npos) return {};
    if (month_at < year_at) {  // 3月1日 without a year
      const auto m = static_cast<uint32_t>(month_at);
      const Digits d = DigitsBefore(text, m, at);
      const bool ten = d.begin > at && CodePointBefore(text, d.begin) == U'十';  // 十月, 十二月
      const uint32_t begin = ten ? PreviousStart(text, d.begin) : d.begin;
      uint32_t from = begin;
      Date date;
      ReadMonthDay(text, from, span.end, date);
      if ((ten || d.count > 0) && d.count <= 2 && date.month != 0) return {{begin, from}, date};
      at = m + 3;
      continue;
    }
    const auto y = static_cast<uint32_t>(year_at);
    const Digits d = DigitsBefore(text, y, at);
    uint32_t end = y + static_cast<uint32_t>(kYearMark.size());
    if (d.count == 4 && d.value >= kFirstYear && d.value <= kLastYear) {
      Date date{static_cast<int16_t>(d.value), 0, 0};
      ReadMonthDay(text, end, span.end, date);
      return {{d.begin, end}, date};
    }
    at = end;
  }
  return {};
}

std::vector<DateFound> YearsIn(std::string_view text, Span span) {
  std::vector<DateFound> years;
  uint32_t at = span.begin;
  while (const DateFound d = FindDate(text, span, at)) {
    if (d.date.year != 0) years.push_back(d);
    at = d.span.end;
  }
  return years;
}

Date PlainDate(std::string_view line) {
  int part[3] = {0, 0, 0};
  int n = 0;
  size_t digits = 0;
  for (char c : line) {
    if (c >= '0' && c <= '9' && ++digits <= 4) {
      part[n] = part[n] * 10 + (c - '0');
    } else if ((c == '-' || c == '.' || c == '/') && n < 2 && digits > 0) {
      ++n;
      digits = 0;
    } else {
      return {};
    }
  }
  if (n != 2 || part[0] < kFirstYear || part[0] > kLastYear || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
      part[2] > 31)
    return {};
  return {static_cast<int16_t>(part[0]), static_cast<int8_t>(part[1]), static_cast<int8_t>(part[2])};
}

}  // namespace baogao
