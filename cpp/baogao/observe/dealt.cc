// Numbers that are dealt out: 分别 and 均 give them to the members of a list, to the amounts before, to the three
// industries, or to what one thing is compared with.
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/predicate_words.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {

// 三次产业结构7:43:50: the members are the three industries by definition.
std::vector<Label> SentenceReader::Industries(const Predicate& p) const {
  std::vector<Label> out(3);
  const char* names[] = {"第一产业比重", "第二产业比重", "第三产业比重"};
  for (size_t i = 0; i < out.size(); ++i) {
    out[i].text = out[i].thing = names[i];
    for (int32_t j = p.noun.begin; j < p.noun.end; ++j) out[i].spans.push_back(clauses_->items[Index(j)].span);
  }
  return out;
}

namespace {

// 三次产业增加值分别增长3%、6%和5%.
std::vector<Label> SplitIndustries(const Label& label) {
  constexpr std::string_view kThree = "三次产业";
  const size_t at = label.text.find(kThree);
  std::vector<Label> out;
  for (const std::string_view name : WordList{"第一产业", "第二产业", "第三产业"}) {
    if (at == std::string::npos) break;
    Label member = label;
    member.text.replace(at, kThree.size(), name);
    member.thing = member.text;
    out.push_back(std::move(member));
  }
  return out;
}

}  // namespace

// 对经济增长的贡献率分别为5.8%、53.4%和40.8%, behind the structure of the three industries: a rate of each of them.
std::vector<Label> SentenceReader::OfIndustries(const Label& rate) const {
  std::vector<Label> out;
  for (const Label& industry : LastLabels(3)) {
    const size_t at = industry.text.find("产业");
    if (!industry.text.starts_with("第") || at == std::string::npos) return {};
    out.push_back(
        Prefixed(industry, std::string_view(industry.text).substr(0, at + std::string_view("产业").size()), rate));
  }
  return out;
}

// 申报国家级项目5项、省级18项,立项率分别为40%和55%: what is said of each of the things counted before, in numbers of
// one unit. 累计分别达到14家和29家 are those things again.
std::vector<Label> SentenceReader::OfEach(const Cell& cell, const Label& said, size_t n) const {
  constexpr size_t kShort = 5;
  std::vector<Label> out;
  if (said.empty() || CodePoints(said.text) > kShort || HeadOf(said.text).kind == HeadKind::generic) return out;
  if (levels_.empty() || levels_.back().group != group_) return out;
  const bool same = levels_.back().unit == QuantityOf(cell).unit;
  const bool again = said.text == "累计" || (same && said.verb == said.text && CodePoints(said.text) <= 3);
  for (const Label& counted : LastLabels(n)) {
    if (!again)
      out.push_back(Prefixed(counted, counted.thing, said));
    else
      out.push_back(Suffixed(said, counted, counted.thing));
  }
  return out;
}

// 三次产业结构, 三产比例: is it the industries that a ratio of three is of?
bool SentenceReader::SaysIndustries(ItemRange noun) const {
  for (int32_t i = noun.begin; i < noun.end; ++i) {
    const std::string_view words = clauses_->items[Index(i)].span.of(context_->text);
    for (const std::string_view word : WordList{"产业", "三产", "三次", "结构"}) {
      if (Contains(words, word)) return true;
    }
  }
  return false;
}

// 播种面积、总产和单产|实现“三增”,分别…: a clause's words before its verb, if it has one.
ItemRange SentenceReader::Subject(ItemRange clause) const {
  for (int32_t i = clause.begin + 1; i < clause.end; ++i) {
    const Item& item = clauses_->items[Index(i)];
    const bool verb = item.is(CueKind::light) || item.is(CueKind::rise) || item.is(CueKind::fall) ||
                      item.is(CueKind::yoy) || item.is(CueKind::mom);
    const bool behind_words = clauses_->items[Index(i - 1)].kind == ItemKind::words;
    if (verb && behind_words) return {clause.begin, i};
  }
  return clause;
}

// 城镇居民收入和农民纯收入|增长[12%], 种植量和绿地面积|是上年的[6倍]: what several things with a measure each do, all
// of them do; 工业和建筑业增加值|增长[5%] is one.
bool SentenceReader::MovesBoth(const Cell& cell, const Predicate& p) const {
  const Form form = QuantityOf(cell).form;
  const bool moves = p.verb == CueKind::rise || p.verb == CueKind::fall;
  if (form != Form::percent && form != Form::multiple && form != Form::doubling) return false;
  if (HasCue(cell, CueKind::total) || p.verb == CueKind::share) return false;
  // 巩固率、入学率|保持在[97%]以上: rates need no verb of motion.
  const bool rates = form == Form::percent && !moves;
  const auto measured = [&](int32_t i) {
    const Item& item = clauses_->items[Index(i)];
    const std::string_view measure = MeasureOf(item.span.of(context_->text));
    return item.kind == ItemKind::words && !measure.empty() && (!rates || measure.ends_with("率"));
  };
  bool several = false;
  for (int32_t i = p.noun.begin + 1; i + 1 < p.noun.end; ++i) {
    const Item& item = clauses_->items[Index(i)];
    if (!item.is(Mark::enumeration) && !item.is(CueKind::connective)) continue;
    several = true;
    if (!measured(i - 1)) return false;
  }
  return several && measured(p.noun.end - 1);
}

// 分别, 均: the members of a list that deal with n numbers (or, with one number, all share it).
std::vector<Label> SentenceReader::Dealt(size_t cell_index, const Predicate& p, size_t n) {
  const Cell& cell = clauses_->cells[cell_index];
  ItemRange noun = p.noun;
  if (noun.empty() && (p.each || p.all)) noun = Subject(ClauseBefore(cell));
  if (noun.empty()) return {};
  // Numbers of different units (吨, 千瓦时) measure different heads.
  const auto& cells = clauses_->cells;
  bool one_unit = true;
  for (size_t i = 1; i < n; ++i) one_unit &= QuantityOf(cells[cell_index + i]).unit == QuantityOf(cell).unit;
  std::vector<Label> members = SplitList(context_->text, *clauses_, noun, n > 1 ? n : 0, one_unit);
  if (members.empty() && n > 1 && p.each && !p.owner.empty()) {
    // 公路、水路|分别完成|投资: the noun is said of each of them.
    Label said = MakeLabel(context_->text, *clauses_, noun);
    const bool verb_only = said.thing.empty() && whole_ >= 0;  // 拆除违建90万平方米,其中甲、乙两地分别拆除…
    if (verb_only) said = Suffixed(said, levels_[Index(whole_)].label, levels_[Index(whole_)].label.thing);
    members = SplitList(context_->text, *clauses_, p.owner, n, false);
    for (Label& m : members) m = Suffixed(m, said, said.text);
    return members;
  }
  if (members.empty() && (n == 2 || (n == 1 && p.all))) members = SplitPair(MakeLabel(context_->text, *clauses_, noun));
  if (members.empty() && n == 3 && p.each) {
    members = SplitIndustries(MakeLabel(context_->text, *clauses_, noun));
    if (!members.empty()) rule_ = Rule::industry;
  }
  // 拆除违建[87万平方米],其中甲、乙|分别拆除[36万平方米、38万平方米]: what was done is the whole's.
  if (whole_ >= 0 && !levels_[Index(whole_)].label.verb.empty()) {
    const Label& whole = levels_[Index(whole_)].label;
    for (Label& m : members) {
      if (m.text.ends_with(whole.verb)) m = Suffixed(m, whole, whole.thing);
    }
  }
  // 技术合同成交额48亿元,其中输出、吸纳技术|分别为[22亿元和26亿元]: what they begin with the whole goes on with.
  for (Label& m : members) {
    if (whole_ < 0 || m.verb.empty() || levels_[Index(whole_)].unit != QuantityOf(cell).unit) break;
    const Label& whole = levels_[Index(whole_)].label;
    if (baogao::Overlap(m.text, whole.text) > 0) m = Suffixed(m, whole, whole.text);
  }
  // What the first one does not lack the others do not either: 接待游客人次、旅游收入.
  for (size_t i = 0; i < members.size(); ++i) {
    const std::string before = members[i].text;
    members[i] = Complete(cell, p, std::move(members[i]));
    if (i == 0 && whole_ < 0 && members[i].text == before && MeasureOf(before).size() < before.size()) break;
  }
  // 工业增加值、固定资产投资增幅均居全省第3位: a rate that ranks is the rate of each.
  const std::string rate(members.empty() ? std::string_view() : GrowthRateAtEnd(members.back().text));
  for (Label& m : members) {
    if (!m.text.ends_with(rate)) m = Suffixed(m, members.back(), rate);
  }
  return members;
}

// 分别高于全国、全省平均水平4.1和2.7个百分点: numbers dealt out to what one thing is compared with.
bool SentenceReader::ListsScopes(const Predicate& p) const {
  const std::string_view scope = p.scope.of(context_->text);
  for (const std::string_view mark : WordList{"、", "和", "与"}) {
    if (Contains(scope, mark)) return p.each || p.compare;
  }
  return false;
}

// 办理贷款[9200笔、8600万元],同比分别增长…: do the last two amounts, in units of their own, and they alone of the
// group, tell of one thing?
bool SentenceReader::CountsOneThingTwice() const {
  const size_t said = out_.size();
  if (said < 2 || levels_.empty() || levels_.back().group != group_) return false;
  if (levels_.size() > 1 && levels_[levels_.size() - 2].group == group_) return false;
  const Observation &last = out_[said - 1], &before = out_[said - 2];
  return levels_.back().observation + 2 == static_cast<int32_t>(said) && last.indicator == before.indicator &&
         last.unit != before.unit && last.measure == Measure::level && before.measure == Measure::level;
}

// 技术转让[86项]、[5.1亿元],技术咨询与技术服务[1730项]、[42.7亿元]: two numbers of one thing in the units of the pair
// before, which were of one thing, too; 分别 would deal them out.
bool SentenceReader::PairsAgain(size_t cell, const Predicate& p, size_t n) const {
  const size_t said = out_.size();
  if (n != 2 || p.each || p.all || said < 2 || levels_.empty() || levels_.back().group != group_) return false;
  const Observation &last = out_[said - 1], &before = out_[said - 2];
  const auto& cells = clauses_->cells;
  return last.indicator == before.indicator && last.unit != before.unit &&
         before.unit == QuantityOf(cells[cell]).unit && last.unit == QuantityOf(cells[cell + 1]).unit;
}

std::vector<Label> SentenceReader::LastLabels(size_t n) const {
  if (n == 2 && CountsOneThingTwice()) return {levels_.back().label, levels_.back().label};
  std::vector<Label> labels;
  for (size_t i = levels_.size(); i-- > 0 && labels.size() < n && levels_.size() - i <= 2 * kFar;) {
    if (levels_[i].group < first_group_) break;
    const Label& label = levels_[i].label;
    const bool seen = std::any_of(labels.begin(), labels.end(), [&](const Label& l) { return l.text == label.text; });
    if (!seen) labels.push_back(label);
  }
  if (labels.size() != n) return {};
  std::reverse(labels.begin(), labels.end());
  return labels;
}

// 甲、乙、丙浓度分别为…,前两项|下降[8.5%、6.2%]: the first n of the amounts before. Empty if the words say no such
// thing.
std::vector<Label> SentenceReader::FirstOfGroup(const Predicate& p, size_t n) const {
  const Label words = n > 1 ? MakeLabel(context_->text, *clauses_, p.noun) : Label{};
  if (words.text != "前两项" && words.text != "前三项" && words.text != "前两者") return {};
  std::vector<Label> labels = GroupLabels();
  if (labels.size() <= n) return {};
  labels.resize(n);
  return labels;
}

// The labels that 均 or 分别 with a single number speak of: the latest amounts of one unit, or the last two if each has
// a unit of its own.
std::vector<Label> SentenceReader::GroupLabels() const {
  std::vector<Label> labels;
  // 接待游客38万人次,旅游收入9200万元,均翻了一番: both, though each has a unit of its own.
  const size_t last = levels_.size() - 1;
  const bool both = levels_.size() > 1 && levels_[last].unit != levels_[last - 1].unit;
  for (size_t i = levels_.size(); i-- > 0 && levels_.size() - i <= (both ? 2 : kFar);) {
    if ((!both && levels_[i].unit != levels_.back().unit) || levels_[i].group != group_) break;
    // 新认定企业2家,总数达到6家,均…: of all of them, once.
    const Label& told = levels_[i].label;
    const bool seen = std::any_of(labels.begin(), labels.end(), [&](const Label& l) {
      return l.text == told.text || (IsNew(told) && l.text == told.thing);
    });
    if (!seen) labels.push_back(told);
  }
  std::reverse(labels.begin(), labels.end());
  if (labels.empty() && !subject_.empty()) labels.push_back(subject_);
  return labels;
}

// What n numbers in turn say of those told before; nothing: the words on their left are no such thing.
std::optional<std::vector<Label>> SentenceReader::SaidOfEach(const Cell& cell, const Predicate& p, size_t n) const {
  const Label said = MakeLabel(context_->text, *clauses_, p.noun);
  constexpr size_t kShortRate = 4;
  if (n == 1) {
    if (const size_t told = TogetherCount(said, false); told > 0)
      return LastLabels(told);  // 收入5亿元、利润2亿元,两项均|增长[8%]
    // 办结建议608件、提案684件,满意率均|为[100%]
    std::vector<Label> rates;
    if (said.text.ends_with("率") && CodePoints(said.text) <= kShortRate && !levels_.empty() && levels_.back().counts) {
      for (const Label& counted : GroupLabels()) rates.push_back(Prefixed(counted, counted.thing, said));
    }
    return rates.size() > 1 ? std::optional(std::move(rates)) : std::nullopt;
  }
  // 总产量47万吨,产值87亿元,人均收入1万元,三项指标各增[5.2%、11.4%、9.7%]
  if (TogetherCount(said, false) == n) return LastLabels(n);
  if (p.each) {
    std::vector<Label> each = OfEach(cell, said, n);
    if (!each.empty()) return each;
  }
  // 管理高血压患者9万人、糖尿病患者3万人,管理率72%、70%
  const bool rates =
      said.text.ends_with("率") && CodePoints(said.text) <= kShortRate + 1 && !levels_.empty() && levels_.back().counts;
  if (!p.each && QuantityOf(cell).form == Form::percent && rates) {
    const std::vector<Label> counted = LastLabels(n);
    const bool alike = counted.size() == n && counted[0].text != counted[1].text && levels_.size() >= n &&
                       levels_[levels_.size() - n].unit == levels_.back().unit;
    if (alike) return OfEach(cell, said, n);
    return std::nullopt;
  }
  if (QuantityOf(cell).form == Form::rank && !said.empty() && said.text == GrowthRateAtEnd(said.text)) {
    // 内资增长18%,外资增长16%,增速|分列全省[第3位、第2位]
    std::vector<Label> rates = LastLabels(n);
    for (Label& label : rates) label = Suffixed(label, said, said.text);
    if (!rates.empty()) return rates;
  }
  if (!p.each || said.text != "总数") return {};
  // 新认定国家级企业2家、省级9家,总数|分别达到[6家和30家]
  std::vector<Label> things = LastLabels(n);
  for (Label& label : things) {
    if (IsNew(label)) label = Only(label, std::string(label.thing));
  }
  return things;
}

}  // namespace baogao
