// ReadDated: dates, and the stretches from one to another, that a numeral opens.
//
// In:   the text, its tokens, the token of a numeral.
// Out:  as ReadTime (period.h).
// Fail: tokens_end == 0 where no date opens.
//
// Examples:
//   2020年4—12月       one mention, months of that year
//   5月15日-21日       one mention of days
//   一、二、三季度     one mention
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "baogao/quantity/period.h"

namespace baogao {

TimeExpression ReadDated(std::string_view text, const std::vector<Token>& tokens, size_t at);

}  // namespace baogao
