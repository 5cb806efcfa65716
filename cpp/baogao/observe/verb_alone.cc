// Verbs without an object, on the number's left (立案57起,结案[51起]) or behind it ([173户]稳定脱贫): what was counted
// before is what they are said of.
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/predicate_words.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {

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
    if (Contains(before.text, right.text)) return before;
    if (before.verb.empty()) return Suffixed(before, right, right.text);
  }
  // 贫困户[60户][150人]|全部达到脱贫标准
  if (twice && levels_.back().unit == "户" && clauses_->items[Index(cell.at + 1)].kind == ItemKind::cue)
    return Prefixed(right, right.text, Only(levels_.back().label, levels_.back().label.thing));
  const Level& whole = levels_[whole_ >= 0 && levels_[Index(whole_)].unit == unit ? Index(whole_) : levels_.size() - 1];
  if (whole.unit != unit || !(right.thing.empty() || IsOneVerb(right))) return right;
  Label out = Suffixed(right, whole.label, whole.label.thing);
  out.thing = whole.label.thing;
  return out;
}

namespace {

// What one verb was said of with another verb: 重大项目开工[91个]、竣工[217个]; 立案[57起],结案[51起].
Label DoneWith(const Label& what, const Label& left) {
  // 申请专利3906件,授权[2117件]: the one takes the other's place.
  std::string_view thing_of = what.thing;
  constexpr std::string_view kUnderWay = "在建";  // 在建高速公路5条,续建[2条]
  if (thing_of.starts_with(kUnderWay)) thing_of.remove_prefix(kUnderWay.size());
  for (const std::string_view done : WordList{"申请", "授权"}) {
    if (thing_of.starts_with(done) && (left.verb == "申请" || left.verb == "授权")) thing_of.remove_prefix(done.size());
  }
  Label out = Lent(Only(what, thing_of));
  // 专利申请216件;授权[121件]: behind the noun, too.
  constexpr std::string_view kApplied = "申请";
  if (left.verb == "授权" && out.text.ends_with(kApplied) && out.text.size() > kApplied.size()) {
    Cut(out, kApplied);
    out = Suffixed(out, left, left.verb);
    out.thing = out.text;
    return out;
  }
  const std::string total = "总" + what.tail;
  if (!what.tail.empty() && out.text.ends_with(total)) {
    // 加工园总投资18亿元,已到位[7亿元]: 加工园到位投资.
    const Label whose = Only(out, std::string_view(out.text).substr(0, out.text.size() - total.size()));
    Label paid = Suffixed(whose.empty() ? left : Suffixed(whose, left, left.verb), what, what.tail);
    paid.thing = paid.text;
    paid.verb.clear();
    return paid;
  }
  // 滩羊饲养量318万只,出栏[186万只]: 滩羊出栏.
  const std::string_view kept = MeasureOf(out.text);
  const bool treated = left.verb == "住院" && kept == "门诊量";  // 县医院门诊量43万人次、住院3万人次
  if ((left.verb == "出栏" || left.verb == "存栏" || treated) && !kept.empty() && kept.size() < out.text.size()) {
    Label herd =
        Suffixed(Only(out, std::string_view(out.text).substr(0, out.text.size() - kept.size())), left, left.verb);
    herd.thing = herd.text;
    return herd;
  }
  if (left.verb == "轮换") Cut(out, "规模");  // 储备粮规模36万吨,轮换[12万吨]
  // What is said of them last changes.
  const bool turns = !what.tail.empty() && out.text.size() > what.tail.size() && out.text.ends_with(what.tail);
  if (turns) Cut(out, what.tail);
  const std::string thing = out.text;
  out = turns ? Suffixed(out, left, left.verb) : Prefixed(left, left.verb, out);
  out.tail = turns ? left.verb : "";
  out.thing = turns ? out.text : thing;
  out.verb = turns ? "" : left.verb;
  return out;
}

}  // namespace

// 修缮纪念设施7处,投入[1260万元]: on what came before; 投入[4600万元],采购设备…: on what comes next.
Label SentenceReader::SpentOn(const Cell& cell, const Predicate& p, const Label& left) {
  if (cell.opening == Opening::comma && !levels_.empty() && levels_.back().group == group_ &&
      levels_.back().dimension != "money" && levels_.back().unit != "%")
    return Suffixed(levels_.back().label, left, left.text);
  Label bare = left;
  bare.thing = bare.text;
  bare.verb.clear();
  const Completed whole = WithPurpose({cell, p, bare, HeadOf(bare.text), true});
  return whole ? *whole : Label{};
}

// What a verb without an object is said of; empty if it says enough alone, or, with declined_, if nothing tells.
Label SentenceReader::OfVerbAlone(const Cell& cell, const Predicate& p, const Label& left) {
  const auto& items = clauses_->items;
  const Quantity& q = QuantityOf(cell);
  // 开展|检查[120次]: what is held is a noun.
  if (IsCount(q) && p.verb == CueKind::light && IsHolding(p.cue.of(context_->text))) {
    Label held = left;
    held.thing = held.text;
    held.verb.clear();
    return held;
  }
  if (IsMoney(q) && left.verb.ends_with("投入")) {
    Label spent = SpentOn(cell, p, left);
    if (!spent.empty()) return spent;
  }
  // 小微企业缓税5亿元、涉及[2140户]: whom it was for.
  if (left.text == "涉及" && !levels_.empty() && levels_.back().dimension == "money" && levels_.back().group == group_)
    return Suffixed(levels_.back().label, left, left.text);
  // 立案57起,结案51起: the same things, another verb; 存款余额增长8%,新增4万亿元: the same amount.
  // 检查企业[214家次],责令整改[33家]: of those, too.
  const auto unit_of = [](std::string_view unit) {
    constexpr std::string_view kTimes = "次";
    return unit.size() > kTimes.size() && unit.ends_with(kTimes) ? unit.substr(0, unit.size() - kTimes.size()) : unit;
  };
  // 实施项目[138个],开工[127项]: projects are counted with either.
  const auto alike = [&](const Level& level) {
    const bool either = (level.unit == "个" && q.unit == "项") || (level.unit == "项" && q.unit == "个");
    return level.unit == q.unit || unit_of(level.unit) == q.unit || (either && level.label.thing.ends_with("项目"));
  };
  // 实施项目[86个],总投资[9亿元],已竣工[61个]: money and rates may stand between.
  constexpr size_t kBetween = 2;
  const Level* before = levels_.empty() ? nullptr : &levels_.back();
  for (size_t i = levels_.size(); before != nullptr && i-- > 1 && levels_.size() - i <= kBetween;) {
    const Level& between = levels_[i];
    if (unit_of(between.unit) == q.unit || (between.dimension != "money" && between.unit != "%")) break;
    if (levels_[i - 1].unit == q.unit && levels_[i - 1].counts) before = &levels_[i - 1];
  }
  // 刑事案件立案[2105起],下降11%;破获[1038起]: behind a semicolon, too, where a verb was said of them; of the whole.
  if (before != nullptr && cell.opening == Opening::semicolon && before->member) before = &WholeOf(*before);
  const auto ends = [&](std::string_view noun) { return before->label.thing.ends_with(noun); };
  const bool goes_on =
      before != nullptr && cell.opening == Opening::semicolon && before->group + 1 == group_ &&
      (!before->label.tail.empty() || ends("项目") || ends("专利") || ends("专利申请") || ends("案件"));
  const bool same = before != nullptr && alike(*before) && (before->group == group_ || goes_on);
  // 罚没|入库 says enough: two verbs are a noun.
  int verbs = 0;
  for (int32_t i = p.noun.begin; i < p.noun.end; ++i) verbs += items[Index(i)].is(CueKind::action);
  const bool alone =
      HeadOf(left.text).kind != HeadKind::none || verbs > 1 || (q.dimension == "person" && left.text != "新增");
  const bool enough = left.text.ends_with("就业");  // 新增就业2万人、再就业[6000人]
  const Label* what = same && !enough && !(alone && !IsCount(q)) ? &before->label : nullptr;
  if (what == nullptr && whole_ >= 0 && levels_[Index(whole_)].unit == q.unit && !alone)
    what = &levels_[Index(whole_)].label;  // 省级重点项目96个(新开工38个、续建58个)
  if (what == nullptr && !alone && left.text == "新增" && !subject_.empty()) what = &subject_;
  if (what != nullptr && what->deed) what = nullptr;  // 刑拘89人、判刑[41人]
  if (what != nullptr) {
    return DoneWith(*what, left);
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
  for (const std::string_view over : WordList{"超", "过", "以上", "不足", "以下"})
    threshold |= Contains(which.text, over);
  if (!threshold || levels_.empty() || levels_.back().group < first_group_) return {};
  const Label& counted = levels_[Index(whole_ >= 0 ? whole_ : static_cast<int32_t>(levels_.size()) - 1)].label;
  if (Contains(which.text, counted.thing)) return {};
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

}  // namespace baogao
