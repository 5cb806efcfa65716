// Every name of a body counts, but only names of the level at which the report speaks of itself (市科技局, 我市: a
// city), so that 浙江省 in a report of 宁波 does not win; names of its counties speak for a city that is not named
// itself.
#include "baogao/profile/place.h"

#include <algorithm>

#include "baogao/profile/office.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// 台湾省, 香港, 澳门: 未包括台湾省 stands in communiqués of the nation.
bool LiesOutside(const Region& region) { return region.code >= "710000"; }

Self SelfOf(std::string_view word) {
  if (word == "省" || word == "自治区") return Self::province;
  if (word == "市") return Self::city;
  if (word == "县" || word == "旗") return Self::county;
  if (word == "区") return Self::district;
  if (word == "州") return Self::prefecture;
  return Self::unknown;
}

bool Fits(Self self, const Region& region) {
  switch (self) {
    case Self::unknown:
      return region.level != RegionLevel::nation;
    case Self::nation:
      return region.level == RegionLevel::nation;
    case Self::province:
      return region.level == RegionLevel::province;
    case Self::city:
      return region.name.ends_with("市");
    case Self::county:
      return region.level == RegionLevel::county && !region.name.ends_with("市");
    case Self::district:
      return (region.level == RegionLevel::county && region.name.ends_with("区")) || region.name.ends_with("自治区");
    case Self::prefecture:
      return region.level == RegionLevel::prefecture && !region.name.ends_with("市");
  }
  return false;
}

constexpr std::string_view kSelfWords[] = {"自治区", "省", "市", "县", "区", "州", "旗"};

// Who speaks in the opening: 我代表市人民政府, or a line that begins with 市长, 代区长, 自治区主席.
Self FindSpeaker(std::string_view text, const Evidence& e) {
  constexpr uint32_t kOpening = 900;
  const std::string_view opening = Span{e.body.begin, std::min(e.body.end, e.body.begin + kOpening)}.of(text);
  if (const size_t at = opening.find("我代表"); at != std::string_view::npos) {
    const std::string_view rest = opening.substr(at + 9);
    for (std::string_view w : kSelfWords) {
      if (rest.starts_with(w)) return SelfOf(w);
    }
  }
  for (Span line : e.head) {
    std::string_view words = line.of(text);
    if (words.starts_with("代")) words.remove_prefix(3);
    for (std::string_view w : kSelfWords) {
      const std::string_view rest = words.starts_with(w) ? words.substr(w.size()) : std::string_view();
      if (rest.starts_with("长") || rest.starts_with("主席")) return SelfOf(w);
    }
  }
  return Self::unknown;
}

// The division by whose character the document number before the 〔 at `at` begins: 甬政发〔2012〕5号, 印发甬科计〔.
Place PlaceOfNumber(std::string_view text, Span within, uint32_t at) {
  constexpr int kLongest = 9;  // characters before 〔
  Place found;
  uint32_t begin = at;
  for (int n = 1; n <= kLongest && begin > within.begin; ++n) {
    const uint32_t end = begin;
    begin = PreviousStart(text, begin);
    if (!IsHan(CodePointAt(text, begin))) break;
    const Region* region = n < 2 ? nullptr : RegionByLetter(text.substr(begin, end - begin));
    if (region) found = {region, text.substr(begin, at - begin)};
  }
  return found;
}

// Whether the name goes on with a division that was covered: 呼伦贝尔市|XX区.
bool IsCovered(std::string_view rest) {
  const uint32_t cover = Placeholder(rest);
  if (cover == 0) return false;
  rest.remove_prefix(cover);
  for (std::string_view kind : WordList{"市", "区", "县", "旗", "镇", "乡"}) {
    if (rest.starts_with(kind)) return true;
  }
  return false;
}

struct Counted {
  double sum = 0;
  Place place;
  bool own = false;  // stands in the name of the office or in the number of a document
};
using Counts = std::map<std::string_view, Counted>;  // by code

void CountNames(std::string_view text, Span body, Self self, std::string_view office, Surroundings& around,
                Counts& counts) {
  constexpr double kOffice = 6;
  for (const RegionMention& m : FindRegions(text, body)) {
    if (LiesOutside(*m.candidates.front())) continue;
    std::vector<const Region*> fitting;
    std::copy_if(m.candidates.begin(), m.candidates.end(), std::back_inserter(fitting),
                 [&](const Region* r) { return Fits(self, *r); });
    if (fitting.empty()) continue;
    const Region* r = around.Choose(fitting);
    double weight = m.full ? 2 : 1;
    // The office itself with its place: 六盘水市科技局.
    Counted& c = counts[r->code];
    if (!office.empty() && text.substr(m.span.end).starts_with(office)) weight += kOffice, c.own = true;
    c.sum += weight;
    if (!c.place.region || (m.full && c.place.words != r->name)) c.place = {r, m.span.of(text)};
  }
}

void CountNumbers(std::string_view text, Span body, Self self, Counts& counts) {
  const std::string_view window = text.substr(0, body.end);
  constexpr std::string_view kBracket = "〔";
  for (size_t at = window.find(kBracket, body.begin); at != std::string_view::npos;
       at = window.find(kBracket, at + kBracket.size())) {
    const Place place = PlaceOfNumber(text, body, static_cast<uint32_t>(at));
    if (!place.region || !Fits(self, *place.region)) continue;
    Counted& c = counts[place.region->code];
    c.sum += 2;
    c.own = true;
    if (!c.place.region) c.place = place;
  }
}

// Whether the names are enough: a place that is only visited is named too, but not in the office's name, nor with
// places that lie in it, nor again and again. A short text has no room for that.
bool IsEnough(const Counted& c, bool long_text, Surroundings& around) {
  constexpr double kEnough = 2, kOften = 4, kAgain = 6;
  const Region& region = *c.place.region;
  if (c.own || !long_text || c.sum >= kAgain) return c.sum >= kEnough;
  if (region.level == RegionLevel::prefecture) {
    const int kinds = around.KindsBelow(region.code.substr(0, 4));
    return c.sum >= (kinds >= 2 ? kEnough : kinds == 1 ? kOften : kAgain);
  }
  return region.level == RegionLevel::province && c.sum >= kEnough && around.KindsBelow(region.code.substr(0, 2)) >= 3;
}

// Whether the report is rather one of the county `low` than of the prefecture `high` in which it lies: a report of the
// prefecture names several of its counties.
bool IsOfCounty(const Counted& low, const Counted& high, Surroundings& around) {
  constexpr int kSeveral = 2;
  return low.sum * 2 >= high.sum && around.KindsBelow(high.place.region->code.substr(0, 4)) < kSeveral;
}

}  // namespace

size_t ChainEnd(const std::vector<RegionMention>& mentions, size_t i) {
  while (i + 1 < mentions.size() && mentions[i + 1].span.begin == mentions[i].span.end &&
         mentions[i + 1].candidates.front()->level > mentions[i].candidates.front()->level) {
    ++i;
  }
  return i;
}

const Region* Surroundings::Choose(std::span<const Region* const> candidates) {
  const Region* best = candidates.front();
  if (candidates.size() == 1) return best;
  Read();
  int most = 0;
  for (const Region* r : candidates) {
    const int n = 3 * Count(r->code.substr(0, 4)) + Count(r->code.substr(0, 2));
    if (n > most) most = n, best = r;
  }
  return best;
}

int Surroundings::KindsBelow(std::string_view digits) {
  Read();
  const auto at = kinds_.find(digits);
  return at == kinds_.end() ? 0 : static_cast<int>(at->second.size());
}

std::vector<const Region*> Surroundings::Above(int kinds) {
  Read();
  std::vector<const Region*> found;
  for (const auto& [digits, codes] : kinds_) {
    if (digits.size() != 4 || static_cast<int>(codes.size()) < kinds) continue;
    if (const Region* r = ParentOf(*RegionByCode(*codes.begin())); r && r->level == RegionLevel::prefecture)
      found.push_back(r);
  }
  return found;
}

int Surroundings::Count(std::string_view digits) const {
  const auto at = counts_.find(digits);
  return at == counts_.end() ? 0 : at->second;
}

void Surroundings::Read() {
  if (read_) return;
  read_ = true;
  for (NamedPlace p = NextPlace(text_, body_, body_.begin); p; p = NextPlace(text_, body_, p.span.end)) {
    const Region& r = *p.candidates.front();
    if (p.candidates.size() > 1 || r.level == RegionLevel::nation) continue;
    ++counts_[r.code.substr(0, 2)];
    if (r.level >= RegionLevel::prefecture) kinds_[r.code.substr(0, 2)].insert(r.code);
    if (r.level != RegionLevel::county) continue;
    ++counts_[r.code.substr(0, 4)];
    kinds_[r.code.substr(0, 4)].insert(r.code);
  }
}

// Of the names in a line the one before 第几届人民代表大会 or 人民政府, else the first.
Place PlaceInLine(std::string_view text, Span line, Surroundings& around) {
  const std::vector<RegionMention> mentions = FindRegions(text, line);
  Place first;
  for (size_t i = 0; i < mentions.size(); ++i) {
    i = ChainEnd(mentions, i);
    const bool chained = i > 0 && mentions[i - 1].span.end == mentions[i].span.begin;
    const auto& candidates = mentions[i].candidates;
    const Place place{chained ? candidates.front() : around.Choose(candidates), mentions[i].span.of(text)};
    const std::string_view rest = text.substr(mentions[i].span.end, line.end - mentions[i].span.end);
    if (IsCovered(rest)) continue;
    if (rest.starts_with("第") || rest.starts_with("人民") || rest.starts_with("政府")) return place;
    if (!first.region) first = place;
  }
  return first;
}

// 市科技局 in the title, 我市 and 全市 in the body. 全省 is what every report compares itself with.
Self FindSelf(std::string_view text, const Evidence& e) {
  std::string_view title = e.title.of(text);
  title.remove_prefix(Placeholder(title));
  for (std::string_view w : kSelfWords) {
    if (title.starts_with(w)) return SelfOf(w);
  }
  if (const Self self = FindSpeaker(text, e); self != Self::unknown) return self;
  constexpr uint32_t kReach = 12000;
  const std::string_view body = Span{e.body.begin, std::min(e.body.end, e.body.begin + kReach)}.of(text);
  const auto count = [&](std::string_view word) {
    int n = 0;
    for (size_t at = body.find(word); at != std::string_view::npos; at = body.find(word, at + word.size())) ++n;
    return n;
  };
  int best = 0, all = 0;
  Self self = Self::unknown;
  for (std::string_view w : WordList{"省", "市", "县", "区", "州", "旗"}) {
    const std::string word(w);
    const int others = count("全" + word) + count(word + "委");
    const int ours = count("我" + word);
    const int n = 15 * ours + (w == "省" ? others : 8 * others);
    all += ours + others;
    if (n > best) best = n, self = SelfOf(w);
  }
  // A report of the nation compares provinces, and speaks of no 全市.
  constexpr int kNation = 8;
  const int nation = count("全国") + count("我国");
  return nation >= kNation && nation >= 8 * all ? Self::nation : self;
}

Place PlaceInBody(std::string_view text, const Evidence& e, std::string_view office, Surroundings& around) {
  constexpr int kCounties = 3;     // different ones that tell a prefecture that is not named itself
  constexpr double kCounty = 0.5;  // weight of a name below
  constexpr double kAhead = 1.5;
  constexpr uint32_t kShort = 3000;
  const Self self = FindSelf(text, e);
  Counts counts;
  CountNames(text, e.body, self, office, around, counts);
  CountNumbers(text, e.body, self, counts);
  if (self == Self::city || self == Self::prefecture) {
    for (const Region* r : around.Above(kCounties)) {
      if (Fits(self, *r) && !counts.count(r->code)) counts[r->code].place = {r, r->name};
    }
  }
  for (auto& [code, entry] : counts) {
    const RegionLevel level = entry.place.region->level;
    if (level == RegionLevel::prefecture) entry.sum += kCounty * around.Below(code.substr(0, 4));
    if (level == RegionLevel::province && self == Self::province)
      entry.sum += kCounty * around.KindsBelow(code.substr(0, 2));
  }
  const Counted* best = nullptr;
  for (const auto& [code, entry] : counts) {
    if (!best || entry.sum > best->sum) best = &entry;
  }
  if (!best) return {};
  const Region* region = best->place.region;
  if (region->level == RegionLevel::prefecture) {
    for (const auto& [code, entry] : counts) {
      if (entry.place.region != region && LiesIn(*entry.place.region, *region) && IsOfCounty(entry, *best, around)) {
        best = &entry;
      }
    }
    region = best->place.region;
  }
  double second = 0;
  for (const auto& [code, entry] : counts) {
    const bool above = LiesIn(*region, *entry.place.region) && IsOfCounty(*best, entry, around);
    if (!above && !LiesIn(*entry.place.region, *region)) second = std::max(second, entry.sum);
  }
  return best->sum >= kAhead * second && IsEnough(*best, e.body.size() > kShort, around) ? best->place : Place{};
}

Place Contradiction(std::string_view text, Span body, const Region& claimed) {
  constexpr double kOften = 3;
  constexpr double kAhead = 2;
  Counts counts;
  for (NamedPlace p = NextPlace(text, body, body.begin, &claimed); p; p = NextPlace(text, body, p.span.end, &claimed)) {
    for (const Region* r : p.candidates) {
      if (LiesIn(*r, claimed)) return {};
    }
    const Region* region = p.candidates.front();
    if (p.candidates.size() > 1 || LiesOutside(*region)) continue;
    while (region && region->level > claimed.level) region = ParentOf(*region);
    if (!region || region->level != claimed.level) continue;
    Counted& c = counts[region->code];
    ++c.sum;
    if (!c.place.region) c.place = {region, p.span.of(text)};
  }
  Counted best;
  double second = 0;
  for (const auto& [code, c] : counts) {
    if (c.sum > best.sum)
      second = best.sum, best = c;
    else
      second = std::max(second, c.sum);
  }
  return best.sum >= kOften && best.sum >= kAhead * second ? best.place : Place{};
}

}  // namespace baogao
