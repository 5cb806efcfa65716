// Place: the division that a line of a report or its body speaks of.
//
// In:   the text, a line of it; or the places of the report.
// Out:  the division and the words that name it.
// Fail: a null region where nothing is named, or nothing often enough.
//
// Examples:
//   ——2014年2月19日在呼伦贝尔市海拉尔区第十四届人民代表大会...  -> 150702
//   我市, 鄞州18家、慈溪11家, 甬科计〔2014〕22号                -> 330200: a city, by its letter and its counties
//   title on 宁波市, body that names only 六盘水市               -> contradiction: 520200
#pragma once

#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "baogao/profile/when.h"

namespace baogao {

struct Place {
  const Region* region = nullptr;
  std::string_view words;
};

// The last name of a chain that begins with mention `i`: 呼伦贝尔市海拉尔区 is 海拉尔区.
size_t ChainEnd(const std::vector<RegionMention>& mentions, size_t i);

// What the names in a body that have no namesakes say of where it was written: how many by the first two digits of
// their codes, and of counties by the first four. 朝阳区 in a report that names 长春 is 220104.
class Surroundings {
 public:
  Surroundings(std::string_view text, Span body) : text_(text), body_(body) {}

  // Of namesakes the one with most names around it; the first where nothing tells.
  const Region* Choose(std::span<const Region* const> candidates);
  // How many names of counties lie in the prefecture with these four digits, or of prefectures and counties in the
  // province with these two; how many different ones.
  int Below(std::string_view digits) { return Read(), Count(digits); }
  int KindsBelow(std::string_view digits);
  // Prefectures of which at least `kinds` counties are named.
  std::vector<const Region*> Above(int kinds);

 private:
  int Count(std::string_view digits) const;
  void Read();

  std::string_view text_;
  Span body_;
  bool read_ = false;
  std::map<std::string_view, int> counts_;
  std::map<std::string_view, std::set<std::string_view>> kinds_;  // codes, by the same digits
};

// At which level the report speaks of itself: 我国 全省 我市 我县 全区 我州.
enum class Self : uint8_t { unknown, nation, province, city, county, district, prefecture };
Self FindSelf(std::string_view text, const Evidence& evidence);

// Of the names in `line` of `text` the one before 第几届人民代表大会 or 人民政府, else the first.
Place PlaceInLine(std::string_view text, Span line, Surroundings& around);

// The region whose names the body holds most often; names before `office` (科技局, 大河镇) count more.
Place PlaceInBody(std::string_view text, const Evidence& evidence, std::string_view office, Surroundings& around);

// The division of the level of `claimed` that the body names instead of it, several times and more than any other.
Place Contradiction(std::string_view text, Span body, const Region& claimed);

}  // namespace baogao
