// ReadNumber: the value of a numeral.
//
// In:   the characters of one numeral token (without unit), 第 and 多 余 几 included.
// Out:  the exact value, of a Chinese range (三四百) both ends, and what the writing tells.
// Fail: what can not be read (a dotted chain, more than 38 digits) has low.ok == false.
//
// Examples:
//   1,100.9亿         -> 110090000000, scale 8
//   五二九点零七亿    -> 52907000000
//   一千四百多亿      -> 140000000000, over
//   三四百            -> 300 to 400
//   一百 五 十 二     -> 152
//   三又四分之一      -> 3.25
#pragma once

#include <string_view>

#include "baogao/quantity/decimal.h"

namespace baogao {

struct Number {
  enum class Share : uint8_t { none, percent, per_mille, fraction };  // 百分之, 千分之; 三分之二 in per cent

  Decimal low;
  Decimal high;  // of a range like 三四百
  bool range = false;
  bool ordinal = false;     // 第
  bool over = false;        // 多 余 几 inside
  bool arabic = false;      // begins with an Arabic digit
  bool point = false;       // has a decimal point
  bool bare_scale = false;  // 万, 千亿: scales without a number before them
  Share share = Share::none;
  int digits = 0;  // digits in a row at the start, Arabic or Chinese
  int scale = 0;   // power of ten of the scales at the end
  Decimal base;    // the value without those scales: 30 of 30万
};

Number ReadNumber(std::string_view numeral);

}  // namespace baogao
