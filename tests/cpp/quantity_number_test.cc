// Numerals against a slow plain reader: every number to 9999 in every style, many larger ones, decimals, and the
// exact arithmetic beneath.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "baogao/lex/numeral.h"
#include "baogao/quantity/number.h"

namespace baogao {
namespace {

const char* const kPlain[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
const char* const kFormal[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
const char* const kWide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};

// The plain way to write a number below 10000 in Chinese.
std::string Section(int n, const char* const digits[], bool formal) {
  static const char* const kScales[] = {"千", "百", "十", ""};
  static const char* const kFormalScales[] = {"仟", "佰", "拾", ""};
  std::string out;
  bool zero = false;
  int place = 0;
  for (int unit : {1000, 100, 10, 1}) {
    const int d = n / unit % 10;
    if (d == 0) {
      zero = zero || !out.empty();
    } else {
      if (zero) out += "零";
      zero = false;
      out += digits[d];
      out += (formal ? kFormalScales : kScales)[place];
    }
    ++place;
  }
  return out.empty() ? "零" : out;
}

std::string Chinese(uint64_t n) {
  std::string out;
  static const struct {
    uint64_t unit;
    const char* name;
  } kLarge[] = {{1'0000'0000'0000, "万亿"}, {1'0000'0000, "亿"}, {1'0000, "万"}, {1, ""}};
  for (const auto& large : kLarge) {
    const uint64_t part = n / large.unit % 10000;
    if (part == 0) continue;
    if (!out.empty() && part < 1000) out += "零";
    out += Section(static_cast<int>(part), kPlain, false);
    // 万亿 before 亿: 三万零二亿, the 亿 is said once.
    const bool more = large.unit == 1'0000'0000'0000 && n / 1'0000'0000 % 10000 != 0;
    out += more ? "万" : large.name;
  }
  return out.empty() ? "零" : out;
}

std::string Positional(uint64_t n, const char* const digits[]) {
  std::string out;
  for (char c : std::to_string(n)) out += digits[c - '0'];
  return out;
}

std::string Grouped(uint64_t n) {
  const std::string digits = std::to_string(n);
  std::string out;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out.push_back(',');
    out.push_back(digits[i]);
  }
  return out;
}

void ExpectReads(const std::string& numeral, uint64_t expected) {
  EXPECT_EQ(ScanNumeral(numeral, 0), numeral.size()) << numeral;
  const Number n = ReadNumber(numeral);
  ASSERT_TRUE(n.low.ok) << numeral;
  EXPECT_FALSE(n.range) << numeral;
  EXPECT_EQ(n.low.Value(), static_cast<double>(expected)) << numeral;
  EXPECT_EQ(n.low.Text(), std::to_string(expected)) << numeral;
}

TEST(Numbers, AllTo9999InEveryStyle) {
  for (int n = 0; n <= 9999; ++n) {
    const auto value = static_cast<uint64_t>(n);
    ExpectReads(std::to_string(n), value);
    ExpectReads(Positional(value, kWide), value);
    ExpectReads(Grouped(value), value);
    ExpectReads(Section(n, kPlain, false), value);
    ExpectReads(Section(n, kFormal, true), value);
    if (n >= 100) ExpectReads(Positional(value, kPlain), value);  // two digits alone may be a range: 三四
  }
}

// A blank between any two characters.
std::string Spaced(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); i += 3) out += (i > 0 ? " " : "") + text.substr(i, 3);
  return out;
}

TEST(Numbers, BlanksBetweenTheCharacters) {
  for (int n = 10; n <= 9999; ++n) {
    const auto value = static_cast<uint64_t>(n);
    ExpectReads(Spaced(Section(n, kPlain, false)), value);
    ExpectReads(Spaced(Section(n, kFormal, true)), value);
  }
}

// Any style for any number: what the styles share is the value.
TEST(Numbers, MixedStylesAtRandom) {
  std::mt19937_64 random(954);
  for (int i = 0; i < 100000; ++i) {
    const uint64_t n = random() >> (11 + random() % 50);
    const uint64_t high = n / 1'0000;
    const uint64_t low = n % 1'0000;
    switch (random() % 5) {
      case 0:
        ExpectReads(Positional(n, kWide), n);
        break;
      case 1:
        ExpectReads(Grouped(high) + "万", high * 1'0000);
        break;
      case 2:
        ExpectReads(Positional(high, kWide) + "万", high * 1'0000);
        break;
      case 3:
        if (n < 1'0000'0000) ExpectReads(Spaced(Chinese(n)), n);
        break;
      default:
        // 123万4千, 12万3千4百: Arabic digits with Chinese scales
        if (high > 0)
          ExpectReads(std::to_string(high) + "万" + std::to_string(low / 1000 + 1) + "千",
                      high * 1'0000 + (low / 1000 + 1) * 1000);
        break;
    }
  }
}

TEST(Numbers, LargeOnesAtRandom) {
  std::mt19937_64 random(20240607);
  for (int i = 0; i < 100000; ++i) {
    const uint64_t n = random() >> (11 + random() % 50);
    ExpectReads(std::to_string(n), n);
    ExpectReads(Grouped(n), n);
    if (n < 1'0000'0000'0000'0000) ExpectReads(Chinese(n), n);
  }
}

TEST(Numbers, DecimalsWithScalesAtRandom) {
  std::mt19937_64 random(7);
  static const struct {
    const char* name;
    int power;
  } kScales[] = {{"", 0}, {"万", 4}, {"亿", 8}, {"万亿", 12}};
  for (int i = 0; i < 100000; ++i) {
    const uint64_t mantissa = random() % 100000000;
    const int places = static_cast<int>(random() % 4) + 1;
    const auto& scale = kScales[random() % 4];
    std::string digits = std::to_string(mantissa);
    if (static_cast<int>(digits.size()) <= places) {
      digits = std::string(static_cast<size_t>(places) + 1 - digits.size(), '0').append(digits);
    }
    const std::string whole = digits.substr(0, digits.size() - static_cast<size_t>(places));
    const std::string part = digits.substr(whole.size());
    const double expected = std::stod(std::to_string(mantissa) + "e" + std::to_string(scale.power - places));
    const std::string numeral = whole + "." + part + scale.name;
    EXPECT_EQ(ReadNumber(numeral).low.Value(), expected) << numeral;
    std::string chinese = whole.size() > 1 || whole == "0" ? "" : kPlain[whole[0] - '0'];
    if (chinese.empty()) continue;
    chinese += "点";
    for (char c : part) chinese += kPlain[c - '0'];
    chinese += scale.name;
    EXPECT_EQ(ReadNumber(chinese).low.Value(), expected) << chinese;
  }
}

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
