// The table goes from syllable to characters: 419 rows, found by binary search; the characters of a row are sorted
// and all three bytes long, so that a row too is searched by halves.
#include "baogao/restore/readings.h"

#include <algorithm>
#include <iterator>

#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct ReadingRow {
  std::string_view syllable, characters;
};
constexpr ReadingRow kRows[] = {
#include "data/readings.inc"
};
constexpr size_t kLongest = 6;  // zhuang

const ReadingRow* FindRow(std::string_view syllable) {
  const auto* row = std::lower_bound(std::begin(kRows), std::end(kRows), syllable,
                                     [](const ReadingRow& r, std::string_view s) { return r.syllable < s; });
  return row != std::end(kRows) && row->syllable == syllable ? row : nullptr;
}

struct Letter {
  std::u32string_view forms;
  char plain;
};
// Vowels with tone marks (and the letters that some fonts' pinyin uses), by what they are without.
constexpr Letter kLetters[] = {
    {U"āáǎàăɑ", 'a'}, {U"ēéěèĕ", 'e'}, {U"īíǐìĭ", 'i'}, {U"ōóǒòŏ", 'o'},
    {U"ūúǔùŭ", 'u'},  {U"üǖǘǚǜ", 'v'}, {U"ńňǹ", 'n'},   {U"ɡ", 'g'},
};

char Plain(char32_t c) {
  for (const Letter& letter : kLetters) {
    if (letter.forms.find(c) != std::u32string_view::npos) return letter.plain;
  }
  return 0;
}

}  // namespace

ParsedReading ParseReading(std::string_view text) {
  ParsedReading out;
  uint32_t at = 0;
  while (at < text.size() && text[at] == ' ') ++at;
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  while (at < text.size()) {
    const char32_t c = NextCodePoint(text, at);
    if (c < 0x80) {
      const char lower = static_cast<char>(c | 0x20);
      if (lower >= 'a' && lower <= 'z') {
        out.syllable.push_back(lower);
      } else if (c == ':' && !out.syllable.empty() && out.syllable.back() == 'u') {
        out.syllable.back() = 'v';
      } else if (c >= '0' && c <= '5' && at == text.size() && !out.syllable.empty()) {
        break;
      } else {
        return {};
      }
    } else if (const char plain = Plain(c)) {
      out.syllable.push_back(plain);
      out.toned = true;
    } else {
      return {};
    }
    if (out.syllable.size() > kLongest) return {};
  }
  if (FindRow(out.syllable) == nullptr) return {};
  return out;
}

bool HasSyllable(char32_t c, std::string_view syllable) {
  if (c < 0x3000 || c > 0xFFFF) return false;
  const ReadingRow* row = FindRow(syllable);
  if (row == nullptr) return false;
  std::string wanted;
  AppendCodePoint(wanted, c);
  size_t low = 0, high = row->characters.size() / 3;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const int order = row->characters.substr(middle * 3, 3).compare(wanted);
    if (order == 0) return true;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

}  // namespace baogao
