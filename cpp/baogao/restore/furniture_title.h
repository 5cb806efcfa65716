// FurnitureTitle: the title of a page, in which the site's name stands behind that of the report.
//
// Not public. In: a line near the head of a text, in simplified script, without blanks at its ends. Out: the report's
// title and the site's name in it; both empty if the line is no such title. What else the line holds is the site's.
//
//   某县2014年工作总结_百度文库              -> 某县2014年工作总结; 百度文库
//   【精品】某局工作要点 - 总结 - 好范文网     -> 某局工作要点; 好范文网
//   某市工作报告——在市代表大会上            no page's title: nothing names a site
#pragma once

#include <string_view>

#include "baogao/span.h"

namespace baogao {

struct PageTitle {
  Span title;  // of the line
  Span site;
};

PageTitle ReadPageTitle(std::string_view line);

// Whether a text ends as titles of reports do: 工作总结, 工作报告.
bool EndsAsTitle(std::string_view text);

// Whether a line is the title of a report by its length and how it ends: 工作总结, 工作报告（一）, 工作要点.doc.
bool IsReportTitle(std::string_view line);

}  // namespace baogao
