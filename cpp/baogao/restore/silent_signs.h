// SilentSigns: where shifted text may begin on a page whose torn bytes left no `?`. Not public.
//
// A mark shown is then the only trace, and most marks are what they seem, so each is asked a cheap question before a
// search is made: does what follows end as shifted text does, or read as no prose does, or is the word before it cut
// short of a character that such a cut can swallow whole?
//
// In:   a text, and a mark in it, or a `(reading)`.
// Out:  whether to search there.
// Fail: no.
//
// Examples:
//   ？谂e (海口舉)    ends with a letter           ；、救急难 (保基本、救急難)   two marks together
//   扩大规。 (规模。)   规 ends no clause, 规模 does   项目(shù)             no reading of 目
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

// A mark before which pages were cut, of either width.
bool IsCutMark(char32_t c);

// Characters that GBK has and prose does not: between Chinese characters they come from shifted bytes only.
bool IsOutlandish(char32_t c);

class SilentSigns {
 public:
  explicit SilentSigns(std::string_view text) : text_(text) {}
  // Whether a run may begin at c, which stands at `at` and ends at `next`.
  bool At(uint32_t at, char32_t c, uint32_t next) const;

 private:
  bool EndsSilently(uint32_t next) const;
  bool IsForeignReading(uint32_t at) const;
  bool ReadsBadly(uint32_t next) const;
  bool MayBeCutShort(uint32_t at, char32_t mark, uint32_t next) const;

  std::string_view text_;
};

}  // namespace baogao
