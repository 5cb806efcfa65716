// FurnitureRows: the table of furniture (cpp/data/furniture.tsv) as the finder uses it.
//
// Not public. In: the rows. Out: tries of their words, their patterns, each compiled when it is first tried (all of
// them take longer than a page), and the patterns of whole lines that several rows make together. A fault in a row's
// pattern is found by tests/cpp: every row must compile.
//
//   GetFurniture().all.Walk("发布时间：2020", 0, …) -> the row 发布时间：
//   RE2::FullMatch("来源：市政府办 【打印】", **GetFurniture().items) -> true
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baogao/text/trie.h"

namespace baogao {

enum class FurniturePlace : uint8_t { line, tail, after, inline_, block, rest, trail, label, item, part, value, glue };
enum class PageField : uint8_t { none, source, date, author, pages };

struct FurnitureRow {
  std::string_view word;
  FurniturePlace place;
  PageField field;
  std::string_view pattern;
};
std::span<const FurnitureRow> FurnitureRows();

// A pattern that is compiled when it is first asked for, once, whatever the thread.
class LazyPattern {
 public:
  explicit LazyPattern(std::string pattern) : pattern_(std::move(pattern)) {}
  const RE2& operator*() const;

 private:
  const std::string pattern_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const RE2> compiled_;
};

struct Furniture {
  Trie all;                             // the words of rows that are tried where they stand
  Openings openings;                    // of these words and those of sites, so that one look tells of both
  Trie inside;                          // of those that take a part of a line, however long it is
  std::deque<LazyPattern> patterns;     // a row each
  std::vector<std::string_view> needs;  // likewise: the word without its colon; empty: it is a name only
  // A line of items; a line after a label; a line beside furniture.
  std::unique_ptr<const LazyPattern> items, values, glue;
};
const Furniture& GetFurniture();

}  // namespace baogao
