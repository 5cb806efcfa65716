// Seam: where a heading ends and its paragraph begins without any mark between them.
//
// In:   a text, where the title begins, where its first mark stands.
// Out:  the place and how sure it is.
// Fail: Seam::none.
//
// Examples:
//   推动工业强市战略步伐|研究制定了...    -> opener
//   竞争力持续增强|市场主体达到...        -> sure: the predicate is complete
//   2016年主要任务|今年要...              -> sure
//   建设生态林区|牢固树立绿色理念,...     -> plan: the heading may as well go on
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

enum class Seam : uint8_t {
  none,
  alone,   // a word of time or self mention, nothing before it tells
  plan,    // the end of a heading before the first word of a plan: it may as well go on
  opener,  // the end of a heading before the opening of a paragraph
  sure,    // the same with a year or a self mention; or the end of a predicate: 竞争力持续增强|市场主体...
};
struct SeamFound {
  Seam seam = Seam::none;
  uint32_t at = 0;
};

// The first of the best seams inside [begin, end).
SeamFound FindSeam(std::string_view text, uint32_t begin, uint32_t end);

// Whether a word of heading_tails.tsv ends at `at`.
bool EndsWithTail(std::string_view text, uint32_t begin, uint32_t at);

// Whether a word that opens a paragraph (heading_openers.tsv, 2020年, 20年,) begins at `at`.
bool OpensParagraph(std::string_view text, uint32_t at, uint32_t end);

}  // namespace baogao
