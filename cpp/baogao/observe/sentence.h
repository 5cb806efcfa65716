// Sentence: from the cells of one sentence to its observations. Not public.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "baogao/observe/clause.h"
#include "baogao/observe/heads.h"
#include "baogao/observe/label.h"
#include "baogao/observe/mood.h"
#include "baogao/observe/observe.h"
#include "baogao/observe/predicate.h"

namespace baogao {

// What a sentence is read against.
struct SentenceContext {
  std::string_view text;
  const Quantities& quantities;
  const Profile* profile = nullptr;        // of its report
  Part part = Part::other;                 // of its section
  const PeriodMention* heading = nullptr;  // the time that the headings above it state
  int32_t sentence = 0;
};

// How many numbers back a sentence is looked through: more than any writer expects a reader to remember, and few enough
// that the longest sentence takes time in proportion to its length.
inline constexpr size_t kFar = 32;

// Counts of things and people, in contrast to money, masses, areas.
inline bool IsMoney(const Quantity& q) { return q.dimension == "money"; }
inline bool IsCount(const Quantity& q) {
  return q.form == Form::amount && !q.unit.empty() &&
         (q.dimension == "count" || q.dimension == "person" || q.dimension.empty());
}

// How a number came by its label.
enum class Rule : uint8_t {
  left,      // the words on its left
  right,     // the noun on its right
  list,      // the members of a list before it, dealt out by 分别 or shared by 均
  dealt,     // the amounts before, dealt out by 分别
  each,      // the amounts before, all of them (均)
  subject,   // what the number before was about
  scope,     // what it ranks among
  industry,  // a : b : c of the three industries
};
const char* RuleName(Rule rule);
// How often labels of so many characters, with or without a head noun, are right (with measure, value and unit): short
// ones leave the reader asking of what, and nouns behind the number are harder to bound than words before it. Fitted on
// held-out passages (tests/heldout), a little lower for having read them; docs/confidence.md says what it is worth.
double Confidence(Rule rule, size_t characters, bool head);

// Reads sentences in text order; keeps what a sentence inherits from the one before (其中，… after a full stop).
class SentenceReader {
 public:
  explicit SentenceReader(std::vector<Observation>& out) : out_(out) {}

  void Read(const SentenceContext& context, const Clauses& clauses);
  // A sentence in which nothing measures; `goals`: it announces targets.
  void ReadSilent(const SentenceContext& context, Span sentence, bool goals);
  // A new paragraph or section: no label or time is inherited across it; `mood` says whether it tells goals.
  void Forget(Mood mood, Span paragraph, bool new_section);
  // Has the mood of the paragraph, or a sentence of it so far, announced targets?
  bool tells_goals() const { return goals_; }

 private:
  struct Level {  // an amount that later numbers may be about
    Label label;
    std::string_view unit;
    std::string_view dimension;
    int32_t observation;
    int32_t group;
    bool counts;  // a count of things (家, 项), not money or a measure
    bool member;  // of a breakdown
  };
  struct Run {  // cells that one predicate governs: [begin, end)
    size_t begin;
    size_t end;
    size_t size() const { return end - begin; }
  };

  Run RunAt(size_t cell) const;
  bool HasOwnVerb(const Cell& cell) const;
  void ReadRun(Run run);
  bool SaysNetGain(const Cell& cell, const Predicate& p) const;
  std::vector<Label> Subjects(size_t cell, const Predicate& p, size_t n);
  std::optional<std::vector<Label>> SaidOfEach(const Cell& cell, const Predicate& p, size_t n) const;
  std::vector<Label> NamedByScope(const Cell& cell, const Predicate& p) const;
  Label OutputOf(const Label& grown, std::string_view unit) const;
  std::vector<Label> FromBefore(const Cell& cell, const Predicate& p) const;
  std::vector<Label> Dealt(size_t cell, const Predicate& p, size_t n);
  bool MovesBoth(const Cell& cell, const Predicate& p) const;
  bool SaysIndustries(ItemRange noun) const;
  bool ListsScopes(const Predicate& p) const;
  std::vector<Label> Industries(const Predicate& p) const;
  Label Together(const Label& left, bool kinds) const;
  size_t TogetherCount(const Label& left, bool kinds) const;
  Label Cumulated(const Predicate& p, Label label) const;
  Label PartFirst(Label label) const;
  Label ForWhom(const Predicate& p, const Label& left) const;
  Label OwnLabel(size_t cell, const Predicate& p);
  Label PaidPer(Span per, Label left) const;
  Label OfItsOwner(const Predicate& p, Label left) const;
  Label OfSameRank(const Cell& cell, Label left) const;
  Label WithVerbOfList(const Cell& cell, const Predicate& p, Label left);
  Label CarriedOut(const Cell& cell, const Predicate& p, Label label) const;
  Label FromNounBehind(size_t cell, const Predicate& p, const Label& left);
  bool IsOneVerb(const Label& label) const;
  Label OfSameThings(const Cell& cell, Label right) const;
  Label OfVerbAlone(const Cell& cell, const Predicate& p, const Label& left);
  Label WithNounOfList(size_t cell_index, Label right) const;
  Label NounBehindNext(size_t cell, bool governed) const;
  Label InvestedIn(const Cell& cell, int32_t clause_end, const Label& left);
  Label ToTopic(const Label& label) const;
  void NoteHolder(const Label& counted);
  void NoteNamedWhole(const Cell& cell);
  void NoteTopic(const Cell& cell, const Predicate& p, const Label& label);
  std::vector<Label> OfEach(const Cell& cell, const Label& said, size_t n) const;
  std::vector<Label> OfIndustries(const Label& rate) const;
  Label FromRight(const Cell& cell, const Predicate& p, const Label& left, Label right);
  // A label that may lack something, and what the productions ask about it.
  struct Lacking {
    const Cell& cell;
    const Predicate& predicate;
    const Label& label;
    Head head;  // of the label, else of its noun
    bool bare;  // nothing but the head, with or without a short verb
  };
  using Completed = std::optional<Label>;  // nothing, or an empty one: not this way
  bool LacksOwner(const Label& label, const Head& head) const;
  Label Complete(const Cell& cell, const Predicate& p, Label label);
  Completed OfOther(const Lacking& it);
  Completed OfExam(const Lacking& it);
  Completed OfSubject(const Lacking& it);
  Completed WithPurpose(const Lacking& it);
  Completed OfOwner(const Lacking& it);
  Completed OfTopic(const Lacking& it);
  Completed WithCase(const Lacking& it);
  Completed OfItsDeed(const Lacking& it);
  Completed OfDeed(const Lacking& it);
  Completed Alike(const Lacking& it);
  Completed Carried(const Lacking& it);
  Completed OfClauseBefore(const Lacking& it);
  Completed OfEachBefore(const Lacking& it);
  Completed AsMember(const Lacking& it);
  static Label WithHeadOf(const Level& whole, const Head& head, const Label& label);
  static Label AsKindOf(const Level& whole, const Quantity& number, const Label& label);
  Completed DoneByCounted(const Lacking& it);
  Completed OfHolder(const Lacking& it);
  Completed OfOtherRank(const Lacking& it);
  Completed AsListed(const Lacking& it);
  Completed OfResidence(const Lacking& it);
  Completed OfNamedWhole(const Lacking& it);
  Completed AsOtherKind(const Lacking& it);
  Span OutputTold(const Lacking& it) const;
  Completed OfPrices(const Lacking& it);
  Completed WithHeadBefore(const Lacking& it);
  const Level& OwningLevel(const Label& label) const;
  Label WithOwner(const Cell& cell, const Label& label) const;
  Label OfCounted(const Cell& cell, const Label& before, std::string_view thing, const Label& label) const;
  static Label OfMoney(const Label& before, std::string_view thing, const Label& label);
  Label OfMeasured(const Label& before, std::string_view thing, const Label& label) const;
  bool IsParallel(const Head& head) const;
  const Level& LastWhole() const;
  const Level& WholeOf(const Level& member) const;
  ItemRange ClauseBefore(const Cell& cell) const;
  ItemRange Subject(ItemRange clause) const;
  Label MovedBefore(const Cell& cell, const Predicate& p) const;
  int32_t ClauseEnd(size_t cell) const;
  bool CountsOneThingTwice() const;
  bool PairsAgain(size_t cell, const Predicate& p, size_t n) const;
  std::vector<Label> LastLabels(size_t n) const;
  std::vector<Label> GroupLabels() const;
  std::vector<Label> FirstOfGroup(const Predicate& p, size_t n) const;
  void TakeLeadingRate(const Cell& cell, Predicate& p) const;
  void OpenWhole(const Cell& cell, const Predicate& p);
  bool ChooseWhole(const Quantity& q, std::string_view noun, bool opens);
  Label NoteRate(const Predicate& p, Measure measure, Label label);
  void Emit(const Cell& cell, const Predicate& p, Label label);
  Label ObjectBefore(const Cell& cell) const;
  Label SpentOn(const Cell& cell, const Predicate& p, const Label& left);
  Label OverThreshold(const Label& which) const;
  Span CoverageIn(const Label& label) const;
  void Decide(const Quantity& q, const Cell& cell, const Predicate& p, const Label& label, Observation& o) const;
  bool NamesThings(const Cell& cell) const;
  int YearOf(std::string_view words, bool ahead) const;
  bool FromHeading(bool ahead, Observation& o) const;
  void Describe(const Quantity& q, const Cell& cell, const Predicate& p, Observation& o);
  bool StrivesFor(const Cell& cell, const Predicate& p) const;
  bool NamesRank(const Cell& cell, const Predicate& p) const;
  bool IsTask(const Predicate& p) const;
  bool HasCue(const Cell& cell, CueKind kind) const;
  bool SaysDone(const Cell& cell) const;
  bool IsDone(const Cell& cell) const;
  void ReadStatus(const Cell& cell, const Predicate& p, Observation& o);
  bool Foretells(int32_t item) const;
  bool ComesNext(const PeriodMention& mention) const;
  void NoteProgress(const PeriodMention& mention);
  void NotePeriod(int32_t item);
  const PeriodMention* ComparedPeriod() const;
  void EndClause(const Item& mark);
  void ScanTo(int32_t item_end, const Predicate& p);
  const PeriodMention* PeriodBehind(const Cell& cell) const;
  const PeriodMention* PeriodOf(const Predicate& p, const Observation& o) const;
  const Region* RegionFor(const Cell& cell, const Predicate& p, const Observation& o) const;
  const PeriodMention* BaseOf(const Predicate& p) const;
  bool IsYearBefore(const PeriodMention& base, const PeriodMention* stated) const;
  bool Pulls(const Predicate& p) const;
  Basis BasisOf(const Quantity& q, const Predicate& p, const PeriodMention* stated);
  const Quantity& QuantityOf(const Cell& cell) const {
    return context_->quantities.quantities[static_cast<size_t>(cell.quantity)];
  }

  std::vector<Observation>& out_;
  const SentenceContext* context_ = nullptr;
  const Clauses* clauses_ = nullptr;

  // Of the sentence; `levels_` and `subject_` outlive it for 其中 and bare growths.
  std::vector<Level> levels_;
  Label subject_;
  bool declined_ = false;  // the words on the number's left name nothing, but say that it is not about the subject
  int32_t group_ = 0;
  Rule rule_ = Rule::subject;  // by which the labels of the current run were found
  Label topic_;                // what the sentence is about: its first subject, else what it counts
  bool topic_is_subject_ = false;
  Label holder_;               // [723家]企业 of which amounts were told
  int32_t holder_group_ = -1;  // the group that told them
  int32_t topic_group_ = -1;   // the group it was noted in
  bool of_topic_ = false;      // the label of the current run took it
  Label owner_;                // the thing that an amount before it was said of: 总投资[32亿元]的项目
  Label named_whole_;  // what the sentence goes through: 零售额 of 在限额以上零售额中,粮油类…; else empty
  Label list_verb_;             // the verb of a list's first member: 新建10家A、30家B
  bool list_governed_ = false;  // a verb that the label sheds governs the list: 实施[36个]…、[23个]…
  int32_t taken_ = 0;           // first item that the number before did not take as its noun
  std::vector<Label> dealt_;    // to the rank behind a count that is no fact: 均居[15个]副省级城市|[第一]
  Label rate_;                  // a growth rate that the number before told of: 工业增加值增速; else empty
  Measure last_measure_ = Measure::level;
  double last_sign_ = 1;
  int32_t whole_ = -1;       // index into levels_ of the whole whose members are being read
  size_t before_whole_ = 0;  // levels before the breakdown opened
  size_t opened_whole_ = 0;  // the whole of its first member
  bool whole_in_brackets_ = false;
  bool whole_opens_sentence_ = false;  // 。其中,…: its members run to the sentence's end
  int32_t kinds_group_ = 0;            // from here on amounts lend their heads to those of other kinds
  int32_t closed_whole_ = -1;          // by a semicolon; a member with the others' head opens it again
  std::string member_head_;
  // What the items up to scan_.next say of the number behind them: one walk over the sentence for all its numbers.
  struct Scan {
    int32_t next = 0;
    bool clause_start = true;
    int32_t clause_first = 0;                      // item
    bool first_clause = true;                      // nothing but a period stood in the clauses before
    bool counted = false;                          // a number stood before
    const PeriodMention* sentence_wide = nullptr;  // stated at the head of a clause
    const PeriodMention* opening_wide = nullptr;   // the same, for all clauses: before a number, or by itself
    const PeriodMention* clause_wide = nullptr;    // stated inside this clause
    const PeriodMention* moment = nullptr;         // at which a stock was counted (年末), stated last
    bool headed = false;                           // this clause has one at its head, and no comma behind that
    bool grows = false;                            // the last one only tells over how long: 三年翻了一番
    bool opens = false;                            // that is the first, before any number
    bool opens_alone = false;                      // its clause needs no number: 在五年计划期间,
    bool held = false;                             // this clause says 举办
    Status status = Status::actual;
    Span tone;
    bool provisional = false;  // 初步核算: counted, and so done
    bool intent = false;       // the target comes from a word that holds for its own clause only
  } scan_;
  int32_t old_period_ = -1;                  // item that states the time of an old level only
  const PeriodMention* compared_ = nullptr;  // the time that the sentence is held against: 与2015年相比,…
  int32_t since_before_ = -1;                // the group in which 由A提高到B gave an old level
  const PeriodMention* since_ = nullptr;     // its time, if stated
  Span paragraph_;
  std::optional<bool> years_told_;  // does the paragraph tell of a time of several years? Nothing: nobody asked
  const PeriodMention* last_period_ = nullptr;       // of the number before
  const PeriodMention* continued_period_ = nullptr;  // of the sentence before one that opens with 其中
  const PeriodMention* opened_period_ = nullptr;     // by a sentence without numbers
  const PeriodMention* section_period_ = nullptr;    // by a paragraph without numbers
  const PeriodMention* opening_year_ = nullptr;      // at the head of one of them in this paragraph: for its goals
  bool silent_ = true;                               // no number was read since the paragraph began
  // How far the report has told: the last month of a part of a year that it gave without the year (截至6月末: 6), and
  // the latest year that it named.
  const Profile* told_of_ = nullptr;
  int month_told_ = 0;
  int year_told_ = 0;
  bool goals_ = false;       // the paragraph plans, or is behind 主要预期目标
  Mood mood_ = Mood::done;   // of the paragraph
  int32_t first_group_ = 0;  // group_ at the sentence's start
  int32_t whole_group_ = 0;  // the first group whose amounts may be wholes
};

}  // namespace baogao
