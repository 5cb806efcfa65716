// Readings of one number that need the characters around it: its sign, 成, 番, the phrase of a rank.
//
// In:   the text, the number and its unit as read so far. Out: the same, corrected. Fail: nothing changes.
//
// Examples:
//   增长-3.5%   IsNegative         (but 5-3, 歼-35, a bullet are not)
//   八成        ReadShare          80 %, numeral and unit end after 成
//   翻近三番    ReadDoublings      8 倍, quoted from 翻 on
#pragma once

#include <string_view>

#include "baogao/quantity/number.h"
#include "baogao/quantity/quantity.h"
#include "baogao/quantity/unit.h"

namespace baogao {

bool IsNegative(std::string_view text, uint32_t begin, const Number& n, const Unit& unit);
void ReadShare(std::string_view text, Span& numeral, Number& n, Unit& unit);
void ReadDoublings(std::string_view text, const Number& n, const Unit& unit, Quantity& q);
void ReadRank(std::string_view text, Quantity& q);

// 07:00:44, where two colons join three numerals; `dated`: a date stands before.
bool IsClock(std::string_view text, Span time, bool dated);

}  // namespace baogao
