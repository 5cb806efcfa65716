// ReadDecade, ReadDotted: two ways to write time that share nothing with the rest of the calendar.
//
// In:   the words alone. Out: the first and the last day. Fail: false, and the days are left alone.
//
// Examples:
//   上世纪九十年代   1990-01-01 to 1999-12-31
//   2020年代         2020-01-01 to 2029-12-31
//   1998.9.30        that day
#pragma once

#include <string_view>

#include "baogao/quantity/quantity.h"

namespace baogao {

bool ReadDecade(std::string_view words, Date& start, Date& end);
bool ReadDotted(std::string_view words, Date& start, Date& end);

}  // namespace baogao
