// Structure: the reports of a document, their outline, their sentences.
//
// In:   the restored text.
// Out:  reports, sections and sentences in text order, all as spans of the text; children lie inside parents.
// Fail: never. A text with a sentence but no title is one report without title; a text with no sentence has
//       no report.
//
// Examples:
//   市科技局工作总结(一)20年,我局在…。一、各项工作任务完成情况:(一)出台…意见,推动…步伐研究制定了…
//     a report titled 市科技局工作总结(一); sections 一、 (level 1) 各项工作任务完成情况 and (一) (level 2)
//     出台工业强市战略实施意见,推动工业强市战略步伐: headings that run into unbroken text are found too
//   一是抓好2020年科技活动周宣传活动。我市…   a section, marker 一是, one level below the heading before it
//   ——粮食生产稳中有增。全年…                a section, marker ——
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/span.h"

namespace baogao {

enum class Part : uint8_t {
  review,  // looks back
  plan,    // looks forward: 下步打算, 2021年工作安排
  other,
};

struct Report {
  Span span;   // from the title to the last character, white space at the ends excluded
  Span title;  // empty: none; of a text with front matter it may stand there, before `span`
};

struct Section {
  Span span;    // heading and everything below it, up to the next heading of the same or a higher level
  Span marker;  // 一、 (一) 1. 一是 —— 第一部分; empty for a heading without marker
  Span title;   // without marker and closing mark
  int32_t report = 0;
  int32_t parent = -1;  // index of the section above; -1: none
  int16_t level = 1;    // 1 is the highest in its report; of a child one more than of its parent
  Part part = Part::other;
};

// Ends at 。！？ and line ends, not at ；. White space at the ends is excluded. Sentences tile the reports'
// text, white space aside; a heading that stands alone in its line is a sentence of its own, and so is one
// that runs into the text behind it.
struct Sentence {
  Span span;
  int32_t report = 0;
  int32_t section = -1;  // the innermost section; -1: before the first heading
};

struct Structure {
  std::vector<Report> reports;
  std::vector<Section> sections;
  std::vector<Sentence> sentences;
};

Structure Outline(std::string_view text);

}  // namespace baogao
