// DirectionBefore: where the verb that governs a number leads.
//
// In:   the text, its tokens, the token of the number, the byte at which the number and its qualifier begin.
// Out:  1 where the verb directly before says more, -1 where it says less; 0 without such a verb.
// Fail: 0. A verb with an object of its own (减少用工210人) or with a goal (下降到5%) does not govern the number.
//
// Examples:
//   增长[1.6倍]          1
//   分别下降了约[3.9%]   -1
//   降幅达[5%]           -1
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "baogao/lex/lex.h"

namespace baogao {

// 低于全省平均水平[0.87个百分点]: whether a gap is one downwards, its other side standing between.
bool IsGapBelow(std::string_view text, uint32_t begin);

int DirectionBefore(std::string_view text, const std::vector<Token>& tokens, size_t token, uint32_t begin);

}  // namespace baogao
