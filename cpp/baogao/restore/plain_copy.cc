// One walk; nearly all characters keep their length, so only what is left out is noted: readings in any site's manner,
// and what nobody sees.
#include "baogao/restore/plain_copy.h"

#include <algorithm>

#include "baogao/restore/readings.h"
#include "baogao/restore/script.h"
#include "baogao/restore/shift_text.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr char32_t kPlane = 0x10000;
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

}  // namespace

bool NeedsPlainCopy(const Survey& survey) {
  constexpr uint32_t kFew = 4, kApart = 2000;  // characters; bytes of text for each
  const uint32_t traditional = survey.traditional();
  return survey.has(kInvisible) || (survey.has(kToned) && survey.has(kParenthesis)) || traditional >= kFew ||
         uint64_t{traditional} * kApart > survey.text().size();
}

PlainCopy::PlainCopy(std::string_view text) {
  copy_.resize(text.size());
  char* out = copy_.data();
  const uint16_t* const features = FeatureTable();
  const char16_t* const forms = PlainForms();
  uint32_t last = 0;  // the character before, readings left out
  const auto leave_out = [&](uint32_t begin, uint32_t end) {
    const uint32_t before = gaps_.empty() ? 0 : gaps_.back().second;
    gaps_.emplace_back(static_cast<uint32_t>(out - copy_.data()), before + end - begin);
  };
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t begin = at;
    const auto lead = static_cast<unsigned char>(text[at]);
    const char32_t c = NextCodePoint(text, at);
    if (c == '(' || c == 0xFF08) {
      const char32_t han = begin == 0 ? 0 : CodePointAt(text, last);
      uint32_t end = c == '(' && IsHan(han) ? ReadingEnd(text, begin, true, nullptr) : 0;
      if (end == 0 && IsHan(han)) end = AnnotationEnd(text, begin, han);
      if (end != 0) {
        leave_out(begin, at = end);
        continue;
      }
    }
    if (lead >= 0x80 && c < kPlane && (features[c] & kInvisible) != 0) {
      leave_out(begin, at);
      continue;
    }
    last = begin;
    if (at - begin == 3) {
      const char32_t plain = forms[c];
      *out++ = static_cast<char>(0xE0 | plain >> 12);
      *out++ = static_cast<char>(0x80 | (plain >> 6 & 0x3F));
      *out++ = static_cast<char>(0x80 | (plain & 0x3F));
    } else {
      for (uint32_t i = begin; i < at; ++i) *out++ = text[i];
    }
  }
  copy_.resize(static_cast<size_t>(out - copy_.data()));
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
