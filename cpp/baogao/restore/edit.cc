// The words of the data model for the kinds of damage, in the order of the enum.
#include "baogao/restore/edit.h"

#include <iterator>

namespace baogao {

const char* EditKindName(EditKind kind) {
  static constexpr const char* kNames[] = {"furniture",  "page_marker", "annotation", "script",
                                           "byte_shift", "mojibake",    "entity",     "junk",
                                           "width",      "space",       "line",       "punctuation"};
  static_assert(std::size(kNames) == kEditKindCount);
  return kNames[static_cast<int>(kind)];
}

}  // namespace baogao
