// Office names end with a word of a table; where they begin, the title begins, or its date or a placeholder ends.
#include "baogao/profile/office.h"

#include <algorithm>
#include <iterator>

#include "baogao/structure/line.h"
#include "baogao/text/find.h"
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

constexpr std::string_view kTowns[] = {"镇", "乡", "街道"};

bool StartsWithPlace(std::string_view words) {
  const NamedPlace p = NextPlace(words, {0, static_cast<uint32_t>(words.size())}, 0);
  return p && p.span.begin == 0;
}

}  // namespace

uint32_t Placeholder(std::string_view words) {
  uint32_t at = 0;
  while (at < words.size()) {
    uint32_t next = at;
    const char32_t c = NextCodePoint(words, next);
    if (std::u32string_view(U"XxＸｘ×✕*＊○□_某").find(c) == std::u32string_view::npos) break;
    at = next;
  }
  return at;
}

Span OfficeInTitle(std::string_view text, Span title) {
  if (title.of(text).starts_with("关于")) title.begin += 6;
  if (const DateFound d = FindDate(text, title, title.begin); d && d.span.begin == title.begin) {
    title.begin = d.span.end;
    if (title.of(text).starts_with("度")) title.begin += 3;
  }
  title.begin += Placeholder(title.of(text));
  uint32_t i = title.begin;
  while (i < title.end) {
    const std::string_view rest = text.substr(i, title.end - i);
    const unsigned char c = static_cast<unsigned char>(rest[0]);
    if (c < 0x80 || Placeholder(rest) > 0 || rest.starts_with("关于") || rest.starts_with("工作") ||
        rest.starts_with("年") || rest.starts_with("总结") || rest.starts_with("二〇") || rest.starts_with("一九")) {
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

Span OfficeLine(std::string_view text, const Evidence& e) {
  for (const std::vector<Span>* lines : {&e.head, &e.tail}) {
    for (Span line : *lines) {
      if (IsOfficeLine(text, line)) return line;
    }
  }
  return {};
}

std::string FullName(std::string_view office, const Region* region) {
  if (office.starts_with("中华人民共和国国")) office.remove_prefix(std::string_view("中华人民共和国").size());
  if (!region || region->level == RegionLevel::nation) return std::string(office);
  for (std::string_view w : WordList{"国家", "中国", "中共", "中央", "国务院", "中华"}) {
    if (office.starts_with(w)) return std::string(office);
  }
  if (StartsWithPlace(office)) return std::string(office);
  for (std::string_view w : WordList{"自治区", "省", "市", "县", "区", "州", "旗"}) {
    // 市场监管局, 区域合作办 do not begin with their place.
    if (office.starts_with("市场") || office.starts_with("区域")) break;
    if (office.starts_with(w)) return std::string(region->name) + std::string(office.substr(w.size()));
  }
  return std::string(region->name) + std::string(office);
}

std::string_view BareOffice(std::string_view office) {
  for (std::string_view w : WordList{"自治区", "省", "市", "县", "区", "州", "旗"}) {
    if (office.starts_with(w)) return office.substr(w.size());
  }
  for (std::string_view w : kTowns) {
    if (const size_t at = office.find(w); at != std::string_view::npos && at > 0)
      return office.substr(0, at + w.size());
  }
  return office;
}

bool IsNational(std::string_view office) {
  if (!office.starts_with("国家") && !office.starts_with("国务院") && !office.starts_with("中华人民共和国"))
    return false;
  const Span all{0, static_cast<uint32_t>(office.size())};
  for (NamedPlace p = NextPlace(office, all, 0); p; p = NextPlace(office, all, p.span.end)) {
    if (p.candidates.front()->level != RegionLevel::nation) return false;
  }
  return true;
}

Span TownOf(std::string_view text, const Evidence& e) {
  std::vector<Span> lines{e.title};
  lines.insert(lines.end(), e.head.begin(), e.head.end());
  for (Span line : lines) {
    for (std::string_view w : kTowns) {
      const size_t found = line.of(text).find(w);
      if (found == std::string_view::npos) continue;
      const uint32_t end = line.begin + static_cast<uint32_t>(found + w.size());
      const std::string_view rest = text.substr(end, line.end - end);
      if (!rest.starts_with("第") && !rest.starts_with("人民") && !rest.starts_with("政府")) continue;
      // Behind the last division, or 在, or the year.
      uint32_t begin = line.begin;
      for (const RegionMention& m : FindRegions(text, {line.begin, end})) begin = m.span.end;
      for (std::string_view before : WordList{"在", "年", "日"}) {
        const size_t at = text.substr(begin, end - begin).rfind(before);
        if (at != std::string_view::npos) begin += static_cast<uint32_t>(at + before.size());
      }
      const Span town{begin, end};
      if (CountCharacters(text, town, 9) >= 2 && CountCharacters(text, town, 9) <= 8) return town;
    }
  }
  return {};
}

}  // namespace baogao
