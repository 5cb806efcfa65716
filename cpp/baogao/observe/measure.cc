// What kind of statement a number makes: its measure, sign, basis; then status, tone, period and region, which it
// shares with the words of its sentence.
#include <algorithm>
#include <cmath>

#include "baogao/observe/sentence.h"
#include "baogao/observe/time.h"
#include "baogao/quantity/qualifier.h"
#include "baogao/region/words.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// Nouns that are themselves a growth: 居民消费价格涨幅2%.
bool IsRate(std::string_view label) {
  return label.ends_with("率") || label.ends_with("比重") || label.ends_with("占比");
}

constexpr double kHundred = 100;
constexpr uint32_t kOpening = 18;  // bytes: 全年, 2020年, 其中 may stand before a region that opens a clause
constexpr uint32_t kLongestPlace = 60;
constexpr size_t kOneCharacter = 3;

}  // namespace

void SentenceReader::Decide(const Quantity& q, const Cell& cell, const Predicate& p, const Label& label,
                            Observation& o) const {
  o.value = q.value;
  o.value_high = q.value_high;
  o.unit = q.unit;
  o.qualifier = q.qualifier;
  if (q.qualifier == Qualifier::exact && !p.hedge.empty())
    o.qualifier = FindQualifierBefore(context_->text, p.hedge.end).qualifier;
  const bool falls = p.verb == CueKind::fall || p.growth_noun == CueKind::fall_noun;
  const bool moves = p.verb == CueKind::rise || p.verb == CueKind::fall;
  double sign = falls && q.value > 0 ? -1 : 1;
  switch (q.form) {
    case Form::percent:
      if (p.verb == CueKind::share || (p.share_noun && !moves))
        o.measure = Measure::share;
      else if (moves || p.growth_noun != CueKind::word)
        o.measure = Measure::growth;
      else if (last_measure_ == Measure::growth && !IsRate(label.text) &&
               ((p.verb == CueKind::word && (cell.opening == Opening::item || whole_ >= 0)) || StrivesFor(cell, p) ||
                (p.verb == CueKind::to && p.noun.empty() && cell.opening == Opening::adjacent))) {
        // 采矿业增长5.9%、制造业8.7%: the verb is that of the list; 增长8%,力争9%: that of the goal before;
        // 增速由4%|回升到8%
        o.measure = Measure::growth;
        if (q.value > 0) sign = last_sign_;
      } else if (p.cagr || (p.yoy && !p.of && !IsRate(label.text)))
        o.measure = Measure::growth;
      else
        o.measure = Measure::share;
      break;
    case Form::points:
      o.measure = Measure::change;
      break;
    case Form::rank:
      o.measure = Measure::rank;
      sign = 1;
      break;
    case Form::multiple:
      o.measure = moves ? Measure::growth : Measure::multiple;
      if (moves) {
        o.value *= kHundred;
        o.value_high *= kHundred;
        o.unit = "%";
      }
      break;
    case Form::doubling:
      o.measure = Measure::multiple;
      sign = 1;
      break;
    case Form::ratio:
      o.measure = std::isnan(q.value_high) && label.text.ends_with("产业比重") ? Measure::share : Measure::level;
      if (o.measure == Measure::share) o.unit = "%";
      break;
    case Form::amount:
      o.measure = moves ? Measure::change : Measure::level;
      if (!moves && q.unit == "位" && NamesRank(cell, p)) o.measure = Measure::rank;
      if (!moves) sign = 1;
      break;
  }
  if (sign < 0) {
    o.value = -o.value;
    if (!std::isnan(o.value_high)) {
      o.value_high = -o.value_high;
      std::swap(o.value, o.value_high);
    }
  }
}

// 增长8%,力争[9%]: what is set with no noun of its own is of what was set before.
bool SentenceReader::StrivesFor(const Cell& cell, const Predicate& p) const {
  const bool plain = p.verb == CueKind::word || p.verb == CueKind::reach || p.verb == CueKind::light;
  return plain && p.noun.empty() && p.owner.empty() && !p.of &&
         (HasCue(cell, CueKind::target) || HasCue(cell, CueKind::intent));
}

// 在全国的位次由[27位]提高到[22位]
bool SentenceReader::NamesRank(const Cell& cell, const Predicate& p) const {
  if (p.verb == CueKind::to && last_measure_ == Measure::rank) return true;
  for (int32_t i = cell.left; i < cell.at; ++i) {
    const std::string_view words = clauses_->items[Index(i)].span.of(context_->text);
    if (p.from && (Contains(words, "位次") || Contains(words, "名次") || Contains(words, "排名"))) return true;
  }
  return false;
}

// 完成全年任务165亿元的25%: what was set, for the year that stands before it.
bool SentenceReader::IsTask(const Predicate& p) const {
  if (p.noun.empty()) return false;
  const std::string_view words = clauses_->items[Index(p.noun.end - 1)].span.of(context_->text);
  // 为控制目标的|[98%]: words that no cue ends keep their 的.
  return words.ends_with("任务") || words.ends_with("目标") || words.ends_with("目标的") || words == "年度计划" ||
         words == "全年计划";
}

bool SentenceReader::HasCue(const Cell& cell, CueKind kind) const {
  for (int32_t i = cell.left; i < cell.at; ++i) {
    if (clauses_->items[Index(i)].is(kind)) return true;
  }
  return false;
}

// 取消了[700亿元]农业税: what a plan says of the past.
bool SentenceReader::SaysDone(const Cell& cell) const {
  for (int32_t i = cell.left; i < cell.at; ++i) {
    const std::string_view words = clauses_->items[Index(i)].span.of(context_->text);
    if (words.starts_with("已") || (words.ends_with("了") && words != "为了" && words != "除了")) return true;
  }
  return false;
}

// The same by the time of which it tells: 去年完成[8亿元].
bool SentenceReader::IsDone(const Cell& cell) const {
  if (scan_.provisional || SaysDone(cell)) return true;
  const PeriodMention* stated = scan_.clause_wide != nullptr ? scan_.clause_wide : scan_.sentence_wide;
  if (stated == nullptr) stated = opened_period_;
  if (stated == nullptr) return false;
  const std::string_view words = stated->span.of(context_->text);
  for (const std::string_view past : WordList{"去年", "上年", "目前", "截至目前", "过去", "这五年"}) {
    if (words.starts_with(past)) return true;
  }
  return words.ends_with("年来") || words.ends_with("以来");
}

void SentenceReader::ReadStatus(const Cell& cell, const Predicate& p, Observation& o) {
  const auto& items = clauses_->items;
  const std::string_view behind =
      Index(cell.at) + 1 < items.size() ? items[Index(cell.at) + 1].span.of(context_->text) : std::string_view();
  if ((behind.starts_with("（") || behind.starts_with("(")) && Contains(behind, "预计") &&
      scan_.status == Status::actual)
    scan_.status = Status::estimate;  // 增长3%（预计，下同）
  o.status = scan_.status;
  o.tone = scan_.tone;
  if (!p.tone.empty() && o.status == Status::target) o.tone = p.tone;
  if (IsTask(p) && o.measure == Measure::level) o.status = Status::target;
  const bool ahead = context_->part == Part::plan || (goals_ && context_->part != Part::review);
  const bool estimated = o.status == Status::estimate || HasCue(cell, CueKind::estimate);
  if (p.from && o.status == Status::target) o.status = estimated ? Status::estimate : Status::actual;
  // 预计投入98.6亿元,强度由[2.71%]升至2.84%: what it was is known.
  if (p.from && o.status == Status::estimate && !HasCue(cell, CueKind::estimate)) o.status = Status::actual;
  // 剩余[370套]确保年底前交付: the tone may stand behind the number, with a time; without one it is a purpose.
  for (int32_t i = cell.at + 1; i + 1 < cell.right_end && cell.closes && o.status == Status::actual; ++i) {
    const Item& item = items[Index(i)];
    const std::string_view word = item.span.of(context_->text);
    if ((word != "确保" && word != "力争") || items[Index(i + 1)].kind != ItemKind::period) continue;
    o.status = Status::target;
    o.tone = item.span;
  }
  // 明年拟安排2亿元;今年已完成的2所: another clause's tone.
  const bool elsewhere = o.tone.begin < items[Index(cell.left)].span.begin;
  if (o.status == Status::target && elsewhere && SaysDone(cell)) o.status = Status::actual, o.tone = {};
  if (ahead && !p.from && o.status != Status::target && !IsDone(cell)) o.status = Status::target;
}

// A region that the number's own clause opens with (鄞州区完成…, 全省增长…) wins over that of the report; what is said
// of the same thing in the next clause keeps it. Names of organisations (贵州省某公司) open with a region too and are
// none.
const Region* SentenceReader::RegionFor(const Cell& cell, const Predicate& p, const Observation& o) const {
  const Region* home = context_->profile != nullptr ? context_->profile->region : nullptr;
  const auto& items = clauses_->items;
  int32_t end = std::max(p.noun.end, p.owner.end);
  const bool elided = end <= cell.left;  // 全省[增长8%]: a clause without noun opens with its place
  if (elided) end = cell.at;
  if (cell.left < end) {
    const Span clause = {items[Index(cell.left)].span.begin, items[Index(end - 1)].span.end};
    uint32_t near = std::min(clause.end, clause.begin + kOpening + kLongestPlace);
    while (near < clause.end && IsContinuation(static_cast<unsigned char>(context_->text[near]))) ++near;
    const Span front = {clause.begin, near};
    const RegionWords named =
        MayNamePlace(front.of(context_->text)) ? RegionOf(context_->text, front, home) : RegionWords{};
    const std::string_view words = named.words.of(context_->text);
    // 省级项目, 省科技项目: a rank of offices, no place.
    const bool rank = words.size() <= kOneCharacter || (words.ends_with("级") && !words.ends_with("本级"));
    // 安徽名牌产品: a short name is as often part of another name.
    bool full = words.starts_with("全") || words.starts_with("我") || words.starts_with("本");
    for (const std::string_view end : WordList{"省", "市", "县", "区", "州", "盟", "旗", "本级"})
      full |= words.ends_with(end);
    const bool opens = elided ? named.words.begin == clause.begin && o.measure != Measure::rank
                              : named.words.begin - clause.begin <= kOpening;
    if (named.region != nullptr && !rank && full && opens && !NamesOrganisation(clause.of(context_->text))) {
      return named.region;
    }
  }
  if (!out_.empty() && out_.back().sentence == o.sentence && out_.back().indicator == o.indicator)
    return out_.back().region;
  return home;
}

// 2020年认定的[8家]企业: when they were, not when what is told of them was.
bool SentenceReader::NamesThings(const Cell& cell) const {
  for (int32_t i = cell.left; i + 1 < cell.at; ++i) {
    if (clauses_->items[Index(i)].kind == ItemKind::period && clauses_->items[Index(i + 1)].is(CueKind::action))
      return true;
  }
  return false;
}

// The year against which words are resolved. 今后五年 begin with the year that follows the one looked back on.
int SentenceReader::YearOf(std::string_view words, bool ahead) const {
  if (context_->profile == nullptr) return 0;
  const bool from_now = words.starts_with("今后") || words.starts_with("未来");
  return context_->profile->YearFor(words, ahead && !from_now);
}

// Below 一、2015年工作回顾 what is done was so in 2015; what is meant to be done there is for another time.
bool SentenceReader::FromHeading(bool ahead, Observation& o) const {
  const Profile* profile = context_->profile;
  if (context_->heading == nullptr || (profile != nullptr && profile->period_conflict)) return false;
  if ((o.status == Status::target) != (context_->part == Part::plan) && context_->part != Part::other) return false;
  const PeriodMention& heading = *context_->heading;
  if (heading.start.year != 0) {
    o.period_start = heading.start;
    o.period_end = heading.end;
  } else if (!Resolve(context_->text, heading, YearOf(heading.span.of(context_->text), ahead), o.period_start,
                      o.period_end)) {
    return false;
  }
  o.period_source = ObservationPeriodSource::heading;
  return true;
}

// [70%]重点企业|在|疫情期间|实现连续生产: when what is told behind the number was done; nullptr: that is not said.
const PeriodMention* SentenceReader::PeriodBehind(const Cell& cell) const {
  const auto& items = clauses_->items;
  const auto last = static_cast<int32_t>(std::min(items.size(), Index(cell.at) + kFar));
  for (int32_t i = cell.at + 1; i + 1 < last; ++i) {
    if (items[Index(i)].kind == ItemKind::mark && !items[Index(i)].is(Mark::enumeration)) break;
    if (items[Index(i)].span.of(context_->text) != "在" || items[Index(i + 1)].kind != ItemKind::period) continue;
    const PeriodMention& mention = context_->quantities.periods[Index(items[Index(i + 1)].index)];
    return mention.base ? nullptr : &mention;
  }
  return nullptr;
}

void SentenceReader::Describe(const Quantity& q, const Cell& cell, const Predicate& p, Observation& o) {
  const auto& items = clauses_->items;
  const std::string_view text = context_->text;
  if (p.from && p.own_period >= 0) old_period_ = p.own_period;
  ScanTo(cell.at, p);
  ReadStatus(cell, p, o);
  const PeriodMention* stated =
      p.from && p.own_period >= 0 ? &context_->quantities.periods[static_cast<size_t>(items[Index(p.own_period)].index)]
                                  : PeriodOf(p, o);
  if (stated == nullptr && rule_ == Rule::right) stated = PeriodBehind(cell);
  o.earlier = p.from && p.own_period < 0;
  if (o.earlier) stated = compared_;
  o.earlier = stated == nullptr && o.earlier;
  // 2010年…,年均增长12%: the year is not what the yearly rate runs over; 到2025年 is its end.
  if (p.cagr && stated != nullptr && !SpansYears(*stated, stated->span.of(text)) &&
      !stated->span.of(text).starts_with("到")) {
    stated = nullptr;
  }
  if (p.of) {
    scan_.opens = false;
    if (NamesThings(cell)) scan_.clause_wide = stated = nullptr;
  }
  // 由上年的61%提高到78.5%: the time of the old level is its own, as is that of a task.
  last_period_ = p.from || scan_.grows || IsTask(p) ? nullptr : stated;
  if (IsTask(p)) scan_.clause_wide = nullptr;
  if (p.from) since_before_ = group_, since_ = stated;
  if (stated != nullptr && !p.of) {
    const std::string_view words = stated->span.of(text);
    if (SpansYears(*stated, words)) years_told_ = true;
    if (words.starts_with("今年") || words.starts_with("全年")) years_told_ = false;
  }
  const bool ahead =
      o.status == Status::target && context_->profile != nullptr && context_->profile->plan_end.year != 0;
  if (stated != nullptr) {
    o.period = stated->span;
    o.period_source = ObservationPeriodSource::stated;
    const std::string_view words = stated->span.of(text);
    const int year = YearOf(words, ahead);
    if (!Resolve(text, *stated, year, o.period_start, o.period_end) && year != 0 && words.starts_with("本届")) {
      o.period_start = context_->profile->term_start;
      o.period_end = context_->profile->review_end;
    }
  } else if (!o.earlier && !(!p.cagr && FromHeading(ahead, o)) && context_->profile != nullptr) {
    const Profile& profile = *context_->profile;
    o.period_start = ahead ? profile.plan_start : profile.review_start;
    o.period_end = ahead ? profile.plan_end : profile.review_end;
    o.period_source = profile.period_source == PeriodSource::inferred ? ObservationPeriodSource::inferred
                                                                      : ObservationPeriodSource::report;
  }
  o.region = RegionFor(cell, p, o);
  const bool of_goal_before = o.measure == Measure::growth && last_measure_ == o.measure && StrivesFor(cell, p);
  if (o.measure == Measure::growth || o.measure == Measure::change)
    o.basis = of_goal_before ? out_.back().basis : BasisOf(q, p, stated);
}

// The period that a growth is compared with. 比去年 is also a cue, of whose 去年底 only the last character is left.
const PeriodMention* SentenceReader::BaseOf(const Predicate& p) const {
  const auto& periods = context_->quantities.periods;
  if (p.base_period >= 0) return &periods[Index(clauses_->items[Index(p.base_period)].index)];
  const auto behind = FirstPeriod(periods, p.cue.begin);
  if (behind == periods.begin() || p.cue.empty()) return nullptr;
  const PeriodMention& last = *std::prev(behind);
  return last.base && last.span.end == p.cue.begin ? &last : nullptr;
}

// Is the base of a comparison the same time a year before? 去年底 is a moment in the course of what is told, as 年初
// is; 上年末 stands against the end of the year.
bool SentenceReader::IsYearBefore(const PeriodMention& base, const PeriodMention* stated) const {
  const std::string_view words = base.span.of(context_->text);
  if (const int year = OwnYear(words); year != 0) {
    const Profile* profile = context_->profile;
    if (stated != nullptr && stated->start.year != 0) return year + 1 == stated->start.year && base.end.year <= year;
    return profile != nullptr && profile->review_end.year == year + 1 && base.end.year <= year;
  }
  if (words.starts_with("去年") && (words.ends_with("底") || words.ends_with("末"))) return false;
  if (words.starts_with("今年")) return true;  // 由今年的35亿元提高到45亿元, said of the next year
  return Contains(words, "上年") || Contains(words, "去年") || Contains(words, "上一年") || Contains(words, "同期");
}

// 拉动工业增长8.9个百分点: what one thing adds to the growth of another.
bool SentenceReader::Pulls(const Predicate& p) const {
  for (int32_t i = p.noun.begin; i < p.noun.end; ++i) {
    if (Contains(clauses_->items[Index(i)].span.of(context_->text), "拉动")) return true;
  }
  return false;
}

Basis SentenceReader::BasisOf(const Quantity& q, const Predicate& p, const PeriodMention* stated) {
  const std::string_view text = context_->text;
  const std::string_view before = text.substr(0, p.cue.begin);
  const std::string_view verb = p.cue.of(text);
  const bool averaged = before.ends_with("平均") && (verb.starts_with("增") || verb.starts_with("递"));
  if (p.cagr || (averaged && !p.compare)) return Basis::cagr;  // 两年平均增长3%
  if (p.mom) return Basis::mom;
  // 比常年同期偏多: than is usual.
  constexpr size_t kNear = 21;  // bytes in front of the verb
  if (Contains(before.substr(before.size() - std::min(before.size(), kNear)), "常年")) return Basis::other;
  if (const PeriodMention* base = BaseOf(p); base != nullptr)
    return IsYearBefore(*base, stated) ? Basis::yoy : Basis::period;
  if (compared_ != nullptr && !p.yoy) return IsYearBefore(*compared_, stated) ? Basis::yoy : Basis::period;
  const auto mention = FirstPeriod(context_->quantities.periods, p.scope.begin);
  if (mention != context_->quantities.periods.end() && p.scope.contains(mention->span))
    return Basis::period;  // 高于“十三五”时期
  const std::string_view than = p.scope.of(text);
  if (p.compare && (than.ends_with("前") || than.ends_with("时"))) return Basis::period;  // 比改革前下降30%
  if (p.compare && p.yoy && p.scope.empty()) return Basis::yoy;  // 比去年高出2个百分点
  const bool share = p.verb == CueKind::share || text.substr(0, p.scope.begin).ends_with("占");
  if (p.compare || (q.form == Form::points && !p.scope.empty() && !share)) return Basis::other;
  if (q.form == Form::points && Pulls(p)) return Basis::other;
  if (!p.yoy && since_before_ == group_ && since_ != nullptr)  // 由2015年的3亿元增加到9亿元,增长2倍
    return IsYearBefore(*since_, stated) ? Basis::yoy : Basis::period;
  if (!p.yoy && stated != nullptr && SpansYears(*stated, stated->span.of(text))) return Basis::period;
  if (p.yoy || stated != nullptr || context_->part == Part::plan) return Basis::yoy;
  if (before.ends_with("累计") || verb.starts_with("累计")) return Basis::period;  // 能耗累计下降14%
  // A review of several years measures against their start.
  const Profile* profile = context_->profile;
  if (profile != nullptr && profile->review_start.year != 0 && profile->period_source == PeriodSource::stated)
    return profile->review_start.year < profile->review_end.year ? Basis::period : Basis::yoy;
  // Where the report does not tell its time, its paragraph may: 吞吐量5年增长1.6倍,…基站增长4.3倍; and so does a growth
  // beyond that of a year from a level without a time: 由23326元提高到34580元,增长48.2%.
  constexpr double kMoreThanAYear = 25;
  const bool far = since_before_ == group_ && since_ == nullptr && q.form == Form::percent && q.value >= kMoreThanAYear;
  if (!years_told_) years_told_ = TellsOfYears(text, paragraph_, context_->quantities.periods);
  return *years_told_ || far ? Basis::period : Basis::yoy;
}

}  // namespace baogao
