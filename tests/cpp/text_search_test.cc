// Searching a text: for one word, for many, and for places where none of many begins. Each against the plainest way.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "baogao/text/find.h"
#include "baogao/text/openings.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

// Characters that share bits of a trie's nodes (64 code points apart), bytes with each other, and all lengths.
std::string RandomWord(std::mt19937& random, size_t characters) {
  const std::string alphabet[] = {"一", "丁", "乀", "亀", "了", "年", "月", "，", "。", "a", "1", " ", "é", "𠮷"};
  std::string word;
  for (; characters > 0; --characters) word += alphabet[random() % std::size(alphabet)];
  return word;
}

TEST(Trie, FindsTheLongestWord) {
  const Trie trie({{"一批", 0}, {"一", 1}, {"百分之", 2}, {"百分点", 3}, {"一", 9}, {"", 8}, {"km", 4}});
  const std::string_view text = "一批百分点一km百分";
  EXPECT_EQ(trie.Longest(text, 0).value, 0u);
  EXPECT_EQ(trie.Longest(text, 0).end, 6u);
  EXPECT_EQ(trie.Longest(text, 6).value, 3u);
  EXPECT_EQ(trie.Longest(text, 15).value, 1u);
  EXPECT_EQ(trie.Longest(text, 18).value, 4u);
  EXPECT_FALSE(trie.Longest(text, 20));
  EXPECT_FALSE(trie.Longest(text, static_cast<uint32_t>(text.size())));
  EXPECT_FALSE(Trie().Longest(text, 0));
}

TEST(Trie, FindsWhatAPlainSearchFinds) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> words;
    for (size_t n = 1 + random() % 80; n > 0; --n) words.push_back(RandomWord(random, 1 + random() % 4));
    std::vector<Trie::Entry> entries;
    for (const std::string& word : words) {
      if (!word.starts_with("𠮷")) entries.emplace_back(word, static_cast<uint32_t>(entries.size()));
    }
    const Trie trie(entries);
    const std::string text = RandomWord(random, 400);
    for (uint32_t at = 0; at < text.size(); at = NextStart(text, at)) {
      const Trie::Entry* longest = nullptr;
      for (const Trie::Entry& e : entries) {
        const bool here = std::string_view(text).substr(at).starts_with(e.first);
        if (here && (!longest || e.first.size() > longest->first.size())) longest = &e;
      }
      const Trie::Match m = trie.Longest(text, at);
      ASSERT_EQ(static_cast<bool>(m), longest != nullptr) << text.substr(at, 20);
      if (!longest) continue;
      ASSERT_EQ(m.value, longest->second);
      ASSERT_EQ(m.end, at + longest->first.size());
    }
  }
}

TEST(Openings, MissNoWordAndPassFewOthers) {
  std::mt19937 random(11);
  size_t places = 0, passed = 0;
  for (int round = 0; round < 40; ++round) {
    std::vector<std::string> words;
    Openings openings(50);
    for (int n = 0; n < 50; ++n) openings.Add(words.emplace_back(RandomWord(random, 1 + random() % 3)));
    for (const std::string& word : words) {
      const std::string text = word + RandomWord(random, 8);
      ASSERT_TRUE(openings.MayBegin(text, 0)) << word;
    }
    // Two characters that begin none of the words.
    for (char32_t c = 0x5000; c < 0x5400; ++c) {
      std::string other;
      AppendCodePoint(other, c);
      AppendCodePoint(other, c + 7);
      ++places;
      passed += openings.MayBegin(other + "       ", 0);
    }
  }
  EXPECT_LT(passed * 16, places);
}

TEST(Find, FindsWhatStringsFind) {
  std::mt19937 random(13);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomWord(random, random() % 40), word = RandomWord(random, random() % 4);
    const size_t from = random() % (text.size() + 3);
    ASSERT_EQ(Find(text, word, from), text.find(word, from)) << text << " / " << word << " from " << from;
    ASSERT_EQ(Contains(text, word), text.find(word) != std::string::npos);
  }
}

}  // namespace
}  // namespace baogao
