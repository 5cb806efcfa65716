// Heads stand at the end of a label, so they are looked up from the back: a small table tells by the last two
// characters which words may fit, longest first. Most labels end with a character that ends none.
#include "baogao/observe/heads.h"

#include <algorithm>
#include <array>
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
  if (word.size() < kCharacter) return 0;
  uint32_t key = 0;
  for (const char c : word.substr(word.size() - kCharacter)) key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

std::string_view WithoutLast(std::string_view word) { return word.substr(0, word.size() - kCharacter); }

struct Ends {
  static constexpr int kBits = 10;
  struct Row {
    uint32_t bucket;
    uint32_t key;
    uint32_t before;  // the character in front of the last one; 0: none
    const HeadRow* row;
  };
  std::vector<Row> rows;                               // by bucket of the last two characters, longest first
  std::array<uint16_t, (1u << kBits) + 1> first = {};  // of each bucket

  // `before` is 0 for heads of one character.
  static uint32_t Bucket(uint32_t key, uint32_t before) {
    return ((key ^ (before << 7 | before >> 25)) * 2654435761u) >> (32 - kBits);  // Knuth's multiplier
  }
  Ends() {
    for (const HeadRow& row : kHeads) {
      const uint32_t key = LastCharacter(row.surface);
      const uint32_t before = LastCharacter(WithoutLast(row.surface));
      rows.push_back({Bucket(key, before), key, before, &row});
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return a.bucket != b.bucket ? a.bucket < b.bucket : a.row->surface.size() > b.row->surface.size();
    });
    for (const Row& row : rows) ++first[row.bucket + 1];
    for (size_t i = 1; i < first.size(); ++i) first[i] = static_cast<uint16_t>(first[i] + first[i - 1]);
  }
};

// The longest row that `label` ends with; nullptr if there is none.
const HeadRow* RowOf(std::string_view label) {
  static const Ends ends;
  if (label.size() < kCharacter) return nullptr;
  const uint32_t key = LastCharacter(label), before = LastCharacter(WithoutLast(label));
  const auto find = [&](uint32_t in_front) -> const HeadRow* {
    const uint32_t bucket = Ends::Bucket(key, in_front);
    for (size_t i = ends.first[bucket]; i < ends.first[bucket + 1]; ++i) {
      const Ends::Row& row = ends.rows[i];
      if (row.key == key && row.before == in_front && label.ends_with(row.row->surface)) return row.row;
    }
    return nullptr;
  };
  const HeadRow* row = before != 0 ? find(before) : nullptr;
  return row != nullptr ? row : find(0);
}

// Measures by their last character, with how many characters make the word.
struct Suffix {
  std::string_view end;
  size_t characters;
};
constexpr Suffix kSuffixes[] = {{"化率", 4}, {"率", 3},   {"额", 3},   {"量", 3},   {"数", 3},
                                {"值", 3},   {"价", 3},   {"时间", 4}, {"产能", 2}, {"比例", 2},
                                {"水平", 2}, {"时限", 2}, {"强度", 2}, {"盖度", 2}};

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
