// Observations of sentences, from the case tables of tests/cases/observe.
#include "baogao/observe/observe.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "baogao/lex/lex.h"
#include "case_table.h"

namespace baogao {
namespace {

std::string Number(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.12g", value);
  return buffer;
}

std::vector<Observation> ObservationsOf(const std::string& text, Structure& structure, Quantities& quantities) {
  structure = Outline(text);
  const std::vector<Token> tokens = Lex(text);
  quantities = FindQuantities(text, tokens);
  return Observe(text, structure, tokens, quantities, ProfileReports(text, structure, quantities, {}));
}

std::string Dump(const std::string& text) {
  Structure structure;
  Quantities quantities;
  std::string out;
  for (const Observation& o : ObservationsOf(text, structure, quantities)) {
    if (!out.empty()) out += "  ";
    out += o.indicator + "|" + MeasureName(o.measure) + "|" + Number(o.value);
    if (!std::isnan(o.value_high)) out += ".." + Number(o.value_high);
    out += "|" + std::string(o.unit);
  }
  return out;
}

std::string Attributes(const std::string& text) {
  Structure structure;
  Quantities quantities;
  std::string out;
  for (const Observation& o : ObservationsOf(text, structure, quantities)) {
    const char* basis = BasisName(o.basis);
    if (!out.empty()) out += "  ";
    out += o.indicator + "|" + StatusName(o.status) + "|" + (basis != nullptr ? basis : "-") + "|";
    out += o.earlier ? "此前" : o.period.empty() ? "-" : std::string(o.period.of(text));
  }
  return out;
}

TEST(Observe, Synthetic) {
  for (const CaseRow& c : ReadCases("observe/synthetic.tsv")) {
    EXPECT_EQ(Dump(c.at("text")), c.at("observations")) << c.at("what");
  }
}

TEST(Observe, AttributesOfTheCases) {
  for (const CaseRow& c : ReadCases("observe/attributes.tsv")) {
    EXPECT_EQ(Attributes(c.at("text")), c.at("observations")) << c.at("what");
  }
}

TEST(Observe, Negative) {
  for (const CaseRow& c : ReadCases("observe/negative.tsv")) EXPECT_EQ(Dump(c.at("text")), "") << c.at("what");
}

TEST(Observe, KnownFailuresStillFail) {
  for (const CaseRow& c : ReadCases("observe/known_failures.tsv")) {
    EXPECT_NE(Dump(c.at("text")), c.at("observations")) << c.at("what") << ": passes now, move it to synthetic.tsv";
  }
}

// The spans of a label, in its order, are its words, and no word stands twice. A word that stands for two (城乡 for
// 农村) is in the spans as the text has it; the names of the three industries are in no text, nor is the 、 of labels
// that the text counts together (两税合计, 三项合计).
TEST(Observe, SpansSpellTheLabel) {
  std::vector<std::string> texts = {"全国农民[1]工总量28652万人。其中，外出农民工17425万人，本地农 民工11227万人。",
                                    "各项存款余额增长7%，累计专利授权量[2]95件。"};
  for (const CaseRow& c : ReadCases("observe/synthetic.tsv")) texts.push_back(c.at("text"));
  for (const std::string& text : texts) {
    Structure structure;
    Quantities quantities;
    for (const Observation& o : ObservationsOf(text, structure, quantities)) {
      if (std::string_view(o.rule) == "industry") continue;
      std::string words;
      for (const Span span : o.label_spans) words += span.of(text);
      const bool pair = text.find("城乡") != std::string::npos && words.size() == o.indicator.size();
      std::string indicator = o.indicator;
      constexpr std::string_view kJoined = "、";
      const bool together = text.find("合计") != std::string::npos;
      for (std::string* said : {&words, &indicator}) {
        for (size_t at = said->find(kJoined); together && at != std::string::npos; at = said->find(kJoined, at))
          said->erase(at, kJoined.size());
      }
      EXPECT_TRUE(pair || words == indicator) << o.indicator << ": " << words;
      std::vector<Span> spans = o.label_spans;
      std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
      for (size_t i = 1; i < spans.size(); ++i) EXPECT_LE(spans[i - 1].end, spans[i].begin) << o.indicator;
    }
  }
}

TEST(Observe, ParentIsTheWhole) {
  const std::string text = "签约项目21个(工业项目14个、农业项目7个),合同引资9亿元。";
  Structure structure;
  Quantities quantities;
  const std::vector<Observation> rows = ObservationsOf(text, structure, quantities);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].parent, -1);
  EXPECT_EQ(rows[1].parent, 0);
  EXPECT_EQ(rows[2].parent, 0);
  EXPECT_EQ(rows[3].parent, -1);
}

TEST(Observe, HeadingsStateThePeriodOfWhatStandsBelow) {
  const std::string text =
      "一、2015年工作回顾\n（一）招商引资\n新增企业8家。全年出口9亿元。\n二、2016年工作安排\n新增企业7家。\n"
      "三、2015年和“十二五”工作回顾\n新增企业6家。\n";
  Structure structure;
  Quantities quantities;
  const std::vector<Observation> rows = ObservationsOf(text, structure, quantities);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].period_source, ObservationPeriodSource::heading);
  EXPECT_EQ(rows[0].period_start, (Date{2015, 1, 1}));
  EXPECT_EQ(rows[0].period_end, (Date{2015, 12, 31}));
  EXPECT_TRUE(rows[0].period.empty());
  EXPECT_EQ(rows[1].period_source, ObservationPeriodSource::stated);
  EXPECT_EQ(rows[2].period_source, ObservationPeriodSource::heading);
  EXPECT_EQ(rows[2].period_end, (Date{2016, 12, 31}));
  EXPECT_EQ(rows[3].period_source, ObservationPeriodSource::report);
}

TEST(Observe, AParagraphWithoutNumbersOpensThoseOfItsSection) {
  const std::string text =
      "一、回顾\n五年来,我们坚持绿色发展。\n造林26万亩。\n——治理河流8条。\n二、安全\n新建消防站3座。\n";
  Structure structure;
  Quantities quantities;
  const std::vector<Observation> rows = ObservationsOf(text, structure, quantities);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].period.of(text), "五年来");
  EXPECT_EQ(rows[1].period.of(text), "五年来");
  EXPECT_TRUE(rows[2].period.empty());
}

TEST(Observe, WhatParagraphsBeforePlannedIsThePriorOfTheNext) {
  const std::string plans = "加快推进改造提升,加大投入力度,着力打造特色产业,进一步完善设施,努力提高水平,力争8家。";
  const std::string list = "新增企业300家；改造管网100公里。";
  Structure structure;
  Quantities quantities;
  EXPECT_EQ(ObservationsOf(list, structure, quantities)[0].status, Status::actual);
  EXPECT_EQ(ObservationsOf(plans + "\n" + list, structure, quantities).back().status, Status::target);
}

TEST(Observe, BasisAndStatus) {
  const std::string text = "研发投入年均增长11%。预计进出口总额90亿元,比2015年增长40%。力争税收增长5%。";
  Structure structure;
  Quantities quantities;
  const std::vector<Observation> rows = ObservationsOf(text, structure, quantities);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].basis, Basis::cagr);
  EXPECT_EQ(rows[1].status, Status::estimate);
  EXPECT_EQ(rows[2].basis, Basis::period);
  EXPECT_EQ(rows[3].status, Status::target);
  EXPECT_EQ(rows[3].tone.of(text), "力争");
}

// What a gap is measured against, and a hedge that stands before what the number is a part of.
TEST(Observe, BasesOfGapsAndHedges) {
  const std::string text =
      "收购价3元,比开秤时高出0.4元。单位能耗累计下降14%。零售额两年平均增长3.6%。受益率比去年高出2个百分点。"
      "养殖产量约占全省的四成。出口增速高于年初预期3个百分点。";
  Structure structure;
  Quantities quantities;
  const std::vector<Observation> rows = ObservationsOf(text, structure, quantities);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[1].basis, Basis::period);
  EXPECT_EQ(rows[2].basis, Basis::period);
  EXPECT_EQ(rows[3].basis, Basis::cagr);
  EXPECT_EQ(rows[4].basis, Basis::yoy);
  EXPECT_EQ(rows[5].qualifier, Qualifier::about);
  EXPECT_EQ(rows[6].status, Status::actual);
}

}  // namespace
}  // namespace baogao
