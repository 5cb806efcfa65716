// RepairUtf8: bytes that claim to be UTF-8, as valid UTF-8.
//
// In:   any bytes.
// Out:  the bytes themselves where they are valid (one fast look, one copy); every maximal ill-formed part (as
//       the Unicode Standard and WHATWG define it) as one U+FFFD, counted. With `surrogates` a lone surrogate in
//       its three generalized bytes is one such part, not three.
// Fail: never.
//
// Examples:
//   "市"             -> 市, malformed 0
//   "\xE5\xB8"       -> U+FFFD, malformed 1 (a sequence cut short is one part)
//   "\xED\xA0\x80"   -> 3 x U+FFFD; with surrogates: 1
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace baogao {

// Length of the longest valid prefix that ends at a code point's end.
size_t ValidUtf8Prefix(std::string_view bytes);

// One step of a decoder: the valid sequence at `at`, or the ill-formed part there.
struct Utf8Part {
  uint32_t size;  // bytes, at least 1
  bool valid;
};
Utf8Part NextUtf8Part(std::string_view bytes, size_t at, bool surrogates);

struct RepairedUtf8 {
  std::string text;
  uint32_t malformed = 0;
};
RepairedUtf8 RepairUtf8(std::string_view bytes, bool surrogates = false);

}  // namespace baogao
