// Chinese text is runs of three-byte sequences with runs of ASCII between them. Both have their own tight loop,
// eight bytes or one word compare a step; whatever is neither goes through NextUtf8Part, which knows all rules.
#include "baogao/text/utf8_repair.h"

#include <bit>
#include <cstring>

namespace baogao {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned char ByteAt(std::string_view bytes, size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

// The usual three-byte sequence at p (four bytes are readable): lead E1..EC, EE, EF or an E0, ED whose second byte
// is neither overlong nor a surrogate. In little-endian order the lead is the lowest byte.
bool IsThreeByte(const char* p) {
  uint32_t w;
  std::memcpy(&w, p, 4);
  if constexpr (std::endian::native == std::endian::big) w = __builtin_bswap32(w);
  if ((w & 0x00C0C0F0u) != 0x008080E0u) return false;
  const uint32_t special = w & 0x200Fu;  // low nibble of the lead and the bit that tells A0..BF from 80..9F
  return special != 0x0000u && special != 0x200Du;
}

}  // namespace

Utf8Part NextUtf8Part(std::string_view bytes, size_t at, bool surrogates) {
  const unsigned char lead = ByteAt(bytes, at);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const uint32_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte has a narrower range after four leads: overlong forms, surrogates, beyond U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED && !surrogates ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const unsigned char second = ByteAt(bytes, at + 1);
  if (second < low || second > high) return {1, false};
  for (uint32_t i = 2; i < length; ++i) {
    if ((ByteAt(bytes, at + i) & 0xC0) != 0x80) return {i, false};
  }
  return {length, lead != 0xED || second < 0xA0};
}

size_t ValidUtf8Prefix(std::string_view bytes) {
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const char* p = begin;
  while (p != end) {
    while (end - p >= 4 && IsThreeByte(p)) p += 3;
    while (end - p >= 8) {
      uint64_t w;
      std::memcpy(&w, p, 8);
      w &= 0x8080808080808080u;
      if (w != 0) {
        if constexpr (std::endian::native == std::endian::little) p += std::countr_zero(w) / 8;
        break;
      }
      p += 8;
    }
    if (p == end) break;
    if (static_cast<unsigned char>(*p) >= 0xE0 && end - p >= 4 && IsThreeByte(p)) continue;
    const Utf8Part part = NextUtf8Part(bytes, static_cast<size_t>(p - begin), false);
    if (!part.valid) break;
    p += part.size;
  }
  return static_cast<size_t>(p - begin);
}

RepairedUtf8 RepairUtf8(std::string_view bytes, bool surrogates) {
  RepairedUtf8 out;
  size_t at = 0;
  while (true) {
    const size_t valid = ValidUtf8Prefix(bytes.substr(at));
    out.text.append(bytes.substr(at, valid));
    at += valid;
    if (at == bytes.size()) return out;
    at += NextUtf8Part(bytes, at, surrogates).size;
    out.text.append(kReplacement);
    ++out.malformed;
  }
}

}  // namespace baogao
