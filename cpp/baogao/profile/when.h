// When: the date of a report and the years it looks back on and forward to.
//
// In:   the text, the report's places where dates stand, its headings, its kind, the document's name.
// Out:  the date and period fields of a Profile.
// Fail: never. What the words do not tell stays zero; where years contradict each other nothing is claimed.
//
// Examples:
//   ——2019年1月10日在...会议上, 2018年工作回顾   -> date 2019-01-10, review 2018, plan 2019
//   寿光市农业农村局2020年度工作情况报告           -> review 2020, stated
//   20年,我局...(2020年-2020年)...“十二五”规划    -> a range of one year and a cut year: nothing, conflict
#pragma once

#include <string_view>
#include <vector>

#include "baogao/profile/date.h"
#include "baogao/profile/name.h"
#include "baogao/profile/profile.h"
#include "baogao/span.h"

namespace baogao {

// What tells who and when: places in the text, each of which may be empty, and what is known beside it.
struct Evidence {
  DocumentName name;
  Origin origin;
  bool alone = true;  // no other report in the document: the name is that of this one
  Span title;
  Span matter_title;  // of the front matter
  Span matter_date;
  std::vector<Span> head;         // lines between the title and the body
  std::vector<Span> tail;         // the last lines, the last one first
  Span whole;                     // title to end, at most 256 KB of it
  Span body;                      // from the first words of the body, at most 64 KB of it
  std::vector<Section> sections;  // the highest two levels
};

void FindWhen(std::string_view text, const Evidence& evidence, int year_given, Profile& profile);

}  // namespace baogao
