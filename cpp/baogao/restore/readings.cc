// The table goes from syllable to characters; at first use it is turned round: each character's syllables as a short
// run of numbers. A syllable of at most six letters is itself a number of thirty bits, so that no strings are compared.
#include "baogao/restore/readings.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

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
constexpr char32_t kFirst = 0x3000, kLast = 0xA000;

// Letters as five bits each.
constexpr uint32_t kLetterBits = 5, kLetterMask = (1 << kLetterBits) - 1;
constexpr uint32_t PackLetter(char c) { return static_cast<uint32_t>(c - 'a' + 1); }

uint32_t Pack(std::string_view syllable) {
  if (syllable.size() > kLongest) return 0;
  uint32_t packed = 0;
  for (const char c : syllable) packed = packed << kLetterBits | PackLetter(c);
  return packed;
}

struct Tables {
  std::array<uint32_t, 2048> syllables{};  // packed, by hash; 0: none
  std::vector<uint32_t> first;             // by code point from kFirst: where its run of readings begins
  std::vector<uint32_t> readings;          // packed syllables
};

uint32_t SyllableSlot(uint32_t packed) { return packed * 0x9E3779B1u >> 21; }

const Tables& GetTables() {
  static const Tables tables = [] {
    Tables t;
    std::vector<std::pair<char32_t, uint32_t>> pairs;
    for (const ReadingRow& row : kRows) {
      const uint32_t packed = Pack(row.syllable);
      uint32_t slot = SyllableSlot(packed);
      while (t.syllables[slot] != 0) slot = (slot + 1) % t.syllables.size();
      t.syllables[slot] = packed;
      for (uint32_t at = 0; at < row.characters.size();) pairs.emplace_back(NextCodePoint(row.characters, at), packed);
    }
    std::sort(pairs.begin(), pairs.end());
    t.first.assign(kLast - kFirst + 1, 0);
    for (const auto& [c, packed] : pairs) {
      if (c < kFirst || c >= kLast) continue;
      ++t.first[c - kFirst + 1];
      t.readings.push_back(packed);
    }
    for (size_t i = 1; i < t.first.size(); ++i) t.first[i] += t.first[i - 1];
    return t;
  }();
  return tables;
}

bool IsSyllable(uint32_t packed) {
  const auto& all = GetTables().syllables;
  uint32_t slot = SyllableSlot(packed);
  while (all[slot] != 0 && all[slot] != packed) slot = (slot + 1) % all.size();
  return packed != 0 && all[slot] == packed;
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

// All of them lie below this.
constexpr char32_t kLettersEnd = 0x300;

char Plain(char32_t c) {
  static const std::array<char, kLettersEnd> table = [] {
    std::array<char, kLettersEnd> t{};
    for (const Letter& letter : kLetters) {
      for (const char32_t form : letter.forms) t[form] = letter.plain;
    }
    return t;
  }();
  return c < kLettersEnd ? table[c] : 0;
}

}  // namespace

ParsedReading ParseReading(std::string_view text) {
  ParsedReading out;
  uint32_t at = 0;
  size_t letters = 0;
  while (at < text.size() && text[at] == ' ') ++at;
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  while (at < text.size()) {
    const char32_t c = NextCodePoint(text, at);
    const char lower = static_cast<char>(c | 0x20);
    const char letter = c >= 0x80 ? Plain(c) : lower >= 'a' && lower <= 'z' ? lower : '\0';
    if (letter != 0) {
      if (++letters > kLongest) return {};
      out.packed = out.packed << kLetterBits | PackLetter(letter);
      out.toned |= c >= 0x80;
    } else if (c == ':' && (out.packed & kLetterMask) == PackLetter('u')) {
      out.packed += PackLetter('v') - PackLetter('u');
    } else if (c < '0' || c > '5' || at < text.size() || letters == 0) {
      return {};
    }
  }
  return IsSyllable(out.packed) ? out : ParsedReading();
}

uint32_t PackSyllable(std::string_view syllable) { return Pack(syllable); }

std::span<const uint32_t> SyllablesOf(char32_t c) {
  if (c < kFirst || c >= kLast) return {};
  const Tables& t = GetTables();
  return {t.readings.data() + t.first[c - kFirst], t.readings.data() + t.first[c - kFirst + 1]};
}

bool HasSyllable(char32_t c, uint32_t packed) {
  const std::span<const uint32_t> all = SyllablesOf(c);
  return packed != 0 && std::find(all.begin(), all.end(), packed) != all.end();
}

}  // namespace baogao
