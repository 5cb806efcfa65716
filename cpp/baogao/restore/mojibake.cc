// Crossed text is dense with characters that Chinese prose does not use: letters with accents and signs of
// Windows-1252, or the rare ideographs that the bytes E4-E9 of UTF-8 make in GBK. A stretch of them is turned back
// into the bytes it came from and read in the other encoding. UTF-8 proves itself: other bytes hardly ever form it.
// GBK does not, so there the language model must find the result to be prose.
#include "baogao/restore/mojibake.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "baogao/restore/crossed_reader.h"
#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr int kDense = 4;        // neighbouring signs that make a stretch
constexpr float kProse = -8.5f;  // least log-probability a character of a stretch read as GBK
constexpr float kDoubt = -2.0f;  // least logarithm of the confidence for each character that was guessed
constexpr int kSuspicious = 8;   // signs, of which letters of no language stand side by side
constexpr int kFewTelltales = 3;
constexpr uint64_t kStepsAnyway = 1'000'000, kStepsAByte = 8;  // work that hostile text may cause
constexpr uint32_t kLongest = 1u << 13;                        // bytes of a stretch read at a time
constexpr size_t kTrial = 128;                                 // bytes of a long stretch that are read first
constexpr uint32_t kBefore = 128;  // bytes before three neighbouring signs in which their stretch may begin
constexpr uint32_t kBack = 24;     // characters before a telltale that may belong to its stretch

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

// Characters that only Chinese text holds.
bool IsChinese(char32_t c) { return IsHan(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF); }

int CountChinese(std::string_view text) {
  int n = 0;
  for (uint32_t at = 0; at < text.size();) n += IsChinese(NextCodePoint(text, at));
  return n;
}

// UTF-8 must hold throughout and give Chinese characters; a few bytes put in do not hurt where many are there.
bool IsUtf8(const CrossedReading& r) {
  return r.characters > 0 && 2 * CountChinese(r.text) > r.characters && 3 * r.mended <= r.characters;
}

// And the text leaves little doubt which bytes were put in.
bool IsSound(const CrossedReading& r) {
  return IsUtf8(r) && std::log(r.confidence) >= kDoubt * static_cast<float>(r.guessed);
}

bool IsProse(const CrossedReading& r) {
  return r.characters >= 2 && 10 * CountChinese(r.text) >= 7 * r.characters && 5 * r.mended <= r.characters &&
         r.score > kProse * static_cast<float>(r.characters);
}

// Ideographs that are the first two bytes of common characters and marks in UTF-8 read as GBK, and rare by themselves.
bool IsTelltale(char32_t c) { return (FeaturesOf(c) & kTelltale) != 0; }

class Finder {
 public:
  explicit Finder(const Survey& survey)
      : survey_(survey), text_(survey.text()), steps_left_(kStepsAnyway + kStepsAByte * text_.size()) {}
  PassResult Run();

 private:
  // A stretch of signs; `tail` is where it ends if a character of three bytes behind it belongs to it.
  struct Signs {
    uint32_t begin, end, tail;
  };

  void Walk(Span stretch);
  // The stretch of signs that begins at a byte; it is empty if none does, nor up to `stop`.
  Signs SignsAt(uint32_t at, uint32_t& stop) const;
  uint32_t IdeographsEnd(uint32_t at, uint32_t limit) const;
  uint32_t ReadSigns(Signs signs);  // returns where what is read ends
  bool IsWorthReading(const CrossedBytes& single, const CrossedBytes& folded, bool plain);
  bool ReadIdeographs(Span stretch);
  void Suspect(Span stretch);
  void Add(Span stretch, const CrossedReading& reading, float confidence);
  CrossedContext Around(Span stretch) const;
  CrossedReading Read(CrossedReading reading) {
    steps_left_ -= std::min<uint64_t>(steps_left_, reading.steps);
    return reading;
  }

  const Survey& survey_;
  std::string_view text_;
  PassResult result_;
  uint64_t steps_left_;
  uint32_t at_ = 0;          // up to here everything is read
  uint32_t no_signs_ = 0;    // up to where no stretch of signs begins
  uint32_t ideographs_ = 0;  // where the run of ideographs at hand began to fit
};

void Finder::Add(Span stretch, const CrossedReading& reading, float confidence) {
  if (reading.text == stretch.of(text_)) return;
  confidence = std::min(confidence, reading.confidence);
  if (reading.guessed > 0) {
    const bool one = reading.guessed == 1;
    result_.suspected.push_back({stretch, EditKind::mojibake,
                                 "text was read in a wrong encoding; " + std::to_string(reading.guessed) +
                                     (one ? " character was lost and is" : " characters were lost and are") +
                                     " guessed"});
  }
  result_.changes.push_back({stretch, reading.text, EditKind::mojibake, confidence});
}

void Finder::Suspect(Span stretch) {
  result_.suspected.push_back(
      {stretch, EditKind::mojibake,
       "text seems to have been read in a wrong encoding and could not be read back; look for another copy"});
}

CrossedContext Finder::Around(Span stretch) const {
  const char32_t before = CodePointBefore(text_, stretch.begin), after = CodePointAt(text_, stretch.end);
  return {before == 0 ? U'\n' : before, after == 0 ? U'\n' : after};
}

Finder::Signs Finder::SignsAt(uint32_t at, uint32_t& stop) const {
  int run = 0, longest = 0, others = 0;
  Signs signs{at, 0, 0};
  const uint32_t limit = static_cast<uint32_t>(std::min<size_t>(text_.size(), size_t{at} + kLongest));
  while (at < limit) {
    uint32_t next = at;
    const char32_t c = NextCodePoint(text_, next);
    if (IsSign(c)) {
      longest = std::max(longest, ++run);
      others = 0;
      signs.end = next;
    } else if (c < 0x80 && c != '\n') {
      run = 0;
      others = c == ' ' ? others : others + 1;
    } else if (run > 0 && c != '\n') {
      // Three bytes of GBK that happened to form UTF-8: any character, but hardly two in a row.
      run = 0;
      others += 20;
      signs.tail = next;
      const char32_t then = CodePointAt(text_, next);
      if (!IsSign(then) && (then >= 0x80 || then == '\n')) break;
    } else {
      break;
    }
    if (others > 40) break;
    at = next;
  }
  stop = at;
  if (longest < kDense) signs.end = 0;
  return signs;
}

// Hostile text may be full of signs: a piece tells whether the whole is worth the work.
bool Finder::IsWorthReading(const CrossedBytes& single, const CrossedBytes& folded, bool plain) {
  if (steps_left_ == 0) return false;
  if (folded.size() <= 2 * kTrial) return true;
  const CrossedBytes one(single.begin(), single.begin() + std::min(single.size(), kTrial));
  const CrossedBytes two(folded.begin(), folded.begin() + kTrial);
  return (plain && IsUtf8(Read(ReadUtf8(one, {}, true)))) || IsProse(Read(ReadGbk(two, {}, true)));
}

uint32_t Finder::ReadSigns(Signs signs) {
  CrossedBytes single, folded;
  bool plain = true;
  int letters = 0, others = 0;
  const auto append = [&](uint32_t at, uint32_t end) {
    while (at < end) {
      uint32_t begin = at;
      const char32_t c = NextCodePoint(text_, at);
      const uint8_t byte = SingleByte(c);
      letters += byte >= 0x80;
      others += c > ' ' && byte < 0x80;
      const bool known = byte != 0 || c == 0;
      plain &= known;
      if (known) single.push_back(byte);
      // Letters are two bytes that formed UTF-8, or may be.
      if (c < 0x80 || (known && c >= 0x800)) {
        folded.push_back(byte);
      } else if (c < 0x100) {
        folded.push_back(byte | kFolds);
      } else {
        for (; begin < at; ++begin) folded.push_back(static_cast<unsigned char>(text_[begin]));
      }
    }
  };
  append(signs.begin, signs.end);
  const Span stretch{signs.begin, signs.end}, longer{signs.begin, signs.tail};
  const bool suspicious = letters >= kSuspicious && letters > others;
  if (!IsWorthReading(single, folded, plain)) {
    if (suspicious) Suspect(stretch);
    return signs.end;
  }
  if (plain) {
    const CrossedReading utf8 = Read(ReadUtf8(single, Around(stretch)));
    if (IsSound(utf8)) {
      Add(stretch, utf8, 0.99f);
      return signs.end;
    }
  }
  const CrossedReading gbk = Read(ReadGbk(plain && NeverFolds(folded) ? single : folded, Around(stretch)));
  if (signs.tail > signs.end) {
    // With the character behind it; without, that one stands for itself.
    append(signs.end, signs.tail);
    const CrossedReading with_tail = Read(ReadGbk(folded, Around(longer)));
    const LanguageModel& model = LanguageModel::Get();
    const float itself = model.Single(model.IdOf(CodePointBefore(text_, signs.tail)));
    if (IsProse(with_tail) && (!IsProse(gbk) || with_tail.score > gbk.score + itself)) {
      Add(longer, with_tail, 0.95f);
      return signs.tail;
    }
  }
  if (IsProse(gbk))
    Add(stretch, gbk, gbk.characters > 4 ? 0.95f : 0.8f);
  else if (suspicious)
    Suspect(stretch);
  return signs.end;
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
      if (pending == 0 && !loose) break;
      pending = std::max(0, pending - 1);
    } else if (c >= 0x80) {
      uint32_t code = gbk.Encode(c);
      if (code == 0) break;
      bool fits = true;
      for (uint32_t byte : {code >> 8, code & 0xFF}) {
        if (byte < 0x80) {
          fits &= pending == 0 || loose;
          pending = 0;
          continue;
        }
        if (byte < 0xC0) {
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
  CrossedBytes bytes;
  int telltales = 0;
  for (uint32_t at = stretch.begin; at < stretch.end;) {
    const char32_t c = NextCodePoint(text_, at);
    const uint16_t code = c < 0x80 ? 0 : Gbk::Get().Encode(c);
    const bool lead_due = bytes.size() < 2 || bytes.back() < 0x80;
    telltales += IsTelltale(c);
    if (c == 0xFFFD || (c == U'?' && !lead_due))
      bytes.push_back(c == U'?' ? kAsked : kLost);
    else if (c < 0x80)
      bytes.push_back(static_cast<uint16_t>(c));
    else if (c == 0x20AC)
      bytes.push_back(0x80);
    else
      bytes.insert(bytes.end(), {static_cast<uint16_t>(code >> 8), static_cast<uint16_t>(code & 0xFF)});
  }
  if (steps_left_ > 0) {
    const CrossedReading utf8 = Read(ReadUtf8(bytes, Around(stretch)));
    if (utf8.characters >= 2 && IsSound(utf8)) {
      Add(stretch, utf8, 0.97f);
      return true;
    }
  }
  if (telltales >= kFewTelltales) Suspect(stretch);
  return false;
}

// From the first sign of the stretch on; what begins inside it may end behind it.
void Finder::Walk(Span stretch) {
  for (at_ = std::max(at_, stretch.begin); at_ < stretch.end;) {
    uint32_t next = at_;
    const char32_t c = NextCodePoint(text_, next);
    if (IsSign(c)) {
      if (at_ >= no_signs_) {
        const Signs signs = SignsAt(at_, no_signs_);
        if (signs.end > 0) {
          at_ = ideographs_ = ReadSigns(signs);
          continue;
        }
      }
    } else if (IsTelltale(c)) {
      // The crossed text may have begun some characters ago: begin at the first place from which it holds to here.
      uint32_t begin = at_;
      for (uint32_t back = at_, n = 0; n < kBack && back > ideographs_; ++n) {
        back = PreviousStart(text_, back);
        const char32_t b = CodePointAt(text_, back);
        if (b == U'\n') break;
        if (b >= 0x80 && IdeographsEnd(back, next) > at_) begin = back;
      }
      const uint32_t end = IdeographsEnd(begin, begin + kLongest);
      if (end > next && ReadIdeographs({begin, end})) {
        at_ = ideographs_ = end;
        continue;
      }
      ideographs_ = next = std::max(next, end);
    }
    at_ = next;
  }
}

PassResult Finder::Run() {
  survey_.ForEachStretch(kSigns | kTelltale, [&](Span s) {
    s.begin -= std::min(s.begin, kBefore);
    while (s.begin > 0 && IsContinuation(static_cast<unsigned char>(text_[s.begin]))) --s.begin;
    Walk(s);
  });
  return std::move(result_);
}

}  // namespace

PassResult FindMojibake(const Survey& survey) { return Finder(survey).Run(); }

}  // namespace baogao
