// The way through, end to end: whatever comes in, every stage's spans stay inside its text and nothing crashes.
#include <gtest/gtest.h>

#include <string>

#include "baogao/pipeline.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

std::string Repeat(std::string_view s, size_t bytes) {
  std::string out;
  out.reserve(bytes + s.size());
  while (out.size() < bytes) out += s;
  return out;
}

void ExpectInside(const Document& d) {
  const auto size = static_cast<uint32_t>(d.text().size());
  auto inside = [&](Span s) { return s.begin <= s.end && s.end <= size; };
  for (const Edit& e : d.restored.edits) {
    EXPECT_TRUE(inside(e.text));
    EXPECT_LE(e.raw.end, d.raw().size());
  }
  for (const Report& r : d.structure.reports)
    EXPECT_TRUE(inside(r.span) && inside(r.title) && r.title.end <= r.span.end);
  for (const Section& s : d.structure.sections) EXPECT_TRUE(inside(s.span));
  for (const Sentence& s : d.structure.sentences) EXPECT_TRUE(inside(s.span));
  for (const Quantity& q : d.quantities.quantities) EXPECT_TRUE(inside(q.span) && q.span.contains(q.numeral));
  EXPECT_EQ(d.profiles.size(), d.structure.reports.size());
  for (const Observation& o : d.observations) {
    EXPECT_LT(static_cast<size_t>(o.quantity), d.quantities.quantities.size());
    EXPECT_LT(static_cast<size_t>(o.sentence), d.structure.sentences.size());
  }
}

TEST(Parse, TakesAnyText) {
  const std::string texts[] = {
      "",
      "\n",
      "。",
      std::string("\0\0\0", 3),
      "\xEF\xBF\xBD",
      "全年造林30亩。",
      "5亿",
      "\xF4\x8F\xBF\xBF\xED\x9F\xBF",
      Repeat("9", 1 << 20),
      Repeat("一", 1 << 20),
      Repeat("（", 1 << 20),
      Repeat("一、", 1 << 20),
      Repeat("增长5%、", 1 << 20),
      Repeat("a", 1 << 20),
      Repeat(std::string_view("\0", 1), 1 << 20),
      Repeat("其中：分别", 1 << 20),
      Repeat("\n", 1 << 20),
  };
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 30));
    Document d;
    Parse(text, true, Options(), d);
    EXPECT_EQ(d.error, "");
    ExpectInside(d);
  }
}

TEST(Parse, TakesAnyBytes) {
  std::string bytes;
  uint32_t state = 1;
  for (int round = 0; round < 200; ++round) {
    bytes.clear();
    for (int i = 0; i < 400; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes.push_back(static_cast<char>(state >> 24));
    }
    Document d;
    Parse(bytes, false, Options(), d);
    EXPECT_EQ(d.error, "");
    ExpectInside(d);
  }
}

TEST(Parse, RunsOnlyWhatIsWanted) {
  Options options;
  options.tables = 1u << static_cast<int>(Table::sentences);
  Document d;
  Parse("全年造林30亩。", true, options, d);
  EXPECT_FALSE(d.structure.sentences.empty());
  EXPECT_TRUE(d.tokens.empty());
}

TEST(Parse, NoObservationIsSurerThanItsText) {
  // 专任教师 of which a byte was lost; the next number stands in sound text.
  Document d;
  Parse("全市共有专?谓淌\uFFFD310人。高新技术企业达到120家。", true, {}, d);
  ASSERT_FALSE(d.restored.suspected.empty());
  ASSERT_EQ(d.observations.size(), 2u);
  EXPECT_LE(d.observations[0].confidence, 0.3);
  EXPECT_GT(d.observations[1].confidence, 0.5);
}

TEST(Parse, AnUnknownEncodingIsAnError) {
  Options options;
  options.encoding = "klingon";
  Document d;
  Parse("abc", false, options, d);
  EXPECT_NE(d.error.find("klingon"), std::string::npos);
}

}  // namespace
}  // namespace baogao
