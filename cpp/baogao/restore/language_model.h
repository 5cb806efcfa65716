// LanguageModel: how likely a run of characters is as Chinese prose. Not public.
//
// In:   characters one by one; traditional ones count as their simplified ones, digits, Latin letters and the
//       widths of marks as one class each.
// Out:  a log-probability (natural, negative): character pairs of running text and, beside it, the best
//       segmentation into dictionary words, weighted together.
// Fail: never; characters that no prose uses cost kRare each.
//
// Examples (Append one after another, higher is likelier):
//   确保科技 > 确保萍加      海口 > 。口       两期 > 两其
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace baogao {

class LanguageModel {
 public:
  using Id = uint16_t;
  static constexpr Id kUnknown = 0;  // no character of prose
  static constexpr Id kEdge = 1;     // start or end of a paragraph
  static constexpr Id kDigit = 2;
  static constexpr Id kLatin = 3;

  // A hypothesis: what Append needs of the characters so far.
  struct State {
    std::array<Id, 3> last = {kEdge, kUnknown, kUnknown};   // the newest first
    std::array<float, 4> words = {0, -1e9f, -1e9f, -1e9f};  // best segmentation that ends 0, 1, 2, 3 characters back
    std::array<uint8_t, 4> stops = {};                      // how often a mark follows the last word of each
    float pairs = 0;
    uint8_t quoted = 0;  // characters since an opening quotation mark, it included; 0: none, or a mark since

    float score() const { return kPairWeight * pairs + kWordWeight * words[0]; }
  };

  static const LanguageModel& Get();

  // The class of a character, traditional or not, of any width.
  Id IdOf(char32_t c) const { return c < 0x10000 ? ids_[c] : kUnknown; }
  // Log-probability of a character by itself.
  float Single(Id id) const { return singles_[id]; }
  // Log-probability of `second` behind `first`.
  float Pair(Id first, Id second) const;
  // How many ids there are.
  size_t size() const { return singles_.size(); }
  // Calls visit(before, last) for the last two characters of each word.
  template <typename Visit>
  void ForEachWordEnd(Visit&& visit) const {
    for (Id first = 0; first < rows_.size(); ++first) {
      for (uint32_t i = 0; i <= rows_[first].mask; ++i) {
        const PairSlot& slot = pairs_[rows_[first].begin + i];
        if (slot.word != 0 || (slot.flags & (kEnds3 | kEnds4)) != 0) visit(first, slot.second);
      }
    }
  }
  void Append(State& state, Id id) const;
  // No less than what Append would add to the score; much cheaper.
  float Ceiling(const State& state, Id id) const;

 private:
  static constexpr float kPairWeight = 0.3f;
  static constexpr float kWordWeight = 0.55f;

  static constexpr float kRare = -16.0f;                     // an unknown character or pair
  static constexpr float kPairUnits = 2000, kWordUnits = 8;  // how logarithms are kept in a PairSlot
  static constexpr uint8_t kStopsMask = 31;                  // its flags: the word's stops;
  static constexpr uint8_t kEnds3 = 32, kEnds4 = 64;         // a word of three, of four ends with this pair

  // All that two neighbours tell, in one place: the model is asked for little else.
  struct PairSlot {
    Id second = kUnknown;
    int16_t pair = 0;   // log-probability of the second behind the first, in units of 1 / kPairUnits
    uint8_t word = 0;   // of both as a word, negative, in units of 1 / kWordUnits; 0: no word
    uint8_t flags = 0;  // five bits: the word's stops; kEnds3, kEnds4
  };
  // The pairs of one first character: a table of its own, since a search asks for one after another of them.
  struct PairRow {
    uint32_t begin = 0;  // in pairs_
    uint32_t mask = 0;   // its size, a power of two, less 1
  };
  struct WordSlot {
    uint64_t key = 0;
    float log = 0;
    uint8_t stops = 0;  // 1..26: a mark follows never .. always; 0: not known
  };

  static uint64_t Mix(uint64_t key) {
    key *= 0x9E3779B97F4A7C15ull;
    return key ^ key >> 32;
  }
  // Where in a row a pair is looked for first.
  static uint32_t PlaceOf(Id id) { return id * 0x9E3779B1u >> 16; }

  class PairCounts;
  LanguageModel();
  const PairSlot* FindPair(Id first, Id second) const;
  const WordSlot* FindWord(uint64_t key) const;
  void NumberCharacters();
  void LoadWords();
  void LoadPairs();
  void AddWord(uint64_t key, int length, float log, uint8_t stops);
  void InsertWord(const WordSlot& slot);
  float LabelGain(const State& state, Id id) const;
  void FollowBrackets(State& state, Id id) const;

  Id open_quote_ = 0, close_quote_ = 0, full_stop_ = 0, colon_ = 0, open_bracket_ = 0;
  std::array<bool, 0x10000> numerals_{};  // by id: 一 to 十, digits
  std::array<Id, 0x10000> ids_{};
  std::vector<float> singles_;         // by id
  std::vector<float> backoffs_;        // by id: what an unseen pair with it first costs on top of the second's single
  std::vector<WordSlot> characters_;   // by id: the words of one character
  std::vector<PairRow> rows_;          // by id
  std::vector<PairSlot> pairs_;        // row by row
  std::vector<WordSlot> words_;        // of three and four characters
  std::array<bool, 0x10000> marks_{};  // by id: 。，；！？、：
  std::array<bool, 0x10000> ends_clause_{};  // by id: 。，；！？：
  std::array<float, 27> stop_logs_{};        // by stops: what a mark that follows gains
  std::array<float, 27> go_logs_{};          // and what a word that follows gains
};

}  // namespace baogao
