// A step reads one shown character for one hypothesis and pushes what it may mean: itself, the torn start of a run, a
// character put together again, or all those that a lost byte may have made.
#include <algorithm>
#include <array>

#include "baogao/restore/readings.h"
#include "baogao/restore/shift_beam.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr size_t kStripBeam = 5;            // likeliest hypotheses for which a stripped character is tried
constexpr float kUncommonStripped = -11.5;  // log-probability of characters that are not guessed beside stripped ones
constexpr float kGoesOn = -5;               // log-probability of a character from which on none seems missing before it
constexpr float kStripWidth = 4;            // how far behind the best a hypothesis tries no stripped character
// What a reading costs that is possible but not usual (natural logarithms).
constexpr float kStart = 3.0f;           // a run begins
constexpr float kSilentStart = 2.0f;     // a run begins and no `?` says so
constexpr float kSilentLoss = -0.5f;     // a character vanished, as most do that can on such a page
constexpr float kSilentEnd = 1.0f;       // a run ends before a mark and no `?` says so
constexpr float kStripped = 1.5f;        // a private-use character was stripped
constexpr float kSwallowed = 2.0f;       // a `?` took a space or a digit
constexpr float kNarrowedMark = 0.5f;    // a full-width mark or digit was narrowed
constexpr float kNarrowedLetter = 5.0f;  // a full-width letter was narrowed
constexpr float kWideLetter = 8.0f;      // a full-width letter or digit was written
constexpr float kWrongReading = 8.0f;    // the annotation that follows does not fit the character restored
constexpr float kOtherScript = 3.0f;     // a simplified character on a traditional page, or the other way round
constexpr float kRareForm = 4.0f;        // a variant form of a character
constexpr float kLostWhole = 5.0f;       // both bytes of a character were lost, its reading was not
constexpr float kReencoded = 2.0f;       // a `?` that was encoded once more
constexpr float kStrewn = 0.5f;          // a private-use character that is no bytes of the run

// Private-use characters of GB18030, which the tables of programs have or lack.
constexpr uint32_t kUnmappedSigns = 0xA989, kUnmappedSignsEnd = 0xA996;  // and codes of signs, likewise
constexpr char32_t kUnmappedFrom = 0xE766, kUnmappedTo = 0xE865;

// Whether two bytes are a code that code page 936 leaves to its users or empty: a private-use character.
bool IsUserDefined(uint32_t lead, uint32_t trail) {
  const char32_t c = Gbk::Get().Decode(lead << 8 | trail);
  return lead >= 0xA1 && trail >= 0x80 && (c == 0 || c >= 0xE000);
}
bool IsUserDefinedLead(uint32_t byte) { return (byte >= 0xA1 && byte <= 0xAF) || byte >= 0xF8; }

// Whether two bytes are a code that tables differ about or lack: encoded once more, it became a `?`.
bool IsUnmapped(uint32_t lead, uint32_t trail) {
  const uint32_t code = lead << 8 | trail;
  const char32_t c = Gbk::Get().Decode(code);
  if (code >= kUnmappedSigns && code < kUnmappedSignsEnd) return true;
  return lead >= 0xA1 && trail >= 0x80 && (c == 0 || (c >= kUnmappedFrom && c < kUnmappedTo));
}

// By byte: whether it leads any such code.
const std::array<bool, 256>& UnmappedLeads() {
  static const std::array<bool, 256> table = [] {
    std::array<bool, 256> t{};
    for (uint32_t lead = 0xA1; lead < 0xFF; ++lead) {
      for (uint32_t trail = 0x81; trail < 0xFF; ++trail) t[lead] |= IsUnmapped(lead, trail);
    }
    return t;
  }();
  return table;
}

// Whether a character may be the one whose lead is not known.
bool MayLead(int pending, const Guess& guess) {
  if (pending == ShiftBeam::kUnknownLead) return true;
  const auto before = static_cast<uint32_t>(pending - ShiftBeam::kUnknownLead);
  return before < 0x100 ? IsUserDefined(before, guess.code >> 8) : IsUnmapped(before - 0x100, guess.code >> 8);
}

}  // namespace

void ShiftBeam::Keep(const Hypothesis& h, int i, int to) {
  Hypothesis next = h;
  if (shown_[i].annotation != 0) {
    // That of a character just restored was rated with it.
    const bool rated = h.node >= 0 && nodes_[h.node].shifted && nodes_[h.node].to == i;
    if (!rated) next.penalty += AnnotationCost(i);
  } else if (shown_[i].c != kPrivateBlank) {
    model_.Append(next.model, model_.IdOf(shown_[i].c));
    ++steps_;
  }
  Push(next, i, to, 0, false);
}

// The character that stands before i and before the intact annotations that end there; -1: none.
int ShiftBeam::CharacterBefore(int i) const {
  int before = i - 1;
  while (before > 0 && shown_[before].c == U')') {
    int open = before;
    while (open > 0 && shown_[open].annotation == 0) --open;
    if (open + shown_[open].annotation != before + 1) break;
    before = open - 1;
  }
  return before;
}

float ShiftBeam::AnnotationCost(int i) const {
  const int before = CharacterBefore(i);
  if (before < 0 || HasSyllable(shown_[before].c, shown_[i].syllable)) return 0;
  return IsHan(shown_[before].c) ? kWrongReading : 2 * kWrongReading;
}

void ShiftBeam::Emit(const Hypothesis& h, int i, int to, uint32_t code, int pending, float cost, char32_t also) {
  const char32_t c = gbk_.Decode(code);
  const LanguageModel::Id id = model_.IdOf(c);
  if (c == 0 || id == LanguageModel::kUnknown || (c >= 0xE000 && c < 0xF900)) return;
  Emit(h, i, to, c, id, pending, cost, also);
}

void ShiftBeam::Emit(const Hypothesis& h, int i, int to, char32_t c, LanguageModel::Id id, int pending, float cost,
                     char32_t also) {
  // A wide blank indents a paragraph and stands nowhere else.
  if (c == 0x3000 && h.model.last[0] != LanguageModel::kEdge) return;
  // Back in step, the annotation that follows names the character restored.
  if (pending == kInStep && shown_[to].annotation != 0 && !HasSyllable(c, shown_[to].syllable)) cost += kWrongReading;
  if (c > 0xFF00 && id <= LanguageModel::kLatin) cost += kWideLetter;
  if (IsOtherScript(c)) cost += kOtherScript;
  if (guesses_.IsRareForm(c)) cost += kRareForm;
  const bool fresh = h.pending == kUnknownLead;
  if (places_[to].Hopeless(h.score + model_.Ceiling(h.model, id) - cost, pending, fresh)) return;
  Hypothesis next = h;
  next.fresh = fresh;
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

void ShiftBeam::EmitPending(const Hypothesis& h, int i, int to, uint32_t trail, int pending, float cost,
                            char32_t also) {
  if (h.pending < kUnknownLead) return Emit(h, i, to, h.pending << 8 | trail, pending, cost);
  if (IsLost(h, to, pending, cost)) return;
  for (const Guess& guess : guesses_.WithTrail(trail)) {
    if (MayLead(h.pending, guess)) Emit(h, i, to, guess, pending, cost, also);
  }
}

void ShiftBeam::EmitUnknownTrail(const Hypothesis& h, int i, int to, char32_t also, float cost) {
  if (h.pending >= kUnknownLead) return;
  if (IsLost(h, to, kInStep, cost)) return;
  for (const Guess& guess : guesses_.WithLead(h.pending)) {
    // An ASCII trail would be seen.
    if ((guess.code & 0xFF) >= 0x81) Emit(h, i, to, guess, kInStep, cost, also);
  }
}

// `syllable` names a character K that was torn: its first byte ended the character before, its second begins ours.
void ShiftBeam::StartAfterReading(const Hypothesis& h, int i, uint32_t syllable, int end, float cost) {
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

// Torn twice, when the text was encoded in between: the second of its bytes at first, then the first. Only the reading
// behind the `?` is left of the character.
void ShiftBeam::EmitLostWhole(const Hypothesis& h, int i, uint32_t syllable, int end) {
  if (IsLost(h, end, kInStep, kLostWhole)) return;
  for (const Guess& guess : guesses_.Read(syllable)) Emit(h, i, end, guess, kInStep, kLostWhole);
}

void ShiftBeam::EndByReading(const Hypothesis& h, int i, uint32_t syllable, int end) {
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

void ShiftBeam::StepInStep(const Hypothesis& h, int i) {
  const Shown& s = shown_[i];
  Keep(h, i, i + (s.annotation != 0 ? s.annotation : 1));
  if (i < trigger_) return;
  if (s.c == U'?' || s.c == U'？') {
    const Shown& next = shown_[i + 1];
    if (next.reading != 0) {
      StartAfterReading(h, i, next.syllable, i + 1 + next.reading, kStart);
      EmitLostWhole(h, i, next.syllable, i + 1 + next.reading);
    }
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
    // Cut before a phantom mark and before the real one that its second byte begins: both bytes are gone.
    torn.vanished = true;
    if (mark >> 8 == 0xA1) EmitPending(torn, i, i + 1, 0xA3, kInStep, kSilentLoss, s.c);
  }
  if (s.annotation != 0) StartAfterReading(h, i, s.syllable, i + s.annotation, kSilentStart);
}

void ShiftBeam::StepQuestion(const Hypothesis& h, int i) {
  const Shown& next = shown_[i + 1];
  if (next.reading != 0) EndByReading(h, i, next.syllable, i + 1 + next.reading);
  if (h.pending >= kUnknownLead) return;
  // Or it was a pair of bytes that was no character when the text was encoded once more.
  for (const Guess& guess : guesses_.WithLead(h.pending)) {
    const uint32_t trail = guess.code & 0xFF;
    if (UnmappedLeads()[trail]) {
      Emit(h, i, i + 1, guess, kUnknownLead + 0x100 + static_cast<int>(trail), kReencoded);
    }
  }
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
bool ShiftBeam::GoesOn(const Hypothesis& h, int i) {
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
void ShiftBeam::StripPairs(int i) {
  Place& place = places_[i];
  for (size_t k = 0, n = std::min(place.all.size(), kStripBeam); k < n; ++k) {
    if (place.all[k].pending < 0 || place.all[k].pending >= kUnknownLead) continue;
    Hypothesis h = place.all[k];
    if (h.score < place.best[1] - kStripWidth || GoesOn(h, i)) continue;
    h.stripped = true;
    for (const Guess& guess : guesses_.WithLead(h.pending)) {
      const uint32_t lead = guess.code & 0xFF;
      if (guess.log < kUncommonStripped) break;
      if (IsUserDefinedLead(lead)) Emit(h, i, i, guess, kUnknownLead + static_cast<int>(lead), kStripped);
    }
  }
}

void ShiftBeam::StepShifted(const Hypothesis& h, int i) {
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
  if (hints_.silent_losses && s.c > 0x7F && CutMark(s.code) != 0) EmitUnknownTrail(h, i, i, 0, kSilentEnd);
  if (s.c == kPrivateBlank && !IsLost(h, i + 1, h.pending, kStrewn)) {
    Hypothesis next = h;
    next.penalty += kStrewn;
    Push(next, i, i + 1, 0, true);
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

}  // namespace baogao
