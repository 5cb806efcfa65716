// MatchUnit: the unit that stands at a place.
//
// In:   the text and the byte after a number (after its scale and 多 余 几); a caller's own units, or nullptr.
// Out:  where the unit ends, how it is written, its row of cpp/data/units.tsv; parenthesised variants and
//       denominators belong to it.
// Fail: end == at if no unit stands there, also where a word only begins like one (人民, 项目).
//
// Examples:
//   台(套)，原值     -> 台(套)
//   公里             -> 公里, code 米, factor 1000
//   元/平方米        -> 元/平方米, dimension money
//   个百分点         -> 个百分点, dimension points
//   /10万            -> /10万, dimension percent, factor 0.001
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/text/trie.h"

namespace baogao {

enum class Dimension : uint8_t {
  none,
  no_unit,
  count,
  person,
  money,
  percent,
  points,
  multiple,
  area,
  length,
  mass,
  volume,
  energy,
  power,
  voltage,
  current,
  frequency,
  data,
  time,
  duration,
  age,
  temperature,
  pressure,
  level,
  score,
  discount,
  transport,
};
const char* DimensionName(Dimension dimension);

// A row of cpp/data/units.tsv, which explains the columns.
struct UnitRow {
  std::string_view surface;
  std::string_view code;
  Dimension dimension;
  double factor;
};

// Units by how they are written. Keeps views of the rows' strings.
class UnitTable {
 public:
  explicit UnitTable(std::vector<UnitRow> rows);

  // The longest row that stands at a place, with its end; nullptr if there is none.
  const UnitRow* Longest(std::string_view text, uint32_t at, uint32_t& end) const;

 private:
  std::vector<UnitRow> rows_;
  Trie trie_;
};

struct Unit {
  uint32_t end = 0;
  std::string_view surface;  // a view of the text, or of a constant for %
  std::string_view code;     // canonical
  Dimension dimension = Dimension::none;
  double factor = 1;  // how many of `code` one is: 公里 1000
  bool is(Dimension d) const { return dimension == d; }
};

inline constexpr double kPerMilleFactor = 0.1;  // ‰ in per cent

// The longest unit counts; of two equally long ones the caller's.
Unit MatchUnit(std::string_view text, uint32_t at, const UnitTable* own = nullptr);

// The currency that a sign before a number means: $ is 美元; "" if it is no such sign.
std::string_view MoneySign(char32_t sign);

// The small coin at a place behind an amount of money in `of`: 6角 behind 50元 is six tenths.
struct Coin {
  uint32_t end = 0;  // == at if there is none
  int power = 0;     // of ten, of the large unit
};
Coin MatchCoin(std::string_view text, uint32_t at, std::string_view of);

}  // namespace baogao
