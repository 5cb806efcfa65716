// ShiftSearch: reads a damaged stretch both ways at once, as it stands and one byte off. Not public.
//
// In:   a text, a place in it where byte-shifted text may begin, what the document has shown of its damage.
// Out:  the runs found from there on, each with the text it was and how sure that is; how much likelier the
//       restored reading is than the text as it stands; where to go on.
// Fail: no runs. `gain` then is 0.
//
// Examples (run -> text):
//   確??萍加媱濏椖康捻       ?? + 萍加媱 ... -> 保科技計劃項目的順
//   因?yàn)橘|量               ?yàn)橘|          -> 為質
//   。ㄒ唬┴(zé)任          。ㄒ唬┴(zé)     -> 　（一）責
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/span.h"

namespace baogao {

struct ShiftHints {
  bool lossless = false;       // private-use characters are still there: none can have been stripped
  bool silent_losses = false;  // lone bytes may have gone without a `?`
  bool traditional = false;    // the page is in traditional script
};

struct ShiftedRun {
  Span at;
  std::string text;
};

struct ShiftFinding {
  std::vector<ShiftedRun> runs;
  float gain = 0;         // log-probability of the restored reading less that of the text as it stands
  float confidence = 0;   // from the best reading's share among all readings found
  bool vanished = false;  // a character was restored of which nothing was left
  uint32_t next = 0;      // byte from which to look on
  uint32_t steps = 0;     // work done
};

class ShiftBeam;

class ShiftSearch {
 public:
  ShiftSearch();
  ~ShiftSearch();

  // `trigger` is where a run may begin (the `?` or the mark). Memory is kept from search to search.
  ShiftFinding Find(std::string_view text, uint32_t trigger, ShiftHints hints);

 private:
  std::unique_ptr<ShiftBeam> beam_;
};

}  // namespace baogao
