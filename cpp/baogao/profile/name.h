// DocumentName: what the name of a file, or of a text, says of who and when.
//
// In:   a path or an id.
// Out:  its last part without endings, its dates written as reports write them, how far its year can be believed.
// Fail: no words for the number of a row ("2019" without an ending) and for names that say nothing.
//
// Examples:
//   甬/宁波市_2019.md              -> 宁波市_2019年, bare: given or covered?
//   2019年宁波市科技局工作总结.txt  -> as it is, explicit
//   ningbo_2019.txt, 2016.txt      -> faint: 2016 of 000_2016.txt may be any number
//   000_8ab899e49ca3ccd3.txt       -> nothing
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baogao {

enum class NameYear : uint8_t {
  none,
  faint,    // digits in a name without a Chinese word: believed only where the text agrees
  bare,     // 宁波市_2019
  spelled,  // 2019年, 2019年度
};

struct DocumentName {
  std::string words;  // "": says nothing
  NameYear strength = NameYear::none;
};

DocumentName ReadName(std::string_view path);

}  // namespace baogao
