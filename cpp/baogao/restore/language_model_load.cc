// The tables of counts are read once, when the first damage is met: counts become log-probabilities, rows of
// text flat hash tables of numbers.
#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <string_view>

#include "baogao/restore/language_model.h"
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
enum class RegionLevel { nation, province, prefecture, county };
struct RegionRow {
  std::string_view code, name, alias;
  RegionLevel level;
  int since, until;
};
constexpr RegionRow kRegions[] = {
#include "data/regions.inc"
};

constexpr double kWordTotal = 6.0e7;   // words counted for words.tsv
constexpr double kPairTotal = 1.9e6;   // pairs counted for bigrams.tsv
constexpr double kWordsInPairs = 0.5;  // how much a pair inside dictionary words counts beside running text
constexpr double kDiscount = 0.6;      // what each pair seen gives to the pairs not seen
constexpr double kStopsOfAll = 0.155;  // how often a mark follows any word

// What the words table does not hold; all about as common as in running text.
struct MarkCost {
  char32_t mark;
  float log;
};
constexpr MarkCost kMarkWords[] = {{U'，', -2.9f}, {U'。', -3.4f}, {U'、', -3.6f}, {U'“', -5.0f},  {U'”', -5.0f},
                                   {U'（', -5.5f}, {U'）', -5.5f}, {U'：', -5.5f}, {U'；', -5.5f}, {U'《', -6.0f},
                                   {U'》', -6.0f}, {U'！', -8.0f}, {U'？', -8.0f}};

// What the dictionary lacks or has as rare: words of reports, and places, by rank.
std::vector<ReportWord> WordsOfReports() {
  constexpr size_t kLongest = 12;  // bytes
  std::vector<ReportWord> all(std::begin(kReportWords), std::end(kReportWords));
  for (const RegionRow& row : kRegions) {
    if (row.until != 0 || row.alias.empty() || row.alias.size() > kLongest) continue;
    all.push_back({row.alias, row.level == RegionLevel::county ? 1000.0 : 6000.0});
  }
  return all;
}

double CountOf(char letter) { return std::exp2(0.75 * (letter - 'a')); }

// Calls visit(rest, count, stops) for each entry of a row: a rest ends at the small letter of its count, behind
// which, in the table of words, a capital may stand.
template <bool kHasStops, typename Visit>
void ForEachNext(std::string_view nexts, Visit&& visit) {
  size_t begin = 0;
  for (size_t i = 0; i < nexts.size(); ++i) {
    if (nexts[i] < 'a' || nexts[i] > 'z') continue;
    std::string_view rest = nexts.substr(begin, i - begin);
    const double count = CountOf(nexts[i]);
    uint8_t stops = 0;
    if (kHasStops && i + 1 < nexts.size() && nexts[i + 1] >= 'A' && nexts[i + 1] <= 'Z') {
      stops = static_cast<uint8_t>(nexts[++i] - 'A' + 1);
    }
    visit(rest, count, stops);
    begin = i + 1;
  }
}

char32_t FirstOf(std::string_view utf8) { return CodePointAt(utf8, 0); }

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
  open_quote_ = ids_[U'“'], close_quote_ = ids_[U'”'], full_stop_ = ids_[U'。'], colon_ = ids_[U'：'],
  open_bracket_ = ids_[U'（'];
  for (char32_t c : U"，。；：！？") ends_clause_[ids_[c]] = c != 0;
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

// What LoadPairs counts in: an open table, since there are half a million pairs.
class LanguageModel::PairCounts {
 public:
  PairCounts() : slots_(1u << 20) {}
  void Add(uint32_t key, double n) {
    size_t i = Mix(key) & (slots_.size() - 1);
    while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
    slots_[i].key = key;
    slots_[i].count += static_cast<float>(n);
  }
  template <typename Visit>
  void ForEach(Visit&& visit) const {
    for (const Slot& s : slots_) {
      if (s.key != 0) visit(s.key, s.count);
    }
  }

 private:
  struct Slot {
    uint32_t key = 0;
    float count = 0;
  };
  std::vector<Slot> slots_;
};

void LanguageModel::LoadPairs() {
  auto id_of = [&](char32_t c) { return c == U'|' ? kEdge : c == U'0' ? kDigit : c == U'A' ? kLatin : ids_[c]; };
  PairCounts counts;
  auto count_pairs = [&](Id a, std::string_view rest, double n) {
    for (uint32_t at = 0; at < rest.size();) {
      Id b = ids_[NextCodePoint(rest, at)];
      counts.Add(PairKey(a, b), kWordsInPairs * n * kPairTotal / kWordTotal);
      a = b;
    }
  };
  for (const Row& row : kPairRows) {
    Id a = id_of(FirstOf(row.first));
    ForEachNext<false>(
        row.nexts, [&](std::string_view next, double n, uint8_t) { counts.Add(PairKey(a, id_of(FirstOf(next))), n); });
  }
  for (const Row& row : kWordRows) {
    ForEachNext<true>(
        row.nexts, [&](std::string_view rest, double n, uint8_t) { count_pairs(ids_[FirstOf(row.first)], rest, n); });
  }
  for (const ReportWord& r : WordsOfReports()) {
    uint32_t at = 0;
    Id a = ids_[NextCodePoint(r.word, at)];
    count_pairs(a, r.word.substr(at), r.count);
  }
  std::vector<double> first(singles_.size()), second(singles_.size()), kinds(singles_.size());
  double total = 0;
  counts.ForEach([&](uint32_t key, double n) {
    first[key >> 16] += n;
    second[key & 0xFFFF] += n;
    kinds[key >> 16] += std::min(n, kDiscount);
    total += n;
  });
  for (size_t id = 1; id < singles_.size(); ++id) {
    singles_[id] = static_cast<float>(std::log((second[id] + 0.05) / total));
    backoffs_[id] = first[id] > 0 ? static_cast<float>(std::log(kinds[id] / first[id])) : 0.0f;
  }
  std::vector<uint32_t> seconds(singles_.size());
  counts.ForEach([&](uint32_t key, double) { ++seconds[key >> 16]; });
  rows_.resize(singles_.size());
  uint32_t size = 0;
  for (size_t id = 0; id < rows_.size(); ++id) {
    rows_[id] = {size, std::bit_ceil(2 * seconds[id] + 1) - 1};
    size += rows_[id].mask + 1;
  }
  pairs_.resize(size);
  counts.ForEach([&](uint32_t key, double n) {
    Id a = static_cast<Id>(key >> 16), b = static_cast<Id>(key & 0xFFFF);
    if (a == kUnknown || b == kUnknown) return;
    const double p = (n - std::min(n, kDiscount)) / first[a] + std::exp(backoffs_[a] + singles_[b]);
    const double log = std::max<double>(std::log(p), kRare);
    PairSlot* row = &pairs_[rows_[a].begin];
    uint32_t i = PlaceOf(b) & rows_[a].mask;
    while (row[i].second != kUnknown) i = (i + 1) & rows_[a].mask;
    row[i] = {b, static_cast<int16_t>(std::max(-32768.0, log * kPairUnits)), 0, 0};
  });
}

void LanguageModel::InsertWord(const WordSlot& slot) {
  size_t i = Mix(slot.key) & (words_.size() - 1);
  while (words_[i].key != 0) i = (i + 1) & (words_.size() - 1);
  words_[i] = slot;
}

void LanguageModel::AddWord(uint64_t key, int length, float log, uint8_t stops) {
  if (length == 1) {
    // The commoner form of a character counts, which is the simplified one.
    WordSlot& slot = characters_[key];
    if (slot.key == 0 || log > slot.log) slot = {key, log, stops};
    return;
  }
  auto* pair = const_cast<PairSlot*>(FindPair(static_cast<Id>(key >> 16), static_cast<Id>(key)));
  if (pair == nullptr) return;  // holds a character that is none of prose
  if (length == 2) {
    // Of two entries the commoner counts; what is known of its stops stays.
    const auto cost = static_cast<uint8_t>(std::clamp(-log * kWordUnits, 1.0f, 255.0f));
    if (pair->word == 0 || cost < pair->word) pair->word = cost;
    if (stops != 0) pair->flags = static_cast<uint8_t>((pair->flags & ~kStopsMask) | stops);
    return;
  }
  pair->flags |= length == 3 ? kEnds3 : kEnds4;
  InsertWord({key, log, stops});
}

void LanguageModel::LoadWords() {
  characters_.assign(singles_.size(), {0, kRare, 0});
  const std::vector<ReportWord> report_words = WordsOfReports();
  size_t longer = report_words.size();
  for (const Row& row : kWordRows) {
    ForEachNext<true>(row.nexts, [&](std::string_view rest, double, uint8_t) { longer += rest.size() > 3; });
  }
  words_.resize(TableSize(longer));
  auto add = [&](std::string_view first, std::string_view rest, double n, uint8_t stops) {
    uint64_t key = ids_[FirstOf(first)];
    int length = 1;
    for (uint32_t at = 0; at < rest.size(); ++length) key = key << 16 | ids_[NextCodePoint(rest, at)];
    AddWord(key, length, static_cast<float>(std::log(n / kWordTotal)), stops);
  };
  // Before the others: of two long entries the first is found.
  for (const ReportWord& r : report_words) {
    const uint32_t first = SequenceLength(static_cast<unsigned char>(r.word[0]));
    add(r.word.substr(0, first), r.word.substr(first), r.count, 0);
  }
  for (const Row& row : kWordRows) {
    ForEachNext<true>(row.nexts,
                      [&](std::string_view rest, double n, uint8_t stops) { add(row.first, rest, n, stops); });
  }
  for (const MarkCost& m : kMarkWords) AddWord(ids_[m.mark], 1, m.log, 0);
  AddWord(kEdge, 1, -3.5f, 0);
  AddWord(kDigit, 1, -3.5f, 0);
  AddWord(kLatin, 1, -6.0f, 0);
}

}  // namespace baogao
