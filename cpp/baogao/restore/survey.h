// Survey: one quick look over a text that tells which passes have anything to do.
//
// Not public. Clean text is looked at once and copied once; everything else in this folder runs only where the
// survey saw a code point of its class. TakeSurvey costs one table look-up a code point.
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

enum Feature : uint16_t {
  kTraditional = 1 << 0,  // characters that simplified text does not have
  kSimplified = 1 << 1,   // characters that traditional text does not have
  kInvisible = 1 << 2,    // zero-width, control and private-use characters
  kLatin = 1 << 3,        // letters and marks above ASCII that UTF-8 writes in two bytes: ā ² Ö д
  kWide = 1 << 4,         // full-width digits and letters
  kOddSpace = 1 << 5,     // spaces that are neither ASCII nor ideographic
  kKana = 1 << 6,         // Japanese text: its characters are no Chinese script
  kReplacement = 1 << 7,  // U+FFFD, and 锟, which begins what two of them become in GBK
  kMarkup = 1 << 8,       // & and <
  kLetter = 1 << 9,       // ASCII letters
  kParenthesis = 1 << 10,
  kSemicolon = 1 << 11,  // ASCII
  kComma = 1 << 12,      // ASCII
  kSpace = 1 << 13,      // ASCII
  kCrossed = 1 << 14,    // what two-byte encodings make of each other: 锛 銆 鐨 …, bopomofo, small forms, U+A3AC
};

struct Survey {
  uint32_t features = 0;
  uint32_t traditional = 0;  // how many characters of the class
  uint32_t simplified = 0;

  bool has(uint32_t any) const { return (features & any) != 0; }
};

Survey TakeSurvey(std::string_view text);

// The features of every code point of the basic plane; of any code point.
const uint16_t* FeatureTable();
uint16_t FeaturesOf(char32_t c);

}  // namespace baogao
