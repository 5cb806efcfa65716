// ShiftBeam: the hypotheses of a ShiftSearch. Not public.
//
// A hypothesis has read the text up to a place (a shown character), in step or with a pending byte, and has restored
// some characters on the way. shift_steps.cc takes the steps, byte_shift_search.cc chooses among them.
//
// In, out, on failure, examples: as in byte_shift_search.h.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/restore/byte_shift_search.h"
#include "baogao/restore/gbk.h"
#include "baogao/restore/guesses.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/shift_text.h"
#include "baogao/restore/survey.h"

namespace baogao {

class ShiftBeam {
 public:
  static constexpr int kInStep = -1;  // no byte is pending
  // Or more: the pair with this byte (less 256) before it was stripped, with this byte (less 512) became a `?`.
  static constexpr int kUnknownLead = 256;

  ShiftFinding Run(std::string_view text, uint32_t trigger, ShiftHints hints);

 private:
  static constexpr float kNever = -1e9f;
  static constexpr size_t kBeam = 96;     // hypotheses kept at each place, for each of the two readings
  static constexpr size_t kTwinBits = 8;  // of a table that holds all of them
  // How far behind the best a hypothesis is given up: in step, shifted, with a character that nothing shows yet.
  static constexpr float kWidth[3] = {5.5, 6.5, 11};
  static constexpr float kFresh = 2.5;  // and more if what follows its guess may yet make a word of it

  struct Node {
    int32_t previous;
    char32_t emitted;  // 0: nothing
    int16_t from, to;  // shown characters
    bool shifted;
  };

  struct Hypothesis {
    LanguageModel::State model;
    float penalty = 0;
    float score = 0;
    float rivals = 1;  // share of all readings that ended up here, itself being 1
    int32_t node = -1;
    int16_t pending = kInStep;
    bool shifted = false;   // has met a run
    bool fresh = false;     // has just guessed how one begins
    bool stripped = false;  // which a character was stripped from
    bool vanished = false;  // holds a character of which nothing is left
    float worst = 0;        // log-probability of the unlikeliest character restored

    void Rate() { score = model.score() - penalty; }
  };

  // The hypotheses that have read up to a place.
  struct Place {
    std::vector<Hypothesis> all;
    float best[2] = {kNever, kNever};  // in step, shifted

    bool Hopeless(float score, int pending, bool fresh) const {
      const float width = kWidth[pending == kInStep ? 0 : pending < kUnknownLead ? 1 : 2];
      return score < best[pending != kInStep] - width - (fresh ? kFresh : 0);
    }

    void Clear() {
      all.clear();
      best[0] = best[1] = kNever;
    }
  };
  bool IsOtherScript(char32_t c) const {
    return (features_[c] & (hints_.traditional ? kSimplified : kTraditional)) != 0;
  }
  void Step(const Hypothesis& h, int i) { h.pending == kInStep ? StepInStep(h, i) : StepShifted(h, i); }
  void StepInStep(const Hypothesis& h, int i);
  void StepShifted(const Hypothesis& h, int i);
  void StepQuestion(const Hypothesis& h, int i);
  void StartAfterReading(const Hypothesis& h, int i, uint32_t syllable, int end, float cost);
  void EmitLostWhole(const Hypothesis& h, int i, uint32_t syllable, int end);
  void EndByReading(const Hypothesis& h, int i, uint32_t syllable, int end);
  void StripPairs(int i);
  bool GoesOn(const Hypothesis& h, int i);

  // Pushes h, having emitted the character of `code` for the shown characters [i, to).
  // `also` is an ASCII character that comes behind it; 0: none.
  void Emit(const Hypothesis& h, int i, int to, uint32_t code, int pending, float cost, char32_t also = 0);
  void Emit(const Hypothesis& h, int i, int to, char32_t c, LanguageModel::Id id, int pending, float cost,
            char32_t also);
  void Emit(const Hypothesis& h, int i, int to, const Guess& guess, int pending, float cost, char32_t also = 0) {
    Emit(h, i, to, guess.c, guess.id, pending, cost, also);
  }
  // Whether h is too far behind for any character to bring it back: they cost, or give a little where a word ends.
  bool IsLost(const Hypothesis& h, int to, int pending, float cost) const {
    constexpr float kGain = 2;
    return places_[to].Hopeless(h.score + kGain - cost, pending, h.pending == kUnknownLead);
  }
  void EmitUnknownTrail(const Hypothesis& h, int i, int to, char32_t also, float cost);
  // Emits the character of the pending lead and `trail`: one, or all that end in `trail`.
  void EmitPending(const Hypothesis& h, int i, int to, uint32_t trail, int pending, float cost, char32_t also = 0);
  void Keep(const Hypothesis& h, int i, int to);
  // What the annotation at i costs as it stands: much if the character before it is not read so.
  float AnnotationCost(int i) const;
  int CharacterBefore(int i) const;
  bool Push(Hypothesis& h, int i, int to, char32_t emitted, bool shifted);
  void Prune(Place& place);
  float Baseline(int end, bool at_line_end) const;
  ShiftFinding Finish(int end, bool at_line_end);
  void Collect(const Hypothesis& h, ShiftFinding& out) const;

  const Gbk& gbk_ = Gbk::Get();
  const LanguageModel& model_ = LanguageModel::Get();
  const Guesses& guesses_ = Guesses::Get();
  const uint16_t* const features_ = FeatureTable();
  ShiftHints hints_;
  ShiftText shown_;
  int trigger_ = 0;
  LanguageModel::State start_;
  std::vector<Node> nodes_;
  std::array<Place, ShiftText::kMaxShown + 2> places_;
  int used_ = 0;  // the last place that holds any
  struct Rank {
    uint64_t key;  // what later steps can tell hypotheses apart by
    float score;
    uint32_t index;
  };
  std::vector<Rank> ranks_;
  std::vector<Hypothesis> kept_;
  std::array<uint64_t, 2 * kBeam> kept_keys_;          // of those in kept_
  std::array<uint8_t, size_t{1} << kTwinBits> twins_;  // by key: place in kept_ plus 1; 0: none
  uint32_t steps_ = 0;
};

}  // namespace baogao
