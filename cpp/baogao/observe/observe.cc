// Walks the sentences; each is cut into cells (clause.h), whose predicates (predicate.h) and labels (label.h) make
// its rows (sentence.h).
#include "baogao/observe/observe.h"

#include "baogao/observe/clause.h"
#include "baogao/observe/sentence.h"

namespace baogao {

const char* MeasureName(Measure measure) {
  constexpr const char* kNames[] = {"level", "growth", "change", "share", "rank", "multiple"};
  return kNames[static_cast<size_t>(measure)];
}

const char* StatusName(Status status) {
  constexpr const char* kNames[] = {"actual", "target", "estimate"};
  return kNames[static_cast<size_t>(status)];
}

const char* BasisName(Basis basis) {
  constexpr const char* kNames[] = {nullptr, "yoy", "cagr", "mom", "period", "other"};
  return kNames[static_cast<size_t>(basis)];
}

const char* ObservationPeriodSourceName(ObservationPeriodSource source) {
  constexpr const char* kNames[] = {"stated", "heading", "report", "inferred"};
  return kNames[static_cast<size_t>(source)];
}

std::vector<Observation> Observe(std::string_view text, const Structure& structure, const std::vector<Token>& tokens,
                                 const Quantities& quantities, const std::vector<Profile>& profiles) {
  std::vector<Observation> out;
  SentenceReader reader(out);
  Cursors cursors;
  Clauses clauses;
  int32_t section = -2, report = -1;
  for (size_t i = 0; i < structure.sentences.size(); ++i) {
    const Sentence& sentence = structure.sentences[i];
    if (sentence.section != section || sentence.report != report) reader.Forget();
    section = sentence.section;
    report = sentence.report;
    ReadClauses(text, sentence.span, tokens, quantities, cursors, clauses);
    if (clauses.cells.empty()) continue;
    const auto r = static_cast<size_t>(report);
    const SentenceContext context = {.text = text,
                                     .quantities = quantities,
                                     .profile = r < profiles.size() ? &profiles[r] : nullptr,
                                     .part = section >= 0 ? structure.sections[static_cast<size_t>(section)].part : Part::other,
                                     .sentence = static_cast<int32_t>(i)};
    reader.Read(context, clauses);
  }
  return out;
}

}  // namespace baogao
