// Rows of the caller: compiled once, consulted by each stage beside the built-in ones.
#include <gtest/gtest.h>

#include <string>

#include "baogao/lexicon.h"
#include "baogao/pipeline.h"

namespace baogao {
namespace {

std::shared_ptr<const Lexicon> Make(LexiconRows rows) {
  std::string fault;
  std::shared_ptr<const Lexicon> lexicon = MakeLexicon(std::move(rows), fault);
  EXPECT_EQ(fault, "");
  return lexicon;
}

std::string FaultOf(LexiconRows rows) {
  std::string fault;
  EXPECT_EQ(MakeLexicon(std::move(rows), fault), nullptr);
  return fault;
}

TEST(Lexicon, NoRowsNoTables) {
  const auto lexicon = Make({});
  EXPECT_FALSE(lexicon->units || lexicon->indicators || lexicon->furniture || lexicon->cues);
}

TEST(Lexicon, EveryStageTakesItsRows) {
  Options options;
  LexiconRows rows;
  rows.units = {{"u", "蓬", "大棚", "count", 1}};
  rows.indicators = {{"i", "net_sheds", "网棚保有量", "", "count", "建成网棚"}};
  rows.furniture = {{"f", "稿件编号：\\d+", "line"}};
  rows.cues = {{"c", "蹿升", "rise"}};
  options.lexicon = Make(std::move(rows));
  Document d;
  Parse("稿件编号：12\n全年建成网棚3200蓬，蹿升5%。", true, options, d);
  options.lexicon.reset();  // the document keeps what its results view
  EXPECT_EQ(d.text(), "全年建成网棚3200蓬，蹿升5%。");
  ASSERT_EQ(d.observations.size(), 2u);
  EXPECT_EQ(d.observations[0].unit, "蓬");
  EXPECT_EQ(d.quantities.quantities[0].unit_code, "大棚");
  EXPECT_EQ(d.observations[1].measure, Measure::growth);
  EXPECT_EQ(d.indicator_codes, (std::vector<std::string_view>{"net_sheds", "net_sheds"}));
}

TEST(Lexicon, FaultsNameTheRow) {
  LexiconRows rows;
  rows.units = {{"units[0]", "蓬", "蓬", "counts", 1}};
  EXPECT_EQ(FaultOf(rows), "units[0]: no dimension is called 'counts'");
  rows = {};
  rows.cues = {{"cues[0]", "蹿升", "rises"}};
  EXPECT_EQ(FaultOf(rows), "cues[0]: no kind of cue is called 'rises'");
  rows = {};
  rows.furniture = {{"furniture[0]", "(", "line"}};
  EXPECT_EQ(FaultOf(rows), "furniture[0]: pattern '(' can't be used: missing ): (");
  rows = {};
  rows.indicators = {{"a", "x", "雪日", "", "time", ""}, {"b", "y", "全年雪日", "", "time", ""}};
  EXPECT_EQ(FaultOf(rows), "b: '全年雪日' already names 'x' (a); give it to one of them");
}

TEST(Lexicon, WordsForEnumerators) {
  EXPECT_EQ(CueKindWords().size(), static_cast<size_t>(CueKind::word) + 1);
  EXPECT_EQ(CueKindWords()[static_cast<size_t>(CueKind::target)], "target");
  EXPECT_EQ(CueKindWords()[static_cast<size_t>(CueKind::connective)], "connective");
  EXPECT_EQ(DimensionWords().front(), "no_unit");
  EXPECT_EQ(DimensionWords().back(), "transport");
}

// At one place the longer word wins, of two equally long the caller's.
TEST(Lexicon, WordsCompete) {
  const CueTable cues({{"增长点", CueKind::word}, {"增", CueKind::fall}, {"力争", CueKind::word}});
  const auto kinds = [&](std::string_view text) {
    std::string found;
    for (const Token& t : Lex(text, &cues)) {
      if (t.kind == TokenKind::cue) found += CueKindWords()[static_cast<size_t>(Cue(t.row).kind)].substr(0, 2);
    }
    return found;
  };
  EXPECT_EQ(kinds("增长点"), "wo");
  EXPECT_EQ(kinds("增长"), "ri");
  EXPECT_EQ(kinds("力争"), "wo");
  const UnitTable units({{"公", "公", Dimension::count, 1}, {"亩", "市亩", Dimension::area, 1}});
  EXPECT_EQ(MatchUnit("公里", 0, &units).surface, "公里");
  EXPECT_EQ(MatchUnit("亩", 0, &units).code, "市亩");
  EXPECT_EQ(MatchUnit("元/亩", 0, &units).surface, "元/亩");
}

TEST(OwnFurniture, LinesAndMatches) {
  OwnFurniture own;
  EXPECT_EQ(own.Add("版权归某某网所有", OwnPlace::line), "");
  EXPECT_EQ(own.Add("【原创】", OwnPlace::inline_), "");
  EXPECT_NE(own.Add("甲*", OwnPlace::line), "");
  const auto left = [&](std::string_view raw) { return Restore(raw, Options{}, &own).text; };
  EXPECT_EQ(left("甲。\n 版权归某某网所有 \n乙。"), "甲。\n乙。");
  EXPECT_EQ(left("甲。\n版權歸某某網所有"), "甲。");  // patterns see simplified script
  EXPECT_EQ(left("版权归某某网所有。"), "版权归某某网所有。");
  EXPECT_EQ(left("【原创】甲【原创】乙。"), "甲乙。");
  EXPECT_EQ(left("版权归某某网所有\n版权归某某网所有"), "");
}

// A match that crosses the end of a window is found, and no place is looked at twice for long.
TEST(OwnFurniture, LongLines) {
  OwnFurniture own;
  ASSERT_EQ(own.Add("网【.{0,100}】", OwnPlace::inline_), "");
  for (size_t before : {640, 660, 666, 667, 700, 1300, 1333}) {
    std::string raw;
    for (size_t i = 0; i < before; ++i) raw += "甲";
    EXPECT_EQ(Restore(raw + "网【乙乙乙】丙。", Options{}, &own).text, raw + "丙。") << before;
  }
}

}  // namespace
}  // namespace baogao
