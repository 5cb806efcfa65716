// An address runs from its :// to the first character that is not printable ASCII.
#include "baogao/quantity/address.h"

#include "baogao/quantity/text_at.h"

namespace baogao {

bool AddressFinder::Hold(Span numeral) {
  while (end_ <= numeral.begin && next_ < text_.size() && next_ <= numeral.begin) {
    uint32_t at = next_;
    while (at < text_.size() && text_[at] > ' ' && text_[at] < 0x7F) ++at;
    end_ = at;
    Seek(at);
  }
  if (numeral.begin < end_) return true;
  constexpr uint32_t kLongName = 12;
  return numeral.size() >= kLongName && IsLatinLetter(CodePointBefore(text_, numeral.begin));
}

void AddressFinder::Seek(uint32_t from) {
  const size_t found = text_.find("://", from);
  next_ = static_cast<uint32_t>(found == std::string_view::npos ? text_.size() : found);
}

}  // namespace baogao
