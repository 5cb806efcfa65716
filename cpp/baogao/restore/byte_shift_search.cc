// The text is read left to right by many hypotheses at once. Each is either in step (what is shown is what was
// written) or holds one pending byte, the first of a character whose second is the first byte of what is shown
// next. A lost byte is guessed: all characters it may have made compete. The language model scores what each
// hypothesis has restored, the likeliest few go on, and the best that is back in step wins. What is not lost is
// never changed, so most steps leave no choice.
#include "baogao/restore/byte_shift_search.h"

#include <algorithm>
#include <cmath>

#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/readings.h"
#include "baogao/restore/script.h"
#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr int kContext = 8;         // characters read before a run
constexpr int kAfter = 6;           // and after it, in step, before the search ends
constexpr int kMaxShown = 160;      // characters a search may cover
constexpr size_t kBeam = 32;        // hypotheses kept at each place, for each of the two readings
constexpr size_t kStripBeam = 16;   // of these, for how many a stripped character is tried
constexpr float kUncommon = -12.5;  // log-probability of characters that are not guessed, nor annotated by sites
constexpr float kHopeless = 18;     // how far the other reading must be behind for a search to end

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
constexpr float kReencoded = 2.0f;       // a `?` that was encoded once more

constexpr int kInStep = -1;
constexpr int kUnknownLead = 256;

struct Shown {
  char32_t c;
  uint32_t at;         // byte
  uint16_t code;       // GBK, narrowed marks widened; 0: none
  uint8_t annotation;  // characters of the `(pinyin)` that begins here; 0: none
  uint8_t reading;     // characters of the `pinyin)` that begins here; 0: none
};

struct Node {
  int32_t previous;
  char32_t emitted;  // 0: nothing
  int16_t from, to;  // shown characters
  bool shifted;
};

struct Hypothesis {
  LanguageModel::State model;
  float penalty = 0;
  int32_t node = -1;
  int16_t pending = kInStep;
  bool shifted = false;  // has met a run
  float rivals = 1;      // share of all readings that ended up here, itself being 1

  float score() const { return model.score() - penalty; }
};

uint16_t WideCode(const Gbk& gbk, char32_t c) {
  if (c > 0x20 && c < 0x7F) return static_cast<uint16_t>(0xA380 + c);
  return gbk.Encode(c);
}

// The code of a mark before which pages were cut; 0: no such mark.
uint16_t CutMark(const Shown& s) {
  switch (s.code) {
    case 0xA3AC:
    case 0xA3BF:
    case 0xA3A1:
    case 0xA3BB:
    case 0xA1A3:
    case 0xA1A2:
      return s.code;
    default:
      return 0;
  }
}

// Leads of codes that code page 936 leaves empty, wholly or in part.
bool IsUserDefinedLead(uint32_t byte) { return (byte >= 0xA1 && byte <= 0xAF) || byte >= 0xF8; }

// What survey.h knows of each character's script.
const std::vector<uint16_t>& Features() {
  static const std::vector<uint16_t> features = [] {
    std::vector<uint16_t> all(0x10000);
    MarkScripts(all);
    return all;
  }();
  return features;
}

class Search {
 public:
  Search(std::string_view text, uint32_t trigger, ShiftHints hints)
      : text_(text), hints_(hints), gbk_(Gbk::Get()), model_(LanguageModel::Get()), features_(Features()) {
    Load(trigger);
  }
  ShiftFinding Run();

 private:
  void Load(uint32_t trigger);
  bool IsOtherScript(char32_t c) const {
    return (features_[c] & (hints_.traditional ? kSimplified : kTraditional)) != 0;
  }
  // The syllable of the `(pinyin)` or `pinyin)` that begins at a shown character.
  std::string SyllableAt(int i, bool open) const;

  void Step(const Hypothesis& h, int i);
  void StepInStep(const Hypothesis& h, int i);
  void StepShifted(const Hypothesis& h, int i);
  void StepQuestion(const Hypothesis& h, int i);
  void StartAfterReading(const Hypothesis& h, int i, std::string_view syllable, int end, float cost);
  void EndByReading(const Hypothesis& h, int i, std::string_view syllable, int end);
  void StripPair(const Hypothesis& h, int i);
  const std::vector<uint16_t>& CodesRead(std::string_view syllable);

  // Pushes h, having emitted the character of `code` (if any) for the shown characters [i, to).
  void Emit(const Hypothesis& h, int i, int to, uint32_t code, int pending, float cost);
  // The same for a code that holds a guessed byte: uncommon characters are not worth a guess.
  void Guess(const Hypothesis& h, int i, int to, uint32_t code, int pending, float cost) {
    char32_t c = gbk_.Decode(code);
    if (c == 0x3000 || (c != 0 && model_.Single(model_.IdOf(c)) > kUncommon)) Emit(h, i, to, code, pending, cost);
  }
  void EmitUnknownTrail(const Hypothesis& h, int i, int to, char32_t also, float cost);
  // Emits the character of the pending lead and `trail`: one, or all that end in `trail`.
  void EmitPending(const Hypothesis& h, int i, int to, uint32_t trail, int pending, float cost);
  void Keep(const Hypothesis& h, int i, int to);
  // What the annotation at i costs as it stands: much if the character before it is not read so.
  float AnnotationCost(int i) const;
  int CharacterBefore(int i) const;
  void Push(Hypothesis h, int i, int to, char32_t emitted, bool shifted);
  void Prune(std::vector<Hypothesis>& all);
  float Baseline(int end) const;
  ShiftFinding Finish(int end);
  void Collect(const Hypothesis& h, ShiftFinding& out) const;

  std::string_view text_;
  ShiftHints hints_;
  const Gbk& gbk_;
  const LanguageModel& model_;
  const std::vector<uint16_t>& features_;
  std::vector<Shown> shown_;
  int trigger_ = 0;
  bool at_text_end_ = false;
  LanguageModel::State start_;
  std::vector<Node> nodes_;
  std::vector<std::vector<Hypothesis>> at_;
  std::string codes_syllable_;
  std::vector<uint16_t> codes_;
  uint32_t steps_ = 0;
};

void Search::Load(uint32_t trigger) {
  uint32_t begin = trigger;
  for (int n = 0; n < kContext && begin > 0 && text_[begin - 1] != '\n'; ++n) begin = PreviousStart(text_, begin);
  uint32_t at = begin;
  while (at < text_.size() && shown_.size() < kMaxShown) {
    if (at == trigger) trigger_ = static_cast<int>(shown_.size());
    Shown s{};
    s.at = at;
    s.c = NextCodePoint(text_, at);
    if (s.c == '\n' || s.c == '\r') {
      at = s.at;
      break;
    }
    s.code = WideCode(gbk_, s.c);
    shown_.push_back(s);
  }
  at_text_end_ = at >= text_.size() || text_[at] == '\n' || text_[at] == '\r';
  shown_.push_back({U'\n', at, 0, 0, 0});  // a stop
  for (size_t i = 0; i + 1 < shown_.size(); ++i) {
    for (bool open : {true, false}) {
      uint32_t end = ReadingEnd(text_, shown_[i].at, open, nullptr);
      if (end == 0) continue;
      size_t j = i;
      while (j < shown_.size() && shown_[j].at < end) ++j;
      if (j < shown_.size()) (open ? shown_[i].annotation : shown_[i].reading) = static_cast<uint8_t>(j - i);
    }
  }
  at_.resize(shown_.size());
}

std::string Search::SyllableAt(int i, bool open) const {
  std::string_view reading;
  ReadingEnd(text_, shown_[i].at, open, &reading);
  return Syllable(reading);
}

void Search::Push(Hypothesis h, int i, int to, char32_t emitted, bool shifted) {
  nodes_.push_back({h.node, emitted, static_cast<int16_t>(i), static_cast<int16_t>(to), shifted});
  h.node = static_cast<int32_t>(nodes_.size()) - 1;
  h.shifted |= shifted;
  at_[to].push_back(h);
}

void Search::Keep(const Hypothesis& h, int i, int to) {
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
int Search::CharacterBefore(int i) const {
  int before = i - 1;
  while (before > 0 && shown_[before].c == U')') {
    int open = before;
    while (open > 0 && shown_[open].annotation == 0) --open;
    if (open + shown_[open].annotation != before + 1) break;
    before = open - 1;
  }
  return before;
}

float Search::AnnotationCost(int i) const {
  int before = CharacterBefore(i);
  if (before < 0 || HasSyllable(shown_[before].c, SyllableAt(i, true))) return 0;
  return IsHan(shown_[before].c) ? kWrongReading : 2 * kWrongReading;
}

void Search::Emit(const Hypothesis& h, int i, int to, uint32_t code, int pending, float cost) {
  Hypothesis next = h;
  next.penalty += cost;
  next.pending = static_cast<int16_t>(pending);
  char32_t c = 0;
  if (code != 0) {
    c = gbk_.Decode(code);
    // A wide blank indents a paragraph and stands nowhere else.
    if (c == 0x3000 && h.model.last[0] != LanguageModel::kEdge) return;
    LanguageModel::Id id = c == 0x3000 ? LanguageModel::kEdge : model_.IdOf(c);
    if (c == 0 || id == LanguageModel::kUnknown || (c >= 0xE000 && c < 0xF900)) return;
    // Back in step, the annotation that follows names the character restored.
    if (pending == kInStep && shown_[to].annotation != 0 && !HasSyllable(c, SyllableAt(to, true))) {
      next.penalty += kWrongReading;
    }
    if (IsOtherScript(c)) next.penalty += kOtherScript;
    if (code > 0xA3A0 && code < 0xA3FF && id <= LanguageModel::kLatin) next.penalty += kWideLetter;
    model_.Append(next.model, id);
    ++steps_;
  }
  Push(next, i, to, c, true);
}

void Search::EmitPending(const Hypothesis& h, int i, int to, uint32_t trail, int pending, float cost) {
  if (h.pending < 256) return Emit(h, i, to, h.pending << 8 | trail, pending, cost);
  for (uint32_t lead = 0x81; lead <= 0xFE; ++lead) Guess(h, i, to, lead << 8 | trail, pending, cost);
}

void Search::EmitUnknownTrail(const Hypothesis& h, int i, int to, char32_t also, float cost) {
  if (h.pending >= 256) return;
  for (uint32_t trail = 0x40; trail <= 0xFE; ++trail) {
    size_t before = at_[to].size();
    Guess(h, i, to, h.pending << 8 | trail, kInStep, cost);
    if (also == 0 || at_[to].size() == before) continue;
    // The swallowed character comes back after the restored one, for the same shown character.
    Hypothesis& last = at_[to].back();
    nodes_.push_back({last.node, also, static_cast<int16_t>(to), static_cast<int16_t>(to), true});
    last.node = static_cast<int32_t>(nodes_.size()) - 1;
  }
}

// `syllable` names a character K that was torn: its first byte ended the character before, its second begins ours.
void Search::StartAfterReading(const Hypothesis& h, int i, std::string_view syllable, int end, float cost) {
  // An intact annotation may stand between the character and the torn one's.
  int before = CharacterBefore(i);
  if (before < 0 || shown_[before].code == 0) return;
  uint32_t first = shown_[before].code & 0xFF;
  if (first < 0x81) return;
  for (uint32_t trail = 0x81; trail <= 0xFE; ++trail) {
    char32_t k = gbk_.Decode(first << 8 | trail);
    if (k == 0 || model_.IdOf(k) == LanguageModel::kUnknown || !HasSyllable(k, syllable)) continue;
    // Only characters of a site's list are annotated: the commoner, the likelier.
    float rare = std::max(0.0f, -9.0f - model_.Single(model_.IdOf(k)));
    Emit(h, i, end, 0, static_cast<int>(trail), cost + rare);
  }
}

void Search::EndByReading(const Hypothesis& h, int i, std::string_view syllable, int end) {
  if (h.pending < 256) {
    for (uint32_t trail = 0x40; trail <= 0xFE; ++trail) {
      char32_t k = gbk_.Decode(h.pending << 8 | trail);
      if (k != 0 && HasSyllable(k, syllable)) Emit(h, i, end, h.pending << 8 | trail, kInStep, 0);
    }
    // Or the sign is a byte that ends our character and a `?` that was encoded once more: a run goes on after it.
    for (uint16_t code : CodesRead(syllable)) {
      if ((code & 0xFF) >= 0x81) Emit(h, i, end, h.pending << 8 | code >> 8, code & 0xFF, kReencoded);
    }
  }
}

// The codes of the common characters that can be read so; the last answer is kept, since many hypotheses ask.
const std::vector<uint16_t>& Search::CodesRead(std::string_view syllable) {
  if (syllable == codes_syllable_) return codes_;
  codes_syllable_ = syllable;
  codes_.clear();
  for (uint32_t code = 0x8140; code < 0xFF00; ++code) {
    char32_t c = gbk_.Decode(code);
    if (IsHan(c) && model_.Single(model_.IdOf(c)) > kUncommon && HasSyllable(c, syllable)) {
      codes_.push_back(static_cast<uint16_t>(code));
    }
  }
  return codes_;
}

void Search::StepInStep(const Hypothesis& h, int i) {
  const Shown& s = shown_[i];
  Keep(h, i, i + (s.annotation != 0 ? s.annotation : 1));
  if (i < trigger_) return;
  if (s.c == U'?' || s.c == U'？') {
    if (shown_[i + 1].reading != 0) {
      StartAfterReading(h, i, SyllableAt(i + 1, false), i + 1 + shown_[i + 1].reading, kStart);
    }
    Hypothesis torn = h;
    torn.pending = kUnknownLead;
    if (uint16_t mark = CutMark(shown_[i + 1])) EmitPending(torn, i, i + 2, mark >> 8, mark & 0xFF, kStart);
    // Cut before a phantom mark and before the real one that its second byte begins: both bytes are alone.
    if (uint16_t mark = shown_[i + 1].c == U'?' ? CutMark(shown_[i + 2]) : 0) {
      EmitPending(torn, i, i + 2, mark >> 8 == 0xA1 ? 0xA3 : 0xA1, kInStep, kStart);
    }
  }
  if (!hints_.silent_losses) return;
  if (uint16_t mark = CutMark(s)) {
    Hypothesis torn = h;
    torn.pending = kUnknownLead;
    EmitPending(torn, i, i + 1, mark >> 8, mark & 0xFF, kSilentStart);
  }
  if (s.annotation != 0) StartAfterReading(h, i, SyllableAt(i, true), i + s.annotation, kSilentStart);
}

void Search::StepQuestion(const Hypothesis& h, int i) {
  const Shown& next = shown_[i + 1];
  if (next.reading != 0) EndByReading(h, i, SyllableAt(i + 1, false), i + 1 + next.reading);
  if (h.pending >= 256) return;
  if (CutMark(next) != 0 || next.c == U'\n') return EmitUnknownTrail(h, i, i + 1, 0, 0);
  char32_t swallowed = 0;
  if (next.c == U'/') swallowed = U'<';
  if (next.c < 0x80 && next.c >= U'a' && next.c <= U'z') {
    for (int j = i + 2; j < i + 10 && j < static_cast<int>(shown_.size()); ++j) {
      if (shown_[j].c == U';') swallowed = U'&';
    }
  }
  EmitUnknownTrail(h, i, i + 1, swallowed, swallowed != 0 ? 0 : kSwallowed);
}

void Search::StripPair(const Hypothesis& h, int i) {
  if (h.pending >= 256) return;
  for (uint32_t trail = 0xA1; trail <= 0xFE; ++trail) {
    if (IsUserDefinedLead(trail)) Guess(h, i, i, h.pending << 8 | trail, kUnknownLead, kStripped);
  }
}

void Search::StepShifted(const Hypothesis& h, int i) {
  const Shown& s = shown_[i];
  if (s.c == U'\n') {
    if (at_text_end_ && hints_.silent_losses) EmitUnknownTrail(h, i, i, 0, kSwallowed);
    return;
  }
  if (s.c == U'€') return EmitPending(h, i, i + 1, 0x80, kInStep, 0);
  if (s.c == U'?') StepQuestion(h, i);
  if (s.c >= 0x40 && s.c < 0x7F) EmitPending(h, i, i + 1, s.c, kInStep, 0);
  if (s.c >= 0x20 && s.c < 0x40 && hints_.silent_losses) {
    if (s.annotation != 0) EndByReading(h, i, SyllableAt(i, true), i + s.annotation);
    EmitUnknownTrail(h, i, i, 0, kSwallowed);
  }
  if (s.code == 0) return;
  int to = i + 1;
  if (shown_[to].annotation != 0 && HasSyllable(s.c, SyllableAt(to, true))) to += shown_[to].annotation;
  float cost = s.c >= 0x80 ? 0 : s.c < 0x40 ? kNarrowedMark : kNarrowedLetter;
  EmitPending(h, i, to, s.code >> 8, s.code & 0xFF, cost);
}

void Search::Step(const Hypothesis& h, int i) { h.pending == kInStep ? StepInStep(h, i) : StepShifted(h, i); }

// Keeps the best of those that nothing later can tell apart, and of these the likeliest.
void Search::Prune(std::vector<Hypothesis>& all) {
  auto rank = [](const Hypothesis& a, const Hypothesis& b) {
    if (a.pending != b.pending) return a.pending < b.pending;
    if (a.model.last != b.model.last) return a.model.last < b.model.last;
    return a.score() > b.score();
  };
  std::sort(all.begin(), all.end(), rank);
  auto kept_end = std::unique(all.begin(), all.end(), [](Hypothesis& a, const Hypothesis& b) {
    if (a.pending != b.pending || a.model.last != b.model.last) return false;
    a.rivals += b.rivals * std::exp(b.score() - a.score());
    return true;
  });
  all.erase(kept_end, all.end());
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score() > b.score(); });
  size_t kept[2] = {0, 0};
  std::erase_if(all, [&](const Hypothesis& h) { return ++kept[h.pending == kInStep] > kBeam; });
}

float Search::Baseline(int end) const {
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

void Search::Collect(const Hypothesis& h, ShiftFinding& out) const {
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

ShiftFinding Search::Finish(int end) {
  ShiftFinding out;
  out.next = shown_[end].at;
  out.steps = steps_;
  const Hypothesis* best = nullptr;
  for (const Hypothesis& h : at_[end]) {
    if (h.pending == kInStep && (best == nullptr || h.score() > best->score())) best = &h;
  }
  if (best == nullptr || !best->shifted) return out;
  out.gain = best->score() - Baseline(end);
  double sum = 0;
  for (const Hypothesis& h : at_[end]) {
    if (h.pending == kInStep) sum += h.rivals * std::exp(h.score() - best->score());
  }
  out.confidence = static_cast<float>(1 / sum);
  Collect(*best, out);
  return out;
}

ShiftFinding Search::Run() {
  if (shown_[0].at > 0 && text_[shown_[0].at - 1] != '\n') start_.last[0] = LanguageModel::kUnknown;
  at_[0].emplace_back();
  at_[0][0].model = start_;
  const int end = static_cast<int>(shown_.size()) - 1;
  int settled = 0;
  for (int i = 0; i < end; ++i) {
    std::vector<Hypothesis>& here = at_[i];
    // Steps that show nothing (stripped pairs, silent ends) stay at the same place: they are taken in turn.
    Prune(here);
    if (!hints_.lossless) {
      for (size_t k = 0, n = std::min(here.size(), kStripBeam); k < n; ++k) {
        if (here[k].pending >= 0) StripPair(Hypothesis(here[k]), i);
      }
      Prune(here);
    }
    float in_step = -1e9f, shifted = -1e9f;
    for (const Hypothesis& h : here)
      (h.pending == kInStep ? in_step : shifted) = std::max(h.pending == kInStep ? in_step : shifted, h.score());
    settled = i > trigger_ + 1 && shifted < in_step - kHopeless ? settled + 1 : 0;
    if (settled > kAfter) return Finish(i);
    for (size_t k = 0; k < here.size(); ++k) Step(Hypothesis(here[k]), i);
  }
  Prune(at_[end]);
  for (size_t k = 0, n = at_[end].size(); k < n; ++k) {
    if (at_[end][k].pending >= 0) StepShifted(Hypothesis(at_[end][k]), end);
  }
  return Finish(end);
}

}  // namespace

uint32_t ReadingEnd(std::string_view text, uint32_t at, bool open, std::string_view* reading) {
  if (open) {
    if (at >= text.size() || text[at] != '(') return 0;
    ++at;
  }
  const uint32_t begin = at;
  int letters = 0;
  while (at < text.size() && letters <= 6) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text, next);
    bool letter = (c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0xFC && c != 0xF7) || (c >= 0x101 && c <= 0x1DC) ||
                  c == 0x1F9 || c == 0x1E3F;
    if (!letter) break;
    ++letters;
    at = next;
  }
  if (letters == 0 || letters > 6 || at >= text.size() || text[at] != ')') return 0;
  if (reading != nullptr) *reading = text.substr(begin, at - begin);
  return at + 1;
}

ShiftFinding SearchShift(std::string_view text, uint32_t trigger, ShiftHints hints) {
  return Search(text, trigger, hints).Run();
}

}  // namespace baogao
