// FindQualifier: the word beside a number that loosens it.
//
// In:   the text, where the number (with its unit) begins and ends.
// Out:  the meaning and the words' span, outside the number; a word before wins over one after.
// Fail: exact, with an empty span.
//
// Examples:
//   近2000人        -> under, 近
//   20%以上         -> over, 以上
//   不少于120件     -> at_least, 不少于
#pragma once

#include <string_view>

#include "baogao/quantity/quantity.h"

namespace baogao {

struct QualifierMatch {
  Qualifier qualifier = Qualifier::exact;
  Span span;
};

QualifierMatch FindQualifierBefore(std::string_view text, uint32_t begin);
QualifierMatch FindQualifierAfter(std::string_view text, uint32_t end);

}  // namespace baogao
