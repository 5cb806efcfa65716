// Mood: does a paragraph say what is to be done, or what was? Not public.
//
//   加快建设3座电站,推进电网工程,支持…,打造…,培育120家企业。      what is to be done: no tense says so in Chinese
//   实施重点项目2800多个,完成投资2400亿元,增长9%,获评…            what was
#pragma once

#include <string_view>
#include <vector>

#include "baogao/lex/lex.h"

namespace baogao {

// `first` is a token at or before the paragraph's start. Gives true only for a clear case.
bool TellsOfPlans(std::string_view text, Span paragraph, const std::vector<Token>& tokens, size_t first);

}  // namespace baogao
