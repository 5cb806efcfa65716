// The words of a period to days.
//
// In:   the words alone (前三季度, 截至11月底, 2011—2015年, “十二五”期间) and the year under review, 0 if unknown.
// Out:  inclusive days; of a moment only `end`.
// Fail: false, and the days are left alone, where the words do not tell.
#pragma once

#include <iterator>
#include <string_view>

#include "baogao/quantity/quantity.h"

namespace baogao {

bool ReadDates(std::string_view words, int year, Date& start, Date& end);

// Which five-year plan a numeral names: 十二五 is 12, 八五 is 8; 0 if none.
int PlanNumber(std::string_view numeral);

// Pieces for those who read dates: a day, the days of a month, the small whole number at a place (-1: none).
Date Day(int year, int month, int day);
int DaysIn(int year, int month);
int CountAt(std::string_view words, uint32_t at);

}  // namespace baogao
