// FurnitureRows: the table of furniture (cpp/data/furniture.tsv) as the finder uses it.
//
// Not public. In: the rows. Out: tries of their words, their patterns, each compiled when it is first tried (all of
// them take longer than a page), and the patterns of whole lines that several rows make together. A fault in a row's
// pattern is found by tests/cpp: every row must compile.
//
//   GetFurniture().all.rows.Walk("发布时间：2020", 0, …) -> the row 发布时间：
//   RE2::FullMatch("来源：市政府办 【打印】", **GetFurniture().items) -> true
#pragma once

#include <re2/re2.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baogao/text/trie.h"

namespace baogao {

enum class FurniturePlace : uint8_t { line, tail, after, inline_, block, rest, trail, label, item, part, value, glue };
enum class PageField : uint8_t { none, source, date, author, pages };

struct FurnitureRow {
  std::string_view word;
  FurniturePlace place;
  PageField field;
  std::string_view pattern;
};
std::span<const FurnitureRow> FurnitureRows();

// Whether six bytes may be the first two characters of a word: a small Bloom filter, since nearly every place of a
// text is none. Eight bytes are loaded at once, so p must have that many.
class PairFilter {
 public:
  static constexpr size_t kLoads = 8;

  void Add(std::string_view word) {
    char padded[kLoads] = {};
    word.copy(padded, kLoads);
    const uint32_t slot = Slot(padded);
    bits_[slot / 64] |= uint64_t{1} << slot % 64;
  }
  bool MayBegin(const char* p) const {
    const uint32_t slot = Slot(p);
    return bits_[slot / 64] >> slot % 64 & 1;
  }

 private:
  static uint32_t Slot(const char* p) {
    uint64_t w;
    std::memcpy(&w, p, kLoads);
    w = std::endian::native == std::endian::little ? w << 16 : w & ~uint64_t{0xFFFF};
    return static_cast<uint32_t>(w * 0x9E3779B97F4A7C15u >> 48);
  }
  std::array<uint64_t, 1024> bits_{};
};

// Whether a byte begins a character of three bytes or more.
constexpr bool IsHanLead(unsigned char lead) { return lead >= 0xE0; }

// A pattern that is compiled when it is first asked for, once, whatever the thread.
class LazyPattern {
 public:
  explicit LazyPattern(std::string pattern) : pattern_(std::move(pattern)) {}
  const RE2& operator*() const;

 private:
  const std::string pattern_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const RE2> compiled_;
};

// Words that are looked for together, and what tells at a glance that none begins at a place.
struct FurnitureWords {
  Trie rows;                      // the words of rows that are tried where they stand
  PairFilter pairs;               // of the words that begin with two Han characters
  std::array<bool, 256> leads{};  // bytes that begin the others: ASCII ones and ©

  bool MayBegin(std::string_view text, uint32_t at) const {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (!IsHanLead(lead)) return leads[lead];
    return at + PairFilter::kLoads > text.size() || pairs.MayBegin(text.data() + at);
  }
  void Begins(std::string_view word);
};

struct Furniture {
  FurnitureWords all;                   // site words too
  FurnitureWords inside;                // of the rows that take a part of a line, however long it is
  std::deque<LazyPattern> patterns;     // a row each
  std::vector<std::string_view> needs;  // likewise: the word without its colon; empty: it is a name only
  // A line of items; a line after a label; a line beside furniture.
  std::unique_ptr<const LazyPattern> items, values, glue;
};
const Furniture& GetFurniture();

}  // namespace baogao
