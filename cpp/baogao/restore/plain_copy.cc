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
    const ParsedReading reading = ParseReading(text.substr(begin, end - begin));
    if (reading.syllable.empty() || !HasSyllable(han, reading.syllable)) return 0;
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
  copy_.reserve(text.size());
  const uint16_t* const features = FeatureTable();
  uint32_t left_out = 0, copied = 0;  // bytes; up to where the text is copied
  char32_t han = 0;                   // the one before, readings left out
  const auto leave_out = [&](uint32_t begin, uint32_t end) {
    copy_.append(text, copied, begin - copied);
    left_out += end - begin;
    gaps_.emplace_back(static_cast<uint32_t>(copy_.size()), left_out);
    copied = end;
  };
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t begin = at;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++at;
      uint32_t end = lead == '(' && han != 0 ? ReadingEnd(text, begin, true, nullptr) : 0;
      if (end == 0 && lead == '(' && han != 0) end = AnnotationEnd(text, begin, han);
      if (end != 0)
        leave_out(begin, at = end);
      else
        han = 0;
      continue;
    }
    const char32_t c = NextCodePoint(text, at);
    if (c == 0xFF08 && han != 0) {
      const uint32_t end = AnnotationEnd(text, begin, han);
      if (end != 0) {
        leave_out(begin, at = end);
        continue;
      }
    }
    if (c < 0x10000 && (features[c] & kInvisible) != 0) {
      leave_out(begin, at);
      continue;
    }
    han = IsHan(c) ? c : 0;
    if (c >= 0x10000 || (features[c] & kTraditional) == 0) continue;
    const char32_t simple = SimplifiedOf(c);
    if (simple < 0x800 || simple >= 0x10000) continue;
    copy_.append(text, copied, begin - copied);
    AppendCodePoint(copy_, simple);
    copied = at;
  }
  copy_.append(text, copied);
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
