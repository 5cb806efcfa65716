// Survey: one quick look over a text that tells which passes have anything to do, and where.
//
// Not public. Clean text is looked at once and copied once; everything else in this folder runs only where the
// survey saw a code point of its class. It costs one table look-up a code point, and is kept block by block, so that a
// pass walks only stretches that hold what it is about; it follows the changes that passes make.
//
//   survey.has(kInvisible)                               -> whether the pass has anything to do
//   survey.ForEachStretch(kInvisible, [&](Span s) {...}) -> where
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/restore/pass.h"
#include "baogao/span.h"

namespace baogao {

enum Feature : uint32_t {
  kTraditional = 1 << 0,  // characters that simplified text does not have
  kSimplified = 1 << 1,   // characters that traditional text does not have
  kInvisible = 1 << 2,    // zero-width, control and private-use characters
  kLatin = 1 << 3,        // letters and marks above ASCII that UTF-8 writes in two bytes: ā ² Ö д
  kWide = 1 << 4,         // full-width digits and letters
  kOddSpace = 1 << 5,     // spaces that are neither ASCII nor ideographic
  kKana = 1 << 6,         // Japanese text: its characters are no Chinese script
  kReplacement = 1 << 7,  // U+FFFD, and 锟, which begins what two of them become in GBK
  kParenthesis = 1 << 8,
  kConverts = 1 << 9,   // characters that have a simplified form or begin a phrase that has one
  kTelltale = 1 << 10,  // what UTF-8 read as GBK begins its characters with: 锛 銆 鐨 …
  kForeign = 1 << 11,   // what two-byte encodings make of each other: kana, bopomofo, small forms, U+A3AC
  kSwapped = 1 << 12,   // Chinese text with the two bytes of UTF-16 swapped: U+0230 is 。
  kToned = 1 << 13,     // letters with the tone marks of pinyin
  kPage = 1 << 14,      // 页 and 頁
  // Of ASCII:
  kMarkup = 1 << 16,     // & and <
  kLetter = 1 << 17,     // letters
  kCapital = 1 << 18,    // capital ones
  kSemicolon = 1 << 19,  // ;
  kComma = 1 << 20,      // ,
  kSpace = 1 << 21,
  // Of neighbours:
  kSigns = 1 << 22,  // three characters of kLatin or signs of Windows-1252 side by side
};

class Survey {
 public:
  Survey() = default;
  // Keeps a view of the text.
  explicit Survey(std::string_view text);

  // Goes on with the text that changes of this one (sorted, disjoint) lead to: Follow as long as this one is there,
  // Attach once the other is. Features of what is deleted may stay; the counts of characters are right.
  void Follow(const Changes& changes);
  void Attach(std::string_view next) { text_ = next; }

  std::string_view text() const { return text_; }
  bool has(uint32_t any) const { return (features_ & any) != 0; }
  uint32_t traditional() const { return traditional_; }  // how many characters of the class
  uint32_t simplified() const { return simplified_; }

  // Calls visit(Span) for the stretches whose blocks hold any of these features, in order. They begin and end where
  // code points do.
  template <typename Visit>
  void ForEachStretch(uint32_t any, Visit&& visit) const {
    if (!has(any)) return;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if ((blocks_[i].features & any) == 0) continue;
      const uint32_t begin = blocks_[i].begin;
      while (i < blocks_.size() && (blocks_[i].features & any) != 0) ++i;
      visit(Span{begin, i < blocks_.size() ? blocks_[i].begin : static_cast<uint32_t>(text_.size())});
    }
  }

 private:
  struct Block {
    uint32_t begin;
    uint32_t features;  // of the code points that begin in it
  };

  std::string_view text_;
  uint32_t features_ = 0;
  uint32_t traditional_ = 0, simplified_ = 0;
  std::vector<Block> blocks_;
};

// The features (those below the ones of ASCII) of every code point of the basic plane; of any code point.
const uint16_t* FeatureTable();
uint16_t FeaturesOf(char32_t c);

}  // namespace baogao
