// RunningLines: headers and footers that came with every page of a printed text.
//
// Not public. In: a text without furniture. Out: deletions of short lines that come again and again, digits aside, if
// at least half of them stand in the midst of a sentence; with numbers in them, the numbers must ascend. The sentence
// goes on where they stood.
//
//   …全县粮食总\n某县政府工作报告 3\n产量达到…\n…某县政府工作报告 4\n… (three times) -> …全县粮食总产量达到…
//   单位：万元 (three times, between tables) stays
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"

namespace baogao {

void FindRunningLines(std::string_view text, Changes& changes);

}  // namespace baogao
