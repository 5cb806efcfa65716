// What a noun behind a number leaves to the next number, or is no noun for. Not public.
//
//   [3100户]农户户均增收[600元]: CutShare leaves 农户
//   [21个]断面水质达标率[100%]: CutRate leaves 断面水质
//   [15个]断面中优良水体占[73%]: CutAmongThem leaves 断面
#pragma once

#include <string_view>
#include <vector>

#include "baogao/observe/clause.h"
#include "baogao/observe/label.h"

namespace baogao {

// 突破亩产[900公斤]的超高产水平: what is reached is no thing.
bool IsReached(const Cell& cell, std::string_view noun);

// Each takes the words off and tells whether there were any.
bool CutShare(Label& label);
bool CutRate(Label& label, bool moves);
bool CutAmongThem(Label& label);

// Takes off what they are among (在监测的[338个]城市中) and what they serve as (以[30个]示范镇为重点); true for the
// second, with which all is said of them.
bool CutRole(std::string_view text, const std::vector<Item>& items, const Cell& cell, Label& label);

}  // namespace baogao
