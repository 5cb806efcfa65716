// A label's spans, one behind the other, are its text; a part of the text is a slice of them.
#include "baogao/observe/spans.h"

#include <algorithm>

#include "baogao/text/utf8.h"

namespace baogao {

void AddSpan(std::vector<Span>& spans, Span span) {
  if (span.empty()) return;
  if (!spans.empty() && spans.back().end == span.begin)
    spans.back().end = span.end;
  else
    spans.push_back(span);
}

std::vector<Span> SliceSpans(const std::vector<Span>& spans, size_t at, size_t size) {
  std::vector<Span> out;
  for (const Span span : spans) {
    if (at >= span.size()) {
      at -= span.size();
      continue;
    }
    const auto begin = span.begin + static_cast<uint32_t>(at);
    const auto length = static_cast<uint32_t>(std::min<size_t>(size, span.end - begin));
    at = 0;
    if (length == 0) break;
    out.push_back({begin, begin + length});
    size -= length;
  }
  return out;
}

std::vector<Span> SpansOfPart(const Label& label, std::string_view part) {
  const size_t at = label.text.find(part);
  if (part.empty() || at == std::string::npos) return {};
  return SliceSpans(label.spans, at, part.size());
}

bool Overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
  for (const Span x : a) {
    for (const Span y : b) {
      if (x.begin < y.end && y.begin < x.end) return true;
    }
  }
  return false;
}

std::vector<Span> ExactSpans(std::string_view text, const Label& label) {
  const std::string_view words = label.text;
  size_t held = 0;
  for (const Span span : label.spans) held += span.size();
  if (held == words.size()) return label.spans;
  std::vector<Span> out;
  uint32_t matched = 0;  // bytes of `words`
  for (const Span span : label.spans) {
    for (uint32_t at = span.begin; at < span.end && matched < words.size();) {
      const uint32_t begin = at;
      uint32_t next = matched;
      if (NextCodePoint(text, at) != NextCodePoint(words, next)) continue;
      AddSpan(out, {begin, at});
      matched = next;
    }
  }
  return matched == words.size() ? out : label.spans;
}

}  // namespace baogao
