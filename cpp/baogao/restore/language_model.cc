// Two views of the same characters, because each knows what the other does not: pairs know what follows what in
// running text (marks, 的, digits), words know longer spans (高新技术). Both come from tables of counts, which
// language_model_load.cc reads.
#include "baogao/restore/language_model.h"

#include <algorithm>

namespace baogao {
namespace {

constexpr float kStopInTerm = -8.0f;     // a full stop at the end of a short quotation
constexpr float kLoneCharacter = -8.0f;  // one character between marks that end clauses, and no number
constexpr float kLoneListed = -4.0f;     // and one before the first 、
constexpr float kNoNumber = -8.0f;       // a paragraph opens with a bracket and no number
constexpr uint8_t kLongestTerm = 8;      // characters of one

// A colon behind two characters behind a blank: 大小：28K. Prose has none there, sites have little else.
constexpr float kLabel = 50.0f;

// How often a mark follows a word of one character, or of more, where the table does not say (as there, from 1).
constexpr uint8_t kStopsOf1 = 3;
constexpr uint8_t kStopsOfMore = 6;

// What a word gains at most since no mark stands before it.
constexpr float kMostGo = 0.2f;

}  // namespace

const LanguageModel::PairSlot* LanguageModel::FindPair(Id first, Id second) const {
  const PairRow& row = rows_[first];
  const PairSlot* slots = &pairs_[row.begin];
  uint32_t i = PlaceOf(second) & row.mask;
  for (; slots[i].second != kUnknown; i = (i + 1) & row.mask) {
    if (slots[i].second == second) return &slots[i];
  }
  return nullptr;
}

const LanguageModel::WordSlot* LanguageModel::FindWord(uint64_t key) const {
  size_t i = Mix(key) & (words_.size() - 1);
  for (; words_[i].key != 0; i = (i + 1) & (words_.size() - 1)) {
    if (words_[i].key == key) return &words_[i];
  }
  return nullptr;
}

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

float LanguageModel::Pair(Id first, Id second) const {
  if (first == kUnknown || second == kUnknown) return kRare;
  const PairSlot* pair = FindPair(first, second);
  return pair != nullptr ? static_cast<float>(pair->pair) * (1 / kPairUnits)
                         : std::max(kRare, backoffs_[first] + singles_[second]);
}

float LanguageModel::LabelGain(const State& state, Id id) const {
  return id == colon_ && state.last[2] == kUnknown && state.last[1] > kLatin && state.last[0] > kLatin ? kLabel : 0;
}

float LanguageModel::Ceiling(const State& state, Id id) const {
  const Id before = state.last[0];
  if (before == kUnknown || id <= kLatin || before <= kLatin) return 0;
  const auto& follow = marks_[id] ? stop_logs_ : go_logs_;
  const float alone = follow[state.stops[0]] + characters_[id].log;
  const PairSlot* pair = FindPair(before, id);
  // What was never seen together is no part of a word.
  if (pair == nullptr)
    return kPairWeight * (LabelGain(state, id) + std::max(kRare, backoffs_[before] + singles_[id])) +
           kWordWeight * alone;
  float word = alone;
  if (pair->word != 0) {
    word = std::max(word, state.words[1] - state.words[0] - static_cast<float>(pair->word) * (1 / kWordUnits));
  }
  if ((pair->flags & (kEnds3 | kEnds4)) != 0)
    word = std::max(word, std::max(state.words[2], state.words[3]) - state.words[0]);
  return kPairWeight * (LabelGain(state, id) + static_cast<float>(pair->pair) * (1 / kPairUnits)) +
         kWordWeight * (word + kMostGo);
}

void LanguageModel::Append(State& state, Id id) const {
  // Digits are one token however many they are; so are Latin letters, and the blanks that indent.
  const Id before = state.last[0];
  if (id >= kEdge && id <= kLatin && before == id) return;
  const float label = LabelGain(state, id);
  const PairSlot* pair = id == kUnknown || before == kUnknown ? nullptr : FindPair(before, id);
  if (pair != nullptr) {
    state.pairs += static_cast<float>(pair->pair) * (1 / kPairUnits);
  } else if (id == kUnknown || ((marks_[before] || before == kEdge) && marks_[id])) {
    state.pairs += kRare;
  } else {
    state.pairs += before == kUnknown ? singles_[id] : std::max(kRare, backoffs_[before] + singles_[id]);
  }
  FollowBrackets(state, id);
  if (ends_clause_[state.last[1]] && marks_[id] && before > kLatin && !numerals_[before] && !marks_[before]) {
    state.pairs += ends_clause_[id] ? kLoneCharacter : kLoneListed;
  }
  state.pairs += label;
  const WordSlot& single = characters_[id];
  const auto& follow = marks_[id] ? stop_logs_ : go_logs_;
  float best = state.words[0] + follow[state.stops[0]] + single.log;
  uint8_t stops = single.stops != 0 ? single.stops : id > kLatin && !marks_[id] && single.key != 0 ? kStopsOf1 : 0;
  auto consider = [&](int back, float log, uint8_t its_stops) {
    const float score = state.words[back] + go_logs_[state.stops[back]] + log;
    if (score <= best) return;
    best = score;
    stops = its_stops != 0 ? its_stops : kStopsOfMore;
  };
  if (pair != nullptr && before > kLatin) {
    if (pair->word != 0) consider(1, -static_cast<float>(pair->word) * (1 / kWordUnits), pair->flags & kStopsMask);
    if ((pair->flags & (kEnds3 | kEnds4)) != 0 && state.last[1] > kLatin) {
      uint64_t key = uint64_t{state.last[1]} << 32 | uint64_t{before} << 16 | id;
      const WordSlot* word = (pair->flags & kEnds3) != 0 ? FindWord(key) : nullptr;
      if (word != nullptr) consider(2, word->log, word->stops);
      key |= uint64_t{state.last[2]} << 48;
      word = (pair->flags & kEnds4) != 0 && state.last[2] > kLatin ? FindWord(key) : nullptr;
      if (word != nullptr) consider(3, word->log, word->stops);
    }
  }
  state.words = {best, state.words[0], state.words[1], state.words[2]};
  state.stops = {stops, state.stops[0], state.stops[1], state.stops[2]};
  state.last = {id, before, state.last[1]};
}

}  // namespace baogao
