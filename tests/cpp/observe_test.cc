// Observations of sentences, from the case tables of tests/cases/observe.
#include "baogao/observe/observe.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "baogao/lex/lex.h"

namespace baogao {
namespace {

struct Case {
  std::string what, text, observations;
};

std::vector<Case> ReadCases(const std::string& name) {
  std::ifstream in(std::string(BAOGAO_CASES) + "/observe/" + name);
  std::vector<Case> cases;
  bool header = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    const size_t a = line.find('\t'), b = line.find('\t', a + 1);
    EXPECT_NE(b, std::string::npos) << line;
    cases.push_back({line.substr(0, a), line.substr(a + 1, b - a - 1), line.substr(b + 1)});
  }
  EXPECT_FALSE(cases.empty()) << name;
  return cases;
}

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
  for (const Case& c : ReadCases("synthetic.tsv")) EXPECT_EQ(Dump(c.text), c.observations) << c.what;
}

TEST(Observe, Negative) {
  for (const Case& c : ReadCases("negative.tsv")) EXPECT_EQ(Dump(c.text), "") << c.what;
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
