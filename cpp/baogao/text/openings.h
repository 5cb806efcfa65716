// Openings: tells at a glance that none of many words begins at a place of a text.
//
// Most places of a text begin no word of a table. In: words (UTF-8, not empty), how many there will be. Out: whether
// one of them may begin at a byte; false is certain, true is wrong at one place of sixteen or fewer. Within eight bytes
// of the text's end it is always true. Never fails.
//
//   Openings openings(1);
//   openings.Add("一批");
//   openings.MayBegin("一批项目建成", 0) -> true
//   openings.MayBegin("一些项目建成", 0) -> false
//   openings.MayBegin("一些", 0)         -> true
#pragma once

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace baogao {

// A Bloom filter of the words' first two characters (six bytes), or of the first one of words that are shorter; a table
// of their first bytes for those that begin with ASCII and the like.
class Openings {
 public:
  Openings() = default;
  explicit Openings(size_t words) {
    constexpr uint64_t kLeast = 1024, kBitsOfWord = 16;
    const uint64_t bits = std::bit_ceil(std::max<uint64_t>(kLeast, kBitsOfWord * words));
    bits_.assign(bits / 64, 0);
    shift_ = 64 - std::countr_zero(bits);
  }

  void Add(std::string_view word) {
    const auto lead = static_cast<unsigned char>(word[0]);
    if (lead < kFirstLong) {
      leads_.set(lead);
      return;
    }
    uint64_t bytes = 0;
    std::memcpy(&bytes, word.data(), std::min(word.size(), kLoads));
    const bool pair = word.size() >= kPair;
    alone_ = alone_ || !pair;
    const uint64_t slot = pair ? PairSlot(bytes) : AloneSlot(bytes);
    bits_[slot / 64] |= uint64_t{1} << slot % 64;
  }

  bool MayBegin(std::string_view text, uint32_t at) const {
    if (at + kLoads > text.size()) return true;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < kFirstLong) return leads_[lead];
    uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, kLoads);
    return Has(PairSlot(bytes)) | (alone_ & Has(AloneSlot(bytes)));  // no branch, which nobody could foresee
  }

 private:
  static constexpr size_t kLoads = 8;  // bytes read at once
  static constexpr size_t kPair = 6, kAlone = 3;
  static constexpr unsigned char kFirstLong = 0xE0;  // lead byte of three bytes or more

  // The first bytes of eight as they stand in memory, the others shifted out.
  static uint64_t First(uint64_t bytes, size_t count) {
    const size_t others = 8 * (kLoads - count);
    return std::endian::native == std::endian::little ? bytes << others : bytes >> others;
  }
  uint64_t PairSlot(uint64_t bytes) const { return First(bytes, kPair) * 0x9E3779B97F4A7C15u >> shift_; }
  uint64_t AloneSlot(uint64_t bytes) const { return First(bytes, kAlone) * 0xD6E8FEB86659FD93u >> shift_; }
  bool Has(uint64_t slot) const { return (bits_[slot / 64] >> slot % 64 & 1) != 0; }

  std::vector<uint64_t> bits_;
  int shift_ = 0;       // of a product to a bit
  bool alone_ = false;  // there are words of one character
  std::bitset<256> leads_;
};

}  // namespace baogao
