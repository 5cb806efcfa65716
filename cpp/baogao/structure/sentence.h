// Sentences: ends at 。！？ and line ends, not at ；; the marks that close brackets and quotes belong to it.
//
// In:   the restored text, a report's span, the breaks that its headings make.
// Out:  sentences in text order that tile the report, white space aside.
// Fail: never.
//
// Examples:
//   他说：“好。”会议结束。      -> 他说：“好。” / 会议结束。
//   完成8项（其中省级3项。）任务。 -> one sentence: a bracket that opened in it holds the 。
//   增长3.5%。                 -> one sentence
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/structure/structure.h"

namespace baogao {

// The end of the sentence that begins at `at`: past its stop and closing marks, past its line end, or `end`.
uint32_t SentenceEnd(std::string_view text, uint32_t at, uint32_t end);

// Adds the sentences of `report`; `breaks` are byte places in text order where a sentence ends whatever stands
// there. Sections of `structure` give each sentence its innermost one.
void AddSentences(std::string_view text, Span report, int32_t index, const std::vector<uint32_t>& breaks,
                  Structure& structure);

}  // namespace baogao
