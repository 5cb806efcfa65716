// Reports: where the reports of a document begin and end, and their titles.
//
// In:   the restored text.
// Out:  reports in text order, disjoint.
// Fail: a text without title is one report with an empty title.
//
// Examples:
//   市科技局工作总结市科技局工作总结(一)20年,我局...   begins at the second 市科技局工作总结: the first is the page's
//   ...优秀课件。市科技局工作总结(二)20年,...          a new report in the middle of a line: the series goes on
//   寿光市农业农村局2020年度工作情况报告\n今年以来...    a title in a line of its own
#pragma once

#include <string_view>
#include <vector>

#include "baogao/structure/structure.h"

namespace baogao {

std::vector<Report> FindReports(std::string_view text);

}  // namespace baogao
