// Builds the trie depth first from sorted entries: a run of entries that share their first `depth` bytes is
// one node, and its children are the runs that share one code point more.
#include "baogao/text/trie.h"

#include <algorithm>

namespace baogao {

Trie::Trie(std::vector<Entry> entries) {
  std::erase_if(entries, [](const Entry& e) { return e.first.empty(); });
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
  roots_.assign(kFlat, 0);
  nodes_.emplace_back();
  const std::span<const Entry> all(entries);
  for (size_t i = 0; i < all.size();) {
    uint32_t depth = 0;
    const char32_t c = NextCodePoint(all[i].first, depth);
    size_t j = i;
    while (j < all.size() && all[j].first.substr(0, depth) == all[i].first.substr(0, depth)) ++j;
    if (c < kFlat) roots_[c] = Build(all.subspan(i, j - i), depth);
    i = j;
  }
}

uint32_t Trie::Build(std::span<const Entry> sorted, uint32_t depth) {
  const auto node = static_cast<uint32_t>(nodes_.size());
  nodes_.emplace_back();
  size_t i = 0;
  if (sorted[0].first.size() == depth) nodes_[node].value = sorted[0].second;
  while (i < sorted.size() && sorted[i].first.size() == depth) ++i;
  std::vector<Edge> edges;
  while (i < sorted.size()) {
    uint32_t next = depth;
    const char32_t c = NextCodePoint(sorted[i].first, next);
    const std::string_view key = sorted[i].first.substr(0, next);
    size_t j = i;
    while (j < sorted.size() && sorted[j].first.substr(0, next) == key) ++j;
    edges.push_back({c, Build(sorted.subspan(i, j - i), next)});
    i = j;
  }
  nodes_[node].first_edge = static_cast<uint32_t>(edges_.size());
  nodes_[node].edge_count = static_cast<uint32_t>(edges.size());
  for (const Edge& edge : edges) nodes_[node].edges |= Bit(edge.code_point);
  edges_.insert(edges_.end(), edges.begin(), edges.end());
  return node;
}

}  // namespace baogao
