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

namespace {

bool NewParagraph(std::string_view text, uint32_t from, uint32_t to) {
  return from < to && text.substr(from, to - from).find('\n') != std::string_view::npos;
}

}  // namespace

std::vector<Observation> Observe(std::string_view text, const Structure& structure, const std::vector<Token>& tokens,
                                 const Quantities& quantities, const std::vector<Profile>& profiles) {
  std::vector<Observation> out;
  SentenceReader reader(out);
  Cursors cursors;
  Clauses clauses;
  const Sentence* previous = nullptr;
  for (size_t i = 0; i < structure.sentences.size(); ++i) {
    const Sentence& sentence = structure.sentences[i];
    if (previous == nullptr || sentence.section != previous->section || sentence.report != previous->report ||
        NewParagraph(text, previous->span.end, sentence.span.begin)) {
      reader.Forget();
    }
    previous = &sentence;
    ReadClauses(text, sentence.span, tokens, quantities, cursors, clauses);
    const auto report = static_cast<size_t>(sentence.report);
    const SentenceContext context = {
        .text = text,
        .quantities = quantities,
        .profile = report < profiles.size() ? &profiles[report] : nullptr,
        .part = sentence.section >= 0 ? structure.sections[static_cast<size_t>(sentence.section)].part : Part::other,
        .sentence = static_cast<int32_t>(i)};
    if (clauses.cells.empty())
      reader.ReadSilent(context, sentence.span, clauses.goals);
    else
      reader.Read(context, clauses);
  }
  return out;
}

}  // namespace baogao
