// Lines: what several passes ask about lines and how they end.
//
// Not public. A line's content is what stands between its blanks; its break is one \n, with a \r before it counted as
// a blank.
//
//   LineAt("　一、\r\n二", 0) -> content 一、, next 9
//   EndsSentence(U'。') -> true;  IsClosingMark(U'，') -> true
#pragma once

#include <cstdint>
#include <string_view>

#include "baogao/span.h"

namespace baogao {

struct LineSpan {
  Span all;           // without the line break
  Span content;       // without blanks at both ends; empty at all.begin for a blank line
  uint32_t next = 0;  // where the next line begins
};

bool IsInlineBlank(char32_t c);

// The line that begins at `begin`.
LineSpan LineAt(std::string_view text, uint32_t begin);

// Marks behind which a sentence, an item or a heading may end: 。！？；： and closing quotes behind them, … and ASCII
// ones.
bool EndsSentence(char32_t c);
// Marks that cannot begin a line of their own: ，、。；：？！ and what closes.
bool IsClosingMark(char32_t c);
bool IsOpeningMark(char32_t c);

// What to delete so that a line goes: the line with its break, and also the break before it if the line before ends in
// the midst of a sentence, so that the sentence goes on.
Span JoinedLine(std::string_view text, const LineSpan& line);

}  // namespace baogao
