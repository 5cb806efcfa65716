// IsBareMoney: whether a number without unit is an amount of money.
//
// In:   the text, the number; what to answer where the words near it do not tell.
// Out:  true for money.
// Fail: never.
//
// Examples:
//   安排资金800万          true
//   20万工业攻关资金       true
//   76万群众, 用户达2亿    false
#pragma once

#include <string_view>

#include "baogao/span.h"

namespace baogao {

bool IsBareMoney(std::string_view text, Span number, bool otherwise);

}  // namespace baogao
