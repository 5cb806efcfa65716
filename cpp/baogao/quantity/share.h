// Share: the numbers of a list take the unit and the scale that stand at its end. Not public.
//
//   203、96和58家        all are 家
//   41.2、30.5和22.8万人  all are 万人: 412000, 305000, 228000
//   1.2个、0.8个百分点   both are 个百分点
//   二、三期             nothing: Chinese numerals join to names more often than to amounts
#pragma once

#include <string_view>
#include <vector>

#include "baogao/quantity/quantity.h"

namespace baogao {

// Called when the last of `all` has got its unit: settles the numbers without unit that a list joins to it.
void ShareUnit(std::string_view text, std::vector<Quantity>& all);

}  // namespace baogao
