// Calendar: days that a text names together with their weekday or with a moving holiday. Such a day falls in few years,
// whatever a copyist made of the years.
//
// In:   a text, a span of it.
// Out:  each such day once, in text order, at most kMostDays; the years in which it falls.
// Fail: none where no such words stand; ranges of days (春节假期2月4日至10日) and days near a holiday (春节前) tell
//       nothing.
//
// Examples:
//   20年9月3日（星期四）, 12月1日星期三      -> 2009, 2015, 2020, ...; 2004, 2010, 2021, ...
//   春节（2月5日）, 2月5日是春节             -> 1962, 1981, 2000, 2019
//   去年2月5日（星期二，春节）               -> 2019, the year before the one in which it is said
#pragma once

#include <string_view>
#include <vector>

#include "baogao/span.h"

namespace baogao {

struct DayNamed {
  Span span;
  int year = 0;  // stated with it; 0: none
  int month = 0;
  int day = 0;
  int weekday = 0;           // 1 Monday .. 7 Sunday; 0: not named
  std::string_view holiday;  // of cpp/data/holidays.tsv; empty: not named
  // Years from the one that the report looks back on to that of the day: what is likely, and what else is possible.
  int shift = 0;
  int other_shift = 1;

  bool Falls(int year) const;
  // How badly a report that looks back on `year` fits.
  double Misfit(int year) const;
};

inline constexpr size_t kMostDays = 24;

// Shifts are those of a report that speaks of its own year, or of another one where it says so (去年, 明年).
std::vector<DayNamed> FindDaysNamed(std::string_view text, Span span);

// Of days with a year keeps those whose year is shown to be false, and returns how many of them do not fall in it. A
// true year needs no proof.
int DropTrueDays(std::vector<DayNamed>& days);

}  // namespace baogao
