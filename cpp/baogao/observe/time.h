// Time: how long an expression of time in a sentence holds, and what it says of the numbers there. Not public.
//
//   五年来,…新增10家。…增长30%。                 opens a paragraph
//   2020年,全市新增10家,年末拥有50家;投资3亿元   holds for the sentence; 年末 for its clause only
//   商品零售额60亿元,两年平均增长3%              says what the rate runs over
#pragma once

#include <string_view>
#include <vector>

#include "baogao/quantity/quantity.h"
#include "baogao/structure/structure.h"

namespace baogao {

// The first period stated at or behind byte `at`.
std::vector<PeriodMention>::const_iterator FirstPeriod(const std::vector<PeriodMention>& periods, uint32_t at);

// A period of several years: growth over it is measured against its start.
bool SpansYears(const PeriodMention& mention, std::string_view words);

// Does a paragraph tell of several years (五年来, 年均增长8%), as reviews of a term of office do?
bool TellsOfYears(std::string_view text, Span paragraph, const std::vector<PeriodMention>& periods);

// The time that a heading states for what stands below it, or the nearest one above it: 一、2015年工作回顾. None where
// there are two (2015年和“十二五”工作回顾), or it is part of something else (落实2015年全国科技大会精神).
const PeriodMention* HeadingPeriod(std::string_view text, const Structure& structure,
                                   const std::vector<PeriodMention>& periods, int32_t section);

// The year that the words open with (2019年同期); 0 if none.
int OwnYear(std::string_view words);

}  // namespace baogao
