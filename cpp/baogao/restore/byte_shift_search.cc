// The text is read left to right by many hypotheses at once. Each is either in step (what is shown is what was
// written) or holds one pending byte, the first of a character whose second is the first byte of what is shown
// next. A lost byte is guessed: all characters it may have made compete. The language model scores what each
// hypothesis has restored, the likeliest few go on, and the best that is back in step wins. What is not lost is
// never changed, so most steps leave no choice.
#include "baogao/restore/byte_shift_search.h"

#include <algorithm>
#include <cmath>

#include "baogao/restore/shift_beam.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr int kAfter = 8;                // characters read after a run, in step, before the search ends
constexpr float kHopeless = 7;           // how far the other reading must be behind for a search to end
constexpr double kSurerThanRight = 2.5;  // the share of the best reading to this power (tests/restoration.py)
// Two characters may be missing where one is believed to be, one where the text reads badly: never sure.
constexpr float kBrokenLine = 6;  // what it costs that a line ends where no paragraph does
constexpr float kUnlikely = -11;  // log-probability of a character that reads badly
constexpr float kStrippedConfidence = 0.85f;

}  // namespace

// Pushes h, which has read up to `to`, unless it is far behind.
bool ShiftBeam::Push(Hypothesis& h, int i, int to, char32_t emitted, bool shifted) {
  Place& place = places_[to];
  h.Rate();
  if (place.Hopeless(h.score, h.pending, h.fresh)) return false;
  used_ = std::max(used_, to);
  float& best = place.best[h.pending != kInStep];
  best = std::max(best, h.score);
  nodes_.push_back({h.node, emitted, static_cast<int16_t>(i), static_cast<int16_t>(to), shifted});
  h.node = static_cast<int32_t>(nodes_.size()) - 1;
  h.shifted |= shifted;
  place.all.push_back(h);
  return true;
}

// Keeps the best of those that nothing later can tell apart, and of these the likeliest.
void ShiftBeam::Prune(Place& place) {
  if (place.all.size() < 2) return;
  ranks_.clear();
  for (const Hypothesis& h : place.all) {
    const auto& last = h.model.last;
    if (place.Hopeless(h.score, h.pending, h.fresh)) continue;
    ranks_.push_back(
        {static_cast<uint64_t>(h.pending + 1) << 48 | uint64_t{last[0]} << 32 | uint64_t{last[1]} << 16 | last[2],
         h.score, static_cast<uint32_t>(&h - place.all.data())});
  }
  std::sort(ranks_.begin(), ranks_.end(), [](const Rank& a, const Rank& b) { return a.score > b.score; });
  kept_.clear();
  size_t kept[2] = {0, 0};
  twins_.fill(0);
  for (const Rank& r : ranks_) {
    const Hypothesis& h = place.all[r.index];
    // The first met with a key is the likeliest; the others are counted with it.
    size_t i = (r.key * 0x9E3779B97F4A7C15ull) >> (64 - kTwinBits);
    while (twins_[i] != 0 && kept_keys_[twins_[i] - 1] != r.key) i = (i + 1) % twins_.size();
    if (twins_[i] != 0) {
      Hypothesis& better = kept_[twins_[i] - 1];
      better.rivals += h.rivals * std::exp(h.score - better.score);
    } else if (++kept[h.pending != kInStep] <= kBeam) {
      kept_keys_[kept_.size()] = r.key;
      kept_.push_back(h);
      twins_[i] = static_cast<uint8_t>(kept_.size());
    }
  }
  place.all.swap(kept_);
}

float ShiftBeam::Baseline(int end, bool at_line_end) const {
  LanguageModel::State state = start_;
  float penalty = 0;
  for (int i = 0; i < end;) {
    if (shown_[i].annotation != 0) {
      penalty += AnnotationCost(i);
      i += shown_[i].annotation;
      continue;
    }
    const char32_t c = shown_[i++].c;
    if (c != kPrivateBlank) model_.Append(state, model_.IdOf(c));
  }
  const float before = state.score();
  if (!at_line_end) return before - penalty;
  model_.Append(state, LanguageModel::kEdge);
  return std::max(state.score(), before - kBrokenLine) - penalty;
}

void ShiftBeam::Collect(const Hypothesis& h, ShiftFinding& out) const {
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
    if (node.to > node.from) run.at.end = shown_[node.to - 1].end;
    if (node.emitted != 0) AppendCodePoint(run.text, node.emitted);
  }
}

ShiftFinding ShiftBeam::Finish(int end, bool at_line_end) {
  ShiftFinding out;
  out.next = shown_[end].at;
  out.steps = steps_;
  const std::vector<Hypothesis>& all = places_[end].all;
  const Hypothesis* best = nullptr;
  for (const Hypothesis& h : all) {
    if (h.pending == kInStep && (best == nullptr || h.score > best->score)) best = &h;
  }
  if (best == nullptr || !best->shifted) return out;
  out.gain = best->score - Baseline(end, at_line_end);
  out.vanished = best->vanished;
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

ShiftFinding ShiftBeam::Run(std::string_view text, uint32_t trigger, ShiftHints hints) {
  hints_ = hints;
  trigger_ = shown_.Begin(text, trigger);
  steps_ = 0;
  nodes_.clear();
  for (int i = 0; i <= used_; ++i) places_[i].Clear();
  used_ = 0;
  start_ = {};
  if (!shown_.line_begins()) start_.last[0] = LanguageModel::kUnknown;
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
    if (decided || settled > kAfter) return Finish(i, false);
    for (size_t k = 0; k < here.all.size(); ++k) Step(Hypothesis(here.all[k]), i);
  }
  Place& last = places_[i];
  Prune(last);
  for (size_t k = 0, n = last.all.size(); k < n; ++k) {
    if (last.all[k].pending >= 0) StepShifted(Hypothesis(last.all[k]), i);
  }
  if (shown_.line_ends()) {
    for (Hypothesis& h : last.all) {
      const float before = h.score;
      model_.Append(h.model, LanguageModel::kEdge);
      h.Rate();
      h.score = std::max(h.score, before - kBrokenLine);
    }
  }
  return Finish(i, shown_.line_ends());
}

ShiftSearch::ShiftSearch() = default;
ShiftSearch::~ShiftSearch() = default;

ShiftFinding ShiftSearch::Find(std::string_view text, uint32_t trigger, ShiftHints hints) {
  if (beam_ == nullptr) beam_ = std::make_unique<ShiftBeam>();
  return beam_->Run(text, trigger, hints);
}

}  // namespace baogao
