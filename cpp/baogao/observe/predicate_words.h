// What single words around a number tell. Not public.
//
//   为, 达到了|的, 每年: IsFiller     要, 必须: IsDuty     快 of 比全省快[2个百分点]: GapWordAtEnd
#pragma once

#include <string_view>

namespace baogao {

// 每户 before 补助: a part of what is paid.
bool PaysEach(std::string_view words, std::string_view next);

// Words between a noun and its number that say nothing of either; 连续五年 (for how long it has been so) is one.
bool IsFiller(std::string_view words);

// 每人每月, 每生每年: how money is paid out.
bool IsPer(std::string_view words);

// 今年|要|新建…: that it has to be done.
bool IsDuty(std::string_view words);

// 开展, 共举办了: what is held is named by a verb that is a noun here.
bool IsHolding(std::string_view verb);

// 校舍改造总任务; not 年度目标任务, 省下达任务, which say only who set it.
bool NamesTask(std::string_view words);

// Words that say how far a number lies from what it is compared with.
struct GapWord {
  std::string_view surface;
  bool up;
};
const GapWord* GapWordAtEnd(std::string_view words);  // nullptr: none stands there

// 增速 or 增幅 at the end of a label; empty if none of them is.
std::string_view GrowthRateAtEnd(std::string_view label);

// 追讨工资, 减免税费: does the verb get or save something for somebody, so that who it is (为企业) goes with it?
bool SavesSomebody(std::string_view verb);

}  // namespace baogao
