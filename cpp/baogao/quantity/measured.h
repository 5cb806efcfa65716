// Numerals that look like a time or the number of a list, and measure. Not public.
//
// In:   a numeral with its surroundings. Out: whether it is such a one. Fail: false.
//
// Examples:
//   去化周期由27个月缩短到[19]个月   MeasuresMonths; not 近[11]个月, 本周期前[11]个月
//   可支付月数[13.6]个月             MeasuresMonths
//   [十件]实事全面完成               IsDeedDone; not 完成以下[十件]实事:…
#pragma once

#include "baogao/quantity/role.h"
#include "baogao/span.h"

namespace baogao {

bool MeasuresMonths(std::string_view text, Span numeral);

// `end` is the byte behind the noun that is counted.
bool IsDeedDone(const NumeralContext& c, uint32_t end);

}  // namespace baogao
