// Columns: typed, nullable columns that grow row by row and leave as Arrow arrays.
//
// In:   a schema (names, types, words of the dictionaries), then the cells of each row in the schema's order.
// Out:  one ArrowSchema, one ArrowArray (a struct array: a record batch); the buffers move, nothing is copied.
// Fail: never. Text beyond the 2 GiB that 32-bit offsets reach becomes null.
//
// Example: the schema {{"quote", utf8}, {"value", float64}} and
//   w.Text("2000人"); w.Real(2000);   one row
//   w.Text("第8位");  w.Real(8);      another
//   w.Null();         w.Null();       a row of nulls
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baogao/table/arrow_c.h"

namespace baogao {

enum class ColumnType : uint8_t {
  int64,
  float64,
  boolean,
  utf8,
  date32,      // days since 1970-01-01
  dictionary,  // a word of a fixed list: int8 codes
  int64_list,
};

struct ColumnSpec {
  const char* name;
  ColumnType type;
  std::vector<const char*> words = {};  // of a dictionary
};
using Schema = std::vector<ColumnSpec>;

// One column's buffers; those that its type has no use for stay empty.
struct Column {
  explicit Column(ColumnType t) : type(t) {
    if (t == ColumnType::utf8 || t == ColumnType::int64_list) offsets.push_back(0);
  }

  ColumnType type;
  int64_t length = 0;
  int64_t nulls = 0;
  std::vector<uint8_t> validity;  // bit per row; empty: no null yet
  std::vector<int64_t> ints;
  std::vector<double> reals;
  std::vector<int32_t> days;
  std::vector<int8_t> codes;
  std::vector<uint8_t> bits;
  std::vector<int32_t> offsets;
  std::string chars;

  void Reserve(size_t rows);
  void Null();
  void CountRow();  // a valid cell was appended to the buffers
};

// Writes rows: one call a cell, in the schema's order; the cell behind the last column begins a new row.
class RowWriter {
 public:
  explicit RowWriter(const Schema& schema);

  void Reserve(size_t rows);
  void Int(int64_t value);
  void Real(double value);  // NaN is null
  void Bool(bool value);
  void Text(std::string_view value);
  void TextOrNull(std::string_view value) { value.empty() ? Null() : Text(value); }
  void Day(int32_t days_since_1970);
  template <typename Enum>
  void Word(Enum code) {
    Column& c = Next();
    c.codes.push_back(static_cast<int8_t>(code));
    c.CountRow();
  }
  void Ints(std::span<const int64_t> values);
  void Null() { Next().Null(); }

  int64_t rows() const { return columns_.empty() ? 0 : columns_.back().length; }
  std::vector<Column> Take() { return std::move(columns_); }

 private:
  Column& Next() {
    Column& c = columns_[at_];
    at_ = at_ + 1 == columns_.size() ? 0 : at_ + 1;
    return c;
  }

  std::vector<Column> columns_;
  size_t at_ = 0;
};

using Metadata = std::vector<std::pair<std::string_view, std::string_view>>;

// Fill a struct that the caller owns and releases as Arrow says.
void ExportSchema(const Schema& schema, const Metadata& metadata, ArrowSchema* out);
void ExportBatch(const Schema& schema, std::vector<Column> columns, ArrowArray* out);

}  // namespace baogao
