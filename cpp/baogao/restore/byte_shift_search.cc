// The text is read left to right by many hypotheses at once. Each is either in step (what is shown is what was
// written) or holds one pending byte, the first of a character whose second is the first byte of what is shown
// next. A lost byte is guessed: all characters it may have made compete. The language model scores what each
// hypothesis has restored, the likeliest few go on, and the best that is back in step wins. What is not lost is
// never changed, so most steps leave no choice.
#include "baogao/restore/byte_shift_search.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "baogao/restore/gbk.h"
#include "baogao/restore/guesses.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/readings.h"
#include "baogao/restore/shift_text.h"
#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr int kAfter = 8;          // characters read after a run, in step, before the search ends
constexpr size_t kBeam = 32;       // hypotheses kept at each place, for each of the two readings
constexpr size_t kStripBeam = 16;  // of these, for how many a stripped character is tried
// How far behind the best a hypothesis is given up: in step, shifted, with a character that nothing shows yet.
constexpr float kWidth[3] = {10, 15, 22};
constexpr float kHopeless = 12;          // how far the other reading must be behind for a search to end
constexpr size_t kPrefetch = 6;          // how many guesses ahead the model's tables are fetched
constexpr float kGoesOn = -4;            // log-probability of a character from which on none seems missing before it
constexpr float kStripWidth = 6;         // how far behind the best a hypothesis tries no stripped character
constexpr double kSurerThanRight = 2.5;  // the share of the best reading to this power (tests/restoration.py)
// Two characters may be missing where one is believed to be, one where the text reads badly: never sure.
constexpr float kUnlikely = -11;  // log-probability of a character that reads badly
constexpr float kStrippedConfidence = 0.85f;
constexpr float kNever = -1e9f;

// What a reading costs that is possible but not usual (natural logarithms).
constexpr float kStart = 3.0f;           // a run begins
constexpr float kSilentStart = 4.0f;     // a run begins and no `?` says so
constexpr float kStripped = 1.5f;        // a private-use character was stripped
constexpr float kSwallowed = 2.0f;       // a `?` took a space or a digit
constexpr float kNarrowedMark = 0.5f;    // a full-width mark or digit was narrowed
constexpr float kNarrowedLetter = 5.0f;  // a full-width letter was narrowed
constexpr float kWideLetter = 5.0f;      // a full-width letter or digit was written
constexpr float kWrongReading = 6.0f;    // the annotation that follows does not fit the character restored
constexpr float kOtherScript = 3.0f;     // a simplified character on a traditional page, or the other way round
constexpr float kRareForm = 4.0f;        // a variant form of a character
constexpr float kReencoded = 2.0f;       // a `?` that was encoded once more

constexpr int kInStep = -1;
constexpr int kUnknownLead = 256;  // or more: the pair with this byte (less 256) before it was stripped

// Whether two bytes are a code that code page 936 leaves to its users or empty: a private-use character.
bool IsUserDefined(uint32_t lead, uint32_t trail) {
  const char32_t c = Gbk::Get().Decode(lead << 8 | trail);
  return lead >= 0xA1 && trail >= 0x80 && (c == 0 || c >= 0xE000);
}
bool IsUserDefinedLead(uint32_t byte) { return (byte >= 0xA1 && byte <= 0xAF) || byte >= 0xF8; }

// Whether a character may be the one whose lead is not known.
bool MayLead(int pending, const Guess& guess) {
  return pending == kUnknownLead || IsUserDefined(static_cast<uint32_t>(pending - kUnknownLead), guess.code >> 8);
}

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
  bool stripped = false;  // which a character was stripped from
  float worst = 0;        // log-probability of the unlikeliest character restored

  void Rate() { score = model.score() - penalty; }
};

// The hypotheses that have read up to a place.
struct Place {
  std::vector<Hypothesis> all;
  float best[2] = {kNever, kNever};  // in step, shifted

  bool Hopeless(const Hypothesis& h) const {
    return h.score < best[h.pending != kInStep] - kWidth[h.pending == kInStep ? 0 : h.pending < kUnknownLead ? 1 : 2];
  }

  void Clear() {
    all.clear();
    best[0] = best[1] = kNever;
  }
};

}  // namespace

class ShiftSearch::Beam {
 public:
  ShiftFinding Run(std::string_view text, uint32_t trigger, ShiftHints hints);

 private:
  bool IsOtherScript(char32_t c) const {
    return (features_[c] & (hints_.traditional ? kSimplified : kTraditional)) != 0;
  }
  void Step(const Hypothesis& h, int i) { h.pending == kInStep ? StepInStep(h, i) : StepShifted(h, i); }
  void StepInStep(const Hypothesis& h, int i);
  void StepShifted(const Hypothesis& h, int i);
  void StepQuestion(const Hypothesis& h, int i);
  void StartAfterReading(const Hypothesis& h, int i, uint32_t syllable, int end, float cost);
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
  void EmitUnknownTrail(const Hypothesis& h, int i, int to, char32_t also, float cost);
  // Emits the character of the pending lead and `trail`: one, or all that end in `trail`.
  void EmitPending(const Hypothesis& h, int i, int to, uint32_t trail, int pending, float cost);
  void Keep(const Hypothesis& h, int i, int to);
  // What the annotation at i costs as it stands: much if the character before it is not read so.
  float AnnotationCost(int i) const;
  int CharacterBefore(int i) const;
  bool Push(Hypothesis& h, int i, int to, char32_t emitted, bool shifted);
  void Prune(Place& place);
  float Baseline(int end) const;
  ShiftFinding Finish(int end);
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
  uint32_t steps_ = 0;
};

// Pushes h, which has read up to `to`, unless it is far behind.
bool ShiftSearch::Beam::Push(Hypothesis& h, int i, int to, char32_t emitted, bool shifted) {
  Place& place = places_[to];
  h.Rate();
  if (place.Hopeless(h)) return false;
  used_ = std::max(used_, to);
  float& best = place.best[h.pending != kInStep];
  best = std::max(best, h.score);
  nodes_.push_back({h.node, emitted, static_cast<int16_t>(i), static_cast<int16_t>(to), shifted});
  h.node = static_cast<int32_t>(nodes_.size()) - 1;
  h.shifted |= shifted;
  place.all.push_back(h);
  return true;
}

void ShiftSearch::Beam::Keep(const Hypothesis& h, int i, int to) {
  Hypothesis next = h;
  if (shown_[i].annotation != 0) {
    next.penalty += AnnotationCost(i);
  } else {
    model_.Append(next.model, model_.IdOf(shown_[i].c));
    ++steps_;
  }
  Push(next, i, to, 0, false);
}

// The character that stands before i and before the intact annotations that end there; -1: none.
int ShiftSearch::Beam::CharacterBefore(int i) const {
  int before = i - 1;
  while (before > 0 && shown_[before].c == U')') {
    int open = before;
    while (open > 0 && shown_[open].annotation == 0) --open;
    if (open + shown_[open].annotation != before + 1) break;
    before = open - 1;
  }
  return before;
}

float ShiftSearch::Beam::AnnotationCost(int i) const {
  const int before = CharacterBefore(i);
  if (before < 0 || HasSyllable(shown_[before].c, shown_[i].syllable)) return 0;
  return IsHan(shown_[before].c) ? kWrongReading : 2 * kWrongReading;
}

void ShiftSearch::Beam::Emit(const Hypothesis& h, int i, int to, uint32_t code, int pending, float cost,
                             char32_t also) {
  const char32_t c = gbk_.Decode(code);
  const LanguageModel::Id id = model_.IdOf(c);
  if (c == 0 || id == LanguageModel::kUnknown || (c >= 0xE000 && c < 0xF900)) return;
  if (code > 0xA3A0 && code < 0xA3FF && id <= LanguageModel::kLatin) cost += kWideLetter;
  Emit(h, i, to, c, id, pending, cost, also);
}

void ShiftSearch::Beam::Emit(const Hypothesis& h, int i, int to, char32_t c, LanguageModel::Id id, int pending,
                             float cost, char32_t also) {
  // A wide blank indents a paragraph and stands nowhere else.
  if (c == 0x3000 && h.model.last[0] != LanguageModel::kEdge) return;
  // Back in step, the annotation that follows names the character restored.
  if (pending == kInStep && shown_[to].annotation != 0 && !HasSyllable(c, shown_[to].syllable)) cost += kWrongReading;
  if (IsOtherScript(c)) cost += kOtherScript;
  if (guesses_.IsRareForm(c)) cost += kRareForm;
  Hypothesis next = h;
  next.penalty += cost;
  next.pending = static_cast<int16_t>(pending);
  model_.Append(next.model, id);
  ++steps_;
  next.worst = std::min(next.worst, next.model.score() - h.model.score());
  if (also != 0) {
    nodes_.push_back({next.node, c, static_cast<int16_t>(i), static_cast<int16_t>(i), true});
    next.node = static_cast<int32_t>(nodes_.size()) - 1;
    // What an entity or a tag begins with is no prose, and known.
    if (also >= 0x40) model_.Append(next.model, model_.IdOf(also));
    c = also;
  }
  Push(next, i, to, c, true);
}

void ShiftSearch::Beam::EmitPending(const Hypothesis& h, int i, int to, uint32_t trail, int pending, float cost) {
  if (h.pending < kUnknownLead) return Emit(h, i, to, h.pending << 8 | trail, pending, cost);
  const std::vector<Guess>& all = guesses_.WithTrail(trail);
  for (size_t k = 0; k < all.size(); ++k) {
    if (k + kPrefetch < all.size()) model_.Prefetch(h.model, all[k + kPrefetch].id);
    if (MayLead(h.pending, all[k])) Emit(h, i, to, all[k], pending, cost);
  }
}

void ShiftSearch::Beam::EmitUnknownTrail(const Hypothesis& h, int i, int to, char32_t also, float cost) {
  if (h.pending >= kUnknownLead) return;
  const std::vector<Guess>& all = guesses_.WithLead(h.pending);
  for (size_t k = 0; k < all.size(); ++k) {
    const Guess& guess = all[k];
    if (k + kPrefetch < all.size()) model_.Prefetch(h.model, all[k + kPrefetch].id);
    // An ASCII trail would be seen.
    if ((guess.code & 0xFF) >= 0x81) Emit(h, i, to, guess, kInStep, cost, also);
  }
}

// `syllable` names a character K that was torn: its first byte ended the character before, its second begins ours.
void ShiftSearch::Beam::StartAfterReading(const Hypothesis& h, int i, uint32_t syllable, int end, float cost) {
  // An intact annotation may stand between the character and the torn one's.
  const int before = CharacterBefore(i);
  if (before < 0 || shown_[before].code == 0) return;
  const uint32_t first = shown_[before].code & 0xFF;
  if (first < 0x81) return;
  for (uint32_t trail = 0x81; trail <= 0xFE; ++trail) {
    const char32_t k = gbk_.Decode(first << 8 | trail);
    if (k == 0 || model_.IdOf(k) == LanguageModel::kUnknown || !HasSyllable(k, syllable)) continue;
    // Only characters of a site's list are annotated: the commoner, the likelier.
    Hypothesis torn = h;
    torn.penalty += cost + std::max(0.0f, -9.0f - model_.Single(model_.IdOf(k)));
    torn.pending = static_cast<int16_t>(trail);
    Push(torn, i, end, 0, true);
  }
}

void ShiftSearch::Beam::EndByReading(const Hypothesis& h, int i, uint32_t syllable, int end) {
  if (h.pending >= kUnknownLead) {
    for (const Guess& guess : guesses_.Read(syllable)) {
      if (MayLead(h.pending, guess) && (guess.code & 0xFF) >= 0x81) Emit(h, i, end, guess, kInStep, 0);
    }
    return;
  }
  // An ASCII trail would be seen.
  for (uint32_t trail = 0x81; trail <= 0xFE; ++trail) {
    const uint32_t code = h.pending << 8 | trail;
    if (HasSyllable(gbk_.Decode(code), syllable)) Emit(h, i, end, code, kInStep, 0);
  }
  // Or the sign is a byte that ends our character and a `?` that was encoded once more: a run goes on after it.
  for (const Guess& guess : guesses_.Read(syllable)) {
    if ((guess.code & 0xFF) >= 0x81) Emit(h, i, end, h.pending << 8 | guess.code >> 8, guess.code & 0xFF, kReencoded);
  }
}

void ShiftSearch::Beam::StepInStep(const Hypothesis& h, int i) {
  const Shown& s = shown_[i];
  Keep(h, i, i + (s.annotation != 0 ? s.annotation : 1));
  if (i < trigger_) return;
  if (s.c == U'?' || s.c == U'？') {
    const Shown& next = shown_[i + 1];
    if (next.reading != 0) StartAfterReading(h, i, next.syllable, i + 1 + next.reading, kStart);
    Hypothesis torn = h;
    torn.pending = kUnknownLead;
    if (uint16_t mark = CutMark(next.code)) EmitPending(torn, i, i + 2, mark >> 8, mark & 0xFF, kStart);
    // Cut before a phantom mark and before the real one that its second byte begins: both bytes are alone.
    if (uint16_t mark = next.c == U'?' ? CutMark(shown_[i + 2].code) : 0) {
      EmitPending(torn, i, i + 2, mark >> 8 == 0xA1 ? 0xA3 : 0xA1, kInStep, kStart);
    }
  }
  if (!hints_.silent_losses) return;
  if (uint16_t mark = CutMark(s.code)) {
    Hypothesis torn = h;
    torn.pending = kUnknownLead;
    EmitPending(torn, i, i + 1, mark >> 8, mark & 0xFF, kSilentStart);
  }
  if (s.annotation != 0) StartAfterReading(h, i, s.syllable, i + s.annotation, kSilentStart);
}

void ShiftSearch::Beam::StepQuestion(const Hypothesis& h, int i) {
  const Shown& next = shown_[i + 1];
  if (next.reading != 0) EndByReading(h, i, next.syllable, i + 1 + next.reading);
  if (h.pending >= kUnknownLead) return;
  if (CutMark(next.code) != 0 || next.c == U'\n') return EmitUnknownTrail(h, i, i + 1, 0, 0);
  char32_t swallowed = 0;
  if (next.c == U'/') swallowed = U'<';
  if (next.c >= U'a' && next.c <= U'z') {
    for (int j = i + 2; j < i + 10 && shown_[j].c != U'\n'; ++j) {
      if (shown_[j].c == U';') swallowed = U'&';
    }
  }
  EmitUnknownTrail(h, i, i + 1, swallowed, swallowed != 0 ? 0 : kSwallowed);
}

// Whether the pending byte and the next one shown make a character that fits.
bool ShiftSearch::Beam::GoesOn(const Hypothesis& h, int i) {
  const char32_t shown = shown_[i].c;
  const uint32_t trail = shown >= 0x40 && shown < 0x7F ? shown : shown_[i].code >> 8;
  const LanguageModel::Id id = model_.IdOf(gbk_.Decode(h.pending << 8 | trail));
  if (trail == 0 || shown == U'?' || id == LanguageModel::kUnknown) return false;
  Hypothesis next = h;
  model_.Append(next.model, id);
  ++steps_;
  next.Rate();
  return next.score - h.score > kGoesOn;
}

// A stripped pair of bytes ends the pending character and begins another; the best hypotheses try it.
void ShiftSearch::Beam::StripPairs(int i) {
  Place& place = places_[i];
  for (size_t k = 0, n = std::min(place.all.size(), kStripBeam); k < n; ++k) {
    if (place.all[k].pending < 0 || place.all[k].pending >= kUnknownLead) continue;
    Hypothesis h = place.all[k];
    if (h.score < place.best[1] - kStripWidth || GoesOn(h, i)) continue;
    h.stripped = true;
    for (const Guess& guess : guesses_.WithLead(h.pending)) {
      const uint32_t lead = guess.code & 0xFF;
      if (IsUserDefinedLead(lead)) Emit(h, i, i, guess, kUnknownLead + static_cast<int>(lead), kStripped);
    }
  }
}

void ShiftSearch::Beam::StepShifted(const Hypothesis& h, int i) {
  const Shown& s = shown_[i];
  if (s.c == U'\n') {
    if (shown_.line_ends() && hints_.silent_losses) EmitUnknownTrail(h, i, i, 0, kSwallowed);
    return;
  }
  if (s.c == U'€') return EmitPending(h, i, i + 1, 0x80, kInStep, 0);
  if (s.c == U'?') StepQuestion(h, i);
  if (s.c >= 0x40 && s.c < 0x7F) EmitPending(h, i, i + 1, s.c, kInStep, 0);
  if (s.c >= 0x20 && s.c < 0x40 && hints_.silent_losses) {
    if (s.annotation != 0) EndByReading(h, i, s.syllable, i + s.annotation);
    EmitUnknownTrail(h, i, i, 0, kSwallowed);
  }
  if (s.code == 0) return;
  int to = i + 1;
  if (shown_[to].annotation != 0 && HasSyllable(s.c, shown_[to].syllable)) to += shown_[to].annotation;
  const bool letter = (s.c | 0x20) >= U'a' && (s.c | 0x20) <= U'z';
  const float cost = s.c >= 0x80 ? 0 : letter ? kNarrowedLetter : kNarrowedMark;
  const uint32_t pending = s.code & 0xFF;
  // A pending ASCII byte is a letter behind the restored character: the run ends with it.
  if (pending >= 0x81) return EmitPending(h, i, to, s.code >> 8, static_cast<int>(pending), cost);
  if (pending < 0x80 && h.pending < kUnknownLead) Emit(h, i, to, h.pending << 8 | s.code >> 8, kInStep, cost, pending);
}

// Keeps the best of those that nothing later can tell apart, and of these the likeliest.
void ShiftSearch::Beam::Prune(Place& place) {
  if (place.all.size() < 2) return;
  ranks_.clear();
  for (const Hypothesis& h : place.all) {
    const auto& last = h.model.last;
    if (place.Hopeless(h)) continue;
    ranks_.push_back(
        {static_cast<uint64_t>(h.pending + 1) << 48 | uint64_t{last[0]} << 32 | uint64_t{last[1]} << 16 | last[2],
         h.score, static_cast<uint32_t>(&h - place.all.data())});
  }
  std::sort(ranks_.begin(), ranks_.end(),
            [](const Rank& a, const Rank& b) { return a.key != b.key ? a.key < b.key : a.score > b.score; });
  size_t n = 0;
  for (const Rank& r : ranks_) {
    if (n > 0 && ranks_[n - 1].key == r.key) {
      const Hypothesis& lesser = place.all[r.index];
      place.all[ranks_[n - 1].index].rivals += lesser.rivals * std::exp(r.score - ranks_[n - 1].score);
    } else {
      ranks_[n++] = r;
    }
  }
  ranks_.resize(n);
  std::sort(ranks_.begin(), ranks_.end(), [](const Rank& a, const Rank& b) { return a.score > b.score; });
  kept_.clear();
  size_t kept[2] = {0, 0};
  for (const Rank& r : ranks_) {
    if (++kept[r.key >> 48 != 0] <= kBeam) kept_.push_back(place.all[r.index]);
  }
  place.all.swap(kept_);
}

float ShiftSearch::Beam::Baseline(int end) const {
  LanguageModel::State state = start_;
  float penalty = 0;
  for (int i = 0; i < end;) {
    if (shown_[i].annotation != 0) {
      penalty += AnnotationCost(i);
      i += shown_[i].annotation;
      continue;
    }
    model_.Append(state, model_.IdOf(shown_[i++].c));
  }
  return state.score() - penalty;
}

void ShiftSearch::Beam::Collect(const Hypothesis& h, ShiftFinding& out) const {
  std::vector<const Node*> path;
  for (int32_t n = h.node; n >= 0; n = nodes_[n].previous) path.push_back(&nodes_[n]);
  bool open = false;
  for (auto it = path.rbegin(); it != path.rend(); ++it) {
    const Node& node = **it;
    if (!node.shifted) {
      open = false;
      continue;
    }
    if (!open) out.runs.push_back({{shown_[node.from].at, shown_[node.from].at}, {}});
    open = true;
    ShiftedRun& run = out.runs.back();
    run.at.end = std::max(run.at.end, shown_[node.to].at);
    if (node.emitted != 0) AppendCodePoint(run.text, node.emitted);
  }
}

ShiftFinding ShiftSearch::Beam::Finish(int end) {
  ShiftFinding out;
  out.next = shown_[end].at;
  out.steps = steps_;
  const std::vector<Hypothesis>& all = places_[end].all;
  const Hypothesis* best = nullptr;
  for (const Hypothesis& h : all) {
    if (h.pending == kInStep && (best == nullptr || h.score > best->score)) best = &h;
  }
  if (best == nullptr || !best->shifted) return out;
  out.gain = best->score - Baseline(end);
  double sum = 0;
  for (const Hypothesis& h : all) {
    if (h.pending == kInStep) sum += h.rivals * std::exp(h.score - best->score);
  }
  out.confidence = static_cast<float>(std::pow(sum, -kSurerThanRight));
  if (best->stripped || (!hints_.lossless && best->worst < kUnlikely)) {
    out.confidence = std::min(out.confidence, kStrippedConfidence);
  }
  Collect(*best, out);
  return out;
}

ShiftFinding ShiftSearch::Beam::Run(std::string_view text, uint32_t trigger, ShiftHints hints) {
  hints_ = hints;
  trigger_ = shown_.Begin(text, trigger);
  steps_ = 0;
  nodes_.clear();
  for (int i = 0; i <= used_; ++i) places_[i].Clear();
  used_ = 0;
  start_ = {};
  if (shown_[0].at > 0 && text[shown_[0].at - 1] != '\n') start_.last[0] = LanguageModel::kUnknown;
  Hypothesis first;
  first.model = start_;
  first.Rate();
  places_[0].all.push_back(first);
  places_[0].best[0] = first.score;
  int settled = 0, i = 0;
  for (; shown_.Reach(i); ++i) {
    Place& here = places_[i];
    // Steps that show nothing (stripped pairs, silent ends) stay at the same place: they are taken in turn.
    Prune(here);
    if (!hints_.lossless && here.best[1] > kNever) {
      StripPairs(i);
      Prune(here);
    }
    settled = i > trigger_ + 1 && here.best[1] < here.best[0] - kHopeless ? settled + 1 : 0;
    const bool decided = settled > 0 && here.all.size() == 1 && used_ == i;
    if (decided || settled > kAfter) return Finish(i);
    for (size_t k = 0; k < here.all.size(); ++k) Step(Hypothesis(here.all[k]), i);
  }
  Place& last = places_[i];
  Prune(last);
  for (size_t k = 0, n = last.all.size(); k < n; ++k) {
    if (last.all[k].pending >= 0) StepShifted(Hypothesis(last.all[k]), i);
  }
  if (shown_.line_ends()) {
    for (Hypothesis& h : last.all) {
      model_.Append(h.model, LanguageModel::kEdge);
      h.Rate();
    }
  }
  return Finish(i);
}

ShiftSearch::ShiftSearch() = default;
ShiftSearch::~ShiftSearch() = default;

ShiftFinding ShiftSearch::Find(std::string_view text, uint32_t trigger, ShiftHints hints) {
  if (beam_ == nullptr) beam_ = std::make_unique<Beam>();
  return beam_->Run(text, trigger, hints);
}

}  // namespace baogao
