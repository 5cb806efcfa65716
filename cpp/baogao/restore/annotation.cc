// From parenthesis to parenthesis. What stands before must be Han, what stands within a syllable; whether it is a
// reading of the character decides at once, and how many were found decides about the doubtful ones afterwards.
#include "baogao/restore/annotation.h"

#include <algorithm>

#include "baogao/restore/gbk.h"
#include "baogao/restore/readings.h"
#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr size_t kMaxInside = 16;  // bytes of the longest reading with blanks
constexpr std::string_view kWideOpen = "（", kWideClose = "）";

// The text between the parenthesis at `at` and its close, and where the close ends; end 0: none that near.
struct Inside {
  std::string_view text;
  uint32_t end = 0;
};

Inside ReadInside(std::string_view text, uint32_t at) {
  if (at >= text.size()) return {};
  const bool wide = text[at] != '(';
  if (wide && (text[at] != kWideOpen[0] || text.substr(at, kWideOpen.size()) != kWideOpen)) return {};
  const uint32_t begin = at + (wide ? static_cast<uint32_t>(kWideOpen.size()) : 1);
  for (uint32_t i = begin; i < text.size() && i - begin <= kMaxInside; ++i) {
    if (text[i] == ')') return {text.substr(begin, i - begin), i + 1};
    if (text[i] == kWideClose[0] && text.substr(i, kWideClose.size()) == kWideClose) {
      return {text.substr(begin, i - begin), i + static_cast<uint32_t>(kWideClose.size())};
    }
    if (text[i] == '(' || text[i] == '\n') return {};
  }
  return {};
}

struct Candidate {
  Span at;          // character and annotations
  uint32_t bare;    // end of the character
  bool sure;        // a reading of a traditional character, or none but a program's
  bool is_reading;  // of the character
  bool toned;
};

// Next place of a parenthesis at or behind `at`; the text's size: none.
uint32_t NextOpen(std::string_view text, uint32_t at, bool wide) {
  const size_t found = wide ? text.find(kWideOpen, at) : text.find('(', at);
  return static_cast<uint32_t>(std::min(found, text.size()));
}

void ReadCandidate(std::string_view text, uint32_t open, std::vector<Candidate>& out) {
  if (open == 0 || (!out.empty() && open < out.back().at.end)) return;
  const char32_t c = CodePointBefore(text, open);
  if (!IsHan(c) && !(c >= 0x40 && c < 0x7F)) return;
  const Inside first = ReadInside(text, open);
  if (first.end == 0) return;
  const ParsedReading reading = ParseReading(first.text);
  if (reading.packed == 0) return;
  if (!IsHan(c)) {
    // 年P(guān)M2.5: the last byte of 年 and P are the code of 關, which the program annotated.
    const uint16_t code = Gbk::Get().Encode(CodePointBefore(text, open - 1));
    if (!reading.toned || !HasSyllable(Gbk::Get().Decode((code & 0xFF) << 8 | c), reading.packed)) return;
    out.push_back({{open - 1, first.end}, open, true, true, true});
    return;
  }
  Candidate candidate{
      {PreviousStart(text, open), first.end}, open, false, HasSyllable(c, reading.packed), reading.toned};
  candidate.sure = candidate.is_reading && (FeaturesOf(c) & kTraditional) != 0;
  // A site that annotates repeated characters repeats the annotation: 業(ye)(ye).
  while (true) {
    const Inside next = ReadInside(text, candidate.at.end);
    if (next.end == 0 || !IsReading(c, next.text)) break;
    candidate.at.end = next.end;
  }
  out.push_back(candidate);
}

}  // namespace

Changes FindAnnotations(std::string_view text) {
  std::vector<Candidate> candidates;
  uint32_t narrow = NextOpen(text, 0, false), wide = NextOpen(text, 0, true);
  const auto size = static_cast<uint32_t>(text.size());
  while (narrow < size || wide < size) {
    if (narrow < wide) {
      ReadCandidate(text, narrow, candidates);
      narrow = NextOpen(text, narrow + 1, false);
    } else {
      ReadCandidate(text, wide, candidates);
      wide = NextOpen(text, wide + 1, true);
    }
  }
  const auto readings =
      std::count_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.is_reading; });
  const bool sure = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.sure; });
  Changes changes;
  for (const Candidate& c : candidates) {
    // Readings are taken among others of their kind; what is a syllable but no reading only where annotations abound.
    const bool taken = c.is_reading ? c.sure || sure || readings >= 3 : c.toned && readings >= 5;
    if (!taken) continue;
    changes.push_back({c.at, std::string(text.substr(c.at.begin, c.bare - c.at.begin)), EditKind::annotation,
                       c.is_reading ? 0.99f : 0.7f});
  }
  return changes;
}

}  // namespace baogao
