// Coordinated nouns. A list is split at 、 and 和; its members lend each other what they lack (lend.cc): a shared head
// stands at the end (林木、湿地面积), a shared modifier at the start (专利申请量、授权量).
#include "baogao/observe/heads.h"
#include "baogao/observe/label.h"
#include "baogao/observe/wording.h"

namespace baogao {

std::vector<Label> SplitList(std::string_view text, const Clauses& clauses, ItemRange noun, size_t want, bool share) {
  const auto& items = clauses.items;
  const int32_t front = ShedFront(text, items, noun);
  // 和 may stand inside a member, 、 may not: with 和 first, without it if the count is not right.
  for (const bool at_connectives : {true, false}) {
    std::vector<Label> members;
    ItemRange part = {front, 0};
    for (int32_t i = part.begin; i <= noun.end; ++i) {
      const bool ends = i == noun.end || items[Index(i)].is(Mark::enumeration) ||
                        (at_connectives && items[Index(i)].is(CueKind::connective));
      if (!ends) continue;
      part.end = i;
      Label member = FromItems(text, items, part);
      Cut(member, "分别");
      if (!member.empty()) members.push_back(std::move(member));
      part.begin = i + 1;
    }
    if (members.size() < 2 || (want > 0 && members.size() != want)) continue;
    const std::string& last = members.back().text;
    // 港口货物和集装箱吞吐量 in 吨 and 标箱 share the head; 原油、发电量 do not.
    if (share || HeadOf(last).word != last) CompleteMembers(members);
    const std::string verb = members.front().verb;
    // 对东盟、欧盟出口: to both of them.
    constexpr std::string_view kTo = "对";
    const bool to = items[Index(front)].span.of(text) == kTo;
    for (size_t i = 1; i < members.size() && to; ++i) {
      const bool same = HeadOf(members[i].text).word == HeadOf(members.front().text).word;
      if (same && !members[i].text.starts_with(kTo)) members[i] = Prefixed(members.front(), kTo, members[i]);
    }
    for (size_t i = 1; i < members.size() && !verb.empty(); ++i) {
      if (!members[i].verb.empty() || members[i].text.starts_with(verb)) continue;
      // 接待游客人次、旅游收入: what measures something else is not the verb's.
      const std::string_view measure = MeasureOf(members[i].text);
      if (!measure.empty() && measure != MeasureOf(members.front().text) && !verb.starts_with("新")) continue;
      Label led = Prefixed(members.front(), verb, members[i]);
      led.verb = verb;
      led.thing = members[i].thing;
      members[i] = std::move(led);
    }
    return members;
  }
  return {};
}

}  // namespace baogao
