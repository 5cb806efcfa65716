// Quantities: every numeral of the text, read, with its unit and its role; and every expression of time.
//
// In:   the restored text and its tokens.
// Out:  quantities (a row each of the `quantities` table) and period mentions, each in text order.
//       A numeral inside a unit (百 of 127.1部/百人) is the unit's and has no row.
// Fail: never. A numeral that nothing explains has role `other`.
//
// Examples:
//   近2000人             quote 2000人, value 2000, unit 人, qualifier under, resolution 1, role measure
//   30—50万元            one quantity, value 300000, value_high 500000, unit 元
//   1830.7亿元           value_text 183070000000, resolution 1e7, unit 元
//   三次产业结构为7:43:50  three quantities, form ratio, unit %
//   增长1.6倍、下降3%      160 %, quoted 1.6倍; -3 %
//   “3315计划” 2065件     role name; value 2065, role measure
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/lex/lex.h"
#include "baogao/span.h"

namespace baogao {

enum class Role : uint8_t {
  measure,          // measures something: a candidate for an observation
  date,             // 2020年3月, 12月中旬, 5月15日-21日
  period,           // 前三季度, “十二五”期间, 连续三年, 五年来, 为期三年
  ordinal,          // 第四届, 第二轮, 第一次: an ordinal that ranks nothing
  heading,          // 一、 （二） 3. 一是
  name,             // 863计划, 十八大, 甬优12, 5G, “3315计划”
  document_number,  // 〔2017〕36号
  list_count,       // 三项工作, 六大支柱产业, 五个方面: counts a list that the text then gives or names
  other,            // footnote marks, phone numbers, clock times, ages, what nothing explains
};
const char* RoleName(Role role);

enum class Qualifier : uint8_t { exact, about, over, under, at_least, at_most };
const char* QualifierName(Qualifier qualifier);

enum class Form : uint8_t {
  amount,  // 73647件, 5亿元, 0.9151
  percent,  // 54.78%, 7.06‰, 16.1/10万, 百分之五, 八成, 一半, 三分之二, 增长1.6倍 (160 %); value in its unit
  points,    // 2.3个百分点
  rank,      // 第8位, 第一, 首位, 前十, 前3名 (qualifier at_most)
  multiple,  // 1.5倍 that nothing rose by: 是上年的1.5倍
  doubling,  // 翻一番 (2), 翻两番 (4), 翻番, 翻倍: value in 倍
  ratio,     // each member of 6.6:46.9:46.5 (unit % where they are parts of a hundred); a ratio of two (1：1,
             // 2.9:1) is one quantity, its quote the whole, its value the quotient
};

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Quantity {
  Span span;     // the quote of the gold guide: numeral to end of unit, 多 余 几 inside; 以上 约 近 outside
  Span numeral;  // the numeral alone, scale included
  double value = kNone;  // below zero where the verb directly before says less (下降6.5%, 减少312件, 降幅达3%), and of
                         // a rank counted from the end (倒数第三)
  double value_high = kNone;  // upper end of a range
  std::string value_text;     // the exact decimal of `value`
  double resolution = kNone;  // the unit of the last digit given
  std::string_view unit;  // as written without 万/亿 (元, 人次, 台(套), 元/月); of a bare amount of money 元; else ""
  std::string_view unit_code;  // canonical, from cpp/data/units.tsv; "" if not there
  double factor = 1;           // how many of `unit_code` one `unit` is: 公里 1000 (米); nothing where that is ""
  std::string_view dimension;  // count, money, area, ...; "" if unknown
  Form form = Form::amount;
  Qualifier qualifier = Qualifier::exact;
  Span qualifier_span;  // the words that say so (约, 以上), outside `span`; empty if inside (多) or none
  Role role = Role::other;
};

// A day; month or day 0 where not given, year 0 where unknown.
struct Date {
  int16_t year = 0;
  int8_t month = 0;
  int8_t day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

enum class PeriodKind : uint8_t {
  absolute,  // 2020年, 2011—2015年, “十二五”期间
  relative,  // needs a reference: 去年, 1-11月, 前三季度, 全年, 五年来, 今年以来
  as_of,     // a moment, of a stock: 截至11月底, 年末, 目前; only the end counts
  event,     // “宁波高交会”期间: words only
};

// An expression that says when, with or without numerals. Start and end are inclusive and complete days where
// they are known from the words alone; else all zero (Resolve() below needs a reference).
struct PeriodMention {
  Span span;  // the sentence's own words: 前三季度, 截止11月底, “十二五”期间
  PeriodKind kind = PeriodKind::absolute;
  Date start;
  Date end;
  bool base = false;  // stands in a comparison (比2011年, 较上年): a base, not the period of the number
};

class UnitTable;

struct Quantities {
  std::vector<Quantity> quantities;
  std::vector<PeriodMention> periods;
};

// `own`: units of the caller (unit.h) beside the built-in ones; their codes must outlive what is found.
Quantities FindQuantities(std::string_view text, const std::vector<Token>& tokens, const UnitTable* own = nullptr);

// The dates of a mention against the year under review (0: unknown). Returns false, and leaves the dates alone,
// where the words do not tell. Examples with year 2020: 前三季度 -> 2020-01-01..2020-09-30; 截至11月底 ->
// ..2020-11-30; 去年 -> 2019-01-01..2019-12-31; 今年, in a report that looks back on 2020 and so was given in
// 2021, is settled by the caller's choice of year.
bool Resolve(std::string_view text, const PeriodMention& mention, int year, Date& start, Date& end);

}  // namespace baogao
