// What a label lacks, and where it takes it from: the owner of a dependent noun, the head of a member that only tells
// which, the topic of the sentence for what is said of it.
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/sentence.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

struct BoundWordRow {
  std::string_view surface;
};
constexpr BoundWordRow kBoundWords[] = {
#include "data/bound_words.inc"
};

struct KindNounRow {
  std::string_view surface;
};
constexpr KindNounRow kKindNouns[] = {
#include "data/kind_nouns.inc"
};

// 经营主体58万户,其中企业9万户: a short label that names a thing of its own.
bool IsKind(std::string_view label) {
  return std::any_of(std::begin(kKindNouns), std::end(kKindNouns),
                     [&](const KindNounRow& row) { return label.ends_with(row.surface); });
}

// 引进亿元以上项目60个,其中十亿元以上3个: the members' threshold takes the place of the whole's.
std::string_view BehindThreshold(std::string_view thing) {
  constexpr std::string_view kOver = "以上";
  const size_t at = thing.find(kOver);
  return at == std::string_view::npos ? thing : thing.substr(at + kOver.size());
}

// 新增四上企业102家,其中规上工业49家: a branch of industry stands for those in it.
Label AsBranch(const Label& whole, const Label& label) {
  constexpr std::string_view kBranches[] = {"业", "商贸", "贸易", "建筑", "材料", "信息", "医药", "制造"};
  constexpr size_t kLongest = 8;
  const bool branch =
      CodePoints(label.text) <= kLongest && std::any_of(std::begin(kBranches), std::end(kBranches),
                                                        [&](std::string_view b) { return label.text.ends_with(b); });
  for (const std::string_view kind : {"企业", "项目"}) {
    if (!branch || !whole.thing.ends_with(kind) || label.text.ends_with(kind)) continue;
    const Label out = Suffixed(label, whole, kind);
    return whole.verb.starts_with("新") ? Prefixed(whole, whole.verb, out) : out;
  }
  return label;
}

}  // namespace

bool IsBound(std::string_view words) {
  static const Trie bound = TrieOf(kBoundWords);
  return static_cast<bool>(bound.Longest(words, 0));
}

// Adds what the label lacks: the owner of a dependent noun, the head of a member that only tells which.
Label SentenceReader::Complete(const Cell& cell, const Predicate& p, Label label) {
  if (!levels_.empty() && levels_.back().group >= first_group_ && whole_ < 0) {
    Label turned = Counterpart(label, levels_.back().label);
    if (!turned.empty()) return turned;
  }
  Head head = HeadOf(label.text);
  if (head.word != label.text) head = HeadOf(label.thing);
  const bool number = head.word == "总数" || head.word == "总量";
  if (head.kind == HeadKind::generic && label.thing == head.word && !subject_.empty() &&
      !(number && !label.verb.empty())) {
    // 新认定企业12家,总数达到86家: of all of them.
    if (number && QuantityOf(cell).form == Form::amount && !subject_.verb.empty() && !subject_.thing.empty()) {
      Label things = subject_;
      things.text = things.thing;
      things.verb.clear();
      return Suffixed(things, label, label.thing);
    }
    const bool keeps = label.thing == "增速" || label.thing == "增幅";
    return keeps ? Suffixed(subject_, label, label.thing) : subject_;
  }
  if (label.text == "投资" || label.text == "投入" || label.text == "总投资") {
    const Label purpose = WithPurpose(cell, label);
    if (!purpose.empty()) return purpose;
  }
  constexpr size_t kOneVerb = 6;  // bytes; 新增孵化|面积 is a noun of its own
  const bool bare = label.text == head.word || (label.thing == head.word && label.verb.size() <= kOneVerb);
  constexpr size_t kShortRate = 4;
  const bool rate = head.kind == HeadKind::none && label.text.ends_with("率") && CodePoints(label.text) <= kShortRate;
  const bool parallel = cell.opening == Opening::item && IsParallel(head);
  if (!p.member && (rate || (bare && (head.kind == HeadKind::owned || parallel)))) {
    const Label owned = WithOwner(cell, label);
    if (cell.opening == Opening::adjacent) NoteHolder(levels_.empty() ? Label{} : levels_.back().label);
    if (!owned.empty()) return owned;
  }
  if (!p.member && whole_ < 0) {
    Label said = OfTopic(cell, label);
    if (!said.empty()) {
      of_topic_ = true;
      return said;
    }
  }
  if (!levels_.empty() && whole_ < 0 && (cell.opening == Opening::comma || cell.opening == Opening::item)) {
    const Label alike = Alike(label);
    if (!alike.empty()) return alike;
  }
  if (cell.opening == Opening::comma && (label.verb.empty() || label.verb.starts_with("新"))) {
    const Label carried = Carried(cell, label);
    if (!carried.empty()) return carried;
  }
  if (bare && head.kind != HeadKind::generic && label.verb.empty()) {
    const Label topic = WithTopic(cell, label);
    if (!topic.empty()) return topic;
  }
  const Label said = SaidOfBefore(label);
  if (!said.empty()) return said;
  if (whole_ >= 0 && label.verb.empty()) return AsMember(p, label);
  constexpr size_t kShortDeed = 3;
  const bool deed = rule_ != Rule::right && head.kind == HeadKind::none && CodePoints(label.text) <= kShortDeed &&
                    p.verb != CueKind::reach;
  const bool receives = label.verb == "获" || label.verb == "享受" || deed;
  if (cell.opening == Opening::adjacent && !subject_.empty() &&
      (receives || (head.kind != HeadKind::none && p.verb != CueKind::word))) {
    if (receives) return Prefixed(subject_, subject_.thing, label);  // [490家]高新技术企业|获减免
    NoteHolder(subject_);
    return Prefixed(subject_, subject_.text, label);  // [723家]高新技术企业|共实现|主营业务收入
  }
  // [723家]企业实现收入…;研发支出…: what is said of them goes on behind the semicolon.
  const bool goes_on = cell.opening == Opening::semicolon && holder_group_ + 1 == group_ && label.verb.empty() &&
                       head.kind != HeadKind::none && p.owner.empty();
  if (goes_on) return Prefixed(holder_, holder_.text, label);
  if (levels_.empty() || head.kind != HeadKind::none) return label;
  if (cell.opening == Opening::item && label.text.starts_with("在") && IsModifier(label.text) &&
      levels_.back().counts) {
    return Suffixed(label, levels_.back().label, levels_.back().label.thing);  // 建成通道4座、在建8座
  }
  if (cell.opening == Opening::item && IsModifier(label.thing)) {
    // 国家级项目5项、省级8项
    const std::string& before = levels_.back().label.thing;
    const size_t at = before.find("级");
    if (label.thing.ends_with("级") && at != std::string::npos) {
      return Suffixed(label, levels_.back().label, std::string_view(before).substr(at + std::string_view("级").size()));
    }
  }
  if (!label.verb.empty()) return label;
  // 棉花总产616万吨,蔬菜2062万吨: a bare noun with a physical unit lacks the head of the amount before it.
  const Quantity& q = QuantityOf(cell);
  if (q.form != Form::amount || q.unit.empty() || IsCount(q) || IsMoney(q)) return label;
  for (size_t i = levels_.size(); i-- > 0 && levels_.size() - i <= kFar;) {
    const Head shared = HeadOf(levels_[i].label.text);
    if (levels_[i].unit == q.unit && shared.kind != HeadKind::none)
      return Suffixed(label, levels_[i].label, shared.word);
  }
  return label;
}

void SentenceReader::NoteHolder(const Label& counted) {
  if (!counted.text.ends_with("企业")) return;
  holder_ = counted;
  holder_group_ = group_;
}

// A bare head behind a clause without numbers: 棉花,年均产量464万吨 is of 棉花;
// 由某公司承担的“某技术”项目列入计划,经费100万元 is of 项目. Empty if there is none.
Label SentenceReader::WithTopic(const Cell& cell, const Label& label) const {
  const ItemRange clause = ClauseBefore(cell);
  const auto& items = clauses_->items;
  ItemRange subject = {clause.begin, clause.end};
  bool verb = false;
  for (int32_t i = clause.begin; i < clause.end && !verb; ++i) {
    const Item& item = items[Index(i)];
    verb = item.is(CueKind::action) || item.is(CueKind::light) || item.is(CueKind::reach) || item.is(CueKind::rise);
    if (!verb) continue;
    const bool tells_which = i + 1 < clause.end && items[Index(i + 1)].span.of(context_->text).starts_with("的");
    if (tells_which) subject.begin = i + 1, verb = false;
    if (verb) subject.end = i;
  }
  if (subject.empty() || items[Index(subject.end - 1)].kind != ItemKind::words) return {};
  const Label topic = MakeLabel(context_->text, *clauses_, subject);
  // A clause without a verb must be a short noun; what a verb follows is its subject.
  constexpr size_t kLongestNoun = 8, kLongestSubject = 30;
  if (!IsLabel(topic.text) || topic.text.ends_with("中") ||
      CodePoints(topic.text) > (verb ? kLongestSubject : kLongestNoun))
    return {};
  return Prefixed(topic, topic.text, label);
}

// 投资4.17亿元实施重点项目, 投资1.6万元,安装路灯55盏: what the money is for. Empty if that is not said.
Label SentenceReader::WithPurpose(const Cell& cell, const Label& label) const {
  const auto& items = clauses_->items;
  const auto size = static_cast<int32_t>(items.size());
  int32_t i = cell.at + 1;
  while (i < size && (items[Index(i)].is(Mark::comma) || items[Index(i)].is(CueKind::trim))) ++i;
  if (i >= size || (!items[Index(i)].is(CueKind::action) && !items[Index(i)].is(CueKind::light))) return {};
  if (items[Index(i)].is(CueKind::light)) ++i;
  int32_t end = i;
  while (end < size && items[Index(end)].kind != ItemKind::mark && items[Index(end)].kind != ItemKind::quantity) ++end;
  if (end == i) return {};
  const Label purpose = FromItems(context_->text, items, {i, end});
  constexpr size_t kLongest = 16;
  if (!IsLabel(purpose.text) || purpose.thing.empty() || purpose.text.starts_with(label.text) ||
      CodePoints(purpose.text) > kLongest)
    return {};
  return Prefixed(purpose, purpose.text, label);
}

// 科技保险|覆盖企业[140余家],惠及…: a label that opens with a bound word is said of the topic. Empty if it is not.
Label SentenceReader::OfTopic(const Cell& cell, const Label& label) const {
  if (topic_.empty() || topic_group_ != group_ || !IsBound(label.text)) return {};
  const bool listed = cell.opening == Opening::item && !list_verb_.empty() && label.verb.empty();
  if (listed || (cell.opening != Opening::comma && cell.opening != Opening::item)) return {};
  return ToTopic(label);
}

// 专利商标质押融资惠及企业[212家],融资额…: the topic in front of what is said of it; words they share stand once.
Label SentenceReader::ToTopic(const Label& label) const {
  if (label.text.find(topic_.text) != std::string::npos) return {};
  const size_t shared = Overlap(topic_.text, label.text);
  return Prefixed(topic_, std::string_view(topic_.text).substr(0, topic_.text.size() - shared), label);
}

// The subject of the number's clause is the topic of those that follow; without one, what the clause counts.
void SentenceReader::NoteTopic(const Cell& cell, const Predicate& p, const Label& label) {
  if (of_topic_ || cell.opening == Opening::bracket || whole_ >= 0) return;
  Label subject = MakeLabel(context_->text, *clauses_, p.owner);
  if (subject.empty() && !label.subject.empty()) {
    subject = label;
    subject.text = subject.thing = label.subject;
  }
  bool is_subject = IsLabel(subject.text) && CodePoints(subject.text) > 1;
  if (!is_subject) {
    // 发放补助资金840万元,惠及…: what a verb deals with; else what is counted, but no 收入 or 产值.
    // 知识产权质押登记金额26亿元,惠及…: without the head.
    const Head head = HeadOf(label.thing);
    const bool headed = head.kind != HeadKind::none && label.verb.empty();
    if (headed && (label.thing.starts_with("每") || label.thing.starts_with("人均"))) return;
    constexpr size_t kLeast = 12;  // bytes
    if (label.thing.size() < (headed ? head.word.size() + kLeast : 1) || QuantityOf(cell).form != Form::amount) return;
    subject = label;
    if (headed) subject.thing.resize(subject.thing.size() - head.word.size());
    subject.text = subject.thing;
  }
  subject.verb.clear();
  topic_ = std::move(subject);
  topic_is_subject_ = is_subject;
  topic_group_ = group_;
}

// Labels that are said of the amount before: 每座补助, 户均. Empty if this is none of them.
Label SentenceReader::SaidOfBefore(const Label& label) const {
  if (levels_.empty() || levels_.back().group < first_group_) return {};
  const Label& before = levels_.back().label;
  // 建设暖棚[210座],每座补助: of each of them; 每百元营业收入中的成本 is a rate of its own.
  constexpr std::string_view kEach = "每";
  const std::string_view unit = levels_.back().unit;
  const bool each = label.text.starts_with(kEach) && !unit.empty() &&
                    std::string_view(label.text).substr(kEach.size()).starts_with(unit);
  if (each) return Prefixed(before, before.thing, label);
  for (const std::string_view per : {"户均", "人均", "亩均"}) {
    if (label.text == per) return Suffixed(label, before, before.thing);
    // 建设高标准农田4万亩,亩均投资…: what each of them gets.
    constexpr size_t kCharacter = 3;
    const bool of_them = unit == per.substr(0, kCharacter) || (per == "人均" && levels_.back().dimension == "person");
    if (of_them && levels_.back().group == group_ && label.text.starts_with(per))
      return Prefixed(before, before.thing, label);
  }
  return {};
}

// 邮政行业业务收入5亿元,业务总量8亿元: a label whose first word stands inside the one before shares what stands before
// that word. Empty if it does not.
Label SentenceReader::Alike(const Label& label) const {
  constexpr size_t kTwoCharacters = 6, kLongest = 5;
  const Level& before = levels_.back();
  if (before.group != group_ || !label.verb.empty() || CodePoints(label.text) > kLongest) return {};
  if (label.text.size() <= kTwoCharacters || !before.label.verb.empty() || before.label.thing.starts_with("新"))
    return {};
  if (HeadOf(label.text).kind == HeadKind::none && !label.text.ends_with("占比")) return {};
  const std::string_view text = before.label.thing;
  const size_t at = text.find(std::string_view(label.text).substr(0, kTwoCharacters));
  if (at == std::string_view::npos || at < kTwoCharacters || at + kTwoCharacters >= text.size()) return {};
  const std::string_view front = text.substr(0, at);
  if (front.find("以上") != std::string_view::npos || front.find("、") != std::string_view::npos) return {};
  return Prefixed(before.label, front, label);
}

// What a clause takes over from the one before: 国家级立项项目2个,项目支持资金263万元 is 国家级立项项目支持资金;
// 某中心新入驻企业18家,在孵企业59家 is 某中心在孵企业. Empty if nothing.
Label SentenceReader::Carried(const Cell& cell, const Label& label) const {
  if (levels_.empty() || levels_.back().group != group_ || !levels_.back().counts) return {};
  const Level& before = levels_.back();
  const std::string_view thing = before.label.thing;
  const size_t shared = Overlap(thing, label.text);
  const std::string_view rest = std::string_view(label.text).substr(shared);
  if (shared > 0 && HeadOf(rest).word == rest) {
    return Prefixed(before.label, thing.substr(0, thing.size() - shared), label);
  }
  constexpr size_t kShort = 6;
  if (before.unit != QuantityOf(cell).unit || CodePoints(label.text) > kShort) return {};
  if (!label.text.starts_with("新") && !label.text.starts_with("在")) return {};
  for (const std::string_view organisation : {"中心", "公司", "集团", "园区", "基地", "平台"}) {
    const size_t at = before.label.text.find(organisation);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view name = std::string_view(before.label.text).substr(0, at + organisation.size());
    if (before.label.text.size() == name.size()) continue;
    return Prefixed(before.label, name, label);
  }
  return {};
}

// 授权量 behind 专利申请量: heads that end alike and are of one length are parallel.
bool SentenceReader::IsParallel(const Head& head) const {
  if (levels_.empty() || levels_.back().group < first_group_) return false;
  const Head before = HeadOf(levels_.back().label.thing);
  constexpr size_t kCharacter = 3;  // bytes
  return before.kind != HeadKind::none && before.word.size() == head.word.size() && before.word != head.word &&
         before.word.size() > kCharacter &&
         before.word.substr(before.word.size() - kCharacter) == head.word.substr(head.word.size() - kCharacter);
}

// 医院863家(公立112家、民营751家),床位5214张: behind a breakdown the text goes on about the whole.
const SentenceReader::Level& SentenceReader::LastWhole() const {
  const size_t last = levels_.size() - 1;
  size_t i = last;
  while (whole_ < 0 && levels_[i].member && i > 0 && last - i < kFar && levels_[i - 1].group >= first_group_) --i;
  return levels_[whole_ < 0 && !levels_[i].member ? i : last];
}

// 经费 behind 国家级项目20项 is 国家级项目经费; 总产量 behind 粮食播种面积 is 粮食总产量. Empty if there is no owner.
Label SentenceReader::WithOwner(const Cell& cell, const Label& label) const {
  if (levels_.empty() || cell.opening == Opening::sentence || cell.opening == Opening::bracket) return {};
  if (levels_.back().group < first_group_) return {};
  const Level& before = LastWhole();
  if (!owner_.empty() && !before.counts) return Prefixed(owner_, owner_.text, label);
  if (topic_is_subject_ && topic_group_ == group_ && whole_ < 0) return ToTopic(label);
  // 发放科技创新券2000万元,兑付率61%: of what the money was given as.
  if (!before.counts && HeadOf(before.label.thing).kind == HeadKind::none && !before.label.verb.empty())
    return Prefixed(before.label, before.label.thing, label);
  // 研究生教育招生[91万人],毕业生[64万人]: both are of 研究生教育.
  const Head told = HeadOf(before.label.thing);
  const bool owned_too = told.kind == HeadKind::owned && told.word != before.label.thing;
  if (before.counts && !owned_too && !IsParallel(HeadOf(label.thing))) {
    if (label.text.starts_with(before.label.thing)) return label;  // 死亡8万人,死亡率8‰
    Label noun = label;
    if (label.verb == "获" || label.verb == "获得") noun.text = noun.thing;  // 项目51项,获经费5031万元
    return Prefixed(before.label, before.label.thing, noun);
  }
  const std::string_view owner =
      std::string_view(before.label.thing).substr(0, before.label.thing.size() - told.word.size());
  if (told.kind == HeadKind::none || owner.empty()) return {};
  if (label.text.starts_with(owner)) return label;
  // 商品房销售面积52万平方米、销售额28亿元: words that both have stand once.
  return Prefixed(before.label, owner.substr(0, owner.size() - Overlap(owner, label.text)), label);
}

// A member of a breakdown: what it lacks is the whole's head, or, where it only tells which, the whole itself.
Label SentenceReader::AsMember(const Predicate& p, const Label& label) const {
  const Level& whole = levels_[Index(whole_)];
  const Head head = HeadOf(whole.label.text);
  // 固定资产投资（不含农户）: what stands in brackets is no head.
  const Head own = HeadOf(std::string_view(label.text).substr(0, label.text.find("（")));
  if (own.kind != HeadKind::none) {
    // 新增贷款50亿元,其中制造业贷款20亿元: new ones too.
    return own.word == head.word && label.verb.empty() ? Prefixed(whole.label, whole.label.verb, label) : label;
  }
  // 授权专利494件,其中发明专利39件: what was done to all was done to these.
  for (const std::string_view done : {"授权", "申请", "有效"}) {
    const std::string_view thing = whole.label.thing;
    if (thing.starts_with(done) && label.text.ends_with(thing.substr(done.size())) && !label.text.starts_with(done))
      return Prefixed(whole.label, done, label);
  }
  if (label.text.size() > whole.label.thing.size() && label.text.ends_with(whole.label.thing))
    return Prefixed(whole.label, whole.label.verb, label);
  // Those who earn or produce take the whole: 民营企业|规模以上工业增加值; industries only the head: 采矿业|增加值.
  const bool holder = label.text.ends_with("企业") || label.text.ends_with("园区") || label.text.ends_with("经济") ||
                      label.text.ends_with("类");
  if (holder && p.verb != CueKind::word && head.kind != HeadKind::none)
    return Suffixed(label, whole.label, whole.label.text);
  if (head.kind != HeadKind::none) {
    // 向上争取资金3.6亿元(中央1.9亿元): the verb is the members' too.
    return Prefixed(whole.label, whole.label.verb, Suffixed(label, whole.label, head.word));
  }
  if (!IsModifier(label.text)) return AsBranch(whole.label, label);
  if (IsKind(label.text)) return label;
  std::string_view thing = whole.label.thing;
  const bool over = label.text.ends_with("以上");
  if (over) thing = BehindThreshold(thing);
  for (const std::string_view kind : {"奖", "站", "点", "所", "队"}) {
    // 国家科学技术奖3项,其中一等奖1项: a kind of it by name.
    if (label.text.ends_with(kind) && thing.ends_with(kind)) return Prefixed(whole.label, thing, label);
  }
  for (const std::string_view level : {"级以上", "级"}) {
    // 国家级 of 市级以上中心 is 国家级中心.
    const size_t at = thing.find(level);
    if (!label.text.ends_with("级") || at == std::string_view::npos || at + level.size() == thing.size()) continue;
    thing.remove_prefix(at + level.size());
    break;
  }
  Label out = Suffixed(label, whole.label, thing);
  if (over || whole.label.verb.starts_with("新")) out = Prefixed(whole.label, whole.label.verb, out);
  return out;
}

}  // namespace baogao
