// Outlines, reports and sentences by tables of cases; what holds for every text; the gold texts where they are there.
#include "baogao/structure/structure.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "case_table.h"

namespace baogao {
namespace {

std::string Unescape(const std::string& cell) {
  std::string out;
  for (size_t i = 0; i < cell.size(); ++i) {
    const bool line_end = cell[i] == '\\' && i + 1 < cell.size() && cell[i + 1] == 'n';
    out += line_end ? '\n' : cell[i];
    i += line_end;
  }
  return out;
}

std::string Joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out.append(out.empty() ? "" : " / ").append(part);
  return out;
}

// What holds for every text.
void CheckInvariants(std::string_view text) {
  const Structure s = Outline(text);
  uint32_t at = 0;
  for (const Report& r : s.reports) {
    EXPECT_LE(at, r.span.begin);
    EXPECT_FALSE(r.span.empty());
    EXPECT_LE(r.span.end, text.size());
    at = r.span.end;
  }
  for (size_t i = 0; i < s.sections.size(); ++i) {
    const Section& x = s.sections[i];
    ASSERT_LT(static_cast<size_t>(x.report), s.reports.size());
    EXPECT_TRUE(s.reports[x.report].span.contains(x.span));
    EXPECT_TRUE(x.span.contains(x.marker));
    EXPECT_TRUE(x.span.contains(x.title)) << x.title.of(text);
    EXPECT_LE(s.sections[i > 0 ? i - 1 : 0].span.begin, x.span.begin);
    if (x.parent < 0) {
      EXPECT_EQ(x.level, 1);
    } else {
      ASSERT_LT(static_cast<size_t>(x.parent), i);
      EXPECT_EQ(x.level, s.sections[x.parent].level + 1);
      EXPECT_EQ(x.report, s.sections[x.parent].report);
      EXPECT_TRUE(s.sections[x.parent].span.contains(x.span));
    }
  }
  // Sentences tile the reports: between them there is white space only.
  uint32_t last = 0;
  int32_t report = -1;
  for (const Sentence& x : s.sentences) {
    if (x.report != report) last = s.reports[x.report].span.begin, report = x.report;
    ASSERT_LE(last, x.span.begin);
    EXPECT_FALSE(x.span.empty());
    for (uint32_t i = last; i < x.span.begin; ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      EXPECT_TRUE(c <= 0x20 || c >= 0x7F) << i;
    }
    EXPECT_TRUE(s.reports[x.report].span.contains(x.span));
    EXPECT_LE(x.section < 0 ? 0 : s.sections[x.section].span.begin, x.span.begin);
    last = x.span.end;
  }
}

TEST(Structure, Headings) {
  for (const CaseRow& row : ReadCases("structure/headings.tsv")) {
    const std::string text = Unescape(row.at("text"));
    std::vector<std::string> found;
    for (const Section& s : Outline(text).sections) {
      if (s.title.empty()) continue;
      std::string heading = std::to_string(s.level);
      heading.append(" ").append(s.marker.of(text)).append("|").append(s.title.of(text));
      found.push_back(std::move(heading));
    }
    EXPECT_EQ(Joined(found), row.at("headings")) << row.at("name");
    CheckInvariants(text);
  }
}

TEST(Structure, Parts) {
  for (const CaseRow& row : ReadCases("structure/parts.tsv")) {
    std::string text = row.at("headings");
    for (size_t at = text.find(" / "); at != std::string::npos; at = text.find(" / "))
      text.replace(at, 3, "\n做了事。\n");
    std::string parts;
    for (const Section& s : Outline(std::string("做了事。\n").append(text)).sections) {
      parts += (parts.empty() ? "" : " ");
      parts += s.part == Part::review ? "review" : s.part == Part::plan ? "plan" : "other";
    }
    EXPECT_EQ(parts, row.at("parts")) << text;
  }
}

TEST(Structure, Reports) {
  for (const CaseRow& row : ReadCases("structure/reports.tsv")) {
    const std::string text = Unescape(row.at("text"));
    std::vector<std::string> titles, spans;
    for (const Report& r : Outline(text).reports) {
      titles.emplace_back(r.title.of(text));
      spans.emplace_back(r.span.of(text));
    }
    EXPECT_EQ(Joined(titles), row.at("titles")) << row.at("name");
    EXPECT_EQ(Joined(spans), Unescape(row.at("beginnings"))) << row.at("name");
    CheckInvariants(text);
  }
}

TEST(Structure, Sentences) {
  for (const CaseRow& row : ReadCases("structure/sentences.tsv")) {
    const std::string text = Unescape(row.at("text"));
    std::vector<std::string> found;
    for (const Sentence& s : Outline(text).sentences) found.emplace_back(s.span.of(text));
    EXPECT_EQ(Joined(found), row.at("sentences"));
    CheckInvariants(text);
  }
}

// Any text at all, and in linear time: each of these is two megabytes.
TEST(Structure, HostileTexts) {
  for (std::string_view unit : {"1",          "一",
                                "（",         "(",
                                "\n",         "a\n",
                                "—",          "一、",
                                "（一）",     "（一）：",
                                "一是",       "总结(一)",
                                "**",         "一、a**",
                                "#",          "2020年",
                                "。",         "“",
                                "<details\n", "1.",
                                "一、好。\n", "2020年1月1日\n工作总结\n"}) {
    std::string text;
    while (text.size() < 2000000) text += unit;
    EXPECT_LE(Outline(text).reports.size(), text.size());
  }
  CheckInvariants(std::string("一、\0总结\0\n（一）\0。", 27));
  CheckInvariants("");
  CheckInvariants("---\n");
}

std::filesystem::path Shared() {
  if (const char* dir = std::getenv("BAOGAO_SHARED")) return dir;
  return std::filesystem::path(BAOGAO_CASES) / "../../../shared";
}

TEST(Structure, InvariantsOfRealReports) {
  const std::filesystem::path corpus = Shared() / "corpus";
  if (!std::filesystem::exists(corpus)) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << corpus;
    GTEST_SKIP() << "no " << corpus;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    // The folder hailar is in another encoding.
    if (!entry.is_regular_file() || entry.path().parent_path().filename() == "hailar") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    CheckInvariants(text.str());
    EXPECT_EQ(Outline(text.str()).reports.size(), 1u) << entry.path();
  }
}

}  // namespace
}  // namespace baogao
