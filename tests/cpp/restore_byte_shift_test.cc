// Byte shifts: the table of cases, the seed page, clean text, hostile text.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "baogao/restore/byte_shift.h"
#include "baogao/restore/gbk.h"
#include "baogao/restore/language_model.h"
#include "baogao/restore/restore.h"
#include "baogao/text/utf8.h"
#include "case_table.h"

namespace baogao {
namespace {

std::string Unescape(const std::string& s) {
  std::string out;
  for (size_t i = 0; i < s.size(); ++i) {
    if (s.compare(i, 2, "\\n") == 0) {
      out += '\n';
      ++i;
    } else if (s.compare(i, 2, "\\u") == 0) {
      AppendCodePoint(out, static_cast<char32_t>(std::stoul(s.substr(i + 2, 4), nullptr, 16)));
      i += 5;
    } else {
      out += s[i];
    }
  }
  return out;
}

std::string Applied(std::string_view text, const Changes& changes) {
  std::string out;
  uint32_t at = 0;
  for (const Change& c : changes) {
    EXPECT_LE(at, c.at.begin);
    EXPECT_NE(c.at.of(text), c.text) << "a change without effect";
    out += text.substr(at, c.at.begin - at);
    out += c.text;
    at = c.at.end;
  }
  return out += text.substr(at);
}

std::string Repaired(std::string_view text) { return Applied(text, FindByteShifts(Survey(text)).changes); }

std::filesystem::path Shared() {
  const char* given = std::getenv("BAOGAO_SHARED");
  return given != nullptr ? given : std::filesystem::path(BAOGAO_CASES) / "../../../shared";
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

#define NEED_SHARED()                                                                  \
  if (!std::filesystem::exists(Shared())) {                                            \
    if (std::getenv("CI") != nullptr) FAIL() << Shared() << " is needed in CI";        \
    GTEST_SKIP() << Shared() << " is not there: set BAOGAO_SHARED to the shared data"; \
  }

TEST(ByteShift, Cases) {
  for (const CaseRow& row : ReadCases("restore_shift/byte_shift.tsv")) {
    EXPECT_EQ(Repaired(Unescape(row.at("raw"))), Unescape(row.at("text"))) << row.at("why");
  }
}

TEST(ByteShift, Silent) {
  // Torn bytes dropped without a `?`: only on a page that is annotated or in traditional script.
  EXPECT_EQ(Repaired("。ㄒ唬┴(zé)任明確"), "　（一）責任明確");
  EXPECT_EQ(Repaired("成績很好，F(xiàn)將情況報(bào)告如下"), "成績很好。現(xiàn)將情況報(bào)告如下");
  EXPECT_EQ(Repaired("服務業發展很快，農業規；\ue1f2洜I加快。"), "服務業發展很快，農業規模化經營加快。");
  EXPECT_EQ(Repaired("服務業發展很快，農業規；洜I加快。"), "服務業發展很快，農業規模化經營加快。");
  // Letters, questions and numbers of prose.
  for (const char* raw :
       {"居民購買股票，A股漲了。", "學生唱歌，K歌房增多！這樣好嗎？還要看實際。", "要點：①擴種；②擴養。"}) {
    EXPECT_EQ(Repaired(raw), raw);
  }
}

TEST(ByteShift, LostCharactersAreSuspected) {
  // A digit, a digit before Chinese characters, a comma: what the `?` took is told by what follows it.
  for (std::string_view raw :
       {"因?yàn)橛?5家企業(yè)加入", "全縣燃?xì)庥脩?萬戶，比上年(nián)多", "依靠當(dāng)?shù)?羣眾自己動手"}) {
    const PassResult found = FindByteShifts(Survey(raw));
    EXPECT_EQ(found.suspected.size(), 1u) << raw;
    for (const Change& c : found.changes) EXPECT_LT(c.confidence, 0.9f) << raw;
  }
  // Nothing but bytes of the characters themselves was lost.
  for (std::string_view raw : {"村民生活富?！钡哪繕?biāo)。", "學(xué)??、醫院都有新樓。"}) {
    EXPECT_TRUE(FindByteShifts(Survey(raw)).suspected.empty()) << raw;
  }
}

// A line that a page marker cuts goes on behind it though its comma was torn; another question mark ends it.
TEST(ByteShift, TornMarkBeforePageMarker) {
  const std::string before = "各鄉(xiāng)鎮(zhèn)幹部羣眾在今年的各項工作中團(tuán)結一心、不斷進(jìn)";
  const std::string after = "\n第3頁共9頁\n努力工作，任務全部完成。";
  EXPECT_EQ(Restore(before + "?。?" + after, {}).text,
            "各乡镇干部群众在今年的各项工作中团结一心、不断进取，努力工作，任务全部完成。");
  EXPECT_EQ(Restore(before + "步" + "?" + after, {}).text,
            "各乡镇干部群众在今年的各项工作中团结一心、不断进步?\n努力工作，任务全部完成。");
}

TEST(ByteShift, SeedPage) {
  NEED_SHARED();
  std::vector<std::string> texts;
  for (const auto& file : std::filesystem::directory_iterator(Shared() / "seeds")) {
    for (const Change& c : FindByteShifts(Survey(ReadFile(file.path()))).changes) texts.push_back(c.text);
  }
  EXPECT_EQ(texts, (std::vector<std::string>{"保科技氣化爐", "。“優", "海科研基地的支持", "。“第六屆中國專利&",
                                             "保科技計劃項目的順利實"}));
}

TEST(ByteShift, RealReportsStay) {
  NEED_SHARED();
  for (const auto& file : std::filesystem::recursive_directory_iterator(Shared() / "corpus")) {
    if (file.is_directory() || file.path().parent_path().filename() == "hailar") continue;
    EXPECT_TRUE(FindByteShifts(Survey(ReadFile(file.path()))).changes.empty()) << file.path();
  }
}

TEST(ByteShift, HostileText) {
  for (std::string_view piece : {"?", "?,", "?；", "(", ")", "(ā)", "ā", "?yàn)", "?；A(ch", "\xEE\x80\x80",
                                 "，F(xiàn)", "。ㄒ", "1", "€", "\n?", "我?！我"}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    const PassResult found = FindByteShifts(Survey(text));
    Applied(text, found.changes);
  }
  EXPECT_TRUE(FindByteShifts(Survey("")).changes.empty());
  EXPECT_TRUE(FindByteShifts(Survey("?")).changes.empty());
  EXPECT_TRUE(FindByteShifts(Survey(std::string(1000, '\0') + "?")).changes.empty());
}

TEST(ByteShift, WhatIsNotSearchedIsSuspected) {
  // So many signs that the work allowed ends: each line of the rest is named once.
  std::string text;
  while (text.size() < 1'000'000) text += "當?shù)鼐用??；顒?,?；。?？";
  text += "\n確保?；顒?";
  const PassResult found = FindByteShifts(Survey(text));
  ASSERT_FALSE(found.suspected.empty());
  EXPECT_NE(found.suspected.back().message.find("not searched"), std::string::npos);
  EXPECT_GT(found.suspected.back().raw.begin, 1'000'000u);
}

TEST(ByteShift, EveryCodePointMayFollow) {
  for (char32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "當?shù)?";
    AppendCodePoint(text, c);
    Applied(text, FindByteShifts(Survey(text)).changes);
  }
}

TEST(Gbk, BothWays) {
  const Gbk& gbk = Gbk::Get();
  EXPECT_EQ(gbk.Encode(U'科'), 0xBFC6);
  EXPECT_EQ(gbk.Decode(0xB1A3), U'保');
  EXPECT_EQ(gbk.Decode(0xAAA1), char32_t{0xE000});
  EXPECT_EQ(gbk.Decode(0xA8C1), char32_t{0xE7C9});
  EXPECT_EQ(gbk.Decode(0x80), 0u);
  EXPECT_EQ(gbk.Decode(0xB17F), 0u);
  EXPECT_EQ(gbk.Encode(U'a'), 0);
  for (uint32_t code = 0x8140; code < 0xFF00; ++code) {
    const char32_t c = gbk.Decode(code);
    EXPECT_TRUE(c == 0 || gbk.Encode(c) != 0) << code;
  }
}

float Score(std::string_view text) {
  LanguageModel::State state;
  for (uint32_t at = 0; at < text.size();) {
    LanguageModel::Get().Append(state, LanguageModel::Get().IdOf(NextCodePoint(text, at)));
  }
  return state.score();
}

TEST(LanguageModel, PrefersProse) {
  EXPECT_GT(Score("确保科技"), Score("确。科技"));
  EXPECT_GT(Score("完成任务。活动"), Score("完成任务罚活动"));
  EXPECT_GT(Score("（一）责任"), Score("（订责任"));
  EXPECT_FLOAT_EQ(Score("科技計劃"), Score("科技计划")) << "script does not matter";
  EXPECT_FLOAT_EQ(Score("共12,"), Score("共3，")) << "nor widths, nor how many digits";
}

}  // namespace
}  // namespace baogao
