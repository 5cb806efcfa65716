// First a look for what every damaged page shows: `?` before a mark or a `reading)`, private-use characters,
// letters of bopomofo or box drawing between Chinese ones. Each place found is handed to the search, which reads
// it both ways; what it finds is believed where it is far likelier than the text as it stands and no other
// reading comes near.
#include "baogao/restore/byte_shift.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "baogao/restore/byte_shift_search.h"
#include "baogao/restore/shift_text.h"
#include "baogao/restore/silent_signs.h"
#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// How much likelier (natural logarithm) a repair must be than the damage: on a page that shows no other damage, for a
// run that begins with a `?` on a page that is damaged, and for a run whose start nothing shows.
constexpr float kMinGain = 9.0f;
constexpr float kMinGainDamaged = 1.0f;
constexpr float kMinGainSilent = 3.0f;
// And how sure it must be; beyond doubt that there is damage, the first is enough.
constexpr float kMinConfidence = 0.005f;
constexpr float kMinConfidenceSilent = 0.2f;
// What gains less, or shows nothing at all, is believed if there is one such place for so many marks.
constexpr size_t kMarksASilentRun = 50;
constexpr float kLossConfidence = 0.5f;  // of a run behind which a character is lost
// Work that hostile text may cause: search steps for a text, and for each byte of it.
constexpr uint64_t kStepsAnyway = 500'000;
constexpr uint64_t kStepsAByte = 4;
constexpr uint64_t kStepsASearch = 200;  // what a search costs beside its steps

// One that shifted bytes make often; those of the third area, too, are blanks of damaged pages (U+E5E5).
bool IsShiftedPrivateUse(char32_t c) { return c >= 0xE000 && c < 0xE4C6; }

bool IsHanOrOutlandish(char32_t c) { return IsHan(c) || IsOutlandish(c); }

bool IsTonedVowel(char32_t c) {
  switch (c) {
    case U'ā':
    case U'á':
    case U'ǎ':
    case U'à':
    case U'ē':
    case U'é':
    case U'ě':
    case U'è':
    case U'ī':
    case U'í':
    case U'ǐ':
    case U'ì':
    case U'ō':
    case U'ó':
    case U'ǒ':
    case U'ò':
    case U'ū':
    case U'ú':
    case U'ǔ':
    case U'ù':
    case U'ǖ':
    case U'ǘ':
    case U'ǚ':
    case U'ǜ':
    case U'ü':
      return true;
    default:
      return false;
  }
}

// What the page as a whole shows.
struct PageSigns {
  bool private_use = false;
  bool annotated = false;    // toned readings in brackets
  bool traditional = false;  // most characters that belong to one script only are traditional
  bool asks = false;         // a `?` stands where a run begins

  bool damaged() const { return private_use || annotated || traditional; }
  // Whether torn bytes may have left no sign at all.
  bool silent() const { return (annotated || traditional) && !asks; }
};

// A place where a run may begin.
enum class Sign { none, loud, silent };

class Scanner {
 public:
  Scanner(std::string_view text, bool traditional) : text_(text), silent_signs_(text) {
    signs_.traditional = traditional;
  }
  PassResult Run();

 private:
  void LookAround();
  uint32_t NextMark(uint32_t at);
  Sign SignAt(uint32_t at, char32_t c, uint32_t next) const;
  const char* LostBehind(const ShiftedRun& run) const;
  void Accept(ShiftFinding found, uint32_t trigger, bool loud);
  void Restore(const ShiftFinding& found);
  void JudgeWeak();

  std::string_view text_;
  SilentSigns silent_signs_;
  PageSigns signs_;
  PassResult result_;
  uint32_t done_ = 0;
  std::vector<ShiftFinding> weak_;      // silent ones that only others like them make credible
  size_t silent_runs_ = 0, marks_ = 0;  // of the page
  size_t narrow_ = 0, wide_ = 0;        // the next `?` and ？
  uint64_t steps_left_ = 0;
  ShiftSearch search_;
};

void Scanner::LookAround() {
  for (size_t at = text_.find('('); at != std::string_view::npos && !signs_.annotated; at = text_.find('(', at + 1)) {
    std::string_view reading;
    if (ReadingEnd(text_, static_cast<uint32_t>(at), true, &reading) == 0) continue;
    for (uint32_t i = 0; i < reading.size();) signs_.annotated |= IsTonedVowel(NextCodePoint(reading, i));
  }
  for (size_t at = text_.find('?'); at != std::string_view::npos && !signs_.asks; at = text_.find('?', at + 1)) {
    uint32_t next = static_cast<uint32_t>(at) + 1;
    signs_.asks = ReadingEnd(text_, next, false, nullptr) != 0;
    if (next < text_.size() && IsCutMark(NextCodePoint(text_, next))) {
      signs_.asks |= IsHanOrOutlandish(CodePointAt(text_, SkipInvisible(text_, next)));
    }
  }
  // Private-use characters that show that none was stripped begin with this byte.
  for (size_t at = text_.find('\xEE'); at != std::string_view::npos && !signs_.private_use;
       at = text_.find('\xEE', at + 1)) {
    signs_.private_use = IsShiftedPrivateUse(CodePointAt(text_, static_cast<uint32_t>(at)));
  }
}

Sign Scanner::SignAt(uint32_t at, char32_t c, uint32_t next) const {
  if (c == U'?' || c == U'？') {
    uint32_t after = next;
    char32_t d = after < text_.size() ? NextCodePoint(text_, after) : 0;
    if (IsCutMark(d) && IsHanOrOutlandish(CodePointAt(text_, SkipInvisible(text_, after)))) return Sign::loud;
    if (c == U'?' && ReadingEnd(text_, next, false, nullptr) != 0) return Sign::loud;
    if (IsCutMark(d) && signs_.damaged()) return Sign::loud;
  }
  if (!signs_.silent()) return Sign::none;
  return silent_signs_.At(at, c, next) ? Sign::silent : Sign::none;
}

// What may be lost for good behind a run; null: nothing. The `?` that ends it took an ASCII character, unless a mark or
// a line end follows, or it is known (&, <).
const char* Scanner::LostBehind(const ShiftedRun& run) const {
  if (text_[run.at.end - 1] != '?' || run.at.end == text_.size()) return nullptr;
  const char32_t after = CodePointAt(text_, run.at.end);
  if (IsCutMark(after) || after == U'\n' || after == U'\r') return nullptr;
  if (!run.text.empty() && (run.text.back() == '&' || run.text.back() == '<')) return nullptr;
  const bool number = (after >= U'0' && after <= U'9') || after == U'.' || after == U'%';
  return number ? "a digit may be lost after this run" : "a digit, a comma or a blank may be lost after this run";
}

void Scanner::Accept(ShiftFinding found, uint32_t trigger, bool loud) {
  const float min_gain = !loud ? 0.0f : signs_.damaged() ? kMinGainDamaged : kMinGain;
  const float min_confidence = loud || found.gain > kMinGain ? kMinConfidence : kMinConfidenceSilent;
  if (found.runs.empty() || found.gain < min_gain || found.confidence < min_confidence) {
    if (loud && found.gain > 0 && !found.runs.empty()) {
      result_.suspected.push_back(
          {found.runs[0].at, EditKind::byte_shift,
           "text read one byte off; its restoration is uncertain (" + found.runs[0].text + "?)"});
    }
    done_ = std::max(done_, trigger + 1);
    return;
  }
  done_ = std::max(done_, found.runs.back().at.end);
  silent_runs_ += !loud;
  if (!loud && (found.vanished || found.gain < kMinGainSilent)) {
    weak_.push_back(std::move(found));
  } else {
    Restore(found);
  }
}

void Scanner::Restore(const ShiftFinding& found) {
  for (const ShiftedRun& run : found.runs) {
    float confidence = found.confidence;
    if (const char* lost = LostBehind(run)) {
      confidence = std::min(confidence, kLossConfidence);
      result_.suspected.push_back({run.at, EditKind::byte_shift, lost});
    }
    result_.changes.push_back({run.at, run.text, EditKind::byte_shift, confidence});
  }
}

// Torn bytes that leave no sign leave none all over the page: a page of many marks and few such places is sound.
void Scanner::JudgeWeak() {
  if (silent_runs_ * kMarksASilentRun < marks_) return;
  for (const ShiftFinding& found : weak_) Restore(found);
  std::sort(result_.changes.begin(), result_.changes.end(),
            [](const Change& a, const Change& b) { return a.at.begin < b.at.begin; });
}

// The next character at which a run may begin: a question mark, on a page without these any mark or reading.
uint32_t Scanner::NextMark(uint32_t at) {
  static constexpr std::array<bool, 256> kMayBegin = [] {
    std::array<bool, 256> t{};
    for (const char c : std::string_view("?\xEF\xE3,!;(")) t[static_cast<unsigned char>(c)] = true;
    return t;
  }();
  if (signs_.silent()) {
    while (at < text_.size() && !kMayBegin[static_cast<unsigned char>(text_[at])]) ++at;
    return at;
  }
  if (narrow_ < at || at == 0) narrow_ = text_.find('?', at);
  if (wide_ < at || at == 0) wide_ = text_.find("？", at);
  return static_cast<uint32_t>(std::min({narrow_, wide_, text_.size()}));
}

PassResult Scanner::Run() {
  steps_left_ = kStepsAnyway + kStepsAByte * text_.size();
  LookAround();
  for (uint32_t at = NextMark(0); at < text_.size(); at = NextMark(at)) {
    uint32_t next = at;
    char32_t c = NextCodePoint(text_, next);
    marks_ += IsCutMark(c);
    if (at >= done_) {
      Sign sign = SignAt(at, c, next);
      if (sign != Sign::none && steps_left_ == 0) {
        if (sign == Sign::loud) {
          result_.suspected.push_back({{at, next},
                                       EditKind::byte_shift,
                                       "text may be read one byte off from here; too "
                                       "much of the page is, so it was not searched"});
        }
        done_ = std::max(next, static_cast<uint32_t>(std::min(text_.find('\n', at), text_.size())));
      } else if (sign != Sign::none) {
        const ShiftHints hints{signs_.private_use, sign == Sign::silent, signs_.traditional};
        ShiftFinding found = search_.Find(text_, at, hints);
        steps_left_ -= std::min<uint64_t>(steps_left_, found.steps + kStepsASearch);
        Accept(std::move(found), at, sign == Sign::loud);
      }
    }
    at = next;
  }
  JudgeWeak();
  return std::move(result_);
}

// Whether the text holds any byte that a shifted run must hold, unless no torn byte left a `?`; false for almost all
// clean text.
bool MayHoldByteShift(std::string_view text) {
  // A `?`; a private-use character (EE ..); a letter with a tone mark (C3-C7 ..), without which no page is annotated;
  // a wide ？ before another mark. A block at a time, without branches, so that the compiler makes vectors of it.
  constexpr size_t kBlock = 256;
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const size_t size = text.size();
  size_t i = 0;
  for (; i + kBlock + 2 <= size; i += kBlock) {
    unsigned char found = 0;
    for (size_t k = i; k < i + kBlock; ++k) {
      const unsigned char question = (p[k] == 0xBC) & (p[k + 1] == 0x9F) & ((p[k + 2] >= 0xEF) | (p[k + 2] == 0xE3));
      found |= (p[k] == '?') | (p[k] == 0xEE) | ((p[k] >= 0xC3) & (p[k] <= 0xC7)) | question;
    }
    if (found != 0) return true;
  }
  for (; i < size; ++i) {
    const bool wide = p[i] == 0xBC && i + 2 < size && p[i + 1] == 0x9F && (p[i + 2] >= 0xEF || p[i + 2] == 0xE3);
    if (p[i] == '?' || p[i] == 0xEE || (p[i] >= 0xC3 && p[i] <= 0xC7) || wide) return true;
  }
  return false;
}

}  // namespace

PassResult FindByteShifts(const Survey& survey) {
  const bool traditional = survey.traditional() > survey.simplified();
  if (!traditional && !MayHoldByteShift(survey.text())) return {};
  return Scanner(survey.text(), traditional).Run();
}

}  // namespace baogao
