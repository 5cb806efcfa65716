// Schemas, and the stream that builds a batch of documents whenever its consumer asks for one.
#include "baogao/table/table.h"

#include <algorithm>
#include <iterator>

#include "baogao/table/rows.h"

#ifndef BAOGAO_VERSION
#error "BAOGAO_VERSION comes from cpp/CMakeLists.txt"
#endif

namespace baogao {
namespace {

using enum ColumnType;

// The words of an enumeration up to and with `last`, by its name function; those with a null name are left out.
template <typename Enum, typename Name>
std::vector<const char*> Words(Enum last, Name name) {
  std::vector<const char*> words;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (const char* word = name(static_cast<Enum>(i))) words.push_back(word);
  }
  return words;
}

void AddOffsets(Schema& s) {
  for (const char* name : {"start", "end", "raw_start", "raw_end"}) s.push_back({name, int64});
}

Schema DocumentsSchema() {
  static constexpr const char* kCounts[kEditKindCount] = {
      "n_edits_furniture",  "n_edits_page_marker", "n_edits_annotation", "n_edits_script",
      "n_edits_byte_shift", "n_edits_mojibake",    "n_edits_entity",     "n_edits_junk",
      "n_edits_width",      "n_edits_space",       "n_edits_line",       "n_edits_punctuation"};
  Schema s = {{"document_id", int64}, {"source", utf8},
              {"sha256", utf8},       {"bytes", int64},
              {"encoding", utf8},     {"encoding_confidence", float64},
              {"malformed", int64},   {"raw_chars", int64},
              {"text_chars", int64},  {"script", dictionary, {"hans", "hant", "mixed"}}};
  for (const char* name : kCounts) s.push_back({name, int64});
  for (const char* name : {"n_reports", "n_observations"}) s.push_back({name, int64});
  for (const char* name : {"source_url", "date", "author"}) s.push_back({name, utf8});
  s.push_back({"pages", int64});
  s.push_back({"error", utf8});
  return s;
}

Schema EditsSchema() {
  return {{"document_id", int64}, {"edit_id", int64}, {"raw_start", int64},
          {"raw_end", int64},     {"start", int64},   {"end", int64},
          {"raw_text", utf8},     {"text", utf8},     {"kind", dictionary, Words(EditKind::punctuation, EditKindName)},
          {"confidence", float64}};
}

Schema FindingsSchema() {
  Schema s = {{"finding_id", int64},
              {"document_id", int64},
              {"kind", dictionary, {"suspected_damage", "undecodable"}},
              {"severity", dictionary, {"info", "warning", "error"}},
              {"message", utf8},
              {"expected", utf8},
              {"found", utf8},
              {"observation_ids", int64_list}};
  AddOffsets(s);
  return s;
}

Schema ReportsSchema() {
  Schema s = {{"report_id", int64},     {"document_id", int64},
              {"title", utf8},          {"kind", dictionary, Words(ReportKind::other, ReportKindName)},
              {"issuer", utf8},         {"region", utf8},
              {"region_code", utf8},    {"region_level", dictionary, Words(RegionLevel::county, RegionLevelName)},
              {"region_evidence", utf8}};
  for (const char* name :
       {"date", "review_start", "review_end", "plan_start", "plan_end", "period_start", "period_end"}) {
    s.push_back({name, date32});
  }
  s.push_back({"period_evidence", utf8});
  s.push_back({"period_source", dictionary, Words(PeriodSource::unknown, PeriodSourceName)});
  s.push_back({"period_conflict", boolean});
  AddOffsets(s);
  return s;
}

Schema SectionsSchema() {
  Schema s = {{"section_id", int64}, {"report_id", int64}, {"document_id", int64},
              {"parent_id", int64},  {"level", int64},     {"marker", utf8},
              {"title", utf8},       {"path", utf8},       {"part", dictionary, {"review", "plan", "other"}}};
  AddOffsets(s);
  return s;
}

Schema SentencesSchema() {
  Schema s = {
      {"sentence_id", int64}, {"report_id", int64}, {"section_id", int64}, {"document_id", int64}, {"text", utf8}};
  AddOffsets(s);
  return s;
}

Schema QuantitiesSchema() {
  Schema s = {{"quantity_id", int64},
              {"sentence_id", int64},
              {"document_id", int64},
              {"quote", utf8},
              {"value", float64},
              {"value_high", float64},
              {"value_text", utf8},
              {"unit", utf8},
              {"unit_code", utf8},
              {"dimension", utf8},
              {"qualifier", dictionary, Words(Qualifier::at_most, QualifierName)},
              {"resolution", float64},
              {"role", dictionary, Words(Role::other, RoleName)}};
  AddOffsets(s);
  return s;
}

Schema ObservationsSchema() {
  Schema s;
  for (const char* name : {"observation_id", "quantity_id", "sentence_id", "section_id", "report_id", "document_id"}) {
    s.push_back({name, int64});
  }
  s.insert(s.end(),
           {{"indicator", utf8},
            {"indicator_code", utf8},
            {"measure", dictionary, Words(Measure::multiple, MeasureName)},
            {"value", float64},
            {"value_high", float64},
            {"unit", utf8},
            {"qualifier", dictionary, Words(Qualifier::at_most, QualifierName)},
            {"tone", utf8},
            {"status", dictionary, Words(Status::estimate, StatusName)},
            {"basis", dictionary, Words(Basis::other, BasisName)},
            {"period", utf8},
            {"period_start", date32},
            {"period_end", date32},
            {"period_source", dictionary, Words(ObservationPeriodSource::inferred, ObservationPeriodSourceName)},
            {"region", utf8},
            {"region_code", utf8},
            {"coverage", utf8},
            {"scope", utf8},
            {"parent_id", int64},
            {"quote", utf8}});
  AddOffsets(s);
  s.push_back({"rule", utf8});
  s.push_back({"confidence", float64});
  return s;
}

struct TableInfo {
  const char* name;
  Schema (*schema)();
  void (*write)(const RowContext&);
};

// In the order of enum Table.
constexpr TableInfo kTables[kTableCount] = {
    {"documents", DocumentsSchema, WriteDocument},     {"edits", EditsSchema, WriteEdits},
    {"findings", FindingsSchema, WriteFindings},       {"reports", ReportsSchema, WriteReports},
    {"sections", SectionsSchema, WriteSections},       {"sentences", SentencesSchema, WriteSentences},
    {"quantities", QuantitiesSchema, WriteQuantities}, {"observations", ObservationsSchema, WriteObservations}};

const TableInfo& InfoOf(Table table) { return kTables[static_cast<size_t>(table)]; }

struct StreamState {
  Table table;
  Documents documents;
  int64_t first_document_id;
  size_t next = 0;
};

// A batch ends where its documents exceed this: below what the 32-bit offsets of a column of text reach.
constexpr size_t kBatchBytes = size_t{1} << 30;

int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
  const auto* state = static_cast<StreamState*>(stream->private_data);
  ExportSchema(SchemaOf(state->table), {{"baogao.version", LibraryVersion()}, {"baogao.data", DataFingerprint()}}, out);
  return 0;
}

int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
  auto* state = static_cast<StreamState*>(stream->private_data);
  if (state->next == state->documents.size()) {
    out->release = nullptr;  // the end, as the interface wants it said
    return 0;
  }
  const Schema& schema = SchemaOf(state->table);
  RowWriter writer(schema);
  for (size_t bytes = 0; state->next < state->documents.size(); ++state->next) {
    const IndexedDocument& d = *state->documents[state->next];
    bytes += d.document.raw().size() + d.document.text().size();
    if (bytes > kBatchBytes && writer.rows() > 0) break;
    if (!d.document.error.empty() && state->table != Table::documents) continue;
    InfoOf(state->table).write({d, state->first_document_id + static_cast<int64_t>(state->next), writer});
  }
  ExportBatch(schema, writer.Take(), out);
  return 0;
}

const char* GetLastError(ArrowArrayStream*) { return nullptr; }

void ReleaseStream(ArrowArrayStream* stream) {
  delete static_cast<StreamState*>(stream->private_data);
  stream->release = nullptr;
}

DocumentPtr Index(DocumentPtr d) {
  d->raw = CodePointIndex(d->document.raw());
  d->text = CodePointIndex(d->document.text());
  return d;
}

}  // namespace

DocumentPtr ParseIndexed(std::string name, std::string bytes, bool decoded, const Options& options) {
  // Built in place: views of a short text point into the document itself.
  auto d = std::make_shared<IndexedDocument>();
  d->document.source_name = std::move(name);
  Parse(std::move(bytes), decoded, options, d->document);
  return Index(std::move(d));
}

DocumentPtr FailedDocument(std::string name, std::string error) {
  auto d = std::make_shared<IndexedDocument>();
  d->document.source_name = std::move(name);
  d->document.error = std::move(error);
  return Index(std::move(d));
}

const char* TableName(Table table) { return InfoOf(table).name; }

bool TableByName(std::string_view name, Table& table) {
  const auto* it =
      std::find_if(std::begin(kTables), std::end(kTables), [&](const TableInfo& t) { return t.name == name; });
  if (it == std::end(kTables)) return false;
  table = static_cast<Table>(it - std::begin(kTables));
  return true;
}

const Schema& SchemaOf(Table table) {
  static const std::vector<Schema> schemas = [] {
    std::vector<Schema> all;
    for (const TableInfo& t : kTables) all.push_back(t.schema());
    return all;
  }();
  return schemas[static_cast<size_t>(table)];
}

void ExportStream(Table table, Documents documents, int64_t first_document_id, ArrowArrayStream* out) {
  *out = {.get_schema = GetSchema,
          .get_next = GetNext,
          .get_last_error = GetLastError,
          .release = ReleaseStream,
          .private_data = new StreamState{table, std::move(documents), first_document_id}};
}

const char* LibraryVersion() { return BAOGAO_VERSION; }

const char* DataFingerprint() {
  return
#include "data/fingerprint.inc"
      ;
}

}  // namespace baogao
