// Who, where and when by a table of cases; overrides; the names of real reports where they are there.
#include "baogao/profile/profile.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "case_table.h"

namespace baogao {
namespace {

std::vector<Profile> ProfilesOf(const std::string& text, const Options& options = {}) {
  return ProfileReports(text, Outline(text), Quantities{}, options);
}

std::string Unescape(std::string cell) {
  for (size_t at = cell.find("\\n"); at != std::string::npos; at = cell.find("\\n")) {
    cell.erase(at, 1);
    cell[at] = '\n';
  }
  return cell;
}

std::string Dashed(std::initializer_list<int> numbers) {
  std::ostringstream out;
  for (int n : numbers) out << (out.tellp() == 0 ? "" : "-") << n;
  return out.str();
}

std::string Years(const Date& start, const Date& end) { return end.year == 0 ? "" : Dashed({start.year, end.year}); }

std::string Day(const Date& d) { return d.year == 0 ? "" : Dashed({d.year, d.month, d.day}); }

TEST(Profile, Cases) {
  for (const CaseRow& row : ReadCases("profile/profiles.tsv")) {
    const std::string text = Unescape(row.at("text"));
    const std::vector<Profile> profiles = ProfilesOf(text);
    ASSERT_FALSE(profiles.empty()) << row.at("name");
    const Profile& p = profiles.front();
    EXPECT_EQ(ReportKindName(p.kind), row.at("kind")) << row.at("name");
    EXPECT_EQ(p.issuer, row.at("issuer")) << row.at("name");
    EXPECT_EQ(p.region ? p.region->code : "", row.at("code")) << row.at("name");
    EXPECT_EQ(Day(p.date), row.at("date")) << row.at("name");
    EXPECT_EQ(Years(p.review_start, p.review_end), row.at("review")) << row.at("name");
    EXPECT_EQ(Years(p.plan_start, p.plan_end), row.at("plan")) << row.at("name");
    EXPECT_EQ(PeriodSourceName(p.period_source), row.at("source")) << row.at("name");
    EXPECT_EQ(p.period_conflict, row.at("conflict") == "1") << row.at("name");
  }
}

TEST(Profile, Overrides) {
  Options options;
  options.region = "330200";
  options.year = 2012;
  const Profile by_code = ProfilesOf("市林业局工作总结\n20年，我局造林3万亩。", options).front();
  EXPECT_EQ(by_code.issuer, "宁波市林业局");
  EXPECT_EQ(by_code.reference_year(), 2012);
  EXPECT_EQ(by_code.period_source, PeriodSource::stated);
  options.region = "宁波";
  EXPECT_EQ(ProfilesOf("市林业局工作总结\n好。", options).front().region->code, "330200");
}

TEST(Profile, NoReportNoProfile) { EXPECT_TRUE(ProfilesOf(" \n").empty()); }

TEST(Profile, HostileTexts) {
  for (std::string_view unit : {"年", "2020年", "北京", "2020年1月1日\n工作总结\n", "1", "市", "\n"}) {
    std::string text;
    while (text.size() < 1000000) text += unit;
    EXPECT_LE(ProfilesOf(text).size(), text.size());
  }
}

// The real reports are named KIND_REGION_YEAR.md after the place and the year in which they were given.
TEST(Profile, RealReports) {
  const char* given = std::getenv("BAOGAO_SHARED");
  const std::filesystem::path shared =
      given ? std::filesystem::path(given) : std::filesystem::path(BAOGAO_CASES) / "../../../shared";
  const std::filesystem::path folder = shared / "corpus" / "lawtext";
  if (!std::filesystem::exists(folder)) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << folder;
    GTEST_SKIP() << "no " << folder;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().stem().string();
    const size_t place = name.find('_'), year = name.rfind('_');
    if (place == year) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const std::vector<Profile> profiles = ProfilesOf(text.str());
    ASSERT_EQ(profiles.size(), 1u) << name;
    const Profile& p = profiles.front();
    ASSERT_NE(p.region, nullptr) << name;
    const bool communique = name.starts_with("国家统计局");
    EXPECT_EQ(p.region->name, communique ? "中华人民共和国" : name.substr(place + 1, year - place - 1));
    const int stated = std::stoi(name.substr(year + 1));
    EXPECT_EQ(p.reference_year(), communique ? stated : stated - 1) << name;
  }
}

}  // namespace
}  // namespace baogao
