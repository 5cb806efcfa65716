// UTF-8 by hand where it is hot: one code point forward, one back, append. The text is valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baogao {

// Length in bytes of the sequence that a lead byte opens.
constexpr uint32_t SequenceLength(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// Start of the code point behind the one at byte `at`. Most are three bytes long; told so by a branch that is foreseen
// rather than by the byte itself, a walk need not wait for each byte to know where the next one is.
inline uint32_t NextStart(std::string_view text, uint32_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xE0 && lead < 0xF0) [[likely]]
    return at + 3;
  return at + SequenceLength(lead);
}

constexpr bool IsContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// The code point at byte `at`, which must begin one; advances `at` past it.
inline char32_t NextCodePoint(std::string_view text, uint32_t& at) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data()) + at;
  if (p[0] < 0x80) return at += 1, p[0];
  if (p[0] < 0xE0) return at += 2, (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  if (p[0] < 0xF0) return at += 3, (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  return at += 4, (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

// The code point at byte `at`; 0 at or past the end.
inline char32_t CodePointAt(std::string_view text, uint32_t at) {
  return at < text.size() ? NextCodePoint(text, at) : 0;
}

// Start of the code point that ends at byte `at` (> 0).
inline uint32_t PreviousStart(std::string_view text, uint32_t at) {
  do --at;
  while (at > 0 && IsContinuation(static_cast<unsigned char>(text[at])));
  return at;
}

// The code point that ends at byte `at`; 0 at the start of the text.
inline char32_t CodePointBefore(std::string_view text, uint32_t at) {
  return at == 0 ? 0 : CodePointAt(text, PreviousStart(text, at));
}

inline void AppendCodePoint(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | c >> 6));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | c >> 12));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | c >> 18));
    out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

// Unified ideographs that prose uses: the basic block, extension A, 〇, compatibility ideographs, planes 2-3.
constexpr bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace baogao
