// Before a number the longest row that ends there, looked for from up to six characters back; after it the longest
// row that begins there.
#include "baogao/quantity/qualifier.h"

#include "baogao/text/trie.h"

namespace baogao {
namespace {

enum class Side : uint8_t { before, after };

struct QualifierRow {
  std::string_view surface;
  Side side;
  Qualifier qualifier;
};
constexpr QualifierRow kQualifiers[] = {
#include "data/qualifiers.inc"
};

Trie MakeTrie(Side side) {
  std::vector<Trie::Entry> entries;
  for (uint32_t i = 0; i < std::size(kQualifiers); ++i) {
    if (kQualifiers[i].side == side) entries.emplace_back(kQualifiers[i].surface, i);
  }
  return Trie(std::move(entries));
}

constexpr int kLongest = 6;  // characters
constexpr std::string_view kReached = "突破";

// 突破亩产900公斤: the one qualifier that a short noun may part from its number.
QualifierMatch FindReached(std::string_view text, uint32_t begin) {
  uint32_t at = begin;
  for (int i = 0; i < 3 && at > 0; ++i) {
    at = PreviousStart(text, at);
    if (!IsHan(CodePointAt(text, at))) return {};
    if (text.substr(0, at).ends_with(kReached))
      return {Qualifier::over, {at - static_cast<uint32_t>(kReached.size()), at}};
  }
  return {};
}

}  // namespace

QualifierMatch FindQualifierBefore(std::string_view text, uint32_t begin) {
  static const Trie trie = MakeTrie(Side::before);
  QualifierMatch best;
  uint32_t end = begin;
  while (end > 0 && text[end - 1] == ' ') --end;
  uint32_t at = end;
  for (int i = 0; i < kLongest && at > 0; ++i) {
    at = PreviousStart(text, at);
    trie.Walk(text.substr(0, end), at, [&](Trie::Match m) {
      if (m.end == end) best = {kQualifiers[m.value].qualifier, {at, end}};
    });
  }
  if (best.qualifier == Qualifier::exact) best.span = {};  // 节约, 附近: rows that only hold a shorter one off
  if (best.span.empty()) best = FindReached(text, end);
  return best;
}

QualifierMatch FindQualifierAfter(std::string_view text, uint32_t end) {
  static const Trie trie = MakeTrie(Side::after);
  uint32_t at = end;
  while (at < text.size() && text[at] == ' ') ++at;
  const Trie::Match m = trie.Longest(text, at);
  if (!m) return {};
  return {kQualifiers[m.value].qualifier, {at, m.end}};
}

}  // namespace baogao
