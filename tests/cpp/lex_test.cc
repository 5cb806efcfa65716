// Lexing: the numerals of cases/lex/numerals.tsv, what wins where words compete, and hostile input.
#include "baogao/lex/lex.h"

#include <gtest/gtest.h>

#include <string>

#include "case_table.h"

namespace baogao {
namespace {

TEST(Lex, NumeralsOfTheCases) {
  for (const CaseRow& row : ReadCases("lex/numerals.tsv")) {
    const std::string& text = row.at("text");
    std::string found;
    for (const Token& t : Lex(text)) {
      if (t.kind != TokenKind::numeral) continue;
      if (!found.empty()) found += " | ";
      found += t.span.of(text);
    }
    EXPECT_EQ(found, row.at("numerals")) << text;
  }
}

TEST(Lex, MarksAreClassed) {
  const std::string text = "，、；：。\n （）“”％—";
  const Mark expected[] = {Mark::comma,       Mark::enumeration, Mark::semicolon, Mark::colon, Mark::stop,
                           Mark::line_end,    Mark::space,       Mark::open,      Mark::close, Mark::open_quote,
                           Mark::close_quote, Mark::percent,     Mark::dash};
  const std::vector<Token> tokens = Lex(text);
  ASSERT_EQ(tokens.size(), std::size(expected));
  for (size_t i = 0; i < tokens.size(); ++i) EXPECT_TRUE(tokens[i].is(expected[i])) << i;
}

TEST(Lex, TokensAreDisjointAndInOrder) {
  const std::string text = "增长54.78%和58.46%，进一步加强第一批3.5万人。\n\"A+1\" 〔2017〕36号";
  uint32_t end = 0;
  for (const Token& t : Lex(text)) {
    EXPECT_LE(end, t.span.begin);
    EXPECT_LT(t.span.begin, t.span.end);
    end = t.span.end;
  }
  EXPECT_LE(end, text.size());
}

TEST(Lex, AnIdiomCoversItsNumeralEvenInsideALongerCue) {
  for (const Token& t : Lex("零售总额")) EXPECT_NE(t.kind, TokenKind::numeral);
}

TEST(Lex, EmptyAndStrangeText) {
  EXPECT_TRUE(Lex("").empty());
  EXPECT_TRUE(Lex(std::string(100, '\0')).empty());
  EXPECT_TRUE(Lex("\U0001F600\U00020000").empty());
  EXPECT_TRUE(Lex("第").empty());
}

// Time is not measured here: quadratic work on these would not come back.
TEST(Lex, HostileTextIsLinear) {
  for (const std::string unit : {"7", "零", "1-", ",", "万", "第 ", "1,000,", "一点", "百分之", "1亿", "1."}) {
    std::string text;
    while (text.size() < 4'000'000) text += unit;
    EXPECT_LE(Lex(text).size(), text.size());
  }
}

}  // namespace
}  // namespace baogao
