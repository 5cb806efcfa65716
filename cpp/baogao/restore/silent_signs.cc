// The questions in the order of their price: a look at the characters that follow, then a few pairs, then a few
// words.
#include "baogao/restore/silent_signs.h"

#include <algorithm>
#include <array>
#include <vector>

#include "baogao/restore/guesses.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/readings.h"
#include "baogao/restore/shift_text.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

using Id = LanguageModel::Id;

constexpr uint32_t kLookAhead = 12;  // characters after a mark in which a silent run must end
constexpr int kAnnotations = 3;      // intact ones that may stand between a character and a torn one's
constexpr float kBadPair = -13;      // log-probability of a character behind another that prose seldom has there
constexpr float kNearlyAsGood = 1;   // how much worse a word made whole may be here than in the search
constexpr float kOftenEnds = -2;     // log-probability of a mark behind a character that often ends clauses
constexpr size_t kContext = 3;       // characters before a mark that tell whether a word is whole

// Marks, numbers in circles, wide digits: prose has them, and shifted runs.
bool IsSign(char32_t c) {
  return (c >= 0x2010 && c < 0x2500) || (c >= 0x3001 && c < 0x3020) || (c >= 0xFF01 && c < 0xFFE6);
}

// Marks that reports seldom use.
bool IsSeldom(char32_t c) { return c == U'？' || c == U'！' || c == U'?' || c == U'!'; }

// The last characters of words, by the character before them, whose second byte is the first of a mark: those that a
// cut can swallow.
class Tails {
 public:
  // The first bytes of 。 、 and of ， ； ： ！ ？.
  enum Byte : size_t { kOfStop, kOfComma };

  static const Tails& Get() {
    static const Tails tails;
    return tails;
  }
  const std::vector<Id>& Behind(Id id, Byte byte) const { return tails_[byte][id]; }

 private:
  Tails() {
    const LanguageModel& model = LanguageModel::Get();
    for (const Byte byte : {kOfStop, kOfComma}) {
      std::vector<bool> ends(model.size());
      for (const Guess& guess : Guesses::Get().WithTrail(byte == kOfStop ? 0xA1 : 0xA3)) ends[guess.id] = true;
      tails_[byte].resize(model.size());
      model.ForEachWordEnd([&](Id before, Id last) {
        if (ends[last]) tails_[byte][before].push_back(last);
      });
    }
  }
  std::array<std::vector<std::vector<Id>>, 2> tails_;
};

// Where the `(reading)` that ends at `at` begins; `at`: there is none.
uint32_t BeforeAnnotation(std::string_view text, uint32_t at) {
  constexpr uint32_t kLongest = 16;  // bytes
  if (at == 0 || text[at - 1] != ')') return at;
  const uint32_t from = at > kLongest ? at - kLongest : 0;
  const size_t open = text.substr(from, at - from).rfind('(');
  return open == std::string_view::npos ? at : from + static_cast<uint32_t>(open);
}

}  // namespace

bool IsCutMark(char32_t c) {
  switch (c) {
    case U',':
    case U'?':
    case U'!':
    case U';':
    case U'，':
    case U'？':
    case U'！':
    case U'；':
    case U'。':
    case U'、':
      return true;
    default:
      return false;
  }
}

bool IsOutlandish(char32_t c) {
  return (c >= 0xE000 && c < 0xE865) || (c >= 0x3105 && c <= 0x3129) || (c >= 0x2500 && c <= 0x257F) ||
         (c >= 0x3041 && c <= 0x30F6) || (c >= 0x2550 && c <= 0x2595) || (c >= 0x391 && c <= 0x451) ||
         (c >= 0xFE30 && c <= 0xFE6B) || (c >= 0x1CD && c <= 0x1DC);
}

bool SilentSigns::At(uint32_t at, char32_t c, uint32_t next) const {
  if (c == U'(') return IsForeignReading(at);
  if (!IsCutMark(c)) return false;
  return IsSeldom(c) || EndsSilently(next) || ReadsBadly(next) || MayBeCutShort(at, c, next);
}

// Whether, after a mark, a shifted run may be seen to end within a few characters: a lone letter behind a Chinese
// character, or a character that prose does not use. Marks may be part of it.
bool SilentSigns::EndsSilently(uint32_t next) const {
  char32_t before = 0;
  for (uint32_t n = 0; n < kLookAhead && next < text_.size(); ++n) {
    if (const auto lead = static_cast<unsigned char>(text_[next]); lead >= 0xE5 && lead <= 0xE9) {
      before = U'一';  // any
      next += 3;
      continue;
    }
    next = SkipInvisible(text_, next);
    if (next == text_.size()) return false;
    char32_t c = NextCodePoint(text_, next);
    if (IsOutlandish(c)) return true;
    if (c >= 0x40 && c < 0x7F) {
      char32_t after = CodePointAt(text_, next);
      return (IsHan(before) || n == 0) && (IsHan(after) || after == U'(' || IsSign(after));
    }
    if (!IsHan(c) && !IsSign(c)) return false;
    before = c;
  }
  return false;
}

// Whether the `(pinyin)` at a byte is no reading of the character before it: it names one that was torn.
bool SilentSigns::IsForeignReading(uint32_t at) const {
  std::string_view reading;
  if (ReadingEnd(text_, at, true, &reading) == 0) return false;
  for (int n = 0; n < kAnnotations; ++n) at = BeforeAnnotation(text_, at);
  char32_t before = CodePointBefore(text_, at);
  return IsHan(before) && !IsReading(before, reading);
}

// Whether another mark follows, or two characters that prose has not together.
bool SilentSigns::ReadsBadly(uint32_t next) const {
  next = SkipInvisible(text_, next);
  if (next == text_.size()) return false;
  const char32_t first = NextCodePoint(text_, next);
  if (IsCutMark(first)) return true;
  if (!IsHan(first)) return false;
  next = SkipInvisible(text_, next);
  const char32_t second = next < text_.size() ? NextCodePoint(text_, next) : U'\n';
  const LanguageModel& model = LanguageModel::Get();
  return IsHan(second) && model.Pair(model.IdOf(first), model.IdOf(second)) < kBadPair;
}

// Whether the word before the mark is likelier with one character more: all of it is gone, or (大。28 for 大小：28) the
// 。 shown is half of it and half of another mark.
bool SilentSigns::MayBeCutShort(uint32_t at, char32_t mark, uint32_t next) const {
  if (mark != U'。' && mark != U'、') return false;
  const LanguageModel& model = LanguageModel::Get();
  std::array<Id, kContext> before{};
  size_t n = 0;
  while (n < kContext && at > 0) {
    at = BeforeAnnotation(text_, at);
    if (at == 0) break;
    at = PreviousStart(text_, at);
    const char32_t c = CodePointAt(text_, at);
    if (!IsHan(c)) break;
    before[n++] = model.IdOf(c);
  }
  if (n == 0) return false;
  const Id last = before[0], mark_id = model.IdOf(mark);
  const bool number_follows = next < text_.size() && text_[next] >= '0' && text_[next] <= '9';
  const bool half = mark == U'。' && number_follows;
  const bool whole_word = model.Pair(last, mark_id) > kOftenEnds || Tails::Get().Behind(last, Tails::kOfComma).empty();
  if (whole_word && !half) return false;
  LanguageModel::State state;
  state.last[0] = LanguageModel::kUnknown;
  while (n > 0) model.Append(state, before[--n]);
  LanguageModel::State shown = state;
  model.Append(shown, mark_id);
  const float least = shown.score() - kNearlyAsGood;
  const auto may_end = [&](Tails::Byte byte, Id then) {
    const std::vector<Id>& tails = Tails::Get().Behind(last, byte);
    return std::any_of(tails.begin(), tails.end(), [&](Id tail) {
      if (state.score() + model.Ceiling(state, tail) < least) return false;
      LanguageModel::State whole = state;
      model.Append(whole, tail);
      model.Append(whole, then);
      return whole.score() > least;
    });
  };
  if (half && (may_end(Tails::kOfStop, model.IdOf(U'：')) || may_end(Tails::kOfStop, model.IdOf(U'，')))) return true;
  return !whole_word && may_end(Tails::kOfComma, mark_id);
}

}  // namespace baogao
