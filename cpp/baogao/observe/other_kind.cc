// What lacks the head of the amounts before it: enterprises of another kind, branches of an industry, classes of goods,
// those of another rank or residence, and nouns with a unit of measure.
#include <algorithm>
#include <iterator>

#include "baogao/observe/heads.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {

// What is said of the other of a pair.
SentenceReader::Completed SentenceReader::OfOther(const Lacking& it) {
  if (levels_.empty() || levels_.back().group < first_group_) return {};
  const Label& before = levels_.back().label;
  // 0—14岁人口占18%,60岁及以上|占20%
  constexpr std::string_view kPeople = "人口", kAge = "岁";
  const bool aged =
      it.label.text.ends_with("岁及以上") || it.label.text.ends_with("岁以上") || it.label.text.ends_with(kAge);
  if (aged && before.text.ends_with(kPeople) && Contains(before.text, kAge)) return Suffixed(it.label, before, kPeople);
  if (whole_ >= 0) return {};
  // 新认定国家级孵化器一次性奖励100万元,省级|50万元: one rank takes the place of the other.
  constexpr std::string_view kRanks[] = {"国家级", "部级", "省级", "市级", "县级"};
  if (std::find(std::begin(kRanks), std::end(kRanks), it.label.text) != std::end(kRanks) &&
      levels_.back().unit == QuantityOf(it.cell).unit && IsMoney(QuantityOf(it.cell))) {
    for (const std::string_view rank : kRanks) {
      const size_t at = before.text.find(rank);
      if (at == std::string::npos || rank == it.label.text) continue;
      const std::string_view text = before.text;
      return Prefixed(before, text.substr(0, at), Suffixed(it.label, before, text.substr(at + rank.size())));
    }
  }
  return Counterpart(it.label, before);
}

// 在限额以上零售额中,粮油类|增长12%; 新增贷款中,制造业|46亿元: a clause may name the whole without a number.
void SentenceReader::NoteNamedWhole(const Cell& cell) {
  constexpr std::string_view kAmong = "中";
  const ItemRange clause = ClauseBefore(cell);
  if (clause.empty()) return;
  const Item& last = clauses_->items[Index(clause.end - 1)];
  if (last.kind != ItemKind::words || !last.span.of(context_->text).ends_with(kAmong)) return;
  Label whole = MakeLabel(context_->text, *clauses_, clause);
  Cut(whole, kAmong);
  const Head head = HeadOf(whole.text);
  if (head.kind == HeadKind::owned || head.kind == HeadKind::amount) named_whole_ = std::move(whole);
}

// A part of it lacks its head.
SentenceReader::Completed SentenceReader::OfNamedWhole(const Lacking& it) {
  constexpr std::string_view kTax = "税";
  if (named_whole_.empty() || whole_ >= 0 || !it.label.verb.empty() || it.head.kind != HeadKind::none) return {};
  const bool moves = it.predicate.verb == CueKind::rise || it.predicate.verb == CueKind::fall;
  const Quantity& q = QuantityOf(it.cell);
  const bool money = NamesMoney(named_whole_.text) || named_whole_.text.ends_with("贷款");
  if (!(moves && q.form == Form::percent) && !(IsMoney(q) && money)) return {};
  if (!MeasureOf(it.label.text).empty() || it.label.text.ends_with(kTax)) return {};
  return Prefixed(named_whole_, named_whole_.verb, Suffixed(it.label, named_whole_, HeadOf(named_whole_.text).word));
}

// Enterprises of another kind that grow, or that have money, lack the head of those before them; branches and regions
// with money, too: 采矿业利润[5275亿元];制造业[51904亿元].
SentenceReader::Completed SentenceReader::AsOtherKind(const Lacking& it) {
  const Quantity& q = QuantityOf(it.cell);
  const bool moves = it.predicate.verb == CueKind::rise || it.predicate.verb == CueKind::fall;
  const bool grows = moves && q.form == Form::percent;
  const bool has = IsMoney(q) && !moves && !levels_.empty() && levels_.back().unit == q.unit &&
                   (it.cell.opening == Opening::semicolon || it.cell.opening == Opening::comma);
  if (!(grows || has) || !it.label.verb.empty()) return {};
  if (levels_.empty() || levels_.back().group < kinds_group_ || it.head.kind != HeadKind::none) return {};
  const Label& before = levels_.back().label;
  const Head shared = HeadOf(before.text);
  if (shared.kind == HeadKind::none || !before.verb.empty()) return {};
  const std::string_view front = std::string_view(before.text).substr(0, before.text.size() - shared.word.size());
  const auto both = [&](std::string_view end) { return front.ends_with(end) && it.label.text.ends_with(end); };
  const bool branches = both("业") || both("类") || (has && both("地区"));
  const bool measured = shared.word == "增加值" || shared.word == "零售额" || shared.word == "价格";
  const bool those = both("企业") || (branches && (has || measured));
  // 专利授权量增长47%,发明专利增长22%: what the amount before was of stands in the label.
  const bool same = CodePoints(front) > 1 && it.label.text.size() > front.size() && it.label.text.ends_with(front);
  return those || (grows && same) ? Suffixed(it.label, before, shared.word) : Label{};
}

// Those of town or country take the whole label of the amount told of all: 居民人均可支配收入3.7万元,…城镇4.6万元.
SentenceReader::Completed SentenceReader::OfResidence(const Lacking& it) {
  constexpr std::string_view kResidences[] = {"城镇", "农村", "乡村", "城镇居民", "农村居民"};
  const auto is_one = [&kResidences](std::string_view words) {
    return std::any_of(std::begin(kResidences), std::end(kResidences),
                       [&](std::string_view residence) { return words.starts_with(residence); });
  };
  if (std::find(std::begin(kResidences), std::end(kResidences), it.label.text) == std::end(kResidences)) return {};
  const Quantity& q = QuantityOf(it.cell);
  for (size_t i = levels_.size(); i-- > 0 && levels_.size() - i <= kFar && levels_[i].group >= kinds_group_;) {
    const Label& all = levels_[i].label;
    // 城镇零售额1051亿元,增长9%,乡村[195亿元]: the other one, directly before, has what this one lacks.
    const bool other = is_one(all.text);
    if (other && (i + 1 < levels_.size() || HeadOf(all.text).word != "零售额")) continue;
    if (other) return Suffixed(it.label, all, HeadOf(all.text).word);
    if (levels_[i].unit != q.unit || MeasureOf(all.text).empty() || !all.verb.empty()) return {};
    constexpr std::string_view kCity = "城市";  // 城市低保标准720元,农村530元
    const size_t taken = all.text.starts_with(kCity) ? kCity.size() : Overlap(it.label.text, all.text);
    return Suffixed(it.label, all, std::string_view(all.text).substr(taken));
  }
  return {};
}

// 主要产品产量有升有降:生铁[562万吨]: goods by weight are output where the paragraph has told of it. Where it did;
// empty if it did not.
Span SentenceReader::OutputTold(const Lacking& it) const {
  constexpr std::string_view kOutput = "产量";
  constexpr size_t kLongestGoods = 6, kFarthest = 900;  // characters, bytes
  if (!it.label.verb.empty() || whole_ >= 0 || it.cell.opening == Opening::adjacent) return {};
  if (CodePoints(it.label.text) > kLongestGoods || CodePoints(it.label.text) < 2 || it.label.spans.empty()) return {};
  for (const std::string_view no_goods :
       WordList{"产量", "总产", "生产", "加工", "是", "不", "个", "排放", "储备", "库存"}) {
    if (Contains(it.label.text, no_goods)) return {};
  }
  const uint32_t at = it.label.spans.front().begin;
  const std::string_view before =
      context_->text.substr(at - std::min<size_t>(at, kFarthest), std::min<size_t>(at, kFarthest));
  const size_t told = before.rfind(kOutput), line = before.rfind('\n');
  if (told == std::string_view::npos || (line != std::string_view::npos && line > told)) return {};
  const auto begin = static_cast<uint32_t>(at - before.size() + told);
  return {begin, begin + static_cast<uint32_t>(kOutput.size())};
}

// 八大类商品和服务价格六涨两降:食品烟酒上涨[2.7%]: behind a colon, what the words before it say of prices.
SentenceReader::Completed SentenceReader::OfPrices(const Lacking& it) {
  constexpr std::string_view kPrice = "价格";
  constexpr size_t kFarthest = 300, kTitle = 36;  // bytes
  const bool moves = it.predicate.verb == CueKind::rise || it.predicate.verb == CueKind::fall ||
                     it.predicate.growth_noun != CueKind::word;
  if (!moves || QuantityOf(it.cell).form != Form::percent || it.head.kind != HeadKind::none) return {};
  if (!it.label.verb.empty() || it.label.spans.empty()) return {};
  const uint32_t at = it.label.spans.front().begin, first = clauses_->items.front().span.begin;
  if (at < first || at - first > kFarthest) return {};
  const std::string_view before = context_->text.substr(first, at - first);
  for (const std::string_view colon : WordList{":", "："}) {
    const size_t mark = before.find(colon);
    const size_t told = mark == std::string_view::npos ? mark : before.rfind(kPrice, mark);
    if (told == std::string_view::npos || mark - told > kTitle || Contains(before.substr(told, mark - told), "，"))
      continue;
    const auto begin = static_cast<uint32_t>(first + told);
    Label price = it.label;
    AppendSpan(price, context_->text, {begin, begin + static_cast<uint32_t>(kPrice.size())});
    price.thing = price.text;
    return price;
  }
  return {};
}

// A bare noun with a physical unit lacks the head of the amount before it.
SentenceReader::Completed SentenceReader::WithHeadBefore(const Lacking& it) {
  // 大豆复合种植15万亩: what was done says what the area is.
  const bool deed_told = !it.label.verb.empty() || it.label.tail == "种植" || it.label.tail == "扩种";
  if (it.head.kind != HeadKind::none || deed_told || !MeasureOf(it.label.text).empty()) return {};
  const Quantity& q = QuantityOf(it.cell);
  const bool made = !levels_.empty() && LastWhole().label.text.ends_with("产量") && (q.unit == "台" || q.unit == "辆");
  if (q.form != Form::amount || q.unit.empty() || (IsCount(q) && !made) || IsMoney(q)) return {};
  // 汽车产量38万辆,空调1260万台: what is made has units of its own.
  constexpr std::string_view kOutput = "产量";
  constexpr size_t kLongestGoods = 6;
  const Level* before = levels_.empty() ? nullptr : &LastWhole();
  const bool goods = q.dimension != "area";
  if (goods && before != nullptr && before->group == group_ && before->label.text.ends_with(kOutput) && whole_ < 0 &&
      CodePoints(it.label.text) <= kLongestGoods && it.cell.opening != Opening::adjacent)
    return Suffixed(it.label, before->label, kOutput);
  const Span output = q.dimension == "mass" && list_verb_.empty() ? OutputTold(it) : Span{};
  if (!output.empty()) {
    Label made_of = it.label;
    AppendSpan(made_of, context_->text, output);
    made_of.thing = made_of.text;
    return made_of;
  }
  for (size_t i = levels_.size(); i-- > 0 && levels_.size() - i <= kFar;) {
    const Head shared = HeadOf(levels_[i].label.text);
    // 人工造林 is what was done, not what was measured.
    const bool deed = shared.word.ends_with("造林") || shared.word.ends_with("就业") || shared.word.ends_with("修复") ||
                      shared.word == "规模";
    if (levels_[i].unit == q.unit && shared.kind != HeadKind::none && !deed)
      return Suffixed(it.label, levels_[i].label, shared.word);
  }
  return {};
}

}  // namespace baogao
