// Observations of sentences, from the case tables of tests/cases/observe.
#include "baogao/observe/observe.h"

#include <gtest/gtest.h>

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

TEST(Observe, Synthetic) {
  for (const CaseRow& c : ReadCases("observe/synthetic.tsv")) {
    EXPECT_EQ(Dump(c.at("text")), c.at("observations")) << c.at("what");
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

}  // namespace
}  // namespace baogao
