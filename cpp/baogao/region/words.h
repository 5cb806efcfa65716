// RegionOf: which region the words of a clause speak of, given the region of the report.
//
// In:   a text, a clause of it, the region of the report (null: unknown).
// Out:  the one place that the clause names, or the division that 我市, 全省, 市本级 mean; the words.
// Fail: null where the clause names none, more than one, or one that can't be told from its namesakes: then the
//       report's region holds. What is only compared with (高于全省平均) is for the caller to cut off.
//
// Examples, home 320100 南京市:
//   鼓楼区完成投资8亿元        -> 320106 鼓楼区
//   全省增长8%                  -> 320000 江苏省
//   玄武、秦淮两区新增12家      -> null: two places
//
// Allocates nothing, so that it can be called for every number of a text.
#pragma once

#include <string_view>

#include "baogao/region/gazetteer.h"

namespace baogao {

struct RegionWords {
  const Region* region = nullptr;
  Span words;
};
RegionWords RegionOf(std::string_view text, Span clause, const Region* home);

// Of namesakes the one that lies in `home` or nearest to it (in its prefecture, its province); null: none does, and
// there are several.
const Region* Nearest(std::span<const Region* const> candidates, const Region* home);

}  // namespace baogao
