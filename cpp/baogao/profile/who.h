// Who: the region that a report is about and the office that gives it.
//
// In:   the text, the places where names stand, the kind of the report.
// Out:  the issuer and region fields of a Profile.
// Fail: never. Without evidence the issuer is "" and the region null.
//
// Examples:
//   郴州市2021年国民经济和社会发展统计公报 / 郴州市统计局  -> 431000, 郴州市统计局
//   市科技局工作总结, 六盘水市科技局 in the body          -> 520200, 六盘水市科技局
//   ——2014年2月19日在海拉尔区第十四届人民代表大会...     -> 150702, 海拉尔区人民政府
#pragma once

#include <string_view>

#include "baogao/profile/when.h"

namespace baogao {

// `region_given`: a name or a code; "" to read the text.
void FindWho(std::string_view text, const Evidence& evidence, std::string_view region_given, Profile& profile);

}  // namespace baogao
