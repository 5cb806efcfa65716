// Annotations: readings in parentheses that a web page inserted behind characters.
//
// Not public. In: a text. Out: a deletion for each; a change spans the character and its annotations, so that what
// later passes do to the character is one edit with it. A single gloss that an author wrote (六(lù)安) stays: the
// text must hold several, or the character must be a traditional one.
//
//   科技創(chuàng)新 -> 科技創新;  業(ye)(ye) -> 業;  會(huì )議 -> 會議;  附件(A) stays
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"

namespace baogao {

Changes FindAnnotations(std::string_view text);

}  // namespace baogao
