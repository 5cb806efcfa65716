// Line: the lines of a text with what surrounds their words set aside.
//
// In:   the restored text.
// Out:  one line after the other: blank lines passed over, white space and Markdown decoration (#, **, >) outside
//       the span, front matter, comments and folded blocks (<details>) marked.
// Fail: never.
//
// Examples:
//   "　　一、2013年工作回顾\r\n"  -> 一、2013年工作回顾
//   "**（一）强功能**\n"         -> （一）强功能, bold
//   "## 二、农业\n"              -> 二、农业, hashes 2
#pragma once

#include <cstdint>
#include <string_view>

#include "baogao/span.h"

namespace baogao {

struct Line {
  Span span;           // without white space and decoration at its ends
  uint8_t hashes = 0;  // # before it
  bool bold = false;   // ** on both sides of all of it
  bool aside = false;  // inside a comment or a folded block: no place for headings
};

// White space, no-break and ideographic blanks, zero-width characters, NUL: nothing that a span should end with.
bool IsBlank(char32_t c);
Span Trim(std::string_view text, Span span);

// Number of characters of `span`, at most `limit`.
uint32_t CountCharacters(std::string_view text, Span span, uint32_t limit);

class LineReader {
 public:
  LineReader(std::string_view text, Span within) : text_(text), at_(within.begin), end_(within.end) {}
  bool Next(Line& line);

 private:
  std::string_view text_;
  uint32_t at_;
  uint32_t end_;
  bool folded_ = false;
};

// Front matter: what stands between two lines `---` at the head of the text, those included, and its title.
struct FrontMatter {
  Span span;
  Span title;
  Span date;  // of a line `date:`
};
FrontMatter FindFrontMatter(std::string_view text);

}  // namespace baogao
