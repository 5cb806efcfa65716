// What kind of statement a number makes: its measure, sign, basis; then status, tone, period and region, which it
// shares with the words of its sentence.
#include <algorithm>
#include <cmath>

#include "baogao/observe/sentence.h"
#include "baogao/region/words.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

bool Has(std::string_view words, std::string_view part) { return words.find(part) != std::string_view::npos; }

// Nouns that are themselves a growth: 居民消费价格涨幅2%.
bool IsRate(std::string_view label) {
  return label.ends_with("率") || label.ends_with("比重") || label.ends_with("占比");
}

// A period of several years: growth over it is measured against its start.
bool SpansYears(const PeriodMention& mention, std::string_view words) {
  if (mention.start.year != 0 && mention.start.year == mention.end.year) return false;
  for (const std::string_view mark :
       {"五年", "5年", "５年", "四年", "三年", "六年", "十年", "时期", "五”期间", "年来", "届"}) {
    if (Has(words, mark)) return !Has(words, "一年来");
  }
  return mention.start.year != 0 && mention.start.year < mention.end.year;
}

bool IsNow(std::string_view words) { return words == "目前" || words == "现在" || words == "至今" || words == "当前"; }
// Years that a clause names by the one before it: 当年毕业402家.
bool HoldsForClause(std::string_view words) {
  return words == "当年" || words == "同年" || words == "上年" || words == "至今";
}

// The first period stated at or behind byte `at`.
std::vector<PeriodMention>::const_iterator FirstPeriod(const std::vector<PeriodMention>& periods, uint32_t at) {
  return std::lower_bound(periods.begin(), periods.end(), at,
                          [](const PeriodMention& m, uint32_t begin) { return m.span.begin < begin; });
}

// 明年,…: what a sentence says of such a time is planned.
bool LiesAhead(std::string_view words) {
  for (const std::string_view start : {"明年", "来年", "明后", "今后", "未来", "下一年", "下一步"}) {
    if (words.starts_with(start)) return true;
  }
  return false;
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
  const bool falls = p.verb == CueKind::fall || p.growth_noun == CueKind::fall_noun;
  const bool moves = p.verb == CueKind::rise || p.verb == CueKind::fall;
  double sign = falls && q.value > 0 ? -1 : 1;
  switch (q.form) {
    case Form::percent:
      if (p.verb == CueKind::share || (p.share_noun && !moves))
        o.measure = Measure::share;
      else if (moves || p.growth_noun != CueKind::word)
        o.measure = Measure::growth;
      else if (p.verb == CueKind::word && (cell.opening == Opening::item || whole_ >= 0) &&
               last_measure_ == Measure::growth && !IsRate(label.text)) {
        // 采矿业增长5.9%、制造业8.7%: the verb is that of the list.
        o.measure = Measure::growth;
        if (q.value > 0) sign = last_sign_;
      } else if (p.cagr || (p.yoy && !IsRate(label.text)))
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

// 国家财政将每年安排支出: 将 or 计划 before a verb tells the future; before a noun it is the preposition
// (将农牧民纳入).
bool SentenceReader::Foretells(int32_t item) const {
  const auto& items = clauses_->items;
  const std::string_view word = items[Index(item)].span.of(context_->text);
  const bool plans = items[Index(item)].is(CueKind::intent) && word == "计划";  // 科创带|计划|培育…
  if (items[Index(item)].kind == ItemKind::quantity || (!plans && !word.ends_with("将"))) return false;
  for (size_t i = Index(item) + 1; i < items.size(); ++i) {
    const Item& next = items[i];
    if (next.is(CueKind::trim) || next.is(CueKind::cagr) || next.kind == ItemKind::period) continue;
    return next.is(CueKind::action) || next.is(CueKind::light) || next.is(CueKind::reach) || next.is(CueKind::to) ||
           next.is(CueKind::rise) || next.is(CueKind::fall);
  }
  return false;
}

// Moves on to the number at `item_end`, noting periods, save what it is compared with, and what is meant to be done.
void SentenceReader::ScanTo(int32_t item_end, const Predicate& p) {
  const auto& items = clauses_->items;
  const auto& periods = context_->quantities.periods;
  Scan& scan = scan_;
  for (; scan.next < item_end; ++scan.next) {
    const Item& item = items[Index(scan.next)];
    if (item.kind == ItemKind::mark && !item.is(Mark::enumeration)) {
      scan.first_clause = scan.first_clause && scan.clause_start;
      scan.clause_start = true;
      // 科技活动周于5月20日至27日举办,…: when what the sentence is about was held.
      if (scan.held && scan.clause_wide != nullptr) scan.sentence_wide = scan.clause_wide;
      scan.held = false;
      scan.clause_wide = nullptr;
      if (scan.intent) scan.status = Status::actual, scan.tone = {}, scan.intent = false;
      continue;
    }
    const bool compared = p.scope.contains(item.span) || scan.next == p.base_period || scan.next == old_period_;
    if (item.kind == ItemKind::period && !periods[Index(item.index)].base && !compared) {
      const PeriodMention* mention = &periods[Index(item.index)];
      const bool now = IsNow(mention->span.of(context_->text));
      if (!(now && scan.sentence_wide != nullptr)) {
        const bool wide = scan.clause_start && !HoldsForClause(mention->span.of(context_->text));
        (wide ? scan.sentence_wide : scan.clause_wide) = mention;
      }
    }
    const std::string_view words = item.span.of(context_->text);
    if (item.is(CueKind::light)) scan.held = scan.held || words.starts_with("举办") || words.starts_with("举行");
    if (item.is(CueKind::estimate) && scan.status != Status::target) scan.status = Status::estimate;
    if (item.kind == ItemKind::period && scan.clause_start && LiesAhead(words)) scan.status = Status::target;
    const bool done = scan.next + 1 < item_end && items[Index(scan.next + 1)].span.of(context_->text).starts_with("了");
    const bool opens =
        scan.status == Status::actual && ((item.is(CueKind::intent) && scan.clause_start) || Foretells(scan.next));
    if (!done && (opens || item.is(CueKind::target) || item.is(CueKind::goal))) {
      // 二季度,计划举办…,再签约…: a plan for the time at the head of the sentence is the whole sentence's.
      scan.intent = opens && !(scan.sentence_wide != nullptr && scan.first_clause);
      scan.status = Status::target;
      scan.tone = item.span;
    }
    const bool light = item.is(CueKind::trim) || item.is(CueKind::connective) || item.is(CueKind::member) ||
                       item.is(CueKind::estimate) || item.is(CueKind::target) || item.kind == ItemKind::period;
    scan.clause_start = scan.clause_start && light;
  }
}

// The period stated for a number: in its own clause; at the head of an earlier clause of the sentence; that of the
// number before if it says more of the same thing; the one that a sentence without numbers opened.
const PeriodMention* SentenceReader::PeriodOf(const Predicate& p, const Observation& o) const {
  if (scan_.clause_wide != nullptr) return scan_.clause_wide;
  if (scan_.sentence_wide != nullptr) return scan_.sentence_wide;
  const bool says_more = !subject_.thing.empty() && Has(o.indicator, subject_.thing);
  if (says_more && !out_.empty() && out_.back().sentence == o.sentence && !out_.back().earlier &&
      last_period_ != nullptr && !p.from) {
    return last_period_;
  }
  return continued_period_ != nullptr ? continued_period_ : opened_period_;
}

// 完成全年任务165亿元的25%: what was set, for the year that stands before it.
bool SentenceReader::IsTask(const Predicate& p) const {
  if (p.noun.empty()) return false;
  const std::string_view words = clauses_->items[Index(p.noun.end - 1)].span.of(context_->text);
  return words.ends_with("任务") || words.ends_with("目标");
}

void SentenceReader::ReadStatus(const Cell& cell, const Predicate& p, Observation& o) {
  const auto& items = clauses_->items;
  const std::string_view behind =
      Index(cell.at) + 1 < items.size() ? items[Index(cell.at) + 1].span.of(context_->text) : std::string_view();
  if ((behind.starts_with("（") || behind.starts_with("(")) && Has(behind, "预计") && scan_.status == Status::actual)
    scan_.status = Status::estimate;  // 增长3%（预计，下同）
  o.status = scan_.status;
  o.tone = scan_.tone;
  if (!p.tone.empty() && o.status == Status::target) o.tone = p.tone;
  if (IsTask(p) && o.measure == Measure::level) o.status = Status::target;
  const bool ahead = context_->part == Part::plan || (goals_ && context_->part != Part::review);
  if (ahead && o.status == Status::actual) o.status = Status::target;
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
    for (const std::string_view end : {"省", "市", "县", "区", "州", "盟", "旗", "本级"}) full |= words.ends_with(end);
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

void SentenceReader::Describe(const Quantity& q, const Cell& cell, const Predicate& p, Observation& o) {
  const auto& items = clauses_->items;
  const std::string_view text = context_->text;
  if (p.from && p.own_period >= 0) old_period_ = p.own_period;
  ScanTo(cell.at, p);
  ReadStatus(cell, p, o);
  const PeriodMention* stated =
      p.from && p.own_period >= 0 ? &context_->quantities.periods[static_cast<size_t>(items[Index(p.own_period)].index)]
                                  : PeriodOf(p, o);
  o.earlier = p.from && p.own_period < 0;
  if (o.earlier) stated = nullptr;
  // 2010年…,年均增长12%: the year is not what the yearly rate runs over.
  if (p.cagr && stated != nullptr && !SpansYears(*stated, stated->span.of(text))) stated = nullptr;
  // 由上年的61%提高到78.5%: the time of the old level is its own, as is that of a task.
  last_period_ = p.from || IsTask(p) ? nullptr : stated;
  if (IsTask(p)) scan_.clause_wide = nullptr;
  if (o.earlier) since_before_ = group_;
  years_told_ = years_told_ || (stated != nullptr && SpansYears(*stated, stated->span.of(text)));
  const bool ahead =
      o.status == Status::target && context_->profile != nullptr && context_->profile->plan_end.year != 0;
  if (stated != nullptr) {
    o.period = stated->span;
    o.period_source = ObservationPeriodSource::stated;
    const std::string_view words = stated->span.of(text);
    const int year = context_->profile != nullptr ? context_->profile->YearFor(words, ahead) : 0;
    if (!Resolve(text, *stated, year, o.period_start, o.period_end) && year != 0 && words.starts_with("本届")) {
      o.period_start = context_->profile->term_start;
      o.period_end = context_->profile->review_end;
    }
  } else if (context_->profile != nullptr && !o.earlier) {
    const Profile& profile = *context_->profile;
    o.period_start = ahead ? profile.plan_start : profile.review_start;
    o.period_end = ahead ? profile.plan_end : profile.review_end;
    o.period_source = profile.period_source == PeriodSource::inferred ? ObservationPeriodSource::inferred
                                                                      : ObservationPeriodSource::report;
  }
  o.region = RegionFor(cell, p, o);
  if (o.measure == Measure::growth || o.measure == Measure::change) o.basis = BasisOf(q, p, stated);
}

Basis SentenceReader::BasisOf(const Quantity& q, const Predicate& p, const PeriodMention* stated) const {
  const std::string_view text = context_->text;
  if (p.cagr) return Basis::cagr;
  if (p.mom) return Basis::mom;
  if (p.base_period >= 0) {
    const PeriodMention& base =
        context_->quantities.periods[static_cast<size_t>(clauses_->items[Index(p.base_period)].index)];
    const std::string_view words = base.span.of(text);
    const bool last_year = Has(words, "上年") || Has(words, "去年") || Has(words, "上一年") || Has(words, "同期") ||
                           (stated != nullptr && base.start.year != 0 && base.start.year + 1 == stated->start.year &&
                            base.end.year == base.start.year);
    return last_year ? Basis::yoy : Basis::period;
  }
  const auto mention = FirstPeriod(context_->quantities.periods, p.scope.begin);
  if (mention != context_->quantities.periods.end() && p.scope.contains(mention->span))
    return Basis::period;  // 高于“十三五”时期
  if (p.compare || (q.form == Form::points && !p.scope.empty())) return Basis::other;
  if (!p.yoy && stated != nullptr && SpansYears(*stated, stated->span.of(text))) return Basis::period;
  if (p.yoy || stated != nullptr || context_->part == Part::plan) return Basis::yoy;
  // A review of several years measures against their start.
  const Profile* profile = context_->profile;
  if (profile != nullptr && profile->review_start.year != 0 && profile->period_source == PeriodSource::stated)
    return profile->review_start.year < profile->review_end.year ? Basis::period : Basis::yoy;
  // Where the report does not tell its time, its paragraph may: 吞吐量5年增长1.6倍,…基站增长4.3倍; and so does a growth
  // beyond that of a year from a level without a time: 由23326元提高到34580元,增长48.2%.
  constexpr double kMoreThanAYear = 25;
  const bool far = since_before_ == group_ && q.form == Form::percent && q.value >= kMoreThanAYear;
  return years_told_ || far ? Basis::period : Basis::yoy;
}

// A sentence without numbers may open a paragraph (五年来,创新实力日益彰显。 今年主要预期目标是:), or say when
// what follows was held (科技周于5月15日-21日举办。).
void SentenceReader::ReadSilent(const SentenceContext& context, Span sentence, bool goals) {
  goals_ = goals_ || goals;
  const auto& periods = context.quantities.periods;
  auto it = FirstPeriod(periods, sentence.begin);
  if (it == periods.end() || !sentence.contains(it->span)) return;
  constexpr uint32_t kShort = 120;  // bytes
  const bool opens = it->span.begin == sentence.begin;
  const std::string_view words = sentence.of(context.text);
  const bool held = sentence.size() <= kShort && (Has(words, "举办") || Has(words, "举行"));
  if (!opens && !held) return;
  for (; it != periods.end() && sentence.contains(it->span); ++it) {
    const std::string_view period = it->span.of(context.text);
    // 过去的一年, 2013年是…: of one year the report speaks anyway.
    if (!it->base && (held || goals || period == "今年" || SpansYears(*it, period))) opened_period_ = &*it;
  }
}

}  // namespace baogao
