// What a sentence or a clause is about, and the labels that are said of it: 科技保险|覆盖企业, 棉花,|年均产量.
#include "baogao/observe/heads.h"
#include "baogao/observe/predicate_words.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

struct BoundWordRow {
  std::string_view surface;
};
constexpr BoundWordRow kBoundWords[] = {
#include "data/bound_words.inc"
};

// 第三产业快速|发展: how it went is no part of the name.
void CutManner(Label& topic) {
  for (const std::string_view manner :
       WordList{"快速", "健康", "平稳", "稳定", "协调", "高速", "迅猛", "迅速", "稳健", "蓬勃"}) {
    Cut(topic, manner);
  }
}

// 新兴产业发展势头强劲: takes off how a branch stands; false, and nothing done, if the words tell no such thing.
bool CutState(Label& topic) {
  for (const std::string_view state :
       WordList{"异军突起", "势头强劲", "势头良好", "势头迅猛", "态势良好", "来势良好"}) {
    if (topic.text.size() <= state.size() || !topic.text.ends_with(state)) continue;
    Label branch = topic;
    Cut(branch, state);
    Cut(branch, "发展");
    if (!branch.text.ends_with("业") && !branch.text.ends_with("经济")) return false;
    topic = std::move(branch);
    return true;
  }
  return false;
}

// 粮食产量|屡创历史新高, 绿地面积|再上新台阶: what stands before the feat.
void CutFeat(Label& label) {
  for (const std::string_view feat :
       WordList{"再创", "屡创", "连创", "均创", "创", "再上", "迈上", "跃上", "跨上", "登上"}) {
    const size_t at = label.text.find(feat);
    if (at == std::string::npos || at == 0) continue;
    if (!label.text.ends_with("新高") && !label.text.ends_with("台阶")) return;
    label = Only(label, std::string(label.text.substr(0, at)));
    return;
  }
}

}  // namespace

bool IsBound(std::string_view words) {
  static const Trie bound = TrieOf(kBoundWords);
  const Trie::Match match = bound.Longest(words, 0);
  return match && !words.substr(match.end).starts_with("业");  // 服务 of 服务业
}

// Who reached which marks, where the sentence tells of the college entrance examination before.
SentenceReader::Completed SentenceReader::OfExam(const Lacking& it) {
  constexpr std::string_view kExam = "高考";
  const std::string_view label = it.label.text;
  if (label.empty()) return {};
  const bool marks = label.front() >= '0' && label.front() <= '9' && Contains(label, "分以上");
  bool line = marks;
  for (const std::string_view reached : WordList{"一本", "二本", "特控线"}) line = line || label.starts_with(reached);
  if (!line || Contains(label, kExam)) return {};
  const auto& items = clauses_->items;
  for (int32_t i = it.cell.at - 1; i >= 0; --i) {
    const Span span = items[Index(i)].span;
    const std::string_view words = span.of(context_->text);
    if (Contains(words, "中考") || Contains(words, "会考") || Contains(words, "考研")) return {};
    const size_t at = items[Index(i)].kind == ItemKind::words ? Find(words, kExam) : std::string::npos;
    if (at == std::string::npos) continue;
    Label exam;
    const uint32_t begin = span.begin + static_cast<uint32_t>(at);
    AppendSpan(exam, context_->text, {begin, begin + static_cast<uint32_t>(kExam.size())});
    return Prefixed(exam, kExam, it.label);
  }
  return {};
}

// A bare head behind a clause without numbers: 棉花,年均产量464万吨 is of 棉花;
// 由某公司承担的“某技术”项目列入计划,经费100万元 is of 项目. Empty if there is none.
SentenceReader::Completed SentenceReader::OfClauseBefore(const Lacking& it) {
  const bool per = it.label.text == "月人均" || it.label.text == "人均" || it.label.text == "户均";
  const bool said = it.bare || per || (IsBound(it.label.text) && it.head.kind != HeadKind::amount);
  constexpr size_t kWhole = 4;
  if (it.head.kind == HeadKind::amount && CodePoints(it.label.text) > kWhole) return {};  // 社会消费品零售总额
  const bool does = !it.label.verb.empty();
  const bool grows = !it.label.thing.empty() && it.label.thing == GrowthRateAtEnd(it.label.thing);
  if (!said || (it.head.kind == HeadKind::generic && !grows) || (does && !IsBound(it.label.text))) return {};
  const ItemRange clause = ClauseBefore(it.cell);
  const auto& items = clauses_->items;
  // 面对下行压力,… tells under what circumstances.
  if (!clause.empty() && items[Index(clause.begin)].is(CueKind::preposition)) return {};
  ItemRange subject = {clause.begin, clause.end};
  bool verb = false;
  for (int32_t i = clause.begin; i < clause.end && !verb; ++i) {
    const Item& item = items[Index(i)];
    // 第三产业|对|经济增长的贡献加大: what it is said to do something to is no subject.
    constexpr uint32_t kThreeCharacters = 9;  // bytes; 加强|对设备的管理 has no subject
    if (i > clause.begin && item.span.of(context_->text) == "对" &&
        items[Index(i - 1)].span.size() >= kThreeCharacters) {
      subject.end = i;
      verb = true;
      break;
    }
    verb = item.is(CueKind::action) || item.is(CueKind::light) || item.is(CueKind::reach) || item.is(CueKind::rise);
    if (!verb) continue;
    const bool tells_which = i + 1 < clause.end && items[Index(i + 1)].span.of(context_->text).starts_with("的");
    if (tells_which) subject.begin = i + 1, verb = false;
    if (verb) subject.end = i;
  }
  // 实施育儿补贴制度,|惠及婴幼儿[23万名]: what the verb deals with does it.
  if (does && verb) {
    const Label dealt_with = FromItems(context_->text, items, {subject.end + 1, clause.end});
    constexpr size_t kShortest = 4, kLongestObject = 16;
    const size_t n = CodePoints(dealt_with.text);
    return IsLabel(dealt_with.text) && n >= kShortest && n <= kLongestObject
               ? Prefixed(dealt_with, dealt_with.text, it.label)
               : Label{};
  }
  bool manner = false;  // 第三产业|不断|壮大
  for (; subject.end > subject.begin && items[Index(subject.end - 1)].is(CueKind::trim); --subject.end) manner = true;
  if (does || subject.empty() || items[Index(subject.end - 1)].kind != ItemKind::words) return {};
  Label topic = MakeLabel(context_->text, *clauses_, subject);
  if (verb) CutManner(topic);
  // A clause without a verb must be a short noun; what a verb follows is its subject.
  constexpr size_t kLongestNoun = 8, kLongestSubject = 30;
  if (topic.text == "经济" || topic.text == "国民经济" || topic.text.ends_with("相比"))
    return {};  // 经济持续增长,生产总值…: of no part of it
  if (!IsLabel(topic.text) || topic.text.ends_with("中") || topic.text.ends_with("创") ||
      CodePoints(topic.text) > (verb && !manner ? kLongestSubject : kLongestNoun))
    return {};
  return Prefixed(topic, topic.text, it.label);
}

// 教育投入持续增长,累计达到[522亿元]: a clause without a number says how its subject moves, this one how far. 粮食的
// 比重,由[四成]提高到五成: or it only names it. Empty if there is no such clause.
Label SentenceReader::MovedBefore(const Cell& cell, const Predicate& p) const {
  const bool goes_on = p.from || p.verb == CueKind::reach || p.verb == CueKind::to || p.verb == CueKind::light ||
                       p.verb == CueKind::rise || p.verb == CueKind::fall || p.growth_noun != CueKind::word;
  // 再创新高,突破[300亿元]: the verb is the number's own.
  const bool beyond = cell.left == cell.at && QuantityOf(cell).qualifier == Qualifier::over;
  const ItemRange clause = (goes_on || beyond) && p.noun.empty() && p.owner.empty() ? ClauseBefore(cell) : ItemRange{};
  if (clause.empty()) return {};
  const std::string_view last_words = clauses_->items[Index(clause.end - 1)].span.of(context_->text);
  if (last_words.ends_with("异军突起") || last_words.ends_with("强劲") || last_words.ends_with("良好") ||
      last_words.ends_with("迅猛")) {
    Label thriving = MakeLabel(context_->text, *clauses_, clause);
    if (CutState(thriving)) return thriving;
  }
  Cell before = cell;
  before.left = clause.begin;
  before.at = clause.end;
  const Predicate said = ReadPredicate(context_->text, *clauses_, context_->quantities, before, before.left);
  // 总量连跨三个千亿台阶,达到…: passed.
  const std::string_view last = context_->text.substr(0, clauses_->items[Index(clause.end - 1)].span.end);
  const bool passes = last.ends_with("台阶") || last.ends_with("大关") || last.ends_with("关口") ||
                      last.ends_with("突破") || last.ends_with("新高");
  // 养老金实现“十连涨”,由[1842元]提高到…
  const bool again = last.ends_with("连涨”") || last.ends_with("连增”") || last.ends_with("连降”") ||
                     last.ends_with("连涨") || last.ends_with("连增") || last.ends_with("连降");
  const bool moves =
      passes || again || said.verb == CueKind::rise || said.verb == CueKind::fall || said.verb == CueKind::share;
  if (!moves && !(said.verb == CueKind::word && p.from)) return {};
  // 经济总量|实现|历史性突破: what stands before the light verb.
  const bool does = (passes || again) && !said.owner.empty();
  Label label = MakeLabel(context_->text, *clauses_, does ? said.owner : said.noun);
  if (passes) CutFeat(label);
  const Head head = HeadOf(label.text);
  // 石油及制品类|由增转降,下滑[3.7%]
  const bool turns = said.cue.of(context_->text).starts_with("由");
  const bool measured = turns                         ? CodePoints(label.text) > 2
                        : head.kind == HeadKind::none ? !MeasureOf(label.text).empty() ||
                                                            label.text.ends_with("投入") || label.text.ends_with("金")
                                                      : head.kind != HeadKind::generic && CodePoints(label.text) > 2;
  return measured && label.verb.empty() ? label : Label{};
}

// 投资4.17亿元实施重点项目, 投资1.6万元,安装路灯55盏, 投入30亿元用于改善民生: what the money is for. Empty if that is
// not said.
SentenceReader::Completed SentenceReader::WithPurpose(const Lacking& it) {
  const Label& label = it.label;
  if (label.text != "投资" && label.text != "投入" && label.text != "总投资") return {};
  const auto& items = clauses_->items;
  const auto size = static_cast<int32_t>(items.size());
  int32_t i = it.cell.at + 1;
  const auto skipped = [&](const Item& item) {
    return item.is(Mark::comma) || item.is(CueKind::trim) || item.span.of(context_->text) == "用于";
  };
  while (i < size && skipped(items[Index(i)])) ++i;
  if (i >= size || (!items[Index(i)].is(CueKind::action) && !items[Index(i)].is(CueKind::light))) return {};
  if (items[Index(i)].is(CueKind::light)) ++i;
  // All of a list if that is short (新建、改扩建中小学), else its first.
  constexpr size_t kLongest = 16;
  Label purpose;
  int32_t end = i;
  for (; end < size && items[Index(end)].kind != ItemKind::quantity; ++end) {
    const Item& item = items[Index(end)];
    const bool joins = item.is(Mark::enumeration) || item.is(CueKind::connective);
    if (item.kind == ItemKind::mark && !joins) break;
    if (item.is(Mark::enumeration) && purpose.empty()) purpose = FromItems(context_->text, items, {i, end});
  }
  const Label all = FromItems(context_->text, items, {i, end});
  const bool opens = all.text.starts_with(purpose.text);  // 等工程 sheds its examples
  if (purpose.empty() || (opens && CodePoints(all.text) <= kLongest)) purpose = all;
  // 总投资1亿元,完工率90%: a rate is none.
  if (!IsLabel(purpose.text) || purpose.thing.empty() || purpose.text.ends_with("率") ||
      purpose.text.starts_with(label.text) || CodePoints(purpose.text) > kLongest)
    return {};
  return Prefixed(purpose, purpose.text, label);
}

// 科技保险|覆盖企业[140余家],惠及…: a label that opens with a bound word is said of the topic. Empty if it is not.
SentenceReader::Completed SentenceReader::OfTopic(const Lacking& it) {
  if (it.predicate.member || whole_ >= 0) return {};
  const Cell& cell = it.cell;
  const Label& label = it.label;
  if (topic_.empty() || topic_group_ != group_ || !IsBound(label.text)) return {};
  constexpr std::string_view kFound = "发现";  // 检查企业[8600户次],发现问题: they did not find them
  const bool dealt_with = !levels_.empty() && !levels_.back().label.verb.empty();
  if (!topic_is_subject_ && dealt_with && label.text.starts_with(kFound)) return {};
  const bool listed = cell.opening == Opening::item && !list_verb_.empty() && label.verb.empty();
  if (listed || (cell.opening != Opening::comma && cell.opening != Opening::item)) return {};
  Label said = ToTopic(label);
  of_topic_ = of_topic_ || !said.empty();
  return said;
}

// 专利商标质押融资惠及企业[212家],融资额…: the topic in front of what is said of it; words they share stand once.
Label SentenceReader::ToTopic(const Label& label) const {
  if (Contains(label.text, topic_.text)) return {};
  const size_t shared = Overlap(topic_.text, label.text);
  return Prefixed(topic_, std::string_view(topic_.text).substr(0, topic_.text.size() - shared), label);
}

// The subject of the number's clause is the topic of those that follow; without one, what the clause counts.
void SentenceReader::NoteTopic(const Cell& cell, const Predicate& p, const Label& label) {
  if (of_topic_ || cell.opening == Opening::bracket || whole_ >= 0) return;
  Label subject = MakeLabel(context_->text, *clauses_, p.owner);
  if (subject.empty() && !label.subject.empty()) {
    subject = Only(label, label.subject);
  }
  if (subject.text.starts_with("每")) return;  // 每千人口拥有医师[3人]: a rate is no topic
  if (IsOffice(subject.text)) subject = {};  // 县供销社|实现商品购进总额32亿元、销售总额…: it reports
  bool is_subject = IsLabel(subject.text) && CodePoints(subject.text) > 1;
  if (!is_subject) {
    // 发放补助资金840万元,惠及…: what a verb deals with; else what is counted, but no 收入 or 产值.
    // 知识产权质押登记金额26亿元,惠及…: without the head.
    const Head head = HeadOf(label.thing);
    const bool headed = head.kind != HeadKind::none && label.verb.empty();
    if (headed && (label.thing.starts_with("每") || label.thing.starts_with("人均"))) return;
    // 安排专项资金[3000万元],支持…: money does something itself.
    bool money = false;
    for (const std::string_view what : WordList{"资金", "补助", "补贴", "贷款", "经费", "债券"})
      money = money || head.word.ends_with(what);
    constexpr size_t kLeast = 12;  // bytes
    if (label.thing.size() < (headed && !money ? head.word.size() + kLeast : 1) ||
        QuantityOf(cell).form != Form::amount)
      return;
    std::string_view thing = label.thing;
    // 林权抵押贷款余额[3亿元],惠及…: of the loans; 专利质押融资[42笔]
    size_t kept = 0;
    const std::string_view whose = thing.substr(0, thing.size() - head.word.size());
    for (const std::string_view lent : WordList{"贷款", "融资"})
      if (head.word.starts_with(lent) && !whose.ends_with("贷款")) kept = lent.size();
    if (headed && !money) thing.remove_suffix(head.word.size() - kept);
    constexpr std::string_view kSum = "累计";
    if (thing.starts_with(kSum)) thing.remove_prefix(kSum.size());
    const bool whom = thing.starts_with("向") || thing.starts_with("为") || thing.starts_with("对");
    if (thing.empty() || (whom && headed)) return;
    subject = Only(label, thing);
    // 职工医疗互助参保[12万人]: 职工医疗互助; but 开展技能培训[40期] is all of it.
    const bool held = p.verb == CueKind::light && IsHolding(p.cue.of(context_->text));
    if (IsCount(QuantityOf(cell)) && !held && label.tail != "改造" && label.tail != "融资") Cut(subject, label.tail);
  }
  subject.verb.clear();
  topic_ = std::move(subject);
  topic_is_subject_ = is_subject;
  topic_group_ = group_;
}

// 投资[5500万元]的|污泥处置工程|年内完工, 全长[38公里]|绿带|建成: what the money went into, or is so long. Empty if
// `left` tells of neither.
Label SentenceReader::InvestedIn(const Cell& cell, int32_t clause_end, const Label& left) {
  constexpr std::string_view kInvestment = "投资", kTotal = "总投资";
  const bool length = left.text == "全长" || left.text == "总长";
  if (!length && !left.text.ends_with(kInvestment)) return {};
  int32_t taken = 0;
  const Label of = NounAlone(context_->text, *clauses_, cell, clause_end, taken);
  if (!IsLabel(of.text)) return {};
  taken_ = taken;
  rule_ = Rule::right;
  owner_ = of;
  return Suffixed(of, left, length ? std::string_view(left.text) : left.text.ends_with(kTotal) ? kTotal : kInvestment);
}

}  // namespace baogao
