// Each form is read from its first character to its last; whatever is left over makes it another form.
#include "baogao/quantity/decade.h"

#include <algorithm>

#include "baogao/lex/numeral.h"
#include "baogao/quantity/calendar.h"
#include "baogao/quantity/text_at.h"

namespace baogao {

// 80年代, 上世纪九十年代, 20世纪80年代, 2020年代
bool ReadDecade(std::string_view words, Date& start, Date& end) {
  uint32_t at = 0;
  int century = 0;  // its first year
  if (AnyAt(words, at, {"上个世纪", "上世纪"})) {
    century = 1900;
    at += AnyAt(words, at, {"上个世纪", "上世纪"});
  } else if (StartsAt(words, at, "本世纪")) {
    century = 2000;
    at += 9;
  }
  int v = CountAt(words, at);
  if (v < 1) return false;
  at = ScanNumeral(words, at);
  if (StartsAt(words, at, "世纪")) {
    century = (v - 1) * 100;
    at += 6;
    v = CountAt(words, at);
    if (v < 1) return false;
    at = ScanNumeral(words, at);
  }
  if (words.substr(std::min<size_t>(at, words.size())) != "年代" || v % 10 != 0) return false;
  constexpr int kLastDecade = 20;  // 20年代 is now, 30年代 was then
  const int first = v >= 1000          ? v
                    : v < 10 || v > 90 ? 0
                    : century != 0     ? century + v
                    : v <= kLastDecade ? 2000 + v
                                       : 1900 + v;
  if (first < 1000 || first > 2990) return false;
  start = Day(first, 1, 1);
  end = Day(first + 9, 12, 31);
  return true;
}

// 1998.9.30
bool ReadDotted(std::string_view words, Date& start, Date& end) {
  int parts[3] = {};
  uint32_t at = 0;
  for (int i = 0; i < 3; ++i) {
    const uint32_t from = at;
    for (CharInfo c;
         at < words.size() && at - from < 5 && (c = InfoOf(CodePointAt(words, at))).kind == CharClass::digit; ++at) {
      if (words[at] < '0' || words[at] > '9') return false;
      parts[i] = parts[i] * 10 + c.value;
    }
    if (at == from || (i < 2 && !StartsAt(words, at, "."))) return false;
    if (i < 2) ++at;
  }
  if (at != words.size() || parts[0] < 1900 || parts[0] > 2099 || parts[1] < 1 || parts[1] > 12) return false;
  if (parts[2] < 1 || parts[2] > DaysIn(parts[0], parts[1])) return false;
  start = end = Day(parts[0], parts[1], parts[2]);
  return true;
}

}  // namespace baogao
