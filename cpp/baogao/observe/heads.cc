// Heads stand at the end of a label, so they are looked up from the back: a sorted table of the words, tried from
// the longest suffix to the shortest.
#include "baogao/observe/heads.h"

#include <algorithm>

namespace baogao {
namespace {

struct HeadRow {
  std::string_view surface;
  HeadKind kind;
};

constexpr HeadRow kHeads[] = {
#include "data/heads.inc"
};

constexpr size_t LongestHead() {
  size_t longest = 0;
  for (const HeadRow& row : kHeads) longest = std::max(longest, row.surface.size());
  return longest;
}

}  // namespace

Head HeadOf(std::string_view label) {
  for (size_t n = std::min(label.size(), LongestHead()); n > 0; --n) {
    const std::string_view tail = label.substr(label.size() - n);
    const auto row = std::lower_bound(std::begin(kHeads), std::end(kHeads), tail,
                                      [](const HeadRow& r, std::string_view s) { return r.surface < s; });
    if (row != std::end(kHeads) && row->surface == tail) return {row->kind, row->surface};
  }
  return {};
}

}  // namespace baogao
