// Pass: how the passes of the restore room work together. Not public: only files of this folder include it.
//
// A pass looks at a text and lists the changes it wants: sorted, disjoint, none without effect. The driver
// (restore.cc) applies them, composes them with those of the passes before, and hands the new text on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baogao/options.h"
#include "baogao/restore/edit.h"
#include "baogao/restore/restore.h"

namespace baogao {

struct Change {
  Span at;           // of the text that the pass was given
  std::string text;  // what is to stand there instead
  EditKind kind;
  float confidence = 1.0f;
};
using Changes = std::vector<Change>;

// A suspicion's span is of the text that the pass was given; the driver turns it into a raw one.
struct PassResult {
  Changes changes;
  std::vector<Suspicion> suspected;
};

// Sorts what several finders of a pass list; where two overlap, the one that begins first stays.
void InOrder(Changes& changes);

}  // namespace baogao
