// What the words on a number's left need before they are a label: as many amounts as they count together (三税合计),
// the part in front of the whole (医生中50岁以上的), for whom it was done, that it is a sum of years, how it is paid
// out.
#include "baogao/observe/sentence.h"
#include "baogao/observe/spans.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {

// 增值税…,企业所得税…,个人所得税…,三税|合计占…: as many as the word says, of the amounts before, as one. Empty if the
// words say no such thing. `kinds`: 三类 may be three of them, not the third.
Label SentenceReader::Together(const Label& left, bool kinds) const {
  Label out;
  for (const Label& label : LastLabels(TogetherCount(left, kinds))) {
    out.text += (out.text.empty() ? "" : "、") + label.text;
    for (const Span span : label.spans) AddSpan(out.spans, span);
  }
  out.thing = out.text;
  return out;
}

// How many 三项, 两者 count together; 0: the words are none of these.
size_t SentenceReader::TogetherCount(const Label& left, bool kinds) const {
  constexpr std::string_view kNumerals = "两二三四五六";
  constexpr size_t kCharacter = 3, kTwoCharacters = 2 * kCharacter;
  std::string_view words = left.text;
  for (const std::string_view noun : WordList{"指标", "规模", "降幅", "增幅"})
    if (words.size() == 2 * kTwoCharacters && words.ends_with(noun)) words.remove_suffix(noun.size());  // 三项指标
  if (words.size() != kTwoCharacters) return 0;
  const size_t numeral = kNumerals.find(words.substr(0, kCharacter));
  const std::string_view kind = words.substr(kCharacter);
  if (numeral == std::string_view::npos || (kind != "税" && kind != "项" && kind != "者" && !(kinds && kind == "类")))
    return 0;
  return std::max(numeral / kCharacter, size_t{1}) + 1;
}

// 乡村医生中50岁以上|的占[六成]: which part stands in front of whom it is of; other labels stay as they are.
Label SentenceReader::PartFirst(Label label) const {
  constexpr std::string_view kAmong = "中";
  const size_t at = label.text.rfind(kAmong);
  if (at == std::string::npos || at == 0 || !label.verb.empty()) return label;
  const std::string part = label.text.substr(at + kAmong.size());
  // 规上工业企业中有研发活动的占比, 规上工业企业中有研发机构|的占: of those that have.
  constexpr std::string_view kOf = "的";
  if (part.starts_with("有") || part.starts_with("建有") || part.starts_with("设有")) {
    const size_t end = part.rfind(kOf);
    const bool shares = end != std::string::npos && (part.ends_with("的占比") || part.ends_with("的比例"));
    const std::string_view behind = context_->text.substr(label.spans.back().end);
    if (!shares && !behind.starts_with(kOf)) return label;
    const Label what = Only(label, std::string_view(part).substr(0, shares ? end : part.size()));
    const uint32_t of = what.spans.back().end;
    Label whole = what;
    AppendSpan(whole, context_->text, {of, of + static_cast<uint32_t>(kOf.size())});
    return Suffixed(whole, label, std::string_view(label.text).substr(0, at));
  }
  if (!part.ends_with("以上") && !part.ends_with("以下")) return label;
  MoveForward(label, part);
  Cut(label, kAmong);
  label.thing = label.text;
  return label;
}

// 为[2100名]农民工|追讨工资[3260万元]: for whom it was got back or saved stands in front; `left` itself if that is not
// told. What is paid out names itself (为[19家]企业|发放补贴).
Label SentenceReader::ForWhom(const Predicate& p, const Label& left) const {
  const auto& items = clauses_->items;
  const int32_t whom = p.noun.begin - 1, preposition = p.noun.begin - 3;
  if (preposition < 0 || items[Index(whom)].kind != ItemKind::words ||
      items[Index(whom - 1)].kind != ItemKind::quantity || items[Index(preposition)].kind != ItemKind::cue)
    return left;
  const std::string_view word = items[Index(preposition)].span.of(context_->text);
  if (word != "为" && word != "帮" && word != "替" && word != "帮助") return left;
  const Label who = FromItems(context_->text, items, {whom, whom + 1});
  Label to;
  AppendSpan(to, context_->text, items[Index(preposition)].span);
  Label out = Prefixed(to, to.text, Prefixed(who, who.text, left));
  out.verb = left.verb;
  out.thing = left.thing;
  return IsLabel(who.text) ? out : left;
}

// 全市|累计完成|水利投资[46亿元]: that it is a sum of years is part of the label. Behind the noun (改厕累计完成[9万户])
// it says how far the work is.
Label SentenceReader::Cumulated(const Predicate& p, Label label) const {
  constexpr std::string_view kSum = "累计";
  if (label.empty() || label.text.starts_with(kSum)) return label;
  // 新增就业|累计达[72万人], but not 投资|累计增长[9%]
  const bool behind = label.spans.front().begin < p.cue.end;
  Label sum;
  AppendSpan(sum, context_->text, {p.cue.begin, p.cue.begin + static_cast<uint32_t>(kSum.size())});
  // 产业园|累计完成|投资[1.5亿元]: it stands behind whose it is.
  const Label whose = behind && p.verb == CueKind::light ? MakeLabel(context_->text, *clauses_, p.owner) : Label{};
  if (!whose.empty() && label.text.size() > whose.text.size() && label.text.starts_with(whose.text)) {
    Label what;
    what.text = what.thing = label.text.substr(whose.text.size());
    for (const Span span : label.spans) {
      if (span.begin >= p.cue.end) what.spans.push_back(span);
    }
    Label whole = Prefixed(whose, whose.text, Prefixed(sum, kSum, what));
    whole.thing = whole.text;
    return whole;
  }
  if (p.cue.of(context_->text).size() == kSum.size() || (behind && p.verb != CueKind::reach)) return label;
  return Prefixed(sum, kSum, label);
}

// 基础养老金由每人每月[78元]…: 每人每月基础养老金. What is no allowance (低保标准, 财政补助) goes without.
Label SentenceReader::PaidPer(Span per, Label left) const {
  Label paid = left;
  AppendSpan(paid, context_->text, per);
  if (!MovePaidPer(paid) || left.text.ends_with("标准") || left.text.ends_with("财政补助")) return left;
  paid.thing = paid.text;
  return paid;
}

}  // namespace baogao
