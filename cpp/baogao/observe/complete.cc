// What a label lacks, and where it takes it from. Each production below completes labels of one kind, or returns none;
// the first that gives one wins. topic.cc has those that look at what the sentence is about, member.cc those of
// breakdowns.
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/predicate_words.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

struct PlainModifierRow {
  std::string_view surface;
};
constexpr PlainModifierRow kPlainModifiers[] = {
#include "data/plain_modifiers.inc"
};

}  // namespace

bool IsPlain(std::string_view modifier) {
  return std::binary_search(std::begin(kPlainModifiers), std::end(kPlainModifiers), PlainModifierRow{modifier},
                            [](const PlainModifierRow& a, const PlainModifierRow& b) { return a.surface < b.surface; });
}

// 按期办结率, 平均用时: does a label that is an owned head with words in front of it still not say whose it is?
bool SentenceReader::LacksOwner(const Label& label, const Head& head) const {
  // 服务业|增加值 says of what it is, though 服务业|收入 may be of those named before.
  if (head.kind != HeadKind::owned || !label.verb.empty() || head.word == "增加值") return false;
  if (label.text.size() <= head.word.size()) return false;
  const std::string_view front = std::string_view(label.text).substr(0, label.text.size() - head.word.size());
  constexpr std::string_view kMean = "平均";
  if (!front.starts_with(kMean)) return IsPlain(front);
  // 平均|用时, and 平均发行|利率 of a deed in two characters; 满意率98%,平均办理时限: not of those satisfied.
  constexpr size_t kTwoCharacters = 6;  // bytes
  const bool rated =
      !levels_.empty() && (levels_.back().label.text.ends_with("率") || levels_.back().label.text.ends_with("占比"));
  return !rated && (front.size() == kMean.size() + kTwoCharacters || IsPlain(front));
}

Label SentenceReader::Complete(const Cell& cell, const Predicate& p, Label label) {
  if (label.empty()) return label;
  using Production = Completed (SentenceReader::*)(const Lacking&);
  constexpr Production kProductions[] = {
      &SentenceReader::OfOther,         // 城镇低保标准720元,农村|530元
      &SentenceReader::OfExam,          // 高考成绩喜人,600分以上|57人
      &SentenceReader::OfSubject,       // 总量|居全省第7位
      &SentenceReader::WithPurpose,     // 投资|1.6万元,安装路灯55盏
      &SentenceReader::WithCase,        // 查处案件56件,移送公安机关|12件
      &SentenceReader::OfItsDeed,       // 消化土地3亩,处置房屋2套,消化率|31%
      &SentenceReader::OfDeed,          // 危险废物统一收运3240吨,收运量|是上年的1.5倍
      &SentenceReader::OfOwner,         // 国家级项目20项,经费|3195万元
      &SentenceReader::OfTopic,         // 科技保险覆盖企业140家,惠及|农户
      &SentenceReader::Alike,           // 邮政行业业务收入5亿元,业务总量|8亿元
      &SentenceReader::Carried,         // 国家级立项项目2个,项目支持资金|263万元
      &SentenceReader::OfClauseBefore,  // 棉花,年均产量|464万吨
      &SentenceReader::OfEachBefore,    // 建设暖棚210座,每座补助|2万元
      &SentenceReader::AsMember,        // 孵化器64家(国家级|13家)
      &SentenceReader::DoneByCounted,   // 723家企业共实现|主营业务收入1830亿元
      &SentenceReader::OfHolder,        // 723家企业实现收入1830亿元;研发支出|53亿元
      &SentenceReader::OfOtherRank,     // 新增省级技术中心9家,累计建成国家级|3家
      &SentenceReader::AsListed,        // 国家级项目5项、省级|8项
      &SentenceReader::OfResidence,     // 人均可支配收入3.7万元;按常住地分,城镇|4.6万元
      &SentenceReader::OfNamedWhole,    // 在限额以上零售额中,粮油类|增长12%
      &SentenceReader::AsOtherKind,     // 国有控股企业增加值增长3%;股份制企业|增长5%
      &SentenceReader::WithHeadBefore,  // 棉花总产616万吨,蔬菜|2062万吨
      &SentenceReader::OfPrices,        // 八大类商品和服务价格六涨两降:衣着|上涨1%
  };
  Head head = HeadOf(label.text);
  if (head.word != label.text) head = HeadOf(label.thing);
  constexpr size_t kOneVerb = 6;  // bytes; 新增孵化|面积 is a noun of its own
  const bool plain = LacksOwner(label, head);
  const bool demolished = label.verb == "拆除";  // 拆除建筑面积 is a noun of its own, too
  const bool bare =
      plain || label.text == head.word || (label.thing == head.word && label.verb.size() <= kOneVerb && !demolished);
  const Lacking lacking = {cell, p, label, head, bare};
  for (const Production production : kProductions) {
    Completed whole = (this->*production)(lacking);
    if (!whole || whole->empty()) continue;
    MovePaidPer(*whole);
    return std::move(*whole);
  }
  return label;
}

// A generic head stands for the subject before it.
SentenceReader::Completed SentenceReader::OfSubject(const Lacking& it) {
  const Label& label = it.label;
  // 获省科学技术奖27项,其中一等奖4项,获奖总数居全省第2: of the prize, if one is told of.
  if (label.text == "获奖总数") {
    const Level* prize = nullptr;
    int prizes = 0;
    for (const Level& level : levels_) {
      const std::string_view thing = level.label.thing;
      if (level.group == group_ && thing.ends_with("奖") && !thing.ends_with("等奖")) prize = &level, ++prizes;
    }
    if (prizes == 1) return Prefixed(prize->label, prize->label.thing, label);
  }
  // 进出口总值2086亿元,规模居全区首位: that ranks, too.
  const bool size = QuantityOf(it.cell).form == Form::rank && (label.text == "规模" || label.text == "面积");
  if (!(size || it.head.kind == HeadKind::generic) || label.thing != it.head.word || subject_.empty()) return {};
  // 民营经济加快发展,增速|快于全市2个百分点: nothing was told before in this sentence, but a clause may say of what.
  const bool fresh = levels_.empty() || levels_.back().group < first_group_;
  if (fresh && label.thing == GrowthRateAtEnd(label.thing) && !ClauseBefore(it.cell).empty()) {
    if (Completed named = OfClauseBefore(it); named && !named->empty()) return named;
  }
  if (it.head.word == "总数" || it.head.word == "总量") {
    if (!label.verb.empty()) return {};  // 获奖总数 is a noun of its own
    // 新认定企业12家,总数达到86家: all of them are 企业, the 总数 says no more than that.
    if (it.head.word == "总数" && IsNew(subject_) && QuantityOf(it.cell).form == Form::amount)
      return Only(subject_, subject_.thing);
    // 新认定企业12家,总数达到86家: of all of them.
    if (QuantityOf(it.cell).form == Form::amount && !subject_.verb.empty() && !subject_.thing.empty()) {
      const Label things = Only(subject_, subject_.thing);
      return Suffixed(things, label, label.thing);
    }
  }
  if (it.head.word == "增量") {
    // 市场主体总量36万户,增量|居全省第3位: how many came in addition, 市场主体增量.
    const Head whole = HeadOf(subject_.thing);
    const bool said = whole.kind == HeadKind::generic || whole.word == "产量";
    const size_t cut = said ? whole.word.size() : 0;
    const Label things = Only(subject_, std::string_view(subject_.thing).substr(0, subject_.thing.size() - cut));
    return things.empty() ? things : Suffixed(things, label, label.thing);
  }
  return label.thing == GrowthRateAtEnd(label.thing) ? Suffixed(subject_, label, label.thing) : subject_;
}

// A dependent noun belongs to what stands before it.
SentenceReader::Completed SentenceReader::OfOwner(const Lacking& it) {
  const Label& label = it.label;
  constexpr size_t kShortRate = 4;
  const bool rate =
      it.head.kind == HeadKind::none && label.text.ends_with("率") && CodePoints(label.text) <= kShortRate;
  const bool parallel = it.cell.opening == Opening::item && IsParallel(it.head);
  // 税收收入87亿元,其中关税4亿元,总额|居全省第五位: of the whole.
  const bool sum = label.text == "总额" || label.text == "总量" || label.text == "总数";
  if (sum && whole_ >= 0 && !it.predicate.member && it.cell.opening == Opening::comma &&
      QuantityOf(it.cell).form == Form::rank)
    return levels_[Index(whole_)].label;
  if (it.predicate.member || !(rate || (it.bare && (it.head.kind == HeadKind::owned || parallel)))) return {};
  if (it.cell.opening == Opening::adjacent) NoteHolder(levels_.empty() ? Label{} : levels_.back().label);
  // 第三产业增加值[126亿元];现代物流业不断壮大,收入…: of what has just been named.
  const bool past = !levels_.empty() && levels_.back().group != group_;
  if (Completed named = past ? OfClauseBefore(it) : Completed(); named && !named->empty()) return named;
  // 招引人才10名;县人民医院感染楼投用,新增床位[180张]: what opened the group has no number.
  if (past && !ClauseBefore(it.cell).empty()) return {};
  return WithOwner(it.cell, label);
}

// Labels that are said of the amount before: 每座补助, 户均. Empty if this is none of them.
SentenceReader::Completed SentenceReader::OfEachBefore(const Lacking& it) {
  const Label& label = it.label;
  if (levels_.empty() || levels_.back().group < first_group_) return {};
  const Label& before = levels_.back().label;
  // 建设暖棚[210座],每座补助: of each of them; 每百元营业收入中的成本 is a rate of its own.
  // 每人每月城乡居民基础养老金 says itself of what.
  constexpr std::string_view kEach = "每";
  constexpr size_t kLongestEach = 8;
  const std::string_view unit = levels_.back().unit;
  const bool each = label.text.starts_with(kEach) && !unit.empty() && CodePoints(label.text) <= kLongestEach &&
                    std::string_view(label.text).substr(kEach.size()).starts_with(unit);
  if (each) return Prefixed(before, before.thing, label);
  // 口岸验放货车[41万辆次],日均[1100辆次]; 景区接待[9万人次],日最高[2万人次]: how much of the same in a day.
  constexpr std::string_view kDaily[] = {"日均", "月均", "日最高", "单日最高"};
  const bool daily = std::find(std::begin(kDaily), std::end(kDaily), label.text) != std::end(kDaily);
  if (daily && unit == QuantityOf(it.cell).unit && levels_.back().group == group_) {
    const std::string_view text = before.text;
    const std::string_view whose =
        before.tail.empty() ? std::string_view(before.subject) : text.substr(0, text.size() - before.tail.size());
    if (text.starts_with(whose)) return Prefixed(before, whose, Suffixed(label, before, text.substr(whose.size())));
  }
  for (const std::string_view per : WordList{"户均", "人均", "亩均"}) {
    if (label.text == per) return Suffixed(label, before, before.thing);
    // 建设高标准农田4万亩,亩均投资…: what each of them gets.
    constexpr size_t kCharacter = 3;
    // 配备村医412名,人均基本公共卫生服务经费…: that has a thing of its own.
    constexpr size_t kLongestHead = 6;
    const bool of_them =
        (unit == per.substr(0, kCharacter) || (per == "人均" && levels_.back().dimension == "person")) &&
        CodePoints(label.text) <= kLongestHead && !before.text.starts_with(kEach);
    if (of_them && levels_.back().group == group_ && label.text.starts_with(per))
      return Prefixed(before, before.thing, label);
  }
  return {};
}

// What was passed on to the police is a case, what was ordered to stop is one of those inspected: as the sentence named
// them before.
SentenceReader::Completed SentenceReader::WithCase(const Lacking& it) {
  const std::string_view text = it.label.text;
  const bool passed = text.starts_with("移送公安") || text.starts_with("移送司法");
  const bool ordered = text.starts_with("责令“");
  if (!(passed || ordered) || !IsCount(QuantityOf(it.cell))) return {};
  const std::string_view noun = passed ? "案件" : "单位";
  const bool whole =
      passed ? text.ends_with("机关") || text.ends_with("公安") || text.ends_with("拘留") : text.ends_with("”");
  if (!whole || QuantityOf(it.cell).dimension == "person") return {};
  for (size_t i = levels_.size(); i-- > 0 && levels_[i].group >= first_group_;) {
    const std::string_view told = levels_[i].label.text;
    if (ordered && !levels_[i].unit.starts_with(QuantityOf(it.cell).unit)) continue;  // 家次, 家
    const size_t at = told.find(noun);
    if (at != std::string_view::npos) return Suffixed(it.label, levels_[i].label, told.substr(at, noun.size()));
  }
  return {};
}

// 消化批而未供土地[1万亩],处置闲置土地[4千亩],消化率、处置率|分别为…: a rate is of that with which its verb dealt.
SentenceReader::Completed SentenceReader::OfItsDeed(const Lacking& it) {
  constexpr size_t kVerb = 6;  // bytes of two characters
  const std::string_view text = it.label.text;
  if (text.size() <= kVerb) return {};
  const std::string_view verb = text.substr(0, kVerb), measure = text.substr(kVerb);
  if (measure != "率" && measure != "标准") return {};
  for (size_t i = levels_.size(); i-- > 0 && levels_[i].group == group_ && levels_.size() - i <= kFar;) {
    const Label& before = levels_[i].label;
    if (before.verb == verb && !before.thing.empty() && before.thing != before.text)
      return Prefixed(before, before.thing, it.label);
  }
  return {};
}

// 危险废物统一收运[3240吨],收运量…; 企业享受研发费用加计扣除,扣除额…: the measure of what the words before say was
// done shares all that stands before the verb. Empty if they do not end with it.
SentenceReader::Completed SentenceReader::OfDeed(const Lacking& it) {
  constexpr std::string_view kMeasures[] = {"额", "量", "率", "数", "值", "强度"};
  constexpr size_t kTwoCharacters = 6, kLongest = 18;  // bytes
  const std::string_view text = it.label.text;
  if (it.cell.opening != Opening::comma || text.size() > kLongest) return {};
  if (it.head.kind == HeadKind::amount && it.head.word == text) return {};  // 赤字率 is one of its own
  const auto* measure = std::find_if(std::begin(kMeasures), std::end(kMeasures),
                                     [&](std::string_view word) { return text.ends_with(word); });
  if (measure == std::end(kMeasures) || text.size() < kTwoCharacters + measure->size()) return {};
  const std::string_view deed = text.substr(0, text.size() - measure->size());
  const auto of = [&](const Label& before) {
    const std::string_view words = before.text;
    const size_t at = words.rfind(deed);
    if (at == std::string_view::npos || at < kTwoCharacters || !before.verb.empty()) return Label{};
    if (!MeasureOf(words).ends_with(words.substr(at + deed.size()))) return Label{};  // 土地流转面积483万亩,流转率
    const std::string_view done_to = words.substr(0, at);
    return done_to.ends_with("不") || done_to.ends_with("检出")
               ? Label{}
               : Prefixed(before, done_to, it.label);  // 检出不合格[112批次],合格率
  };
  const int32_t comma = it.cell.left - 1;
  if (comma > 0 && clauses_->items[Index(comma - 1)].kind == ItemKind::words) {
    Label deed_before = of(FromItems(context_->text, clauses_->items, {comma - 1, comma}));
    if (!deed_before.empty() || !ClauseBefore(it.cell).empty()) return deed_before;
  }
  if (levels_.empty() || levels_.back().group != group_) return {};
  // 基本医疗保险参保[147万人],其中职工[24万人],参保率…: of the whole.
  Label of_whole = whole_ >= 0 ? of(levels_[Index(whole_)].label) : Label{};
  return of_whole.empty() ? of(levels_.back().label) : of_whole;
}

// 邮政行业业务收入5亿元,业务总量8亿元: a label whose first word stands inside the one before shares what stands before
// that word. Empty if it does not.
SentenceReader::Completed SentenceReader::Alike(const Lacking& it) {
  if (levels_.empty() || whole_ >= 0) return {};
  if (it.cell.opening != Opening::comma && it.cell.opening != Opening::item) return {};
  const Label& label = it.label;
  // 城镇新增就业4万人,登记失业率|4%; 工业生产者出厂价格上涨2%,购进价格|上涨3%
  for (const auto& [word, front_end] : {std::pair<std::string_view, std::string_view>{"登记失业率", "新增就业"},
                                        {"调查失业率", "新增就业"},
                                        {"购进价格", "出厂价格"}}) {
    const std::string_view told = levels_.back().label.text;
    const size_t at = label.text.starts_with(word) ? told.find(front_end) : std::string_view::npos;
    if (at != std::string_view::npos && at > 0 && levels_.back().group == group_)
      return Prefixed(levels_.back().label, told.substr(0, at), label);
  }
  constexpr size_t kTwoCharacters = 6, kLongest = 5, kTwo = 2;
  const Level& before = LastWhole();
  const size_t all = label.text.starts_with("各项") ? kTwo : 0;  // 本外币各项存款余额…,各项贷款余额
  if (before.group != group_ || !label.verb.empty() || CodePoints(label.text) > kLongest + all) return {};
  if (label.text.size() <= kTwoCharacters || !before.label.verb.empty() || before.label.thing.starts_with("新"))
    return {};
  if (HeadOf(label.text).kind == HeadKind::none && !label.text.ends_with("占比")) return {};
  const std::string_view text = before.label.thing;
  const size_t at = text.find(std::string_view(label.text).substr(0, kTwoCharacters));
  if (at == std::string_view::npos || at < kTwoCharacters || at + kTwoCharacters >= text.size()) return {};
  const std::string_view front = text.substr(0, at);
  if (Contains(front, "以上") || Contains(front, "、")) return {};
  return Prefixed(before.label, front, label);
}

// What a clause takes over from the one before: 国家级立项项目2个,项目支持资金263万元 is 国家级立项项目支持资金;
// 某中心新入驻企业18家,在孵企业59家 is 某中心在孵企业. Empty if nothing.
SentenceReader::Completed SentenceReader::Carried(const Lacking& it) {
  const Label& label = it.label;
  if (it.cell.opening != Opening::comma || !(label.verb.empty() || label.verb.starts_with("新"))) return {};
  if (levels_.empty() || levels_.back().group != group_ || !levels_.back().counts) return {};
  const Level& before = levels_.back();
  const std::string_view thing = before.label.thing;
  const size_t shared = Overlap(thing, label.text);
  const std::string_view rest = std::string_view(label.text).substr(shared);
  // 高速公路4条,公路建设投资450亿元: of all roads; 4A级景区2家,A级景区31家: of all.
  constexpr size_t kTwoCharacters = 6;  // bytes
  const size_t front = thing.size() - shared;
  const bool named = rest.empty() ? front >= kTwoCharacters : front > kTwoCharacters;
  if (shared > 0 && named && HeadOf(rest).word == rest) {
    return Prefixed(before.label, thing.substr(0, thing.size() - shared), label);
  }
  constexpr size_t kShort = 6;
  if (before.unit != QuantityOf(it.cell).unit || CodePoints(label.text) > kShort) return {};
  if (!label.text.starts_with("新") && !label.text.starts_with("在")) return {};
  for (const std::string_view organisation : WordList{"中心", "公司", "集团", "园区", "基地", "平台"}) {
    const size_t at = before.label.text.find(organisation);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view name = std::string_view(before.label.text).substr(0, at + organisation.size());
    if (before.label.text.size() == name.size()) continue;
    return Prefixed(before.label, name, label);
  }
  return {};
}

// What those who were counted did or have.
SentenceReader::Completed SentenceReader::DoneByCounted(const Lacking& it) {
  const Label& label = it.label;
  if (it.cell.opening != Opening::adjacent || subject_.empty()) return {};
  constexpr size_t kShortDeed = 3;
  const bool deed = rule_ != Rule::right && it.head.kind == HeadKind::none && CodePoints(label.text) <= kShortDeed &&
                    it.predicate.verb != CueKind::reach;
  // [490家]高新技术企业|获减免
  if (label.verb == "获" || label.verb == "享受" || deed) return Prefixed(subject_, subject_.thing, label);
  if (it.head.kind == HeadKind::none || it.predicate.verb == CueKind::word) return {};
  NoteHolder(subject_);
  return Prefixed(subject_, subject_.text, label);
}

// What is said of those who were counted goes on behind the semicolon.
SentenceReader::Completed SentenceReader::OfHolder(const Lacking& it) {
  const bool goes_on = it.cell.opening == Opening::semicolon && holder_group_ + 1 == group_ && it.label.verb.empty() &&
                       it.head.kind != HeadKind::none && it.predicate.owner.empty();
  return goes_on ? Prefixed(holder_, holder_.text, it.label) : Label{};
}

void SentenceReader::NoteHolder(const Label& counted) {
  if (!counted.text.ends_with("企业")) return;
  holder_ = counted;
  holder_group_ = group_;
}

// 新增省级技术中心[9家],累计建成国家级|3家: another rank of what was counted before.
SentenceReader::Completed SentenceReader::OfOtherRank(const Lacking& it) {
  constexpr std::string_view kRank = "级";
  const std::string_view thing = it.label.thing;
  if (levels_.empty() || it.label.verb.empty() || !thing.ends_with(kRank) || !IsModifier(thing)) return {};
  const Level& before = levels_.back();
  if (!before.counts || before.group != group_ || before.unit != QuantityOf(it.cell).unit) return {};
  const std::string_view told = before.label.thing;
  const size_t at = told.find(kRank);
  constexpr size_t kLongestRank = 9;  // bytes of 国家级
  if (at == std::string_view::npos || at + kRank.size() > kLongestRank || at + kRank.size() == told.size()) return {};
  return Suffixed(it.label, before.label, told.substr(at + kRank.size()));
}

// A member of a list that only tells which takes the noun of the one before.
SentenceReader::Completed SentenceReader::AsListed(const Lacking& it) {
  const Label& label = it.label;
  if (levels_.empty() || it.head.kind != HeadKind::none || it.cell.opening != Opening::item) return {};
  const Level& before = levels_.back();
  const std::string_view thing = before.label.thing;
  // 学历合格率小学99.8%、初中|99.2%: one class after another.
  constexpr size_t kClass = 6;  // bytes
  if (IsClass(label.text) && thing.size() > kClass && IsClass(thing.substr(0, kClass)))
    return Suffixed(label, before.label, thing.substr(kClass));
  // 建成通道4座、在建8座
  if (label.text.starts_with("在") && IsModifier(label.text) && before.counts)
    return Suffixed(label, before.label, thing);
  // 每百户家庭拥有汽车20辆、电脑94台; 每千人口床位5张、执业医师2人
  // 货物吞吐量2亿吨、集装箱200万标箱: what is carried, too.
  const Head carried = HeadOf(thing);
  if (label.text == "集装箱" && carried.word.ends_with("吞吐量")) return Suffixed(label, before.label, carried.word);
  const std::string_view rate = thing.starts_with("每") ? RateFront(thing) : std::string_view();
  if (!rate.empty() && !label.text.starts_with("每")) return Prefixed(before.label, rate, label);
  constexpr std::string_view kLevel = "级", kNational = "全国重点";
  const bool which = label.thing.ends_with(kLevel) && IsModifier(label.thing);
  // 全国重点文物保护单位14处、省级91处
  if (which && thing.starts_with(kNational)) return Suffixed(label, before.label, thing.substr(kNational.size()));
  const size_t at = thing.find(kLevel);
  return which && at != std::string_view::npos ? Suffixed(label, before.label, thing.substr(at + kLevel.size()))
                                               : Label{};
}

}  // namespace baogao
