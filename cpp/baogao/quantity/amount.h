// ReadAmount, ReadSlash: the numerals that one quantity is made of, with sign and unit.
//
// In:   the text, its tokens, the numeral token to begin with; a caller's own units, or nullptr.
// Out:  numeral, value and unit; the token behind them. A range takes two numerals, an amount with small coins more.
// Fail: ReadSlash has tokens_end == 0 where no fraction with a slash stands.
//
// Examples:
//   30—50万元        a range of two numerals, unit 元
//   50元6角三分      50.63, unit 元
//   三亿半           350000000
//   占1/3            a share, 33.33 %
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "baogao/lex/lex.h"
#include "baogao/quantity/number.h"
#include "baogao/quantity/unit.h"

namespace baogao {

struct Amount {
  Span numeral;        // from the sign to the scale, of a range both ends
  uint32_t begin = 0;  // of the quote: a sign of money ($20) may stand before the numeral
  Number number;
  Unit unit;
  bool vague = false;  // 16/5: a fraction, a date, a score
  size_t tokens_end = 0;
};

Amount ReadAmount(std::string_view text, const std::vector<Token>& tokens, size_t at, const UnitTable* own);
Amount ReadSlash(std::string_view text, const std::vector<Token>& tokens, size_t at, const UnitTable* own);

// Whether token `token` is a numeral that begins at byte `begin`.
inline bool NumeralAt(const std::vector<Token>& tokens, size_t token, uint32_t begin) {
  return token < tokens.size() && tokens[token].kind == TokenKind::numeral && tokens[token].row == 0 &&
         tokens[token].span.begin == begin;
}

}  // namespace baogao
