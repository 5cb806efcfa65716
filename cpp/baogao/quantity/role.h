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

// Sets `form` to rank where the numeral is one.
Role ClassifyRole(const NumeralContext& context, Form& form);

// Whether a number without unit is an amount of money, by the words near it; `otherwise` if they do not tell.
bool IsBareMoney(std::string_view text, Span number, bool otherwise);

}  // namespace baogao
