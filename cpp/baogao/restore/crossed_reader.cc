// Where no byte is lost or doubtful there is one reading. Else all readings of the bytes up to a place compete, as in a
// byte shift; the language model chooses.
#include "baogao/restore/crossed_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/script.h"
#include "baogao/text/utf8.h"
#include "baogao/text/utf8_repair.h"

namespace baogao {
namespace {

constexpr size_t kBeam = 12;      // readings of the bytes so far that are kept
constexpr float kHopeless = 25;   // how far behind the best a reading is given up
constexpr float kFolded = 2.5f;   // what two bytes that formed a letter cost
constexpr float kMissing = 6.0f;  // what a byte costs that has to be put in
// Bytes that disappear: those without a character in Windows-1252, the no-break space, the soft hyphen.
constexpr uint16_t kDisappearing[] = {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xA0, 0xAD};

struct Reading {
  LanguageModel::State model;
  int32_t node = -1;  // its last character
  float cost = 0;
  int characters = 0;  // beyond ASCII
  int mended = 0;      // of these with a byte put in
  float score() const { return model.pairs - cost; }
};

// Reads bytes in one encoding. All readings of the bytes up to a place compete, as in a byte shift.
class Reader {
 public:
  explicit Reader(const CrossedBytes& bytes) : bytes_(bytes) {}
  virtual ~Reader() = default;

  CrossedReading Best(bool cut) {
    const size_t size = bytes_.size();
    at(0).emplace_back();
    std::vector<Reading> here;
    for (size_t i = 0; i < size; ++i) {
      std::vector<Reading>& place = at(i);
      Prune(place);
      here.assign(place.begin(), place.end());
      if (i + kBack <= size) place.clear();
      for (const Reading& r : here) Step(r, i);
    }
    size_t last = size;
    while (cut && last > 0 && at(last).empty() && last + kBack > size) --last;
    Prune(at(last));
    if (at(last).empty()) return {};
    const Reading& reading = at(last).front();
    CrossedReading best{{}, reading.score(), reading.characters, reading.mended};
    std::u32string backwards;
    for (int32_t n = reading.node; n >= 0; n = nodes_[n].previous) backwards.push_back(nodes_[n].character);
    for (auto c = backwards.rbegin(); c != backwards.rend(); ++c) AppendCodePoint(best.text, *c);
    return best;
  }

 protected:
  virtual void Step(const Reading& r, size_t i) = 0;

  void Push(const Reading& r, size_t to, char32_t c, float cost) {
    if (to > bytes_.size()) return;
    Reading next = r;
    model_.Append(next.model, model_.IdOf(c));
    nodes_.push_back({r.node, c});
    next.node = static_cast<int32_t>(nodes_.size()) - 1;
    next.cost += cost;
    next.characters += c >= 0x80;
    next.mended += cost >= kMissing;
    at(to).push_back(std::move(next));
  }
  size_t size() const { return bytes_.size(); }
  uint16_t ByteAt(size_t i) const { return i < bytes_.size() ? bytes_[i] : 0; }
  // The readings up to a place. A step goes a few bytes ahead, so a few places in turn will do.
  std::vector<Reading>& at(size_t i) { return at_[i % kPlaces]; }

 private:
  static constexpr size_t kBack = 4;    // a cut piece ends at most so many bytes early
  static constexpr size_t kPlaces = 8;  // more than that and the longest step

  // The likeliest few, one of those that nothing later can tell apart.
  static void Prune(std::vector<Reading>& all) {
    if (all.size() < 2) return;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score() > b.score(); });
    const float least = all.front().score() - kHopeless;
    size_t kept = 0;
    for (size_t i = 0; i < all.size() && kept < kBeam && all[i].score() >= least; ++i) {
      const auto same = [&](const Reading& r) { return r.model.last == all[i].model.last; };
      const auto end = all.begin() + static_cast<std::ptrdiff_t>(kept);
      if (std::none_of(all.begin(), end, same)) all[kept++] = all[i];
    }
    all.resize(kept);
  }

  struct Node {
    int32_t previous;
    char32_t character;
  };
  const LanguageModel& model_ = LanguageModel::Get();
  const CrossedBytes& bytes_;
  std::array<std::vector<Reading>, kPlaces> at_;
  std::vector<Node> nodes_;
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
      const size_t before = at(i + 3).size();
      pair(first, second >= 0xC0 ? 0xC3 : 0xC2, i + 3, kFolded);
      if (at(i + 3).size() > before) {
        const Reading half = std::move(at(i + 3).back());
        at(i + 3).pop_back();
        if (char32_t c = next == 0 ? 0 : gbk.Decode(rest << 8 | (next & 0xFF))) Push(half, i + 3, c, 0);
      }
    }
    pair(first, 0xAD, i + 1, kMissing);
    if (trail == ' ') pair(first, 0xA0, i + 2, kFolded);
  }
};

class Utf8Reader : public Reader {
 public:
  using Reader::Reader;

 private:
  void Step(const Reading& r, size_t i) override {
    uint16_t lead = ByteAt(i);
    if (lead < 0x80) return Push(r, i + 1, lead, 0);
    if (lead < 0xC2 || lead > 0xEF) return;
    Continue(r, i + 1, lead >= 0xE0 ? lead & 0x0F : lead & 0x1F, lead >= 0xE0 ? 2 : 1, 0);
  }

  void Continue(const Reading& r, size_t i, char32_t c, int missing, float cost) {
    if (missing == 0) {
      // Guesses prefer the simplified of two characters that the model takes for one, and marks to a wide blank.
      if (cost > 0 && c == 0x3000) cost += kMissing;
      if (cost > 0 && SimplifiedOf(c) != c) cost += 0.5f;
      if (c >= 0x80 && (c < 0xD800 || c > 0xDFFF)) Push(r, i, c, cost);
      return;
    }
    uint16_t byte = ByteAt(i);
    if (byte >= 0x80 && byte < 0xC0) return Continue(r, i + 1, c << 6 | (byte & 0x3F), missing - 1, cost);
    if (byte == ' ') Continue(r, i + 1, c << 6 | 0x20, missing - 1, cost + 0.1f);
    if (cost >= kMissing) return;
    if (byte == kLost) {
      // Most often 80, which strict decoders do not know.
      const char32_t end = cost > 0.2f ? 1 : 0x40;
      for (char32_t low = 0; low < end; ++low) Continue(r, i + 1, c << 6 | low, missing - 1, low == 0 ? 0.1f : 2.5f);
    }
    if (cost > 0) return;
    for (uint16_t gone : kDisappearing) Continue(r, i, c << 6 | (gone & 0x3F), missing - 1, kMissing);
  }
};

// The one reading of bytes of which none is lost; nothing if they are not of the encoding.
std::optional<CrossedReading> StrictUtf8(const CrossedBytes& bytes) {
  CrossedReading out;
  for (const uint16_t byte : bytes) {
    if (byte == kLost) return {};
    out.text.push_back(static_cast<char>(byte));
  }
  if (ValidUtf8Prefix(out.text) != out.text.size()) return {};
  for (const char c : out.text) out.characters += static_cast<unsigned char>(c) >= 0xC0;
  return out;
}

// Whether no two bytes formed a letter in UTF-8: then many that would have stand side by side. (A few do anyway: CF and
// the B7 that C2 B7 became.)
bool NeverFolds(const CrossedBytes& bytes) {
  size_t pairs = 0;
  for (size_t i = 0; i + 1 < bytes.size(); ++i) {
    const uint16_t lead = bytes[i] & 0xFF, trail = bytes[i + 1] & 0xFF;
    const bool letter = (bytes[i] & kFolds) != 0 && lead >= 0xC2 && lead <= 0xDF;
    pairs += letter && trail >= 0x80 && trail <= 0xBF;
  }
  return pairs >= 3 && pairs * 20 >= bytes.size();
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

CrossedReading ReadUtf8(const CrossedBytes& bytes, bool cut) {
  if (std::optional<CrossedReading> strict = StrictUtf8(bytes)) return *std::move(strict);
  return Utf8Reader(bytes).Best(cut);
}

CrossedReading ReadGbk(const CrossedBytes& bytes, bool cut) {
  if (NeverFolds(bytes)) {
    if (std::optional<CrossedReading> strict = StrictGbk(bytes)) return *std::move(strict);
  }
  return GbkReader(bytes).Best(cut);
}

}  // namespace baogao
