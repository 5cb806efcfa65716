// Counting code points is counting bytes that are no continuation bytes; the loops below are plain so that the
// compiler turns them into vector code.
#include "baogao/text/offsets.h"

#include <algorithm>

namespace baogao {
namespace {

constexpr uint32_t kBlock = 256;

uint32_t CountStarts(const char* p, uint32_t n) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n; ++i) count += static_cast<signed char>(p[i]) > static_cast<signed char>(0xBF);
  return count;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  const auto size = static_cast<uint32_t>(text.size());
  before_.reserve(size / kBlock + 1);
  for (uint32_t at = 0;; at += kBlock) {
    before_.push_back(size_);
    if (size - at < kBlock) {
      size_ += CountStarts(text.data() + at, size - at);
      return;
    }
    size_ += CountStarts(text.data() + at, kBlock);
  }
}

uint32_t CodePointIndex::ToCodePoint(uint32_t at) const {
  at = std::min(at, static_cast<uint32_t>(text_.size()));
  const uint32_t block = at / kBlock;
  return before_[block] + CountStarts(text_.data() + block * kBlock, at - block * kBlock);
}

uint32_t CodePointIndex::ToByte(uint32_t index) const {
  if (index >= size_) return static_cast<uint32_t>(text_.size());
  const auto it = std::upper_bound(before_.begin(), before_.end(), index) - 1;
  uint32_t at = static_cast<uint32_t>(it - before_.begin()) * kBlock;
  uint32_t left = index - *it;
  // `at` may stand inside a sequence that began in the block before.
  for (;; ++at) {
    if (static_cast<signed char>(text_[at]) > static_cast<signed char>(0xBF) && left-- == 0) return at;
  }
}

}  // namespace baogao
