// One look at all codes of GBK, when the first damage is met.
#include "baogao/restore/guesses.h"

#include <unicode/ucnv.h>

#include <algorithm>

#include "baogao/restore/gbk.h"
#include "baogao/restore/readings.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr float kUncommon = -13;  // log-probability of characters that are not guessed, nor annotated by sites

// Whether Big5 has c in its first level, which holds what is common.
bool IsCommonTraditional(UConverter* big5, char16_t c) {
  char bytes[8];
  UErrorCode fault = U_ZERO_ERROR;
  if (ucnv_fromUChars(big5, bytes, sizeof bytes, &c, 1, &fault) != 2 || U_FAILURE(fault)) return false;
  const uint32_t code = static_cast<unsigned char>(bytes[0]) << 8 | static_cast<unsigned char>(bytes[1]);
  return code >= 0xA440 && code <= 0xC67E;
}

}  // namespace

const Guesses& Guesses::Get() {
  static const Guesses guesses;
  return guesses;
}

Guesses::Guesses() {
  const Gbk& gbk = Gbk::Get();
  const LanguageModel& model = LanguageModel::Get();
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const big5 = ucnv_open("Big5", &status);
  for (uint32_t code = 0x8140; code < 0xFF00; ++code) {
    const char32_t c = gbk.Decode(code);
    if (c == 0 || (c >= 0xE000 && c < 0xF900)) continue;
    const bool in_gb2312 = code >= 0xB0A1 && code <= 0xF7FE && (code & 0xFF) >= 0xA1;
    rare_[c] = IsHan(c) && !in_gb2312 && U_SUCCESS(status) && !IsCommonTraditional(big5, static_cast<char16_t>(c));
    Guess guess{static_cast<uint16_t>(code), static_cast<char16_t>(c), model.IdOf(c), 0};
    guess.log = c == 0x3000 ? 0 : model.Single(guess.id);
    if (guess.log <= kUncommon) continue;
    by_trail_[code & 0xFF].push_back(guess);
    by_lead_[code >> 8].push_back(guess);
    for (const uint32_t packed : SyllablesOf(c)) by_reading_[packed].push_back(guess);
  }
  if (U_SUCCESS(status)) ucnv_close(big5);
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
