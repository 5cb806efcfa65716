#include "baogao/quantity/calendar.h"

#include "baogao/quantity/number.h"
#include "baogao/quantity/text_at.h"

namespace baogao {

bool ReadDates(std::string_view, int, Date&, Date&) { return false; }

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
