// Line breaks: those that a page lost before headings and paragraphs.
//
// Not public. In: a text. Out: line breaks put behind the mark that ends the sentence before (。 becomes 。 and a
// break). A break is put back only where the text itself shows that one is missing: its other headings of the kind
// begin lines, and their numbers leave a gap that this one fills, or go on with it; or two ideographic blanks, with
// which a paragraph begins, stand behind a full stop inside a line. A text that has no lines keeps its form: the next
// room finds its headings.
//
//   一、回顾\n…增收。二、安排\n…\n三、保障   -> 一、回顾\n…增收。\n二、安排\n…\n三、保障
//   农民增收。　　工业企稳。               -> 农民增收。\n　　工业企稳。
//   要做好：（一）抓投资。（二）抓招商。      stays: a list inside a sentence
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"

namespace baogao {

Changes FindLostBreaks(std::string_view text);

}  // namespace baogao
