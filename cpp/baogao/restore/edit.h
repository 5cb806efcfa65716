// Edit: one change that restoration made, or would have made; the currency of the restore room.
#pragma once

#include <cstdint>
#include <string>

#include "baogao/span.h"

namespace baogao {

// Kinds of damage, with the words of the data model. The order is that of EditKindName().
enum class EditKind : uint8_t {
  furniture,    // text of the hosting site: 版权说明, 温馨提示, 最新文档
  page_marker,  // page or chunk numbers inside the text: 申\n3、报, 第2页共6页
  annotation,   // a reading in parentheses: 發(fā)展
  script,       // traditional to simplified: 發 to 发
  byte_shift,   // GBK read one byte off: 確??萍加媱 was 确保科技计划
  mojibake,     // crossed encodings: ²úÆ· was 产品
  entity,       // HTML entities and tags: &bull;
  junk,         // zero-width, private-use and control characters, anti-copy strings
  width,        // full-width digits and letters: ２０１４
  space,        // spaces that are none of the author's
  line,         // hard line breaks joined, lost ones put back: 。二、 to 。\n二、
  punctuation,  // doubled marks: ，,
};
inline constexpr int kEditKindCount = 12;
const char* EditKindName(EditKind kind);

// raw is a byte range of the decoded input, text the byte range that stands for it in the restored text
// (empty for a deletion). Edits are sorted, disjoint, and complete: outside them the two texts are equal.
struct Edit {
  Span raw;
  Span text;
  EditKind kind = EditKind::furniture;
  float confidence = 1.0f;  // 0..1: how sure the restoration is that this is damage and this its repair
};

}  // namespace baogao
