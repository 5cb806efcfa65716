// Walks the sentences; each is cut into cells (clause.h), whose predicates (predicate.h) and labels (label.h) make
// its rows (sentence.h).
#include "baogao/observe/observe.h"

#include "baogao/observe/clause.h"
#include "baogao/observe/mood.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/time.h"

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

// Does a new paragraph or section begin between two sentences?
bool Parts(std::string_view text, const Sentence& a, const Sentence& b) {
  if (a.section != b.section || a.report != b.report) return true;
  return a.span.end < b.span.begin &&
         text.substr(a.span.end, b.span.begin - a.span.end).find('\n') != std::string_view::npos;
}

Part PartOf(const Structure& structure, const Sentence& sentence) {
  return sentence.section >= 0 ? structure.sections[static_cast<size_t>(sentence.section)].part : Part::other;
}

// —— or （一） in front of a sentence that goes on with a list.
bool IsListed(std::string_view text, const Structure& structure, const Sentence& sentence) {
  if (sentence.span.of(text).starts_with("—")) return true;
  if (sentence.section < 0) return false;
  const std::string_view marker = structure.sections[static_cast<size_t>(sentence.section)].marker.of(text);
  return marker.starts_with("（") || marker.starts_with("(");
}

// 一是, ——, （1）: does the sentence's section only number the points of what stands before?
bool IsItem(std::string_view text, const Structure& structure, const Sentence& sentence) {
  if (sentence.section < 0) return false;
  const std::string_view marker = structure.sections[static_cast<size_t>(sentence.section)].marker.of(text);
  if (marker.ends_with("是") || marker.ends_with("要") || marker.starts_with("—")) return true;
  constexpr std::string_view kBrackets[] = {"（", "("};
  for (const std::string_view open : kBrackets) {
    if (marker.starts_with(open) && marker.size() > open.size() && marker[open.size()] >= '0' &&
        marker[open.size()] <= '9')
      return true;
  }
  return false;
}

// 今年目标是…。一是…。二是…。: does a sentence open the next point of what the paragraph before it began to tell?
bool IsPoint(std::string_view text, const Structure& structure, const Sentence* previous, const Sentence& sentence) {
  return previous != nullptr && previous->report == sentence.report && IsItem(text, structure, sentence);
}

}  // namespace

std::vector<Observation> Observe(std::string_view text, const Structure& structure, const std::vector<Token>& tokens,
                                 const Quantities& quantities, const std::vector<Profile>& profiles) {
  std::vector<Observation> out;
  SentenceReader reader(out);
  MoodReader mood;
  const PeriodMention* heading = nullptr;
  Cursors cursors;
  Clauses clauses;
  const Sentence* previous = nullptr;
  bool listing = false;  // paragraphs that go on with the list of the one before
  for (size_t i = 0; i < structure.sentences.size(); ++i) {
    const Sentence& sentence = structure.sentences[i];
    if (previous == nullptr || Parts(text, *previous, sentence)) {
      size_t last = i;
      while (last + 1 < structure.sentences.size() &&
             !Parts(text, structure.sentences[last], structure.sentences[last + 1]))
        ++last;
      const Span paragraph = {sentence.span.begin, structure.sentences[last].span.end};
      // Where headings tell what a section is, they are believed; without numbers nobody asks.
      bool numbers = false;
      for (size_t q = cursors.quantity; q < quantities.quantities.size() && !numbers; ++q) {
        if (quantities.quantities[q].span.begin >= paragraph.end) break;
        numbers = quantities.quantities[q].role == Role::measure;
      }
      const bool told = !numbers || PartOf(structure, sentence) != Part::other;
      // 到1997年的主要奋斗目标是：\n——…: a list is what the line before says it is.
      const std::string_view before = previous != nullptr ? previous->span.of(text) : std::string_view();
      const bool lists = previous != nullptr && (before.ends_with("：") || before.ends_with(":") || listing) &&
                         IsListed(text, structure, sentence);
      if (previous != nullptr && (previous->report != sentence.report || PartOf(structure, sentence) != Part::other))
        mood.Forget();
      if (!lists) {
        Mood says = told ? Mood::done : mood.Read(text, paragraph, tokens, cursors.token);
        if (reader.tells_goals() && IsPoint(text, structure, previous, sentence)) says = Mood::plans;
        const bool section = previous == nullptr || previous->section != sentence.section;
        reader.Forget(says, paragraph, section && !IsItem(text, structure, sentence));
      }
      listing = lists;
    }
    if (previous == nullptr || previous->section != sentence.section)
      heading = HeadingPeriod(text, structure, quantities.periods, sentence.section);
    previous = &sentence;
    ReadClauses(text, sentence.span, tokens, quantities, cursors, clauses);
    const auto report = static_cast<size_t>(sentence.report);
    const SentenceContext context = {.text = text,
                                     .quantities = quantities,
                                     .profile = report < profiles.size() ? &profiles[report] : nullptr,
                                     .part = PartOf(structure, sentence),
                                     .heading = heading,
                                     .sentence = static_cast<int32_t>(i)};
    if (clauses.cells.empty())
      reader.ReadSilent(context, sentence.span, clauses.goals);
    else
      reader.Read(context, clauses);
  }
  return out;
}

}  // namespace baogao
