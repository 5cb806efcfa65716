// Gbk: code page 936 in both directions, as the programs that damaged the pages know it. Not public.
//
// In:   a code point, or two bytes.
// Out:  the two bytes as lead << 8 | trail, or the code point; the three user-defined areas (AAA1-AFFE, F8A1-FEFE,
//       A140-A7A0) are U+E000-U+E765, in the order of code page 936.
// Fail: 0 for what has no two-byte code and for bytes that are none.
//
// Examples:
//   Encode(U'科') -> 0xBFC6       Decode(0xB1A3) -> 保       Decode(0xAAA1) -> U+E000
#pragma once

#include <array>
#include <cstdint>

namespace baogao {

class Gbk {
 public:
  static const Gbk& Get();

  uint16_t Encode(char32_t c) const { return c < 0x10000 ? code_[c] : 0; }
  char32_t Decode(uint32_t code) const { return code >= 0x8140 && code < 0xFF00 ? char_[code - 0x8100] : 0; }

 private:
  Gbk();
  std::array<uint16_t, 0x10000> code_{};
  std::array<char16_t, 0x7E00> char_{};
};

}  // namespace baogao
