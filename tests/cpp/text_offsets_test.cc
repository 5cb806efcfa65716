// Code-point offsets and UTF-8, on which every other room stands.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "baogao/text/offsets.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

TEST(CodePointIndex, CountsBothWays) {
  std::mt19937 random(3);
  const std::string bits[] = {"a", "é", "市", "𠮷", "\n", "，"};
  for (int round = 0; round < 50; ++round) {
    std::string text;
    std::vector<uint32_t> starts;
    for (uint32_t n = random() % 900; n > 0; --n) {
      starts.push_back(static_cast<uint32_t>(text.size()));
      text += bits[random() % 6];
    }
    const CodePointIndex index(text);
    ASSERT_EQ(index.size(), starts.size());
    for (uint32_t i = 0; i < starts.size(); ++i) {
      ASSERT_EQ(index.ToCodePoint(starts[i]), i);
      ASSERT_EQ(index.ToByte(i), starts[i]);
    }
    ASSERT_EQ(index.ToCodePoint(static_cast<uint32_t>(text.size())), index.size());
    ASSERT_EQ(index.ToByte(index.size()), text.size());
    ASSERT_EQ(index.ToByte(index.size() + 5), text.size());
  }
}

TEST(Utf8, GoesBothWays) {
  const std::string_view text = "aé市𠮷";
  std::string copy;
  for (uint32_t at = 0; at < text.size();) AppendCodePoint(copy, NextCodePoint(text, at));
  EXPECT_EQ(copy, text);
  EXPECT_EQ(CodePointBefore(text, static_cast<uint32_t>(text.size())), U'𠮷');
  EXPECT_EQ(CodePointBefore(text, 3), U'é');
  EXPECT_EQ(CodePointBefore(text, 0), 0u);
  EXPECT_TRUE(IsHan(U'𠮷') && IsHan(U'〇') && !IsHan(U'，'));
}

}  // namespace
}  // namespace baogao
