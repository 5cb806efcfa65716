// Head nouns (cpp/data/heads.tsv): the last word of an indicator says what is measured. Not public.
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

// What the table says of a head. none: no head; also a row that ends like one but names a thing (化学需氧量).
enum class HeadKind : uint8_t { none, amount, owned, generic };

struct Head {
  HeadKind kind = HeadKind::none;
  std::string_view word;
};

// The longest head noun that `label` ends with: 规模以上工业增加值 -> 增加值.
Head HeadOf(std::string_view label);

// The word with which `label` says what is measured: its head, or a word of a kind that no table can list (建成率,
// 减排量, 优良比例). Empty if it names a thing.
std::string_view MeasureOf(std::string_view label);

}  // namespace baogao
