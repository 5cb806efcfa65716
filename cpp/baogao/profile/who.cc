// The evidence in the order of trust: front matter, the document's name, the title, the lines below it, the opening,
// the signature, what the page's furniture names, the body. An office that is named without its place (市科技局) gets
// the name of the region.
#include "baogao/profile/who.h"

#include <algorithm>

#include "baogao/profile/office.h"
#include "baogao/profile/place.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

Span All(std::string_view words) { return {0, static_cast<uint32_t>(words.size())}; }

// 我代表海拉尔区人民政府, 我代表国务院
Place PlaceOfSpeaker(std::string_view text, Span opening, Surroundings& around) {
  const size_t at = opening.of(text).find("我代表");
  if (at == std::string_view::npos) return {};
  const uint32_t from = opening.begin + static_cast<uint32_t>(at) + 9;
  const std::string_view rest = text.substr(from, 60);
  if (rest.starts_with("国务院")) return {RegionByCode("100000"), rest.substr(0, 9)};
  const auto mentions = FindRegions(text, {from, std::min<uint32_t>(opening.end, from + 60)});
  if (mentions.empty() || mentions.front().span.begin != from) return {};
  const size_t last = ChainEnd(mentions, 0);
  const RegionMention& m = mentions[last];
  return {last > 0 ? m.candidates.front() : around.Choose(m.candidates), m.span.of(text)};
}

// What the report says of itself outside its body.
Place PlaceOfReport(std::string_view text, const Evidence& e, Span opening, Surroundings& around) {
  if (const Place p = PlaceInLine(text, e.title, around); p.region) return p;
  for (Span line : e.head) {
    if (const Place p = PlaceInLine(text, line, around); p.region) return p;
  }
  if (const Place p = PlaceOfSpeaker(text, opening, around); p.region) return p;
  for (Span line : e.tail) {
    if (!IsOfficeLine(text, line)) continue;
    if (const Place p = PlaceInLine(text, line, around); p.region) return p;
  }
  return {};
}

// 来源：六盘水市科技局, not a newspaper.
Place PlaceOfPage(const Evidence& e, Surroundings& around) {
  for (std::string_view words : WordList{e.origin.source, e.origin.author}) {
    if (!IsOfficeLine(words, All(words))) continue;
    if (const Place p = PlaceInLine(words, All(words), around); p.region) return p;
  }
  return {};
}

// Of the opening of a congress of the nation that speaks for no place.
Place PlaceOfNation(std::string_view text, const Evidence& e, Span opening) {
  constexpr std::string_view kCongress = "全国人民代表大会";
  const Self self = FindSelf(text, e);
  if (self != Self::unknown && self != Self::nation) return {};
  const size_t at = opening.of(text).find(kCongress);
  return at == std::string_view::npos ? Place{}
                                      : Place{RegionByCode("100000"), opening.of(text).substr(at, kCongress.size())};
}

struct PlaceFound {
  Place place;
  Place against;           // what contradicts it
  const char* where = "";  // `against` stands there
};

PlaceFound FindPlace(std::string_view text, const Evidence& e, std::string_view office) {
  constexpr uint32_t kOpening = 900;
  const Span opening{e.body.begin, std::min(e.body.end, e.body.begin + kOpening)};
  Surroundings around(text, e.body);
  PlaceFound found;
  const Place own = PlaceOfReport(text, e, opening, around);
  const Place matter = PlaceInLine(text, e.matter_title, around);
  // A name may be that of a folder of many: 贵州_1.txt. And several reports in one file each speak for themselves.
  Place name = PlaceInLine(e.name.words, All(e.name.words), around);
  if (name.region && own.region && (!e.alone || LiesIn(*own.region, *name.region))) name = {};
  if (matter.region) {
    found.place = matter;
  } else if (name.region && e.alone) {
    found.place = name;
    if (own.region && !LiesIn(*name.region, *own.region)) found.against = own, found.where = "title";
  } else if (own.region) {
    found.place = own;
  } else if (const Place page = PlaceOfPage(e, around); page.region) {
    found.place = page;
  } else if (const Place nation = PlaceOfNation(text, e, opening); nation.region) {
    found.place = nation;
  } else if (const Place body = PlaceInBody(text, e, BareOffice(office), around); body.region) {
    return {body, {}, ""};
  } else {
    return {name, {}, ""};
  }
  if (found.place.region->level == RegionLevel::nation || found.against.region) return found;
  found.against = Contradiction(text, e.body, *found.place.region);
  found.where = "body";
  return found;
}

}  // namespace

void FindWho(std::string_view text, const Evidence& e, std::string_view region_given, Profile& profile) {
  Span line = OfficeInTitle(text, e.title);
  if (line.empty()) line = OfficeInTitle(text, e.matter_title);
  if (line.empty()) line = OfficeLine(text, e);
  std::string_view office = line.of(text);
  for (std::string_view words : WordList{e.origin.source, e.origin.author}) {
    if (office.empty() && e.alone && IsOfficeLine(words, All(words))) office = words;
  }
  if (!region_given.empty()) {
    profile.region = RegionByCode(region_given);
    if (!profile.region) {
      const auto mentions = FindRegions(region_given, All(region_given));
      if (!mentions.empty()) profile.region = mentions[ChainEnd(mentions, 0)].candidates.front();
    }
    profile.region_evidence = region_given;
  } else if (IsNational(office)) {
    profile.region = RegionByCode("100000");
    profile.region_evidence = office;
  } else if (const PlaceFound f = FindPlace(text, e, office); f.place.region) {
    profile.region = f.place.region;
    profile.region_evidence = f.place.words;
    if (f.against.region) profile.region_evidence.append("; ").append(f.where).append(": ").append(f.against.words);
  }
  if (profile.kind == ReportKind::government_work_report) {
    if (!profile.region) return;
    const bool nation = profile.region->level == RegionLevel::nation;
    profile.issuer =
        nation ? "国务院" : std::string(profile.region->name) + std::string(TownOf(text, e).of(text)) + "人民政府";
  } else if (!office.empty()) {
    profile.issuer = FullName(office, profile.region);
  }
}

}  // namespace baogao
