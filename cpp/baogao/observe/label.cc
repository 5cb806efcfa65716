// Labels are runs of items; cues that say nothing about what is counted were popped by the predicate, those inside
// the run are part of it. A list is split at 、 and 和; its members lend each other what they lack: a shared head
// stands at the end (林木、湿地面积), a shared modifier at the start (专利申请量、授权量).
#include "baogao/observe/label.h"

#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/region/gazetteer.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

size_t Index(int32_t i) { return static_cast<size_t>(i); }

// Without white space; footnote-free as it stands.
void AppendWords(std::string& out, std::string_view words) {
  for (uint32_t at = 0; at < words.size();) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(words, at);
    if (c != ' ' && c != '\t' && c != '\n' && c != 0x3000 && c != 0xA0) out.append(words.substr(begin, at - begin));
  }
}

std::string_view Strip(std::string_view words, std::initializer_list<std::string_view> front,
                       std::initializer_list<std::string_view> back) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view f : front) {
      if (words.size() > f.size() && words.starts_with(f)) words.remove_prefix(f.size()), more = true;
    }
    for (const std::string_view b : back) {
      if (words.size() > b.size() && words.ends_with(b)) words.remove_suffix(b.size()), more = true;
    }
  }
  return words;
}

constexpr std::string_view kOffices[] = {"局", "委", "府", "厅", "办", "部门", "单位", "各地", "各级", "区县", "县区"};

bool IsOffice(std::string_view words) {
  for (const std::string_view office : kOffices) {
    if (words.ends_with(office)) return true;
  }
  return false;
}

// The words of a region's full name at the start of `words`: 宜宾市.
size_t RegionPrefix(std::string_view words) {
  constexpr uint32_t kLongestName = 60;
  const auto within = static_cast<uint32_t>(std::min<size_t>(words.size(), kLongestName));
  for (const RegionMention& m : FindRegions(words, {0, within})) {
    if (m.span.begin == 0 && m.full && m.span.end < words.size()) return m.span.end;
  }
  return 0;
}

bool IsWords(const Item& item) { return item.kind == ItemKind::words; }
bool IsVerb(const Item& item) { return item.is(CueKind::action); }

// The noun behind a preposition's phrase or an office: from the first verb after it, else behind the word itself.
int32_t ShedFront(std::string_view text, const std::vector<Item>& items, ItemRange noun) {
  int32_t begin = noun.begin;
  for (int32_t i = noun.begin; i < noun.end; ++i) {
    const bool leads = items[Index(i)].is(CueKind::preposition) ||
                       (IsWords(items[Index(i)]) && IsOffice(items[Index(i)].span.of(text)) && i + 1 < noun.end);
    if (!leads) continue;
    int32_t verb = -1;
    for (int32_t j = i + 1; j < noun.end && verb < 0; ++j) {
      if (IsVerb(items[Index(j)]) && j + 1 < noun.end) verb = j;
    }
    if (verb >= 0) begin = verb;
    else if (i == noun.begin) begin = i + 1;
  }
  return begin;
}

Label FromItems(std::string_view text, const std::vector<Item>& items, ItemRange noun) {
  Label label;
  std::string verb;
  bool verbs = true;
  for (int32_t i = noun.begin; i < noun.end; ++i) {
    const Item& item = items[Index(i)];
    if (item.kind == ItemKind::period || item.is(CueKind::estimate) || item.is(CueKind::yoy)) continue;
    if (item.is(CueKind::trim) && item.span.of(text) != "的") continue;
    Span span = item.span;
    if (i == noun.begin) span.begin += static_cast<uint32_t>(RegionPrefix(span.of(text)));
    if (verbs && IsVerb(item)) {
      AppendWords(verb, span.of(text));
    } else {
      verbs = false;
    }
    AppendWords(label.text, span.of(text));
    if (!label.spans.empty() && label.spans.back().end == span.begin) label.spans.back().end = span.end;
    else label.spans.push_back(span);
  }
  const std::string_view bare =
      Strip(label.text, {"的", "了", "、", "是", "其中", "一般"}, {"的", "了", "为", "、", "达", "约", "中", "等", "出"});
  label.text = std::string(bare);
  if (!verb.empty() && label.text.starts_with(verb)) {
    label.verb = verb;
    label.thing = label.text.substr(verb.size());
  } else {
    label.thing = label.text;
  }
  return label;
}

std::string_view LastCodePoints(std::string_view words, size_t n) {
  auto at = static_cast<uint32_t>(words.size());
  while (n > 0 && at > 0) at = PreviousStart(words, at), --n;
  return words.substr(at);
}

// What the last member shares with those that lack a head: 常住居民人均可支配收入 of 城镇、农村常住居民人均可支配收入.
std::string SharedHead(const std::vector<Label>& members) {
  const Label& last = members.back();
  const std::string_view before = members[members.size() - 2].text;
  const size_t n = CodePoints(before);
  const Head head = HeadOf(last.text);
  if (head.kind == HeadKind::none) return {};
  // Parallel members are of equal length: 一产、二产、三产增加值.
  if (n <= 3 && CodePoints(last.text) > n) {
    const std::string_view tail = LastCodePoints(last.text, CodePoints(last.text) - n);
    if (tail.size() >= head.word.size()) return std::string(tail);
  }
  return std::string(head.word);
}

void Complete(std::vector<Label>& members) {
  const Head last = HeadOf(members.back().text);
  if (last.kind != HeadKind::none) {
    const std::string head = SharedHead(members);
    for (size_t i = 0; i + 1 < members.size(); ++i) {
      if (HeadOf(members[i].text).kind == HeadKind::none) members[i] = Suffixed(members[i], head);
    }
  }
  // 专利申请量、授权量: a later member that ends alike and is shorter lacks the first one's modifier.
  const Label& first = members.front();
  for (size_t i = 1; i < members.size(); ++i) {
    Label& m = members[i];
    if (m.text.size() >= first.text.size() || CodePoints(m.text) > 4) continue;
    if (LastCodePoints(m.text, 1) != LastCodePoints(first.text, 1)) continue;
    m = Prefixed(first.text.substr(0, first.text.size() - m.text.size()), m);
  }
}

}  // namespace

size_t CodePoints(std::string_view text) {
  size_t n = 0;
  for (const char c : text) n += !IsContinuation(static_cast<unsigned char>(c));
  return n;
}

bool IsModifier(std::string_view label) {
  if (HeadOf(label).kind != HeadKind::none) return false;
  if (CodePoints(label) <= 3) return true;
  for (const std::string_view end : {"级", "型", "类", "性", "层次", "方面", "部分"}) {
    if (label.ends_with(end)) return true;
  }
  return false;
}

Label Prefixed(std::string_view prefix, const Label& label) {
  Label out = label;
  out.text = std::string(prefix) + label.text;
  out.thing = std::string(prefix) + label.thing;
  return out;
}

Label Suffixed(const Label& label, std::string_view suffix) {
  Label out = label;
  out.text += suffix;
  out.thing += suffix;
  return out;
}

Label MakeLabel(std::string_view text, const Clauses& clauses, ItemRange noun) {
  if (noun.empty()) return {};
  return FromItems(text, clauses.items, {ShedFront(text, clauses.items, noun), noun.end});
}

std::vector<Label> SplitList(std::string_view text, const Clauses& clauses, ItemRange noun, size_t want) {
  const auto& items = clauses.items;
  // 和 may stand inside a member, 、 may not: with 和 first, without it if the count is not right.
  for (const bool at_connectives : {true, false}) {
    std::vector<Label> members;
    ItemRange part = {ShedFront(text, items, noun), 0};
    for (int32_t i = part.begin; i <= noun.end; ++i) {
      const bool ends = i == noun.end || items[Index(i)].is(Mark::enumeration) ||
                        (at_connectives && items[Index(i)].is(CueKind::connective));
      if (!ends) continue;
      part.end = i;
      Label member = FromItems(text, items, part);
      if (!member.empty()) members.push_back(std::move(member));
      part.begin = i + 1;
    }
    if (members.size() < 2 || (want > 0 && members.size() != want)) continue;
    const std::string verb = members.front().verb;
    Complete(members);
    for (size_t i = 1; i < members.size() && !verb.empty(); ++i) {
      if (!members[i].verb.empty()) continue;
      members[i].text = verb + members[i].text;
      members[i].verb = verb;
    }
    return members;
  }
  return {};
}

Label RightNoun(std::string_view text, const Clauses& clauses, const Cell& cell, bool number_follows, int32_t& taken,
                uint32_t& noun_end) {
  const auto& items = clauses.items;
  taken = cell.at + 1;
  noun_end = 0;
  ItemRange noun = {cell.at + 1, cell.at + 1};
  while (noun.end < cell.right_end) {
    const Item& item = items[Index(noun.end)];
    const bool inside = IsWords(item) || (item.is(CueKind::connective) && noun.end + 1 < cell.right_end) ||
                        (item.is(CueKind::trim) && item.span.of(text) == "的") ||
                        (item.kind == ItemKind::mark && item.is(Mark::enumeration));
    if (!inside) break;
    ++noun.end;
  }
  if (noun.empty()) return {};
  Label label = FromItems(text, items, noun);
  if (label.empty()) return {};
  noun_end = items[Index(noun.end - 1)].span.end;
  taken = noun.end;
  // The verb phrase behind it tells which: [3所]高职高专|升格本科. Where a number follows, the phrase is that number's.
  int32_t verb = noun.end;
  while (verb < cell.right_end && (items[Index(verb)].is(CueKind::trim) || items[Index(verb)].is(CueKind::all))) ++verb;
  if (verb < cell.right_end && IsVerb(items[Index(verb)]) && !number_follows) {
    constexpr size_t kLongestPhrase = 20;
    const Label phrase = FromItems(text, items, {verb, cell.right_end});
    if (!phrase.empty() && CodePoints(phrase.text) <= kLongestPhrase) {
      Label out = Prefixed(phrase.text, label);
      out.verb = phrase.verb;
      out.thing = label.text;
      out.spans.insert(out.spans.begin(), phrase.spans.begin(), phrase.spans.end());
      return out;
    }
  }
  return label;
}

}  // namespace baogao
