// Every exported struct owns what it points to, children included, since a consumer may move a child out of its
// parent: hence one holder a struct, and a release that frees just that holder and the children still there.
#include "baogao/table/columns.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <memory>

namespace baogao {
namespace {

void SetBit(std::vector<uint8_t>& bits, int64_t at, bool value) {
  if (static_cast<size_t>(at / 8) >= bits.size()) bits.push_back(0);
  if (value) bits[at / 8] |= static_cast<uint8_t>(1u << at % 8);
}

const char* Format(ColumnType type) {
  switch (type) {
    case ColumnType::int64:
      return "l";
    case ColumnType::float64:
      return "g";
    case ColumnType::boolean:
      return "b";
    case ColumnType::utf8:
      return "u";
    case ColumnType::date32:
      return "tdD";
    case ColumnType::dictionary:
      return "c";
    case ColumnType::int64_list:
      return "+l";
  }
  return "n";
}

struct SchemaHolder {
  std::string name;
  std::string metadata;
  std::vector<std::unique_ptr<ArrowSchema>> owned;
  std::vector<ArrowSchema*> children;
  std::unique_ptr<ArrowSchema> dictionary;
};

void ReleaseSchema(ArrowSchema* schema) {
  auto* holder = static_cast<SchemaHolder*>(schema->private_data);
  for (ArrowSchema* child : holder->children) {
    if (child->release) child->release(child);
  }
  if (holder->dictionary && holder->dictionary->release) holder->dictionary->release(holder->dictionary.get());
  delete holder;
  schema->release = nullptr;
}

// Takes the holder over; its `owned` children are filled already.
void FinishSchema(const char* format, std::unique_ptr<SchemaHolder> holder, ArrowSchema* out) {
  for (auto& child : holder->owned) holder->children.push_back(child.get());
  *out = {.format = format,
          .name = holder->name.c_str(),
          .metadata = holder->metadata.empty() ? nullptr : holder->metadata.data(),
          .flags = ARROW_FLAG_NULLABLE,
          .n_children = static_cast<int64_t>(holder->children.size()),
          .children = holder->children.empty() ? nullptr : holder->children.data(),
          .dictionary = holder->dictionary.get(),
          .release = ReleaseSchema,
          .private_data = nullptr};
  out->private_data = holder.release();
}

void LeafSchema(const char* format, const char* name, ArrowSchema* out) {
  auto holder = std::make_unique<SchemaHolder>();
  holder->name = name;
  FinishSchema(format, std::move(holder), out);
}

void ColumnSchema(const ColumnSpec& spec, ArrowSchema* out) {
  auto holder = std::make_unique<SchemaHolder>();
  holder->name = spec.name;
  if (spec.type == ColumnType::dictionary) {
    holder->dictionary = std::make_unique<ArrowSchema>();
    LeafSchema("u", "", holder->dictionary.get());
  }
  if (spec.type == ColumnType::int64_list) {
    holder->owned.push_back(std::make_unique<ArrowSchema>());
    LeafSchema("l", "item", holder->owned.back().get());
  }
  FinishSchema(Format(spec.type), std::move(holder), out);
}

// Arrow's own encoding: counts and lengths as native 32-bit integers before the strings.
std::string EncodeMetadata(const Metadata& metadata) {
  std::string out;
  auto number = [&](size_t n) {
    const auto value = static_cast<int32_t>(n);
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
  };
  if (metadata.empty()) return out;
  number(metadata.size());
  for (const auto& [key, value] : metadata) {
    number(key.size());
    out += key;
    number(value.size());
    out += value;
  }
  return out;
}

struct ArrayHolder {
  Column column;
  std::vector<const void*> buffers;
  std::vector<std::unique_ptr<ArrowArray>> owned;
  std::vector<ArrowArray*> children;
  std::unique_ptr<ArrowArray> dictionary;
};

void ReleaseArray(ArrowArray* array) {
  auto* holder = static_cast<ArrayHolder*>(array->private_data);
  for (ArrowArray* child : holder->children) {
    if (child->release) child->release(child);
  }
  if (holder->dictionary && holder->dictionary->release) holder->dictionary->release(holder->dictionary.get());
  delete holder;
  array->release = nullptr;
}

void FinishArray(std::unique_ptr<ArrayHolder> holder, ArrowArray* out) {
  for (auto& child : holder->owned) holder->children.push_back(child.get());
  *out = {.length = holder->column.length,
          .null_count = holder->column.nulls,
          .offset = 0,
          .n_buffers = static_cast<int64_t>(holder->buffers.size()),
          .n_children = static_cast<int64_t>(holder->children.size()),
          .buffers = holder->buffers.data(),
          .children = holder->children.empty() ? nullptr : holder->children.data(),
          .dictionary = holder->dictionary.get(),
          .release = ReleaseArray,
          .private_data = nullptr};
  out->private_data = holder.release();
}

void ExportColumn(const ColumnSpec& spec, Column column, ArrowArray* out) {
  auto holder = std::make_unique<ArrayHolder>(ArrayHolder{std::move(column), {}, {}, {}, {}});
  Column& c = holder->column;
  holder->buffers.push_back(c.validity.empty() ? nullptr : c.validity.data());
  switch (c.type) {
    case ColumnType::int64:
      holder->buffers.push_back(c.ints.data());
      break;
    case ColumnType::float64:
      holder->buffers.push_back(c.reals.data());
      break;
    case ColumnType::boolean:
      holder->buffers.push_back(c.bits.data());
      break;
    case ColumnType::date32:
      holder->buffers.push_back(c.days.data());
      break;
    case ColumnType::utf8:
      holder->buffers.push_back(c.offsets.data());
      holder->buffers.push_back(c.chars.data());
      break;
    case ColumnType::dictionary: {
      holder->buffers.push_back(c.codes.data());
      Column words(ColumnType::utf8);
      for (const char* word : spec.words) {
        words.chars += word;
        words.offsets.push_back(static_cast<int32_t>(words.chars.size()));
        words.CountRow();
      }
      holder->dictionary = std::make_unique<ArrowArray>();
      ExportColumn({"", ColumnType::utf8}, std::move(words), holder->dictionary.get());
      break;
    }
    case ColumnType::int64_list: {
      holder->buffers.push_back(c.offsets.data());
      Column items(ColumnType::int64);
      items.length = static_cast<int64_t>(c.ints.size());
      items.ints = std::move(c.ints);
      holder->owned.push_back(std::make_unique<ArrowArray>());
      ExportColumn({"item", ColumnType::int64}, std::move(items), holder->owned.back().get());
      break;
    }
  }
  FinishArray(std::move(holder), out);
}

}  // namespace

void Column::Reserve(size_t rows) {
  switch (type) {
    case ColumnType::int64:
      ints.reserve(rows);
      break;
    case ColumnType::float64:
      reals.reserve(rows);
      break;
    case ColumnType::boolean:
      bits.reserve(rows / 8 + 1);
      break;
    case ColumnType::date32:
      days.reserve(rows);
      break;
    case ColumnType::dictionary:
      codes.reserve(rows);
      break;
    case ColumnType::utf8:
    case ColumnType::int64_list:
      offsets.reserve(rows + 1);
      break;
  }
}

void Column::CountRow() {
  if (nulls) SetBit(validity, length, true);
  ++length;
}

void Column::Null() {
  if (nulls == 0) {  // the first null: all rows before it are valid
    validity.assign(static_cast<size_t>(length + 7) / 8, 0xFF);
    if (length % 8) validity.back() = static_cast<uint8_t>((1u << length % 8) - 1);
  }
  ++nulls;
  SetBit(validity, length, false);
  switch (type) {
    case ColumnType::int64:
      ints.push_back(0);
      break;
    case ColumnType::float64:
      reals.push_back(0);
      break;
    case ColumnType::boolean:
      SetBit(bits, length, false);
      break;
    case ColumnType::date32:
      days.push_back(0);
      break;
    case ColumnType::dictionary:
      codes.push_back(0);
      break;
    case ColumnType::utf8:
      offsets.push_back(offsets.back());
      break;
    case ColumnType::int64_list:
      offsets.push_back(offsets.back());
      break;
  }
  ++length;
}

RowWriter::RowWriter(const Schema& schema) {
  columns_.reserve(schema.size());
  for (const ColumnSpec& spec : schema) columns_.emplace_back(spec.type);
}

void RowWriter::Reserve(size_t rows) {
  for (Column& c : columns_) c.Reserve(rows);
}

void RowWriter::Int(int64_t value) {
  Column& c = Next();
  c.ints.push_back(value);
  c.CountRow();
}

void RowWriter::Real(double value) {
  Column& c = Next();
  if (std::isnan(value)) return c.Null();
  c.reals.push_back(value);
  c.CountRow();
}

void RowWriter::Bool(bool value) {
  Column& c = Next();
  SetBit(c.bits, c.length, value);
  c.CountRow();
}

void RowWriter::Text(std::string_view value) {
  Column& c = Next();
  if (value.size() > std::numeric_limits<int32_t>::max() - c.chars.size()) return c.Null();
  c.chars += value;
  c.offsets.push_back(static_cast<int32_t>(c.chars.size()));
  c.CountRow();
}

void RowWriter::Day(int32_t days_since_1970) {
  Column& c = Next();
  c.days.push_back(days_since_1970);
  c.CountRow();
}

void RowWriter::Ints(std::span<const int64_t> values) {
  Column& c = Next();
  c.ints.insert(c.ints.end(), values.begin(), values.end());
  c.offsets.push_back(static_cast<int32_t>(c.ints.size()));
  c.CountRow();
}

void ExportSchema(const Schema& schema, const Metadata& metadata, ArrowSchema* out) {
  auto holder = std::make_unique<SchemaHolder>();
  holder->metadata = EncodeMetadata(metadata);
  for (const ColumnSpec& spec : schema) {
    holder->owned.push_back(std::make_unique<ArrowSchema>());
    ColumnSchema(spec, holder->owned.back().get());
  }
  FinishSchema("+s", std::move(holder), out);
}

void ExportBatch(const Schema& schema, std::vector<Column> columns, ArrowArray* out) {
  auto holder = std::make_unique<ArrayHolder>(ArrayHolder{Column(ColumnType::int64), {nullptr}, {}, {}, {}});
  holder->column.length = columns.empty() ? 0 : columns.front().length;
  for (size_t i = 0; i < columns.size(); ++i) {
    holder->owned.push_back(std::make_unique<ArrowArray>());
    ExportColumn(schema[i], std::move(columns[i]), holder->owned.back().get());
  }
  FinishArray(std::move(holder), out);
}

}  // namespace baogao
