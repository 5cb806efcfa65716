// One walk over the code points. A flat table tells for each what it can begin: a numeral, a mark, a word of one
// of the tables, or nothing, which is the common case. Words of all tables stand in one trie.
//
// Where a numeral and a word compete: an idiom that covers the numeral wins (百色, 一般), a number word too
// (翻一番, 首位); a cue never does, since every numeral must be seen.
#include "baogao/lex/lex.h"

#include <array>

#include "baogao/lex/char_class.h"
#include "baogao/lex/number_word.h"
#include "baogao/lex/numeral.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

constexpr CueRow kCues[] = {
#include "data/cues.inc"
};

// Rows behind those of the table: one for each kind, for cue words of a caller.
constexpr auto kKinds = [] {
  std::array<CueRow, static_cast<size_t>(CueKind::word) + 1> rows = {};
  for (size_t kind = 0; kind < rows.size(); ++kind) rows[kind].kind = static_cast<CueKind>(kind);
  return rows;
}();

constexpr NumberWordRow kNumberWords[] = {
#include "data/number_words.inc"
};

struct IdiomRow {
  std::string_view surface;
};
constexpr IdiomRow kIdioms[] = {
#include "data/idioms.inc"
};

struct CueWordRow {
  std::string_view surface;
};
constexpr CueWordRow kCueWords[] = {
#include "data/cue_words.inc"
};

// A word of the trie: which table, and the row there.
enum Source : uint32_t { kNumberWordSource, kIdiomSource, kCueSource, kCueWordSource };
constexpr uint32_t Pack(Source source, size_t row) { return source << 16 | static_cast<uint32_t>(row); }

struct Lexicon {
  Trie words;
  std::vector<uint8_t> opens;  // by code point: begins a word of the trie, or is 第

  Lexicon() : opens(0x10000, 0) {
    std::vector<Trie::Entry> entries;
    for (size_t i = 0; i < std::size(kNumberWords); ++i)
      entries.emplace_back(kNumberWords[i].surface, Pack(kNumberWordSource, i));
    for (size_t i = 0; i < std::size(kIdioms); ++i) entries.emplace_back(kIdioms[i].surface, Pack(kIdiomSource, i));
    for (size_t i = 0; i < std::size(kCues); ++i) entries.emplace_back(kCues[i].surface, Pack(kCueSource, i));
    for (size_t i = 0; i < std::size(kCueWords); ++i)
      entries.emplace_back(kCueWords[i].surface, Pack(kCueWordSource, i));
    for (const Trie::Entry& e : entries) {
      opens[CodePointAt(e.first, 0)] |= kWord;
    }
    words = Trie(std::move(entries));
    for (uint32_t c = 0; c < 0x10000; ++c) {
      if (IsNumeralChar(kChars[c])) opens[c] |= kNumeral;
      if (kChars[c].kind == CharClass::mark) opens[c] |= kMark;
    }
    opens[U'第'] |= kNumeral;
  }

  static constexpr uint8_t kWord = 1;
  static constexpr uint8_t kNumeral = 2;
  static constexpr uint8_t kMark = 4;
};

const Lexicon& Words() {
  static const Lexicon lexicon;
  return lexicon;
}

Mark MarkAt(std::string_view text, char32_t c, uint32_t end) {
  if (c != U'.' && c != U'．') return static_cast<Mark>(kChars[c].value);
  // A stop after a letter or a Chinese character, before white space or the end.
  const bool ends = end >= text.size() || text[end] == ' ' || text[end] == '\n' || text[end] == '\r';
  return ends ? Mark::stop : Mark::other;
}

// .5: a decimal point without a digit before it; not the point of 3.5, 一.5, ...9 or a.5.
bool OpensFraction(std::string_view text, char32_t c, uint32_t begin, uint32_t end) {
  if ((c != U'.' && c != U'．') || InfoOf(CodePointAt(text, end)).kind != CharClass::digit) return false;
  const char32_t before = CodePointBefore(text, begin);
  return before == 0 || before == U' ' || before == U'-' || before == U'\n';
}

// 41起|降到33起: behind a number, 起降 would take the unit and half of a cue that goes on behind it.
bool CutsCue(const std::vector<Token>& tokens, std::string_view text, uint32_t begin, uint32_t end) {
  if (tokens.empty() || tokens.back().kind != TokenKind::numeral || tokens.back().span.end != begin) return false;
  const Trie::Match cue = Words().words.Longest(text, NextStart(text, begin));
  return cue && cue.value >> 16 == kCueSource && cue.end > end;
}

}  // namespace

const CueRow& Cue(uint16_t row) { return row < std::size(kCues) ? kCues[row] : kKinds[row - std::size(kCues)]; }
const NumberWordRow& NumberWord(uint16_t row) { return kNumberWords[row]; }

CueTable::CueTable(const std::vector<CueRow>& rows) {
  std::vector<Trie::Entry> entries;
  for (const CueRow& row : rows) {
    entries.emplace_back(row.surface, static_cast<uint32_t>(std::size(kCues) + static_cast<size_t>(row.kind)));
  }
  words_ = Trie(std::move(entries));
}

std::vector<Token> Lex(std::string_view text, const CueTable* own) {
  const Lexicon& lexicon = Words();
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 16 + 16);
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    const uint8_t opens = c < 0x10000 ? lexicon.opens[c] : 0;
    if (own != nullptr && (opens & (Lexicon::kNumeral | Lexicon::kMark)) == 0) {
      const Trie::Match mine = own->Longest(text, begin);
      if (mine && mine.end >= lexicon.words.Longest(text, begin).end) {
        tokens.push_back({{begin, mine.end}, TokenKind::cue, static_cast<uint16_t>(mine.value)});
        at = mine.end;
        continue;
      }
    }
    // One question for all words, whose answer is nearly always no; what their first character alone says is not.
    if ((opens & (Lexicon::kNumeral | Lexicon::kMark)) == 0 && !lexicon.words.MayBegin(text, begin)) continue;
    if (opens == Lexicon::kMark && !OpensFraction(text, c, begin, at)) {
      tokens.push_back({{begin, at}, TokenKind::mark, static_cast<uint16_t>(MarkAt(text, c, at))});
      continue;
    }
    const uint32_t numeral = opens & (Lexicon::kNumeral | Lexicon::kMark) ? ScanNumeral(text, begin) : begin;
    Trie::Match word;
    bool covered = numeral == begin;  // by an idiom or a number word, even if a longer cue holds that word
    if (opens & Lexicon::kWord) {
      lexicon.words.Walk(text, begin, [&](Trie::Match m) {
        word = m;
        covered = covered || (m.end >= numeral && m.value >> 16 <= kIdiomSource);
      });
    }
    if (word && word.value >> 16 == kCueWordSource && CutsCue(tokens, text, begin, word.end)) continue;
    // 这一 in 这一年, 四季 in 四季度: the number counts what follows.
    const std::string_view behind = text.substr(word.end);
    const bool idiom = word && word.value >> 16 == kIdiomSource;
    const bool years = idiom && (behind.starts_with("年") || behind.starts_with(" 年")) &&
                       IsNumeralChar(InfoOf(CodePointBefore(text, word.end)));
    const bool quarters = idiom && behind.starts_with("度") && text.substr(0, word.end).ends_with("季");
    if (years && numeral == begin) continue;
    if (!covered || years || quarters) {
      tokens.push_back({{begin, numeral}, TokenKind::numeral, 0});
      at = numeral;
    } else if (word) {
      const auto row = static_cast<uint16_t>(word.value & 0xFFFF);
      switch (word.value >> 16) {
        case kNumberWordSource:
          tokens.push_back({{begin, word.end}, TokenKind::numeral, static_cast<uint16_t>(row + 1)});
          break;
        case kIdiomSource:
          tokens.push_back({{begin, word.end}, TokenKind::idiom, row});
          break;
        case kCueSource:
          tokens.push_back({{begin, word.end}, TokenKind::cue, row});
          break;
        default:  // an ordinary word, which keeps the cue inside it from being read
          break;
      }
      at = word.end;
    } else if (opens & Lexicon::kMark) {
      tokens.push_back({{begin, at}, TokenKind::mark, static_cast<uint16_t>(MarkAt(text, c, at))});
    }
  }
  return tokens;
}

}  // namespace baogao
