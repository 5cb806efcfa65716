// Office: the names of those who report.
//
// In:   a title, the head and the last lines, the region.
// Out:  the name of the office, in full.
// Fail: an empty span where no words look like an office.
//
// Examples:
//   2020年度寿光市农业农村局工作情况报告  -> 寿光市农业农村局
//   市科技局, XX市科技局, 某市科技局 of 330200 -> 宁波市科技局
//   国家税务总局宁波市税务局               -> of the nation by its name, but of 宁波市
#pragma once

#include <string>
#include <string_view>

#include "baogao/profile/when.h"

namespace baogao {

// The words of a title up to the end of an office's name.
Span OfficeInTitle(std::string_view text, Span title);

// A line that is the name of an office and nothing else.
bool IsOfficeLine(std::string_view text, Span line);

// The first such line: below the title, else above the date at the end.
Span OfficeLine(std::string_view text, const Evidence& evidence);

// The name of an office with its place.
std::string FullName(std::string_view office, const Region* region);

// What stands behind the place in other mentions of the office: 科技局 of 市科技局, 大河镇 of 大河镇人民政府.
std::string_view BareOffice(std::string_view office);

// 国家林业局, 国务院, but not 国家税务总局宁波市税务局.
bool IsNational(std::string_view office);

// The town that gives a report of a congress, 大河镇; empty: it is no town's.
Span TownOf(std::string_view text, const Evidence& evidence);

// What copyists put for the name of a place, XX, ＊＊, 某, at the start of `words`: its length in bytes.
uint32_t Placeholder(std::string_view words);

}  // namespace baogao
