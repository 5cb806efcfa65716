// ScanNumeral: how far a numeral reaches.
//
// In:   the text and a byte at which a digit, a Chinese numeral or 第 stands.
// Out:  the byte after the numeral that begins there; `at` itself if none does (第 without a number).
// Fail: never. Linear: a character is looked at a bounded number of times.
//
// Examples:
//   1,100.9亿元       -> 1,100.9亿         (but 1,2,3 is three numerals)
//   一千四百多亿元    -> 一千四百多亿
//   １５００多万千瓦  -> １５００多万      (千瓦 is a unit)
//   百分之四点五      -> all of it
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

uint32_t ScanNumeral(std::string_view text, uint32_t at);

}  // namespace baogao
