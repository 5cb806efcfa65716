// Small questions to the text around a place, shared by the readers of this room.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "baogao/lex/char_class.h"
#include "baogao/text/utf8.h"

namespace baogao {

inline bool StartsAt(std::string_view text, uint32_t at, std::string_view word) {
  return at <= text.size() && text.substr(at).starts_with(word);
}

inline bool EndsAt(std::string_view text, uint32_t at, std::string_view word) {
  return text.substr(0, at).ends_with(word);
}

// The length of the first of `words` that stands at `at`; 0 if none.
inline uint32_t AnyAt(std::string_view text, uint32_t at, std::initializer_list<std::string_view> words) {
  for (std::string_view w : words) {
    if (StartsAt(text, at, w)) return static_cast<uint32_t>(w.size());
  }
  return 0;
}

// The length of the first of `words` that ends at `at`; 0 if none.
inline uint32_t AnyBefore(std::string_view text, uint32_t at, std::initializer_list<std::string_view> words) {
  for (std::string_view w : words) {
    if (EndsAt(text, at, w)) return static_cast<uint32_t>(w.size());
  }
  return 0;
}

inline uint32_t SkipBlanks(std::string_view text, uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

inline uint32_t SkipBlanksBack(std::string_view text, uint32_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  return at;
}

inline bool IsMarkChar(char32_t c) { return c == 0 || InfoOf(c).kind == CharClass::mark; }

inline bool IsLatinLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'Ａ' && c <= U'Ｚ') ||
         (c >= U'ａ' && c <= U'ｚ');
}

}  // namespace baogao
