// CodePointIndex: from byte offsets of a UTF-8 text to code-point offsets and back.
//
// The tables speak code points, so that doc.text[start:end] works in Python; the core speaks bytes. One pass
// counts the code points before every block of 256 bytes; a look-up adds those inside the block.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/span.h"

namespace baogao {

class CodePointIndex {
 public:
  CodePointIndex() = default;
  // Keeps a view: `text` must outlive the index.
  explicit CodePointIndex(std::string_view text);

  // Number of code points before byte `at` (at most the text's size).
  uint32_t ToCodePoint(uint32_t at) const;
  Span ToCodePoints(Span bytes) const { return {ToCodePoint(bytes.begin), ToCodePoint(bytes.end)}; }
  // Byte at which code point number `index` begins; the text's size for index == size() or beyond.
  uint32_t ToByte(uint32_t index) const;
  Span ToBytes(Span code_points) const { return {ToByte(code_points.begin), ToByte(code_points.end)}; }
  uint32_t size() const { return size_; }

 private:
  std::string_view text_;
  std::vector<uint32_t> before_;  // code points before each block
  uint32_t size_ = 0;
};

}  // namespace baogao
