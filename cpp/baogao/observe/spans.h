// Spans: where the words of a label stand, kept in step with its text. Not public.
//
//   全国农民[1]工总量   text 全国农民工总量, spans 全国农民 and 工总量
#pragma once

#include <string_view>
#include <vector>

#include "baogao/observe/label.h"

namespace baogao {

// Appends a span; one that goes on where the last ended makes it longer.
void AddSpan(std::vector<Span>& spans, Span span);

// The spans of bytes [at, at + size) of the words that `spans` hold one behind the other.
std::vector<Span> SliceSpans(const std::vector<Span>& spans, size_t at, size_t size);

// Where a part of a label's text stands; empty if it is no part of it.
std::vector<Span> SpansOfPart(const Label& label, std::string_view part);

// Do spans of one stand on spans of the other?
bool Overlap(const std::vector<Span>& a, const std::vector<Span>& b);

// A label's spans without what its text does not hold: words that were taken off it since. Words that its spans do not
// hold (城镇 of 城乡) leave them as they are.
std::vector<Span> ExactSpans(std::string_view text, const Label& label);

}  // namespace baogao
