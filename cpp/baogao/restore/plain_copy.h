// PlainCopy: a text as furniture patterns see it, in simplified script and without annotations. Not public.
//
// In:   a text.
// Out:  its copy, character by character in simplified script, without readings in brackets and invisible characters;
//       and where a place of the copy is in the text.
// Fail: never.
//
//   版權(quán)說明 -> 版权说明;  ToOriginal of 说明 is 說明
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baogao/restore/survey.h"
#include "baogao/span.h"

namespace baogao {

// Whether the copy of a text would be worth making: it has annotations, or more traditional characters than names of a
// simplified text hold, or what nobody sees.
bool NeedsPlainCopy(const Survey& survey);

class PlainCopy {
 public:
  explicit PlainCopy(std::string_view text);

  std::string_view text() const { return copy_; }
  // A span of the copy in the text: what was left out behind its last character belongs to it.
  Span ToOriginal(Span copied) const;

 private:
  std::string copy_;
  std::vector<std::pair<uint32_t, uint32_t>> gaps_;  // where something is left out: place in the copy, bytes so far
};

}  // namespace baogao
