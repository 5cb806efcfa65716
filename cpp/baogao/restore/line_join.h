// Line joins: line breaks that a page or a plain-text mail put into sentences.
//
// Not public. In: a text. Out: deletions of line breaks. A break goes if a bracket or quotation mark stands open
// before it or a mark that cannot begin a line behind it; and, in a text whose lines are hard-wrapped (most long
// lines have one width and break off in mid-sentence), wherever such a line ends; behind a full stop only if paragraphs
// are marked (by blanks or blank lines) and what follows is not, or if full stops end so many full lines that
// paragraphs alone would not; then some paragraphs that end with a full line are joined, too.
//
//   活动取得实效\n,共实施 -> 活动取得实效,共实施;  根据《\n规划\n》， -> 根据《规划》，
//   一、工作回顾\n去年… stays: a heading
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"

namespace baogao {

Changes FindLineJoins(std::string_view text);

}  // namespace baogao
