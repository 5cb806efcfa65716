// Head nouns (cpp/data/heads.tsv): the last word of an indicator says what is measured. Not public.
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

enum class HeadKind : uint8_t { none, amount, owned, generic };

struct Head {
  HeadKind kind = HeadKind::none;
  std::string_view word;
};

// The longest head noun that `label` ends with: 规模以上工业增加值 -> 增加值.
Head HeadOf(std::string_view label);

}  // namespace baogao
