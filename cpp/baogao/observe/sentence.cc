// Walks the cells of a sentence: runs of numbers that one predicate governs, the breakdowns they open, the rows they
// give. subject.cc finds their labels, measure.cc says what kind of statement they are.
#include "baogao/observe/sentence.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "baogao/observe/heads.h"
#include "baogao/observe/predicate_words.h"
#include "baogao/observe/spans.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

struct CoverageRow {
  std::string_view surface;
};
constexpr CoverageRow kCoverage[] = {
#include "data/coverage.inc"
};

// 分门类看，采矿业增长5.0%; 按常住地分，城镇4万元: the same by other kinds.
bool OpensKinds(std::string_view text, const Clauses& clauses) {
  constexpr size_t kNear = 36;  // bytes
  if (clauses.items.empty()) return false;
  const std::string_view opening = text.substr(clauses.items.front().span.begin, kNear);
  const bool looks = opening.starts_with("分") && (Contains(opening, "看，") || Contains(opening, "看,"));
  return looks || (opening.starts_with("按") && (Contains(opening, "分，") || Contains(opening, "分,")));
}

}  // namespace

const char* RuleName(Rule rule) {
  constexpr const char* kNames[] = {"left", "right", "list", "dealt", "each", "subject", "scope", "industry"};
  return kNames[static_cast<size_t>(rule)];
}

double Confidence(Rule rule, size_t characters, bool head) {
  // By length of the label in characters: up to 2, 3, 5, 8, 14, more.
  constexpr size_t kLengths[] = {2, 3, 5, 8, 14};
  constexpr double kNoHead[] = {0.18, 0.52, 0.78, 0.91, 0.91, 0.78};
  constexpr double kHead[] = {0.48, 0.70, 0.66, 0.91, 0.92, 0.70};
  constexpr double kRight[] = {0.07, 0.15, 0.50, 0.73, 0.80, 0.52};
  constexpr double kList[] = {0.10, 0.35, 0.72, 0.93, 0.95, 0.65};
  constexpr double kDealt = 0.88, kScope = 0.80;
  const auto length =
      static_cast<size_t>(std::lower_bound(std::begin(kLengths), std::end(kLengths), characters) - kLengths);
  switch (rule) {
    case Rule::left:
    case Rule::subject:
      return head ? kHead[length] : kNoHead[length];
    case Rule::right:
      return kRight[length];
    case Rule::list:
      return kList[length];
    case Rule::scope:
      return kScope;
    default:
      return kDealt;
  }
}

void SentenceReader::Forget(Mood mood, Span paragraph, bool new_section) {
  levels_.clear();
  subject_ = {};
  whole_ = -1;
  // 五年来,…。 as a paragraph of its own opens those that follow.
  if (silent_ && opened_period_ != nullptr) section_period_ = opened_period_;
  if (new_section) section_period_ = nullptr;
  opened_period_ = section_period_;
  silent_ = true;
  opening_year_ = nullptr;
  paragraph_ = paragraph;
  years_told_.reset();
  goals_ = mood == Mood::plans;
  mood_ = mood;
}

void SentenceReader::Read(const SentenceContext& context, const Clauses& clauses) {
  context_ = &context;
  clauses_ = &clauses;
  list_verb_ = {};
  named_whole_ = {};
  owner_ = {};
  rate_ = {};
  last_measure_ = Measure::level;
  dealt_.clear();
  scan_ = {};
  old_period_ = -1;
  compared_ = ComparedPeriod();
  const PeriodMention* before = std::exchange(last_period_, nullptr);
  taken_ = 0;
  if (whole_in_brackets_) whole_ = -1;
  const int32_t before_group = first_group_;
  first_group_ = group_ += 2;  // a gap, so that no group follows one of another sentence
  // A new sentence starts afresh unless it goes on with the members of the last one's whole.
  bool continues = false;
  for (const Item& item : clauses.items) {
    if (item.kind == ItemKind::mark) continue;
    continues = item.is(CueKind::member);
    break;
  }
  const bool kinds = OpensKinds(context.text, clauses);
  kinds_group_ = kinds ? before_group : first_group_;
  continued_period_ = continues ? before : nullptr;
  whole_opens_sentence_ = continues;
  whole_group_ = continues ? before_group : first_group_;
  closed_whole_ = -1;
  if (!continues) {
    whole_ = -1;
    if (levels_.size() > 1 && !kinds) levels_.erase(levels_.begin(), levels_.end() - 1);
  }
  silent_ = false;
  if (told_of_ != context.profile) month_told_ = year_told_ = 0, told_of_ = context.profile;
  const PeriodMention* first = nullptr;  // stated before the first number
  bool goals = false;
  for (const Item& item : clauses.items) {
    if (item.kind == ItemKind::quantity) break;
    if (first == nullptr && item.kind == ItemKind::period) first = &context.quantities.periods[Index(item.index)];
    goals = goals || item.is(CueKind::goal);
  }
  for (size_t i = 0; i < clauses.items.size() && !goals_; ++i) goals_ = clauses.items[i].is(CueKind::goal);
  if (goals && first == nullptr && opened_period_ == nullptr) opened_period_ = opening_year_;
  if (goals && first != nullptr && !first->base) opened_period_ = first;  // 主要目标是:生产总值到2007年达到…
  for (size_t i = 0; i < clauses.cells.size();) {
    const Run run = RunAt(i);
    ReadRun(run);
    i = run.end;
  }
}

// 分别下降9%和|上升|[3%]: a member of a list with nothing but a verb of its own.
bool SentenceReader::HasOwnVerb(const Cell& cell) const {
  if (cell.left + 1 != cell.at) return false;
  const Item& item = clauses_->items[Index(cell.left)];
  return item.is(CueKind::rise) || item.is(CueKind::fall);
}

SentenceReader::Run SentenceReader::RunAt(size_t cell) const {
  const auto& cells = clauses_->cells;
  size_t end = cell + 1;
  while (end < cells.size() && end - cell < kFar && cells[end].opening == Opening::item &&
         (cells[end].left == cells[end].at ||
          (HasOwnVerb(cells[end]) && QuantityOf(cells[end]).unit == QuantityOf(cells[end - 1]).unit)) &&
         cells[end - 1].right_end == cells[end - 1].at + 1) {
    // 示范项目24项、7家示范企业: a number with a unit and a noun of its own is no further number of the list.
    const bool noun_follows =
        cells[end].right_end > cells[end].at + 1 && clauses_->items[Index(cells[end].at + 1)].kind == ItemKind::words;
    if (noun_follows && QuantityOf(cells[end]).unit != QuantityOf(cells[end - 1]).unit) break;
    ++end;
  }
  return {cell, end};
}

// Opens and closes breakdowns: which amount are the numbers from here on parts of?
void SentenceReader::OpenWhole(const Cell& cell, const Predicate& p) {
  const bool bracket = cell.opening == Opening::bracket && cell.whole >= 0;
  if (cell.whole < 0 && whole_in_brackets_) {
    // Behind the parentheses the text goes on about what stood before them.
    levels_.resize(std::min(levels_.size(), before_whole_));
    if (!levels_.empty()) subject_ = levels_.back().label;
    whole_ = -1;
    whole_in_brackets_ = false;
  }
  if (levels_.empty()) return;
  if (bracket || p.member) {
    whole_ = static_cast<int32_t>(levels_.size()) - 1;
    before_whole_ = levels_.size();
    whole_in_brackets_ = bracket;
  }
  // 财政收入579亿元,其中预算收入440亿元,增长[13.9%]: what says more of a member is of the same whole.
  if (whole_ < 0 || (p.noun.empty() && !p.member && !bracket)) return;
  const std::string_view noun =
      p.noun.empty() ? std::string_view() : clauses_->items[Index(p.noun.begin)].span.of(context_->text);
  // 抓获嫌疑人4380名,其中逃犯612名,打掉犯罪集团[7个]: what none of the amounts before is counted in is no part of them.
  const bool alike = ChooseWhole(QuantityOf(cell), noun, p.member || bracket);
  const bool goes_on = p.member || whole_in_brackets_ || whole_opens_sentence_ || cell.opening != Opening::comma;
  if (!alike && !goes_on && QuantityOf(cell).form == Form::amount) whole_ = -1;
}

// Of several amounts before, the one of the member's kind is its whole: 项目51项,经费5031万元(国家级20项,…); best one
// that begins as the member does, or is of the same deed: 在校学生68万人,专任教师5万人(普通高中|在校生9万人). False if
// there is none. `opens`: 其中 or a bracket stands before the member.
bool SentenceReader::ChooseWhole(const Quantity& q, std::string_view noun, bool opens) {
  constexpr size_t kTwoCharacters = 6;  // bytes
  constexpr std::string_view kPer = "/";
  const auto same = [&](std::string_view told) {
    if (noun.size() < kTwoCharacters) return false;
    const std::string_view last = noun.substr(noun.size() - kTwoCharacters);
    const bool deed = last == "申请" || last == "授权" || last == "资金" || last == "经费";
    return told.starts_with(noun.substr(0, kTwoCharacters)) || (deed && told.ends_with(last));
  };
  const size_t from = std::min(before_whole_, levels_.size());
  bool found = false;
  for (size_t i = from; i-- > 0 && from - i <= kFar;) {
    const Level& level = levels_[i];
    // 总产量138万吨,单产443公斤/亩,其中夏粮42万吨: of no rate.
    const bool measured = level.dimension == q.dimension && (Contains(q.unit, kPer) || !Contains(level.unit, kPer));
    if (!(IsCount(q) ? level.unit == q.unit : measured) || level.group < whole_group_) continue;
    // 盘活资产2亿元,安置职工3万人,其中女性1万人,人均生活费[165元]: no part of the money.
    const bool before = !opens && i < opened_whole_ && opened_whole_ < levels_.size() && !level.label.verb.empty() &&
                        level.label.verb != levels_[opened_whole_].label.verb;
    if (before && !same(level.label.text)) continue;
    if (found && level.group != levels_[Index(whole_)].group) break;
    const bool best = !level.member && same(level.label.text);
    if (!found || best) whole_ = static_cast<int32_t>(i);
    found = true;
    if (best) break;
  }
  if (opens) opened_whole_ = Index(whole_);
  return found;
}

// 吞吐量升至4186万人次,净增1843万人次; 契税9亿元,减收2亿元: alone and behind a level of its unit, how much that grew.
bool SentenceReader::SaysNetGain(const Cell& cell, const Predicate& p) const {
  if (p.noun.size() != 1 || levels_.empty() || levels_.back().group != group_ || !levels_.back().label.verb.empty())
    return false;
  const std::string_view word = clauses_->items[Index(p.noun.begin)].span.of(context_->text);
  return levels_.back().unit == QuantityOf(cell).unit && (word == "净增" || word == "增收" || word == "减收");
}

// 制造业增速最快,达到[15%]: the clause before says what grows, and how it stands among others.
void SentenceReader::TakeLeadingRate(const Cell& cell, Predicate& p) const {
  const bool says = p.verb == CueKind::word || p.verb == CueKind::reach || p.verb == CueKind::to;
  if (!p.noun.empty() || !says || QuantityOf(cell).form != Form::percent) return;
  const ItemRange clause = ClauseBefore(cell);
  if (clause.size() < 3) return;
  const auto& items = clauses_->items;
  const std::string_view last = items[Index(clause.end - 1)].span.of(context_->text);
  const Item& rate = items[Index(clause.end - 2)];
  if (!last.starts_with("最") && last != "居首") return;
  if (!rate.is(CueKind::growth_noun) && !rate.is(CueKind::fall_noun)) return;
  p.noun = {clause.begin, clause.end - 2};
  p.growth_noun = rate.cue;
  p.growth_span = rate.span;
}

void SentenceReader::ReadRun(Run run) {
  const Cell& cell = clauses_->cells[run.begin];
  // 播种面积[1250万亩];棉花,年均产量…: a clause without numbers may have opened the group.
  const ItemRange clause = ClauseBefore(cell);
  const bool passed =
      !clause.empty() && clause.begin > 0 && clauses_->items[Index(clause.begin - 1)].is(Mark::semicolon);
  if (cell.opening == Opening::semicolon || passed) {
    ++group_;
    if (!whole_in_brackets_ && !whole_opens_sentence_) {
      if (whole_ >= 0) closed_whole_ = whole_;
      whole_ = -1;
    }
  }
  if (cell.opening != Opening::item && cell.opening != Opening::adjacent) {
    list_verb_ = {};
    list_governed_ = false;
  }
  const int32_t first = cell.opening == Opening::adjacent ? std::max(cell.left, taken_) : cell.left;
  Predicate p = ReadPredicate(context_->text, *clauses_, context_->quantities, cell, std::min(first, cell.at));
  if (SaysNetGain(cell, p)) {
    p.cue = clauses_->items[Index(p.noun.begin)].span;
    p.verb = p.cue.of(context_->text) == "减收" ? CueKind::fall : CueKind::rise;
    p.noun = {};
  }
  TakeLeadingRate(cell, p);
  OpenWhole(cell, p);
  NoteNamedWhole(cell);
  of_topic_ = false;
  const size_t n = run.size();
  if (p.verb == CueKind::rank && QuantityOf(cell).form == Form::amount && run.end < clauses_->cells.size() &&
      clauses_->cells[run.end].opening == Opening::adjacent &&
      QuantityOf(clauses_->cells[run.end]).form == Form::rank) {
    // 居[15个]副省级城市[第一]: the count only says among how many.
    dealt_ = Subjects(run.begin, p, n);
    return;
  }
  std::vector<Label> labels = dealt_.empty() ? Subjects(run.begin, p, n) : std::exchange(dealt_, {});
  if (n == 1) {
    const Label about = p.names_whole ? subject_ : Label{};
    for (Label& label : labels) Emit(cell, p, std::move(label));
    if (!about.empty()) subject_ = about;
    return;
  }
  for (size_t k = 0; k < n && !labels.empty(); ++k) {
    // One label for several numbers: 讲座2次1100人次. Of one unit only the first is certain.
    const bool shared = labels.size() == 1;
    const bool again = shared && !ListsScopes(p) && !HasOwnVerb(clauses_->cells[run.begin + k]);
    if (again && p.each && QuantityOf(clauses_->cells[run.begin + 1]).unit == QuantityOf(cell).unit) break;
    if (again && k > 0 && QuantityOf(clauses_->cells[run.begin + k]).unit == QuantityOf(cell).unit) break;
    if (!shared && k >= labels.size()) break;
    const Cell& member = clauses_->cells[run.begin + k];
    if (HasOwnVerb(member)) {
      p.verb = clauses_->items[Index(member.left)].cue;
      p.cue = clauses_->items[Index(member.left)].span;
    }
    Emit(member, p, labels[shared ? 0 : k]);
  }
}

Span SentenceReader::CoverageIn(const Label& label) const {
  static const Trie words = TrieOf(kCoverage);
  for (const Span span : label.spans) {
    for (uint32_t at = span.begin; at < span.end;) {
      const Trie::Match match = words.Longest(context_->text, at);
      if (match && match.end <= span.end) return {at, match.end};
      NextCodePoint(context_->text, at);
    }
  }
  return {};
}

// Notes a growth rate of which a number tells, for ranks and gaps behind it: 增速|8.6%, 增速|居第2位. Returns what
// grows.
Label SentenceReader::NoteRate(const Predicate& p, Measure measure, Label label) {
  const std::string_view rate = GrowthRateAtEnd(label.text), noun = p.growth_span.of(context_->text);
  if ((measure == Measure::rank || measure == Measure::change) && !rate.empty()) {
    rate_ = std::move(label);
    const std::string_view thing = std::string_view(rate_.text).substr(0, rate_.text.size() - rate.size());
    return thing.empty() ? rate_ : Only(rate_, thing);
  }
  rate_ = {};
  if (measure != Measure::growth || noun.empty() || noun != GrowthRateAtEnd(noun)) return label;
  Label said;
  said.text = said.thing = std::string(noun);
  said.spans = {p.growth_span};
  rate_ = Suffixed(label, said, noun);
  return label;
}

void SentenceReader::Emit(const Cell& cell, const Predicate& p, Label label) {
  const Quantity& q = QuantityOf(cell);
  // 价格上涨的城市23个,下降的为[43个]: other cities, not fewer.
  const bool moves = p.verb == CueKind::rise || p.verb == CueKind::fall;
  if (moves && IsCount(q) && context_->text.substr(p.cue.end).starts_with("的")) return;
  // What is no name is none, and what follows is not of the subject before it either.
  const bool mismatched = IsCount(q) && q.unit != "位" && NamesMoney(label.text);  // 集市[5700个]: no 成交额
  if (mismatched || IsCutOut(label.text)) {
    subject_ = {};
    return;
  }
  if (std::isnan(q.value) || !IsLabel(label.text)) return;
  const Head head = HeadOf(label.text);
  if (head.kind == HeadKind::none) {
    // Of people a verb says enough (处分547人), of things it leaves open what.
    if (label.thing.empty() && q.dimension != "person") return;
    if (IsPlace(label.text)) return;
  }
  // 高速铁路是指速度200公里/小时以上的铁路: a definition states nothing.
  if (Contains(label.text, q.span.of(context_->text))) return;
  Observation o;
  o.quantity = cell.quantity;
  o.sentence = context_->sentence;
  o.indicator = label.text;
  o.label_spans = ExactSpans(context_->text, label);
  o.cue = p.cue;
  o.scope = p.scope;
  o.coverage = CoverageIn(label);
  o.rule = RuleName(rule_);
  o.confidence = Confidence(rule_, CodePoints(label.text), head.kind != HeadKind::none);
  Decide(q, cell, p, label, o);
  Describe(q, cell, p, o);
  const bool reopens = whole_ < 0 && closed_whole_ >= 0 && head.kind != HeadKind::none && head.word == member_head_;
  if (reopens && levels_[Index(closed_whole_)].dimension == q.dimension) whole_ = closed_whole_;
  // 其中城镇人口275万人,城镇化率59%: a rate of its own is no member.
  if (whole_ >= 0 && !whole_in_brackets_ && !p.member && o.measure == Measure::share && rule_ == Rule::left &&
      label.text.ends_with("率")) {
    whole_ = -1;
  }
  label = NoteRate(p, o.measure, std::move(label));
  last_measure_ = o.measure;
  last_sign_ = o.value < 0 ? -1 : 1;
  NoteTopic(cell, p, label);
  const auto index = static_cast<int32_t>(out_.size());
  const bool level = o.measure == Measure::level || o.measure == Measure::share;
  const auto known = std::find_if(levels_.end() - static_cast<ptrdiff_t>(std::min(levels_.size(), kFar)), levels_.end(),
                                  [&](const Level& l) { return l.group == group_ && l.label.text == label.text; });
  const bool balance = label.text.ends_with("顺差") || label.text.ends_with("逆差");  // no part of what is traded
  if (whole_ >= 0 && levels_[Index(whole_)].label.text != o.indicator && !balance) {
    o.parent = levels_[Index(whole_)].observation;
    if (p.member) member_head_ = head.word;
  }
  // 申请2万件,授权1万件,其中发明2千件,分别增长[3%…]: what is said again is a part of what it was part of.
  if (known != levels_.end()) o.parent = out_[Index(known->observation)].parent;
  // 汽车保有量由2552万辆增至[3230万辆],其中…: the whole is the new level.
  if (known != levels_.end() && level && out_[Index(known->observation)].earlier && !o.earlier)
    known->observation = index;
  out_.push_back(std::move(o));
  if (known == levels_.end()) {
    levels_.push_back(
        {label, q.unit, q.dimension, index, group_, level && IsCount(q) && !IsMoney(q), out_.back().parent >= 0});
  }
  subject_ = std::move(label);
}

}  // namespace baogao
