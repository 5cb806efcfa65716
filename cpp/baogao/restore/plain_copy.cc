// One walk; nearly all characters keep their length, so only what is left out is noted.
#include "baogao/restore/plain_copy.h"

#include <algorithm>

#include "baogao/restore/readings.h"
#include "baogao/restore/script.h"
#include "baogao/restore/shift_text.h"
#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {

PlainCopy::PlainCopy(std::string_view text) {
  copy_.reserve(text.size());
  const uint16_t* const features = FeatureTable();
  uint32_t left_out = 0, copied = 0;  // bytes; up to where the text is copied
  auto copy_up_to = [&](uint32_t at) { copy_.append(text, copied, at - copied); };
  auto leave_out = [&](uint32_t bytes) {
    left_out += bytes;
    gaps_.emplace_back(static_cast<uint32_t>(copy_.size()), left_out);
  };
  char32_t before = 0;
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    if (c == U'(') {
      std::string_view reading;
      const uint32_t end = IsHan(before) ? ReadingEnd(text, begin, true, &reading) : 0;
      if (end != 0 && IsReading(before, reading)) {
        copy_up_to(begin);
        leave_out(end - begin);
        copied = at = end;
      }
      continue;
    }
    before = c;
    if (c >= 0x10000 || (features[c] & kTraditional) == 0) continue;
    const char32_t simple = SimplifiedOf(c);
    std::string one;
    AppendCodePoint(one, simple);
    if (one.size() != at - begin) continue;
    copy_up_to(begin);
    copy_ += one;
    copied = at;
  }
  copy_up_to(static_cast<uint32_t>(text.size()));
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
