// FurnitureScore: how much of a line is made of words that sites print and reports hardly write.
//
// Not public. In: the site words of one line, in text order, as the walk over the text meets them. Out: whether the
// line is furniture although no row of furniture.tsv describes it. What counts is how much the words weigh, what part
// of the line they make up, how it looks (a list of short entries, a line in ornaments or brackets) and where it
// stands: a line before or behind the report needs less than one inside it, and a sentence needs a word by which the
// site speaks of itself.
//
//   下载此文档需要5个积分，登录后可免费获取   furniture: 下载 此文档 积分 登录后 免费
//   导航：总站 → 农业频道 → 总结           furniture before a report: a list with 总站
//   打击侵权盗版，加强版权保护            no furniture: nothing that a reader of a page does
//   今年以来，本站共开展气象服务……。       no furniture: 本站 alone
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "baogao/span.h"
#include "baogao/text/trie.h"

namespace baogao {

enum class SiteWordKind : uint8_t { self, act, thing };

void ForEachSiteWord(const std::function<void(std::string_view)>& visit);

class LineScore {
 public:
  // A place of the line; nothing happens where no site word begins.
  void Look(std::string_view text, uint32_t at);

  uint32_t points() const { return points_; }
  // `line` without blanks at its ends; `outside`: before or behind the report's sentences.
  bool IsFurniture(std::string_view text, Span line, bool outside) const;

 private:
  static constexpr uint32_t kRemembered = 16;
  bool IsList(uint32_t entries, uint32_t bars, uint32_t percent, bool outside) const;

  uint32_t points_ = 0, covered_ = 0, heaviest_ = 0;
  uint32_t first_ = 0, end_ = 0;                  // where the words begin and end
  uint32_t words_[kRemembered] = {}, count_ = 0;  // a word counts once
  bool self_ = false, act_ = false;
};

}  // namespace baogao
