// The catalogue: every name leads to its row, and labels to a code or to none (tests/cases/catalogue).
#include "baogao/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "case_table.h"

namespace baogao {
namespace {

Measure MeasureOf(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(Measure::multiple); ++i) {
    if (name == MeasureName(static_cast<Measure>(i))) return static_cast<Measure>(i);
  }
  ADD_FAILURE() << "no measure is called " << name;
  return Measure::level;
}

TEST(Catalogue, CodesAreUnique) {
  std::set<std::string_view> codes, english;
  for (const Indicator& row : Catalogue::BuiltIn().rows()) {
    EXPECT_TRUE(codes.insert(row.code).second) << row.code;
    EXPECT_TRUE(english.insert(row.english).second) << row.english;
  }
  EXPECT_GE(codes.size(), 350u);
}

TEST(Catalogue, EveryNameAndAliasGivesItsCode) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  for (const Indicator& row : catalogue.rows()) {
    EXPECT_EQ(catalogue.Code(row.name, Measure::level, row.dimension), row.code) << row.name;
    for (std::string_view alias : AliasesOf(row)) {
      EXPECT_EQ(catalogue.Code(alias, Measure::level, row.dimension), row.code) << alias;
    }
  }
}

TEST(Catalogue, NoNameIsShadowed) {
  for (const Catalogue::Shadow& s : Catalogue::BuiltIn().shadowed()) ADD_FAILURE() << s.name;
}

// Aliases stand in the table only where the words do not give them already.
TEST(Catalogue, ANameAloneTellsItsRowUnlessAnotherDimensionHasItToo) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  for (const Indicator& row : catalogue.rows()) {
    const std::string_view code = catalogue.Code(row.name, Measure::rank, Dimension::none);
    EXPECT_TRUE(code == row.code || code.empty()) << row.name << " " << code;
  }
}

TEST(Catalogue, Cases) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  for (const char* file : {"catalogue/codes.tsv", "catalogue/none.tsv"}) {
    for (const CaseRow& row : ReadCases(file)) {
      const Dimension unit = MatchUnit(row.at("unit"), 0).dimension;
      EXPECT_EQ(catalogue.Code(row.at("label"), MeasureOf(row.at("measure")), unit), row.at("code"))
          << row.at("label") << " " << row.at("measure") << " " << row.at("unit");
    }
  }
}

// What no label is gives no code, quickly.
TEST(Catalogue, HostileLabels) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  EXPECT_EQ(catalogue.Code("", Measure::level, Dimension::money), "");
  EXPECT_EQ(catalogue.Code("全市", Measure::level, Dimension::money), "");
  EXPECT_EQ(catalogue.Code("增速", Measure::growth, Dimension::percent), "");
  std::string all;
  for (int i = 0; i < 100000; ++i) all += "人均农村专利";
  EXPECT_EQ(catalogue.Code(all, Measure::level, Dimension::count), "");
  EXPECT_EQ(catalogue.Code("专利\xF0\x9F\x98\x80授权", Measure::level, Dimension::count), "");
}

// Rows of one's own are matched as the built-in ones are.
TEST(Catalogue, OwnRows) {
  const Catalogue own({{"snow_days", "降雪日数", "days with snow", Dimension::time, "雪日|冰雪天数"}});
  EXPECT_EQ(own.Code("全年降雪日数", Measure::level, Dimension::time), "snow_days");
  EXPECT_EQ(own.Code("冰雪天数增速", Measure::growth, Dimension::percent), "snow_days");
  EXPECT_EQ(own.Code("降雪", Measure::level, Dimension::time), "");
  EXPECT_EQ(own.Code("地区生产总值", Measure::level, Dimension::money), "");
}

}  // namespace
}  // namespace baogao
