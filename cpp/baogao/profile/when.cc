// Headings name the years best (2018年工作回顾), then the title, then the first words of the body, then the date.
// A report of a congress looks back on the year before the one in which it was given.
//
// Copyists overwrite years. Signs of it: a range of one year (2020年-2020年), a year compared with itself
// (2020年...比2020年上升), a year cut to two digits (20年,) where every other year is the same. Then no year in the
// text is believed unless the title states it.
#include "baogao/profile/when.h"

#include <algorithm>
#include <map>

#include "baogao/structure/line.h"
#include "baogao/structure/marker.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr std::string_view kYearMark = "年";

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
  for (std::string_view w :
       {"五年", "5年来", "任期", "本届政府", "四年", "十三五", "十二五", "十四五", "十一五", "十五", "九五", "八五"}) {
    if (words.find(w) != std::string_view::npos) return true;
  }
  return false;
}

struct YearSigns {
  std::map<int, int> counts;  // mentions by year
  Span conflict;              // words that contradict themselves
  bool cut = false;           // 20年, where a year should stand
  Span cut_words;
  int total() const {
    int n = 0;
    for (const auto& [year, count] : counts) n += count;
    return n;
  }
};

YearSigns ReadYears(std::string_view text, Span body) {
  YearSigns signs;
  DateFound last;
  const std::string_view window = text.substr(0, body.end);
  for (size_t found = window.find(kYearMark, body.begin); found != std::string_view::npos;
       found = window.find(kYearMark, found + kYearMark.size())) {
    const auto at = static_cast<uint32_t>(found);
    const Digits d = DigitsBefore(text, at, body.begin);
    const uint32_t end = at + static_cast<uint32_t>(kYearMark.size());
    if (d.count == 2 && d.value == 20) {
      const char32_t before = CodePointBefore(text, d.begin);
      const std::string_view rest = text.substr(end, 12);
      const bool heads = d.begin == body.begin || before == U'、' || before == U'。' || before == U'\n' ||
                         before == U')' || before == U'）';
      if (heads && (rest.starts_with(",") || rest.starts_with("，") || rest.starts_with("主要") ||
                    rest.starts_with("工作") || rest.starts_with("度"))) {
        signs.cut = true;
        if (signs.cut_words.empty()) signs.cut_words = {d.begin, end};
      }
    }
    if (d.count != 4 || d.value < kFirstYear || d.value > kLastYear) continue;
    ++signs.counts[d.value];
    const DateFound now{{d.begin, end}, {static_cast<int16_t>(d.value), 0, 0}};
    if (last && last.date.year == d.value) {
      const std::string_view between = text.substr(last.span.end, d.begin - last.span.end);
      const bool range = between == "-" || between == "—" || between == "至" || between == "～" || between == "－" ||
                         between == "到" || between == "~";
      // 2020年...比2020年上升; not 比2002年...比2002年, where both are bases.
      const char32_t lead = CodePointBefore(text, last.span.begin);
      const bool compared = between.size() < 90 && (between.ends_with("比") || between.ends_with("较")) &&
                            lead != U'比' && lead != U'较' && lead != U'于' && lead != U'从' && lead != U'由' &&
                            between.find("。") == std::string_view::npos;
      if ((range || compared) && signs.conflict.empty()) signs.conflict = {last.span.begin, end};
    }
    last = now;
  }
  return signs;
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
    if (CountCharacters(text, line, 31) <= 30 && take(line)) return;
  }
  for (Span line : {e.title, e.matter_title, e.matter_date}) {
    if (take(line)) return;
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

}  // namespace

void FindWhen(std::string_view text, const Evidence& e, int year_given, Profile& p) {
  FindGivenDate(text, e, p);
  const YearSigns signs = ReadYears(text, e.body);
  if (year_given != 0) {
    SetReview(p, year_given, year_given, "", PeriodSource::stated);
    if (p.kind == ReportKind::government_work_report) SetPlan(p, year_given + 1, year_given + 1);
    return;
  }
  for (Span title : {e.title, e.matter_title}) {
    if (p.period_source == PeriodSource::unknown) FromTitle(text, title, p);
  }
  const bool stated = p.period_source == PeriodSource::stated;
  const bool one_year = signs.counts.size() == 1 && signs.total() >= 3;
  p.period_conflict = !signs.conflict.empty() || (signs.cut && (one_year || signs.counts.empty()));
  if (p.period_conflict && !stated) {
    const Span words = signs.conflict.empty() ? signs.cut_words : signs.conflict;
    p.review_start = p.review_end = p.plan_start = p.plan_end = Date{};
    p.period_source = PeriodSource::unknown;
    p.period_evidence = words.of(text);
    return;
  }
  if (p.kind == ReportKind::plan && p.plan_end.year != 0) return;
  if (!stated) {
    const Profile by_title = p;
    p.review_start = p.review_end = p.plan_start = p.plan_end = Date{};
    const int given = p.date.year != 0 ? YearBehind(p.date) : by_title.review_end.year;
    FromHeadings(text, e, given, p);
    if (p.review_end.year == 0 && given != 0) {
      const bool dated = p.date.year != 0;
      SetReview(p, given, given, dated ? std::to_string(p.date.year) + "年" : by_title.period_evidence,
                PeriodSource::inferred);
    }
  }
  if (p.review_end.year == 0) {
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
  if (p.kind == ReportKind::government_work_report && p.plan_end.year == 0 && p.review_end.year != 0) {
    SetPlan(p, p.review_end.year + 1, p.review_end.year + 1);
  }
}

}  // namespace baogao
