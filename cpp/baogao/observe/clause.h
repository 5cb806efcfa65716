// Clause: a sentence cut into items and, around each number that measures something, a cell. Not public.
//
//   全市专利申请量达到73647件、授权量达到59175件,分别比上年增长54.78%和58.46%
//   items  全市(cue) 专利申请量(words) 达到(cue) [73647件] 、 授权量 达到 [59175件] , 分别 比上年 增长 [54.78%] 和
//   [58.46%] cells  [73647件] opened by the sentence, [59175件] by 、, [54.78%] by a comma, [58.46%] by 和
#pragma once

#include <string_view>
#include <vector>

#include "baogao/lex/lex.h"
#include "baogao/quantity/quantity.h"
#include "baogao/span.h"

namespace baogao {

enum class ItemKind : uint8_t { words, cue, mark, period, quantity };

struct Item {
  ItemKind kind = ItemKind::words;
  Span span;
  CueKind cue = CueKind::word;  // of a cue
  Mark mark = Mark::other;      // of a mark
  int32_t index = -1;           // of a quantity or a period mention

  bool is(CueKind k) const { return kind == ItemKind::cue && cue == k; }
  bool is(Mark m) const { return kind == ItemKind::mark && mark == m; }
};

// Item and cell numbers are signed, so that "none" can be -1.
inline size_t Index(int32_t i) { return static_cast<size_t>(i); }

// What stands before the words on a number's left.
enum class Opening : uint8_t {
  sentence,
  comma,
  semicolon,  // also a colon: what follows is a new statement
  item,       // 、 or 和 directly after a number: the next member of a list
  bracket,    // the first number in parentheses
  adjacent,   // a number, with no mark between
};

// A number with the items between it and the marks or numbers around it.
struct Cell {
  int32_t quantity = 0;
  int32_t left = 0;       // first item on the left
  int32_t at = 0;         // the number's own item; its left is [left, at)
  int32_t right_end = 0;  // its right is [at + 1, right_end)
  Opening opening = Opening::sentence;
  int32_t whole = -1;   // in parentheses: the cell before them
  bool closes = false;  // the right ends at a mark, not at a number
};

struct Clauses {
  std::vector<Item> items;
  std::vector<Cell> cells;
  bool goals = false;  // without cells: the sentence announces targets (主要预期目标)
};

// Cursors over the document's tokens, quantities and periods, which come in text order as sentences do.
struct Cursors {
  size_t token = 0;
  size_t quantity = 0;
  size_t period = 0;
};

// 较好完成了年度预期目标, 实现年初预期目标: of goals that were met, none are announced. `words`: a clause or sentence.
bool TellsOfGoalsMet(std::string_view words);

// Reads one sentence. Calls must come in text order with the same cursors; `out` is cleared first; if nothing in
// the sentence measures it holds no items and no cells.
void ReadClauses(std::string_view text, Span sentence, const std::vector<Token>& tokens, const Quantities& quantities,
                 Cursors& cursors, Clauses& out);

}  // namespace baogao
