// ReadCases: a table of cases (tests/cases/*.tsv): # comments, a line that names the columns, rows.
//
// In:   the path below tests/cases. Out: a map of column to cell for each row; cells that a row leaves out at its
// end are empty. Fail: the test that reads it fails.
//
//   for (const CaseRow& row : ReadCases("quantity/periods.tsv")) row.at("words");
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace baogao {

using CaseRow = std::map<std::string, std::string>;

inline std::vector<std::string> SplitCells(const std::string& line) {
  std::vector<std::string> cells(1);
  for (char c : line) {
    if (c == '\t')
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

inline std::vector<CaseRow> ReadCases(const std::string& path) {
  std::ifstream file(std::string(BAOGAO_CASES) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::vector<std::string> columns;
  std::vector<CaseRow> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = SplitCells(line);
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    EXPECT_LE(cells.size(), columns.size()) << path << ": " << line;
    cells.resize(columns.size());
    CaseRow row;
    for (size_t i = 0; i < columns.size(); ++i) row[columns[i]] = cells[i];
    rows.push_back(row);
  }
  EXPECT_FALSE(rows.empty()) << path;
  return rows;
}

}  // namespace baogao
