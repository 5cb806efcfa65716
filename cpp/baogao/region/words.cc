// Names are taken first; only a clause without any is read for 我市 and 全省, which mean the report's own region or the
// one of that kind above it.
#include "baogao/region/words.h"

#include <algorithm>
#include <iterator>

#include "baogao/text/trie.h"

namespace baogao {
namespace {

enum class Kind : uint8_t { nation, province, city, county, district, prefecture, banner };

struct SelfRow {
  std::string_view word;
  Kind kind;
};
// 全区 is 全自治区 in a report of 宁夏: the kind district takes both.
constexpr SelfRow kSelf[] = {
    {"全国", Kind::nation},       {"我国", Kind::nation},     {"全省", Kind::province},   {"我省", Kind::province},
    {"全自治区", Kind::district}, {"省本级", Kind::province}, {"省级", Kind::province},   {"全市", Kind::city},
    {"我市", Kind::city},         {"本市", Kind::city},       {"市本级", Kind::city},     {"全县", Kind::county},
    {"我县", Kind::county},       {"本县", Kind::county},     {"县本级", Kind::county},   {"全区", Kind::district},
    {"我区", Kind::district},     {"区本级", Kind::district}, {"全州", Kind::prefecture}, {"我州", Kind::prefecture},
    {"州本级", Kind::prefecture}, {"全盟", Kind::prefecture}, {"我盟", Kind::prefecture}, {"全旗", Kind::banner},
    {"我旗", Kind::banner}};

const Trie& SelfWords() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kSelf); ++i) entries.emplace_back(kSelf[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

bool IsOf(const Region& region, Kind kind) {
  const std::string_view name = region.name;
  switch (kind) {
    case Kind::nation:
      return region.level == RegionLevel::nation;
    case Kind::province:
      return region.level == RegionLevel::province;
    case Kind::city:
      return name.ends_with("市");
    case Kind::county:
      return region.level == RegionLevel::county && name.ends_with("县");
    case Kind::district:
      return name.ends_with("区") && !name.ends_with("地区");
    case Kind::prefecture:
      return name.ends_with("州") || name.ends_with("盟");
    case Kind::banner:
      return name.ends_with("旗");
  }
  return false;
}

// The region itself or the nearest above it that is of the kind.
const Region* SelfOrAbove(const Region* home, Kind kind) {
  for (const Region* r = home; r; r = ParentOf(*r)) {
    if (IsOf(*r, kind)) return r;
  }
  return nullptr;
}

}  // namespace

const Region* Nearest(std::span<const Region* const> candidates, const Region* home) {
  for (const Region* near = home; near; near = ParentOf(*near)) {
    const Region* found = nullptr;
    for (const Region* r : candidates) {
      if (!LiesIn(*r, *near)) continue;
      // A name of today before the same name of the past; two of today in one place can't be told apart.
      if (found && (found->until == 0) == (r->until == 0) && found->level == r->level && candidates.size() > 1)
        return nullptr;
      if (!found) found = r;
    }
    if (found) return found;
  }
  return candidates.size() == 1 ? candidates.front() : nullptr;
}

RegionWords RegionOf(std::string_view text, Span clause, const Region* home) {
  RegionWords named;
  for (NamedPlace p = NextPlace(text, clause, clause.begin, home); p; p = NextPlace(text, clause, p.span.end, home)) {
    const bool chained = named.region && named.words.end == p.span.begin;
    const Region* region = Nearest(p.candidates, chained ? named.region : home);
    if (!region) return {};
    if (region->level == RegionLevel::nation) continue;
    // 南京市鼓楼区 is one place.
    if (chained && region != named.region && LiesIn(*region, *named.region)) {
      named = {region, {named.words.begin, p.span.end}};
    } else if (!named.region) {
      named = {region, p.span};
    } else if (named.region != region) {
      return {};
    }
  }
  if (named.region) return named;
  for (uint32_t at = clause.begin; at < clause.end;) {
    const Trie::Match m = SelfWords().Longest(text, at);
    if (!m || m.end > clause.end) {
      at = NextStart(text, at);
      continue;
    }
    const Kind kind = kSelf[m.value].kind;
    const Region* region = kind == Kind::nation ? RegionByCode("100000") : SelfOrAbove(home, kind);
    return region ? RegionWords{region, {at, m.end}} : RegionWords{};
  }
  return {};
}

}  // namespace baogao
