// The words are read from left to right into one or two points of time: elements (a number and its unit, a half, a
// third of a month) refine the point until a dash, 至 or 到 opens the second one. A point covers the days from its
// first to its last; what the second leaves out it takes from the first (5月15日-21日), and the other way round
// (1-11月). Plans, fixed words and spans counted in years have readings of their own.
#include "baogao/quantity/calendar.h"

#include <algorithm>
#include <string>

#include "baogao/lex/numeral.h"
#include "baogao/quantity/decade.h"
#include "baogao/quantity/number.h"
#include "baogao/quantity/period.h"
#include "baogao/quantity/text_at.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

constexpr int kFirstPlanYear = 1953;  // 一五
constexpr int kThirdPlanYear = 1966;  // 三五: three years passed between the second plan and it
constexpr int kPlanYears = 5;

struct Point {
  int year = 0;
  int month = 0;
  int day = 0;
  int last_month = 0;  // of a quarter or half year; 0: the month's own
  int third = 0;       // 上旬 1, 中旬 2, 下旬 3
  int bare = 0;        // a number whose unit stands with the second point
};

Date FirstDay(const Point& p) {
  const int month = std::max(p.month, 1);
  if (p.day != 0) return Day(p.year, month, p.day);
  return Day(p.year, month, p.third > 0 ? (p.third - 1) * 10 + 1 : 1);
}

Date LastDay(const Point& p) {
  const int month = p.last_month != 0 ? p.last_month : p.month != 0 ? p.month : 12;
  if (p.day != 0) return Day(p.year, month, p.day);
  if (p.third == 1 || p.third == 2) return Day(p.year, month, p.third * 10);
  return Day(p.year, month, DaysIn(p.year, month));
}

class PeriodReader {
 public:
  PeriodReader(std::string_view words, int year) : words_(words), year_(year) {}

  bool Read(Date& start, Date& end) {
    const uint32_t until = AnyAt(words_, 0, {"截止到", "截至到", "截止", "截至", "到"});
    as_of_ = until != 0;
    at_ = until;
    return ReadPlan(start, end) || ReadWord(start, end) || ReadSpan(start, end) ||
           ReadDecade(words_.substr(at_), start, end) || ReadDotted(words_.substr(at_), start, end) ||
           ReadPoints(start, end);
  }

 private:
  // “十二五”期间, “十三五”末, “十四五”前三年
  bool ReadPlan(Date& start, Date& end) {
    uint32_t at = at_ + AnyAt(words_, at_, {"“", "‘", "「", "\""});
    const uint32_t stop = ScanNumeral(words_, at);
    const int plan = stop == at ? 0 : PlanNumber(words_.substr(at, stop - at));
    if (plan == 0 || AnyAt(words_, stop, {"年", "个", "月"})) return false;
    int first = plan < 3 ? kFirstPlanYear + kPlanYears * (plan - 1) : kThirdPlanYear + kPlanYears * (plan - 3);
    int last = first + kPlanYears - 1;
    at = stop + AnyAt(words_, stop, {"”", "’", "」", "\""});
    if (words_.ends_with("末") || as_of_) {
      start = {};
      end = Day(last, 12, 31);
      return true;
    }
    for (std::string_view vague : WordList{"初期", "中期", "后期", "末期"}) {
      if (words_.ends_with(vague)) return bad_ = true, false;
    }
    if (words_.ends_with("以来")) {  // up to the year under review
      if (year_ < first) return bad_ = true, false;
      last = year_;
    }
    if (words_.ends_with("初")) last = first;
    // “十四五”前三年, “十四五”后两年
    const int years = AnyAt(words_, at, {"前", "后"}) != 0 ? CountAt(at + 3) : 0;
    if (years >= 1 && years <= kPlanYears) {
      if (StartsAt(words_, at, "前"))
        last = first + years - 1;
      else
        first = last - years + 1;
    }
    start = Day(first, 1, 1);
    end = Day(last, 12, 31);
    return true;
  }

  int CountAt(uint32_t at) const { return baogao::CountAt(words_, at); }

  // A word of cpp/data/periods.tsv and nothing else.
  bool ReadWord(Date& start, Date& end) const {
    const PeriodWord word = FindPeriodWord(words_.substr(at_));
    if (!word.found || year_ == 0 || word.to == 0) return false;
    const int year = year_ + word.year;
    const bool moment = word.from == 0 || as_of_;
    start = moment ? Date{} : Day(year, word.from, 1);
    // 年初 is the first day of its month, every other moment the last.
    end = word.from == 0 && word.to == 1 ? Day(year, 1, 1) : Day(year, word.to, DaysIn(year, word.to));
    return true;
  }

  // 五年来, 过去五年, 未来三年, 十年前, 前11个月
  bool ReadSpan(Date& start, Date& end) const {
    const uint32_t lead = AnyAt(
        words_, at_, {"过去的", "过去", "最近", "近", "这", "前", "今后的", "今后", "未来的", "未来", "后", "头"});
    const std::string_view before = words_.substr(at_, lead);
    const uint32_t at = at_ + lead;
    const int count = CountAt(at);
    if (count < 1 || count > 200 || year_ == 0) return false;
    const uint32_t unit = ScanNumeral(words_, at);
    if (StartsAt(words_, unit, "个月")) {
      if ((before != "前" && before != "头") || count > 12) return false;
      start = Day(year_, 1, 1);
      end = Day(year_, count, DaysIn(year_, count));
      return true;
    }
    if (!StartsAt(words_, unit, "年") || count >= 49) return false;
    const uint32_t tail = unit + 3;
    if (StartsAt(words_, tail, "前")) {
      start = Day(year_ - count, 1, 1);
      end = Day(year_ - count, 12, 31);
      return true;
    }
    if (before.starts_with("今后") || before.starts_with("未来") || before == "后") {
      start = Day(year_ + 1, 1, 1);
      end = Day(year_ + count, 12, 31);
      return true;
    }
    if (AnyAt(words_, tail, {"内", "里"})) return false;
    if (before.empty() && tail == words_.size() && count > 9) return false;  // 20年: a blanked year, perhaps
    start = Day(year_ - count + 1, 1, 1);
    end = Day(year_, 12, 31);
    return true;
  }

  bool ReadPoints(Date& start, Date& end) {
    Point first = ReadPoint();
    Point last = first;
    const uint32_t dash = SkipDash();
    if (dash != 0) {
      at_ += dash;
      last = ReadPoint();
      for (uint32_t next; last.bare != 0 && (next = SkipDash()) != 0;) {  // 一、二、三季度
        at_ += next;
        last = ReadPoint();
      }
      if (first.bare != 0) {
        const Point given = first;
        first = Like(last, first.bare);
        if (given.year != 0) first.year = given.year;
        if (given.month != 0) first.month = given.month;
      }
      if (last.year == 0 || (!year_given_ && first.year != 0)) last.year = first.year;
      if (last.day != 0 && last.month == 0) last.month = first.month;
    }
    if (bad_ || first.bare != 0 || last.bare != 0) return false;
    if (words_.ends_with("前") && !as_of_) return false;  // 2018年前: nobody knows from when on
    if (first.year == 0) first.year = year_;
    if (last.year == 0) last.year = year_;
    if (first.year < 1 || last.year < 1 || (last.day != 0 && last.month == 0)) return false;
    if (since_) {  // 2011年以来: up to the year under review
      if (year_ == 0) return false;
      last = Point{};
      last.year = year_;
    }
    for (const Point& p : {first, last}) {  // 2月29日 of another year; the 13 of 13-15月
      if (p.month > 12 || p.last_month > 12 || p.day > DaysIn(p.year, std::max(p.month, 1))) return false;
    }
    const Date opens = FirstDay(first);
    const Date closes = LastDay(last);
    if (closes < opens) return false;
    start = as_of_ ? Date{} : opens;
    end = early_ ? opens : closes;
    return true;
  }

  // `bare` in the unit of `other`: the 1 of 1-11月.
  static Point Like(const Point& other, int bare) {
    Point p = other;
    p.third = 0;
    if (other.day != 0) {
      p.day = bare;
    } else if (other.last_month != 0 && bare <= 4) {
      p.month = bare * 3 - 2;
      p.last_month = bare * 3;
    } else if (other.month != 0) {
      p.month = bare;
    } else {
      p.year = bare;
    }
    return p;
  }

  uint32_t SkipDash() const {
    uint32_t p = at_;
    for (int i = 0; i < 2; ++i) p += AnyAt(words_, p, {"-", "—", "–", "～", "~", "－", "−"});
    if (p == at_) p += AnyAt(words_, p, {"至", "到", "、", "和", "与", "及"});
    return p - at_;
  }

  Point ReadPoint() {
    Point p;
    year_given_ = false;
    while (at_ < words_.size() && !bad_) {
      if (SkipDash() != 0) return p;
      if (!ReadElement(p)) return p;
    }
    return p;
  }

  bool ReadElement(Point& p) {
    const char32_t c = CodePointAt(words_, at_);
    if (c == U' ') {
      ++at_;
      return true;
    }
    if (IsNumeralChar(InfoOf(c)) || c == U'第') return ReadNumbered(p);
    struct Word {
      std::string_view surface;
      int year, from, to;
    };
    static constexpr Word kWords[] = {{"今年", 0, 0, 0},  {"当年", 0, 0, 0},   {"去年", -1, 0, 0},  {"上年", -1, 0, 0},
                                      {"明年", 1, 0, 0},  {"次年", 1, 0, 0},   {"翌年", 1, 0, 0},   {"本年", 0, 0, 0},
                                      {"前年", -2, 0, 0}, {"上半年", 0, 1, 6}, {"下半年", 0, 7, 12}};
    for (const Word& w : kWords) {
      if (!StartsAt(words_, at_, w.surface)) continue;
      at_ += static_cast<uint32_t>(w.surface.size());
      if (w.from != 0) {
        p.month = w.from;
        p.last_month = w.to;
      } else if (year_ == 0) {
        bad_ = true;
      } else {
        p.year = year_ + w.year;
      }
      return true;
    }
    return ReadTail(p);
  }

  bool ReadTail(Point& p) {
    if (AnyAt(words_, at_, {"前", "头"})) {
      up_to_ = true;
    } else if (StartsAt(words_, at_, "元月")) {
      p.month = 1, at_ += 3;
    } else if (StartsAt(words_, at_, "以来")) {
      since_ = true;
      at_ += 3;
    } else if (AnyAt(words_, at_, {"年底", "年末", "年初"})) {
      early_ = StartsAt(words_, at_, "年初");
      as_of_ = true;
      at_ += 3;
    } else if (AnyAt(words_, at_, {"底", "末"})) {
      as_of_ = true;
    } else if (StartsAt(words_, at_, "初")) {
      as_of_ = early_ = true;
    } else if (StartsAt(words_, at_, "上旬")) {
      p.third = 1, at_ += 3;
    } else if (StartsAt(words_, at_, "中旬")) {
      p.third = 2, at_ += 3;
    } else if (StartsAt(words_, at_, "下旬")) {
      p.third = 3, at_ += 3;
    } else if (AnyAt(words_, at_, {"全年", "期间", "当月"})) {
      at_ += 3;
    } else if (!AnyAt(words_, at_, {"度", "份"})) {
      bad_ = true;
      return false;
    }
    at_ += 3;
    return true;
  }

  bool ReadNumbered(Point& p) {
    const uint32_t stop = ScanNumeral(words_, at_);
    const bool ordinal = StartsAt(words_, at_, "第");
    int v = CountAt(at_ + (ordinal ? 3 : 0));
    const uint32_t length = stop - at_;
    if (stop == at_ || v < 0) {
      bad_ = true;
      return false;
    }
    at_ = SkipBlanks(words_, stop);
    if (StartsAt(words_, at_, "年")) {
      if (v >= 49 && v <= 99 && length <= 6) v += 1900;
      if (v < 10 && length == 2 && words_[stop - 2] == '0') v += 2000;  // 05年
      if (v < 1000 || v > 2999) bad_ = true;
      p.year = v;
      year_given_ = true;
      at_ += 3;
    } else if (StartsAt(words_, at_, "月")) {
      if (v < 1 || v > 12) bad_ = true;
      p.month = up_to_ ? 1 : v;  // 今年前10月
      p.last_month = up_to_ ? v : 0;
      at_ += 3;
    } else if (AnyAt(words_, at_, {"日", "号"}) || (p.day != 0 && StartsAt(words_, at_, "时"))) {
      p.day = StartsAt(words_, at_, "时") ? p.day : v;  // 17日8时
      at_ += 3;
    } else if (StartsAt(words_, at_, "季度")) {
      if (v < 1 || v > 4) bad_ = true;
      p.month = up_to_ ? 1 : v * 3 - 2;
      p.last_month = v * 3;
      at_ += 6;
    } else if (StartsAt(words_, at_, "个月") && up_to_ && v >= 1 && v <= 12) {  // 2020年前11个月
      p.month = 1;
      p.last_month = v;
      at_ += 6;
    } else if (AnyAt(words_, at_, {"-", "/"}) && v >= 1000 && IsNumericDate(p, v)) {
      return true;
    } else {
      p.bare = v;
    }
    if (p.day > 31 || p.day < 0 || (p.day != 0 && p.month != 0 && p.year != 0 && p.day > DaysIn(p.year, p.month)))
      bad_ = true;
    return !bad_;
  }

  // 2026-02-02, its year read.
  bool IsNumericDate(Point& p, int year) {
    const uint32_t month_at = at_ + 1;
    const int month = CountAt(month_at);
    if (month < 1 || month > 12) return false;
    const uint32_t dash = ScanNumeral(words_, month_at);
    if (CodePointAt(words_, dash) != CodePointAt(words_, at_)) return false;
    const int day = CountAt(dash + 1);
    if (day < 1 || day > DaysIn(year, month)) return false;
    p.year = year;
    p.month = month;
    p.day = day;
    at_ = ScanNumeral(words_, dash + 1);
    return true;
  }

  std::string_view words_;
  int year_;
  uint32_t at_ = 0;
  bool as_of_ = false;       // 截至, 底: only the end counts
  bool early_ = false;       // 初: the first day
  bool up_to_ = false;       // 前三季度
  bool since_ = false;       // 以来
  bool year_given_ = false;  // by the point read last
  bool bad_ = false;
};

}  // namespace

bool ReadDates(std::string_view words, int year, Date& start, Date& end) {
  Date from;
  Date to;
  std::string closed;  // without the blanks that may stand in it: 2020 年 5 月
  if (words.find(' ') != std::string_view::npos) {
    std::copy_if(words.begin(), words.end(), std::back_inserter(closed), [](char c) { return c != ' '; });
    words = closed;
  }
  if (!PeriodReader(words, year).Read(from, to)) return false;
  start = from;
  end = to;
  return true;
}

Date Day(int year, int month, int day) {
  return {static_cast<int16_t>(year), static_cast<int8_t>(month), static_cast<int8_t>(day)};
}

int DaysIn(int year, int month) {
  static constexpr int kDays[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month];
}

int CountAt(std::string_view words, uint32_t at) {
  const bool opens = at < words.size() && IsNumeralChar(InfoOf(CodePointAt(words, at)));
  const uint32_t stop = opens ? ScanNumeral(words, at) : at;
  if (stop == at || stop - at > 12) return -1;
  const Number n = ReadNumber(words.substr(at, stop - at));
  const double v = n.low.Value();
  return n.low.ok && !n.point && v >= 0 && v < 10000 ? static_cast<int>(v) : -1;
}

int PlanNumber(std::string_view numeral) {
  static constexpr std::string_view kPlans[] = {"",       "一五",   "二五",   "三五",   "四五",  "五五",
                                                "六五",   "七五",   "八五",   "九五",   "十五",  "十一五",
                                                "十二五", "十三五", "十四五", "十五五", "十六五"};
  for (int i = 1; i < static_cast<int>(std::size(kPlans)); ++i) {
    if (numeral == kPlans[i]) return i;
  }
  return 0;
}

bool Resolve(std::string_view text, const PeriodMention& mention, int year, Date& start, Date& end) {
  return ReadDates(mention.span.of(text), year, start, end);
}

}  // namespace baogao
