// Rows: one function a table, each writing the rows of one document. Not public: table.cc calls them.
#pragma once

#include <cstdint>

#include "baogao/table/columns.h"
#include "baogao/table/table.h"

namespace baogao {

struct RowContext {
  const IndexedDocument& indexed;
  int64_t document_id;
  RowWriter& out;

  const Document& document() const { return indexed.document; }
  std::string_view text() const { return indexed.document.restored.text; }
  void Offsets(Span text) const;  // start, end, raw_start, raw_end
  void Offsets(Span text, Span raw) const;
  void OptionalText(Span text) const;  // null for the empty span
  void Id(int32_t id) const { id < 0 ? out.Null() : out.Int(id); }
};

void WriteDocument(const RowContext& c);
void WriteEdits(const RowContext& c);
void WriteFindings(const RowContext& c);
void WriteReports(const RowContext& c);
void WriteSections(const RowContext& c);
void WriteSentences(const RowContext& c);
void WriteQuantities(const RowContext& c);
void WriteObservations(const RowContext& c);

}  // namespace baogao
