// Page markers: numbers of pages or chunks that stand inside a text.
//
// Not public. In: the survey of a text without furniture. Out: deletions, and the number of pages where a counter
// names it. Chunk numbers look like a list's; they are chunks if they ascend by one from line to line and at least half
// of the lines before them break off in the midst of a sentence.
//
//   組織申\n3、報國家項目      -> 組織申報國家項目
//   实现第2页共6页产值         -> 实现产值; pages 6
//   1、加强领导。\n2、抓好落实。 stays: a list
#pragma once

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

struct PageMarkerResult {
  Changes changes;
  int pages = 0;
};

PageMarkerResult FindPageMarkers(const Survey& survey);

}  // namespace baogao
