// Lex: the token stream, one pass over the restored text.
//
// In:   the restored text.
// Out:  tokens in text order, disjoint. What no token covers is plain words.
// Fail: never.
//
// A numeral is a maximal run of digits or Chinese numerals with its separators, scales, 百分之 and 第; it is not
// read here (quantity/ does that). Chinese numerals inside a word of cpp/data/idioms.tsv (进一步, 统一, 百色)
// are no numeral: the idiom is the token. At one place the longest word wins; an idiom beats a cue.
//
// Examples:
//   增长54.78%和58.46%     cue 增长, numeral 54.78, mark %, cue 和, numeral 58.46, mark %
//   进一步加强            idiom 进一步
//   百分之二十六点五       numeral 百分之二十六点五
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baogao/lex/cue.h"
#include "baogao/span.h"
#include "baogao/text/trie.h"

namespace baogao {

enum class TokenKind : uint8_t {
  numeral,  // row: 0, or 1 + the row of cpp/data/number_words.tsv (翻番, 首位, 一半; see number_word.h)
  cue,      // row: of cpp/data/cues.tsv, see Cue()
  idiom,    // row: of cpp/data/idioms.tsv
  mark,     // punctuation, white space, brackets, symbols; row: Mark
};

// Classes of marks that later stages tell apart; ASCII and full-width forms are one.
enum class Mark : uint16_t {
  comma,        // ，,
  enumeration,  // 、
  semicolon,    // ；;
  colon,        // ：:
  stop,         // 。！？!? and an ASCII stop that ends a sentence
  line_end,     // \n
  space,        // blank, tab, full-width blank
  open,         // （(
  close,        // ）)
  open_quote,   // “ ‘ 《 〈 「 『
  close_quote,  // ” ’ 》 〉 」 』
  percent,      // ％% ‰
  dash,         // - — – ～ ~ －
  other,
};

struct Token {
  Span span;
  TokenKind kind;
  uint16_t row = 0;

  bool is(Mark m) const { return kind == TokenKind::mark && row == static_cast<uint16_t>(m); }
};

// A row of cpp/data/cues.tsv.
struct CueRow {
  std::string_view surface;
  CueKind kind;
};
const CueRow& Cue(uint16_t row);

// Cue words of a caller. What Cue() gives for one has its kind and no surface.
class CueTable {
 public:
  explicit CueTable(const std::vector<CueRow>& rows);

  // The longest word at a place; the value is the row for Cue().
  Trie::Match Longest(std::string_view text, uint32_t at) const { return words_.Longest(text, at); }

 private:
  Trie words_;
};

// `own`: cue words of the caller, or nullptr; at one place the longest word wins, of two equally long the caller's.
std::vector<Token> Lex(std::string_view text, const CueTable* own = nullptr);

}  // namespace baogao
