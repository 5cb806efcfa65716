// HeadingTitle: where the title behind a marker ends, also where it runs into its paragraph.
//
// In:   the text, where the title begins, the end of its line, the marker, the numbers that headings have reached.
// Out:  the title without closing mark, and where the text behind it begins.
// Fail: an empty title: what stands behind the marker is a paragraph or an item of a list.
//
// Examples:
//   (一)经济总量。经初步核算,...                    -> 经济总量
//   (一)出台...意见,推动工业强市战略步伐研究制定了...  -> 出台...意见,推动工业强市战略步伐: 步伐 ends
//                                                     headings, 研究制定 opens paragraphs
//   一、20年主要工作进展和成效一是科技创新...           -> 20年主要工作进展和成效: the next marker ends it
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "baogao/span.h"
#include "baogao/structure/marker.h"

namespace baogao {

inline constexpr int kMarkerStyles = static_cast<int>(MarkerStyle::is) + 1;
// By style: the number of the last heading; 0 where none is open.
using Reached = std::array<int, kMarkerStyles>;

struct HeadingTitle {
  Span title;
  uint32_t after = 0;       // where the text behind the title and its closing mark begins
  bool whole_line = false;  // nothing follows in the line
};

HeadingTitle ReadHeadingTitle(std::string_view text, uint32_t begin, uint32_t line_end, const Marker& marker,
                              bool line_start, const Reached& reached);

}  // namespace baogao
