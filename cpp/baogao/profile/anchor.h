// Anchor: which years a text can be about, by the datable things that it names (cpp/data/anchors.tsv) and the days that
// it names with weekday or holiday.
//
// In:   a text, a span of it, what is known of the congress before which it was given, the days named.
// Out:  a penalty for every year; the interval of the years with hardly more than the least; the words that set its
//       bounds.
// Fail: no interval where no dated word stands, or where the words allow more than six years.
//
// Examples:
//   编制“十二五”规划, 双打专项行动                  -> 2010-2011
//   贯彻党的十八大精神, 全国科技创新大会            -> 2012-2014
//   “十三五”开局之年, 人大第一次会议 of a city      -> 2016
//   “十二五”规划, 9月3日（星期四）                  -> 2015
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/profile/calendar.h"
#include "baogao/span.h"

namespace baogao {

inline constexpr int kFirstAnchorYear = 1949;
inline constexpr int kLastAnchorYear = 2035;

// The session of a local congress before which a report was given: 第十五届人民代表大会第四次会议 is 4. Terms of five
// years begin in the same year everywhere: of provinces in 2003, 2008, ..., of cities and counties in 2007, 2012, ...
struct Session {
  int number = 0;  // 0: none
  bool province = false;
};

class YearEvidence {
 public:
  // `political`: a report of a kind that names the congresses, plans and campaigns of its time, so that what a long
  // one leaves out counts too.
  YearEvidence(std::string_view text, Span span, Session session, const std::vector<DayNamed>& days, bool political);

  // The interval that is inferred; 0: none.
  int first() const { return first_; }
  int last() const { return last_; }
  explicit operator bool() const { return first_ != 0; }
  // The words that set the bounds, and the days that narrowed them, joined by 、.
  const std::string& words() const { return words_; }
  // How much worse `year` fits than the best; a year that the text cannot be about has more than kContradiction.
  double Excess(int year) const;
  static constexpr double kContradiction = 5;
  static constexpr double kDoubt = 1.5;  // where the years of the text are damaged anyway

 private:
  static constexpr int kYears = kLastAnchorYear - kFirstAnchorYear + 1;
  void AddWords(std::string_view words);

  std::array<double, kYears> penalty_{};
  double least_ = 0;
  int first_ = 0;
  int last_ = 0;
  std::string words_;
};

}  // namespace baogao
