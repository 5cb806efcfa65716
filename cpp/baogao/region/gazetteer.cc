// One trie over full and short names, and over words that only look like names; at a place the longest wins. A
// short name of two characters is no more than two common characters side by side, so it must stand free: where
// common words overlap it on both sides (形成|都市, 确保|定期) it is none, and the short name of a county counts
// only between marks or the few words that stand before and behind places in lists.
#include "baogao/region/gazetteer.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct RegionRow {
  std::string_view code;
  std::string_view name;
  std::string_view alias;
  RegionLevel level;
  bool former;
};
constexpr RegionRow kRows[] = {
#include "data/regions.inc"
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

// What makes of a place's short name the name of something else: 南京路, 宁波大学, 海南岛.
constexpr std::string_view kSuffixes[] = {"路",   "东路", "西路", "南路", "北路", "中路", "街",
                                          "大街", "大道", "巷",   "大学", "学院", "公园", "岛",
                                          "海峡", "话",   "菜",   "人寿", "银行", "证券", "商城"};
// Words that begin with 路 or 街 but make no street of a name: 宁波路网.
constexpr std::string_view kNoSuffixes[] = {"路网", "路径", "街道", "街镇", "菜篮子"};

constexpr uint32_t kNoPlace = ~0u - 1;  // value of a word that is no place

struct Group {
  std::vector<const Region*> full;
  std::vector<const Region*> alias;
};

struct Gazetteer {
  std::vector<Region> regions;  // in the order of their codes
  std::vector<Group> groups;    // by name
  Trie names;                   // value: a group, or kNoPlace
  Trie joins;

  Gazetteer() {
    for (const RegionRow& r : kRows) regions.push_back({r.code, r.name, r.alias, r.level});
    std::vector<std::pair<std::string_view, std::pair<const Region*, bool>>> all;
    for (size_t i = 0; i < regions.size(); ++i) {
      all.push_back({regions[i].name, {&regions[i], true}});
      if (!regions[i].alias.empty()) all.push_back({regions[i].alias, {&regions[i], false}});
    }
    // Highest level first, then what still exists, then by code.
    const auto former = [&](const Region* r) { return kRows[r - regions.data()].former; };
    std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const Region *x = a.second.first, *y = b.second.first;
      if (x->level != y->level) return x->level < y->level;
      return former(x) < former(y);
    });
    std::vector<Trie::Entry> entries;
    // Words that are no places come first: a word that occurs twice keeps its first value.
    for (const WordRow& w : kWords) entries.emplace_back(w.word, kNoPlace);
    for (const auto& [name, entry] : all) {
      if (groups.empty() || entries.back().first != name) {
        entries.emplace_back(name, static_cast<uint32_t>(groups.size()));
        groups.emplace_back();
      }
      (entry.second ? groups.back().full : groups.back().alias).push_back(entry.first);
    }
    names = Trie(std::move(entries));
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

bool IsAbove(const Region* high, const Region* low) {
  for (const Region* r = ParentOf(*low); r; r = ParentOf(*r)) {
    if (r == high) return true;
  }
  return false;
}

// Puts the candidates below `above` first.
void Prefer(std::vector<const Region*>& candidates, const Region* above) {
  std::stable_partition(candidates.begin(), candidates.end(), [&](const Region* r) { return IsAbove(above, r); });
}

}  // namespace

const char* RegionLevelName(RegionLevel level) {
  constexpr const char* kNames[] = {"nation", "province", "prefecture", "county"};
  return kNames[static_cast<int>(level)];
}

const Region* RegionByCode(std::string_view code) {
  const std::vector<Region>& regions = Data().regions;
  auto at = std::lower_bound(regions.begin(), regions.end(), code,
                             [](const Region& r, std::string_view c) { return r.code < c; });
  const Region* found = nullptr;
  for (; at != regions.end() && at->code == code; ++at) {
    if (!found || !kRows[at - regions.begin()].former) found = &*at;
  }
  return found;
}

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

std::vector<RegionMention> FindRegions(std::string_view text, Span within) {
  const Gazetteer& data = Data();
  std::vector<RegionMention> found;
  for (uint32_t at = within.begin; at < within.end;) {
    if (static_cast<unsigned char>(text[at]) < 0xE3) {
      ++at;
      continue;
    }
    const Trie::Match m = data.names.Longest(text, at);
    if (!m || m.end > within.end) {
      at += SequenceLength(static_cast<unsigned char>(text[at]));
      continue;
    }
    if (!IsName(m.value)) {
      at = m.end;
      continue;
    }
    const Group& group = data.groups[m.value];
    const bool full = !group.full.empty();
    const Span span{at, m.end};
    // A name that is full for one division and short for another (吉林省吉林市) keeps both, the full one first.
    std::vector<const Region*> candidates = group.full;
    for (const Region* r : group.alias) {
      if (std::find(candidates.begin(), candidates.end(), r) == candidates.end()) candidates.push_back(r);
    }
    if (!full && !StandsFree(text, span, candidates.front()->level)) {
      at += SequenceLength(static_cast<unsigned char>(text[at]));
      continue;
    }
    if (!found.empty() && found.back().span.end == at) Prefer(candidates, found.back().candidates.front());
    found.push_back({span, std::move(candidates), full});
    at = m.end;
  }
  return found;
}

}  // namespace baogao
