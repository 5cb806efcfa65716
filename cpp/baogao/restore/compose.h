// Composition: the text as it stands after the passes so far, and the edits that lead to it from the raw input.
//
// Not public. Every pass's changes go through Apply, which keeps the two in step: a change of what an earlier pass
// already changed becomes one edit with it, of the earlier kind; all others become edits of their own.
//
//   raw 創(chuàng)新; annotation makes 創新 (edit 創(chuàng) -> 創); script makes 创新
//   edits: one, 創(chuàng) -> 创, kind annotation
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baogao/restore/edit.h"
#include "baogao/restore/pass.h"

namespace baogao {

class Composition {
 public:
  // Keeps a view of raw.
  explicit Composition(std::string_view raw) : raw_(raw) {}

  std::string_view text() const { return edits_.empty() && !owned_ ? raw_ : std::string_view(text_); }

  // Changes are of text(), sorted and disjoint.
  void Apply(const Changes& changes);

  // The raw span that a span of the text came from, widened to whole edits.
  Span ToRaw(Span text) const;

  // Ends the composition: the text, and the edits with neighbours of one kind merged.
  void Finish(std::string& text, std::vector<Edit>& edits);

 private:
  std::string_view raw_;
  std::string text_;
  bool owned_ = false;  // text_ holds the text; before the first change raw_ does
  std::vector<Edit> edits_;
};

// Spans across a list of edits, as Restore's ToRaw and ToText promise.
Span MapToRaw(const std::vector<Edit>& edits, Span text);
Span MapToText(const std::vector<Edit>& edits, Span raw);

}  // namespace baogao
