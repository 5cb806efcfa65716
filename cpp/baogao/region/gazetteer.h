// Gazetteer: divisions of China by name and by code (GB/T 2260).
//
// In:   a text, or a name, or a code.
// Out:  rows of cpp/data/regions.tsv.
// Fail: null where there is no such division; an ambiguous short name gives every candidate.
//
// Examples: 六盘水市 -> 520200 prefecture; 六盘水 -> the same; 南京路 -> nothing (a street);
//           朝阳区 -> 110105 and 220104
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/span.h"

namespace baogao {

enum class RegionLevel : uint8_t { nation, province, prefecture, county };
const char* RegionLevelName(RegionLevel level);

struct Region {
  std::string_view code;   // six digits; 100000 for the nation
  std::string_view name;   // full: 六盘水市
  std::string_view alias;  // short: 六盘水; "" where the short form is never used alone
  RegionLevel level;
};

// The row above: province of a prefecture, prefecture (or province) of a county; null above the nation.
const Region* ParentOf(const Region& region);
const Region* RegionByCode(std::string_view code);

struct RegionMention {
  Span span;
  std::vector<const Region*> candidates;  // never empty; most likely first
  bool full = false;                      // the full name, not the short one
};

// Every name in text[within], longest match; names inside longer words that are no places are left out.
std::vector<RegionMention> FindRegions(std::string_view text, Span within);

}  // namespace baogao
