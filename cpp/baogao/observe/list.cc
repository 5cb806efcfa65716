// Coordinated nouns. A list is split at 、 and 和; its members lend each other what they lack: a shared head stands at
// the end (林木、湿地面积), a shared modifier at the start (专利申请量、授权量).
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/label.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct PairRow {
  std::string_view surface, first, second;
};
constexpr PairRow kPairs[] = {
#include "data/pairs.inc"
};

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
  const bool chinese = last.text.size() == 3 * CodePoints(last.text);  // no RCEP, no 国际/港澳台
  if (n <= 3 && CodePoints(last.text) > n && chinese) {
    const std::string_view tail = LastCodePoints(last.text, CodePoints(last.text) - n);
    // 药材产量 is no shared end of 水果、中药材产量: what is shared is a head, or a head with words of its own.
    constexpr size_t kTwoCharacters = 6;
    const size_t more = tail.size() >= head.word.size() ? tail.size() - head.word.size() : kTwoCharacters - 1;
    if (more == 0 || more >= kTwoCharacters) return std::string(tail);
  }
  return std::string(head.word);
}

// `members` end with one head by now: 农村特困人员|集中供养标准, 分散供养标准.
void LendFront(std::vector<Label>& members) {
  const Label& first = members.front();
  const size_t head = HeadOf(first.text).word.size();
  constexpr size_t kTwoCharacters = 6;
  // Lengths in bytes are compared, so characters of another width (RCEP) stay out.
  const auto chinese = [](const Label& label) { return label.text.size() == 3 * CodePoints(label.text); };
  if (!chinese(first)) return;
  for (size_t i = 1; i < members.size(); ++i) {
    Label& m = members[i];
    if (!chinese(m) || m.text.size() >= first.text.size() || m.text.size() < head + 2 * kTwoCharacters) continue;
    const size_t same = head + kTwoCharacters;
    if (m.text.substr(m.text.size() - same) != first.text.substr(first.text.size() - same)) continue;
    m = Prefixed(first, std::string_view(first.text).substr(0, first.text.size() - m.text.size()), m);
  }
}

// 每千人口拥有床位、卫生技术人员: what it is a rate of.
void LendRate(std::vector<Label>& members) {
  constexpr std::string_view kHave = "拥有";
  const Label& first = members.front();
  const size_t at = first.text.find(kHave);
  if (!first.text.starts_with("每") || at == std::string::npos) return;
  for (size_t i = 1; i < members.size(); ++i) {
    if (members[i].text.starts_with("每")) continue;
    members[i] = Prefixed(first, std::string_view(first.text).substr(0, at + kHave.size()), members[i]);
  }
}

// 第一、二、三产业增加值, 一、二、三产: bare numerals lack what stands around the last one's. A numeral alone is no
// label, so members must all be of one kind.
void LendNumerals(std::vector<Label>& members) {
  constexpr std::string_view kOrdinal = "第", kNumerals = "一二三四五六七八九十";
  constexpr size_t kCharacter = 3;
  const auto numeral = [&](std::string_view words) {
    if (words.starts_with(kOrdinal)) words.remove_prefix(kOrdinal.size());
    return words.size() >= kCharacter && kNumerals.find(words.substr(0, kCharacter)) != std::string_view::npos
               ? words.substr(0, kCharacter)
               : std::string_view();
  };
  const Label last = members.back();
  const std::string_view of_last = numeral(last.text);
  if (of_last.empty()) return;
  const std::string rest = last.text.substr(last.text.find(of_last) + kCharacter);
  const bool ordinal = members.front().text.starts_with(kOrdinal);
  for (size_t i = 0; i + 1 < members.size(); ++i) {
    const std::string_view own = numeral(members[i].text);
    if (own.empty() || !members[i].text.ends_with(own)) return;
  }
  for (Label& m : members) {
    if (ordinal && !m.text.starts_with(kOrdinal)) m = Prefixed(members.front(), kOrdinal, m);
    if (!m.text.ends_with(rest)) m = Suffixed(m, last, rest);
  }
}

void Complete(std::vector<Label>& members) {
  LendNumerals(members);
  std::vector<bool> own(members.size());
  for (size_t i = 0; i < members.size(); ++i) own[i] = HeadOf(members[i].text).kind != HeadKind::none;
  if (own.back()) {
    const std::string head = SharedHead(members);
    for (size_t i = 0; i + 1 < members.size(); ++i) {
      if (!own[i]) members[i] = Suffixed(members[i], members.back(), head);
    }
  }
  LendRate(members);
  // 农村特困人员集中供养、分散供养标准: a shorter member that ends as the first one does lacks what stands before that.
  if (own.back() && !own[0]) LendFront(members);
  // 专利申请量、授权量: a later member that is a bare head, ending as the first one's, lacks the first one's modifier.
  const Label& first = members.front();
  const Head head = HeadOf(first.text);
  for (size_t i = 1; i < members.size(); ++i) {
    Label& m = members[i];
    if (!own[0] || !own[i] || HeadOf(m.text).word != m.text || first.text.size() <= head.word.size()) continue;
    if (LastCodePoints(m.text, 1) != LastCodePoints(first.text, 1)) continue;
    m = Prefixed(first, std::string_view(first.text).substr(0, first.text.size() - head.word.size()), m);
  }
}

}  // namespace

std::vector<Label> SplitList(std::string_view text, const Clauses& clauses, ItemRange noun, size_t want, bool share) {
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
    const std::string& last = members.back().text;
    // 港口货物和集装箱吞吐量 in 吨 and 标箱 share the head; 原油、发电量 do not.
    if (share || HeadOf(last).word != last) Complete(members);
    for (size_t i = 1; i < members.size() && !verb.empty(); ++i) {
      if (!members[i].verb.empty()) continue;
      members[i].text = verb + members[i].text;
      members[i].verb = verb;
    }
    return members;
  }
  return {};
}

std::vector<Label> SplitPair(const Label& label) {
  for (const PairRow& row : kPairs) {
    const size_t at = label.text.find(row.surface);
    if (at == std::string::npos) continue;
    std::vector<Label> out;
    for (const std::string_view word : {row.first, row.second}) {
      Label member = label;
      member.text.replace(at, row.surface.size(), word);
      member.thing = member.text;
      out.push_back(std::move(member));
    }
    return out;
  }
  return {};
}

Label Counterpart(const Label& word, const Label& other) {
  for (const PairRow& row : kPairs) {
    if (word.text != row.first && word.text != row.second) continue;
    const std::string_view turned = word.text == row.first ? row.second : row.first;
    const std::string_view text = other.text;
    const size_t at = text.find(turned);
    if (at == std::string_view::npos) continue;
    return Prefixed(other, text.substr(0, at), Suffixed(word, other, text.substr(at + turned.size())));
  }
  return {};
}

}  // namespace baogao
