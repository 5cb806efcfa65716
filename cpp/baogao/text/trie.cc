// Builds the trie depth first from sorted entries: a run of entries that share their first `depth` bytes is
// one node, and its children are the runs that share one code point more.
#include "baogao/text/trie.h"

#include <algorithm>
#include <utility>

namespace baogao {

Trie::Trie(std::vector<Entry> entries) {
  std::erase_if(entries, [](const Entry& e) { return e.first.empty(); });
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
  pages_.resize(kPlane / 64);
  nodes_.emplace_back();
  const std::span<const Entry> all(entries);
  openings_ = Openings(all.size());
  for (const Entry& entry : all) openings_.Add(entry.first);
  for (size_t i = 0; i < all.size();) {
    uint32_t depth = 0;
    const char32_t c = NextCodePoint(all[i].first, depth);
    size_t j = i;
    while (j < all.size() && all[j].first.substr(0, depth) == all[i].first.substr(0, depth)) ++j;
    if (c < kPlane) {  // sorted, so that a page's code points follow each other
      Page& page = pages_[c >> 6];
      if (page.opens == 0) page.first_root = static_cast<uint32_t>(roots_.size());
      page.opens |= Bit(c);
      roots_.push_back(Build(all.subspan(i, j - i), depth));
    }
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
  AddEdges(edges, nodes_[node]);
  return node;
}

// The first edge of each bit stands in the node's run, in the order of the bits; the others behind the run.
void Trie::AddEdges(const std::vector<Edge>& edges, Node& node) {
  for (const Edge& edge : edges) node.edges |= Bit(edge.code_point);
  node.first_edge = static_cast<uint32_t>(edges_.size());
  edges_.resize(edges_.size() + static_cast<size_t>(std::popcount(node.edges)));
  for (const Edge& edge : edges) {
    const uint32_t slot = node.first_edge + CountBelow(node.edges, edge.code_point);
    if (edges_[slot].node == 0) {
      edges_[slot] = edge;
      continue;
    }
    edges_.push_back(edge);
    edges_.back().next = std::exchange(edges_[slot].next, static_cast<uint32_t>(edges_.size() - 1));
  }
}

}  // namespace baogao
