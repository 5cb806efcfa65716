// Tables: the rows that documents give; the documents are made by hand, so that no other stage can hide a fault.
#include "baogao/table/table.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "baogao/table/corpus.h"

namespace baogao {
namespace {

// A cell as text: null, a number, a word, a day as its number.
std::string Cell(const ArrowArray& column, ColumnType type, int64_t row) {
  const auto* bits = static_cast<const uint8_t*>(column.buffers[0]);
  if (bits && !(bits[row / 8] >> row % 8 & 1)) return "null";
  auto at = [&]<typename T>(T) { return static_cast<const T*>(column.buffers[1])[row]; };
  std::ostringstream out;
  switch (type) {
    case ColumnType::int64:
      out << at(int64_t{});
      break;
    case ColumnType::float64:
      out << at(double{});
      break;
    case ColumnType::date32:
      out << at(int32_t{});
      break;
    case ColumnType::boolean:
      out << (static_cast<const uint8_t*>(column.buffers[1])[row / 8] >> row % 8 & 1);
      break;
    case ColumnType::dictionary:
      return Cell(*column.dictionary, ColumnType::utf8, at(int8_t{}));
    case ColumnType::int64_list:
      out << "[" << static_cast<const int32_t*>(column.buffers[1])[row + 1] - at(int32_t{}) << "]";
      break;
    case ColumnType::utf8: {
      const auto* offsets = static_cast<const int32_t*>(column.buffers[1]);
      return std::string(static_cast<const char*>(column.buffers[2]) + offsets[row],
                         static_cast<size_t>(offsets[row + 1] - offsets[row]));
    }
  }
  return out.str();
}

using Row = std::map<std::string, std::string>;

std::vector<Row> Rows(Table table, const Documents& documents, int64_t first = 0) {
  ArrowArrayStream stream;
  ExportStream(table, documents, first, &stream);
  std::vector<Row> rows;
  for (;;) {
    ArrowArray batch;
    EXPECT_EQ(stream.get_next(&stream, &batch), 0);
    if (!batch.release) break;
    for (int64_t r = 0; r < batch.length; ++r) {
      Row& row = rows.emplace_back();
      for (size_t c = 0; c < SchemaOf(table).size(); ++c) {
        row[SchemaOf(table)[c].name] = Cell(*batch.children[c], SchemaOf(table)[c].type, r);
      }
    }
    batch.release(&batch);
  }
  stream.release(&stream);
  return rows;
}

Span Find(std::string_view text, std::string_view words) {
  const auto at = static_cast<uint32_t>(text.find(words));
  return {at, at + static_cast<uint32_t>(words.size())};
}

// Three reports' worth of stages in one line: a heading, a sentence with one number; one character was junk.
DocumentPtr HandMade() {
  auto d = std::make_shared<IndexedDocument>();
  d->document.source_name = "甲.txt";
  d->document.bytes = d->document.source.text = "总结\n一、林业\n（一）造林?约30亩。";
  d->document.restored.text = "总结\n一、林业\n（一）造林约30亩。";
  const std::string_view raw = d->document.source.text;
  const std::string_view text = d->document.restored.text;
  const Span junk = Find(raw, "?");
  d->document.restored.edits = {{junk, {junk.begin, junk.begin}, EditKind::junk, 0.5f}};
  d->document.restored.suspected = {{Find(raw, "林业"), EditKind::mojibake, "看着不对"}};
  d->document.restored.page.pages = 3;
  const auto size = static_cast<uint32_t>(text.size());
  d->document.structure.reports = {{{0, size}, Find(text, "总结")}};
  const Span outer{Find(text, "一、").begin, size}, inner{Find(text, "（一）").begin, size};
  d->document.structure.sections = {{outer, Find(text, "一、"), Find(text, "林业"), 0, -1, 1, Part::review},
                                    {inner, Find(text, "（一）"), Find(text, "造林"), 0, 0, 2, Part::review}};
  d->document.structure.sentences = {{Find(text, "总结"), 0, -1}, {Find(text, "一、林业"), 0, 0}, {inner, 0, 1}};
  Quantity q;
  q.span = Find(text, "30亩");
  q.value = 30;
  q.value_text = "30";
  q.unit = "亩";
  q.role = Role::measure;
  q.qualifier = Qualifier::about;
  d->document.quantities.quantities = {q};
  Profile p;
  p.kind = ReportKind::work_summary;
  p.review_start = p.review_end = {2020, 2, 0};
  p.period_source = PeriodSource::stated;
  d->document.profiles = {p};
  Observation o;
  o.quantity = 0;
  o.sentence = 2;
  o.indicator = "造林";
  o.value = 30;
  o.unit = "亩";
  o.basis = Basis::cagr;
  o.rule = "subject";
  d->document.observations = {o};
  d->document.indicator_codes = {"afforestation"};
  d->raw = CodePointIndex(d->document.raw());
  d->text = CodePointIndex(d->document.text());
  return d;
}

TEST(Tables, AreNamed) {
  for (int i = 0; i < kTableCount; ++i) {
    Table table;
    ASSERT_TRUE(TableByName(TableName(static_cast<Table>(i)), table));
    EXPECT_EQ(static_cast<int>(table), i);
  }
  Table table;
  EXPECT_FALSE(TableByName("entities", table));
}

TEST(Tables, SpeakCodePoints) {
  const auto rows = Rows(Table::quantities, {HandMade()});
  ASSERT_EQ(rows.size(), 1u);
  const Row& q = rows[0];
  EXPECT_EQ(q.at("quote"), "30亩");
  EXPECT_EQ(q.at("start"), "14");
  EXPECT_EQ(q.at("end"), "17");
  EXPECT_EQ(q.at("raw_start"), "15");
  EXPECT_EQ(q.at("raw_end"), "18");
  EXPECT_EQ(q.at("sentence_id"), "2");
  EXPECT_EQ(q.at("qualifier"), "about");
  EXPECT_EQ(q.at("role"), "measure");
  EXPECT_EQ(q.at("value_high"), "null");
  EXPECT_EQ(q.at("unit_code"), "null");
}

TEST(Tables, ObservationsNameTheirParents) {
  const auto rows = Rows(Table::observations, {HandMade()}, 7);
  ASSERT_EQ(rows.size(), 1u);
  const Row& o = rows[0];
  EXPECT_EQ(o.at("document_id"), "7");
  EXPECT_EQ(o.at("section_id"), "1");
  EXPECT_EQ(o.at("report_id"), "0");
  EXPECT_EQ(o.at("parent_id"), "null");
  EXPECT_EQ(o.at("basis"), "cagr");
  EXPECT_EQ(o.at("indicator_code"), "afforestation");
  EXPECT_EQ(o.at("period_start"), "null");
  EXPECT_EQ(o.at("quote"), "30亩");
}

TEST(Tables, SectionsHavePaths) {
  const auto rows = Rows(Table::sections, {HandMade()});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].at("path"), "一");
  EXPECT_EQ(rows[1].at("path"), "一/（一）");
  EXPECT_EQ(rows[1].at("parent_id"), "0");
  EXPECT_EQ(rows[0].at("parent_id"), "null");
  EXPECT_EQ(rows[0].at("part"), "review");
}

TEST(Tables, DatesKnownInPartAreFirstAndLastDays) {
  // review year, month, day; day numbers of review_start and review_end
  struct Case {
    Date date;
    const char *start, *end;
  };
  const Case cases[] = {
      {{2020, 0, 0}, "18262", "18627"},   // 2020-01-01, 2020-12-31
      {{2020, 2, 0}, "18293", "18321"},   // a leap year's February
      {{2020, 2, 29}, "18321", "18321"},  //
      {{2021, 2, 29}, "18659", "18686"},  // no such day: the month
      {{2020, 13, 1}, "18262", "18627"},  // no such month: the year
      {{1969, 12, 31}, "-1", "-1"},       //
      {{0, 5, 1}, "null", "null"},
  };
  for (const Case& c : cases) {
    DocumentPtr d = HandMade();
    d->document.profiles[0].review_start = d->document.profiles[0].review_end = c.date;
    const Row row = Rows(Table::reports, {d})[0];
    EXPECT_EQ(row.at("review_start"), c.start) << c.date.year << "-" << int{c.date.month};
    EXPECT_EQ(row.at("review_end"), c.end) << c.date.year << "-" << int{c.date.month};
    EXPECT_EQ(row.at("period_start"), c.start);
    EXPECT_EQ(row.at("plan_start"), "null");
  }
}

TEST(Tables, EditsAndFindingsPointIntoBothTexts) {
  const Row edit = Rows(Table::edits, {HandMade()})[0];
  EXPECT_EQ(edit.at("raw_text"), "?");
  EXPECT_EQ(edit.at("text"), "");
  EXPECT_EQ(edit.at("kind"), "junk");
  EXPECT_EQ(edit.at("raw_start"), "13");
  EXPECT_EQ(edit.at("start"), "13");
  EXPECT_EQ(edit.at("end"), "13");
  EXPECT_EQ(edit.at("confidence"), "0.5");
  const Row finding = Rows(Table::findings, {HandMade()})[0];
  EXPECT_EQ(finding.at("kind"), "suspected_damage");
  EXPECT_EQ(finding.at("found"), "林业");
  EXPECT_EQ(finding.at("observation_ids"), "[0]");
  EXPECT_EQ(finding.at("raw_start"), "5");
}

TEST(Tables, ADocumentWithErrorIsOneRowOfDocuments) {
  const Documents both = {FailedDocument("乙.txt", "no such file"), HandMade()};
  const auto rows = Rows(Table::documents, both);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].at("error"), "no such file");
  EXPECT_EQ(rows[0].at("bytes"), "null");
  EXPECT_EQ(rows[0].at("n_observations"), "null");
  EXPECT_EQ(rows[1].at("error"), "null");
  EXPECT_EQ(rows[1].at("n_edits_junk"), "1");
  EXPECT_EQ(rows[1].at("pages"), "3");
  EXPECT_EQ(rows[1].at("script"), "hans");
  const auto sentences = Rows(Table::sentences, both);
  ASSERT_EQ(sentences.size(), 3u);
  EXPECT_EQ(sentences[0].at("document_id"), "1");
}

TEST(Tables, NoDocumentsGiveASchemaAndNoBatch) {
  ArrowArrayStream stream;
  ExportStream(Table::edits, {}, 0, &stream);
  ArrowSchema schema;
  ASSERT_EQ(stream.get_schema(&stream, &schema), 0);
  EXPECT_EQ(schema.n_children, static_cast<int64_t>(SchemaOf(Table::edits).size()));
  EXPECT_NE(schema.metadata, nullptr);
  schema.release(&schema);
  ArrowArray batch;
  ASSERT_EQ(stream.get_next(&stream, &batch), 0);
  EXPECT_EQ(batch.release, nullptr);
  EXPECT_EQ(stream.get_last_error(&stream), nullptr);
  stream.release(&stream);
}

TEST(Corpus, KeepsOrderAndNeighbours) {
  for (unsigned threads : {0u, 1u, 3u, 64u}) {
    std::vector<Input> inputs;
    for (int i = 0; i < 40; ++i) {
      const std::string n = std::to_string(i);
      inputs.push_back({n, i % 7 ? "全年造林" + n + "亩。" : "", true, i % 7 ? "" : "broken"});
    }
    Progress progress;
    const Documents documents = ParseMany(std::move(inputs), Options(), threads, progress);
    ASSERT_EQ(documents.size(), 40u);
    EXPECT_EQ(progress.done, 40u);
    for (size_t i = 0; i < 40; ++i) {
      EXPECT_EQ(documents[i]->document.source_name, std::to_string(i));
      EXPECT_EQ(documents[i]->document.error, i % 7 ? "" : "broken");
      EXPECT_EQ(documents[i]->document.text().empty(), i % 7 == 0);
    }
  }
}

TEST(Corpus, StopsWhenTold) {
  Progress progress;
  progress.stop = true;
  const Documents documents = ParseMany({{"a", "甲。", true}}, Options(), 1, progress);
  EXPECT_EQ(documents[0], nullptr);
}

}  // namespace
}  // namespace baogao
