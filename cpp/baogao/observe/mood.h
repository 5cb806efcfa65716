// Mood: does a paragraph say what is to be done, or what was? Not public.
//
//   加快建设3座电站,推进电网工程,支持…,打造…,培育120家企业。      what is to be done: no tense says so in Chinese
//   实施重点项目2800多个,完成投资2400亿元,增长9%,获评…            what was
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/lex/lex.h"

namespace baogao {

enum class Mood : uint8_t {
  done,   // says what was, or nobody asks
  open,   // no clear case: a sentence may tell (要加大投入。)
  plans,  // says what is to be done
};

// Reads the paragraphs of a report in text order: what those before said is the prior of the next one.
class MoodReader {
 public:
  // `first` is a token at or before the paragraph's start.
  Mood Read(std::string_view text, Span paragraph, const std::vector<Token>& tokens, size_t first);
  // A new report, or a section whose heading tells what it is.
  void Forget() { before_ = 0; }

 private:
  double before_ = 0;  // what the paragraphs before weigh
};

}  // namespace baogao
