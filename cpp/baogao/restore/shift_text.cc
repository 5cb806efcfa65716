// Characters are loaded a few ahead of the search, since most searches end soon.
#include "baogao/restore/shift_text.h"

#include <algorithm>

#include "baogao/restore/gbk.h"
#include "baogao/restore/readings.h"
#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr int kContext = 12;  // characters before the place
constexpr int kHidden = 12;   // invisible ones that are passed over at a time

bool IsLineEnd(char32_t c) { return c == '\n' || c == '\r'; }

// Private-use characters are no less visible than what else shifted bytes make.
bool IsInvisible(char32_t c) { return (FeaturesOf(c) & kInvisible) != 0 && (c < 0xE000 || c > 0xF8FF); }

// Narrowed marks count as the full-width ones.
uint16_t CodeOf(char32_t c) { return c > 0x20 && c < 0x7F ? static_cast<uint16_t>(0xA380 + c) : Gbk::Get().Encode(c); }

bool IsReadingLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0xFC && c != 0xF7) || (c >= 0x101 && c <= 0x1DC) ||
         c == 0x1F9 || c == 0x1E3F;
}

uint32_t CountCharacters(std::string_view text) {
  return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

int ShiftText::Begin(std::string_view text, uint32_t trigger) {
  text_ = text;
  shown_.clear();
  closed_ = line_ends_ = false;
  next_ = trigger;
  int before = 0;
  for (int hidden = 0; before < kContext && hidden < kHidden && next_ > 0 && text[next_ - 1] != '\n';) {
    next_ = PreviousStart(text, next_);
    ++(IsInvisible(CodePointAt(text, next_)) ? hidden : before);
  }
  line_begins_ = next_ == 0 || text[next_ - 1] == '\n';
  Reach(before);
  return before;
}

void ShiftText::LoadOne() {
  const uint32_t at = next_ = SkipInvisible(text_, next_);
  const char32_t c = at < text_.size() ? NextCodePoint(text_, next_) : U'\n';
  if (IsLineEnd(c) || shown_.size() == kMaxShown) {
    closed_ = true;
    line_ends_ = IsLineEnd(c);
    shown_.push_back({U'\n', at, at, 0});  // a stop
    return;
  }
  Shown s{c, at, next_, CodeOf(c)};
  const bool open = c == U'(';
  std::string_view reading;
  if (open || (!shown_.empty() && shown_.back().c == U'?')) {
    const uint32_t end = ReadingEnd(text_, at, open, &reading);
    const uint32_t count = end == 0 ? 0 : CountCharacters(text_.substr(at, end - at));
    if (count != 0 && shown_.size() + count <= kMaxShown) {
      (open ? s.annotation : s.reading) = static_cast<uint8_t>(count);
      s.syllable = ParseReading(reading).packed;
    }
  }
  shown_.push_back(s);
}

uint32_t SkipInvisible(std::string_view text, uint32_t at) {
  for (int n = 0; n < kHidden && at < text.size(); ++n) {
    uint32_t next = at;
    if (!IsInvisible(NextCodePoint(text, next))) break;
    at = next;
  }
  return at;
}

uint16_t CutMark(uint16_t code) {
  switch (code) {
    case 0xA3AC:
    case 0xA3BF:
    case 0xA3A1:
    case 0xA3BB:
    case 0xA1A3:
    case 0xA1A2:
      return code;
    default:
      return 0;
  }
}

uint32_t ReadingEnd(std::string_view text, uint32_t at, bool open, std::string_view* reading) {
  constexpr int kLongest = 6;
  if (open && (at >= text.size() || text[at++] != '(')) return 0;
  const uint32_t begin = at;
  int letters = 0;
  while (at < text.size() && letters <= kLongest) {
    uint32_t next = at;
    if (!IsReadingLetter(NextCodePoint(text, next))) break;
    ++letters;
    at = next;
  }
  if (letters == 0 || letters > kLongest || at >= text.size() || text[at] != ')') return 0;
  if (reading != nullptr) *reading = text.substr(begin, at - begin);
  return at + 1;
}

bool EndsInTornComma(std::string_view text, uint32_t begin, uint32_t end) {
  if (end - begin < 2 || text[end - 1] != '?') return false;
  constexpr uint16_t kFirstByte = 0xA3;
  const Gbk& gbk = Gbk::Get();
  if ((gbk.Encode(CodePointBefore(text, end - 1)) & 0xFF) != kFirstByte) return false;
  for (size_t at = text.find('?', begin); at < end - 1; at = text.find('?', at + 1)) {
    const auto next = static_cast<uint32_t>(at) + 1;
    if (CutMark(CodeOf(CodePointAt(text, next))) != 0 || ReadingEnd(text, next, false, nullptr) != 0) return true;
  }
  return false;
}

}  // namespace baogao
