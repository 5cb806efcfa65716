// The table comes from ICU, once; the user-defined areas are computed, since converters differ about them.
#include "baogao/restore/gbk.h"

#include <unicode/ucnv.h>

namespace baogao {
namespace {

// The private-use character that code page 936 gives a user-defined code; 0: no such code.
char16_t UserDefined(uint32_t lead, uint32_t trail) {
  if (trail >= 0xA1 && trail <= 0xFE) {
    if (lead >= 0xAA && lead <= 0xAF) return static_cast<char16_t>(0xE000 + 94 * (lead - 0xAA) + (trail - 0xA1));
    if (lead >= 0xF8 && lead <= 0xFE) return static_cast<char16_t>(0xE234 + 94 * (lead - 0xF8) + (trail - 0xA1));
  }
  if (lead >= 0xA1 && lead <= 0xA7 && trail >= 0x40 && trail <= 0xA0 && trail != 0x7F) {
    return static_cast<char16_t>(0xE4C6 + 96 * (lead - 0xA1) + (trail - 0x40) - (trail > 0x7F ? 1 : 0));
  }
  return 0;
}

}  // namespace

const Gbk& Gbk::Get() {
  static const Gbk gbk;
  return gbk;
}

Gbk::Gbk() {
  // GB18030 first, for the two-byte codes that code page 936 lacks (A8BF ǹ, FE50 and after); then 936 itself.
  for (const char* name : {"gb18030", "windows-936"}) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) continue;
    for (uint32_t lead = 0x81; lead <= 0xFE; ++lead) {
      for (uint32_t trail = 0x40; trail <= 0xFE; ++trail) {
        if (trail == 0x7F) continue;
        const char bytes[2] = {static_cast<char>(lead), static_cast<char>(trail)};
        UChar out[4];
        UErrorCode fault = U_ZERO_ERROR;
        int32_t n = ucnv_toUChars(converter, out, 4, bytes, 2, &fault);
        char16_t c = UserDefined(lead, trail);
        // GB18030 has private-use characters of its own (U+E766-E864) for codes that 936 leaves empty.
        if (c == 0 && U_SUCCESS(fault) && n == 1 && out[0] != 0xFFFD && out[0] >= 0x80) {
          c = static_cast<char16_t>(out[0]);
        }
        if (c == 0) continue;
        char_[(lead << 8 | trail) - 0x8100] = c;
        code_[c] = static_cast<uint16_t>(lead << 8 | trail);
      }
    }
    ucnv_close(converter);
  }
}

}  // namespace baogao
