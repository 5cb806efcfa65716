// Guesses: which characters a byte may belong to, when the other byte of the character is lost. Not public.
//
// In:   a lead or a trail byte of GBK, or a syllable.
// Out:  the codes of common characters (of either script) and of marks that have it, the commonest first.
// Fail: an empty list.
//
// Examples:
//   WithTrail(0xA3) -> 。常海保…     WithLead(0xBF) -> 可看口科…     Read(PackSyllable("shu")) -> 數樹書術…
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "baogao/restore/language_model.h"

namespace baogao {

struct Guess {
  uint16_t code;
  char16_t c;
  LanguageModel::Id id;
  float log;  // of the character by itself
};

class Guesses {
 public:
  static const Guesses& Get();

  const std::vector<Guess>& WithTrail(uint32_t trail) const { return by_trail_[trail]; }
  const std::vector<Guess>& WithLead(uint32_t lead) const { return by_lead_[lead]; }
  // Whether c is none of the standard's characters, neither of the simplified nor of the traditional one's first level.
  bool IsRareForm(char32_t c) const { return c < 0x10000 && rare_[c]; }
  const std::vector<Guess>& Read(uint32_t packed_syllable) const;

 private:
  Guesses();
  std::array<bool, 0x10000> rare_{};
  std::array<std::vector<Guess>, 256> by_trail_, by_lead_;
  std::unordered_map<uint32_t, std::vector<Guess>> by_reading_;
};

}  // namespace baogao
