// ShiftText: what ShiftSearch sees of a text, character by character. Not public.
//
// In:   a text and the place where a run may begin.
// Out:  the characters from a few before that place to the end of the line (or so many, if it is long), with
//       their GBK codes and the readings in brackets that begin at them; loaded as far as Reach was asked. Invisible
//       ones, which sites strew in afterwards, are passed over.
// Fail: never.
//
// Examples (text, place of the ? -> characters):
//   確??萍加       確 B45F  ? A3BF  ? A3BF  萍 C6BC  加 BCD3
//   因?yàn)橘|      因 D2F2  ? A3BF  y (its reading: yan, 4 characters) ...
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace baogao {

struct Shown {
  char32_t c;
  uint32_t at;             // byte
  uint32_t end;            // byte behind it
  uint16_t code;           // GBK, narrowed marks widened; 0: none
  uint8_t annotation = 0;  // characters of the `(pinyin)` that begins here; 0: none
  uint8_t reading = 0;     // characters of the `pinyin)` that begins here, behind a `?`; 0: none
  uint32_t syllable = 0;   // of either, packed
};

class ShiftText {
 public:
  static constexpr int kMaxShown = 160;  // characters at most

  // Starts anew; returns the index of the character at `trigger`.
  int Begin(std::string_view text, uint32_t trigger);
  // Loads what a step at character i may look at. Whether i is a character: false at the end, where a stop is.
  bool Reach(int i) {
    while (!closed_ && static_cast<int>(shown_.size()) <= i + kMargin) LoadOne();
    return i + 1 < static_cast<int>(shown_.size());
  }
  const Shown& operator[](int i) const { return shown_[i]; }
  // Whether the line begins at the first character.
  bool line_begins() const { return line_begins_; }
  // Whether the line ends at the stop, and not just what is loaded of it.
  bool line_ends() const { return line_ends_; }
  std::string_view text() const { return text_; }

 private:
  static constexpr int kMargin = 12;  // a step looks no further
  void LoadOne();

  std::string_view text_;
  uint32_t next_ = 0;
  std::vector<Shown> shown_;
  bool closed_ = false, line_begins_ = false, line_ends_ = false;
};

// The byte of the next character from `at` on that can be seen, if one is near; private-use ones can.
uint32_t SkipInvisible(std::string_view text, uint32_t at);

// A blank of pages, which sites strew in like invisible characters. Its bytes occur in shifted runs, too.
constexpr char32_t kPrivateBlank = 0xE5E5;

// The code of a mark before which pages were cut, given a character's code; 0: no such mark.
uint16_t CutMark(uint16_t code);

// The `(pinyin)` or, with `open` false, `pinyin)` that begins at byte `at`: its end (after the bracket), else 0.
uint32_t ReadingEnd(std::string_view text, uint32_t at, bool open, std::string_view* reading);

// Whether the `?` with which [begin, end) ends is the half of a comma: text behind another torn character that ends
// with the first byte of ，.
bool EndsInTornComma(std::string_view text, uint32_t begin, uint32_t end);

}  // namespace baogao
