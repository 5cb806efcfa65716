// A line is worth a try if it holds signs of a crossing: kana, bopomofo or small form variants among ideographs, or
// letters of other scripts that swapped bytes make. What it would be is judged by the language model against what it
// is, a character at a time.
#include "baogao/restore/crossed_lines.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

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

constexpr uint32_t kFewSwapped = 8;  // of swapped text every third character or so shows it
constexpr size_t kFewest = 5;        // characters of a line of which much is lost

using Converter = std::unique_ptr<UConverter, decltype([](UConverter* c) { ucnv_close(c); })>;

Converter Open(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  UConverter* const c = converter.get();
  if (U_SUCCESS(status)) ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_SUCCESS(status)) ucnv_setFromUCallBack(c, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Big5 as Windows has it, and as browsers do, who know characters of Hong Kong beside it.
struct Big5 {
  Converter windows, browsers;
};

// What reads the bytes of one code point back; empty: cannot be.
std::string FromBig5ReadAsGbk(char32_t c, const Big5& big5) {
  const uint16_t code = Gbk::Get().Encode(c);
  std::string text;
  if (code == 0) return text;
  const char bytes[2] = {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  UChar out[4];
  UErrorCode fault = U_ZERO_ERROR;
  if (ucnv_toUChars(big5.windows.get(), out, 4, bytes, 2, &fault) == 1 && U_SUCCESS(fault)) {
    AppendCodePoint(text, out[0]);
  }
  return text;
}

std::string FromGbkReadAsBig5(char32_t c, const Big5& big5) {
  UChar units[2];
  int32_t size = 0;
  U16_APPEND_UNSAFE(units, size, c);
  std::string text;
  for (UConverter* converter : {big5.windows.get(), big5.browsers.get()}) {
    char bytes[8];
    UErrorCode fault = U_ZERO_ERROR;
    if (ucnv_fromUChars(converter, bytes, sizeof bytes, units, size, &fault) != 2 || U_FAILURE(fault)) continue;
    const char32_t read =
        Gbk::Get().Decode(static_cast<unsigned char>(bytes[0]) << 8 | static_cast<unsigned char>(bytes[1]));
    if (read == 0) continue;
    AppendCodePoint(text, read);
    break;
  }
  return text;
}

std::string Swapped(char32_t c, const Big5&) {
  std::string text;
  const char32_t swapped = (c & 0xFF) << 8 | c >> 8;
  if (c < 0x10000 && (swapped < 0xD800 || swapped > 0xDFFF)) AppendCodePoint(text, swapped);
  return text;
}

using ReadBack = std::string (*)(char32_t, const Big5&);

// All characters above ASCII read back; those that were lost stay. Empty if one in twenty cannot be, or most are lost.
std::string Convert(std::string_view line, ReadBack read_back, bool ascii_too, const Big5& big5) {
  constexpr char32_t kGone = 0xFFFD;
  std::string out;
  size_t failures = 0, characters = 0, gone = 0;
  for (uint32_t at = 0; at < line.size();) {
    const char32_t c = NextCodePoint(line, at);
    if (c < 0x80 && !ascii_too) {
      out.push_back(static_cast<char>(c));
      continue;
    }
    ++characters;
    const std::string one = c == kGone ? std::string() : read_back(c, big5);
    (c == kGone ? gone : failures) += one.empty();
    if (one.empty())
      AppendCodePoint(out, kGone);
    else
      out += one;
    if (characters >= 20 && failures * 20 > characters) return {};
  }
  const size_t read = characters - gone;
  const bool enough = read >= (gone > 0 ? kFewest : kFewest / 2) && failures * 20 <= read && gone * 2 <= characters;
  return enough ? out : std::string();
}

// Mean log-probability of a character, what is lost and its neighbours aside.
float Likelihood(std::string_view text) {
  const LanguageModel& model = LanguageModel::Get();
  LanguageModel::State state;
  float sum = 0;
  int n = 0;
  for (uint32_t at = 0; at < text.size() && at < kLongestTry;) {
    const char32_t c = NextCodePoint(text, at);
    if (c == 0xFFFD) {
      sum += state.score();
      state = LanguageModel::State();
      state.last[0] = LanguageModel::kUnknown;
      continue;
    }
    ++n;
    model.Append(state, model.IdOf(c));
  }
  return n == 0 ? 0 : (sum + state.score()) / static_cast<float>(n);
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
    if (swapped * kFewSwapped > characters && Try(line, Swapped, true)) return;
    if (signs * kFewSigns < characters) return;
    if (big5_.windows == nullptr) big5_ = {Open("Big5"), Open("Big5-HKSCS")};
    if (big5_.windows == nullptr || big5_.browsers == nullptr) return;
    if (!Try(line, FromBig5ReadAsGbk, false)) Try(line, FromGbkReadAsBig5, false);
  }

  bool Try(Span line, ReadBack read_back, bool ascii_too) {
    const std::string_view shown = line.of(text_);
    const float now = Likelihood(shown);
    std::string read = Convert(shown, read_back, ascii_too, big5_);
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
  Big5 big5_;  // opened at the first line that needs it
  Changes changes_;
};

}  // namespace

Changes FindCrossedLines(const Survey& survey) { return Finder(survey).Run(); }

}  // namespace baogao
