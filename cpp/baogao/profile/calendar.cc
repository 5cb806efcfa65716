// Every 月 with digits before it is read as a date; words right behind it, or right before it, may name the weekday or
// the holiday. What is said must be said of this one day: the words are followed by a mark, an hour or the text's end.
#include "baogao/profile/calendar.h"

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <iterator>
#include <map>
#include <utility>

#include "baogao/profile/date.h"
#include "baogao/structure/line.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct HolidayRow {
  std::string_view holiday;
  int year;
  int month;
  int day;
};
constexpr HolidayRow kHolidays[] = {
#include "data/holidays.inc"
};

constexpr double kWrong = 2;         // in a year in which the day does not fall
constexpr double kOther = 1.2;       // in one that is possible but not likely; more than an interval tolerates
constexpr uint32_t kDateBytes = 30;  // behind the digits of the month

constexpr std::pair<std::string_view, std::string_view> kNames[] = {
    {"春节", "春节"},     {"大年初一", "春节"}, {"正月初一", "春节"}, {"除夕", "除夕"},
    {"大年三十", "除夕"}, {"元宵", "元宵"},     {"正月十五", "元宵"}, {"清明", "清明"},
    {"端午", "端午"},     {"五月初五", "端午"}, {"八月十五", "中秋"}, {"中秋", "中秋"},
};

// Moves `at` behind blanks and any of `words`.
uint32_t SkipWords(std::string_view text, uint32_t at, uint32_t end, WordList words) {
  for (bool more = true; more && at < end;) {
    more = false;
    uint32_t next = at;
    if (IsBlank(NextCodePoint(text, next))) at = next, more = true;
    for (std::string_view w : words) {
      if (text.substr(at, end - at).starts_with(w)) at += static_cast<uint32_t>(w.size()), more = true;
    }
  }
  return at;
}

// The same backwards.
uint32_t SkipWordsBefore(std::string_view text, uint32_t at, uint32_t begin, WordList words) {
  for (bool more = true; more && at > begin;) {
    more = false;
    if (IsBlank(CodePointBefore(text, at))) at = PreviousStart(text, at), more = true;
    for (std::string_view w : words) {
      if (text.substr(begin, at - begin).ends_with(w)) at -= static_cast<uint32_t>(w.size()), more = true;
    }
  }
  return at;
}

// Whether what was said of a day ends at `at`: not 春节前, 周一至周五, 春节、元宵, 周一平.
bool EndsAt(std::string_view text, uint32_t at, uint32_t end) {
  if (at >= end) return true;
  const std::string_view rest = text.substr(at, end - at);
  for (std::string_view w : WordList{"上午", "下午", "中午", "早", "晚", "凌晨", "夜", "在", "召开", "举行", "起"}) {
    if (rest.starts_with(w)) return !rest.starts_with("晚会") && !rest.starts_with("起至");
  }
  uint32_t next = at;
  const char32_t c = NextCodePoint(text, next);
  if (std::u32string_view(U"、-—–－~～/").find(c) != std::u32string_view::npos) return false;
  return c < 0x3400 || c > 0x9FFF;
}

// A weekday at `at`; moves `at` behind it. 0: none.
int WeekdayAt(std::string_view text, uint32_t& at, uint32_t end) {
  constexpr std::u32string_view kDays = U"一二三四五六日天";
  for (std::string_view w : WordList{"星期", "礼拜", "周"}) {
    if (!text.substr(at, end - at).starts_with(w)) continue;
    uint32_t i = at + static_cast<uint32_t>(w.size());
    if (i >= end) return 0;
    const size_t day = kDays.find(NextCodePoint(text, i));
    if (day == std::u32string_view::npos || !EndsAt(text, i, end)) return 0;
    at = i;
    return std::min(static_cast<int>(day) + 1, 7);
  }
  return 0;
}

std::string_view HolidayAt(std::string_view text, uint32_t& at, uint32_t end) {
  for (const auto& [name, holiday] : kNames) {
    if (!text.substr(at, end - at).starts_with(name)) continue;
    const uint32_t i = SkipWords(text, at + static_cast<uint32_t>(name.size()), end, {"节", "当天", "当日"});
    if (!EndsAt(text, i, end)) return {};
    at = i;
    return holiday;
  }
  return {};
}

// What stands behind the date: （星期四）, (周一，除夕), 是春节, ，除夕。
void ReadBehind(std::string_view text, uint32_t end, DayNamed& d) {
  const WordList kFillers = {"（", "(", "，", ",", "是", "为", "即", "正值", "恰逢", "适逢", "农历", "传统", "今年"};
  for (uint32_t at = d.span.end;;) {
    at = SkipWords(text, at, end, kFillers);
    if (d.weekday == 0 && (d.weekday = WeekdayAt(text, at, end)) != 0) {
      d.span.end = at;
    } else if (const std::string_view holiday = HolidayAt(text, at, end); d.holiday.empty() && !holiday.empty()) {
      d.holiday = holiday;
      d.span.end = at;
    } else {
      return;
    }
  }
}

// What stands before it: 春节（2月5日）, 除夕2月4日, 清明节是4月4日.
void ReadBefore(std::string_view text, uint32_t begin, uint32_t end, DayNamed& d) {
  if (!d.holiday.empty() || !EndsAt(text, d.span.end, end)) return;
  uint32_t at = SkipWordsBefore(text, d.span.begin, begin, {"（", "(", "是", "为", "在", "即", "公历", "阳历", "今年"});
  at = SkipWordsBefore(text, at, begin, {"节", "当天", "当日"});
  // 春节 has lost its second character to the list.
  const uint32_t with =
      text.substr(at).starts_with("节") ? at + static_cast<uint32_t>(std::string_view("节").size()) : at;
  for (const auto& [name, holiday] : kNames) {
    const uint32_t to = name.ends_with("节") ? with : at;
    if (!text.substr(begin, to - begin).ends_with(name)) continue;
    d.holiday = holiday;
    d.span.begin = to - static_cast<uint32_t>(name.size());
    return;
  }
}

// 去年9月3日（星期四）
void ReadShift(std::string_view text, uint32_t begin, DayNamed& d) {
  constexpr std::pair<std::string_view, int> kShifts[] = {{"去年", -1}, {"上年", -1}, {"前年", -2}, {"明年", 1}};
  const std::string_view before = text.substr(begin, d.span.begin - begin);
  for (const auto& [word, shift] : kShifts) {
    if (!before.ends_with(word)) continue;
    d.shift = d.other_shift = shift;
    d.span.begin -= static_cast<uint32_t>(word.size());
  }
}

// The day whose month stands at `month_at`; one without weekday and holiday has an empty span.
DayNamed ReadDay(std::string_view text, Span span, uint32_t month_at, uint32_t limit) {
  constexpr std::string_view kYear = "年";
  DayNamed d;
  Digits month = DigitsBefore(text, month_at, limit);
  if (month.begin > limit && CodePointBefore(text, month.begin) == U'十') {  // 十月, 十二月
    month.begin = PreviousStart(text, month.begin);
    ++month.count;
  }
  if (month.count < 1 || month.count > 2) return d;
  const DateFound found = FindDate(text, {month.begin, std::min(span.end, month_at + kDateBytes)}, month.begin);
  if (found.date.day == 0 || found.span.begin != month.begin) return d;
  d.month = found.date.month;
  d.day = found.date.day;
  d.span = found.span;
  if (text.substr(limit, month.begin - limit).ends_with(kYear)) {
    const Digits year = DigitsBefore(text, month.begin - static_cast<uint32_t>(kYear.size()), limit);
    if (year.count == 4) d.year = year.value;
    if (year.count > 0) d.span.begin = year.begin;
  }
  ReadBehind(text, span.end, d);
  ReadBefore(text, limit, span.end, d);
  if (d.weekday == 0 && d.holiday.empty()) return {};
  for (const auto& [open, close] : {std::pair("（", "）"), std::pair("(", ")")}) {
    const bool opened = d.span.of(text).find(open) != std::string_view::npos;
    const std::string_view mark = close;
    if (opened && text.substr(d.span.end, mark.size()) == mark) d.span.end += static_cast<uint32_t>(mark.size());
  }
  if (d.year == 0) ReadShift(text, limit, d);
  return d;
}

bool SameDay(const DayNamed& a, const DayNamed& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day && a.weekday == b.weekday && a.holiday == b.holiday;
}

}  // namespace

bool DayNamed::Falls(int in) const {
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(in), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return false;
  if (weekday != 0 && std::chrono::weekday(sys_days(date)).iso_encoding() != static_cast<unsigned>(weekday))
    return false;
  if (holiday.empty()) return true;
  const auto* row = std::lower_bound(std::begin(kHolidays), std::end(kHolidays), in, [&](const HolidayRow& r, int y) {
    return r.holiday != holiday ? r.holiday < holiday : r.year < y;
  });
  return row != std::end(kHolidays) && row->holiday == holiday && row->year == in && row->month == month &&
         row->day == day;
}

double DayNamed::Misfit(int in) const {
  if (Falls(in + shift)) return 0;
  return Falls(in + other_shift) ? kOther : kWrong;
}

std::vector<DayNamed> FindDaysNamed(std::string_view text, Span span) {
  std::vector<DayNamed> days;
  uint32_t limit = span.begin;
  while (days.size() < kMostDays) {
    const size_t at = Find(text.substr(0, span.end), "月", limit);
    if (at == std::string_view::npos) break;
    const auto month_at = static_cast<uint32_t>(at);
    DayNamed d = ReadDay(text, span, month_at, limit);
    limit = std::max(month_at + 3, d.span.end);
    const bool seen = std::any_of(days.begin(), days.end(), [&](const DayNamed& other) { return SameDay(d, other); });
    if (!d.span.empty() && !seen) days.push_back(d);
  }
  return days;
}

int DropTrueDays(std::vector<DayNamed>& days) {
  std::map<int, int> false_years;
  for (const DayNamed& d : days) {
    if (d.year != 0 && !d.Falls(d.year)) ++false_years[d.year];
  }
  std::erase_if(days, [&](const DayNamed& d) { return d.year != 0 && !false_years.contains(d.year); });
  int contradictions = 0;
  for (const auto& [year, count] : false_years) contradictions += count;
  return contradictions;
}

}  // namespace baogao
