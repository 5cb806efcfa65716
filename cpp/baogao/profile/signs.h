// Signs: how the years of a text show that a copyist overwrote or cut them.
//
// In:   a text, a span of it.
// Out:  how often each year is named; the first words that contradict themselves; the first year cut to two digits.
// Fail: never; no years, no signs.
//
// Examples:
//   (2020年-2020年), 2020年...比2020年上升   -> contradiction
//   20年,我局..., 20年1月8日, 20XX年, ＊＊年   -> cut
//   近20年来, 从业20年                        -> nothing: a duration
#pragma once

#include <map>
#include <string_view>

#include "baogao/span.h"

namespace baogao {

struct YearSigns {
  std::map<int, int> counts;  // mentions by year
  Span contradiction;         // words that contradict themselves; empty: none
  Span cut;                   // 20年, 20XX年 where a year should stand; empty: nowhere

  int total() const;
  // Whether the years can't be believed; `often`: how many mentions of one year alone can be true, 0: any number.
  bool damaged(int often) const;
  Span words() const { return contradiction.empty() ? cut : contradiction; }
};

YearSigns ReadYears(std::string_view text, Span span);

}  // namespace baogao
