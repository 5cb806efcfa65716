// One walk; nearly all characters keep their length, so only what is left out is noted.
#include "baogao/restore/plain_copy.h"

#include <algorithm>

#include "baogao/restore/script.h"
#include "baogao/restore/shift_text.h"
#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {

PlainCopy::PlainCopy(std::string_view text) {
  copy_.reserve(text.size());
  const uint16_t* const features = FeatureTable();
  uint32_t left_out = 0, copied = 0;  // bytes; up to where the text is copied
  bool behind_han = false;
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t begin = at;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++at;
      const uint32_t end = lead == '(' && behind_han ? ReadingEnd(text, begin, true, nullptr) : 0;
      if (end != 0) {
        copy_.append(text, copied, begin - copied);
        left_out += end - begin;
        gaps_.emplace_back(static_cast<uint32_t>(copy_.size()), left_out);
        copied = at = end;
      }
      behind_han = end != 0;
      continue;
    }
    const char32_t c = NextCodePoint(text, at);
    behind_han = IsHan(c);
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
