// Two views of the same characters, because each knows what the other does not: pairs know what follows what in
// running text (marks, 的, digits), words know longer spans (高新技术). Both come from tables of counts, are built
// once, when the first damage is met, and are flat hash tables of numbers.
#include "baogao/restore/language_model.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <type_traits>
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
struct ReportWord {
  std::string_view word;
  double count;
};
constexpr ReportWord kReportWords[] = {
#include "data/report_words.inc"
};

constexpr float kRare = -16.0f;        // an unknown character or pair
constexpr float kStopInTerm = -8.0f;   // a full stop at the end of a short quotation
constexpr float kNoNumber = -8.0f;     // a paragraph opens with a bracket and no number
constexpr uint8_t kLongestTerm = 8;    // characters of one
constexpr double kWordTotal = 6.0e7;   // words counted for words.tsv
constexpr double kPairTotal = 1.9e6;   // pairs counted for bigrams.tsv
constexpr double kWordsInPairs = 0.5;  // how much a pair inside dictionary words counts beside running text
constexpr double kDiscount = 0.6;      // what each pair seen gives to the pairs not seen

// How often a mark follows a word of one character, or of more, where the table does not say (as there, from 1);
// and any word.
constexpr uint8_t kStopsOf1 = 3;
constexpr uint8_t kStopsOfMore = 6;
constexpr double kStopsOfAll = 0.155;

// What the words table does not hold; all about as common as in running text.
struct MarkCost {
  char32_t mark;
  float log;
};
constexpr MarkCost kMarkWords[] = {{U'，', -2.9f}, {U'。', -3.4f}, {U'、', -3.6f}, {U'“', -5.0f},  {U'”', -5.0f},
                                   {U'（', -5.5f}, {U'）', -5.5f}, {U'：', -5.5f}, {U'；', -5.5f}, {U'《', -6.0f},
                                   {U'》', -6.0f}, {U'！', -8.0f}, {U'？', -8.0f}};

double CountOf(char letter) { return std::exp2(0.75 * (letter - 'a')); }

// Calls visit(rest, count, stops) for each entry of a row: a rest ends at the small letter of its count, behind
// which a capital may stand.
template <typename Visit>
void ForEachNext(std::string_view nexts, Visit&& visit) {
  size_t begin = 0;
  for (size_t i = 0; i < nexts.size(); ++i) {
    if (nexts[i] < 'a' || nexts[i] > 'z') continue;
    std::string_view rest = nexts.substr(begin, i - begin);
    const double count = CountOf(nexts[i]);
    uint8_t stops = 0;
    if (i + 1 < nexts.size() && nexts[i + 1] >= 'A' && nexts[i + 1] <= 'Z' && nexts[0] != 'A') {
      stops = static_cast<uint8_t>(nexts[++i] - 'A' + 1);
    }
    visit(rest, count, stops);
    begin = i + 1;
  }
}

char32_t FirstOf(std::string_view utf8) { return CodePointAt(utf8, 0); }

uint64_t Mix(uint64_t key) {
  key *= 0x9E3779B97F4A7C15ull;
  return key ^ key >> 32;
}

template <typename Slot>
void Insert(std::vector<Slot>& slots, const std::type_identity_t<Slot>& slot) {
  size_t i = Mix(slot.key) & (slots.size() - 1);
  while (slots[i].key != 0) i = (i + 1) & (slots.size() - 1);
  slots[i] = slot;
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
  for (char32_t c : {U'\n', U'\r', U'\u3000'}) ids_[c] = kEdge;
  for (char32_t c : U"。，；！？、：") marks_[ids_[c]] = c != 0;
  open_quote_ = ids_[U'“'], close_quote_ = ids_[U'”'], full_stop_ = ids_[U'。'], open_bracket_ = ids_[U'（'];
  for (char32_t c : U"一二三四五六七八九十") numerals_[ids_[c]] = c != 0;
  numerals_[kDigit] = true;
  for (int i = 1; i <= 26; ++i) {
    double share = std::clamp((i - 1) / 25.0, 0.02, 0.98);
    stop_logs_[i] = static_cast<float>(std::log(share / kStopsOfAll));
    go_logs_[i] = static_cast<float>(std::log((1 - share) / (1 - kStopsOfAll)));
  }
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
  counts.reserve(1 << 19);
  auto count_pairs = [&](Id a, std::string_view rest, double n) {
    for (uint32_t at = 0; at < rest.size();) {
      Id b = ids_[NextCodePoint(rest, at)];
      counts[PairKey(a, b)] += kWordsInPairs * n * kPairTotal / kWordTotal;
      a = b;
    }
  };
  for (const Row& row : kPairRows) {
    Id a = id_of(FirstOf(row.first));
    ForEachNext(row.nexts,
                [&](std::string_view next, double n, uint8_t) { counts[PairKey(a, id_of(FirstOf(next)))] += n; });
  }
  for (const Row& row : kWordRows) {
    ForEachNext(row.nexts,
                [&](std::string_view rest, double n, uint8_t) { count_pairs(ids_[FirstOf(row.first)], rest, n); });
  }
  for (const ReportWord& r : kReportWords) {
    uint32_t at = 0;
    Id a = ids_[NextCodePoint(r.word, at)];
    count_pairs(a, r.word.substr(at), r.count);
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
    Insert(pairs_, {key, static_cast<float>(std::log(p))});
  }
}

void LanguageModel::LoadWords() {
  size_t entries = 16;
  for (const Row& row : kWordRows) ForEachNext(row.nexts, [&](std::string_view, double, uint8_t) { ++entries; });
  words_.resize(TableSize(entries + std::size(kReportWords)));
  // First those that words.tsv has as rare: of two entries the first is found.
  for (const ReportWord& r : kReportWords) {
    uint64_t key = 0;
    for (uint32_t at = 0; at < r.word.size();) key = key << 16 | ids_[NextCodePoint(r.word, at)];
    Insert(words_, {key, static_cast<float>(std::log(r.count / kWordTotal)), 0});
  }
  for (const Row& row : kWordRows) {
    ForEachNext(row.nexts, [&](std::string_view rest, double n, uint8_t stops) {
      uint64_t key = ids_[FirstOf(row.first)];
      for (uint32_t at = 0; at < rest.size();) key = key << 16 | ids_[NextCodePoint(rest, at)];
      Insert(words_, {key, static_cast<float>(std::log(n / kWordTotal)), stops});
    });
  }
  for (const MarkCost& m : kMarkWords) Insert(words_, {ids_[m.mark], m.log, 0});
  Insert(words_, {kEdge, -3.5f, 0});
  Insert(words_, {kDigit, -3.5f, 0});
  Insert(words_, {kLatin, -6.0f, 0});
}

float LanguageModel::Pair(Id a, Id b) const {
  if (b == kUnknown) return kRare;
  if (a == kUnknown) return singles_[b];
  const PairSlot* slot = Find(pairs_, PairKey(a, b));
  if (slot == nullptr && (marks_[a] || a == kEdge) && marks_[b]) return kRare;
  return slot != nullptr ? slot->log : std::max(kRare, backoffs_[a] + singles_[b]);
}

const LanguageModel::WordSlot* LanguageModel::Word(uint64_t key) const { return Find(words_, key); }

// A quoted term of a few characters does not end with a full stop; a bracket that opens a paragraph holds a number.
void LanguageModel::FollowBrackets(State& state, Id id) const {
  if (state.last[0] == open_bracket_ && state.last[1] == kEdge && !numerals_[id]) state.pairs += kNoNumber;
  if (id == open_quote_) {
    state.quoted = 1;
  } else if (id == close_quote_) {
    if (state.quoted != 0 && state.last[0] == full_stop_) state.pairs += kStopInTerm;
    state.quoted = 0;
  } else if (state.quoted != 0 && id != full_stop_) {
    state.quoted = marks_[id] || state.quoted > kLongestTerm ? 0 : state.quoted + 1;
  }
}

void LanguageModel::Append(State& state, Id id) const {
  // Digits are one token however many they are; so are Latin letters, and the blanks that indent.
  if (id >= kEdge && id <= kLatin && state.last[0] == id) return;
  state.pairs += Pair(state.last[0], id);
  FollowBrackets(state, id);
  const WordSlot* single = id == kUnknown ? nullptr : Word(id);
  const auto& follow = marks_[id] ? stop_logs_ : go_logs_;
  float best = state.words[0] + follow[state.stops[0]] + (single != nullptr ? single->log : kRare);
  uint8_t stops = single == nullptr            ? 0
                  : single->stops != 0         ? single->stops
                  : id > kLatin && !marks_[id] ? kStopsOf1
                                               : 0;
  uint64_t key = id;
  for (int back = 0; back < 3 && id != kUnknown && state.last[back] > kLatin; ++back) {
    key |= uint64_t{state.last[back]} << 16 * (back + 1);
    const WordSlot* word = Word(key);
    if (word == nullptr) continue;
    float score = state.words[back + 1] + go_logs_[state.stops[back + 1]] + word->log;
    if (score <= best) continue;
    best = score;
    stops = word->stops != 0 ? word->stops : kStopsOfMore;
  }
  state.words = {best, state.words[0], state.words[1], state.words[2]};
  state.stops = {stops, state.stops[0], state.stops[1], state.stops[2]};
  state.last = {id, state.last[0], state.last[1]};
}

}  // namespace baogao
