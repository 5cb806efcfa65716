// Doubt: what else than its years tells the period of a report, and how its years contradict themselves by their
// places.
//
// In:   the text, its places, the region, kind and date that were found.
// Out:  the session of a congress, the days named with weekday or holiday; whether the years can be true.
// Fail: session 0, no days, false.
//
// Examples:
//   在寿光市第十八届人民代表大会第三次会议上              -> session 3, no province
//   一、2020年工作回顾 ... 二、2020年工作安排             -> LooksBothWays
//   寿光市2020年...统计公报, 2020年3月1日                -> GivenTooEarly: that year was not over
#pragma once

#include <string_view>
#include <vector>

#include "baogao/profile/anchor.h"
#include "baogao/profile/calendar.h"
#include "baogao/profile/signs.h"
#include "baogao/profile/when.h"

namespace baogao {

inline constexpr uint32_t kSignature = 30;  // characters of a line at the end that holds the date

// The session of the congress of the place that reports; those of the nation are dated words.
Session SessionOf(std::string_view text, const Evidence& evidence, const Profile& profile);

// The days as said of the year that the report looks back on: a plan or a part that plans speaks of the next one, and
// so does a head line or a signature before November.
std::vector<DayNamed> FindDays(std::string_view text, const Evidence& evidence, const Profile& profile);

// A report of a congress and a communiqué come in the year behind the one they cover: where the only year named, or
// that of the communiqué's title, is the one in which it was given, years were overwritten.
bool GivenTooEarly(std::string_view text, const Evidence& evidence, const YearSigns& signs, const Profile& profile);

// A year can't be looked back on and forward to.
bool LooksBothWays(std::string_view text, const Evidence& evidence);

}  // namespace baogao
