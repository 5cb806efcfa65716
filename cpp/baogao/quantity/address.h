// AddressFinder: which numerals stand in an address (https://example.org/2019/a_1.html) or the name of a file.
//
// In:   the text, then its numerals in text order. Out: whether each is part of an address. Fail: never.
//
// Examples:
//   http://a.cn/2019/t1   2019 and 1 are      ./W020230203595651.gif   020230203595651 is      G20峰会   20 is not
#pragma once

#include <string_view>

#include "baogao/span.h"

namespace baogao {

class AddressFinder {
 public:
  explicit AddressFinder(std::string_view text) : text_(text) { Seek(0); }
  bool Hold(Span numeral);

 private:
  void Seek(uint32_t from);

  std::string_view text_;
  uint32_t next_ = 0;  // the next :// of the text
  uint32_t end_ = 0;   // of the address that began last
};

}  // namespace baogao
