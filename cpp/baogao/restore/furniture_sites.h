// FurnitureSites: names and addresses of sites glued into a text.
//
// Not public. In: a text in simplified script. Out: spans to delete, in order, each within one line. An address goes if
// nothing around it speaks of it: what a report says of a site (登录www.a.com查询, 官网www.a.com上线), addresses of
// offices and schools and those of mail stay.
//
//   全年增收www.fanwen.com两成          -> www.fanwen.com
//   任务圆满完成。【好范文网 www.a.cn】    -> 【好范文网 www.a.cn】
//   请登录（www.a.com）查询              stays
#pragma once

#include <string_view>
#include <vector>

#include "baogao/span.h"

namespace baogao {

std::vector<Span> FindSites(std::string_view text);

}  // namespace baogao
