// Numerals one by one, ranges in one numeral, what is none, and the exact arithmetic beneath. By the hundred thousand
// they are read in quantity_stress_test.cc.
#include <gtest/gtest.h>

#include <string>

#include "baogao/quantity/number.h"

namespace baogao {
namespace {

TEST(Numbers, Mixed) {
  static const struct {
    const char* numeral;
    const char* text;
  } kCases[] = {{"3.5万", "35000"},
                {"1亿3千万", "130000000"},
                {"2万5", "25000"},
                {"13万2", "132000"},
                {"5000多万", "50000000"},
                {"一千四百多亿", "140000000000"},
                {"二十七亿四千万", "2740000000"},
                {"五二九点零七亿", "52907000000"},
                {"1，830．7亿", "183070000000"},
                {"三百五", "350"},
                {"一百零五", "105"},
                {"两万两千", "22000"},
                {"廿五", "25"},
                {"卅", "30"},
                {"二〇〇五", "2005"},
                {"二○○五", "2005"},
                {"万亿", "1000000000000"},
                {"千亿", "100000000000"},
                {"１０点九", "10.9"},
                {"零点五", "0.5"},
                {"3.90", "3.90"},
                {"第 8", "8"},
                {"六万万", "600000000"},
                {"0.0", "0.0"}};
  for (const auto& c : kCases) EXPECT_EQ(ReadNumber(c.numeral).low.Text(), c.text) << c.numeral;
}

TEST(Numbers, RangesInOneNumeral) {
  static const struct {
    const char* numeral;
    double low, high;
  } kCases[] = {{"三四百", 300, 400},         {"七八", 7, 8},        {"十七八", 17, 18}, {"三五", 3, 5},
                {"二三十万", 200000, 300000}, {"一两千", 1000, 2000}};
  for (const auto& c : kCases) {
    const Number n = ReadNumber(c.numeral);
    EXPECT_TRUE(n.range) << c.numeral;
    EXPECT_EQ(n.low.Value(), c.low) << c.numeral;
    EXPECT_EQ(n.high.Value(), c.high) << c.numeral;
  }
}

TEST(Numbers, WhatIsNoneFails) {
  EXPECT_FALSE(ReadNumber("2020.3.15").low.ok);
  EXPECT_FALSE(ReadNumber(std::string(60, '9')).low.ok);
  EXPECT_FALSE(ReadNumber("零分之三").low.ok);
}

TEST(Decimals, RoundOnce) {
  // 16.4亿 by floating point alone comes out below: 1639999999.9999998.
  EXPECT_EQ(ReadNumber("16.4亿").low.Value(), 1640000000.0);
  EXPECT_EQ(ReadNumber("0.1").low.Value(), 0.1);
  EXPECT_EQ(ReadNumber("9007199254740993").low.Text(), "9007199254740993");
  EXPECT_EQ(ReadNumber("9007199254740993").low.Value(), 9007199254740992.0);
}

}  // namespace
}  // namespace baogao
