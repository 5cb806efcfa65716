// One look at all codes of GBK, when the first damage is met.
#include "baogao/restore/guesses.h"

#include <algorithm>

#include "baogao/restore/gbk.h"
#include "baogao/restore/readings.h"

namespace baogao {
namespace {

constexpr float kUncommon = -12.5;  // log-probability of characters that are not guessed, nor annotated by sites

}  // namespace

const Guesses& Guesses::Get() {
  static const Guesses guesses;
  return guesses;
}

Guesses::Guesses() {
  const Gbk& gbk = Gbk::Get();
  const LanguageModel& model = LanguageModel::Get();
  for (uint32_t code = 0x8140; code < 0xFF00; ++code) {
    const char32_t c = gbk.Decode(code);
    if (c == 0 || (c >= 0xE000 && c < 0xF900)) continue;
    Guess guess{static_cast<uint16_t>(code), static_cast<char16_t>(c), model.IdOf(c), 0};
    guess.log = c == 0x3000 ? 0 : model.Single(guess.id);
    if (guess.log <= kUncommon) continue;
    by_trail_[code & 0xFF].push_back(guess);
    by_lead_[code >> 8].push_back(guess);
    for (const uint32_t packed : SyllablesOf(c)) by_reading_[packed].push_back(guess);
  }
  auto sort = [](std::vector<Guess>& all) {
    std::stable_sort(all.begin(), all.end(), [](const Guess& a, const Guess& b) { return a.log > b.log; });
  };
  for (auto& all : by_trail_) sort(all);
  for (auto& all : by_lead_) sort(all);
  for (auto& [packed, all] : by_reading_) sort(all);
}

const std::vector<Guess>& Guesses::Read(uint32_t packed_syllable) const {
  static const std::vector<Guess> kNone;
  const auto found = by_reading_.find(packed_syllable);
  return found == by_reading_.end() ? kNone : found->second;
}

}  // namespace baogao
