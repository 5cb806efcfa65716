// The title tells first, then the lines below it, then the last lines, then the body: there every name counts, but
// only names of the level at which the report speaks of itself (市科技局, 我市: a city), so that 浙江省 in a report
// of 宁波 does not win. An office that is named without its place (市科技局) gets the name of the region.
#include "baogao/profile/who.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "baogao/structure/line.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct OfficeRow {
  std::string_view word;
};
constexpr OfficeRow kOffices[] = {
#include "data/office_words.inc"
};

const Trie& Offices() {
  static const Trie trie = TrieOf(kOffices, &OfficeRow::word);
  return trie;
}

struct Place {
  const Region* region = nullptr;
  Span words;
};

// The last name of a chain that begins with mention `i`: 呼伦贝尔市海拉尔区 is 海拉尔区.
size_t ChainEnd(const std::vector<RegionMention>& mentions, size_t i) {
  while (i + 1 < mentions.size() && mentions[i + 1].span.begin == mentions[i].span.end &&
         mentions[i + 1].candidates.front()->level > mentions[i].candidates.front()->level) {
    ++i;
  }
  return i;
}

// What the names in a body that have no namesakes say of where it was written: how many by the first two digits of
// their codes, and of counties by the first four. 朝阳区 in a report that names 长春 is 220104.
class Surroundings {
 public:
  Surroundings(std::string_view text, Span body) : text_(text), body_(body) {}

  // Of namesakes the one with most names around it; the first where nothing tells.
  const Region* Choose(std::span<const Region* const> candidates) {
    const Region* best = candidates.front();
    if (candidates.size() == 1) return best;
    if (!read_) Read();
    int most = 0;
    for (const Region* r : candidates) {
      const int n = 3 * Count(r->code.substr(0, 4)) + Count(r->code.substr(0, 2));
      if (n > most) most = n, best = r;
    }
    return best;
  }
  // How many names of counties lie in the prefecture with these four digits.
  int Below(std::string_view digits) {
    if (!read_) Read();
    return Count(digits);
  }

 private:
  int Count(std::string_view digits) const {
    const auto at = counts_.find(digits);
    return at == counts_.end() ? 0 : at->second;
  }
  void Read() {
    read_ = true;
    for (NamedPlace p = NextPlace(text_, body_, body_.begin); p; p = NextPlace(text_, body_, p.span.end)) {
      if (p.candidates.size() > 1 || p.candidates.front()->level == RegionLevel::nation) continue;
      const std::string_view code = p.candidates.front()->code;
      ++counts_[code.substr(0, 2)];
      if (p.candidates.front()->level == RegionLevel::county) ++counts_[code.substr(0, 4)];
    }
  }

  std::string_view text_;
  Span body_;
  bool read_ = false;
  std::map<std::string_view, int> counts_;
};

// Of the names in a line the one before 第几届人民代表大会 or 人民政府, else the first.
Place PlaceInLine(std::string_view text, Span line, Surroundings& around) {
  const std::vector<RegionMention> mentions = FindRegions(text, line);
  Place first;
  for (size_t i = 0; i < mentions.size(); ++i) {
    i = ChainEnd(mentions, i);
    const bool chained = i > 0 && mentions[i - 1].span.end == mentions[i].span.begin;
    const auto& candidates = mentions[i].candidates;
    const Place place{chained ? candidates.front() : around.Choose(candidates), mentions[i].span};
    const std::string_view rest = text.substr(place.words.end, line.end - place.words.end);
    if (rest.starts_with("第") || rest.starts_with("人民") || rest.starts_with("政府")) return place;
    if (!first.region) first = place;
  }
  return first;
}

// At which level the report speaks of itself: 我国 全省 我市 我县 全区 我州.
enum class Self : uint8_t { unknown, nation, province, city, county, district, prefecture };

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

// 市科技局 in the title, 我市 and 全市 in the body. 全省 is what every report compares itself with.
Self FindSelf(std::string_view text, const Evidence& e) {
  const std::string_view title = e.title.of(text);
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
  for (std::string_view w : {"省", "市", "县", "区", "州", "旗"}) {
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

// The division by whose character the document number before the 〔 at `at` begins: 甬政发〔2012〕5号.
Place PlaceOfNumber(std::string_view text, Span within, uint32_t at) {
  constexpr int kLongest = 8;  // characters before 〔
  uint32_t begin = at;
  int n = 0;
  for (; n < kLongest && begin > within.begin; ++n) {
    const uint32_t previous = PreviousStart(text, begin);
    if (!IsHan(CodePointAt(text, previous))) break;
    begin = previous;
  }
  if (n < 2 || n == kLongest) return {};
  uint32_t second = begin;
  NextCodePoint(text, second);
  return {RegionByLetter(text.substr(begin, second - begin)), {begin, at}};
}

// The region whose names the body holds most often.
Place PlaceInBody(std::string_view text, const Evidence& e, std::string_view office, Surroundings& around) {
  const Self self = FindSelf(text, e);
  std::map<std::string_view, std::pair<double, Place>> counts;  // by code
  for (const RegionMention& m : FindRegions(text, e.body)) {
    // 未包括台湾省 stands in communiqués of the nation.
    if (m.candidates.front()->code >= "710000") continue;
    std::vector<const Region*> fitting;
    for (const Region* r : m.candidates) {
      if (Fits(self, *r)) fitting.push_back(r);
    }
    if (!fitting.empty()) {
      const Region* r = around.Choose(fitting);
      double weight = m.full ? 2 : 1;
      // The office itself with its place: 六盘水市科技局.
      if (!office.empty() && text.substr(m.span.end).starts_with(office)) weight += 6;
      auto& [sum, place] = counts[r->code];
      sum += weight;
      if (!place.region || (m.full && text.substr(place.words.begin, place.words.size()) != r->name))
        place = {r, m.span};
    }
  }
  const std::string_view window = text.substr(0, e.body.end);
  constexpr std::string_view kBracket = "〔";
  for (size_t at = window.find(kBracket, e.body.begin); at != std::string_view::npos;
       at = window.find(kBracket, at + kBracket.size())) {
    const Place place = PlaceOfNumber(text, e.body, static_cast<uint32_t>(at));
    if (!place.region || !Fits(self, *place.region)) continue;
    auto& [sum, known] = counts[place.region->code];
    sum += 2;
    if (!known.region) known = place;
  }
  // Names of its counties speak for a prefecture that is named itself.
  for (auto& [code, entry] : counts) {
    if (entry.second.region->level == RegionLevel::prefecture) entry.first += 0.5 * around.Below(code.substr(0, 4));
  }
  double best = 0, second = 0;
  Place found;
  for (const auto& [code, entry] : counts) {
    if (entry.first > best) best = entry.first, found = entry.second;
  }
  for (const auto& [code, entry] : counts) {
    if (!LiesIn(*entry.second.region, *found.region)) second = std::max(second, entry.first);
  }
  return best >= 2 && best >= 1.5 * second ? found : Place{};
}

// The words of a title up to the end of an office's name: 寿光市农业农村局 of 寿光市农业农村局2020年度工作情况报告.
Span OfficeInTitle(std::string_view text, Span title) {
  if (title.of(text).starts_with("关于")) title.begin += 6;
  if (const DateFound d = FindDate(text, title, title.begin); d && d.span.begin == title.begin) {
    title.begin = d.span.end;
    if (title.of(text).starts_with("度")) title.begin += 3;
  }
  uint32_t i = title.begin;
  while (i < title.end) {
    const std::string_view rest = text.substr(i, title.end - i);
    const unsigned char c = static_cast<unsigned char>(rest[0]);
    if (c < 0x80 || rest.starts_with("关于") || rest.starts_with("工作") || rest.starts_with("年") ||
        rest.starts_with("总结") || rest.starts_with("二〇") || rest.starts_with("一九")) {
      break;
    }
    NextCodePoint(text, i);
  }
  // The name must end right here.
  for (uint32_t from = title.begin; from < i; NextCodePoint(text, from)) {
    if (Offices().Longest(text, from).end == i && i - title.begin >= 6) return {title.begin, i};
  }
  return {};
}

// A line that is the name of an office and nothing else.
bool IsOfficeLine(std::string_view text, Span line) {
  const uint32_t size = CountCharacters(text, line, 31);
  if (size < 4 || size > 30) return false;
  bool ends = false;
  for (uint32_t i = line.begin; i < line.end;) {
    ends |= Offices().Longest(text, i).end == line.end;
    if (!IsHan(NextCodePoint(text, i))) return false;
  }
  return ends;
}

// The name of an office with its place: 市科技局 of 宁波市 is 宁波市科技局.
std::string FullName(std::string_view office, const Region* region) {
  if (office.starts_with("中华人民共和国国")) office.remove_prefix(std::string_view("中华人民共和国").size());
  if (!region || region->level == RegionLevel::nation) return std::string(office);
  for (std::string_view w : {"国家", "中国", "中共", "中央", "国务院", "中华"}) {
    if (office.starts_with(w)) return std::string(office);
  }
  const auto mentions = FindRegions(office, {0, static_cast<uint32_t>(office.size())});
  if (!mentions.empty() && mentions.front().span.begin == 0) return std::string(office);
  for (std::string_view w : {"自治区", "省", "市", "县", "区", "州", "旗"}) {
    // 市场监管局, 区域合作办 do not begin with their place.
    if (office.starts_with("市场") || office.starts_with("区域")) break;
    if (office.starts_with(w)) return std::string(region->name) + std::string(office.substr(w.size()));
  }
  return std::string(region->name) + std::string(office);
}

// 市科技局 without the word that stands for its place.
std::string_view BareOffice(std::string_view office) {
  for (std::string_view w : {"省", "市", "县", "区", "州"}) {
    if (office.starts_with(w)) return office.substr(w.size());
  }
  return office;
}

Place FindPlace(std::string_view text, const Evidence& e, std::string_view office) {
  Surroundings around(text, e.body);
  for (Span line : {e.title, e.matter_title}) {
    if (const Place p = PlaceInLine(text, line, around); p.region) return p;
  }
  for (Span line : e.head) {
    if (const Place p = PlaceInLine(text, line, around); p.region) return p;
  }
  // 我代表海拉尔区人民政府, 我代表国务院
  constexpr uint32_t kOpening = 900;
  const Span opening{e.body.begin, std::min(e.body.end, e.body.begin + kOpening)};
  if (const size_t at = opening.of(text).find("我代表"); at != std::string_view::npos) {
    const uint32_t from = opening.begin + static_cast<uint32_t>(at) + 9;
    const std::string_view rest = text.substr(from, 60);
    if (rest.starts_with("国务院")) return {RegionByCode("100000"), {from, from + 9}};
    const auto mentions = FindRegions(text, {from, std::min<uint32_t>(opening.end, from + 60)});
    if (!mentions.empty() && mentions.front().span.begin == from) {
      const size_t last = ChainEnd(mentions, 0);
      const RegionMention& m = mentions[last];
      return {last > 0 ? m.candidates.front() : around.Choose(m.candidates), m.span};
    }
  }
  for (Span line : e.tail) {
    if (!IsOfficeLine(text, line)) continue;
    if (const Place p = PlaceInLine(text, line, around); p.region) return p;
  }
  // 第一届全国人民代表大会 in an opening that speaks for no place.
  if (const Self self = FindSelf(text, e); self == Self::unknown || self == Self::nation) {
    if (const size_t at = opening.of(text).find("全国人民代表大会"); at != std::string_view::npos) {
      const uint32_t from = opening.begin + static_cast<uint32_t>(at);
      return {RegionByCode("100000"), {from, from + 24}};
    }
  }
  return PlaceInBody(text, e, BareOffice(office), around);
}

bool IsNational(std::string_view office) {
  return office.starts_with("国家") || office.starts_with("国务院") || office.starts_with("中华人民共和国");
}

// The first line that is the name of an office: below the title, else above the date at the end.
Span OfficeLine(std::string_view text, const Evidence& e) {
  for (const std::vector<Span>* lines : {&e.head, &e.tail}) {
    for (Span line : *lines) {
      if (IsOfficeLine(text, line)) return line;
    }
  }
  return {};
}

}  // namespace

void FindWho(std::string_view text, const Evidence& e, std::string_view region_given, Profile& profile) {
  Span office = OfficeInTitle(text, e.title);
  if (office.empty()) office = OfficeInTitle(text, e.matter_title);
  if (office.empty()) office = OfficeLine(text, e);
  if (!region_given.empty()) {
    profile.region = RegionByCode(region_given);
    if (!profile.region) {
      const auto mentions = FindRegions(region_given, {0, static_cast<uint32_t>(region_given.size())});
      if (!mentions.empty()) profile.region = mentions[ChainEnd(mentions, 0)].candidates.front();
    }
    profile.region_evidence = region_given;
  } else if (IsNational(office.of(text))) {
    profile.region = RegionByCode("100000");
    profile.region_evidence = office.of(text);
  } else if (const Place place = FindPlace(text, e, office.of(text)); place.region) {
    profile.region = place.region;
    profile.region_evidence = place.words.of(text);
  }
  if (profile.kind == ReportKind::government_work_report) {
    if (!profile.region) return;
    const bool nation = profile.region->level == RegionLevel::nation;
    profile.issuer = nation ? "国务院" : std::string(profile.region->name) + "人民政府";
  } else if (!office.empty()) {
    profile.issuer = FullName(office.of(text), profile.region);
  }
}

}  // namespace baogao
