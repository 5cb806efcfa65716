// Names of divisions and namesakes by tables of cases; the whole gazetteer; its hierarchy.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "baogao/region/gazetteer.h"
#include "baogao/region/words.h"
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

TEST(Region, Namesakes) {
  for (const CaseRow& row : ReadCases("region/ambiguous.tsv")) {
    const std::string& text = row.at("text");
    const Region* home = RegionByCode(row.at("home"));
    const RegionWords found = RegionOf(text, {0, static_cast<uint32_t>(text.size())}, home);
    EXPECT_EQ(found.region ? found.region->code : "", row.at("code")) << row.at("home") << " " << text;
    EXPECT_EQ(found.words.of(text), row.at("words")) << row.at("home") << " " << text;
  }
}

// Every row: a key of its own, a level that agrees with the code's form, a row above it, years in order.
TEST(Region, WholeTable) {
  std::ifstream file(std::string(BAOGAO_CASES) + "/../../cpp/data/regions.tsv");
  ASSERT_TRUE(file);
  std::set<std::pair<std::string, std::string>> keys;
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("#") || line.starts_with("code*")) continue;
    std::vector<std::string> cells;
    std::stringstream split(line);
    for (std::string cell; std::getline(split, cell, '\t');) cells.push_back(cell);
    ASSERT_EQ(cells.size(), 6u) << line;
    const std::string& code = cells[0];
    EXPECT_EQ(code.size(), 6u) << line;
    EXPECT_TRUE(keys.insert({code, cells[1]}).second) << line;
    const std::string level = code == "100000"         ? "nation"
                              : code.ends_with("0000") ? "province"
                              : code.ends_with("00")   ? "prefecture"
                                                       : "county";
    EXPECT_EQ(cells[3], level) << line;
    const int since = std::stoi(cells[4]), until = std::stoi(cells[5]);
    EXPECT_TRUE(until == 0 || since <= until) << line;
    const Region* region = RegionByCode(code);
    ASSERT_NE(region, nullptr) << line;
    const Region* above = ParentOf(*region);
    ASSERT_EQ(above == nullptr, level == "nation") << line;
    if (above) {
      EXPECT_LT(above->level, region->level) << line;
      EXPECT_TRUE(LiesIn(*region, *above)) << line;
    }
  }
  EXPECT_GT(keys.size(), 6000u);
}

TEST(Region, WithinTheSpan) {
  const std::string text = "宁波市";
  EXPECT_TRUE(FindRegions(text, {0, 0}).empty());
  EXPECT_TRUE(FindRegions(text, {0, 3}).empty());
}

}  // namespace
}  // namespace baogao
