// Headings name the years best (2018年工作回顾), then the title, then the first words of the body, then the date.
// A report of a congress looks back on the year before the one in which it was given.
//
// Copyists overwrite years (signs.h tells how that shows), and dated words in the text (anchor.h) may contradict the
// year that it claims. Then no year in the text is believed, and the dated words alone tell the period.
//
// The document's name comes before the title if it spells its year (2019年工作总结.txt). A bare one (宁波市_2019.md)
// may be that in which the report was given or the one it covers: it, and the day on which a page was put up, choose
// among the years that the dated words leave, and speak alone only where nothing else does.
#include "baogao/profile/when.h"

#include <algorithm>

#include "baogao/profile/doubt.h"
#include "baogao/structure/line.h"
#include "baogao/structure/marker.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

Span All(std::string_view words) { return {0, static_cast<uint32_t>(words.size())}; }

Date FirstDay(int year) { return {static_cast<int16_t>(year), 1, 1}; }
Date LastDay(int year) { return {static_cast<int16_t>(year), 12, 31}; }

// The last year of the five-year plan that `words` name, “十三五” or 第八个五年计划; 0: none. Plan n (from the third
// on) runs from 1966 + 5(n - 3).
int PlanEnd(std::string_view words) {
  const auto end = static_cast<uint32_t>(words.size());
  int last = 0;
  for (uint32_t at = 0; at < end;) {
    const char32_t c = NextCodePoint(words, at);
    if (c != U'第' && c != U'“' && c != U'"' && c != U'「') continue;
    uint32_t i = at;
    int n = ReadChineseNumber(words, i, end);
    const std::string_view rest = words.substr(i);
    if (c == U'第') {
      if (!rest.starts_with("个五年")) continue;
    } else if (n == 15 && !rest.starts_with("五")) {
      n = 10;  // “十五” is the tenth
    } else if (!rest.starts_with("五")) {
      continue;
    }
    if (n >= 3) last = std::max(last, 1970 + 5 * (n - 3));
  }
  return last;
}

bool SaysFiveYears(std::string_view words) {
  for (std::string_view w : WordList{"五年", "5年来", "任期", "本届政府", "四年", "十三五", "十二五", "十四五",
                                     "十一五", "十五", "九五", "八五"}) {
    if (words.find(w) != std::string_view::npos) return true;
  }
  return false;
}

void SetReview(Profile& p, int first, int last, std::string_view evidence, PeriodSource source) {
  p.review_start = FirstDay(first);
  p.review_end = LastDay(last);
  p.period_evidence = evidence;
  p.period_source = source;
}

void SetPlan(Profile& p, int first, int last) {
  p.plan_start = FirstDay(first);
  p.plan_end = LastDay(last);
}

// The year that the words right behind a heading name: 一、去年工作回顾 / 2005年,我国...
DateFound YearBehindHeading(std::string_view text, const Section& s) {
  constexpr uint32_t kReach = 45;
  uint32_t end = std::min(s.span.end, s.title.end + kReach);
  while (end < s.span.end && IsContinuation(text[end])) --end;
  const std::vector<DateFound> years = YearsIn(text, {s.title.end, std::max(end, s.title.end)});
  return years.empty() ? DateFound{} : years.front();
}

// The years that a heading of a review tells: 2018年工作回顾, 过去五年工作回顾, 2020年及“十三五”工作回顾. A year that
// is named is the one reviewed; five years alone end with the last full year.
bool ReviewFromHeading(std::string_view text, const Section& s, int given, Profile& p) {
  const std::string_view title = s.title.of(text);
  const std::vector<DateFound> years = YearsIn(text, s.title);
  if (!years.empty()) {
    const int first = years.front().date.year, last = years.back().date.year;
    if (given != 0 && first > given) return false;
    const bool range =
        last > first && years.back().span.begin - years.front().span.end <= 6 && last <= (given ? given : last);
    SetReview(p, first, range ? last : first, title, PeriodSource::stated);
    return true;
  }
  if (SaysFiveYears(title)) {
    const int plan_end = PlanEnd(title);
    const int last = plan_end != 0 ? plan_end : given;
    if (last == 0 || (given != 0 && last > given)) return false;
    const int span = title.find("四年") != std::string_view::npos   ? 4
                     : title.find("三年") != std::string_view::npos ? 3
                                                                    : 5;
    SetReview(p, last - span + 1, last, title, PeriodSource::inferred);
    return true;
  }
  if (const DateFound d = YearBehindHeading(text, s); d && (given == 0 || d.date.year <= given)) {
    SetReview(p, d.date.year, d.date.year, d.span.of(text), PeriodSource::stated);
    return true;
  }
  return false;
}

void FromHeadings(std::string_view text, const Evidence& e, int given, Profile& p) {
  for (const Section& s : e.sections) {
    if (p.review_end.year == 0 && s.part == Part::review) {
      ReviewFromHeading(text, s, given, p);
    } else if (s.part == Part::plan && p.plan_end.year == 0) {
      const std::vector<DateFound> years = YearsIn(text, s.title);
      if (!years.empty()) SetPlan(p, years.front().date.year, years.back().date.year);
    }
  }
}

// From the title: 2020年度工作情况报告, 2016-2020年..., “十四五”规划, 2019年总结和2020年计划.
void FromTitle(std::string_view text, Span title, Profile& p) {
  std::vector<DateFound> years = YearsIn(text, title);
  // A day in a title is the day on which it was given, not the period.
  std::erase_if(years, [](const DateFound& d) { return d.date.day != 0; });
  const std::string_view words = title.of(text);
  if (p.kind == ReportKind::plan) {
    if (const int end = PlanEnd(words))
      SetPlan(p, end - 4, end);
    else if (!years.empty())
      SetPlan(p, years.front().date.year, years.back().date.year);
    else
      return;
    p.period_evidence = words;
    p.period_source = PeriodSource::stated;
    return;
  }
  if (years.empty()) return;
  const int first = years.front().date.year;
  const int last = years.back().date.year;
  const std::string_view said = years.front().span.of(text);
  if (p.kind == ReportKind::government_work_report) {
    // Given in the year of the title.
    SetReview(p, first - 1, first - 1, said, PeriodSource::inferred);
    SetPlan(p, first, first);
    return;
  }
  const std::string_view between =
      text.substr(years.front().span.end, years.back().span.begin - years.front().span.end);
  const bool plan_behind = last > first && between.size() > 6;
  SetReview(p, first, plan_behind ? first : last, said, PeriodSource::stated);
  if (plan_behind) SetPlan(p, last, last);
}

void FindGivenDate(std::string_view text, const Evidence& e, Profile& p) {
  const auto take = [&](Span line) {
    if (const Date d = PlainDate(line.of(text)); d.year != 0) return p.date = d, true;
    uint32_t at = line.begin;
    while (const DateFound d = FindDate(text, line, at)) {
      if (d.date.month != 0 && d.date.year != 0) return p.date = d.date, true;
      at = d.span.end;
    }
    return false;
  };
  // ——2019年1月10日在...会议上, or a line that is a date.
  for (Span line : e.head) {
    const std::string_view words = line.of(text);
    const bool posted = words.find("发表") != std::string_view::npos || words.find("来源") != std::string_view::npos;
    if (!posted && take(line)) return;
  }
  for (Span line : e.tail) {
    if (CountCharacters(text, line, kSignature + 1) <= kSignature && take(line)) return;
  }
  for (Span line : {e.title, e.matter_title, e.matter_date}) {
    if (take(line)) return;
  }
  if (const DateFound d = FindDate(e.name.words, All(e.name.words), 0); e.alone && d.date.day != 0) {
    p.date = d.date;
    return;
  }
  for (Span line : e.head) {
    if (take(line)) return;
    const DateFound d = FindDate(text, line, line.begin);
    const std::vector<DateFound> years = YearsIn(text, e.matter_title.empty() ? e.title : e.matter_title);
    if (d && d.date.year == 0 && d.date.day != 0 && !years.empty()) {
      p.date = {years.front().date.year, d.date.month, d.date.day};
      return;
    }
  }
}

// The last year that a report given on `date` can look back on in full.
int YearBehind(const Date& date) { return date.year == 0 ? 0 : date.month >= 11 ? date.year : date.year - 1; }

// 2021年,面对...: the year that the first words of the body name.
DateFound OpeningYear(std::string_view text, const Evidence& e) {
  constexpr uint32_t kOpening = 400;
  uint32_t end = std::min(e.body.end, e.body.begin + kOpening);
  const Span opening{e.body.begin, end};
  const DateFound d = FindDate(text, opening, opening.begin);
  if (!d || d.date.year == 0 || d.date.month != 0) return {};
  return d.span.begin - opening.begin <= 30 ? d : DateFound{};
}

// What the text says of its period, believing its years.
void ReadPeriod(std::string_view text, const Evidence& e, const YearSigns& signs, Profile& p) {
  for (Span title : {e.matter_title, e.title}) {
    if (p.period_source == PeriodSource::unknown) FromTitle(text, title, p);
  }
  if (p.kind == ReportKind::plan && p.plan_end.year != 0) return;
  if (p.period_source != PeriodSource::stated) {
    const Profile by_title = p;
    p.review_start = p.review_end = p.plan_start = p.plan_end = Date{};
    const int given = p.date.year != 0 ? YearBehind(p.date) : by_title.review_end.year;
    FromHeadings(text, e, given, p);
    const DateFound opening = OpeningYear(text, e);
    if (p.review_end.year == 0 && given != 0 && opening.date.year != given) {
      const bool dated = p.date.year != 0;
      SetReview(p, given, given, dated ? std::to_string(p.date.year) + "年" : by_title.period_evidence,
                PeriodSource::inferred);
    }
  }
  if (p.review_end.year != 0) return;
  if (const DateFound d = OpeningYear(text, e)) {
    SetReview(p, d.date.year, d.date.year, d.span.of(text), PeriodSource::stated);
  } else if (!signs.counts.empty()) {
    const auto most = std::max_element(signs.counts.begin(), signs.counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->second >= 3 && most->second * 2 > signs.total()) {
      SetReview(p, most->first, most->first, std::to_string(most->first) + "年", PeriodSource::inferred);
    }
  }
}

// The review year that the profile claims; of a plan the year before it begins. 0: none.
int YearClaimed(const Profile& p) {
  if (p.review_end.year != 0) return p.review_end.year;
  return p.kind == ReportKind::plan && p.plan_start.year == p.plan_end.year ? p.plan_end.year - 1 : 0;
}

// Years that something beside the text names, the likeliest first: 2019 in the name of a government work report was the
// year in which it was given, in that of a summary rather the one it covers.
struct YearsBeside {
  std::vector<int> years;
  std::string words;
  explicit operator bool() const { return !years.empty(); }
};

YearsBeside YearsOfName(const Evidence& e, ReportKind kind) {
  if (!e.alone || e.name.strength == NameYear::none) return {};
  int year = 0;
  for (const DateFound& d : YearsIn(e.name.words, All(e.name.words))) {
    if (d.date.day == 0) year = d.date.year;
  }
  if (kind == ReportKind::government_work_report || kind == ReportKind::plan) return {{year - 1, year}, e.name.words};
  return {{year, year - 1}, e.name.words};
}

// 发布时间：2012-03-05 10:20
YearsBeside YearsOfPage(const Evidence& e, Date& date) {
  const size_t end = std::min(e.origin.date.find_first_not_of("0123456789-./"), e.origin.date.size());
  date = PlainDate(e.origin.date.substr(0, end));
  if (const DateFound d = FindDate(e.origin.date, All(e.origin.date), 0); d && d.date.month != 0) date = d.date;
  if (date.year == 0) return {};
  return {{YearBehind(date)}, std::string(e.origin.date)};
}

void SetYear(Profile& p, int year, const std::string& words, PeriodSource source) {
  p.year_uncertain = false;
  if (p.kind == ReportKind::plan) {
    SetPlan(p, year + 1, year + 1);
    p.period_evidence = words;
    p.period_source = source;
  } else {
    SetReview(p, year, year, words, source);
  }
}

// Lets years named beside the text choose among those of an interval, or speak where there is none.
void Narrow(const YearEvidence& evidence, const YearsBeside& beside, bool alone, Profile& p) {
  if (evidence && !p.year_uncertain) return;
  for (int year : beside.years) {
    if (evidence ? year < evidence.first() || year > evidence.last() : !alone) continue;
    SetYear(p, year, evidence ? p.period_evidence + "、" + beside.words : beside.words, PeriodSource::inferred);
    return;
  }
}

// Puts the interval of the dated words in the place of what the years say.
void Infer(const YearEvidence& evidence, std::string_view damage, Profile& p) {
  p.review_start = p.review_end = p.plan_start = p.plan_end = Date{};
  p.period_source = PeriodSource::unknown;
  p.period_evidence = damage;
  if (!evidence) {
    if (p.period_conflict) p.date = {};
    return;
  }
  const int first = evidence.first(), last = evidence.last();
  if (p.date.year != 0 && (p.date.year < first || p.date.year > last + 1)) p.date = {};
  p.year_uncertain = first != last;
  if (p.kind == ReportKind::plan) {
    SetPlan(p, first + 1, last + 1);
    p.period_evidence = evidence.words();
    p.period_source = PeriodSource::inferred;
  } else {
    SetReview(p, first, last, evidence.words(), PeriodSource::inferred);
  }
}

// How often a long text may name one year and no other; 0: as often as it likes. A report of a congress names the year
// that it looks back on and the one in which it was given, other long texts name bases; only a communiqué need not.
int Often(const Evidence& e, const Profile& p) {
  constexpr uint32_t kLongText = 6000;
  if (e.body.size() < kLongText || p.kind == ReportKind::statistical_communique) return 0;
  return p.kind == ReportKind::government_work_report ? 2 : 7;
}

}  // namespace

void FindWhen(std::string_view text, const Evidence& e, int year_given, Profile& p) {
  FindGivenDate(text, e, p);
  Date posted;
  const YearsBeside page = YearsOfPage(e, posted);
  if (year_given != 0) {
    SetReview(p, year_given, year_given, "", PeriodSource::stated);
    if (p.kind == ReportKind::government_work_report) SetPlan(p, year_given + 1, year_given + 1);
    return;
  }
  YearSigns signs = ReadYears(text, e.body);
  std::vector<Span> above{e.title, e.matter_title};
  above.insert(above.end(), e.head.begin(), e.head.end());
  for (Span line : above) {
    if (signs.cut.empty()) signs.cut = ReadYears(text, line).cut;
  }
  constexpr int kFalseDays = 2;  // one may be a slip
  std::vector<DayNamed> days = FindDays(text, e, p);
  const bool days_lie = DropTrueDays(days) >= kFalseDays;
  const bool damaged =
      signs.damaged(Often(e, p)) || GivenTooEarly(text, e, signs, p) || LooksBothWays(text, e) || days_lie;
  ReadPeriod(text, e, signs, p);
  const bool political = p.kind == ReportKind::government_work_report || p.kind == ReportKind::work_summary;
  const Session session = SessionOf(text, e, p);
  const YearEvidence evidence(text, e.whole, session, days, political);
  const YearsBeside name = YearsOfName(e, p.kind);
  const bool differs =
      name && YearClaimed(p) != 0 && name.years[0] != YearClaimed(p) && name.years[1] != YearClaimed(p);
  const bool by_name = name && e.name.strength == NameYear::spelled && YearsIn(text, e.matter_title).empty() &&
                       (differs || p.period_source == PeriodSource::unknown);
  if (by_name) {
    p.review_start = p.review_end = p.plan_start = p.plan_end = Date{};
    SetYear(p, name.years[0], name.words, PeriodSource::stated);
  }
  const double excess = evidence.Excess(YearClaimed(p));
  const bool contradicted = excess > (damaged && !by_name ? YearEvidence::kDoubt : YearEvidence::kContradiction);
  const bool by_title = p.period_source == PeriodSource::stated && !YearsIn(text, e.title).empty();
  p.period_conflict = damaged || contradicted || (differs && e.name.strength >= NameYear::bare) ||
                      (posted.year != 0 && posted.year < p.review_end.year);
  if (contradicted || (damaged && !by_title && !by_name) || p.period_source == PeriodSource::unknown) {
    const Span words = !signs.words().empty() ? signs.words() : days_lie ? days.front().span : e.title;
    Infer(evidence, p.period_conflict ? words.of(text) : std::string_view(), p);
    Narrow(evidence, name, e.name.strength >= NameYear::bare, p);
    Narrow(evidence, page, p.period_source == PeriodSource::unknown, p);
  }
  if (p.kind == ReportKind::government_work_report && p.plan_end.year == 0 && p.reference_year() != 0) {
    SetPlan(p, p.review_end.year + 1, p.review_end.year + 1);
  }
  if (session.number != 0 && p.date.year != 0) p.term_start = FirstDay(p.date.year - session.number + 1);
  if (p.date.year == 0 && posted.year >= p.review_end.year) p.date = posted;
}

}  // namespace baogao
