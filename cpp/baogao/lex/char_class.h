// What a character can be to the lexer, in one flat table over the basic plane.
//
// In:   a code point. Out: its class with a value that depends on the class. Fail: never; all others are plain.
//
// Examples:
//   ７ -> digit 7      两 -> han_digit 2     亿 -> han_scale 8 (a power of ten)     ； -> mark Mark::semicolon
#pragma once

#include <array>
#include <cstdint>

namespace baogao {

enum class CharClass : uint8_t { plain, digit, han_digit, han_scale, mark };

struct CharInfo {
  CharClass kind = CharClass::plain;
  uint8_t value = 0;  // digit: 0..9 (廿 20, 卅 30); scale: power of ten; mark: Mark
};

using CharTable = std::array<CharInfo, 0x10000>;
extern const CharTable kChars;

inline CharInfo InfoOf(char32_t c) { return c < 0x10000 ? kChars[c] : CharInfo{}; }

inline bool IsNumeralChar(CharInfo i) { return i.kind >= CharClass::digit && i.kind <= CharClass::han_scale; }

}  // namespace baogao
