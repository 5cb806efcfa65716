// Crossed lines: whole lines whose every character was read in a wrong two-byte encoding. Not public.
//
// In:   the survey of a text.
// Out:  a change of kind mojibake for each line that is prose when read back and none as it stands: Big5 read as GBK,
//       GBK read as Big5, UTF-16 with its bytes swapped; and for marks that stand as their GBK code.
// Fail: never. A line that is not surely better read back stays.
//
//   そて矪瞶       (Big5 read as GBK)        -> its traditional text
//   樓Ч朓酴摯     (GBK read as Big5)        -> 加强沿黄及
//   建设U+A3AC推动 (a code as a code point)  -> 建设，推动
#pragma once

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

Changes FindCrossedLines(const Survey& survey);

}  // namespace baogao
