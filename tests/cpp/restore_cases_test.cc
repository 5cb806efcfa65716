// The tables of tests/cases/restore: what goes in, what comes out, of which kinds.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "baogao/restore/furniture_rows.h"
#include "baogao/restore/restore.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct Case {
  std::string where, raw, text, kinds;
};

// \n, \t and \uXXXX.
std::string Unescape(const std::string& s) {
  std::string out;
  for (size_t i = 0; i < s.size(); ++i) {
    const char next = s[i] == '\\' && i + 1 < s.size() ? s[i + 1] : '\0';
    if (next == 'n' || next == 't') {
      out += next == 'n' ? '\n' : '\t';
      ++i;
    } else if (next == 'u' && i + 5 < s.size()) {
      AppendCodePoint(out, static_cast<char32_t>(std::stoul(s.substr(i + 2, 4), nullptr, 16)));
      i += 5;
    } else {
      out += s[i];
    }
  }
  return out;
}

std::vector<Case> ReadCases() {
  std::vector<Case> cases;
  for (const auto& file : std::filesystem::directory_iterator(BAOGAO_CASES "/restore")) {
    std::ifstream in(file.path());
    std::string line;
    bool header = true;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      if (header) {
        header = false;
        if (line.rfind("why\traw\ttext\tkinds", 0) != 0) break;  // a table of another form: another test's
        continue;
      }
      std::vector<std::string> cells(1);
      for (const char c : line) {
        if (c == '\t')
          cells.emplace_back();
        else
          cells.back() += c;
      }
      cells.resize(4);
      cases.push_back({file.path().filename().string() + ":" + std::to_string(number) + " " + cells[0],
                       Unescape(cells[1]), Unescape(cells[2]), cells[3]});
    }
  }
  return cases;
}

// The kinds in order, each once.
std::string KindsOf(const RestoredText& restored) {
  bool has[kEditKindCount] = {};
  for (const Edit& e : restored.edits) has[static_cast<int>(e.kind)] = true;
  std::string out;
  for (int k = 0; k < kEditKindCount; ++k) {
    if (!has[k]) continue;
    if (!out.empty()) out += ',';
    out += EditKindName(static_cast<EditKind>(k));
  }
  return out;
}

TEST(RestoreCases, AsTheTablesSay) {
  const std::vector<Case> cases = ReadCases();
  ASSERT_GT(cases.size(), 50u);
  for (const Case& c : cases) {
    const RestoredText restored = Restore(c.raw, Options{});
    EXPECT_EQ(restored.text, c.text) << c.where;
    EXPECT_EQ(KindsOf(restored), c.kinds) << c.where;
  }
}

TEST(RestoreCases, RestoredTextStaysAsItIs) {
  for (const Case& c : ReadCases()) {
    const RestoredText again = Restore(Restore(c.raw, Options{}).text, Options{});
    EXPECT_EQ(again.text, Restore(c.raw, Options{}).text) << c.where;
  }
}

TEST(RestoreCases, KindsCanBeSwitchedOff) {
  for (const Case& c : ReadCases()) {
    Options options;
    options.restore_off = (1u << kEditKindCount) - 1;
    const RestoredText restored = Restore(c.raw, options);
    EXPECT_EQ(restored.text, c.raw) << c.where;
    EXPECT_TRUE(restored.edits.empty()) << c.where;
  }
}

TEST(RestoreCases, ScriptCanBeKept) {
  Options options;
  options.script = ScriptPolicy::keep;
  EXPECT_EQ(Restore("科技創(chuàng)新與發(fā)展", options).text, "科技創新與發展");
}

TEST(RestoreCases, TellsTheScript) {
  EXPECT_EQ(Restore("組織申報國家項目", Options{}).script, Script::hant);
  EXPECT_EQ(Restore("组织申报国家项目", Options{}).script, Script::hans);
  EXPECT_EQ(Restore("", Options{}).script, Script::hans);
}

TEST(RestoreCases, ReadsWhatThePageSaid) {
  const RestoredText restored =
      Restore("某区工作报告\n发布时间：2019-03-04 10:20 来源：区政府办 作者：张三\n第1页共6页各位代表：\n", Options{});
  EXPECT_EQ(restored.page.date, "2019-03-04");
  EXPECT_EQ(restored.page.source_url, "区政府办");
  EXPECT_EQ(restored.page.author, "张三");
  EXPECT_EQ(restored.page.pages, 6);
}

TEST(RestoreCases, ReadsFactsOfSharingSites) {
  const RestoredText facts =
      Restore("上传人：小草 页数：12 格式：DOC 上传时间：2019-03-04\n全年投资增长。\n", Options{});
  EXPECT_EQ(facts.page.pages, 12);
  EXPECT_EQ(facts.page.date, "2019-03-04");
  EXPECT_EQ(facts.page.author, "");  // who uploads is no author
  EXPECT_EQ(Restore("已阅读3页，还剩9页未读，继续阅读\n全年投资增长。", Options{}).page.pages, 12);
  EXPECT_EQ(Restore("任务圆满完成。来源：好总结网", Options{}).page.source_url, "好总结网");
}

TEST(RestoreCases, ReadsBareDatesOnlyWithoutLabels) {
  EXPECT_EQ(Restore("2019-03-05 10:20 | 来源：区政府办 | 点击：5\n", Options{}).page.date, "2019-03-05");
  EXPECT_EQ(Restore("2019-03-05 10:20 发布时间：2019-03-04 点击：5\n", Options{}).page.date, "2019-03-04");
}

TEST(RestoreCases, EveryPatternOfFurnitureCompiles) {
  for (size_t i = 0; i < FurnitureRows().size(); ++i) {
    const RE2& pattern = *GetFurniture().patterns[i];
    EXPECT_TRUE(pattern.ok()) << FurnitureRows()[i].word << pattern.error();
  }
  for (const auto* whole : {&GetFurniture().items, &GetFurniture().values, &GetFurniture().glue})
    EXPECT_TRUE((***whole).ok());
}

TEST(RestoreCases, SuspectsWhatItLeaves) {
  const RestoredText restored = Restore("全\xEF\xBF\xBD投资", Options{});
  ASSERT_EQ(restored.suspected.size(), 1u);
  EXPECT_EQ(restored.suspected[0].raw, (Span{3, 6}));
}

}  // namespace
}  // namespace baogao
