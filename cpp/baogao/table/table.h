// Tables: documents as Arrow columns, ready for pandas, polars, DuckDB.
//
// In:   parsed documents, a table of the data model, the document_id of the first of them.
// Out:  an ArrowArrayStream of record batches, built batch by batch as the consumer asks; the schema names
//       columns as the data model lists them and carries the library's version and the data's fingerprint.
// Fail: never. A document with an error is a row of `documents` and nothing else.
//
// Offsets are code points (start, end: of the restored text; raw_start, raw_end: of the decoded input).
// Ids number the rows of one document from 0. Missing is null. Dates known in part (2020年, 2020年3月) give the
// first day of what is known as a start, the last as an end.
//
// Examples:
//   授权发明专利2065件    row of quantities: quote 2065件, value 2065, unit 件, role measure
//   2020年 as review      row of reports: review_start 2020-01-01, review_end 2020-12-31
//   一、（一）1.          rows of sections: paths 一, 一/（一）, 一/（一）/1
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/options.h"
#include "baogao/pipeline.h"
#include "baogao/table/columns.h"
#include "baogao/text/offsets.h"

namespace baogao {

// A parsed document with the maps from its bytes to code points. Stays where it was made (the stages' views
// point into it), hence the shared pointers below.
struct IndexedDocument {
  Document document;
  CodePointIndex raw;
  CodePointIndex text;
  std::string sha256;  // of document.bytes, in hex; filled by whoever has a fast hash at hand; "": null
};
using DocumentPtr = std::shared_ptr<IndexedDocument>;
using Documents = std::vector<DocumentPtr>;

// Parses and indexes. `name` becomes the column `source`.
DocumentPtr ParseIndexed(std::string name, std::string bytes, bool decoded, const Options& options);
// The row of a source that could not be read: `error` says why.
DocumentPtr FailedDocument(std::string name, std::string error);

// "documents", "edits", ...: the name of a table, and back (false: no such table).
const char* TableName(Table table);
bool TableByName(std::string_view name, Table& table);
const Schema& SchemaOf(Table table);

void ExportStream(Table table, Documents documents, int64_t first_document_id, ArrowArrayStream* out);

// Version of the library; fingerprint (hex) of the tables of knowledge it was built with.
const char* LibraryVersion();
const char* DataFingerprint();

}  // namespace baogao
