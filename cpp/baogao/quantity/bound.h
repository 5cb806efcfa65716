// Amounts that measure nothing themselves: they bound, rate or price what the noun beside them names.
//
// In:   a numeral with its surroundings. Out: whether it is such an amount. Fail: false.
//
// Examples:
//   引进[10亿元]以上项目43个     IsThreshold
//   收益过[10万元]村30个         IsHolder
//   从业人员[50人]及以上的企业   IsFloor
//   利用率不足[60%]的83户        IsRateBound
//   [1美元]兑6.6元               IsRateBase
//   [400万吨]煤制油项目          IsCapacity
#pragma once

#include "baogao/quantity/role.h"

namespace baogao {

bool IsThreshold(const NumeralContext& c);
bool IsHolder(const NumeralContext& c);
bool IsFloor(const NumeralContext& c);
bool IsRateBound(const NumeralContext& c);
bool IsRateBase(const NumeralContext& c);
bool IsCapacity(const NumeralContext& c);

}  // namespace baogao
