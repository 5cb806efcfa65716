// Crossed text is dense with characters that Chinese prose does not use: letters with accents and signs of
// Windows-1252, or the rare ideographs that the bytes E4-E9 of UTF-8 make in GBK. A stretch of them is turned back
// into the bytes it came from and read in the other encoding. UTF-8 proves itself: other bytes hardly ever form it.
// GBK does not, so there the language model must find the result to be prose.
#include "baogao/restore/mojibake.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/script.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint16_t kLost = 0x100;        // a byte that a `?` or U+FFFD stands for
constexpr uint16_t kFolds = 0x200;       // flag of a byte: it may be two, which formed a letter in UTF-8
constexpr size_t kBeam = 12;             // readings of the bytes so far that are kept
constexpr float kFolded = 2.5f;          // what two bytes that formed a letter cost
constexpr float kMissing = 6.0f;         // what a byte costs that has to be put in
constexpr int kDense = 4;                // neighbouring signs that make a stretch
constexpr float kProse = -8.5f;          // least log-probability a character of a stretch read as GBK
constexpr uint32_t kLongest = 1u << 13;  // bytes of a stretch read at a time
constexpr size_t kTrial = 128;           // bytes of a long stretch that are read first
constexpr uint32_t kBack = 24;           // characters before a telltale that may belong to its stretch

// Bytes that disappear: those without a character in Windows-1252, the no-break space, the soft hyphen.
constexpr uint16_t kDisappearing[] = {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xA0, 0xAD};

// The characters of Windows-1252 for the bytes 80-9F; 0: none.
constexpr char16_t kWindows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that Windows-1252 or Latin-1 reads as c; 0: none (or NUL).
uint8_t SingleByte(char32_t c) {
  if (c < 0x100) return static_cast<uint8_t>(c);
  for (uint32_t i = 0; i < 32; ++i) {
    if (kWindows[i] == c) return static_cast<uint8_t>(0x80 + i);
  }
  return 0;
}

// Letters and signs that crossed text is made of.
bool IsSign(char32_t c) { return (c >= 0x80 && c < 0x800) || (c >= 0x2013 && c <= 0x2122 && SingleByte(c) != 0); }

// A text in bytes, some of them unknown.
using Bytes = std::vector<uint16_t>;

struct Reading {
  LanguageModel::State model;
  std::string text;   // of the best one, when all bytes are read
  int32_t node = -1;  // its last character
  float cost = 0;
  int characters = 0;  // beyond ASCII
  int mended = 0;      // of these with a byte put in
  float score() const { return model.pairs - cost; }
};

// Reads bytes in one encoding. All readings of the bytes up to a place compete, as in a byte shift.
class Reader {
 public:
  explicit Reader(const Bytes& bytes) : bytes_(bytes), at_(bytes.size() + 2) {}
  virtual ~Reader() = default;

  // The best reading of all bytes; of a `cut` piece, that ends anywhere, all but the last few will do.
  Reading Best(bool cut = false) {
    at_[0].emplace_back();
    for (size_t i = 0; i < bytes_.size(); ++i) {
      Prune(at_[i]);
      if (at_[i].empty()) continue;
      const std::vector<Reading> here = i + 4 > bytes_.size() ? at_[i] : std::move(at_[i]);
      for (const Reading& r : here) Step(r, i);
    }
    size_t last = bytes_.size();
    while (cut && last > 0 && at_[last].empty() && last + 4 > bytes_.size()) --last;
    Prune(at_[last]);
    if (at_[last].empty()) return {};
    Reading best = at_[last].front();
    std::u32string backwards;
    for (int32_t n = best.node; n >= 0; n = nodes_[n].previous) backwards.push_back(nodes_[n].character);
    for (auto c = backwards.rbegin(); c != backwards.rend(); ++c) AppendCodePoint(best.text, *c);
    return best;
  }

 protected:
  virtual void Step(const Reading& r, size_t i) = 0;

  void Push(const Reading& r, size_t to, char32_t c, float cost) {
    if (to + 1 >= at_.size()) return;
    Reading next = r;
    LanguageModel::Get().Append(next.model, LanguageModel::Get().IdOf(c));
    nodes_.push_back({r.node, c});
    next.node = static_cast<int32_t>(nodes_.size()) - 1;
    next.cost += cost;
    next.characters += c >= 0x80;
    next.mended += cost >= kMissing;
    at_[to].push_back(std::move(next));
  }
  uint16_t ByteAt(size_t i) const { return i < bytes_.size() ? bytes_[i] : 0; }
  // The readings up to a place; one place past the end takes what does not fit.
  std::vector<Reading>& at(size_t i) { return at_[std::min(i, at_.size() - 1)]; }

 private:
  static void Prune(std::vector<Reading>& all) {
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score() > b.score(); });
    if (all.size() > kBeam) all.resize(kBeam);
  }

  struct Node {
    int32_t previous;
    char32_t character;
  };
  const Bytes& bytes_;
  std::vector<std::vector<Reading>> at_;
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
    if (then_folded) {
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

// Characters that only Chinese text holds.
bool IsChinese(char32_t c) { return IsHan(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF); }

int CountChinese(std::string_view text) {
  int n = 0;
  for (uint32_t at = 0; at < text.size();) n += IsChinese(NextCodePoint(text, at));
  return n;
}

// UTF-8 must hold throughout and give Chinese characters; a few bytes put in do not hurt where many are there.
bool IsSound(const Reading& r) {
  return r.characters > 0 && 2 * CountChinese(r.text) > r.characters && 2 * r.mended <= r.characters;
}

bool IsProse(const Reading& r) {
  return r.characters >= 2 && 10 * CountChinese(r.text) >= 7 * r.characters && 5 * r.mended <= r.characters &&
         r.score() > kProse * static_cast<float>(r.characters);
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}
  PassResult Run();

 private:
  // The end of the stretch of signs that begins at a byte; 0: none begins there, nor up to `stop`.
  uint32_t SignsEnd(uint32_t at, uint32_t& stop) const;
  uint32_t IdeographsEnd(uint32_t at, uint32_t limit) const;
  void ReadSigns(Span stretch);
  bool ReadIdeographs(Span stretch);
  void Add(Span stretch, const Reading& reading, float confidence);

  std::string_view text_;
  PassResult result_;
};

void Finder::Add(Span stretch, const Reading& reading, float confidence) {
  if (reading.text != stretch.of(text_)) {
    result_.changes.push_back({stretch, reading.text, EditKind::mojibake, confidence});
  }
}

uint32_t Finder::SignsEnd(uint32_t at, uint32_t& stop) const {
  int run = 0, longest = 0, others = 0;
  uint32_t end = 0;
  const uint32_t limit = static_cast<uint32_t>(std::min<size_t>(text_.size(), size_t{at} + kLongest));
  while (at < limit) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text_, next);
    if (IsSign(c)) {
      longest = std::max(longest, ++run);
      others = 0;
      end = next;
    } else if (c < 0x80 && c != '\n') {
      run = 0;
      others = c == ' ' ? others : others + 1;
    } else if (run > 0 && c != '\n') {
      // Three bytes of GBK that happened to form UTF-8: any character, but hardly two in a row.
      run = 0;
      others += 20;
      if (!IsSign(CodePointAt(text_, next))) break;
    } else {
      break;
    }
    if (others > 40) break;
    at = next;
  }
  stop = at;
  return longest >= kDense ? end : 0;
}

void Finder::ReadSigns(Span stretch) {
  Bytes single, folded;
  bool plain = true;
  for (uint32_t at = stretch.begin; at < stretch.end;) {
    uint32_t begin = at;
    char32_t c = NextCodePoint(text_, at);
    uint8_t byte = SingleByte(c);
    if (byte != 0 || c == 0) {
      single.push_back(byte);
      folded.push_back(static_cast<uint16_t>(c >= 0x80 && c < 0x100 ? byte | kFolds : byte));
      continue;
    }
    plain = false;
    for (; begin < at; ++begin) folded.push_back(static_cast<unsigned char>(text_[begin]));
  }
  if (folded.size() > 2 * kTrial) {
    // Hostile text may be full of signs: a piece tells whether the whole is worth the work.
    const Bytes one(single.begin(), single.begin() + std::min(single.size(), kTrial));
    const Bytes two(folded.begin(), folded.begin() + kTrial);
    if (!(plain && IsSound(Utf8Reader(one).Best(true))) && !IsProse(GbkReader(two).Best(true))) return;
  }
  if (plain) {
    Reading utf8 = Utf8Reader(single).Best();
    if (IsSound(utf8)) return Add(stretch, utf8, 0.99f);
  }
  Reading gbk = GbkReader(folded).Best();
  if (IsProse(gbk)) Add(stretch, gbk, gbk.characters > 4 ? 0.95f : 0.8f);
}

// The stretch of characters whose GBK bytes are, as far as one can see, UTF-8.
uint32_t Finder::IdeographsEnd(uint32_t at, uint32_t limit) const {
  const Gbk& gbk = Gbk::Get();
  limit = static_cast<uint32_t>(std::min<size_t>(text_.size(), limit));
  int pending = 0;     // continuation bytes still due
  bool loose = false;  // a byte is lost: what is due is not known
  uint32_t end = 0;
  while (at < limit) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text_, next);
    if (c == U'?' || c == 0xFFFD) {
      pending = 0;
      loose = true;
    } else if (c == 0x20AC) {
      if (pending-- <= 0) break;
    } else if (c >= 0x80) {
      uint32_t code = gbk.Encode(c);
      if (code == 0) break;
      bool fits = true;
      for (uint32_t byte : {code >> 8, code & 0xFF}) {
        if (byte >= 0x80 && byte < 0xC0) {
          fits &= pending > 0 || loose;
          pending = std::max(0, pending - 1);
          continue;
        }
        fits &= pending == 0 && byte >= 0xC2 && byte <= 0xEF;
        pending = byte >= 0xE0 ? 2 : 1;
        loose = false;
      }
      if (!fits) break;
    } else if (c == '\n' || pending > 0) {
      break;
    } else {
      loose = false;
    }
    at = next;
    if (c >= 0x80 || c == U'?') end = at;
  }
  return end;
}

bool Finder::ReadIdeographs(Span stretch) {
  Bytes bytes;
  for (uint32_t at = stretch.begin; at < stretch.end;) {
    char32_t c = NextCodePoint(text_, at);
    uint16_t code = c < 0x80 ? 0 : Gbk::Get().Encode(c);
    bool lead_due = bytes.size() < 2 || bytes.back() < 0x80;
    if (c == 0xFFFD || (c == U'?' && !lead_due))
      bytes.push_back(kLost);
    else if (c < 0x80)
      bytes.push_back(static_cast<uint16_t>(c));
    else if (c == 0x20AC)
      bytes.push_back(0x80);
    else
      bytes.insert(bytes.end(), {static_cast<uint16_t>(code >> 8), static_cast<uint16_t>(code & 0xFF)});
  }
  Reading utf8 = Utf8Reader(bytes).Best();
  if (utf8.characters < 2 || !IsSound(utf8)) return false;
  Add(stretch, utf8, 0.97f);
  return true;
}

// Ideographs that begin the commonest words of UTF-8 read as GBK: the bytes of ，。的国在是 and their neighbours.
bool IsTelltale(std::string_view text, uint32_t at) {
  if (static_cast<unsigned char>(text[at]) != 0xE9 || at + 2 >= text.size()) return false;
  switch (CodePointAt(text, at)) {
    case U'锛':
    case U'銆':
    case U'鐨':
    case U'鍥':
    case U'鍦':
    case U'鏄':
    case U'鍙':
    case U'鍏':
    case U'鏂':
    case U'鏈':
      return true;
    default:
      return false;
  }
}

PassResult Finder::Run() {
  uint32_t no_signs = 0;    // up to where no stretch of signs begins
  uint32_t ideographs = 0;  // where the run of ideographs at hand began to fit
  for (uint32_t at = 0; at < text_.size();) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text_, next);
    if (IsSign(c)) {
      if (at >= no_signs) {
        if (uint32_t end = SignsEnd(at, no_signs)) {
          ReadSigns({at, end});
          at = ideographs = end;
          continue;
        }
      }
    } else if (IsTelltale(text_, at)) {
      // The crossed text may have begun some characters ago: begin at the first place from which it holds to here.
      uint32_t begin = at;
      for (uint32_t back = at, n = 0; n < kBack && back > ideographs; ++n) {
        back = PreviousStart(text_, back);
        char32_t b = CodePointAt(text_, back);
        if (b == U'\n') break;
        if (b >= 0x80 && IdeographsEnd(back, next) > at) begin = back;
      }
      uint32_t end = IdeographsEnd(begin, begin + kLongest);
      if (end > next && ReadIdeographs({begin, end})) {
        at = ideographs = end;
        continue;
      }
      ideographs = next = std::max(next, end);
    }
    at = next;
  }
  return std::move(result_);
}

}  // namespace

bool MayHoldMojibake(std::string_view text) {
  // Two sequences of two bytes side by side, or a telltale ideograph (E9 ..).
  constexpr size_t kBlock = 256;
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  auto suspicious = [p](size_t k) -> unsigned char {
    const unsigned char pair = (p[k] >= 0xC2) & (p[k] <= 0xDF) & (p[k + 2] >= 0xC2) & (p[k + 2] <= 0xE2);
    const unsigned char telltale =
        (p[k] == 0xE9) &
        (((p[k + 1] == 0x94) & (p[k + 2] == 0x9B)) | ((p[k + 1] == 0x8A) & (p[k + 2] == 0x86)) |
         ((p[k + 1] == 0x90) & (p[k + 2] == 0xA8)) | ((p[k + 1] == 0x8D) & (p[k + 2] >= 0x8F) & (p[k + 2] <= 0xA6)) |
         ((p[k + 1] == 0x8F) & ((p[k + 2] == 0x82) | (p[k + 2] == 0x84))));
    return pair | telltale;
  };
  const size_t size = text.size() < 2 ? 0 : text.size() - 2;
  size_t i = 0;
  for (; i + kBlock <= size; i += kBlock) {
    unsigned char found = 0;
    for (size_t k = i; k < i + kBlock; ++k) found |= suspicious(k);
    if (found != 0) return true;
  }
  for (; i < size; ++i) {
    if (suspicious(i) != 0) return true;
  }
  return false;
}

PassResult FindMojibake(std::string_view text) {
  if (!MayHoldMojibake(text)) return {};
  return Finder(text).Run();
}

}  // namespace baogao
