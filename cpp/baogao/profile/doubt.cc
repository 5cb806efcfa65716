// Each sign is looked for where it stands: the session in the head, the days everywhere, the years in the headings.
#include "baogao/profile/doubt.h"

#include <algorithm>

#include "baogao/structure/line.h"
#include "baogao/structure/marker.h"
#include "baogao/text/find.h"

namespace baogao {

Session SessionOf(std::string_view text, const Evidence& e, const Profile& p) {
  if (!p.region || p.region->level == RegionLevel::nation) return {};
  constexpr uint32_t kHead = 1500;
  const uint32_t begin = e.head.empty() ? e.body.begin : e.head.front().begin;
  const Span head{begin, std::min(e.body.end, begin + kHead)};
  for (Span span : {e.matter_title, e.title, head}) {
    const std::string_view words = span.of(text);
    for (std::string_view congress : WordList{"人民代表大会第", "人大第", "届人大"}) {
      const size_t at = words.find(congress);
      if (at == std::string_view::npos) continue;
      uint32_t i = span.begin + static_cast<uint32_t>(at + congress.size());
      const int number = ReadChineseNumber(text, i, span.end);
      if (number > 0 && text.substr(i, 6) == "次会") return {number, p.region->level == RegionLevel::province};
    }
  }
  return {};
}

std::vector<DayNamed> FindDays(std::string_view text, const Evidence& e, const Profile& p) {
  std::vector<DayNamed> days = FindDaysNamed(text, e.whole);
  const auto gives_date = [&](const DayNamed& d) {
    if (e.title.contains(d.span.begin)) return true;
    for (Span line : e.head) {
      if (line.contains(d.span.begin)) return true;
    }
    for (Span line : e.tail) {
      if (!line.contains(d.span.begin)) continue;
      return CountCharacters(text, line, kSignature + 1) <= kSignature && !line.of(text).ends_with("。");
    }
    return false;
  };
  const auto plans = [&](const DayNamed& d) {
    return std::any_of(e.sections.begin(), e.sections.end(),
                       [&](const Section& s) { return s.part == Part::plan && s.span.contains(d.span.begin); });
  };
  for (DayNamed& d : days) {
    if (gives_date(d)) {
      d.shift = d.other_shift = d.month >= 11 ? 0 : 1;
    } else if ((p.kind == ReportKind::plan || plans(d)) && d.shift == 0) {
      std::swap(d.shift, d.other_shift);
    }
  }
  return days;
}

bool GivenTooEarly(std::string_view text, const Evidence& e, const YearSigns& signs, const Profile& p) {
  if (p.date.year == 0 || p.date.month >= 11) return false;
  if (p.kind == ReportKind::government_work_report) {
    if (signs.counts.size() != 1 || !signs.counts.count(p.date.year)) return false;
    // The part that plans may name it alone: 二、2019年工作安排.
    const auto plan = std::find_if(e.sections.begin(), e.sections.end(),
                                   [](const Section& s) { return s.part == Part::plan && s.level == 1; });
    const uint32_t end = plan == e.sections.end() ? e.body.end : std::max(e.body.begin, plan->span.begin);
    return !ReadYears(text, {e.body.begin, std::min(end, e.body.end)}).counts.empty();
  }
  if (p.kind != ReportKind::statistical_communique) return false;
  const std::vector<DateFound> years = YearsIn(text, e.title);
  return !years.empty() && years.front().date.year == p.date.year;
}

bool LooksBothWays(std::string_view text, const Evidence& e) {
  int back = 0, forward = 0;
  for (const Section& s : e.sections) {
    if (s.level != 1 || s.part == Part::other) continue;
    const std::vector<DateFound> years = YearsIn(text, s.title);
    if (years.size() == 1) (s.part == Part::review ? back : forward) = years.front().date.year;
  }
  return back != 0 && back == forward;
}

}  // namespace baogao
