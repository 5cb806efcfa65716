// Where no byte is lost or doubtful there is one reading. Else all readings of the bytes up to a place compete, as in a
// byte shift; the language model chooses.
#include "baogao/restore/crossed_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/script.h"
#include "baogao/text/utf8.h"
#include "baogao/text/utf8_repair.h"

namespace baogao {
namespace {

constexpr size_t kBeam = 12;           // readings of the bytes so far that are kept
constexpr float kHopeless = 20;        // how far behind the best a reading is given up
constexpr size_t kMostLost = 5;        // of so many bytes one may be lost
constexpr float kFolded = 2.0f;        // what two bytes that formed a letter cost
constexpr float kLikelyLost = 0.1f;    // what a lost byte costs that is 80, the one that strict decoders do not know
constexpr float kOneLost = 2.5f;       // ... any other one
constexpr float kTwoLost = 2.5f;       // ... two of them
constexpr float kLiteral = 2.5f;       // ... a mark that stands for itself
constexpr float kMissing = 5.0f;       // ... a byte that has to be put in
constexpr float kRareForm = 5.0f;      // ... a guess that is a wide blank, digit or letter
constexpr double kSurerThanRight = 2;  // the share of the best reading to this power (tests/crossings.py)
// Bytes that disappear: those without a character in Windows-1252, the no-break space, the soft hyphen.
constexpr uint16_t kDisappearing[] = {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xA0, 0xAD};

struct Reading {
  LanguageModel::State model;
  int32_t node = -1;  // its last character
  float cost = 0;
  float rivals = 1;    // share of all readings that ended up here, itself being 1
  int characters = 0;  // beyond ASCII
  int mended = 0;      // of these with a byte put in
  int guessed = 0;
  float score() const { return model.score() - cost; }
};

// Reads bytes in one encoding. All readings of the bytes up to a place compete, as in a byte shift.
class Reader {
 public:
  explicit Reader(const CrossedBytes& bytes) : bytes_(bytes) {}
  virtual ~Reader() = default;

  CrossedReading Best(CrossedContext context, bool cut) {
    const size_t size = bytes_.size();
    best_.fill(kNever);
    Reading first;
    model_.Append(first.model, model_.IdOf(context.before));
    first.model.pairs = 0;
    first.model.words = LanguageModel::State().words;
    at(0).push_back(first);
    for (size_t i = 0; i < size; ++i) {
      std::vector<Reading>& place = at(i);
      Prune(place);
      here_.assign(place.begin(), place.end());
      if (i + kBack <= size) {
        place.clear();
        best_[i % kPlaces] = kNever;
      }
      for (const Reading& r : here_) Step(r, i);
    }
    size_t last = size;
    while (cut && last > 0 && at(last).empty() && last + kBack > size) --last;
    return Finish(at(last), cut ? 0 : context.after);
  }

 protected:
  virtual void Step(const Reading& r, size_t i) = 0;

  Reading With(const Reading& r, char32_t c, float cost) {
    Reading next = r;
    model_.Append(next.model, model_.IdOf(c));
    ++steps_;
    nodes_.push_back({r.node, c});
    next.node = static_cast<int32_t>(nodes_.size()) - 1;
    next.cost += cost;
    next.characters += c >= 0x80;
    next.mended += cost >= kMissing;
    next.guessed += cost > 0 && cost != kFolded;
    return next;
  }
  // Adds r with c to the readings up to `to`, unless it is far behind.
  void Push(const Reading& r, size_t to, char32_t c, float cost) {
    if (to > bytes_.size()) return;
    Reading next = With(r, c, cost);
    float& best = best_[to % kPlaces];
    const float score = next.score();
    if (score < best - kHopeless) return;
    best = std::max(best, score);
    at(to).push_back(next);
  }
  size_t size() const { return bytes_.size(); }
  uint16_t ByteAt(size_t i) const { return i < bytes_.size() ? bytes_[i] : 0; }
  // The readings up to a place. A step goes a few bytes ahead, so a few places in turn will do.
  std::vector<Reading>& at(size_t i) { return at_[i % kPlaces]; }

 private:
  static constexpr size_t kBack = 4;    // a cut piece ends at most so many bytes early
  static constexpr size_t kPlaces = 8;  // more than that and the longest step
  static constexpr float kNever = -1e9f;
  struct Rank {
    float score;
    uint32_t index;
  };

  // The likeliest few; of those that nothing later can tell apart the likeliest.
  void Prune(std::vector<Reading>& all) {
    if (all.size() < 2) return;
    ranks_.clear();
    for (uint32_t i = 0; i < all.size(); ++i) ranks_.push_back({all[i].score(), i});
    std::sort(ranks_.begin(), ranks_.end(), [](const Rank& a, const Rank& b) {
      return a.score > b.score || (a.score == b.score && a.index < b.index);
    });
    kept_.clear();
    for (const Rank& rank : ranks_) {
      if (rank.score < ranks_[0].score - kHopeless) break;
      const Reading& r = all[rank.index];
      const auto same =
          std::find_if(kept_.begin(), kept_.end(), [&](const Reading& k) { return k.model.last == r.model.last; });
      if (same != kept_.end()) {
        same->rivals += r.rivals * std::exp(rank.score - same->score());
      } else if (kept_.size() < kBeam) {
        kept_.push_back(r);
      }
    }
    all.swap(kept_);
  }

  CrossedReading Finish(std::vector<Reading>& ends, char32_t after) {
    if (ends.empty()) return {};
    std::vector<Reading> seen = ends;  // with what stands behind
    if (after != 0) {
      for (Reading& r : seen) model_.Append(r.model, model_.IdOf(after));
    }
    size_t best = 0;
    for (size_t i = 1; i < seen.size(); ++i) best = seen[i].score() > seen[best].score() ? i : best;
    double all = 0;
    for (const Reading& r : seen) all += r.rivals * std::exp(r.score() - seen[best].score());
    const Reading& r = ends[best];
    CrossedReading out;
    out.score = r.model.pairs - r.cost;
    out.confidence = static_cast<float>(std::pow(all, -kSurerThanRight));
    out.characters = r.characters;
    out.mended = r.mended;
    out.guessed = r.guessed;
    out.steps = steps_;
    std::u32string backwards;
    for (int32_t n = r.node; n >= 0; n = nodes_[n].previous) backwards.push_back(nodes_[n].character);
    for (auto c = backwards.rbegin(); c != backwards.rend(); ++c) AppendCodePoint(out.text, *c);
    return out;
  }

  struct Node {
    int32_t previous;
    char32_t character;
  };
  const LanguageModel& model_ = LanguageModel::Get();
  const CrossedBytes& bytes_;
  std::array<std::vector<Reading>, kPlaces> at_;
  std::array<float, kPlaces> best_;  // of the readings up to a place
  std::vector<Reading> here_, kept_;
  std::vector<Rank> ranks_;
  std::vector<Node> nodes_;
  uint32_t steps_ = 0;
};

class GbkReader : public Reader {
 public:
  using Reader::Reader;

 private:
  void Step(const Reading& r, size_t i) override {
    const uint16_t lead = ByteAt(i), trail = ByteAt(i + 1);
    if (lead < 0x80) return Push(r, i + 1, lead, 0);
    const Gbk& gbk = Gbk::Get();
    auto pair = [&](uint16_t a, uint16_t b, size_t to, float cost) {
      if (char32_t c = a < 0x100 && b < 0x100 ? gbk.Decode(a << 8 | b) : 0) Push(r, to, c, cost);
    };
    // A letter above U+00BF may itself be two bytes that formed UTF-8; so may one above U+007F.
    const bool folded = (lead & kFolds) != 0, then_folded = (trail & kFolds) != 0;
    const uint16_t first = lead & 0xFF, second = trail & 0xFF;
    if (folded) pair(first >= 0xC0 ? 0xC3 : 0xC2, first >= 0xC0 ? first - 0x40 : first, i + 1, kFolded);
    if (trail == 0) return;
    pair(first, trail < 0x80 ? trail : second, i + 2, 0);
    if (then_folded && i + 3 <= size()) {
      // Our trail is C2 or C3; the rest is the lead of the next character.
      const uint16_t rest = second >= 0xC0 ? second - 0x40 : second, next = ByteAt(i + 2);
      const char32_t half = gbk.Decode(first << 8 | (second >= 0xC0 ? 0xC3 : 0xC2));
      const char32_t c = next == 0 ? 0 : gbk.Decode(rest << 8 | (next & 0xFF));
      if (half != 0 && c != 0) Push(With(r, half, kFolded), i + 3, c, 0);
    }
    pair(first, 0xAD, i + 1, kMissing);
    if (trail == ' ') pair(first, 0xA0, i + 2, kFolded);
  }
};

class Utf8Reader : public Reader {
 public:
  explicit Utf8Reader(const CrossedBytes& bytes) : Reader(bytes) {
    // What stands in the text does not disappear from it.
    for (const uint16_t gone : kDisappearing) {
      if (std::find(bytes.begin(), bytes.end(), gone) == bytes.end()) disappearing_.push_back(gone);
    }
  }

 private:
  static bool Continues(uint16_t byte) { return byte >= 0x80 && byte < 0xC0; }
  static bool IsGap(uint16_t byte) { return byte == kLost || byte == kAsked; }
  // Whether two bytes are no code of GBK, so that one mark may stand for both.
  static bool MayBeLost(uint32_t x, uint32_t y) {
    const char32_t c = Gbk::Get().Decode(x << 8 | y);
    return c == 0 || (c >= 0xE000 && c < 0xF900);
  }

  void Step(const Reading& r, size_t i) override {
    const uint16_t lead = ByteAt(i);
    if (lead < 0x80) return Push(r, i + 1, lead, 0);
    if (IsGap(lead)) return Push(r, i + 1, lead == kAsked ? U'?' : 0xFFFD, kLiteral);
    if (lead < 0xC2 || lead > 0xEF) return;
    Continue(r, i + 1, lead >= 0xE0 ? lead & 0x0F : lead & 0x1F, lead >= 0xE0 ? 2 : 1, 0);
  }

  void Continue(const Reading& r, size_t i, char32_t c, int missing, float cost) {
    if (missing == 0) return Complete(r, i, c, cost);
    const uint16_t byte = ByteAt(i), next = ByteAt(i + 1);
    if (Continues(byte)) {
      // One of two is there: the other one disappeared before it or behind it.
      if (missing == 2 && cost == 0 && !Continues(next) && !IsGap(next) && next != ' ') PutIn(r, i, c, missing, cost);
      return Continue(r, i + 1, c << 6 | (byte & 0x3F), missing - 1, cost);
    }
    if (byte == ' ') Continue(r, i + 1, c << 6 | 0x20, missing - 1, cost + kLikelyLost);
    if (cost == kMissing && missing == 1) return PutIn(r, i, c, missing, cost);  // both are gone
    if (cost > kLikelyLost) return;
    if (IsGap(byte)) {
      for (char32_t low = 0; low < 0x40; ++low)
        Continue(r, i + 1, c << 6 | low, missing - 1, low == 0 ? kLikelyLost : kOneLost);
      LoseTwo(r, i, c, missing);
    }
    if (cost == 0) PutIn(r, i, c, missing, cost);
  }

  void PutIn(const Reading& r, size_t i, char32_t c, int missing, float cost) {
    for (const uint16_t gone : disappearing_) Continue(r, i, c << 6 | (gone & 0x3F), missing - 1, cost + kMissing);
  }

  // The gap at i stands for two bytes: both that the character lacks, or its last one and the next one's first.
  void LoseTwo(const Reading& r, size_t i, char32_t c, int missing) {
    // What Chinese characters and marks begin with.
    static constexpr uint8_t kLeads[] = {0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEF};
    for (uint32_t x = 0xA0; x <= 0xAF; ++x) {
      const char32_t one = c << 6 | (x & 0x3F);
      if (missing == 2) {
        for (uint32_t y = 0x80; y <= 0xBF; ++y) {
          if (MayBeLost(x, y)) Complete(r, i + 1, one << 6 | (y & 0x3F), kTwoLost);
        }
      } else if (IsChosen(one)) {
        const Reading next = With(r, one, kTwoLost);
        for (const uint8_t lead : kLeads) {
          if (MayBeLost(x, lead)) Continue(next, i + 1, lead & 0x0F, 2, kLikelyLost);
        }
      }
    }
  }

  // Characters that a guess may give: those that prose has.
  static bool IsChosen(char32_t c) {
    return c >= 0x80 && (c < 0xD800 || c > 0xDFFF) && LanguageModel::Get().IdOf(c) != LanguageModel::kUnknown;
  }

  void Complete(const Reading& r, size_t i, char32_t c, float cost) {
    if (cost > 0) {
      // Guesses prefer the simplified of two characters that the model takes for one.
      if (!IsChosen(c)) return;
      if (c == 0x3000 || (c >= 0xFF10 && c <= 0xFF5A && LanguageModel::Get().IdOf(c) <= LanguageModel::kLatin))
        cost += kRareForm;
      if (SimplifiedOf(c) != c) cost += 1;
    }
    if (c >= 0x80 && (c < 0xD800 || c > 0xDFFF)) Push(r, i, c, cost);
  }

  std::vector<uint16_t> disappearing_;
};

// The one reading of bytes of which none is lost; nothing if they are not of the encoding.
std::optional<CrossedReading> StrictUtf8(const CrossedBytes& bytes) {
  CrossedReading out;
  for (const uint16_t byte : bytes) {
    if (byte >= kLost) return {};
    out.text.push_back(static_cast<char>(byte));
  }
  if (ValidUtf8Prefix(out.text) != out.text.size()) return {};
  for (const char c : out.text) out.characters += static_cast<unsigned char>(c) >= 0xC0;
  return out;
}

std::optional<CrossedReading> StrictGbk(const CrossedBytes& bytes) {
  const LanguageModel& model = LanguageModel::Get();
  LanguageModel::State state;
  CrossedReading out;
  for (size_t i = 0; i < bytes.size(); ++i) {
    char32_t c = bytes[i] & 0xFF;
    if (c >= 0x80) {
      if (++i == bytes.size()) return {};
      c = Gbk::Get().Decode(c << 8 | (bytes[i] & 0xFF));
      if (c == 0) return {};
      ++out.characters;
    }
    AppendCodePoint(out.text, c);
    model.Append(state, model.IdOf(c));
  }
  out.score = state.pairs;
  return out;
}

}  // namespace

// Many bytes that would have formed a letter stand side by side then. (A few do anyway: CF and the B7 that C2 B7
// became.)
bool NeverFolds(const CrossedBytes& bytes) {
  size_t pairs = 0;
  for (size_t i = 0; i + 1 < bytes.size(); ++i) {
    const uint16_t lead = bytes[i] & 0xFF, trail = bytes[i + 1] & 0xFF;
    const bool letter = (bytes[i] & kFolds) != 0 && lead >= 0xC2 && lead <= 0xDF;
    pairs += letter && trail >= 0x80 && trail <= 0xBF;
  }
  return pairs >= 3 && pairs * 20 >= bytes.size();
}

CrossedReading ReadUtf8(const CrossedBytes& bytes, CrossedContext context, bool cut) {
  if (std::optional<CrossedReading> strict = StrictUtf8(bytes)) return *std::move(strict);
  const auto gaps = std::count_if(bytes.begin(), bytes.end(), [](uint16_t b) { return b == kLost || b == kAsked; });
  if (static_cast<size_t>(gaps) * kMostLost > bytes.size()) return {};
  return Utf8Reader(bytes).Best(context, cut);
}

CrossedReading ReadGbk(const CrossedBytes& bytes, CrossedContext context, bool cut) {
  const bool flagged = std::any_of(bytes.begin(), bytes.end(), [](uint16_t b) { return (b & kFolds) != 0; });
  if (!flagged || NeverFolds(bytes)) {
    if (std::optional<CrossedReading> strict = StrictGbk(bytes)) return *std::move(strict);
  }
  return GbkReader(bytes).Best(context, cut);
}

}  // namespace baogao
