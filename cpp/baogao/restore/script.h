// Script: traditional characters become simplified, in stretches that are traditional.
//
// Not public. In: the survey of a text. Out: the changes, and which script the text is in. A stretch is a few
// sentences; it is converted if traditional characters clearly outweigh simplified ones there, so that names in
// simplified text (乾安县, 於某) and a traditional word that a report quotes stay.
//
//   組織申報國家項目 -> 组织申报国家项目;  乾坤 -> 乾坤;  乾燥 -> 干燥
#pragma once

#include <cstdint>
#include <vector>

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

Changes FindScript(const Survey& survey);

Script ScriptOf(const Survey& survey);

// The simplified form of one character by itself; the character where there is none.
char32_t SimplifiedOf(char32_t c);

// Adds kTraditional, kSimplified and kConverts to a table of features by code point (see survey.cc).
void MarkScripts(std::vector<uint16_t>& features);

}  // namespace baogao
