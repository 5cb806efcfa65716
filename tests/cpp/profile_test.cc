// Who, where and when by a table of cases; overrides; the names of real reports where they are there.
#include "baogao/profile/profile.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "baogao/profile/calendar.h"
#include "baogao/profile/name.h"
#include "case_table.h"

namespace baogao {
namespace {

std::vector<Profile> ProfilesOf(const std::string& text, const Options& options = {}, const Origin& origin = {}) {
  return ProfileReports(text, Outline(text), Quantities{}, options, origin);
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

void Check(const CaseRow& row, const std::vector<Profile>& profiles) {
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

TEST(Profile, Cases) {
  for (const char* table : {"profile/profiles.tsv", "profile/bureaus.tsv"}) {
    for (const CaseRow& row : ReadCases(table)) Check(row, ProfilesOf(Unescape(row.at("text"))));
  }
}

TEST(Profile, BesideTheText) {
  for (const CaseRow& row : ReadCases("profile/names.tsv")) {
    const Origin origin{row.at("file"), row.at("from"), "", row.at("posted")};
    const std::vector<Profile> profiles = ProfilesOf(Unescape(row.at("text")), {}, origin);
    Check(row, profiles);
    const std::string &where = row.at("region_evidence"), &when = row.at("period_evidence");
    EXPECT_TRUE(where.empty() || profiles.front().region_evidence == where) << row.at("name");
    EXPECT_TRUE(when.empty() || profiles.front().period_evidence == when) << row.at("name");
  }
}

TEST(Name, WordsAndYears) {
  const auto read = [](std::string_view path) {
    const DocumentName n = ReadName(path);
    return n.words + "/" + std::to_string(static_cast<int>(n.strength));
  };
  EXPECT_EQ(read("a/b/宁波市_2019.md"), "宁波市_2019年/2");
  EXPECT_EQ(read("C:\\报告\\宁波市2019年总结.docx.txt"), "宁波市2019年总结/3");
  EXPECT_EQ(read("2016.txt"), "2016年/1");
  EXPECT_EQ(read("2016"), "/0");
  EXPECT_EQ(read("20190110_宁波市.txt"), "2019年1月10日_宁波市/0");
  EXPECT_EQ(read("宁波市2016-2020.txt"), "宁波市2016年-2020年/2");
  EXPECT_EQ(read("x2019.txt"), "/0");
  EXPECT_EQ(read("000_8ab899e49ca3ccd3.txt"), "/0");
  EXPECT_EQ(read(""), "/0");
  EXPECT_EQ(read("/"), "/0");
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
  for (std::string_view unit : {"年", "月", "1月", "1月1日（周一）", "春节1月1日", "2020年", "北京",
                                "2020年1月1日\n工作总结\n", "1", "市", "\n"}) {
    std::string text;
    while (text.size() < 1000000) text += unit;
    EXPECT_LE(ProfilesOf(text).size(), text.size());
    EXPECT_LE(ReadName(text).words.size(), text.size());
    EXPECT_LE(ProfilesOf("工作总结\n好。", {}, {text, text, text, text}).size(), 1u);
  }
}

// The years around now in which the only day named in `text` falls.
std::vector<int> YearsOfDay(const std::string& text) {
  const std::vector<DayNamed> days = FindDaysNamed(text, {0, static_cast<uint32_t>(text.size())});
  std::vector<int> years;
  for (int year = 1998; days.size() == 1 && year <= 2026; ++year) {
    if (days.front().Falls(year)) years.push_back(year);
  }
  return years;
}

TEST(Calendar, YearsOfDays) {
  const std::vector<int> thursday = {1998, 2009, 2015, 2020, 2026}, spring = {2000, 2019};
  for (const char* text : {"9月3日（星期四）", "20年9月3日(周四)上午", "９月３日，星期四，晴", "九月三日礼拜四"}) {
    EXPECT_EQ(YearsOfDay(text), thursday) << text;
  }
  for (const char* text :
       {"2月5日春节", "春节（2月5日）", "春节(公历2月5日)", "2月5日，农历正月初一，", "春节是2月5日。",
        "春节当天（2月5日）", "2月4日（除夕）", "除夕2月4日。", "2月19日元宵节", "2月4日除夕夜"}) {
    EXPECT_EQ(YearsOfDay(text), spring) << text;
  }
  EXPECT_EQ(YearsOfDay("十二月五日（星期一）"), (std::vector<int>{2005, 2011, 2016, 2022}));
  EXPECT_EQ(YearsOfDay("十月四日（中秋）"), (std::vector<int>{2017}));
  EXPECT_EQ(YearsOfDay("2月5日（星期二，春节）"), std::vector<int>{2019});
  EXPECT_EQ(YearsOfDay("端午节（6月7日）"), std::vector<int>{2019});
  EXPECT_EQ(YearsOfDay("9月13日中秋节当天"), std::vector<int>{2019});
}

TEST(Calendar, NoDays) {
  for (const char* text : {"2月5日春节前夕", "春节假期2月4日至10日", "春节（2月5日—11日）", "9月3日（周一至周五）",
                           "9月3日周一平到任", "9月3日、春节", "9月3日，春节将至", "13月5日（周一）", "9月（周一）",
                           "春节前2月1日", "2月5日春节晚会", "周一", "春节", "9月3日"}) {
    EXPECT_TRUE(YearsOfDay(text).empty()) << text;
  }
}

TEST(Calendar, TrueYearsAreDropped) {
  const std::string text = "2015年9月3日（星期四）和2016年9月3日（星期四），2016年9月2日（星期五），9月1日（周一）";
  std::vector<DayNamed> days = FindDaysNamed(text, {0, static_cast<uint32_t>(text.size())});
  ASSERT_EQ(days.size(), 4u);
  EXPECT_EQ(DropTrueDays(days), 1);
  ASSERT_EQ(days.size(), 3u);
  EXPECT_EQ(days.front().span.of(text), "2016年9月3日（星期四）");
}

TEST(Calendar, EvidenceIsTheDay) {
  const Profile p = ProfilesOf("寿光市林业局工作总结\n今年，我局落实“十三五”规划。春节（2月5日）无火灾。").front();
  EXPECT_NE(p.period_evidence.find("春节（2月5日）"), std::string::npos) << p.period_evidence;
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
