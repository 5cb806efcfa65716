// Verbs in a list: they share the object behind the last one, and the noun before the first.
#include "baogao/observe/lend_verbs.h"

#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

constexpr size_t kCharacter = 3, kTwoCharacters = 2 * kCharacter;  // bytes of Chinese

// 商品房新开工、竣工面积, 专利申请、授权量: what stands before the first verb is of all, what is measured behind the
// last one too.
bool LendBetweenVerbs(std::vector<Label>& members) {
  const Label first = members.front(), last = members.back();
  const std::string_view text = first.text;
  std::string_view verb = first.tail;
  for (const std::string_view other : WordList{"申请", "施工"})
    if (verb.empty() && text.ends_with(other)) verb = other;
  if (verb.empty() || verb.size() == text.size()) return false;
  // 授权量, 核准量; of 专利申请、授权 nothing is said.
  const bool granted = last.text.size() == kTwoCharacters + kCharacter && last.text.ends_with("量") &&
                       (last.verb.size() == kTwoCharacters || last.text.starts_with("授权"));
  const bool bare = last.text == last.verb;
  const std::string_view measure = granted ? std::string_view(last.text).substr(kTwoCharacters) : MeasureOf(last.text);
  const size_t done = last.text.size() - measure.size();  // 竣工, 授权
  if (!bare && (measure.empty() || text.ends_with(measure) || (last.verb.empty() && !granted))) return false;
  if (done != kTwoCharacters && done != kTwoCharacters + kCharacter) return false;
  const bool moved = text.starts_with(verb);  // 新开工商品房
  const Label whose = Only(first, moved ? text.substr(verb.size()) : text.substr(0, text.size() - verb.size()));
  for (Label& m : members) {
    Label deed = &m == &members.front() ? Only(first, verb) : m;
    if (!deed.text.ends_with(measure)) deed = Suffixed(deed, last, measure);
    m = Prefixed(whose, whose.text, deed);
    m.verb.clear();
    m.tail.clear();
    m.thing = m.text;
  }
  return true;
}

}  // namespace

// 引进、培育企业: verbs that share the last one's object; 新建供水、燃气管网: or but what some would carry.
void LendObject(std::vector<Label>& members) {
  const Label last = members.back();
  if (LendBetweenVerbs(members)) return;
  std::string_view pipes;
  for (const std::string_view noun : WordList{"管网", "管道"})
    if (last.verb.empty() && last.text.ends_with(noun)) pipes = noun;
  const std::string_view shared = pipes.empty() && !last.verb.empty() ? std::string_view(last.thing) : pipes;
  if (shared.size() < kTwoCharacters) return;
  for (Label& m : members) {
    if (m.verb.empty() || !m.thing.empty()) continue;
    std::string verb = m.verb;
    const size_t carried = pipes.empty() ? 0 : std::min(verb.size(), kTwoCharacters);
    m = Suffixed(m, last, shared);
    m.thing = verb.substr(verb.size() - carried) + std::string(shared);
    verb.resize(verb.size() - carried);
    m.verb = verb;
  }
}

}  // namespace baogao
