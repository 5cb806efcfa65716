// Everything here is a look at one or two characters.
#include "baogao/restore/lines.h"

#include <algorithm>

#include "baogao/restore/shift_text.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

bool IsOneOf(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

uint32_t LineBeginOf(std::string_view text, uint32_t at) {
  if (at == 0) return 0;
  const size_t found = text.rfind('\n', at - 1);
  return found == std::string_view::npos ? 0 : static_cast<uint32_t>(found) + 1;
}

}  // namespace

bool IsInlineBlank(char32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0; }

LineSpan LineAt(std::string_view text, uint32_t begin) {
  LineSpan line;
  const auto end = static_cast<uint32_t>(std::min(text.find('\n', begin), text.size()));
  line.all = line.content = {begin, end};
  line.next = end + 1;
  Span& s = line.content;
  while (s.begin < s.end) {
    uint32_t next = s.begin;
    if (!IsInlineBlank(NextCodePoint(text, next))) break;
    s.begin = next;
  }
  while (s.begin < s.end && IsInlineBlank(CodePointBefore(text, s.end))) s.end = PreviousStart(text, s.end);
  if (s.empty()) s = {begin, begin};
  return line;
}

bool EndsSentence(char32_t c) { return IsOneOf(c, U"。！？；：…!?;:”’」』）)】]｝}"); }

bool IsClosingMark(char32_t c) { return IsOneOf(c, U"，、。；：？！,;?!》〉”’」』）)】〕"); }

bool IsOpeningMark(char32_t c) { return IsOneOf(c, U"《〈“‘「『（(【〔"); }

Span JoinedLine(std::string_view text, const LineSpan& line) {
  Span gone{line.all.begin, std::min(line.next, static_cast<uint32_t>(text.size()))};
  uint32_t before = line.all.begin;
  while (before > 0 && (IsInlineBlank(CodePointBefore(text, before)) || text[before - 1] == '\n')) {
    before = PreviousStart(text, before);
  }
  uint32_t after = gone.end;
  while (after < text.size()) {
    uint32_t next = after;
    const char32_t c = NextCodePoint(text, next);
    if (!IsInlineBlank(c) && c != '\n') break;
    after = next;
  }
  if (before == 0 || after == text.size()) return gone;
  const uint32_t begin = LineBeginOf(text, before);
  if (EndsSentence(CodePointBefore(text, before)) && !EndsInTornComma(text, begin, before)) return gone;
  constexpr uint32_t kShortestParagraph = 60;  // bytes; a shorter line without full stop is a heading
  return before - begin < kShortestParagraph ? gone : Span{before, after};
}

}  // namespace baogao
