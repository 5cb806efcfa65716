// Crossed encodings: each crossing undone, clean text in any language left alone.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "baogao/restore/mojibake.h"
#include "case_table.h"

namespace baogao {
namespace {

std::string Repaired(std::string_view text) {
  std::string out;
  uint32_t at = 0;
  for (const Change& c : FindMojibake(text).changes) {
    EXPECT_EQ(c.kind, EditKind::mojibake);
    EXPECT_LE(at, c.at.begin);
    out += text.substr(at, c.at.begin - at);
    out += c.text;
    at = c.at.end;
  }
  return out += text.substr(at);
}

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
      EXPECT_TRUE(FindMojibake(text).changes.empty()) << file.path();
    }
  }
}

TEST(Mojibake, HostileText) {
  for (std::string_view piece : {"é", "²ú", "ªª ", "å›", "锛", "銆?", "鐨\xEF\xBF\xBD", "ā", "Ã", "\xC2\x81", "æ€»"}) {
    std::string text;
    while (text.size() < 50'000) text += piece;
    Repaired(text);
  }
  EXPECT_EQ(Repaired(""), "");
  EXPECT_EQ(Repaired("é"), "é");
}

}  // namespace
}  // namespace baogao
