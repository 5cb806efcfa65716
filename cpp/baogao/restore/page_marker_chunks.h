// PageChunks: the numbers of a text that a preview cut into chunks.
//
// Not public. In: a text without furniture. Out: deletions of the numbers, so that sentences go on across them. Numbers
// that stand line by line are chunks if they ascend by one and at least half of the lines before them break off in the
// midst of a sentence. Where chunks hold lines of their own, or their numbers stand inside a line, the chunks must be
// about equally long, too: previews cut by length, authors do not.
//
//   組織申\n3、報國家項目                                   -> 組織申報國家項目
//   1、…(300 characters) 共组织申2、报项目… (300) 投入3、资金…  -> …共组织申报项目…投入资金…
//   1、加强领导。\n2、抓好落实。                              stays: a list
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"

namespace baogao {

void FindChunks(std::string_view text, Changes& changes);

}  // namespace baogao
