// Entities: HTML that a page's text still holds.
//
// Not public. In: a text. Out: entities become their character, tags go (those that break a line become a line break),
// comments, scripts and styles go whole.
//
//   &ldquo;三农&rdquo; -> “三农”;  专利&amp;bull;宁波 -> 专利•宁波;  增长<strong>7.9%</strong> -> 增长7.9%
//   ;;百企帮百村;;       -> “百企帮百村” (a site that lost the names of its quotes)
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"

namespace baogao {

// Those that are whole (&ldquo; <br>), or also those that lost their & (ldquo; and ;;…;;).
enum class Entities : uint8_t { whole, all };

Changes FindEntities(std::string_view text, Entities which = Entities::all);

}  // namespace baogao
