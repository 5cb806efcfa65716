// Lines are read lazily, so that a text of nothing but line ends costs no memory.
#include "baogao/structure/line.h"

#include <algorithm>

#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kFrontMatterLimit = 8192;

// Takes ** or __ from both ends; true if both were there.
bool Unbold(std::string_view text, Span& span) {
  bool opened = false, closed = false;
  while (span.size() >= 2 && text[span.begin] == '*' && text[span.begin + 1] == '*') {
    span.begin += 2;
    opened = true;
  }
  while (span.size() >= 2 && text[span.end - 1] == '*' && text[span.end - 2] == '*') {
    // The end belongs to a bold stretch inside the line unless the line opened it.
    if (!opened) break;
    span.end -= 2;
    closed = true;
  }
  return opened && closed && span.of(text).find("**") == std::string_view::npos;
}

}  // namespace

bool IsBlank(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF || c == 0x85;
}

Span Trim(std::string_view text, Span span) {
  while (span.begin < span.end) {
    uint32_t next = span.begin;
    if (!IsBlank(NextCodePoint(text, next))) break;
    span.begin = next;
  }
  while (span.begin < span.end && IsBlank(CodePointBefore(text, span.end))) span.end = PreviousStart(text, span.end);
  return span;
}

uint32_t CountCharacters(std::string_view text, Span span, uint32_t limit) {
  uint32_t n = 0;
  for (uint32_t i = span.begin; i < span.end && n < limit; ++i) n += !IsContinuation(text[i]);
  return n;
}

bool LineReader::Next(Line& line) {
  while (at_ < end_) {
    const size_t found = text_.substr(0, end_).find('\n', at_);
    const uint32_t stop = found == std::string_view::npos ? end_ : static_cast<uint32_t>(found);
    line = Line{};
    line.span = Trim(text_, {at_, stop});
    at_ = stop == end_ ? end_ : stop + 1;
    if (line.span.empty()) continue;
    const std::string_view words = line.span.of(text_);
    if (words.starts_with("<details")) folded_ = true;
    line.aside = folded_ || (words.starts_with("<!--") && words.ends_with("-->")) ||
                 (words.starts_with("![") && words.ends_with(")")) || (words.starts_with("|") && words.ends_with("|"));
    if (words.find("</details") != std::string_view::npos) folded_ = false;
    while (!line.span.empty() && text_[line.span.begin] == '#') ++line.span.begin, ++line.hashes;
    while (!line.span.empty() && text_[line.span.begin] == '>') ++line.span.begin;
    line.span = Trim(text_, line.span);
    line.bold = Unbold(text_, line.span);
    line.span = Trim(text_, line.span);
    if (!line.span.empty()) return true;
  }
  return false;
}

FrontMatter FindFrontMatter(std::string_view text) {
  FrontMatter matter;
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return matter;
  const std::string_view head = text.substr(0, kFrontMatterLimit);
  uint32_t at = static_cast<uint32_t>(head.find('\n')) + 1;
  while (at < head.size()) {
    const size_t found = head.find('\n', at);
    const uint32_t stop = static_cast<uint32_t>(std::min(found, head.size()));
    const Span line = Trim(text, {at, stop});
    const std::string_view words = line.of(text);
    if (words == "---") {
      matter.span = {0, found == std::string_view::npos ? stop : stop + 1};
      return matter;
    }
    for (const auto& [key, target] : {std::pair{std::string_view("title:"), &matter.title}, {"date:", &matter.date}}) {
      if (words.starts_with(key)) *target = Trim(text, {line.begin + static_cast<uint32_t>(key.size()), line.end});
    }
    at = stop + 1;
  }
  return FrontMatter{};
}

}  // namespace baogao
