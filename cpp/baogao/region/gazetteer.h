// Gazetteer: divisions of China by name and by code (GB/T 2260).
//
// In:   a text, or a name, or a code.
// Out:  rows of cpp/data/regions.tsv, former names and codes among them (祁阳县 until 2019 431121, then 祁阳市 431181);
// a
//       zone without a code (杭州湾新区) is the division in which it lies.
// Fail: null where there is no such division; an ambiguous short name gives every candidate.
//
// Examples: 六盘水市 -> 520200 prefecture; 六盘水 -> the same; 南京路 -> nothing (a street);
//           朝阳区 -> 110105 and 220104
#pragma once

#include <cstdint>
#include <span>
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
  int16_t since;  // the year of the first published list with this code and name; 1980: or before
  int16_t until;  // of the last; 0: still valid

  int last_year() const { return until == 0 ? 9999 : until; }
};

// The row above: province of a prefecture, prefecture (or province) of a county; null above the nation.
const Region* ParentOf(const Region& region);
// Of several names under one code (襄樊市, 襄阳市) the one that is valid, or was last.
const Region* RegionByCode(std::string_view code);

// By the character that stands for it in document numbers: 甬 is 330200; null: none.
const Region* RegionByLetter(std::string_view letter);

// Whether `low` is `high` or lies in it, by their codes.
bool LiesIn(const Region& low, const Region& high);

// A name in a text; `candidates` is of the gazetteer, so that finding names allocates nothing.
struct NamedPlace {
  Span span;
  std::span<const Region* const> candidates;  // never empty where there is a name; most likely first
  bool full = false;                          // the full name, not the short one
  explicit operator bool() const { return !candidates.empty(); }
};
// The first name at or behind `at` in text[within]. The short name of a county in `home` (null: unknown) counts in the
// middle of words too: 鄞州建成3家 in a report of 宁波.
NamedPlace NextPlace(std::string_view text, Span within, uint32_t at, const Region* home = nullptr);

struct RegionMention {
  Span span;
  std::vector<const Region*> candidates;  // never empty; most likely first
  bool full = false;                      // the full name, not the short one
};

// Every name in text[within], longest match; names inside longer words that are no places are left out.
std::vector<RegionMention> FindRegions(std::string_view text, Span within);

}  // namespace baogao
