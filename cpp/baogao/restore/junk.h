// Junk: characters and strings that no reader sees or no author wrote.
//
// Not public. In: the survey of a text that the byte-shift pass has seen (private-use characters are bytes to it).
// Out: deletions of control, zero-width and private-use characters, of U+FFFD and 锟斤拷 in a bullet's place, of
// anti-copy strings; and what is left of lost characters as suspicions.
//
//   建设初<U+00AD>加工 -> 建设初加工;  锟斤拷粮库共有… (at a line's start) -> 粮库共有…
//   Tz9 (the last line) goes;  全<U+FFFD>投资 stays, suspected
#pragma once

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

PassResult FindJunk(const Survey& survey);

}  // namespace baogao
