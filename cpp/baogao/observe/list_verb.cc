// The verb in front of a label: that of a list's first member holds for the others (建成公园3个、绿道|12公里), and of
// some things it is told what was done with them (实施|水利项目).
#include <utility>

#include "baogao/observe/heads.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {

// 新增省级智能工厂3家、智能车间|15家: what opens with a word of the ranked thing before it, in front of that one's last
// word, is of its rank, too.
Label SentenceReader::OfSameRank(const Cell& cell, Label left) const {
  constexpr size_t kTwoCharacters = 6;  // bytes
  if (cell.opening != Opening::item || levels_.empty() || levels_.back().group != group_ || whole_ >= 0) return left;
  const Level& before = levels_.back();
  const std::string_view thing = before.label.thing, text = left.text;
  if (!before.counts || before.unit != QuantityOf(cell).unit || Contains(text, "级") ||
      text.size() < 2 * kTwoCharacters)
    return left;
  for (const std::string_view rank : WordList{"国家级", "省级", "市级"}) {
    if (!thing.starts_with(rank)) continue;
    const size_t same = thing.find(text.substr(0, kTwoCharacters), rank.size());
    if (same != std::string_view::npos && same + 2 * kTwoCharacters <= thing.size())
      return Prefixed(before.label, rank, left);
  }
  return left;
}

// 建成公园3个、绿道|12公里: a label without a verb takes that of the list's first member, and is completed.
Label SentenceReader::WithVerbOfList(const Cell& cell, const Predicate& p, Label left) {
  left = OfSameRank(cell, std::move(left));
  if (cell.opening != Opening::item || list_verb_.empty() || left.deed || (whole_ >= 0 && IsModifier(left.text)) ||
      p.SaysHowItStands() || left.text.starts_with("在") || left.text.starts_with("入") ||
      left.text.starts_with("总") || (IsMoney(QuantityOf(cell)) && list_verb_.verb.ends_with("接待")))
    return Complete(cell, p, std::move(left));
  const Head head = HeadOf(left.text);
  if (head.kind == HeadKind::generic) return Complete(cell, p, std::move(left));
  // 争取专项项目12个、资金|3亿元: the verb stands before the owner of a bare head; 签订合同6项、金额|5亿元 is 合同金额.
  const bool trades = list_verb_.verb.ends_with("出口") || list_verb_.verb.ends_with("进口");
  if (head.kind == HeadKind::owned && head.word == left.text && !trades && !list_verb_.verb.starts_with("新")) {
    const Label whole = Complete(cell, p, std::move(left));
    return list_verb_.verb.ends_with("争取") ? Prefixed(list_verb_, list_verb_.verb, whole) : whole;
  }
  Label out = Prefixed(list_verb_, list_verb_.verb, left);
  out.verb = list_verb_.verb;
  out.thing = left.text;
  return Complete(cell, p, std::move(out));
}

// 实施|水利项目[36个], 突破|关键技术[57项]: of some things it is told what was done, though the verb mostly says no
// more than its noun (实施|棚户区改造[800套]).
Label SentenceReader::CarriedOut(const Cell& cell, const Predicate& p, Label label) const {
  constexpr std::pair<std::string_view, std::string_view> kDone[] = {{"实施", "项目"}, {"突破", "技术"}};
  const Span cue = p.cue;
  for (const auto& [verb, thing] : kDone) {
    if (!cue.of(context_->text).ends_with(verb) || !label.text.ends_with(thing)) continue;
    const bool behind = !label.spans.empty() && label.spans.front().begin < cue.begin;  // “某工程”|实施|项目
    if (!label.verb.empty() || behind || !IsCount(QuantityOf(cell))) break;
    Label done;
    AppendSpan(done, context_->text, {cue.end - static_cast<uint32_t>(verb.size()), cue.end});
    Label out = Prefixed(done, verb, label);
    out.verb = verb;
    out.thing = label.text;
    return out;
  }
  return label;
}

}  // namespace baogao
