// Rows are tried on a line only where the words they need stand in it.
#include "baogao/restore/furniture_facts.h"

#include <cstdlib>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// A date without blanks, its full-width digits and marks as ASCII ones.
std::string Narrow(std::string_view date) {
  std::string out;
  for (uint32_t at = 0; at < date.size();) {
    const char32_t c = NextCodePoint(date, at);
    if (!IsInlineBlank(c)) AppendCodePoint(out, c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : c);
  }
  return out;
}

}  // namespace

void PageFacts::NoteAll(re2::StringPiece line) {
  const Furniture& furniture = GetFurniture();
  const std::span<const FurnitureRow> rows = FurnitureRows();
  for (const FurniturePlace place : {FurniturePlace::label, FurniturePlace::item, FurniturePlace::part}) {
    for (size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].place != place || !Wants(rows[i].field)) continue;
      if (std::string_view(line.data(), line.size()).find(furniture.needs[i]) == std::string_view::npos) continue;
      Note(rows[i], *furniture.patterns[i], line);
    }
  }
}

bool PageFacts::Wants(PageField field) const {
  return (field == PageField::source && page_.source_url.empty()) || (field == PageField::date && page_.date.empty()) ||
         (field == PageField::author && page_.author.empty()) || (field == PageField::pages && page_.pages == 0);
}

void PageFacts::Note(const FurnitureRow& row, const RE2& pattern, re2::StringPiece line) {
  if (!Wants(row.field)) return;
  std::string value;
  int more = 0;  // 已阅读3页，还剩9页 are twelve
  const bool found = pattern.NumberOfCapturingGroups() == 2 && row.field == PageField::pages
                         ? RE2::PartialMatch(line, pattern, &value, &more)
                         : RE2::PartialMatch(line, pattern, &value);
  if (!found || value.empty()) return;
  if (row.field == PageField::source) page_.source_url = value;
  if (row.field == PageField::date) page_.date = Narrow(value);
  if (row.field == PageField::author) page_.author = value;
  if (row.field == PageField::pages) page_.pages = std::atoi(value.c_str()) + more;
}

PageInfo PageFacts::Take() {
  if (page_.source_url.empty()) page_.source_url = site_;
  return std::move(page_);
}

}  // namespace baogao
