// Readings: which syllables a Chinese character can be read as.
//
// Not public. A reading is what stands between an annotation's parentheses: a syllable with tone mark, tone digit or
// neither, ü also as v or u:, in any case, with blanks around it.
//
//   ParseReading("fā") -> PackSyllable("fa"), toned;  ParseReading("lü4 ") -> PackSyllable("lv");  "GDP" -> 0
//   IsReading(U'發', "fā") -> true;  IsReading(U'行', "háng") -> true;  IsReading(U'發', "gōng") -> false
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace baogao {

// A syllable without tone as a number; 0: none. Comparing many characters with one syllable is faster so.
uint32_t PackSyllable(std::string_view syllable);

struct ParsedReading {
  uint32_t packed = 0;  // the syllable without tone; 0: the text is none
  bool toned = false;   // it had a tone mark
};
ParsedReading ParseReading(std::string_view text);

// Whether a syllable without tone is one of c's readings.
bool HasSyllable(char32_t c, uint32_t packed);
// All of c's readings, packed.
std::span<const uint32_t> SyllablesOf(char32_t c);
inline bool IsReading(char32_t c, std::string_view reading) { return HasSyllable(c, ParseReading(reading).packed); }

}  // namespace baogao
