// Crossed text is dense with characters that Chinese prose does not use: letters with accents and signs of
// Windows-1252, or the rare ideographs that the bytes E4-E9 of UTF-8 make in GBK. A stretch of them is turned back
// into the bytes it came from and read in the other encoding. UTF-8 proves itself: other bytes hardly ever form it.
// GBK does not, so there the language model must find the result to be prose.
#include "baogao/restore/mojibake.h"

#include <algorithm>
#include <string>
#include <vector>

#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint16_t kLost = 0x100;         // a byte that a `?` or U+FFFD stands for
constexpr size_t kBeam = 8;               // readings of the bytes so far that are kept
constexpr float kMissing = 6.0f;          // what a byte costs that has to be put in
constexpr int kDense = 4;                 // neighbouring signs that make a stretch
constexpr float kProse = -8.5f;           // least log-probability a character of a stretch read as GBK
constexpr uint32_t kLongest = 1u << 14;   // bytes of a stretch read at a time

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
  std::string text;
  float cost = 0;
  int characters = 0;  // beyond ASCII
  int mended = 0;      // of these with a byte put in
  float score() const { return model.pairs - cost; }
};

// Reads bytes in one encoding. All readings of the bytes up to a place compete, as in a byte shift.
class Reader {
 public:
  explicit Reader(const Bytes& bytes) : bytes_(bytes), at_(bytes.size() + 1) {}
  virtual ~Reader() = default;

  Reading Best() {
    at_[0].emplace_back();
    for (size_t i = 0; i < bytes_.size(); ++i) {
      Prune(at_[i]);
      for (const Reading& r : at_[i]) Step(r, i);
      at_[i] = {};
    }
    Prune(at_.back());
    return at_.back().empty() ? Reading() : std::move(at_.back().front());
  }

 protected:
  virtual void Step(const Reading& r, size_t i) = 0;

  void Push(const Reading& r, size_t to, char32_t c, float cost) {
    if (to >= at_.size()) return;
    Reading next = r;
    LanguageModel::Get().Append(next.model, LanguageModel::Get().IdOf(c));
    AppendCodePoint(next.text, c);
    next.cost += cost;
    next.characters += c >= 0x80;
    next.mended += cost > 0;
    at_[to].push_back(std::move(next));
  }
  uint16_t ByteAt(size_t i) const { return i < bytes_.size() ? bytes_[i] : 0; }

 private:
  static void Prune(std::vector<Reading>& all) {
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score() > b.score(); });
    if (all.size() > kBeam) all.resize(kBeam);
  }

  const Bytes& bytes_;
  std::vector<std::vector<Reading>> at_;
};

class GbkReader : public Reader {
 public:
  using Reader::Reader;

 private:
  void Step(const Reading& r, size_t i) override {
    uint16_t lead = ByteAt(i), trail = ByteAt(i + 1);
    if (lead < 0x80) return Push(r, i + 1, lead, 0);
    const Gbk& gbk = Gbk::Get();
    if (char32_t c = gbk.Decode(lead << 8 | trail); c != 0 && trail <= 0xFE) Push(r, i + 2, c, 0);
    if (char32_t c = gbk.Decode(lead << 8 | 0xAD); c != 0) Push(r, i + 1, c, kMissing);
    if (char32_t c = gbk.Decode(lead << 8 | 0xA0); c != 0 && trail == ' ') Push(r, i + 2, c, 0.1f);
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
      if (c >= 0x80 && (c < 0xD800 || c > 0xDFFF)) Push(r, i, c, cost);
      return;
    }
    uint16_t byte = ByteAt(i);
    if (byte >= 0x80 && byte < 0xC0) return Continue(r, i + 1, c << 6 | (byte & 0x3F), missing - 1, cost);
    if (cost > 0) return;
    if (byte == ' ') Continue(r, i + 1, c << 6 | 0x20, missing - 1, 0.1f);
    if (byte == kLost) {
      for (char32_t low = 0; low < 0x40; ++low) Continue(r, i + 1, c << 6 | low, missing - 1, 1.0f);
    }
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
  return r.characters > 0 && 2 * CountChinese(r.text) > r.characters && 5 * r.mended <= r.characters;
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
  // The end of the stretch of signs that begins at a byte; 0: none begins there.
  uint32_t SignsEnd(uint32_t at) const;
  uint32_t IdeographsEnd(uint32_t at) const;
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

uint32_t Finder::SignsEnd(uint32_t at) const {
  int signs = 0, run = 0, longest = 0, others = 0;
  uint32_t end = 0;
  const uint32_t limit = static_cast<uint32_t>(std::min<size_t>(text_.size(), size_t{at} + kLongest));
  while (at < limit) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text_, next);
    if (IsSign(c)) {
      ++signs;
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
  return longest >= kDense && signs >= kDense ? end : 0;
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
      folded.push_back(byte);
      continue;
    }
    plain = false;
    for (; begin < at; ++begin) folded.push_back(static_cast<unsigned char>(text_[begin]));
  }
  if (plain) {
    Reading utf8 = Utf8Reader(single).Best();
    if (IsSound(utf8)) return Add(stretch, utf8, 0.99f);
  }
  Reading gbk = GbkReader(folded).Best();
  if (IsProse(gbk)) Add(stretch, gbk, gbk.characters > 4 ? 0.95f : 0.8f);
}

// The stretch of characters whose GBK bytes are, as far as one can see, UTF-8.
uint32_t Finder::IdeographsEnd(uint32_t at) const {
  const Gbk& gbk = Gbk::Get();
  const uint32_t limit = static_cast<uint32_t>(std::min<size_t>(text_.size(), size_t{at} + kLongest));
  int pending = 0;  // continuation bytes still due
  uint32_t end = 0;
  while (at < limit) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text_, next);
    if (c == U'?' || c == 0xFFFD) {
      pending = 0;
    } else if (c == 0x20AC) {
      if (pending-- <= 0) break;
    } else if (c >= 0x80) {
      uint32_t code = gbk.Encode(c);
      if (code == 0) break;
      bool fits = true;
      for (uint32_t byte : {code >> 8, code & 0xFF}) {
        if (byte >= 0x80 && byte < 0xC0) fits &= pending-- > 0;
        else if (byte >= 0xE2 && byte <= 0xEF) fits &= pending == 0, pending = 2;
        else if (byte >= 0xC2 && byte <= 0xDF) fits &= pending == 0, pending = 1;
        else fits = false;
      }
      if (!fits) break;
    } else if (c == '\n' || pending > 0) {
      break;
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
    if (c == 0xFFFD || (c == U'?' && !lead_due)) bytes.push_back(kLost);
    else if (c < 0x80) bytes.push_back(static_cast<uint16_t>(c));
    else if (c == 0x20AC) bytes.push_back(0x80);
    else bytes.insert(bytes.end(), {static_cast<uint16_t>(code >> 8), static_cast<uint16_t>(code & 0xFF)});
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
    case U'锛': case U'銆': case U'鐨': case U'鍥': case U'鍦': case U'鏄': case U'鍙': case U'鍏': case U'鏂': case U'鏈':
      return true;
    default:
      return false;
  }
}

PassResult Finder::Run() {
  uint32_t ideographs = 0;  // where the run of ideographs at hand began to fit
  for (uint32_t at = 0; at < text_.size();) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text_, next);
    if (IsSign(c)) {
      if (uint32_t end = SignsEnd(at)) {
        ReadSigns({at, end});
        at = ideographs = end;
        continue;
      }
      while (next < text_.size() && IsSign(CodePointAt(text_, next))) NextCodePoint(text_, next);
    } else if (IsTelltale(text_, at)) {
      // The crossed text may have begun some characters ago: begin at the first place from which it holds to here.
      uint32_t begin = at;
      for (uint32_t back = at, n = 0; n < 64 && back > ideographs; ++n) {
        back = PreviousStart(text_, back);
        char32_t b = CodePointAt(text_, back);
        if (b == U'\n') break;
        if (b >= 0x80 && IdeographsEnd(back) > at) begin = back;
      }
      uint32_t end = IdeographsEnd(begin);
      if (end > next && ReadIdeographs({begin, end})) {
        at = ideographs = end;
        continue;
      }
    }
    at = next;
  }
  return std::move(result_);
}

}  // namespace

bool MayHoldMojibake(std::string_view text) {
  // Two sequences of two bytes side by side, or an ideograph with the first byte E9 that is a telltale.
  constexpr size_t kBlock = 64;
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const size_t size = text.size();
  for (size_t i = 0; i < size; i += kBlock) {
    const size_t n = std::min(kBlock, size - i - std::min<size_t>(size - i, 2));
    unsigned found = 0;
    for (size_t k = i; k < i + n; ++k) {
      found |= static_cast<unsigned>(p[k] >= 0xC2) & static_cast<unsigned>(p[k] <= 0xDF) &
               static_cast<unsigned>(p[k + 2] >= 0xC2) & static_cast<unsigned>(p[k + 2] <= 0xE2);
      found |= static_cast<unsigned>(p[k] == 0xE9) &
               ((static_cast<unsigned>(p[k + 1] == 0x94) & static_cast<unsigned>(p[k + 2] == 0x9B)) |
                (static_cast<unsigned>(p[k + 1] == 0x8A) & static_cast<unsigned>(p[k + 2] == 0x86)) |
                (static_cast<unsigned>(p[k + 1] == 0x90) & static_cast<unsigned>(p[k + 2] == 0xA8)) |
                (static_cast<unsigned>(p[k + 1] == 0x8D) & static_cast<unsigned>(p[k + 2] >= 0xA5) &
                 static_cast<unsigned>(p[k + 2] <= 0xA6)));
    }
    if (found != 0) return true;
  }
  return false;
}

PassResult FindMojibake(std::string_view text) {
  if (!MayHoldMojibake(text)) return {};
  return Finder(text).Run();
}

}  // namespace baogao
