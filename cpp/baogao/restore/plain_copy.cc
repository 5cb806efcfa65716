// One walk; nearly all characters keep their length, so only what is left out is noted: readings in any site's manner,
// and what nobody sees.
#include "baogao/restore/plain_copy.h"

#include <algorithm>
#include <cstddef>

#include "baogao/restore/readings.h"
#include "baogao/restore/script.h"
#include "baogao/restore/shift_text.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr char32_t kPlane = 0x10000, kWideBracket = U'（';
constexpr std::string_view kWideOpen = "（", kWideClose = "）";

// Where the reading of a Han character that begins with the bracket at `at` ends; 0: it is none.
uint32_t AnnotationEnd(std::string_view text, uint32_t at, char32_t han) {
  constexpr uint32_t kLongest = 16;  // bytes in brackets
  const bool wide = text[at] != '(';
  if (wide && text.substr(at, kWideOpen.size()) != kWideOpen) return 0;
  const uint32_t begin = at + (wide ? static_cast<uint32_t>(kWideOpen.size()) : 1);
  for (uint32_t end = begin; end < text.size() && end - begin <= kLongest; ++end) {
    const bool wide_close = text.substr(end, kWideClose.size()) == kWideClose;
    if (text[end] != ')' && !wide_close) continue;
    if (!IsReading(han, text.substr(begin, end - begin))) return 0;
    return end + (wide_close ? static_cast<uint32_t>(kWideClose.size()) : 1);
  }
  return 0;
}

// By code point of the basic plane: the simplified form of what only traditional text has, else the character itself,
// if both take the same number of bytes; 0: it may have to be left out (of ASCII, which never has to, anything else).
const char16_t* PlainForms() {
  static const std::vector<char16_t> table = [] {
    std::vector<char16_t> forms(kPlane, 1);
    for (char32_t c = 0x80; c < kPlane; ++c) {
      const uint32_t f = FeaturesOf(c);
      const char32_t simple = (f & kTraditional) != 0 ? SimplifiedOf(c) : c;
      const bool may_go = c == kWideBracket || (f & kInvisible) != 0;
      forms[c] = static_cast<char16_t>(may_go ? 0 : simple < 0x800 ? c : simple);
    }
    return forms;
  }();
  return table.data();
}

}  // namespace

bool NeedsPlainCopy(const Survey& survey) {
  constexpr uint32_t kFew = 4, kApart = 2000;  // characters; bytes of text for each
  const uint32_t traditional = survey.traditional();
  return survey.has(kInvisible) || (survey.has(kToned) && survey.has(kParenthesis)) || traditional >= kFew ||
         uint64_t{traditional} * kApart > survey.text().size();
}

PlainCopy::PlainCopy(std::string_view text) {
  copy_.resize(text.size());
  char* const copy = copy_.data();
  char* out = copy;
  const char16_t* const forms = PlainForms();
  uint32_t last = 0;  // the character before, readings left out
  const auto leave_out = [&](std::ptrdiff_t copied, uint32_t bytes) {
    const uint32_t before = gaps_.empty() ? 0 : gaps_.back().second;
    gaps_.emplace_back(static_cast<uint32_t>(copied), before + bytes);
  };
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    const char32_t plain = c < kPlane ? forms[c] : c;
    if (plain == 0 || c == '(') {
      const bool bracket = c == '(' || c == kWideBracket;
      const char32_t han = bracket && begin > 0 ? CodePointAt(text, last) : 0;
      uint32_t end = bracket ? 0 : at;
      if (c == '(' && IsHan(han)) end = ReadingEnd(text, begin, true, nullptr);
      if (end == 0 && IsHan(han)) end = AnnotationEnd(text, begin, han);
      if (end != 0) {
        leave_out(out - copy, end - begin);
        at = end;
        continue;
      }
    }
    last = begin;
    if (at - begin == 3) {
      const char32_t shown = plain == 0 ? c : plain;
      *out++ = static_cast<char>(0xE0 | shown >> 12);
      *out++ = static_cast<char>(0x80 | (shown >> 6 & 0x3F));
      *out++ = static_cast<char>(0x80 | (shown & 0x3F));
    } else {
      for (uint32_t i = begin; i < at; ++i) *out++ = text[i];
    }
  }
  copy_.resize(static_cast<size_t>(out - copy));
}

Span PlainCopy::ToOriginal(Span copied) const {
  const auto behind = [&](uint32_t at) {
    const auto gap =
        std::upper_bound(gaps_.begin(), gaps_.end(), at, [](uint32_t a, const auto& g) { return a < g.first; });
    return gap == gaps_.begin() ? at : at + std::prev(gap)->second;
  };
  return {behind(copied.begin), behind(copied.end)};
}

}  // namespace baogao
