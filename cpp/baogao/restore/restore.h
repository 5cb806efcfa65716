// Restore: from the text as found to the text as written.
//
// In:   the decoded input (valid UTF-8) and the options.
// Out:  the restored text and the edits that lead to it, one list in raw order. Applied to the input they give
//       the text; whatever lies outside them is unchanged. Nothing is lost, nothing invented.
// Fail: never. Damage that cannot be undone for certain stays in the text and is listed in `suspected`.
//
// Examples (raw -> text, kind):
//   科技創(chuàng)新            -> 科技创新            annotation, script (one edit: 創(chuàng) -> 创)
//   確??萍加媱濏椖?        -> 确保科技计划项目      byte_shift
//   組織申\n3、報國家項目    -> 组织申报国家项目      page_marker, script
//
// Each kind of damage has its pass (one file of this folder); passes run in a fixed order (restore.cc says
// why), each over the text the one before it left. Their edits are composed into edits of the raw input: what
// several passes touch is one edit with the kind of the first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baogao/options.h"
#include "baogao/restore/edit.h"

namespace baogao {

enum class Script : uint8_t { hans, hant, mixed };  // of the raw text, annotations and furniture aside

// What the furniture said about the document, before it goes; empty or 0 where it said nothing.
struct PageInfo {
  std::string source_url;
  std::string date;
  std::string author;
  int pages = 0;
};

// Damage that is seen but not repaired: a row of the `findings` table, kind suspected_damage.
struct Suspicion {
  Span raw;
  EditKind kind;
  std::string message;  // for a person: what was seen, why it was left
};

class OwnFurniture;

struct RestoredText {
  std::string text;
  std::vector<Edit> edits;
  std::vector<Suspicion> suspected;
  Script script = Script::hans;
  PageInfo page;
};

// `own`: furniture that the caller describes (own_furniture.h), or nullptr; it goes before that of the table.
RestoredText Restore(std::string_view raw, const Options& options, const OwnFurniture* own = nullptr);

// Spans across the restoration. A span that cuts an edit widens to the whole edit; an empty span inside a
// deletion gives the empty span at its place.
Span ToRaw(const RestoredText& restored, Span text);
Span ToText(const RestoredText& restored, Span raw);

}  // namespace baogao
