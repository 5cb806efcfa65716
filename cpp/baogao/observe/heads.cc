// Heads stand at the end of a label, so they are looked up from the back: the words are sorted by their last character,
// and among those that share it the longest that fits is taken.
#include "baogao/observe/heads.h"

#include <algorithm>
#include <vector>

#include "baogao/text/utf8.h"

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

// The longest row that `label` ends with; nullptr if there is none.
const HeadRow* RowOf(std::string_view label) {
  static const std::vector<ByLast> index = Index();
  if (label.size() < kCharacter) return nullptr;
  const uint32_t key = LastCharacter(label);
  auto it = std::lower_bound(index.begin(), index.end(), key, [](const ByLast& e, uint32_t k) { return e.key < k; });
  for (; it != index.end() && it->key == key; ++it) {
    if (label.ends_with(it->row->surface)) return it->row;
  }
  return nullptr;
}

// Measures by their last character, with how many characters make the word.
struct Suffix {
  std::string_view end;
  size_t characters;
};
constexpr Suffix kSuffixes[] = {{"化率", 4}, {"率", 3},   {"额", 3},   {"量", 3},   {"数", 3},   {"值", 3},  {"价", 3},
                                {"产能", 2}, {"比例", 2}, {"水平", 2}, {"时限", 2}, {"强度", 2}, {"盖度", 2}};

}  // namespace

Head HeadOf(std::string_view label) {
  const HeadRow* row = RowOf(label);
  if (row == nullptr || row->kind == HeadKind::none) return {};
  return {row->kind, row->surface};
}

std::string_view MeasureOf(std::string_view label) {
  const HeadRow* row = RowOf(label);
  if (row != nullptr) return row->kind == HeadKind::none ? std::string_view() : row->surface;
  for (const Suffix& suffix : kSuffixes) {
    if (!label.ends_with(suffix.end)) continue;
    auto at = static_cast<uint32_t>(label.size());
    for (size_t n = suffix.characters; n > 0 && at > 0; --n) at = PreviousStart(label, at);
    return label.substr(at);
  }
  return {};
}

}  // namespace baogao
