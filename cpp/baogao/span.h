// Span: a half-open range [begin, end) of bytes. The one thing every stage shares by value.
//
// From the restoration on, spans are byte ranges of the restored text (UTF-8) unless a name says `raw`.
// Code-point offsets exist only in the tables (see table/table.h), computed once from these.
#pragma once

#include <cstdint>
#include <string_view>

namespace baogao {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool contains(uint32_t at) const { return begin <= at && at < end; }
  constexpr bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace baogao
