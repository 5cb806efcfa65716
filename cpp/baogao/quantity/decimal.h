// Decimal: an exact decimal number, mantissa times a power of ten. What a report can state fits in 38 digits.
//
// In:   digits and powers of ten, put together by Add and Scale.
// Out:  the nearest double, the plain text.
// Fail: what does not fit has ok == false, the value kNone and the text "".
//
// Examples:
//   1830.7亿  -> mantissa 18307, exponent 7 -> 183070000000
//   3.90      -> mantissa 390, exponent -2 -> 3.9, text "3.90"
//   -1.05     -> negative, text "-1.05"
#pragma once

#include <cstdint>
#include <string>

namespace baogao {

__extension__ typedef unsigned __int128 uint128;

struct Decimal {
  uint128 mantissa = 0;
  int exponent = 0;
  bool negative = false;
  bool ok = true;

  static Decimal Of(uint64_t value) { return {value, 0, false, true}; }
  bool IsZero() const { return mantissa == 0; }
  void AppendDigit(uint32_t digit);  // mantissa * 10 + digit; the exponent stays
  void Scale(int powers_of_ten) { exponent += powers_of_ten; }
  void Add(const Decimal& other);                   // of two that are not negative
  void Divide(const Decimal& divisor, int digits);  // to `digits` places, rounded half up
  // The exact quotient if it has at most `digits` places; else false, and nothing changes.
  bool DivideExactly(const Decimal& divisor, int digits);
  bool LessOrEqual(const Decimal& other) const;
  double Value() const;
  std::string Text() const;
};

}  // namespace baogao
