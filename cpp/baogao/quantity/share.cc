// From the last number of a list backwards: as long as bare numbers are joined by 、, 和 or a comma, they lack what the
// last one has.
#include "baogao/quantity/share.h"

#include <cmath>
#include <utility>

#include "baogao/lex/char_class.h"
#include "baogao/quantity/decimal.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// The power of ten of the scale that a numeral in digits ends with: 4 of 22.8万; 0 if there is none.
int EndScale(std::string_view numeral) {
  if (numeral.empty() || InfoOf(CodePointAt(numeral, 0)).kind != CharClass::digit) return 0;
  constexpr std::pair<std::string_view, int> kScales[] = {{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"亿", 8},
                                                          {"千万", 7},  {"百万", 6},  {"万", 4}};
  for (const auto& [word, power] : kScales) {
    if (numeral.ends_with(word)) return power;
  }
  return 0;
}

// 41.2、30.5和22.8万人: a scale at the end of a list is that of the numbers before it, too.
void ShareScale(std::string_view text, const Quantity& last, Quantity& q) {
  constexpr double kScaled = 10000;
  const int scale = EndScale(last.numeral.of(text));
  if (scale == 0 || EndScale(q.numeral.of(text)) != 0 || q.value >= kScaled) return;
  Decimal value;
  bool part = false;
  for (const char c : q.value_text) {
    if (c == '-') {
      value.negative = true;
    } else if (c == '.') {
      part = true;
    } else {
      value.AppendDigit(static_cast<uint32_t>(c - '0'));
      if (part) value.Scale(-1);
    }
  }
  value.Scale(scale);
  if (!value.ok) return;
  q.value = value.Value();
  q.value_text = value.Text();
  q.resolution *= std::pow(10.0, scale);
}

}  // namespace

void ShareUnit(std::string_view text, std::vector<Quantity>& all) {
  const Quantity last = all.back();
  if (last.unit.empty() || last.form == Form::rank || last.form == Form::ratio) return;
  for (size_t i = all.size() - 1; i > 0 && all.size() - i < 50; --i) {
    Quantity& q = all[i - 1];
    const bool points = last.form == Form::points && q.unit == "个";  // 1.2个、0.8个百分点
    if (q.role == Role::date || q.role == Role::period || q.role == Role::heading) return;
    if (!points && (!q.unit.empty() || q.span.end != q.numeral.end || q.numeral != q.span)) return;
    if (q.value_text.empty() || q.form != Form::amount) return;
    const std::string_view between = text.substr(q.span.end, all[i].span.begin - q.span.end);
    if (between != "、" && between != "和" && between != "与" && between != "，" && between != ",") return;
    const bool chinese = InfoOf(CodePointAt(text, q.numeral.begin)).kind != CharClass::digit;
    if (chinese && last.role != Role::ordinal) return;  // 二、三期
    q.role = last.role;
    if (between != "，" && between != ",") ShareScale(text, last, q);
    q.unit = last.unit;
    q.unit_code = last.unit_code;
    q.factor = last.factor;
    q.dimension = last.dimension;
    q.form = last.form;
  }
}

}  // namespace baogao
