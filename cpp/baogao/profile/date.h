// Dates as reports write them: 2019年1月10日, 2020年, 一九七八年, 3月1日, 2020-12-15.
//
// In:   a text and a span of it.
// Out:  the first date, or every year, or the digits before a place.
// Fail: an empty span, a year of 0, a count of 0.
//
// Examples: 2019年1月10日在... -> 2019-1-10; 一九七八年 -> 1978; 3 月 1 日 -> month and day, year 0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/quantity/quantity.h"
#include "baogao/span.h"

namespace baogao {

inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2099;

struct DateFound {
  Span span;
  Date date;
  explicit operator bool() const { return !span.empty(); }
};
// The first date or year at or behind `at` in `span`.
DateFound FindDate(std::string_view text, Span span, uint32_t at);

// Every date of `span` that has a year, in text order.
std::vector<DateFound> YearsIn(std::string_view text, Span span);

// A line that is 2020-12-15 or 2020.12.15 or 2020/12/15 and nothing else.
Date PlainDate(std::string_view line);

// The digits that end at `at`, a few blanks aside; their value and where they begin.
struct Digits {
  int value = 0;
  int count = 0;
  uint32_t begin = 0;
};
Digits DigitsBefore(std::string_view text, uint32_t at, uint32_t limit);

}  // namespace baogao
