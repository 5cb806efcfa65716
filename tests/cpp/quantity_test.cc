// Quantities and periods of the case tables, and what holds for every text.
#include "baogao/quantity/quantity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "baogao/text/utf8.h"
#include "case_table.h"

namespace baogao {
namespace {

Quantities Find(const std::string& text) { return FindQuantities(text, Lex(text)); }

const Quantity* WithQuote(const Quantities& found, const std::string& text, const std::string& quote) {
  for (const Quantity& q : found.quantities) {
    if (q.span.of(text) == quote) return &q;
  }
  return nullptr;
}

TEST(Quantities, OfTheCases) {
  for (const CaseRow& row : ReadCases("quantity/quantities.tsv")) {
    const std::string& text = row.at("text");
    SCOPED_TRACE(text + " | " + row.at("quote"));
    const Quantities found = Find(text);
    const Quantity* q = WithQuote(found, text, row.at("quote"));
    if (q == nullptr) {
      std::string quotes;
      for (const Quantity& other : found.quantities) quotes += std::string(other.span.of(text)) + " ";
      ADD_FAILURE() << "found: " << quotes;
      continue;
    }
    EXPECT_EQ(q->value_text, row.at("value"));
    if (row.at("high").empty())
      EXPECT_TRUE(std::isnan(q->value_high));
    else
      EXPECT_EQ(q->value_high, std::stod(row.at("high")));
    EXPECT_EQ(q->unit, row.at("unit"));
    EXPECT_STREQ(QualifierName(q->qualifier), row.at("qualifier").c_str());
    EXPECT_STREQ(RoleName(q->role), row.at("role").c_str());
  }
}

std::string Iso(const Date& d) {
  if (d.year == 0) return "";
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", d.year, d.month, d.day);
  return buffer;
}

TEST(Periods, ResolveTheCases) {
  for (const CaseRow& row : ReadCases("quantity/periods.tsv")) {
    const std::string& words = row.at("words");
    SCOPED_TRACE(words + " " + row.at("year"));
    PeriodMention mention;
    mention.span = {0, static_cast<uint32_t>(words.size())};
    Date start;
    Date end;
    const bool resolved = Resolve(words, mention, std::stoi(row.at("year")), start, end);
    EXPECT_EQ(resolved, row.at("end") != "-");
    if (!resolved) continue;
    EXPECT_EQ(Iso(start), row.at("start"));
    EXPECT_EQ(Iso(end), row.at("end"));
  }
}

TEST(Periods, MentionsOfTheCases) {
  static constexpr const char* kKinds[] = {"absolute", "relative", "as_of", "event"};
  for (const CaseRow& row : ReadCases("quantity/mentions.tsv")) {
    const std::string& text = row.at("text");
    SCOPED_TRACE(text);
    const Quantities found = Find(text);
    const PeriodMention* hit = nullptr;
    std::string seen;
    for (const PeriodMention& m : found.periods) {
      seen += std::string(m.span.of(text)) + " ";
      if (m.span.of(text) == row.at("mention")) hit = &m;
    }
    if (row.at("mention") == "-") {
      EXPECT_EQ(seen, "");
      continue;
    }
    ASSERT_NE(hit, nullptr) << seen;
    EXPECT_STREQ(kKinds[static_cast<int>(hit->kind)], row.at("kind").c_str());
    EXPECT_EQ(hit->base, row.at("base") == "yes");
  }
}

TEST(Quantities, ResolutionIsTheLastDigitGiven) {
  EXPECT_EQ(Find("1830.7亿元").quantities[0].resolution, 1e7);
  EXPECT_EQ(Find("2000人").quantities[0].resolution, 1);
  EXPECT_EQ(Find("54.78%").quantities[0].resolution, 0.01);
}

TEST(Quantities, QualifierWordsStandOutside) {
  const std::string text = "约5000多万元以上";
  const Quantities found = Find(text);
  ASSERT_EQ(found.quantities.size(), 1u);
  EXPECT_EQ(found.quantities[0].span.of(text), "5000多万元");
  EXPECT_EQ(found.quantities[0].qualifier_span.of(text), "约");
}

// A byte at which a code point begins, or the end.
bool IsBoundary(const std::string& text, uint32_t at) {
  return at == text.size() || !IsContinuation(static_cast<unsigned char>(text[at]));
}

// Each numeral token lies in the numeral of a quantity, or in its unit (部/百人); spans are in order, inside the text,
// and nest.
void ExpectInvariants(const std::string& text) {
  const std::vector<Token> tokens = Lex(text);
  const Quantities found = FindQuantities(text, tokens);
  size_t q = 0;
  for (const Token& t : tokens) {
    if (t.kind != TokenKind::numeral) continue;
    while (q < found.quantities.size() && found.quantities[q].span.end < t.span.end) ++q;
    ASSERT_LT(q, found.quantities.size()) << t.span.of(text);
    ASSERT_TRUE(found.quantities[q].span.contains(t.span)) << t.span.of(text);
  }
  uint32_t last = 0;
  for (const Quantity& each : found.quantities) {
    ASSERT_LE(last, each.numeral.begin);
    last = each.numeral.end;
    ASSERT_TRUE(each.span.contains(each.numeral)) << each.span.of(text);
    ASSERT_LE(each.span.end, text.size());
    ASSERT_TRUE(IsBoundary(text, each.span.begin) && IsBoundary(text, each.span.end)) << each.numeral.of(text);
    ASSERT_FALSE(!each.qualifier_span.empty() && each.qualifier_span.overlaps(each.numeral));
  }
  for (const PeriodMention& m : found.periods) {
    ASSERT_LT(m.span.begin, m.span.end);
    ASSERT_LE(m.span.end, text.size());
    ASSERT_TRUE(IsBoundary(text, m.span.begin) && IsBoundary(text, m.span.end));
    ASSERT_TRUE(m.start.year == 0 || m.start <= m.end);
  }
}

TEST(Quantities, EveryNumeralOfTheCorpusHasARow) {
  const char* given = std::getenv("BAOGAO_SHARED");
  const std::filesystem::path shared = given ? given : BAOGAO_CASES "/../../../shared";
  if (!std::filesystem::exists(shared / "corpus")) {
    if (std::getenv("CI")) FAIL() << "no corpus at " << shared;
    GTEST_SKIP() << "no corpus at " << shared;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shared / "corpus")) {
    if (entry.path().extension() != ".txt" && entry.path().extension() != ".md") continue;
    if (entry.path().parent_path().filename() == "hailar") continue;  // not UTF-8
    SCOPED_TRACE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    ExpectInvariants(text.str());
  }
}

TEST(Quantities, OddText) {
  for (const char* text : {"",
                           "十 余 萬",
                           "5 多 ",
                           "5 余 人",
                           "第 5 位",
                           "第",
                           "%",
                           "-",
                           "-5",
                           "5-",
                           "5-%",
                           "1:2:3:",
                           "百分之",
                           "三分之零",
                           "0分之三",
                           "万万万万万万",
                           "亿亿亿亿亿亿",
                           "999999999999999999999999999999999999999999",
                           "1.1.1.1.1",
                           "1-1-1-1",
                           "期间",
                           "”期间",
                           "以来",
                           "年年月月日日",
                           "2020年13月45日",
                           "0月0日",
                           "“1",
                           "《2",
                           "〔3",
                           "[4",
                           "（5",
                           "5(",
                           "5台(",
                           "5台(套",
                           "5元/",
                           "5元/月/",
                           "翻番",
                           "番",
                           "前",
                           "前三",
                           "第第第",
                           "2020年2020年2020年",
                           "1亿1亿1亿",
                           "一一一一一一一",
                           "\xF0\x9F\x98\x80"
                           "5\xF0\x9F\x98\x80"}) {
    SCOPED_TRACE(text);
    ExpectInvariants(text);
  }
}

TEST(Quantities, PiecesAtRandom) {
  static constexpr const char* kPieces[] = {
      "一", "十", "百", "千",   "万",   "亿",   "零",   "两",   "半",   "又",   "负", "分之", "点",   ".",  ",",
      " ",  "5",  "12", "2020", "０",   "年",   "月",   "日",   "季度", "个月", "前", "第",   "至",   "-",  "—",
      "/",  "X",  "*",  "年代", "世纪", "“",    "”",    "十五", "期间", "以来", "底", "元",   "角",   "$",  "%",
      "‰",  "成", "倍", "番",   "翻",   "增长", "下降", "分别", "和",   "、",   "大", "级",   "人",   "家", "://",
      "a",  "\n", "。", "（",   "）",   "〔",   "〕",   "[",    "]",    "多",   "几", "约",   "以上", "05", "百人"};
  std::mt19937 random(4);
  for (int i = 0; i < 30000; ++i) {
    std::string text;
    for (uint32_t k = 1 + random() % 14; k > 0; --k) text += kPieces[random() % std::size(kPieces)];
    SCOPED_TRACE(text);
    ExpectInvariants(text);
    if (HasFatalFailure()) return;
    Date start;
    Date end;
    for (const PeriodMention& m : Find(text).periods) {
      if (Resolve(text, m, 2020, start, end) && start.year != 0) {
        ASSERT_LE(start, end);
      }
    }
  }
}

// Time is not measured here: quadratic work on these would not come back.
TEST(Quantities, HostileTextIsLinear) {
  for (const std::string unit :
       {"7",    "零",     "1-",   "5%-", "1、", "1:",     "“1",     "期间",     "”期间",  "2020年",
        "一点", "百分之", "1元/", "第1", "1月", "1、2月", "又",     "一又",     "一 百 ", "三分之",
        "1 1/", "://",    "X年",  "*年", "负",  "半",     "1元1角", "下降1%和", "20XX年", " .5"}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    EXPECT_LE(Find(text).quantities.size(), text.size()) << unit;
  }
}

TEST(Quantities, TenMegabytesOfOneKind) {
  for (const std::string unit : {"7", "零", "1-2-", "1，", ","}) {
    std::string text;
    while (text.size() < 10'000'000) text += unit;
    EXPECT_LE(Find(text).quantities.size(), text.size()) << unit;
  }
}

}  // namespace
}  // namespace baogao
