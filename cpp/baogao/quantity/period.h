// Expressions of time: the ones that numerals make, and the ones that fixed words make.
//
// In:   the text and its tokens.
// Out:  ReadTime: whether the numeral token opens an expression of time, how many tokens it takes, the role of its
//       numerals and, where a sentence says it of its facts, the mention. AddPeriodWords: mentions by words alone.
// Fail: ReadTime returns no tokens.
//
// Examples:
//   5月15日-21日          three numerals, role date, one mention
//   截止11月底            one numeral, role date, mention as_of with 截止
//   连续三年              one numeral, role period, no mention
//   20XX年, *年           role date, a mention whose days nobody knows
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "baogao/quantity/quantity.h"

namespace baogao {

struct TimeExpression {
  size_t tokens_end = 0;  // after the last token that belongs to it; 0: no expression of time
  Role role = Role::date;
  bool has_mention = false;
  PeriodMention mention;
};

TimeExpression ReadTime(std::string_view text, const std::vector<Token>& tokens, size_t at);

// What cpp/data/periods.tsv knows of words that are one of its rows as a whole.
struct PeriodWord {
  bool found = false;
  int year = 0;  // from the year under review
  int from = 0;  // months; 0: not told
  int to = 0;
};
PeriodWord FindPeriodWord(std::string_view words);

// Adds the mentions that words alone make, and puts all in text order, the longer one where two overlap.
void AddPeriodWords(std::string_view text, std::vector<PeriodMention>& mentions);

// Past the signs that stand for digits of a year (X, ×, *, □); `at` if there are none.
uint32_t SkipBlankedDigits(std::string_view text, uint32_t at);

// True if what follows 以来 or 年来 at `end` is a superlative: 入汛以来|最强, 30年来|首次 tell how rare a thing is, not
// when it was so.
bool IsReach(std::string_view text, uint32_t end);

// True if the words around make `words` the base of a comparison (比, 较, 与...相比; 是...的N倍).
bool IsBase(std::string_view text, Span words);

}  // namespace baogao
