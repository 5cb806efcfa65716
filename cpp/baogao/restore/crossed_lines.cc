// A line is worth a try if it holds signs of a crossing: kana, bopomofo or small form variants among ideographs, or
// letters of other scripts that swapped bytes make. What it would be is judged by the language model against what it
// is, a character at a time.
#include "baogao/restore/crossed_lines.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <string>

#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/lines.h"
#include "baogao/restore/script.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kLongestTry = 3000;  // bytes of a line that are judged; the rest goes the same way
constexpr float kBetter = 2.0f;         // how much likelier a character must be on average
constexpr uint32_t kFewSigns = 25;      // a sign in so many characters: every clause has a mark, and each becomes one
constexpr float kProse = -8.0f;         // least log-probability a character of what is read back

using Converter = std::unique_ptr<UConverter, decltype([](UConverter* c) { ucnv_close(c); })>;

Converter OpenBig5() {
  UErrorCode status = U_ZERO_ERROR;
  Converter big5(ucnv_open("Big5", &status));
  if (U_SUCCESS(status)) ucnv_setToUCallBack(big5.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_SUCCESS(status))
    ucnv_setFromUCallBack(big5.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(big5) : nullptr;
}

// What reads the bytes of one code point back; empty: cannot be.
std::string FromBig5ReadAsGbk(char32_t c, UConverter* big5) {
  const uint16_t code = Gbk::Get().Encode(c);
  if (code == 0) return {};
  const char bytes[2] = {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  UChar out[4];
  UErrorCode fault = U_ZERO_ERROR;
  std::string text;
  if (ucnv_toUChars(big5, out, 4, bytes, 2, &fault) == 1 && U_SUCCESS(fault)) AppendCodePoint(text, out[0]);
  return text;
}

std::string FromGbkReadAsBig5(char32_t c, UConverter* big5) {
  const auto unit = static_cast<UChar>(c);
  char bytes[8];
  UErrorCode fault = U_ZERO_ERROR;
  std::string text;
  if (ucnv_fromUChars(big5, bytes, sizeof bytes, &unit, 1, &fault) != 2 || U_FAILURE(fault)) return text;
  const char32_t read =
      Gbk::Get().Decode(static_cast<unsigned char>(bytes[0]) << 8 | static_cast<unsigned char>(bytes[1]));
  if (read != 0) AppendCodePoint(text, read);
  return text;
}

std::string Swapped(char32_t c, UConverter*) {
  std::string text;
  const char32_t swapped = c == 0xFFFD ? c : (c & 0xFF) << 8 | c >> 8;
  if (swapped < 0xD800 || swapped > 0xDFFF) AppendCodePoint(text, swapped);
  return text;
}

using ReadBack = std::string (*)(char32_t, UConverter*);

// All characters above ASCII read back; empty if one in twenty cannot be.
std::string Convert(std::string_view line, ReadBack read_back, bool ascii_too, UConverter* big5) {
  std::string out;
  int failures = 0, characters = 0;
  for (uint32_t at = 0; at < line.size();) {
    const char32_t c = NextCodePoint(line, at);
    if (c < 0x80 && !ascii_too) {
      out.push_back(static_cast<char>(c));
      continue;
    }
    ++characters;
    const std::string one = c < 0x10000 ? read_back(c, big5) : std::string();
    failures += one.empty();
    out += one.empty() ? "\uFFFD" : one;
    if (characters >= 20 && failures * 20 > characters) return {};
  }
  return characters == 0 || failures * 20 > characters ? std::string() : out;
}

// Mean log-probability of a character.
float Likelihood(std::string_view text) {
  const LanguageModel& model = LanguageModel::Get();
  LanguageModel::State state;
  int n = 0;
  for (uint32_t at = 0; at < text.size() && at < kLongestTry; ++n)
    model.Append(state, model.IdOf(NextCodePoint(text, at)));
  return n == 0 ? 0 : state.score() / static_cast<float>(n);
}

class Finder {
 public:
  explicit Finder(const Survey& survey) : survey_(survey), text_(survey.text()) {}

  Changes Run() {
    uint32_t at = 0;
    survey_.ForEachStretch(kForeign | kSwapped, [&](Span blocks) {
      if (at < blocks.begin) {
        const size_t before = text_.substr(at, blocks.begin - at).rfind('\n');
        if (before != std::string_view::npos) at += static_cast<uint32_t>(before) + 1;
      }
      while (at < blocks.end) {
        const LineSpan line = LineAt(text_, at);
        at = line.next;
        Look(line.content);
      }
    });
    return std::move(changes_);
  }

 private:
  void Look(Span line) {
    const uint16_t* const features = FeatureTable();
    uint32_t signs = 0, swapped = 0, codes = 0, characters = 0;
    char32_t before = 0;
    for (uint32_t at = line.begin; at < line.end; ++characters) {
      const char32_t c = NextCodePoint(text_, at);
      const uint32_t f = c < 0x10000 ? features[c] : 0;
      signs += (f & kForeign) != 0;
      swapped += (f & kSwapped) != 0;
      codes += IsCode(c, before);
      before = c;
    }
    if (codes > 0) return ReadCodes(line);
    if (swapped > 0 && Try(line, Swapped, true)) return;
    if (signs * kFewSigns < characters) return;
    if (big5_ == nullptr) big5_ = OpenBig5();
    if (big5_ != nullptr && !Try(line, FromBig5ReadAsGbk, false)) Try(line, FromGbkReadAsBig5, false);
  }

  bool Try(Span line, ReadBack read_back, bool ascii_too) {
    const std::string_view shown = line.of(text_);
    const float now = Likelihood(shown);
    std::string read = Convert(shown, read_back, ascii_too, big5_.get());
    const float then = Likelihood(read);
    if (read.empty() || then < kProse || then < now + kBetter) return false;
    changes_.push_back({line, std::move(read), EditKind::mojibake, 0.95f});
    return true;
  }

  // A mark of GBK's first rows that stands as its code, behind what such a mark follows and Yi letters do not.
  static bool IsCode(char32_t c, char32_t before) {
    if (c < 0xA1A1 || c > 0xA3FE || !IsClosingMark(Gbk::Get().Decode(c))) return false;
    const bool alphanumeric = before > ' ' && before < 0x7F;
    return IsHan(before) || alphanumeric || IsClosingMark(before) || before == U'％';
  }

  void ReadCodes(Span line) {
    char32_t before = 0;
    for (uint32_t at = line.begin; at < line.end;) {
      const uint32_t begin = at;
      const char32_t c = NextCodePoint(text_, at);
      if (IsCode(c, before)) {
        std::string mark;
        AppendCodePoint(mark, Gbk::Get().Decode(c));
        changes_.push_back({{begin, at}, std::move(mark), EditKind::mojibake, 0.95f});
      }
      before = c;
    }
  }

  const Survey& survey_;
  std::string_view text_;
  Converter big5_;
  Changes changes_;
};

}  // namespace

Changes FindCrossedLines(const Survey& survey) { return Finder(survey).Run(); }

}  // namespace baogao
