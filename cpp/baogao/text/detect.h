// DetectEncoding: which encoding bytes of unknown origin are in.
//
// In:   the bytes of a file, without byte order mark.
// Out:  an encoding name and a confidence. In order: UTF-16 by its NULs, UTF-8 if the bytes are valid (a page saved
//       anew often keeps its old declaration), the encoding declared in the first 2 KB unless the bytes belie it, UTF-8
//       with some damage, GB18030 or Big5 by how common the characters are.
// Fail: never; the least unlikely answer has a low confidence.
//
// Examples:
//   "市科技局" in UTF-8                      -> UTF-8, 0.99
//   <meta charset=gb2312> and GBK bytes    -> gb18030, 0.95 (gb2312 is what pages call it)
//   "\xAC\xEC\xA7\xDE\xA7\xBD" (科技局)          -> Big5
#pragma once

#include <string>
#include <string_view>

namespace baogao {

struct EncodingGuess {
  std::string name;
  double confidence = 0;
};

EncodingGuess DetectEncoding(std::string_view bytes);

// The name that a caller or a page gave, as the name of the converter to use: the GB family is one encoding that
// grew (GB 2312, GBK, GB 18030), and pages name an early member; other names stay.
std::string ConverterName(std::string_view given);

}  // namespace baogao
