// Names of divisions by a table of cases; the hierarchy of the whole gazetteer.
#include <gtest/gtest.h>

#include "baogao/region/gazetteer.h"
#include "case_table.h"

namespace baogao {
namespace {

TEST(Region, Names) {
  for (const CaseRow& row : ReadCases("region/names.tsv")) {
    const std::string& text = row.at("text");
    std::string found;
    for (const RegionMention& m : FindRegions(text, {0, static_cast<uint32_t>(text.size())})) {
      ASSERT_FALSE(m.candidates.empty());
      found.append(found.empty() ? "" : " ").append(m.span.of(text)).append("=").append(m.candidates.front()->code);
    }
    // 宁波大学 is no place, 宁波诺丁汉大学 begins with one.
    EXPECT_EQ(found, row.at("found")) << text;
  }
}

TEST(Region, Hierarchy) {
  const Region* district = RegionByCode("150702");
  ASSERT_NE(district, nullptr);
  EXPECT_EQ(district->name, "海拉尔区");
  EXPECT_EQ(district->level, RegionLevel::county);
  EXPECT_EQ(ParentOf(*district)->code, "150700");
  EXPECT_EQ(ParentOf(*ParentOf(*district))->code, "150000");
  EXPECT_EQ(ParentOf(*RegionByCode("150000"))->code, "100000");
  EXPECT_EQ(ParentOf(*RegionByCode("100000")), nullptr);
  // A county that is directly below its province, and one of a municipality.
  EXPECT_EQ(ParentOf(*RegionByCode("429004"))->code, "420000");
  EXPECT_EQ(ParentOf(*RegionByCode("110105"))->code, "110000");
  EXPECT_EQ(RegionByCode("999999"), nullptr);
  EXPECT_EQ(RegionByCode(""), nullptr);
}

TEST(Region, AmbiguousNameGivesEveryCandidate) {
  const std::string text = "鼓楼区";
  const auto found = FindRegions(text, {0, static_cast<uint32_t>(text.size())});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_GE(found[0].candidates.size(), 4u);
  EXPECT_TRUE(found[0].full);
}

TEST(Region, WithinTheSpan) {
  const std::string text = "宁波市";
  EXPECT_TRUE(FindRegions(text, {0, 0}).empty());
  EXPECT_TRUE(FindRegions(text, {0, 3}).empty());
}

}  // namespace
}  // namespace baogao
