// OwnFurniture: text of hosting sites that a caller describes, beside cpp/data/furniture.tsv.
//
// In:   rules: a pattern (RE2, so that none can hang) and what goes, the whole line that it matches or the match. They
//       see the text as those of the table do: in simplified script, without readings in brackets.
// Out:  deletions of kind furniture.
// Fail: Add gives the fault of a pattern that RE2 can't read, or that matches the empty text.
//
// Examples (pattern, place, text -> text):
//   本站编号[:：]\d+    line     正文\n本站编号：88\n正文  -> 正文\n正文
//   【某某网原创】      inline_  全市【某某网原创】投资  -> 全市投资
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

enum class OwnPlace : uint8_t {
  line,     // the line, blanks aside, if all of it matches
  inline_,  // the match, anywhere in a line
};

class OwnFurniture {
 public:
  // Returns what is wrong with the pattern, "" if nothing is.
  std::string Add(std::string_view pattern, OwnPlace place);
  Changes Find(std::string_view text, const Survey& survey) const;

 private:
  struct Rule {
    std::unique_ptr<RE2> pattern;
    OwnPlace place;
  };
  std::vector<Rule> rules_;
};

}  // namespace baogao
