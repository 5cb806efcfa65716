// Trie: longest-match look-up of many words at a place of a text.
//
// Words are UTF-8, values small integers (a row number of a table). Where `openings_` lets a word begin, a
// page of 64 code points has a bit for each that does begin one, and the bits below tell where its node is told; later
// code points go through runs of edges, in the same way: one for each bit of the node, behind the run those that share
// a bit with one of them. All is small, since a parse asks many tries in turn.
//
//   Trie trie({{"一批", 0}, {"一", 1}});
//   trie.Longest("一批项目", 0)  -> {end 6, value 0}
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "baogao/text/openings.h"
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

  // Whether a word may begin at byte `at`, as Openings tells it. The other calls ask it themselves.
  bool MayBegin(std::string_view text, uint32_t at) const { return openings_.MayBegin(text, at); }

  // The longest word that begins at byte `at`.
  Match Longest(std::string_view text, uint32_t at) const {
    Match best;
    Walk(text, at, [&](Match m) { best = m; });
    return best;
  }

  // Calls visit(Match) for every word that begins at byte `at`, shortest first.
  template <typename Visit>
  void Walk(std::string_view text, uint32_t at, Visit&& visit) const {
    if (nodes_.empty() || at >= text.size() || !openings_.MayBegin(text, at)) return;
    char32_t c = NextCodePoint(text, at);
    uint32_t node = Root(c);
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
  static constexpr char32_t kPlane = 0x10000;
  struct Node {
    uint32_t value = kNone;
    uint32_t first_edge = 0;
    uint64_t edges = 0;  // Bit(c) of each edge's code point: most places of a text fail here
  };
  struct Edge {
    char32_t code_point = 0;
    uint32_t node = 0;
    uint32_t next = 0;  // the next edge with the same Bit; 0: none
  };

  // Of 64 code points, which ones begin a word.
  struct Page {
    uint64_t opens = 0;
    uint32_t first_root = 0;
  };

  static uint64_t Bit(char32_t c) { return uint64_t{1} << (c & 63); }
  static uint32_t CountBelow(uint64_t bits, char32_t c) {
    return static_cast<uint32_t>(std::popcount(bits & (Bit(c) - 1)));
  }

  uint32_t Root(char32_t c) const {
    if (c >= kPlane) return 0;
    const Page& page = pages_[c >> 6];
    return (page.opens & Bit(c)) == 0 ? 0 : roots_[page.first_root + CountBelow(page.opens, c)];
  }
  uint32_t Child(const Node& n, char32_t c) const {
    if ((n.edges & Bit(c)) == 0) return 0;
    uint32_t edge = n.first_edge + CountBelow(n.edges, c);
    while (edges_[edge].code_point != c) {
      edge = edges_[edge].next;
      if (edge == 0) return 0;
    }
    return edges_[edge].node;
  }
  uint32_t Build(std::span<const Entry> sorted, uint32_t depth);
  void AddEdges(const std::vector<Edge>& edges, Node& node);

  Openings openings_;
  std::vector<Page> pages_;      // by first code point, of the basic plane
  std::vector<uint32_t> roots_;  // nodes, page by page
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
