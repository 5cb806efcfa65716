// Crossed encodings: each crossing undone, clean text in any language left alone.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "baogao/restore/crossed_lines.h"
#include "baogao/restore/mojibake.h"
#include "case_table.h"

namespace baogao {
namespace {

std::string Applied(std::string_view text, const Changes& changes) {
  std::string out;
  uint32_t at = 0;
  for (const Change& c : changes) {
    EXPECT_EQ(c.kind, EditKind::mojibake);
    EXPECT_LE(at, c.at.begin);
    out += text.substr(at, c.at.begin - at);
    out += c.text;
    at = c.at.end;
  }
  return out += text.substr(at);
}

std::string Repaired(std::string_view text) { return Applied(text, FindMojibake(Survey(text)).changes); }
std::string LinesRepaired(std::string_view text) { return Applied(text, FindCrossedLines(Survey(text))); }

TEST(Mojibake, Cases) {
  for (const CaseRow& row : ReadCases("restore_shift/mojibake.tsv")) {
    EXPECT_EQ(Repaired(row.at("raw")), row.at("text")) << row.at("why");
  }
}

TEST(Mojibake, RealReportsStay) {
  const char* given = std::getenv("BAOGAO_SHARED");
  const std::filesystem::path shared =
      given != nullptr ? given : std::filesystem::path(BAOGAO_CASES) / "../../../shared";
  if (!std::filesystem::exists(shared)) {
    if (std::getenv("CI") != nullptr) FAIL() << shared << " is needed in CI";
    GTEST_SKIP() << shared << " is not there: set BAOGAO_SHARED to the shared data";
  }
  for (const char* folder : {"corpus", "seeds"}) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(shared / folder)) {
      if (file.is_directory() || file.path().parent_path().filename() == "hailar") continue;
      std::ifstream in(file.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      EXPECT_TRUE(FindMojibake(Survey(text)).changes.empty()) << file.path();
      EXPECT_TRUE(FindCrossedLines(Survey(text)).empty()) << file.path();
    }
  }
}

TEST(CrossedLines, Cases) {
  // Big5 read as GBK.
  EXPECT_EQ(LinesRepaired("さ\uE6E4\uE661е\uE095砞\uE772\uE717\uE61B祘\uE4C7ЧΘщ戈\uE5FA货じ\uE4C9"),
            "今年加快建設水利工程，完成投資三億元。");
  // UTF-16 with its bytes swapped.
  EXPECT_EQ(LinesRepaired("\uCA4E瑞\uA052\uEB5F\uFA5E\uBE8B㑬⥒\uE55D୺೿豛ၢ镢䒍ॎ\uBF4E䍑Ȱ"),
            "今年加快建设水利工程，完成投资三亿元。");
  EXPECT_EQ(LinesRepaired("\u6851\uBF53\u6C51\uEF8D\uFA5E\uBE8B\uA052\uEB5F"), "全县公路建设加快");
  EXPECT_EQ(LinesRepaired("\uD063\uFFFD\uAE7C\uFFFD\uA74E\uCF91\u0CFF\uFFFD\uA462\u1580\u3057"),
            "提\uFFFD粮\uFFFD产量，\uFFFD护耕地");  // what was half a surrogate pair is gone
  // GBK read as Big5, by Windows and by a browser.
  EXPECT_EQ(LinesRepaired("\u6A13\uF76C\u6713\u9174\u9F20\u7E5A\u8198\u6262\u311B\uF798\uF7A0\u76D3\u53A5\uFE5D"),
            "加强沿黄公路建设，请求支持。");
  EXPECT_EQ(LinesRepaired("\u6A13\u30C3\u6713\u9174\u9F20\u7E5A\u8198\u6262\u311B\u30EF\u0410\u76D3\u53A5\uFE5D"),
            "加强沿黄公路建设，请求支持。");
  // Marks that stand as their codes in GBK.
  EXPECT_EQ(LinesRepaired("建设\uA3AC完成3亿元\uA1A3"), "建设，完成3亿元。");
}

TEST(CrossedLines, OtherTextStays) {
  for (std::string_view text :
       {"これは日本の文章です。東京の天気は晴れ。", "ㄅㄆㄇㄈ是注音符號", "α粒子与β射线的能量，Ω电阻", "ꎬꎭꎮ ꆏꆐ",
        "Привет, 世界", "项目（一）﹙二﹚", "10μs", "대한민국 서울"}) {
    EXPECT_EQ(LinesRepaired(text), text);
  }
}

// What a crossing lost leaves doubt, and a finding.
TEST(Mojibake, GuessesAreDoubtful) {
  const PassResult sure = FindMojibake(Survey("鍏ㄥ競鏂板宀椾綅涓夊崈涓"));
  ASSERT_EQ(sure.changes.size(), 1u);
  const PassResult guessed = FindMojibake(Survey("鍘块噷淇?ソ浜嗕簲鏉″叕璺?紝缁忔祹鍙戝睍鍔犲揩銆?"));
  ASSERT_EQ(guessed.changes.size(), 1u);
  EXPECT_LT(guessed.changes[0].confidence, sure.changes[0].confidence);
  ASSERT_EQ(guessed.suspected.size(), 1u);
  EXPECT_NE(guessed.suspected[0].message.find("guessed"), std::string::npos);
}

TEST(Mojibake, WhatIsLostIsReported) {
  // 全市粮食生产形势很好 in UTF-8 as Latin-1, whose control characters went.
  const PassResult found = FindMojibake(Survey("å¨å¸ç²®é£çäº§å½¢å¿å¾å¥½"));
  EXPECT_TRUE(found.changes.empty());
  EXPECT_EQ(found.suspected.size(), 1u);
}

TEST(Mojibake, HostileText) {
  for (std::string_view piece : {"é", "²ú", "ªª ", "å›", "锛", "銆?", "鐨\xEF\xBF\xBD", "ā", "Ã", "\xC2\x81", "æ€»"}) {
    std::string text;
    while (text.size() < 50'000) text += piece;
    Repaired(text);
    LinesRepaired(text);
  }
  EXPECT_EQ(Repaired(""), "");
  EXPECT_EQ(Repaired("é"), "é");
}

}  // namespace
}  // namespace baogao
