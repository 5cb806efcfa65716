// The table is written down as strings of characters by class; the compiler spreads it out.
#include "baogao/lex/char_class.h"

#include <string_view>

#include "baogao/lex/lex.h"

namespace baogao {
namespace {

constexpr void SetAll(CharTable& table, std::u32string_view characters, CharClass kind, uint8_t value) {
  for (char32_t c : characters) table[c] = {kind, value};
}

constexpr CharTable MakeTable() {
  CharTable t{};
  for (uint8_t d = 0; d < 10; ++d) {
    t[U'0' + d] = {CharClass::digit, d};
    t[U'０' + d] = {CharClass::digit, d};
  }
  constexpr std::u32string_view kDigits[] = {
      U"零〇○", U"一壹", U"二两贰兩弍俩倆貳", U"三叁叄", U"四肆", U"五伍", U"六陆陸", U"七柒", U"八捌", U"九玖"};
  for (uint8_t d = 0; d < 10; ++d) SetAll(t, kDigits[d], CharClass::han_digit, d);
  SetAll(t, U"廿", CharClass::han_digit, 20);
  SetAll(t, U"卅", CharClass::han_digit, 30);
  SetAll(t, U"十拾", CharClass::han_scale, 1);
  SetAll(t, U"百佰", CharClass::han_scale, 2);
  SetAll(t, U"千仟", CharClass::han_scale, 3);
  SetAll(t, U"万萬", CharClass::han_scale, 4);
  SetAll(t, U"亿億", CharClass::han_scale, 8);
  SetAll(t, U"兆", CharClass::han_scale, 12);

  const auto mark = [&t](std::u32string_view characters, Mark m) {
    SetAll(t, characters, CharClass::mark, static_cast<uint8_t>(m));
  };
  mark(U"，,", Mark::comma);
  mark(U"、", Mark::enumeration);
  mark(U"；;", Mark::semicolon);
  mark(U"：:∶", Mark::colon);
  mark(U"。！？!?｡", Mark::stop);
  mark(U"\n", Mark::line_end);
  mark(U" \t\r\u3000\u00A0", Mark::space);
  mark(U"（(", Mark::open);
  mark(U"）)", Mark::close);
  mark(U"“‘《〈「『", Mark::open_quote);
  mark(U"”’》〉」』", Mark::close_quote);
  mark(U"％%‰", Mark::percent);
  mark(U"-—–～~－−", Mark::dash);
  mark(U"…·•/+＋*[]【】〔〕\"'|_=<>#&@^`\\{}．.", Mark::other);
  return t;
}

constexpr CharTable kTable = MakeTable();

}  // namespace

const CharTable kChars = kTable;

}  // namespace baogao
