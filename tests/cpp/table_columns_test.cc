// Columns: what a consumer of the Arrow C data interface may rely on.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "baogao/table/columns.h"

namespace baogao {
namespace {

const Schema& AllTypes() {
  static const Schema schema = {{"i", ColumnType::int64},     {"r", ColumnType::float64},
                                {"b", ColumnType::boolean},   {"t", ColumnType::utf8},
                                {"d", ColumnType::date32},    {"w", ColumnType::dictionary, {"水", "火"}},
                                {"l", ColumnType::int64_list}};
  return schema;
}

// Rows 0, 3, 6, ... are null, the others hold their number.
ArrowArray Batch(int rows) {
  RowWriter w(AllTypes());
  for (int i = 0; i < rows; ++i) {
    if (i % 3 == 0) {
      for (size_t c = 0; c < AllTypes().size(); ++c) w.Null();
      continue;
    }
    const int64_t pair[] = {i, i + 1};
    w.Int(i);
    w.Real(i / 2.0);
    w.Bool(i % 2);
    w.Text("第" + std::to_string(i));
    w.Day(i);
    w.Word(static_cast<int8_t>(i % 2));
    w.Ints(pair);
  }
  EXPECT_EQ(w.rows(), rows);
  ArrowArray out;
  ExportBatch(AllTypes(), w.Take(), &out);
  return out;
}

bool Valid(const ArrowArray* column, int64_t row) {
  const auto* bits = static_cast<const uint8_t*>(column->buffers[0]);
  return !bits || (bits[row / 8] >> row % 8 & 1);
}

template <typename T>
T At(const ArrowArray* column, int64_t row) {
  return static_cast<const T*>(column->buffers[1])[row];
}

TEST(Columns, HoldWhatWasWritten) {
  ArrowArray batch = Batch(41);
  ASSERT_EQ(batch.n_children, 7);
  EXPECT_EQ(batch.length, 41);
  for (int c = 0; c < 7; ++c) {
    EXPECT_EQ(batch.children[c]->length, 41);
    EXPECT_EQ(batch.children[c]->null_count, 14);
  }
  for (int64_t row = 0; row < 41; ++row) {
    for (int c = 0; c < 7; ++c) EXPECT_EQ(Valid(batch.children[c], row), row % 3 != 0) << c << " " << row;
    if (row % 3 == 0) continue;
    EXPECT_EQ(At<int64_t>(batch.children[0], row), row);
    EXPECT_EQ(At<double>(batch.children[1], row), static_cast<double>(row) / 2);
    EXPECT_EQ(At<uint8_t>(batch.children[2], row / 8) >> row % 8 & 1, row % 2);
    const auto* offsets = static_cast<const int32_t*>(batch.children[3]->buffers[1]);
    const auto* chars = static_cast<const char*>(batch.children[3]->buffers[2]);
    EXPECT_EQ(std::string(chars + offsets[row], chars + offsets[row + 1]), "第" + std::to_string(row));
    EXPECT_EQ(At<int32_t>(batch.children[4], row), row);
    EXPECT_EQ(At<int8_t>(batch.children[5], row), row % 2);
    EXPECT_EQ(At<int32_t>(batch.children[6], row + 1) - At<int32_t>(batch.children[6], row), 2);
  }
  batch.release(&batch);
  EXPECT_EQ(batch.release, nullptr);
}

TEST(Columns, HaveNoValidityWithoutNulls) {
  RowWriter w({{"i", ColumnType::int64}});
  w.Int(7);
  ArrowArray batch;
  ExportBatch({{"i", ColumnType::int64}}, w.Take(), &batch);
  EXPECT_EQ(batch.children[0]->null_count, 0);
  EXPECT_EQ(batch.children[0]->buffers[0], nullptr);
  batch.release(&batch);
}

TEST(Columns, NotANumberIsNull) {
  RowWriter w({{"r", ColumnType::float64}});
  w.Real(std::numeric_limits<double>::quiet_NaN());
  w.Real(0);
  EXPECT_EQ(w.Take()[0].nulls, 1);
}

TEST(Columns, AChildMovedOutOutlivesItsParent) {
  ArrowArray batch = Batch(5);
  ArrowArray words = *batch.children[5];
  batch.children[5]->release = nullptr;  // how the interface says that it was moved
  batch.release(&batch);
  const auto* chars = static_cast<const char*>(words.dictionary->buffers[2]);
  EXPECT_EQ(std::string(chars, 6), "水火");
  EXPECT_EQ(At<int8_t>(&words, 1), 1);
  words.release(&words);
}

TEST(Columns, AnEmptyBatchIsWhole) {
  ArrowArray batch = Batch(0);
  EXPECT_EQ(batch.length, 0);
  for (int c = 0; c < 7; ++c) EXPECT_EQ(batch.children[c]->length, 0);
  EXPECT_EQ(At<int32_t>(batch.children[3], 0), 0);
  batch.release(&batch);
}

TEST(Columns, TheSchemaNamesTypesAndCarriesMetadata) {
  ArrowSchema schema;
  ExportSchema(AllTypes(), {{"版", "1"}}, &schema);
  EXPECT_STREQ(schema.format, "+s");
  const char* formats[] = {"l", "g", "b", "u", "tdD", "c", "+l"};
  ASSERT_EQ(schema.n_children, 7);
  for (int c = 0; c < 7; ++c) {
    EXPECT_STREQ(schema.children[c]->format, formats[c]);
    EXPECT_STREQ(schema.children[c]->name, AllTypes()[static_cast<size_t>(c)].name);
  }
  EXPECT_STREQ(schema.children[5]->dictionary->format, "u");
  EXPECT_STREQ(schema.children[6]->children[0]->format, "l");
  int32_t numbers[2];
  std::memcpy(numbers, schema.metadata, sizeof numbers);
  EXPECT_EQ(numbers[0], 1);
  EXPECT_EQ(numbers[1], 3);
  EXPECT_EQ(std::string(schema.metadata + 8, 3), "版");
  schema.release(&schema);
}

}  // namespace
}  // namespace baogao
