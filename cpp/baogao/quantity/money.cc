// The nouns of cpp/data/money_heads.tsv near a bare number: one behind it decides alone, else the nearest before it.
#include "baogao/quantity/money.h"

#include "baogao/quantity/text_at.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

struct MoneyHeadRow {
  std::string_view surface;
  bool money;
};
constexpr MoneyHeadRow kMoneyHeads[] = {
#include "data/money_heads.inc"
};

// Of the rows that end where `m` does the longest: 务工规模, not 规模.
Trie::Match LongestTo(const Trie& heads, std::string_view text, uint32_t at, Trie::Match m) {
  for (int i = 0; i < 2 && at > 0; ++i) {
    at = PreviousStart(text, at);
    const Trie::Match longer = heads.Longest(text, at);
    if (longer && longer.end == m.end) m = longer;
  }
  return m;
}

}  // namespace

bool IsBareMoney(std::string_view text, Span number, bool otherwise) {
  static const Trie heads = TrieOf(kMoneyHeads);
  // A noun behind the number decides alone: 20万工业攻关资金, but 76万群众.
  uint32_t at = SkipBlanks(text, number.end);
  const bool noun = IsHan(CodePointAt(text, at)) && !AnyAt(text, at,
                                                           {"用于", "的", "以", "左右", "支持", "对", "给", "和", "与",
                                                            "及", "由", "作为", "多", "余", "大关"});
  if (noun) {
    for (int i = 0; i < 12 && !IsMarkChar(CodePointAt(text, at)); ++i) {
      const Trie::Match m = heads.Longest(text, at);
      if (m) return kMoneyHeads[m.value].money;
      NextCodePoint(text, at);
    }
    return otherwise;
  }
  at = number.begin;
  for (int i = 0; i < 20 && at > 0; ++i) {
    at = PreviousStart(text, at);
    const char32_t c = CodePointAt(text, at);
    if (IsMarkChar(c) && c != U' ') return otherwise;
    const Trie::Match m = heads.Longest(text, at);
    if (m && m.end <= number.begin) return kMoneyHeads[LongestTo(heads, text, at, m).value].money;
  }
  return otherwise;
}

}  // namespace baogao
