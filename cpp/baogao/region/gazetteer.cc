// One trie over full and short names, and over words that only look like names; at a place the longest wins. A
// short name of two characters is no more than two common characters side by side, so it must stand free: where
// common words overlap it on both sides (形成|都市, 确保|定期) it is none, and the short name of a county counts
// only between marks or the few words that stand before and behind places in lists.
#include "baogao/region/gazetteer.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <string>

#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct RegionRow {
  std::string_view code;
  std::string_view name;
  std::string_view alias;
  RegionLevel level;
  int16_t since;
  int16_t until;
};
constexpr RegionRow kRows[] = {
#include "data/regions.inc"
};
struct ZoneRow {
  std::string_view name;
  std::string_view code;
};
constexpr ZoneRow kZones[] = {
#include "data/zones.inc"
};
struct LetterRow {
  std::string_view letter;
  std::string_view code;
};
constexpr LetterRow kLetters[] = {
#include "data/region_letters.inc"
};
struct WordRow {
  std::string_view word;
};
constexpr WordRow kWords[] = {
#include "data/region_words.inc"
};
constexpr WordRow kJoins[] = {
#include "data/region_joins.inc"
};

constexpr WordRow kCommon[] = {
#include "data/region_common.inc"
};

// What makes of a place's short name the name of something else: 南京路, 宁波大学, 海南岛.
constexpr std::string_view kSuffixes[] = {"路",   "东路", "西路", "南路", "北路", "中路", "街",
                                          "大街", "大道", "巷",   "大学", "学院", "公园", "岛",
                                          "海峡", "话",   "菜",   "人寿", "银行", "证券", "商城"};
// Words that begin with 路 or 街 but make no street of a name: 宁波路网.
constexpr std::string_view kNoSuffixes[] = {"路网", "路径", "街道", "街镇", "菜篮子"};

constexpr uint32_t kNoPlace = ~0u - 1;  // value of a word that is no place

struct Group {
  std::vector<const Region*> candidates;  // those that bear the name in full first
  int full_count = 0;                     // of those
  bool common = false;                    // looks like a common noun: 老城区
};

// The row of `code` that is valid, else the one that was valid last; null: none.
const Region* Current(const std::vector<Region>& regions, std::string_view code) {
  auto at = std::lower_bound(regions.begin(), regions.end(), code,
                             [](const Region& r, std::string_view c) { return r.code < c; });
  const Region* found = nullptr;
  for (; at != regions.end() && at->code == code; ++at) {
    if (!found || at->last_year() > found->last_year()) found = &*at;
  }
  return found;
}

// The first two digits of a code, under which the province is numbered today: 海南 was part of 广东, 重庆 of 四川.
std::string_view HomeProvince(std::string_view code) {
  const std::string_view province = code.substr(0, 2);
  return province == "46" ? "44" : province == "50" ? "51" : province;
}

// What reports call autonomous divisions: 黔东南州, 道真自治县 and 道真县, by their short names.
std::vector<std::string> PlainNames(const Region& region) {
  std::vector<std::string> names;
  if (region.alias.empty()) return names;
  for (std::string_view kind : {"自治州", "自治县", "自治旗"}) {
    if (!region.name.ends_with(kind)) continue;
    const std::string alias(region.alias);
    names.push_back(alias + std::string(kind));
    names.push_back(alias + std::string(kind.substr(kind.size() - 3)));
  }
  return names;
}

struct Gazetteer {
  std::vector<Region> regions;  // in the order of their codes
  std::deque<std::string> plain_names;
  std::vector<Group> groups;  // by name
  Trie names;                 // value: a group, or kNoPlace
  Trie joins;

  Gazetteer() {
    for (const RegionRow& r : kRows) regions.push_back({r.code, r.name, r.alias, r.level, r.since, r.until});
    std::vector<std::pair<std::string_view, std::pair<const Region*, bool>>> all;
    for (size_t i = 0; i < regions.size(); ++i) {
      all.push_back({regions[i].name, {&regions[i], true}});
      if (!regions[i].alias.empty()) all.push_back({regions[i].alias, {&regions[i], false}});
      for (std::string& name : PlainNames(regions[i])) {
        plain_names.push_back(std::move(name));
        if (plain_names.back() != regions[i].name) all.push_back({plain_names.back(), {&regions[i], true}});
      }
    }
    // Highest level first, then what still exists, then what existed longest, then by code.
    std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const Region *x = a.second.first, *y = b.second.first;
      if (x->level != y->level) return x->level < y->level;
      return x->last_year() > y->last_year();
    });
    // A name under several codes of one province is one place: its last code counts.
    const auto same = [](const auto& a, const auto& b) {
      return a.first == b.first && a.second.second == b.second.second && b.second.first->until != 0 &&
             HomeProvince(a.second.first->code) == HomeProvince(b.second.first->code);
    };
    std::vector<std::pair<std::string_view, std::pair<const Region*, bool>>> places;
    for (const auto& entry : all) {
      const auto known = [&](const auto& other) { return same(other, entry); };
      size_t from = places.size();
      while (from > 0 && places[from - 1].first == entry.first) --from;
      if (std::none_of(places.begin() + static_cast<std::ptrdiff_t>(from), places.end(), known))
        places.push_back(entry);
    }
    std::vector<Trie::Entry> entries;
    // Words that are no places come first: a word that occurs twice keeps its first value.
    for (const WordRow& w : kWords) entries.emplace_back(w.word, kNoPlace);
    for (const auto& [name, entry] : places) {
      if (groups.empty() || entries.back().first != name) {
        entries.emplace_back(name, static_cast<uint32_t>(groups.size()));
        groups.emplace_back();
      }
      Group& group = groups.back();
      // A name that is full for one division and short for another (吉林省吉林市) keeps both.
      auto& list = group.candidates;
      if (std::find(list.begin(), list.end(), entry.first) != list.end()) continue;
      const auto at = entry.second ? list.begin() + group.full_count : list.end();
      list.insert(at, entry.first);
      group.full_count += entry.second;
    }
    for (const ZoneRow& z : kZones) {
      entries.emplace_back(z.name, static_cast<uint32_t>(groups.size()));
      groups.push_back({{Current(regions, z.code)}, 1});
    }
    names = Trie(std::move(entries));
    for (const WordRow& w : kCommon) {
      if (const Trie::Match m = names.Longest(w.word, 0); m.end == w.word.size() && m.value < groups.size())
        groups[m.value].common = true;
    }
    std::vector<Trie::Entry> words;
    for (const WordRow& w : kJoins) words.emplace_back(w.word, 0);
    joins = Trie(std::move(words));
  }
};

const Gazetteer& Data() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

bool IsName(uint32_t value) { return value != kNoPlace; }

bool IsJoin(std::string_view text, uint32_t begin, uint32_t end) {
  return Data().joins.Longest(text, begin).end == end;
}

constexpr std::u32string_view kBefore = U"在及和与、对从到由至市县区省州为是往赴向经含如即";
constexpr std::u32string_view kAfter = U"市县区等和与及的至到、州在为是两三四五六七八九以";

bool Holds(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool HasSuffix(std::string_view text, uint32_t at) {
  const std::string_view rest = text.substr(at, 12);
  for (std::string_view s : kNoSuffixes) {
    if (rest.starts_with(s)) return false;
  }
  return std::any_of(std::begin(kSuffixes), std::end(kSuffixes),
                     [&](std::string_view s) { return rest.starts_with(s); });
}

// Whether the short name at `span` stands by itself.
bool StandsFree(std::string_view text, Span span, RegionLevel level) {
  if (HasSuffix(text, span.end)) return false;
  const char32_t before = CodePointBefore(text, span.begin);
  const char32_t after = CodePointAt(text, span.end);
  if (level == RegionLevel::county) {
    if (before == U'、' || after == U'、') return true;  // in a list of places
    return (!IsHan(before) || Holds(kBefore, before)) && (!IsHan(after) || Holds(kAfter, after));
  }
  uint32_t characters = 0;
  for (uint32_t i = span.begin; i < span.end; NextCodePoint(text, i)) ++characters;
  if (characters != 2 || level != RegionLevel::prefecture || !IsHan(before) || !IsHan(after)) return true;
  uint32_t middle = span.begin;
  NextCodePoint(text, middle);
  uint32_t next = span.end;
  NextCodePoint(text, next);
  const bool left = IsJoin(text, PreviousStart(text, span.begin), middle);
  // 美丽|江西 holds no 丽江.
  const bool right = IsJoin(text, middle, next) || Data().names.Longest(text, middle).end > span.end;
  return !(left && right);
}

// Puts the candidates below `above` first.
void Prefer(std::vector<const Region*>& candidates, const Region* above) {
  std::stable_partition(candidates.begin(), candidates.end(),
                        [&](const Region* r) { return r != above && LiesIn(*r, *above); });
}

}  // namespace

const char* RegionLevelName(RegionLevel level) {
  constexpr const char* kNames[] = {"nation", "province", "prefecture", "county"};
  return kNames[static_cast<int>(level)];
}

const Region* RegionByCode(std::string_view code) { return Current(Data().regions, code); }

const Region* ParentOf(const Region& region) {
  std::array<char, 6> code;
  std::copy_n(region.code.begin(), 6, code.begin());
  const std::string_view view(code.data(), 6);
  if (region.level == RegionLevel::county) {
    code[4] = code[5] = '0';
    if (const Region* r = RegionByCode(view)) return r;
  }
  if (region.level >= RegionLevel::prefecture) {
    code = {code[0], code[1], '0', '0', '0', '0'};
    return RegionByCode(view);
  }
  return region.level == RegionLevel::province ? RegionByCode("100000") : nullptr;
}

const Region* RegionByLetter(std::string_view letter) {
  const auto at = std::lower_bound(std::begin(kLetters), std::end(kLetters), letter,
                                   [](const LetterRow& row, std::string_view l) { return row.letter < l; });
  return at != std::end(kLetters) && at->letter == letter ? RegionByCode(at->code) : nullptr;
}

// Whether a name that is a common noun too stands for a division: 洛阳市老城区, 新城区人民政府.
bool IsDivision(std::string_view text, Span span) {
  const std::string_view rest = text.substr(span.end, 12);
  for (std::string_view w : {"人民政府", "人民代表", "区委", "政府", "第"}) {
    if (rest.starts_with(w)) return true;
  }
  const char32_t before = CodePointBefore(text, span.begin);
  if (!Holds(U"市州盟省", before)) return false;
  return !Holds(U"我全本各该城", CodePointBefore(text, PreviousStart(text, span.begin)));
}

bool LiesIn(const Region& low, const Region& high) {
  const size_t digits = high.level == RegionLevel::nation       ? 0
                        : high.level == RegionLevel::province   ? 2
                        : high.level == RegionLevel::prefecture ? 4
                                                                : 6;
  return low.level >= high.level && low.code.substr(0, digits) == high.code.substr(0, digits);
}

NamedPlace NextPlace(std::string_view text, Span within, uint32_t at, const Region* home) {
  const Gazetteer& data = Data();
  while (at < within.end) {
    if (static_cast<unsigned char>(text[at]) < 0xE3) {
      ++at;
      continue;
    }
    const Trie::Match m = data.names.Longest(text, at);
    if (!m || m.end > within.end) {
      at = NextStart(text, at);
      continue;
    }
    if (!IsName(m.value)) {
      at = m.end;
      continue;
    }
    const Group& group = data.groups[m.value];
    const Span span{at, m.end};
    const RegionLevel level = group.candidates.front()->level;
    const bool at_home = home && level == RegionLevel::county && LiesIn(*group.candidates.front(), *home);
    if (group.full_count == 0 && (at_home ? HasSuffix(text, span.end) : !StandsFree(text, span, level))) {
      at = NextStart(text, at);
      continue;
    }
    if (group.common && !IsDivision(text, span)) {
      at = NextStart(text, at);
      continue;
    }
    return {span, group.candidates, group.full_count > 0};
  }
  return {};
}

std::vector<RegionMention> FindRegions(std::string_view text, Span within) {
  std::vector<RegionMention> found;
  for (NamedPlace p = NextPlace(text, within, within.begin); p; p = NextPlace(text, within, p.span.end)) {
    std::vector<const Region*> candidates(p.candidates.begin(), p.candidates.end());
    if (!found.empty() && found.back().span.end == p.span.begin) Prefer(candidates, found.back().candidates.front());
    found.push_back({p.span, std::move(candidates), p.full});
  }
  return found;
}

}  // namespace baogao
