// Trie: longest-match look-up of many words at a place of a text.
//
// Words are UTF-8, values small integers (a row number of a table). The first code point goes through a flat
// table, since most places of a text begin no word; later ones through short sorted runs of edges.
//
//   Trie trie({{"一批", 0}, {"一", 1}});
//   trie.Longest("一批项目", 0)  -> {end 6, value 0}
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "baogao/text/utf8.h"

namespace baogao {

class Trie {
 public:
  using Entry = std::pair<std::string_view, uint32_t>;
  struct Match {
    uint32_t end = 0;  // byte after the match; 0: none
    uint32_t value = 0;
    explicit operator bool() const { return end != 0; }
  };

  Trie() = default;
  // A word that occurs twice keeps its first value. Empty words are ignored.
  explicit Trie(std::vector<Entry> entries);

  // The longest word that begins at byte `at`.
  Match Longest(std::string_view text, uint32_t at) const {
    Match best;
    Walk(text, at, [&](Match m) { best = m; });
    return best;
  }

  // Calls visit(Match) for every word that begins at byte `at`, shortest first.
  template <typename Visit>
  void Walk(std::string_view text, uint32_t at, Visit&& visit) const {
    if (nodes_.empty() || at >= text.size()) return;
    char32_t c = NextCodePoint(text, at);
    if (c >= kFlat) return;
    uint32_t node = roots_[c];
    while (node != 0) {
      const Node& n = nodes_[node];
      if (n.value != kNone) visit(Match{at, n.value});
      if (n.edges == 0 || at >= text.size()) return;
      c = NextCodePoint(text, at);
      node = Child(n, c);
    }
  }

 private:
  static constexpr uint32_t kNone = ~0u;
  static constexpr char32_t kFlat = 0x10000;
  struct Node {
    uint32_t value = kNone;
    uint32_t first_edge = 0;
    uint32_t edge_count = 0;
    uint64_t edges = 0;  // Bit(c) of each edge's code point: most places of a text fail here
  };
  struct Edge {
    char32_t code_point;
    uint32_t node;
  };

  static uint64_t Bit(char32_t c) { return uint64_t{1} << (c & 63); }

  uint32_t Child(const Node& n, char32_t c) const {
    if ((n.edges & Bit(c)) == 0) return 0;
    const Edge* lo = edges_.data() + n.first_edge;
    const Edge* hi = lo + n.edge_count;
    while (lo < hi) {
      const Edge* mid = lo + (hi - lo) / 2;
      if (mid->code_point < c)
        lo = mid + 1;
      else
        hi = mid;
    }
    return lo < edges_.data() + n.first_edge + n.edge_count && lo->code_point == c ? lo->node : 0;
  }
  uint32_t Build(std::span<const Entry> sorted, uint32_t depth);

  std::vector<uint32_t> roots_;  // by first code point; 0: none
  std::vector<Node> nodes_;      // node 0 is unused
  std::vector<Edge> edges_;
};

// The words of a table (cpp/data), each with the number of its row; `key` is the column that holds them.
template <typename Row, size_t N>
Trie TrieOf(const Row (&rows)[N], std::string_view Row::*key) {
  std::vector<Trie::Entry> entries;
  entries.reserve(N);
  for (size_t i = 0; i < N; ++i) entries.emplace_back(rows[i].*key, static_cast<uint32_t>(i));
  return Trie(std::move(entries));
}

template <typename Row, size_t N>
Trie TrieOf(const Row (&rows)[N]) {
  return TrieOf(rows, &Row::surface);
}

}  // namespace baogao
