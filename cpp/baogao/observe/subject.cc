// What a number is about. A cell's number gets its label from, in this order: the list that 分别 or 均 deals numbers
// out to; the words on its left; the noun on its right; the amounts before it; the subject carried along. What no label
// can be told for has no row.
#include <algorithm>
#include <utility>

#include "baogao/observe/heads.h"
#include "baogao/observe/predicate_words.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/spans.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

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
  // 与2010年普查的[65万人]相比,增加…: the same in the past.
  const auto& items = clauses_->items;
  const bool compared =
      Index(cell.at) + 1 < items.size() && items[Index(cell.at + 1)].span.of(context_->text).starts_with("相比");
  if (compared && !subject_.empty()) return {subject_};
  // 工业增加值增速8.6%,列全省[第二]、比全国高[2.6个百分点]
  const bool of_rate = !rate_.empty() && p.noun.empty() && cell.opening != Opening::sentence;
  if (of_rate && (q.form == Form::rank || q.form == Form::points)) return {rate_};
  // 文旅康养9个39亿元,其余[10个][41亿元]: not of the last one.
  if (cell.at > cell.left && items[Index(cell.at - 1)].span.of(context_->text).ends_with("其余")) {
    subject_ = {};
    return {};
  }
  rule_ = Rule::list;
  if ((n > 1 && !PairsAgain(cell_index, p, n)) || p.each || p.all || MovesBoth(cell, p)) {
    std::vector<Label> members = Dealt(cell_index, p, n);
    if (!members.empty()) return members;
  }
  rule_ = Rule::subject;
  if (q.form == Form::rank && cell.opening == Opening::item && p.verb == CueKind::word &&
      last_measure_ == Measure::rank) {
    return {subject_};  // 居全国第八、全省第二
  }
  std::vector<Label> first = FirstOfGroup(p, n);
  if (!first.empty()) return first;
  rule_ = Rule::left;
  declined_ = false;
  if (p.all || (n > 1 && (p.each || q.form == Form::rank || q.form == Form::percent))) {
    std::optional<std::vector<Label>> said = SaidOfEach(cell, p, n);
    if (said) return *std::move(said);
  }
  Label own = OwnLabel(cell_index, p);                                        // may set the rule to right
  const bool ours = own.text.starts_with("我") && CodePoints(own.text) == 2;  // 在综合考评中,我社排|第五名
  if (q.form == Form::rank && ((!p.scope.empty() && IsPlace(own.text)) || ours)) own = {};  // 徐州居中国百强市|第23位
  if (declined_) return {};
  if (n == 3 && p.each && !own.empty()) {
    const std::vector<Label> rates = OfIndustries(own);
    if (!rates.empty()) return rates;
  }
  if (!own.empty() && !(n > 1 && p.each && HeadOf(own.text).kind == HeadKind::generic)) {
    std::vector<Label> one;
    one.push_back(std::move(own));
    return one;
  }
  if (ListsScopes(p) && !subject_.empty()) return {subject_};
  rule_ = Rule::dealt;
  if (n > 1) return LastLabels(n);
  rule_ = Rule::each;
  if (p.all || p.each) return GroupLabels();
  rule_ = Rule::scope;
  std::vector<Label> named = NamedByScope(cell, p);
  if (!named.empty()) return named;
  rule_ = Rule::subject;
  return FromBefore(cell, p);
}

// What a rank or score without a name is named by: what it ranks among, or is judged by.
std::vector<Label> SentenceReader::NamedByScope(const Cell& cell, const Predicate& p) const {
  const Quantity& q = QuantityOf(cell);
  if (q.form == Form::rank && (cell.opening == Opening::sentence || !p.noun.empty()) && !p.scope.empty()) {
    // 位列全国服务外包示范城市前10强: a rank that opens a sentence is named by what it ranks among.
    Label label;
    label.text = label.thing = std::string(p.scope.of(context_->text));
    label.spans = {p.scope};
    return {label};
  }
  if (q.form == Form::rank || q.unit == "分") {
    // 在国家级高新区综合评价中,我区列第38位
    const ItemRange before = ClauseBefore(cell);
    const bool judged = !before.empty() && clauses_->items[Index(before.begin)].span.of(context_->text) == "在";
    const Label ranking = judged ? MakeLabel(context_->text, *clauses_, before) : Label{};
    if (!ranking.empty()) return {ranking};
  }
  return {};
}

// 柑橘播种面积 as 柑橘总产, if that is what was told of other crops in this unit; else 柑橘.
Label SentenceReader::OutputOf(const Label& grown, std::string_view unit) const {
  const size_t area = HeadOf(grown.text).word.size();
  if (grown.text.size() == area) return grown;
  const Label crop = Only(grown, std::string_view(grown.text).substr(0, grown.text.size() - area));
  for (size_t i = levels_.size(); i-- > 0 && levels_.size() - i <= kFar;) {
    const Head told = HeadOf(levels_[i].label.text);
    if (levels_[i].unit == unit && told.kind != HeadKind::none && levels_[i].group >= first_group_)
      return Suffixed(crop, levels_[i].label, told.word);
  }
  return crop;
}

// What the amounts or the clause before were about.
std::vector<Label> SentenceReader::FromBefore(const Cell& cell, const Predicate& p) const {
  const Quantity& q = QuantityOf(cell);
  // 总投资[120亿元]的重大项目[30个]: the noun of the amount before is counted.
  const bool counted = cell.opening == Opening::adjacent && p.noun.empty() && taken_ == cell.at && IsCount(q);
  if (counted && !owner_.empty()) return {owner_};
  const Label moved = MovedBefore(cell, p);
  if (!moved.empty()) return {moved};
  if (subject_.empty()) return {};
  // 查处违规188起、罚款213万元,同比少|41起: of what is counted in this unit.
  const bool moves = p.verb == CueKind::rise || p.verb == CueKind::fall;
  for (size_t i = levels_.size(); moves && q.form == Form::amount && i-- > 0 && levels_.size() - i <= kFar;) {
    if (levels_[i].group != group_) break;
    if (levels_[i].unit == q.unit) return {levels_[i].label};
  }
  // 柑橘播种面积46万亩[52万吨]: what was grown on it.
  constexpr std::string_view kArea = "面积";
  if (q.dimension == "mass" && subject_.text.ends_with(kArea)) return {OutputOf(subject_, q.unit)};
  // 新建研发平台13个,累计达[36个]: of all of them.
  const bool sum = p.verb == CueKind::reach && p.cue.of(context_->text).starts_with("累计");
  const bool newly = p.verb == CueKind::reach && subject_.verb.starts_with("新") && !subject_.thing.empty();
  if (sum) return {Cumulated(p, newly ? Only(subject_, subject_.thing) : subject_)};
  if (newly && IsCount(q)) return {Only(subject_, subject_.thing)};  // 新增企业48户、达到[339户]
  return {subject_};
}

namespace {

// 每千人, 每平方公里: per how many, with no noun.
bool IsRateOnly(std::string_view label) {
  constexpr size_t kLongest = 7;
  if (!label.starts_with("每") || CodePoints(label) > kLongest) return false;
  for (const std::string_view unit : WordList{"人", "人口", "户", "公里", "亩", "家"}) {
    if (label.ends_with(unit)) return true;
  }
  return false;
}

}  // namespace

// The label with who achieved it, where it needs that.
Label SentenceReader::OfItsOwner(const Predicate& p, Label left) const {
  const Label owner = MakeLabel(context_->text, *clauses_, p.owner);
  // 地方财政安排|支出: a bare head is the owner's; an issuer or region alone is none.
  constexpr size_t kLongestOwner = 12;
  if (HeadOf(left.text).word == left.text && CodePoints(owner.text) <= kLongestOwner && !IsOffice(owner.text))
    left = Prefixed(owner, owner.text, left);
  // “优质粮食工程”|实施|项目[45个]: a name in front of a light verb goes with what was done.
  const bool name = owner.text.starts_with("“") && owner.text.ends_with("”") && owner.text != left.text;
  return name ? Prefixed(owner, owner.text, left) : left;
}

// The label from the words around the number itself; empty if it has none of its own.
Label SentenceReader::OwnLabel(size_t cell_index, const Predicate& p) {
  const Cell& cell = clauses_->cells[cell_index];
  const Quantity& q = QuantityOf(cell);
  Label left = MakeLabel(context_->text, *clauses_, p.noun);
  if (!p.per.empty() && IsMoney(q) && left.verb.empty() && !left.empty()) left = PaidPer(p.per, std::move(left));
  // 退休人员养老金实现“十一连增”,人均每月|[1986元]
  if (left.text == "人均每月" || left.text == "月人均") {
    Predicate paid = p;
    paid.noun = {};
    paid.from = true;
    const Label moved = MovedBefore(cell, paid);
    if (!moved.empty()) left = Suffixed(moved, left, left.text);
    MovePaidPer(left);
  }
  // “小巨人”企业|实现|零的突破、达[2户]
  if (left.text.starts_with("零的突")) left = MakeLabel(context_->text, *clauses_, p.owner);
  if (left.text == "前者" || left.text == "后者") {
    const std::vector<Label> two = LastLabels(2);
    if (two.empty()) declined_ = true;
    return two.empty() ? Label{} : two[left.text == "前者" ? 0 : 1];
  }
  // 完成投资|年度计划的[78%]
  for (const std::string_view plan : WordList{"年度计划", "全年计划"}) {
    if (q.form == Form::percent && left.text.ends_with(plan)) Cut(left, plan);
  }
  // 到账外资2.9亿美元,完成年度目标任务|2.8亿美元的104.6%: of what came before.
  constexpr size_t kLongestTask = 8;
  if (IsTask(p) && levels_.size() > 0 && levels_.back().group == group_ && !NamesTask(left.text) &&
      CodePoints(left.text) <= kLongestTask)
    left = {};
  if (Label together = Together(left, p.verb == CueKind::share); !together.empty()) return together;
  if (p.verb == CueKind::share || q.form == Form::percent) left = PartFirst(std::move(left));
  if (!left.empty() && !p.owner.empty()) left = OfItsOwner(p, std::move(left));
  if (IsRateOnly(left.text)) {
    // 抽检量达到每千人[4.2批次]; 5G基站2.1万个,每万人[25个]
    const Label owner = MakeLabel(context_->text, *clauses_, p.owner);
    const bool counted = owner.empty() && !levels_.empty() && levels_.back().unit == q.unit;
    if (!owner.empty()) return Suffixed(left, owner, owner.text);
    if (counted) return Suffixed(left, levels_.back().label, levels_.back().label.thing);
  }
  Label right = FromNounBehind(cell_index, p, left);
  if (!right.empty() || declined_) return right;
  // 检查农贸市场、商超等[1.7万家次]: with no noun behind the number the examples are all that names it.
  const bool no_noun = !left.verb.empty() && left.thing.empty() && cell.closes && cell.right_end == cell.at + 1;
  if (no_noun && clauses_->items[Index(p.noun.end - 1)].span.of(context_->text).ends_with("等"))
    left = FromItems(context_->text, clauses_->items, p.noun);
  if (left.empty()) return {};
  if (cell.opening == Opening::adjacent && IsMoney(q) && SavesSomebody(left.verb)) left = ForWhom(p, left);
  if (p.cue.of(context_->text).starts_with("累计")) left = Cumulated(p, std::move(left));
  // 9月吞吐货物1136万吨;1—9月|累计[9745万吨]
  const bool on = cell.opening == Opening::semicolon;
  if (left.text == "累计" && !levels_.empty() && levels_.back().unit == q.unit &&
      levels_.back().group + (on ? 1 : 0) == group_) {
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
    constexpr size_t kTwoCharacters = 6;  // 出口退税 is a thing
    left.deed = left.text.size() <= kTwoCharacters;
  }
  if (left.verb.empty()) return CarriedOut(cell, p, WithVerbOfList(cell, p, std::move(left)));
  list_verb_ = left;
  return Complete(cell, p, std::move(left));
}

// The label from the noun behind the number, completed; empty if none stands there or the words on its left are enough.
Label SentenceReader::FromNounBehind(size_t cell_index, const Predicate& p, const Label& left) {
  const Cell& cell = clauses_->cells[cell_index];
  const auto& items = clauses_->items;
  const Quantity& q = QuantityOf(cell);
  const bool verb_only = !left.verb.empty() && left.thing.empty();
  const bool moves = p.SaysHowItStands();
  const bool noun_follows = cell.at + 1 < cell.right_end && items[Index(cell.at + 1)].kind != ItemKind::mark;
  const bool of_it = noun_follows && items[Index(cell.at + 1)].span.of(context_->text).starts_with("的");
  const bool of_next =
      noun_follows && cell.closes && (left.text == "总投资" || left.text == "全长" || left.text == "总长");
  if (((of_it && IsMoney(q)) || of_next) && !moves) {
    const Label told = InvestedIn(cell, ClauseEnd(cell_index), left);
    if (!told.empty()) return told;
  }
  // 占企业总数[90%]以上的|中小企业: what stands behind is the part.
  if (of_it && p.verb == CueKind::share && q.form == Form::percent && (left.empty() || left.text.ends_with("看"))) {
    int32_t taken = 0;
    Label part = NounAlone(context_->text, *clauses_, cell, ClauseEnd(cell_index), taken);
    if (const size_t of = part.text.find("的"); of != std::string::npos && of > 0)
      part = Only(part, std::string(part.text.substr(0, of)));  // 农民|的生活
    if (IsLabel(part.text)) {
      rule_ = Rule::right;
      return part;
    }
  }
  if (!moves && cell.right_end == cell.at + 1 && (left.empty() || verb_only) && IsCount(q)) {
    // 先后组织[五批][450名]志愿者|驰援外省: a count of what the next one counts, too.
    Label right = OfSameThings(cell, NounBehindNext(cell_index, verb_only));
    if (!right.empty()) {
      rule_ = Rule::right;
      return FromRight(cell, p, left, std::move(right));
    }
  }
  if (!moves && noun_follows &&
      (left.empty() || verb_only || p.of || p.governs || of_it || IsCount(q) ||
       left.text.ends_with("下"))) {  // 现行标准下|[114万]贫困人口
    // 有[16项]项目|签约: 有 only says that they are there, it governs nothing.
    // 对[74个]单位|进行统计: they are what is dealt with.
    const bool dealt_with = cell.at > cell.left && items[Index(cell.at - 1)].is(CueKind::preposition);
    // 在[36个]大中城市中|涨幅最低: only among how many; but 在[24个]大项中|获得冠军118个 counts them.
    const auto& cells = clauses_->cells;
    const bool counts =
        !cell.closes && cell_index + 1 < cells.size() && QuantityOf(cells[cell_index + 1]).form != Form::rank;
    if (dealt_with && !counts && items[Index(cell.at - 1)].span.of(context_->text) == "在" &&
        items[Index(cell.at + 1)].span.of(context_->text).ends_with("中") &&
        !EndsWithSchool(items[Index(cell.at + 1)].span.of(context_->text))) {
      declined_ = true;
      taken_ = cell.at + 2;
      return {};
    }
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
    // 续建项目[38个]|复工: they are named already.
    if (!left.thing.empty() && !p.of && left.text.ends_with("项目") && IsOneVerb(right)) return {};
    right = WithNounOfList(cell_index, OfSameThings(cell, std::move(right)));
    if (!right.empty()) {
      taken_ = taken;
      rule_ = Rule::right;
      return FromRight(cell, p, left, std::move(right));
    }
  }
  return {};
}

// [2个]国家级和22个省级|医疗中心: the rank takes the noun of the list's last member, which has one of its own.
Label SentenceReader::WithNounOfList(size_t cell_index, Label right) const {
  constexpr std::string_view kRank = "级";
  constexpr size_t kMembers = 4, kLongest = 4;
  const auto& cells = clauses_->cells;
  if (!right.text.ends_with(kRank) || CodePoints(right.thing) > kLongest) return right;
  for (size_t i = cell_index + 1; i < std::min(cells.size(), cell_index + kMembers); ++i) {
    const Cell& next = cells[i];
    if (next.opening != Opening::item || next.left != next.at) break;
    int32_t taken = 0;
    const Label noun = RightNoun(context_->text, *clauses_, next, ClauseEnd(i), true, taken);
    const size_t rank = noun.text.find(kRank);
    if (rank == std::string::npos) break;
    const std::string thing = noun.text.substr(rank + kRank.size());
    if (!thing.empty()) return Suffixed(right, noun, thing);
  }
  return right;
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
    for (const std::string_view spent : WordList{"投资", "投入"}) {
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
  const bool list = Contains(left.text, "、");
  // 新增甲、乙、丙[3家]国家4A级旅游景区: what the number counts was named one by one.
  const bool opens = cell.opening != Opening::item && cell.opening != Opening::adjacent;
  if (list && opens && !left.verb.empty() && right.verb.empty() && IsCount(QuantityOf(cell))) {
    Label out = Prefixed(left, left.verb, right);
    out.verb = left.verb;
    out.thing = right.text;
    return out;
  }
  if (left.empty() || verb_only || list || p.joined) return CarriedOut(cell, p, Complete(cell, p, std::move(right)));
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
