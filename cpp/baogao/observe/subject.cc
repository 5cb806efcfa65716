// What a number is about. A cell's number gets its label from, in this order: the list that 分别 or 均 deals numbers
// out to; the words on its left; the noun on its right; the amounts before it; the subject carried along. What no label
// can be told for has no row.
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/spans.h"
#include "baogao/observe/wording.h"

namespace baogao {

// The items of the clause before the comma that opens this cell, if it holds no number.
ItemRange SentenceReader::ClauseBefore(const Cell& cell) const {
  const int32_t comma = cell.left - 1;
  if (cell.opening != Opening::comma || comma < 0) return {};
  int32_t begin = comma;
  while (begin > 0) {
    const Item& item = clauses_->items[Index(begin - 1)];
    if (item.kind == ItemKind::quantity) return {};
    if (item.kind == ItemKind::mark && !item.is(Mark::enumeration)) break;
    --begin;
  }
  return {begin, comma};
}

int32_t SentenceReader::ClauseEnd(size_t cell) const {
  const auto& cells = clauses_->cells;
  for (size_t n = 0; n < kFar && !cells[cell].closes && cell + 1 < cells.size(); ++n) ++cell;
  return cells[cell].right_end;
}

std::vector<Label> SentenceReader::Subjects(size_t cell_index, const Predicate& p, size_t n) {
  const Cell& cell = clauses_->cells[cell_index];
  const Quantity& q = QuantityOf(cell);
  rule_ = Rule::industry;
  if (q.form == Form::ratio && n >= 3) {
    const bool industries =
        n == 3 && (SaysIndustries(p.noun) || (p.noun.empty() && subject_.text.ends_with("产业比重")));
    return industries ? Industries(p) : std::vector<Label>{};
  }
  rule_ = Rule::subject;
  if (p.converts && !subject_.empty()) return {subject_};
  rule_ = Rule::list;
  if (n > 1 || p.each || p.all || MovesBoth(cell, p)) {
    std::vector<Label> members = Dealt(cell_index, p, n);
    if (!members.empty()) return members;
  }
  rule_ = Rule::subject;
  if (q.form == Form::rank && cell.opening == Opening::item && p.verb == CueKind::word &&
      last_measure_ == Measure::rank) {
    return {subject_};  // 居全国第八、全省第二
  }
  rule_ = Rule::left;
  declined_ = false;
  if (n > 1 && p.each) {
    std::vector<Label> said = OfEach(cell, MakeLabel(context_->text, *clauses_, p.noun), n);
    if (!said.empty()) return said;
  }
  Label own = OwnLabel(cell_index, p);                                          // may set the rule to right
  if (q.form == Form::rank && !p.scope.empty() && IsPlace(own.text)) own = {};  // 徐州居中国百强市|第23位
  if (declined_) return {};
  if (n == 3 && p.each && !own.empty()) {
    const std::vector<Label> rates = OfIndustries(own);
    if (!rates.empty()) return rates;
  }
  if (!own.empty() && !(n > 1 && p.each && HeadOf(own.text).kind == HeadKind::generic)) return {own};
  if (ListsScopes(p) && !subject_.empty()) return {subject_};
  rule_ = Rule::dealt;
  if (n > 1) return LastLabels(n);
  rule_ = Rule::each;
  if (p.all || p.each) return GroupLabels();
  rule_ = Rule::scope;
  if (q.form == Form::rank && (cell.opening == Opening::sentence || !p.noun.empty()) && !p.scope.empty()) {
    // 位列全国服务外包示范城市前10强: a rank that opens a sentence is named by what it ranks among.
    Label label;
    label.text = label.thing = std::string(p.scope.of(context_->text));
    label.spans = {p.scope};
    return {label};
  }
  if (q.form == Form::rank) {
    // 在国家级高新区综合评价中,我区列第38位
    const ItemRange before = ClauseBefore(cell);
    const bool judged = !before.empty() && clauses_->items[Index(before.begin)].span.of(context_->text) == "在";
    const Label ranking = judged ? MakeLabel(context_->text, *clauses_, before) : Label{};
    if (!ranking.empty()) return {ranking};
  }
  rule_ = Rule::subject;
  // 总投资[120亿元]的重大项目[30个]: the noun of the amount before is counted.
  const bool counted = cell.opening == Opening::adjacent && p.noun.empty() && taken_ == cell.at && IsCount(q);
  if (counted && !owner_.empty()) return {owner_};
  const Label moved = MovedBefore(cell, p);
  if (!moved.empty()) return {moved};
  if (!subject_.empty()) return {subject_};
  return {};
}

namespace {

// 每千人, 每平方公里: per how many, with no noun.
bool IsRateOnly(std::string_view label) {
  constexpr size_t kLongest = 7;
  if (!label.starts_with("每") || CodePoints(label) > kLongest) return false;
  for (const std::string_view unit : {"人", "人口", "户", "公里", "亩", "家"}) {
    if (label.ends_with(unit)) return true;
  }
  return false;
}

bool Moves(const Predicate& p) {
  return p.verb == CueKind::rise || p.verb == CueKind::fall || p.verb == CueKind::rank || p.verb == CueKind::share;
}

}  // namespace

// 增值税…,企业所得税…,个人所得税…,三税|合计占…: as many as the word says, of the amounts before, as one. Empty if the
// words say no such thing.
Label SentenceReader::Together(const Label& left) const {
  constexpr std::string_view kNumerals = "两二三四五六";
  constexpr size_t kCharacter = 3, kTwoCharacters = 2 * kCharacter;
  if (left.text.size() != kTwoCharacters) return {};
  const size_t numeral = kNumerals.find(std::string_view(left.text).substr(0, kCharacter));
  const std::string_view kind = std::string_view(left.text).substr(kCharacter);
  if (numeral == std::string_view::npos || (kind != "税" && kind != "项" && kind != "者" && kind != "类")) return {};
  const size_t n = std::max(numeral / kCharacter, size_t{1}) + 1;
  Label out;
  for (const Label& label : LastLabels(n)) {
    out.text += (out.text.empty() ? "" : "、") + label.text;
    for (const Span span : label.spans) AddSpan(out.spans, span);
  }
  out.thing = out.text;
  return out;
}

// 乡村医生中50岁以上|的占[六成]: which part stands in front of whom it is of; other labels stay as they are.
Label SentenceReader::PartFirst(Label label) const {
  constexpr std::string_view kAmong = "中";
  const size_t at = label.text.rfind(kAmong);
  if (at == std::string::npos || at == 0 || !label.verb.empty()) return label;
  const std::string part = label.text.substr(at + kAmong.size());
  if (!part.ends_with("以上") && !part.ends_with("以下")) return label;
  MoveForward(label, part);
  Cut(label, kAmong);
  label.thing = label.text;
  return label;
}

// The label from the words around the number itself; empty if it has none of its own.
Label SentenceReader::OwnLabel(size_t cell_index, const Predicate& p) {
  const Cell& cell = clauses_->cells[cell_index];
  const Quantity& q = QuantityOf(cell);
  Label left = MakeLabel(context_->text, *clauses_, p.noun);
  if (left.text == "前者" || left.text == "后者") {
    const std::vector<Label> two = LastLabels(2);
    if (two.empty()) declined_ = true;
    return two.empty() ? Label{} : two[left.text == "前者" ? 0 : 1];
  }
  if (p.verb == CueKind::share) {
    Label together = Together(left);
    if (!together.empty()) return together;
    left = PartFirst(std::move(left));
  }
  if (!left.empty() && !p.owner.empty() && HeadOf(left.text).word == left.text) {
    // 地方财政安排|支出: a bare head is the owner's; an issuer or region alone is none.
    const Label owner = MakeLabel(context_->text, *clauses_, p.owner);
    constexpr size_t kLongestOwner = 12;
    if (CodePoints(owner.text) <= kLongestOwner && !IsOffice(owner.text)) left = Prefixed(owner, owner.text, left);
  }
  if (IsRateOnly(left.text)) {
    // 抽检量达到每千人[4.2批次]; 5G基站2.1万个,每万人[25个]
    const Label owner = MakeLabel(context_->text, *clauses_, p.owner);
    const bool counted = owner.empty() && !levels_.empty() && levels_.back().unit == q.unit;
    if (!owner.empty()) return Suffixed(left, owner, owner.text);
    if (counted) return Suffixed(left, levels_.back().label, levels_.back().label.thing);
  }
  Label right = FromNounBehind(cell_index, p, left);
  if (!right.empty() || declined_) return right;
  if (left.empty()) return {};
  if (cell.opening == Opening::adjacent && IsMoney(q)) left = ForWhom(cell, p, left);
  left = Cumulated(p, std::move(left));
  if (left.text == "累计" && !levels_.empty() && levels_.back().unit == q.unit && levels_.back().group == group_) {
    const Label& counted = levels_.back().label;  // 贯标企业新增9户、累计33户
    return Suffixed(left, counted, counted.thing);
  }
  if (p.of && IsCount(q)) {
    const Label over = OverThreshold(left);
    if (!over.empty()) return over;
  }
  if (!left.verb.empty() && left.thing.empty()) {
    Label said = OfVerbAlone(cell, p, left);
    if (!said.empty() || declined_) return said;
    left.thing = left.text;
    left.verb.clear();
  }
  if (!left.verb.empty()) {
    list_verb_ = left;
  } else if (cell.opening == Opening::item && !list_verb_.empty() && whole_ < 0 && !Moves(p) &&
             !left.text.starts_with("在") && HeadOf(left.text).kind != HeadKind::generic) {
    Label out = Prefixed(list_verb_, list_verb_.verb, left);
    out.verb = list_verb_.verb;
    out.thing = left.text;
    left = std::move(out);
  }
  return Complete(cell, p, std::move(left));
}

// The label from the noun behind the number, completed; empty if none stands there or the words on its left are enough.
Label SentenceReader::FromNounBehind(size_t cell_index, const Predicate& p, const Label& left) {
  const Cell& cell = clauses_->cells[cell_index];
  const auto& items = clauses_->items;
  const Quantity& q = QuantityOf(cell);
  const bool verb_only = !left.verb.empty() && left.thing.empty();
  const bool moves = Moves(p);
  const bool noun_follows = cell.at + 1 < cell.right_end && items[Index(cell.at + 1)].kind != ItemKind::mark;
  const bool of_it = noun_follows && items[Index(cell.at + 1)].span.of(context_->text).starts_with("的");
  if (of_it && IsMoney(q) && !moves) {
    const Label told = InvestedIn(cell, ClauseEnd(cell_index), left);
    if (!told.empty()) return told;
  }
  if (!moves && cell.right_end == cell.at + 1 && (left.empty() || verb_only) && IsCount(q)) {
    // 先后组织[五批][450名]志愿者|驰援外省: a count of what the next one counts, too.
    Label right = OfSameThings(cell, NounBehindNext(cell_index, verb_only));
    if (!right.empty()) {
      rule_ = Rule::right;
      return FromRight(cell, p, left, std::move(right));
    }
  }
  if (!moves && noun_follows && (left.empty() || verb_only || p.of || p.governs || of_it || IsCount(q))) {
    // 有[16项]项目|签约: 有 only says that they are there, it governs nothing.
    // 对[74个]单位|进行统计: they are what is dealt with.
    const bool dealt_with = cell.at > cell.left && items[Index(cell.at - 1)].is(CueKind::preposition);
    // 实施[36个]小区|节能改造、[23个]小区|管网改造: the verb of a list's first member governs the others too.
    const bool goes_on = left.empty() && list_governed_ && (cell.opening == Opening::item || cell.left == cell.at);
    const bool governed = !dealt_with && (verb_only || (of_it && q.form != Form::percent) || goes_on ||
                                          (p.verb == CueKind::light && !p.cue.of(context_->text).ends_with("有")));
    list_governed_ = governed;
    int32_t taken = 0;
    Label right = RightNoun(context_->text, *clauses_, cell, ClauseEnd(cell_index), governed, taken);
    if (right.empty() && verb_only) {
      // 制作[4期]共[20块]宣传栏: two counts of the noun behind the second.
      right = NounBehindNext(cell_index, true);
      taken = cell.at + 1;
    }
    right = OfSameThings(cell, std::move(right));
    if (!right.empty()) {
      taken_ = taken;
      rule_ = Rule::right;
      return FromRight(cell, p, left, std::move(right));
    }
  }
  return {};
}

// Is a label but one verb of the sentence (稳定脱贫)?
bool SentenceReader::IsOneVerb(const Label& label) const {
  if (label.spans.size() != 1) return false;
  const auto& items = clauses_->items;
  const Span words = label.spans.front();
  const auto item = std::lower_bound(items.begin(), items.end(), words.begin,
                                     [](const Item& i, uint32_t begin) { return i.span.begin < begin; });
  return item != items.end() && item->is(CueKind::action) && item->span == words;
}

// 道路9条开工,其中[4条]实现通车; 贫困户301户611人脱贫,其中[173户]349人稳定脱贫: what was done, of the same things.
Label SentenceReader::OfSameThings(const Cell& cell, Label right) const {
  const std::string_view unit = QuantityOf(cell).unit;
  if (right.empty() || levels_.empty() || levels_.back().group < first_group_) return right;
  // 贫困户[53户][85人]|全部脱贫: both counts are of what they did.
  const bool twice = cell.opening == Opening::adjacent && cell.left == cell.at && levels_.back().counts;
  if (twice && IsOneVerb(right)) {
    const Label& before = levels_.back().label;
    if (before.text.find(right.text) != std::string::npos) return before;
    if (before.verb.empty()) return Suffixed(before, right, right.text);
  }
  const Level& whole = levels_[whole_ >= 0 && levels_[Index(whole_)].unit == unit ? Index(whole_) : levels_.size() - 1];
  if (whole.unit != unit || !(right.thing.empty() || IsOneVerb(right))) return right;
  Label out = Suffixed(right, whole.label, whole.label.thing);
  out.thing = whole.label.thing;
  return out;
}

// 为[2100名]农民工|追讨工资[3260万元]: for whom it was got back or saved stands in front; `left` itself if that is not
// told. What is paid out names itself (为[19家]企业|发放补贴).
Label SentenceReader::ForWhom(const Cell& cell, const Predicate& p, const Label& left) const {
  if (!SavesSomebody(left.verb)) return left;
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
  if (label.empty() || label.text.starts_with(kSum) || !p.cue.of(context_->text).starts_with(kSum)) return label;
  if (p.cue.of(context_->text).size() == kSum.size() || label.spans.front().begin < p.cue.end) return label;
  Label sum;
  AppendSpan(sum, context_->text, {p.cue.begin, p.cue.begin + static_cast<uint32_t>(kSum.size())});
  return Prefixed(sum, kSum, label);
}

// What a verb without an object is said of; empty if it says enough alone, or, with declined_, if nothing tells.
Label SentenceReader::OfVerbAlone(const Cell& cell, const Predicate& p, const Label& left) {
  const auto& items = clauses_->items;
  const Quantity& q = QuantityOf(cell);
  // 立案57起,结案51起: the same things, another verb; 存款余额增长8%,新增4万亿元: the same amount.
  // 检查企业[214家次],责令整改[33家]: of those, too.
  const auto unit_of = [](std::string_view unit) {
    constexpr std::string_view kTimes = "次";
    return unit.size() > kTimes.size() && unit.ends_with(kTimes) ? unit.substr(0, unit.size() - kTimes.size()) : unit;
  };
  const bool same = !levels_.empty() && unit_of(levels_.back().unit) == q.unit && levels_.back().group == group_;
  // 罚没|入库 says enough: two verbs are a noun.
  int verbs = 0;
  for (int32_t i = p.noun.begin; i < p.noun.end; ++i) verbs += items[Index(i)].is(CueKind::action);
  const bool alone =
      HeadOf(left.text).kind != HeadKind::none || verbs > 1 || (q.dimension == "person" && left.text != "新增");
  const Label* what = same && !(alone && !IsCount(q)) ? &levels_.back().label : nullptr;
  if (what == nullptr && whole_ >= 0 && levels_[Index(whole_)].unit == q.unit && !alone)
    what = &levels_[Index(whole_)].label;  // 省级重点项目96个(新开工38个、续建58个)
  if (what == nullptr && !alone && left.text == "新增" && !subject_.empty()) what = &subject_;
  if (what != nullptr) {
    Label out = Only(*what, what->thing);
    // 重大项目开工91个、竣工217个: what is said of them last changes.
    const bool turns = !what->tail.empty() && out.text.size() > what->tail.size() && out.text.ends_with(what->tail);
    if (turns) Cut(out, what->tail);
    const std::string thing = out.text;
    out = turns ? Suffixed(out, left, left.verb) : Prefixed(left, left.verb, out);
    out.tail = turns ? left.verb : "";
    out.thing = turns ? out.text : thing;
    out.verb = turns ? "" : left.verb;
    return out;
  }
  // 监督检查单位[1350户次],立案[47起]: what was found by checking.
  constexpr std::string_view kChecks[] = {"监督检查", "执法检查", "检查", "抽查", "巡查", "排查", "抽检"};
  const std::string_view check =
      levels_.empty() || levels_.back().group != group_ ? std::string_view() : levels_.back().label.verb;
  const bool found = left.verb == "立案" || left.verb == "结案" || left.verb == "处罚" || left.verb == "查处";
  if (!alone && found && std::find(std::begin(kChecks), std::end(kChecks), check) != std::end(kChecks)) {
    Label out = Prefixed(levels_.back().label, check, left);
    out.tail = left.verb;
    out.thing = out.text;
    out.verb.clear();
    return out;
  }
  if (!alone && IsCount(q)) {
    // 培育高新技术企业,新认定不少于120家: of what the clause before speaks of.
    const Label topic = ObjectBefore(cell);
    if (!topic.empty()) {
      Label out = Suffixed(left, topic, topic.text);
      out.thing = topic.text;
      out.verb = left.verb;
      return out;
    }
  }
  declined_ = !alone;  // 今年先发行[1万亿元]: of what, only an earlier sentence may tell
  // [12家]景区|共迎客[208万人次]: what they did is said of them.
  const bool theirs = alone && cell.opening == Opening::adjacent && !subject_.empty();
  return theirs ? Prefixed(subject_, subject_.thing, left) : Label{};
}

// 签订合同389项,其中金额超500万元的[28项]: which of the things counted last. Empty if the words tell no threshold.
Label SentenceReader::OverThreshold(const Label& which) const {
  constexpr std::string_view kOf = "的";
  bool threshold = false;
  for (const std::string_view over : {"超", "过", "以上", "不足", "以下"})
    threshold |= which.text.find(over) != std::string::npos;
  if (!threshold || levels_.empty() || levels_.back().group < first_group_) return {};
  const Label& counted = levels_[Index(whole_ >= 0 ? whole_ : static_cast<int32_t>(levels_.size()) - 1)].label;
  if (which.text.find(counted.thing) != std::string::npos) return {};
  Label label = which;
  label.verb.clear();
  label.text = label.thing = which.text + std::string(kOf);
  if (!label.spans.empty()) label.spans.back().end += static_cast<uint32_t>(kOf.size());
  return Suffixed(label, counted, counted.thing);
}

// What the last verb of the clause before deals with: 高新技术企业 of 滚动培育高新技术企业. Empty if that clause has
// none.
Label SentenceReader::ObjectBefore(const Cell& cell) const {
  const ItemRange clause = ClauseBefore(cell);
  for (int32_t i = clause.end - 1; i >= clause.begin; --i) {
    if (clauses_->items[Index(i)].is(CueKind::action))
      return FromItems(context_->text, clauses_->items, {i + 1, clause.end});
  }
  return {};
}

// The noun behind the number that follows this one with no word of substance between; empty if there is none.
Label SentenceReader::NounBehindNext(size_t cell_index, bool governed) const {
  const auto& cells = clauses_->cells;
  if (cell_index + 1 >= cells.size() || cells[cell_index + 1].opening != Opening::adjacent) return {};
  const Cell& next = cells[cell_index + 1];
  for (int32_t i = next.left; i < next.at; ++i) {
    const Item& item = clauses_->items[Index(i)];
    if (!item.is(CueKind::trim) && !item.is(CueKind::light) && !item.is(CueKind::total)) return {};
  }
  int32_t taken = 0;
  return RightNoun(context_->text, *clauses_, next, ClauseEnd(cell_index), governed, taken);
}

Label SentenceReader::FromRight(const Cell& cell, const Predicate& p, const Label& left, Label right) {
  if (QuantityOf(cell).form == Form::percent && IsOneVerb(right)) {
    // 低保对象实现[100%]参保: a verb alone leaves open whose.
    const Label whose = left.empty() ? MakeLabel(context_->text, *clauses_, p.owner) : left;
    declined_ = whose.empty();
    return whose.empty() ? Label{} : Suffixed(whose, right, right.text);
  }
  const bool verb_only = !left.verb.empty() && left.thing.empty();
  if (verb_only && IsMoney(QuantityOf(cell))) {
    // 投入[15亿元]建设廉租房: what the money went into.
    for (const std::string_view spent : {"投资", "投入"}) {
      if (left.verb.ends_with(spent)) return Suffixed(right, left, spent);
    }
  }
  if (verb_only) list_verb_ = left;
  if (right.verb.empty() && (verb_only || (left.empty() && !list_verb_.empty() &&
                                           (cell.opening == Opening::item || cell.opening == Opening::adjacent)))) {
    Label out = Prefixed(list_verb_, list_verb_.verb, right);
    out.verb = list_verb_.verb;
    out.thing = right.text;
    return Complete(cell, p, std::move(out));
  }
  constexpr size_t kShort = 12;
  const bool list = left.text.find("、") != std::string::npos;
  if (left.empty() || verb_only || list || p.joined) return Complete(cell, p, std::move(right));
  // 总额为[5亿元]的基金: what stands before the number is said of what stands behind it.
  if (!IsCount(QuantityOf(cell))) {
    owner_ = right;
    return HeadOf(left.thing).kind != HeadKind::none ? Suffixed(right, left, left.thing) : right;
  }
  if (p.of || !left.verb.empty()) {
    Label out = Prefixed(left, left.text, right);
    out.verb = left.verb;
    out.thing = p.of ? out.text : right.text;  // 纳入统计的[723家]企业: which they are goes with them
    return out;
  }
  return CodePoints(left.text) <= kShort ? Prefixed(left, left.text, right) : right;
}

}  // namespace baogao
