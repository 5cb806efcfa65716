// The longest row of the table, then what may be joined to it: a parenthesis that holds nothing but units, a
// denominator after a slash.
#include "baogao/quantity/unit.h"

#include <iterator>
#include <utility>

#include "baogao/lex/char_class.h"
#include "baogao/quantity/text_at.h"

namespace baogao {
namespace {

constexpr UnitRow kUnits[] = {
#include "data/units.inc"
};

const UnitTable& BuiltIn() {
  static const UnitTable table(std::vector<UnitRow>(std::begin(kUnits), std::end(kUnits)));
  return table;
}

bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

struct RowMatch {
  const UnitRow* row = nullptr;
  uint32_t end = 0;
  bool is_unit() const { return row != nullptr && row->dimension != Dimension::no_unit; }
};

RowMatch MatchRow(std::string_view text, uint32_t at, const UnitTable* own) {
  RowMatch built_in, mine;
  built_in.row = BuiltIn().Longest(text, at, built_in.end);
  if (own != nullptr) mine.row = own->Longest(text, at, mine.end);
  return mine.row != nullptr && (built_in.row == nullptr || mine.end >= built_in.end) ? mine : built_in;
}

// The end of `(套)`, `（只、匹）` after a unit: a parenthesis of up to four units and nothing else.
uint32_t SkipVariants(std::string_view text, uint32_t at, const UnitTable* own) {
  const char32_t open = CodePointAt(text, at);
  if (open != U'(' && open != U'（') return at;
  uint32_t p = at;
  NextCodePoint(text, p);
  for (int i = 0; i < 4; ++i) {
    const RowMatch m = MatchRow(text, p, own);
    if (!m.is_unit()) return at;
    p = m.end;
    const char32_t c = CodePointAt(text, p);
    if (c == 0) return at;
    NextCodePoint(text, p);
    if (c == U')' || c == U'）') return p;
    if (c != U'、' && c != U'/' && c != U',' && c != U'，') return at;
  }
  return at;
}

// The end of `/万元`, `/人·年`.
uint32_t SkipDenominator(std::string_view text, uint32_t at, const UnitTable* own) {
  for (int i = 0; i < 3; ++i) {
    const char32_t c = CodePointAt(text, at);
    if (c != U'/' && c != U'／' && !(i > 0 && (c == U'·' || c == U'.'))) return at;
    uint32_t p = at;
    NextCodePoint(text, p);
    while (InfoOf(CodePointAt(text, p)).kind == CharClass::han_scale) NextCodePoint(text, p);
    const std::string_view rest = text.substr(p);
    uint32_t end = rest.starts_with("月") || rest.starts_with("季") ? p + 3 : 0;
    if (end == 0) {
      const RowMatch m = MatchRow(text, p, own);
      if (!m.is_unit()) return at;
      end = m.end;
    }
    at = end;
  }
  return at;
}

struct CoinRow {
  std::string_view surface;
  std::string_view of;
  int power;
};
constexpr CoinRow kCoins[] = {{"角", "元", -1},       {"毛", "元", -1},      {"分钱", "元", -2},   {"分", "元", -2},
                              {"分", "角", -1},       {"美分", "美元", -2},  {"欧分", "欧元", -2}, {"港分", "港元", -2},
                              {"日本钱", "日元", -2}, {"日本銭", "日元", -2}};

}  // namespace

const char* DimensionName(Dimension dimension) {
  static constexpr const char* kNames[] = {
      "",       "",         "count",  "person",      "money",    "percent", "points",  "multiple",  "area",
      "length", "mass",     "volume", "energy",      "power",    "voltage", "current", "frequency", "data",
      "time",   "duration", "age",    "temperature", "pressure", "level",   "score",   "discount",  "transport"};
  return kNames[static_cast<int>(dimension)];
}

UnitTable::UnitTable(std::vector<UnitRow> rows) : rows_(std::move(rows)) {
  std::vector<Trie::Entry> entries;
  for (size_t i = 0; i < rows_.size(); ++i) entries.emplace_back(rows_[i].surface, static_cast<uint32_t>(i));
  trie_ = Trie(std::move(entries));
}

const UnitRow* UnitTable::Longest(std::string_view text, uint32_t at, uint32_t& end) const {
  const UnitRow* best = nullptr;
  trie_.Walk(text, at, [&](Trie::Match m) {
    // A unit in Latin letters must not go on with letters or digits (t, but not in 5th).
    const char32_t last = CodePointBefore(text, m.end);
    const char32_t next = CodePointAt(text, m.end);
    if (IsLatin(last) && (IsLatin(next) || InfoOf(next).kind == CharClass::digit)) return;
    best = &rows_[m.value];
    end = m.end;
  });
  return best;
}

// 16.1/10万, 16.1/10万人: of so many, as ‰ is of a thousand.
Unit MatchPerMany(std::string_view text, uint32_t at) {
  struct Many {
    std::string_view surface;
    double factor;  // in per cent
  };
  static constexpr Many kMany[] = {{"10万", 1e-3}, {"十万", 1e-3}, {"100万", 1e-4}, {"百万", 1e-4}};
  uint32_t begin = at;
  NextCodePoint(text, begin);
  for (const Many& many : kMany) {
    if (!StartsAt(text, begin, many.surface)) continue;
    uint32_t end = begin + static_cast<uint32_t>(many.surface.size());
    if (StartsAt(text, end, "元")) continue;
    if (StartsAt(text, end, "人") && !StartsAt(text, end, "人口")) end += 3;
    return {end, text.substr(at, end - at), "%", Dimension::percent, many.factor};
  }
  return {at, {}, {}, Dimension::none};
}

Unit MatchUnit(std::string_view text, uint32_t at, const UnitTable* own) {
  const char32_t c = CodePointAt(text, at);
  if (c == U'/' || c == U'／') return MatchPerMany(text, at);
  if (c == U'%' || c == U'％' || c == U'‰') {
    uint32_t end = at;
    NextCodePoint(text, end);
    if (c == U'‰') return {end, "‰", "%", Dimension::percent, kPerMilleFactor};
    return {end, "%", "%", Dimension::percent};
  }
  const RowMatch m = MatchRow(text, at, own);
  if (m.row == nullptr) return {at, {}, {}, Dimension::none};
  const UnitRow& row = *m.row;
  if (row.dimension == Dimension::no_unit) return {at, {}, {}, Dimension::no_unit};
  uint32_t end = SkipVariants(text, m.end, own);
  end = SkipDenominator(text, end, own);
  // Money of the country is 元 however it is written (人民币, 块钱).
  if (row.code == "元" && row.surface != "角" && end == m.end) return {end, "元", "元", row.dimension};
  // With a denominator the code of the numerator alone would be wrong.
  const bool compound = text.substr(m.end, end - m.end).find('/') != std::string_view::npos;
  const std::string_view surface = text.substr(at, end - at);
  if (compound) return {end, surface, surface, row.dimension};
  return {end, surface, row.code, row.dimension, row.factor};
}

std::string_view MoneySign(char32_t sign) {
  switch (sign) {
    case U'$':
    case U'＄':
      return "美元";
    case U'¥':
    case U'￥':
      return "元";
    case U'€':
      return "欧元";
    case U'£':
    case U'￡':
      return "英镑";
    default:
      return {};
  }
}

Coin MatchCoin(std::string_view text, uint32_t at, std::string_view of) {
  for (const CoinRow& row : kCoins) {
    if (row.of == of && text.substr(at).starts_with(row.surface))
      return {at + static_cast<uint32_t>(row.surface.size()), row.power};
  }
  return {at, 0};
}

}  // namespace baogao
