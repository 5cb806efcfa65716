// Copyists overwrite years. Signs of it: a range of one year (2020年-2020年), a year compared with itself
// (2020年...比2020年上升), a year cut to two digits (20年,) covered (20XX年) or gone (年1月, ), one and the same year
// many times over.
#include "baogao/profile/signs.h"

#include <algorithm>

#include "baogao/profile/date.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr std::string_view kYearMark = "年";
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

// Whether a year was left out before the 年 at `at`, or its century (`digits` of two): 年1月, 18年政府工作报告.
// Durations do not go on like that.
bool IsShort(std::string_view text, Span body, const Digits& digits, uint32_t at) {
  const char32_t before = CodePointBefore(text, digits.begin);
  if (digits.begin > body.begin &&
      std::u32string_view(U"、。\n)）；，,：:《“（( 　").find(before) == std::u32string_view::npos)
    return false;
  const std::string_view rest = text.substr(at + kYearMark.size(), 24);
  if (StartsWithOneOf(rest, {"政府工作", "工作回顾", "工作总结", "工作安排", "国民经济和社会发展"})) return true;
  if (digits.count == 0 && StartsWithOneOf(rest, {"，", ","})) return before != U'，' && before != U',';
  size_t month = 0;
  while (month < 2 && month < rest.size() && rest[month] >= '0' && rest[month] <= '9') ++month;
  return month > 0 && rest.substr(month, 3) == "月";
}

// What stands before the 年 at `at` in place of a year: XX, 20××, 二〇〇X, 201X, ＊＊. Empty: nothing.
Span CoveredYear(std::string_view text, Span body, uint32_t at) {
  constexpr int kMost = 4;
  uint32_t begin = at;
  if (begin > body.begin && CodePointBefore(text, begin) == U' ') --begin;
  const uint32_t end = begin;
  int covers = 0;
  char32_t first = 0;
  while (covers < kMost && begin > body.begin) {
    const char32_t c = CodePointBefore(text, begin);
    if (std::u32string_view(U"XxＸｘ×✕*＊□_").find(c) == std::u32string_view::npos) break;
    first = c;
    begin = PreviousStart(text, begin);
    ++covers;
  }
  if (covers == 0) return {};
  const Digits digits = DigitsBefore(text, begin, body.begin);
  const bool century = digits.count >= 2 && covers + digits.count == kMost;
  if (century) return {digits.begin, end};
  if (covers < 2 || digits.count != 0) return {};
  // **年度目标** is emphasis, __年 a form.
  if (first == U'_' || (first == U'*' && text.substr(at, 120).find("**") != std::string_view::npos)) return {};
  return {begin, end};
}

}  // namespace

int YearSigns::total() const {
  int n = 0;
  for (const auto& [year, count] : counts) n += count;
  return n;
}

bool YearSigns::damaged(int often) const {
  if (!contradiction.empty()) return true;
  if (!cut.empty() && (counts.empty() || (counts.size() == 1 && total() >= 3))) return true;
  return often != 0 && counts.size() == 1 && total() > often;
}

YearSigns ReadYears(std::string_view text, Span span) {
  YearSigns signs;
  DateFound last;
  Span loose;  // the first 20年 that may be a year or a duration
  int cuts = 0;
  const std::string_view window = text.substr(0, span.end);
  for (size_t found = Find(window, kYearMark, span.begin); found != std::string_view::npos;
       found = Find(window, kYearMark, found + kYearMark.size())) {
    const auto at = static_cast<uint32_t>(found);
    const Digits d = DigitsBefore(text, at, span.begin);
    const uint32_t end = at + static_cast<uint32_t>(kYearMark.size());
    if (d.count == 2 && d.value == 20) {
      if (cuts++ == 0) loose = {d.begin, end};
      if (signs.cut.empty() && IsCut(text, span, d.begin, end)) signs.cut = {d.begin, end};
    }
    if ((d.count == 0 || (d.count == 2 && text[d.begin] < 0x7F)) && signs.cut.empty() && IsShort(text, span, d, at)) {
      signs.cut = {d.begin, end};
    }
    if (d.count < 4 && signs.cut.empty()) {
      if (const Span covered = CoveredYear(text, span, at); !covered.empty()) signs.cut = {covered.begin, end};
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
