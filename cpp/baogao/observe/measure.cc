// What kind of statement a number makes: its measure, sign, basis; then status, tone, period and region, which it
// shares with the words of its sentence.
#include <algorithm>
#include <cmath>

#include "baogao/observe/sentence.h"

namespace baogao {
namespace {

bool Has(std::string_view words, std::string_view part) { return words.find(part) != std::string_view::npos; }

// Nouns that are themselves a growth: 居民消费价格涨幅2%.
bool IsRate(std::string_view label) { return label.ends_with("率") || label.ends_with("比重") || label.ends_with("占比"); }

// Words of a period that spans several years: growth over it is measured against its start.
bool SpansYears(std::string_view words) {
  for (const std::string_view mark : {"五年", "5年", "５年", "四年", "三年", "六年", "十年", "时期", "五”期间", "以来", "届"}) {
    if (Has(words, mark)) return !words.ends_with("今年以来") && !words.starts_with("今年以来");
  }
  return false;
}

constexpr double kHundred = 100;

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
      if (p.verb == CueKind::share || (p.share_noun && !moves)) o.measure = Measure::share;
      else if (moves || p.growth_noun != CueKind::word) o.measure = Measure::growth;
      else if (p.verb == CueKind::word && (cell.opening == Opening::item || whole_ >= 0) &&
               last_measure_ == Measure::growth && !IsRate(label.text)) {
        // 采矿业增长5.9%、制造业8.7%: the verb is that of the list.
        o.measure = Measure::growth;
        if (q.value > 0) sign = last_sign_;
      } else if (p.cagr || (p.yoy && !IsRate(label.text))) o.measure = Measure::growth;
      else o.measure = Measure::share;
      break;
    case Form::points: o.measure = Measure::change; break;
    case Form::rank: o.measure = Measure::rank; sign = 1; break;
    case Form::multiple:
      o.measure = moves ? Measure::growth : Measure::multiple;
      if (moves) {
        o.value *= kHundred;
        o.value_high *= kHundred;
        o.unit = "%";
      }
      break;
    case Form::doubling: o.measure = Measure::multiple; sign = 1; break;
    case Form::ratio: o.measure = std::isnan(q.value_high) && label.text.ends_with("产业比重") ? Measure::share : Measure::level;
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

void SentenceReader::Describe(const Quantity& q, const Predicate& p, Observation& o) const {
  const auto& items = clauses_->items;
  const auto& periods = context_->quantities.periods;
  const std::string_view text = context_->text;
  const Span quote = q.span;

  // The latest statement of time before the number holds for it; in front of the number's verb it may come after.
  const PeriodMention* stated = nullptr;
  for (const Item& item : items) {
    if (item.span.begin >= quote.begin) break;
    if (item.kind == ItemKind::period && !periods[static_cast<size_t>(item.index)].base) {
      stated = &periods[static_cast<size_t>(item.index)];
    }
    if (item.is(CueKind::estimate)) o.status = Status::estimate;
    if (item.is(CueKind::target)) o.status = Status::target, o.tone = item.span;
  }
  if (!p.tone.empty()) o.tone = p.tone;
  if (context_->part == Part::plan) o.status = Status::target;
  const int year = context_->profile ? context_->profile->reference_year() : 0;
  if (stated != nullptr) {
    o.period = stated->span;
    o.period_source = ObservationPeriodSource::stated;
    Resolve(text, *stated, year, o.period_start, o.period_end);
  } else if (context_->profile != nullptr) {
    const Profile& profile = *context_->profile;
    const bool ahead = o.status == Status::target && profile.plan_end.year != 0;
    o.period_start = ahead ? profile.plan_start : profile.review_start;
    o.period_end = ahead ? profile.plan_end : profile.review_end;
    o.period_source = profile.period_source == PeriodSource::inferred ? ObservationPeriodSource::inferred
                                                                      : ObservationPeriodSource::report;
  }
  if (context_->profile != nullptr) o.region = context_->profile->region;

  if (o.measure != Measure::growth && o.measure != Measure::change) return;
  o.basis = Basis::yoy;
  if (p.cagr) {
    o.basis = Basis::cagr;
  } else if (p.mom) {
    o.basis = Basis::mom;
  } else if (p.base_period >= 0) {
    const std::string_view base = items[static_cast<size_t>(p.base_period)].span.of(text);
    const bool last_year = Has(base, "上年") || Has(base, "去年") || Has(base, "上一年") || Has(base, "同期");
    o.basis = last_year ? Basis::yoy : Basis::period;
  } else if (p.compare || (q.form == Form::points && !p.scope.empty())) {
    o.basis = Basis::other;
  } else if (!p.yoy && stated != nullptr && SpansYears(stated->span.of(text))) {
    o.basis = Basis::period;
  }
}

}  // namespace baogao
