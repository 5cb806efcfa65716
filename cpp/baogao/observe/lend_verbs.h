// What the members of a coordinated noun lend each other around their verbs. Not public.
#pragma once

#include <vector>

#include "baogao/observe/label.h"

namespace baogao {

// 引进、培育企业: verbs that share the last one's object; 商品房新开工、竣工面积: or what stands before the first one.
void LendObject(std::vector<Label>& members);

}  // namespace baogao
