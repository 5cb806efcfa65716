// Words that are numbers without looking like numerals: 翻番, 首位, 一半, 半百. Rows of cpp/data/number_words.tsv; a
// numeral token with row r > 0 is row r - 1 of them.
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

enum class NumberWordKind : uint8_t { doubling, rank, percent, amount };

struct NumberWordRow {
  std::string_view surface;
  NumberWordKind kind;
  double value;
};

const NumberWordRow& NumberWord(uint16_t row);

}  // namespace baogao
