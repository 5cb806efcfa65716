// ClassifyRole: what part a numeral plays in its sentence.
//
// In:   the numeral, what was read from it, its unit, the text around it.
// Out:  one role. Expressions of time are settled before (period.h) and do not come here.
// Fail: a numeral that nothing explains is `other`.
//
// Examples:
//   〔2017〕36号        -> document_number, both
//   六大支柱产业        -> list_count
//   10亿元以上项目43个  -> name (a threshold inside a label), then measure
#pragma once

#include "baogao/quantity/number.h"
#include "baogao/quantity/quantity.h"
#include "baogao/quantity/text_at.h"
#include "baogao/quantity/unit.h"

namespace baogao {

// What the text has around a numeral that is to get a role.
struct NumeralContext {
  std::string_view text;
  Span numeral;           // all of it, in a range both ends
  uint32_t unit_end = 0;  // the numeral's end if it has no unit
  const Number* number = nullptr;
  const Unit* unit = nullptr;
  bool opens = false;       // stands at the start of a line or sentence, behind nothing but bullets and brackets
  bool in_title = false;    // inside 《》
  bool after_rank = false;  // a list mark joins it to a rank
  bool in_quotes = false;   // inside a short “”
};

// The words right before a numeral, and right behind its unit.
inline bool Ahead(const NumeralContext& c, std::initializer_list<std::string_view> words) {
  return AnyBefore(c.text, c.numeral.begin, words) != 0;
}
inline bool Behind(const NumeralContext& c, std::initializer_list<std::string_view> words) {
  return AnyAt(c.text, c.unit_end, words) != 0;
}

// Whether a noun stands behind that the numeral counts or qualifies.
inline bool NounBehind(const NumeralContext& c) {
  return IsHan(CodePointAt(c.text, c.unit_end)) &&
         !Behind(c, {"和", "与", "及", "以", "左右", "上下", "的", "至", "到", "之", "大关", "台阶", "门槛", "关口"});
}

// Sets `form` to rank where the numeral is one.
Role ClassifyRole(const NumeralContext& context, Form& form);

}  // namespace baogao
