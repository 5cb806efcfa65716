// Copyists overwrite years. Signs of it: a range of one year (2020年-2020年), a year compared with itself
// (2020年...比2020年上升), a year cut to two digits (20年,), one and the same year many times over.
#include "baogao/profile/signs.h"

#include <algorithm>

#include "baogao/profile/date.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr std::string_view kYearMark = "年";
constexpr int kOften = 8;     // mentions of a single year that a long text can't be without another
constexpr int kManyCuts = 4;  // 20年 so often and no other year: they are none of them durations

bool IsOneOf(std::string_view words, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), words) != list.end();
}

bool StartsWithOneOf(std::string_view words, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return words.starts_with(w); });
}

// Whether 20年 at [begin, end) is a year that lost its last digits: 20年, at the head of a clause, 20年1月, 20年底.
bool IsCut(std::string_view text, Span body, uint32_t begin, uint32_t end) {
  const std::string_view rest = text.substr(end, 12);
  uint32_t month = end;
  int digits = 0;
  while (month < body.end && digits < 3 && text[month] >= '0' && text[month] <= '9') ++month, ++digits;
  if (digits > 0 && digits < 3 && text.substr(month, 3) == "月") return true;
  if (StartsWithOneOf(rest, {"底", "末", "度", "上半年", "下半年", "全年"})) return true;
  const char32_t before = CodePointBefore(text, begin);
  const bool heads =
      begin == body.begin || std::u32string_view(U"、。\n)）；，,　").find(before) != std::u32string_view::npos;
  if (!heads) return StartsWithOneOf(rest, {"工作安排", "工作总体", "工作回顾", "工作总结", "政府工作"});
  return StartsWithOneOf(rest, {",", "，", "主要", "工作", "是", "全市", "全省", "全县", "全区", "我市", "我局",
                                "政府工作", "经济社会", "及"});
}

}  // namespace

int YearSigns::total() const {
  int n = 0;
  for (const auto& [year, count] : counts) n += count;
  return n;
}

bool YearSigns::damaged(bool long_text) const {
  if (!contradiction.empty()) return true;
  if (!cut.empty() && (counts.empty() || (counts.size() == 1 && total() >= 3))) return true;
  return long_text && counts.size() == 1 && total() >= kOften;
}

YearSigns ReadYears(std::string_view text, Span span) {
  YearSigns signs;
  DateFound last;
  Span loose;  // the first 20年 that may be a year or a duration
  int cuts = 0;
  const std::string_view window = text.substr(0, span.end);
  for (size_t found = window.find(kYearMark, span.begin); found != std::string_view::npos;
       found = window.find(kYearMark, found + kYearMark.size())) {
    const auto at = static_cast<uint32_t>(found);
    const Digits d = DigitsBefore(text, at, span.begin);
    const uint32_t end = at + static_cast<uint32_t>(kYearMark.size());
    if (d.count == 2 && d.value == 20) {
      if (cuts++ == 0) loose = {d.begin, end};
      if (signs.cut.empty() && IsCut(text, span, d.begin, end)) signs.cut = {d.begin, end};
    }
    if (d.count != 4 || d.value < kFirstYear || d.value > kLastYear) continue;
    ++signs.counts[d.value];
    const DateFound now{{d.begin, end}, {static_cast<int16_t>(d.value), 0, 0}};
    if (last && last.date.year == d.value) {
      const std::string_view between = text.substr(last.span.end, d.begin - last.span.end);
      const bool range = IsOneOf(between, {"-", "—", "至", "～", "－", "到", "~"});
      // 2020年...比2020年上升; not 比2002年...比2002年, where both are bases.
      const char32_t lead = CodePointBefore(text, last.span.begin);
      // 2020年末...比2020年初 compares two days.
      const bool days =
          StartsWithOneOf(text.substr(end, 3), {"初", "末", "底"}) || StartsWithOneOf(between, {"初", "末", "底"});
      const bool compared = !days && between.size() < 90 && (between.ends_with("比") || between.ends_with("较")) &&
                            std::u32string_view(U"比较于从由").find(lead) == std::u32string_view::npos &&
                            between.find("。") == std::string_view::npos;
      if ((range || compared) && signs.contradiction.empty()) signs.contradiction = {last.span.begin, end};
    }
    last = now;
  }
  if (signs.cut.empty() && signs.counts.empty() && cuts >= kManyCuts) signs.cut = loose;
  return signs;
}

}  // namespace baogao
