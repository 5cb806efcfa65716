// Surface: widths, spaces and doubled marks, where they are the page's and not the author's.
//
// Not public. In: a text, or the survey of one. Out: changes of one kind each.
//
//   FindWidths:   ２０１４年增长７．９％ -> 2014年增长7.9%
//   FindSpaces:   政 府 工 作 报 告 (a line), 增 收 2 . 5 亿 元 (a stretch) -> closed up; no-break spaces -> plain ones
//   FindDoubled:  租金，，二是 -> 租金，二是; 租金,,二,、装修,。 -> 租金,二、装修。 (if the text does so throughout)
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

Changes FindWidths(const Survey& survey);
Changes FindSpaces(const Survey& survey);
Changes FindDoubled(std::string_view text);

}  // namespace baogao
