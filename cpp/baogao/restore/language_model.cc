// Two views of the same characters, because each knows what the other does not: pairs know what follows what in
// running text (marks, 的, digits), words know longer spans (高新技术). Both come from tables of counts, are built
// once, when the first damage is met, and are flat hash tables of numbers.
#include "baogao/restore/language_model.h"

#include <cmath>
#include <string_view>
#include <unordered_map>

#include "baogao/restore/script.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct Row {
  std::string_view first;
  std::string_view nexts;
};
constexpr Row kWordRows[] = {
#include "data/words.inc"
};
constexpr Row kPairRows[] = {
#include "data/bigrams.inc"
};

constexpr float kRare = -16.0f;         // an unknown character or pair
constexpr double kWordTotal = 6.0e7;    // words counted for words.tsv
constexpr double kPairTotal = 1.9e6;    // pairs counted for bigrams.tsv
constexpr double kWordsInPairs = 0.5;   // how much a pair inside dictionary words counts beside running text
constexpr double kDiscount = 0.6;       // what each pair seen gives to the pairs not seen

// What the words table does not hold; all about as common as in running text.
struct MarkCost {
  char32_t mark;
  float log;
};
constexpr MarkCost kMarkWords[] = {{U'，', -2.9f}, {U'。', -3.4f}, {U'、', -3.6f}, {U'“', -5.0f}, {U'”', -5.0f},
                                   {U'（', -5.5f}, {U'）', -5.5f}, {U'：', -5.5f}, {U'；', -5.5f}, {U'《', -6.0f},
                                   {U'》', -6.0f}, {U'！', -8.0f}, {U'？', -8.0f}};

double CountOf(char letter) { return std::exp2(0.75 * (letter - 'a')); }

// Calls visit(rest, count) for each entry of a row: a rest ends at the small letter of its count.
template <typename Visit>
void ForEachNext(std::string_view nexts, Visit&& visit) {
  size_t begin = 0;
  for (size_t i = 0; i < nexts.size(); ++i) {
    if (nexts[i] < 'a' || nexts[i] > 'z') continue;
    visit(nexts.substr(begin, i - begin), CountOf(nexts[i]));
    begin = i + 1;
  }
}

char32_t FirstOf(std::string_view utf8) { return CodePointAt(utf8, 0); }

uint64_t Mix(uint64_t key) {
  key *= 0x9E3779B97F4A7C15ull;
  return key ^ key >> 32;
}

template <typename Slot>
void Insert(std::vector<Slot>& slots, decltype(Slot::key) key, float log) {
  size_t i = Mix(key) & (slots.size() - 1);
  while (slots[i].key != 0) i = (i + 1) & (slots.size() - 1);
  slots[i] = {key, log};
}

template <typename Slot>
const Slot* Find(const std::vector<Slot>& slots, decltype(Slot::key) key) {
  size_t i = Mix(key) & (slots.size() - 1);
  for (; slots[i].key != 0; i = (i + 1) & (slots.size() - 1)) {
    if (slots[i].key == key) return &slots[i];
  }
  return nullptr;
}

size_t TableSize(size_t entries) {
  size_t size = 1024;
  while (size < 2 * entries) size *= 2;
  return size;
}

constexpr uint32_t PairKey(uint32_t a, uint32_t b) { return a << 16 | b; }

}  // namespace

const LanguageModel& LanguageModel::Get() {
  static const LanguageModel model;
  return model;
}

LanguageModel::LanguageModel() {
  NumberCharacters();
  LoadPairs();
  LoadWords();
}

void LanguageModel::NumberCharacters() {
  Id next = kLatin + 1;
  for (const Row& row : kWordRows) ids_[FirstOf(row.first)] = next++;
  for (const Row& row : kPairRows) {
    Id& id = ids_[FirstOf(row.first)];
    if (id == kUnknown) id = next++;
  }
  ids_[U'|'] = kUnknown;
  for (char32_t c = U'\uFF10'; c <= U'\uFF19'; ++c) ids_[c] = kDigit;
  for (char32_t c = U'\uFF21'; c <= U'\uFF5A'; ++c) {
    if (c <= U'\uFF3A' || c >= U'\uFF41') ids_[c] = kLatin;
  }
  for (char32_t c = 0x21; c < 0x7F; ++c) ids_[c] = ids_[c + 0xFEE0];
  ids_[U'\n'] = kEdge;
  singles_.assign(next, kRare);
  backoffs_.assign(next, 0.0f);
  for (char32_t c = 0x3400; c < 0xA000; ++c) {
    char32_t simple = SimplifiedOf(c);
    if (simple != c && simple < 0x10000) ids_[c] = ids_[simple];
  }
}

void LanguageModel::LoadPairs() {
  auto id_of = [&](char32_t c) { return c == U'|' ? kEdge : c == U'0' ? kDigit : c == U'A' ? kLatin : ids_[c]; };
  std::unordered_map<uint32_t, double> counts;
  for (const Row& row : kPairRows) {
    Id a = id_of(FirstOf(row.first));
    ForEachNext(row.nexts, [&](std::string_view next, double n) { counts[PairKey(a, id_of(FirstOf(next)))] += n; });
  }
  for (const Row& row : kWordRows) {
    ForEachNext(row.nexts, [&](std::string_view rest, double n) {
      Id a = id_of(FirstOf(row.first));
      for (uint32_t at = 0; at < rest.size();) {
        Id b = id_of(NextCodePoint(rest, at));
        counts[PairKey(a, b)] += kWordsInPairs * n * kPairTotal / kWordTotal;
        a = b;
      }
    });
  }
  std::vector<double> first(singles_.size()), second(singles_.size()), kinds(singles_.size());
  double total = 0;
  for (const auto& [key, n] : counts) {
    first[key >> 16] += n;
    second[key & 0xFFFF] += n;
    kinds[key >> 16] += std::min(n, kDiscount);
    total += n;
  }
  for (size_t id = 1; id < singles_.size(); ++id) {
    singles_[id] = static_cast<float>(std::log((second[id] + 0.05) / total));
    backoffs_[id] = first[id] > 0 ? static_cast<float>(std::log(kinds[id] / first[id])) : 0.0f;
  }
  pairs_.resize(TableSize(counts.size()));
  for (const auto& [key, n] : counts) {
    Id a = static_cast<Id>(key >> 16), b = static_cast<Id>(key & 0xFFFF);
    if (a == kUnknown || b == kUnknown) continue;
    double p = (n - std::min(n, kDiscount)) / first[a] + std::exp(backoffs_[a] + singles_[b]);
    Insert(pairs_, key, static_cast<float>(std::log(p)));
  }
}

void LanguageModel::LoadWords() {
  size_t entries = 16;
  for (const Row& row : kWordRows) ForEachNext(row.nexts, [&](std::string_view, double) { ++entries; });
  words_.resize(TableSize(entries));
  for (const Row& row : kWordRows) {
    ForEachNext(row.nexts, [&](std::string_view rest, double n) {
      uint64_t key = ids_[FirstOf(row.first)];
      for (uint32_t at = 0; at < rest.size();) key = key << 16 | ids_[NextCodePoint(rest, at)];
      Insert(words_, key, static_cast<float>(std::log(n / kWordTotal)));
    });
  }
  for (const MarkCost& m : kMarkWords) Insert(words_, uint64_t{ids_[m.mark]}, m.log);
  Insert(words_, uint64_t{kEdge}, -3.5f);
  Insert(words_, uint64_t{kDigit}, -3.5f);
  Insert(words_, uint64_t{kLatin}, -6.0f);
}

float LanguageModel::Pair(Id a, Id b) const {
  if (b == kUnknown) return kRare;
  if (a == kUnknown) return singles_[b];
  const PairSlot* slot = Find(pairs_, PairKey(a, b));
  return slot != nullptr ? slot->log : std::max(kRare, backoffs_[a] + singles_[b]);
}

float LanguageModel::Word(uint64_t key) const {
  const WordSlot* slot = Find(words_, key);
  return slot != nullptr ? slot->log : -1e9f;
}

void LanguageModel::Append(State& state, Id id) const {
  // Digits are one token however many they are; so are Latin letters.
  if ((id == kDigit || id == kLatin) && state.last[0] == id) return;
  state.pairs += Pair(state.last[0], id);
  float single = id == kUnknown ? kRare : std::max(kRare, Word(id));
  float best = state.words[0] + single;
  uint64_t key = id;
  for (int back = 0; back < 3 && id != kUnknown && state.last[back] > kLatin; ++back) {
    key |= uint64_t{state.last[back]} << 16 * (back + 1);
    float word = Word(key);
    if (word > -1e8f) best = std::max(best, state.words[back + 1] + word);
  }
  state.words = {best, state.words[0], state.words[1], state.words[2]};
  state.last = {id, state.last[0], state.last[1]};
}

}  // namespace baogao
