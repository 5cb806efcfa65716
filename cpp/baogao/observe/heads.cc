// Heads stand at the end of a label, so they are looked up from the back: the words are sorted by their last character,
// and among those that share it the longest that fits is taken.
#include "baogao/observe/heads.h"

#include <algorithm>
#include <vector>

namespace baogao {
namespace {

struct HeadRow {
  std::string_view surface;
  HeadKind kind;
};

constexpr HeadRow kHeads[] = {
#include "data/heads.inc"
};

// The last character's bytes as a number; heads are Chinese, three bytes a character.
constexpr size_t kCharacter = 3;
uint32_t LastCharacter(std::string_view word) {
  uint32_t key = 0;
  for (const char c : word.substr(word.size() - kCharacter)) key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

struct ByLast {
  uint32_t key;
  const HeadRow* row;
};

// By last character, then longest first.
std::vector<ByLast> Index() {
  std::vector<ByLast> index;
  for (const HeadRow& row : kHeads) index.push_back({LastCharacter(row.surface), &row});
  std::sort(index.begin(), index.end(), [](const ByLast& a, const ByLast& b) {
    return a.key != b.key ? a.key < b.key : a.row->surface.size() > b.row->surface.size();
  });
  return index;
}

}  // namespace

Head HeadOf(std::string_view label) {
  static const std::vector<ByLast> index = Index();
  if (label.size() < kCharacter) return {};
  const uint32_t key = LastCharacter(label);
  auto it = std::lower_bound(index.begin(), index.end(), key, [](const ByLast& e, uint32_t k) { return e.key < k; });
  for (; it != index.end() && it->key == key; ++it) {
    if (label.ends_with(it->row->surface)) return {it->row->kind, it->row->surface};
  }
  return {};
}

}  // namespace baogao
