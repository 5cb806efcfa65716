// A cell's number gets its label from, in this order: the words on its left; the noun on its right; the list or the
// subjects that 分别, 均 deal numbers out to; the subject carried along. What no label can be told for has no row.
#include "baogao/observe/sentence.h"

#include <algorithm>

#include "baogao/observe/heads.h"

namespace baogao {
namespace {

size_t Index(int32_t i) { return static_cast<size_t>(i); }

bool IsCount(const Quantity& q) {
  return q.form == Form::amount && !q.unit.empty() && (q.dimension == "count" || q.dimension == "person" || q.dimension.empty());
}

bool IsMoney(const Quantity& q) { return q.dimension == "money"; }

}  // namespace

void SentenceReader::Forget() {
  levels_.clear();
  subject_ = {};
  whole_ = -1;
}

void SentenceReader::Read(const SentenceContext& context, const Clauses& clauses) {
  context_ = &context;
  clauses_ = &clauses;
  list_verb_ = {};
  last_measure_ = Measure::level;
  old_level_ = false;
  taken_ = 0;
  if (whole_in_brackets_) whole_ = -1;
  ++group_;
  // A new sentence starts afresh unless it goes on with the members of the last one's whole.
  bool continues = false;
  for (const Item& item : clauses.items) {
    if (item.kind == ItemKind::mark) continue;
    continues = item.is(CueKind::member);
    break;
  }
  if (!continues) {
    whole_ = -1;
    if (levels_.size() > 1) levels_.erase(levels_.begin(), levels_.end() - 1);
  }
  for (size_t i = 0; i < clauses.cells.size();) {
    const Run run = RunAt(i);
    ReadRun(run);
    i = run.end;
  }
}

SentenceReader::Run SentenceReader::RunAt(size_t cell) const {
  const auto& cells = clauses_->cells;
  size_t end = cell + 1;
  while (end < cells.size() && cells[end].opening == Opening::item && cells[end].left == cells[end].at &&
         cells[end - 1].right_end == cells[end - 1].at + 1) {
    ++end;
  }
  return {cell, end};
}

void SentenceReader::OpenWhole(const Cell& cell, const Predicate& p) {
  if (cell.opening == Opening::bracket && cell.whole >= 0 && !levels_.empty()) {
    whole_ = static_cast<int32_t>(levels_.size()) - 1;
    whole_in_brackets_ = true;
  } else if (p.member && !levels_.empty()) {
    // The whole of 其中 is the last amount with the member's unit, else the last one.
    const std::string_view unit = QuantityOf(cell).unit;
    whole_ = static_cast<int32_t>(levels_.size()) - 1;
    for (size_t i = levels_.size(); i-- > 0;) {
      if (levels_[i].unit == unit && levels_[i].group + 1 >= group_) {
        whole_ = static_cast<int32_t>(i);
        break;
      }
    }
    whole_in_brackets_ = false;
  }
}

void SentenceReader::ReadRun(Run run) {
  const Cell& cell = clauses_->cells[run.begin];
  if (cell.opening == Opening::semicolon) {
    ++group_;
    if (!whole_in_brackets_) whole_ = -1;
  }
  if (cell.whole < 0 && whole_in_brackets_) whole_ = -1, whole_in_brackets_ = false;
  if (cell.opening != Opening::item) list_verb_ = {};
  const int32_t first = cell.opening == Opening::adjacent ? std::max(cell.left, taken_) : cell.left;
  const Predicate p = ReadPredicate(context_->text, *clauses_, context_->quantities, cell, std::min(first, cell.at));
  OpenWhole(cell, p);
  const size_t n = run.size();
  const std::vector<Label> labels = Subjects(cell, p, n);
  if (labels.empty()) return;
  if (n == 1) {
    for (const Label& label : labels) Emit(cell, p, label, labels.size() > 1 ? "each-of-list" : "clause");
    return;
  }
  for (size_t k = 0; k < n; ++k) {
    // One label for several numbers: 讲座2次1100人次. Of one unit only the first is certain.
    const bool shared = labels.size() == 1;
    if (shared && k > 0 && QuantityOf(clauses_->cells[run.begin + k]).unit == QuantityOf(cell).unit) break;
    if (!shared && k >= labels.size()) break;
    Emit(clauses_->cells[run.begin + k], p, labels[shared ? 0 : k], shared ? "clause" : "distribution");
  }
}

std::vector<Label> SentenceReader::Subjects(const Cell& cell, const Predicate& p, size_t n) {
  const Quantity& q = QuantityOf(cell);
  if (q.form == Form::ratio && n >= 3) {
    // 三次产业结构: the members are the three industries by definition.
    if (n != 3) return {};
    std::vector<Label> out(3);
    const char* names[] = {"第一产业比重", "第二产业比重", "第三产业比重"};
    for (size_t i = 0; i < 3; ++i) {
      out[i].text = out[i].thing = names[i];
      for (int32_t j = p.noun.begin; j < p.noun.end; ++j) out[i].spans.push_back(clauses_->items[Index(j)].span);
    }
    return out;
  }
  if (!p.noun.empty() && (n > 1 || p.each || p.all)) {
    std::vector<Label> members = SplitList(context_->text, *clauses_, p.noun, n > 1 ? n : 0);
    for (Label& m : members) m = Complete(cell, p, std::move(m));
    if (!members.empty()) return members;
  }
  const Label own = OwnLabel(cell, p);
  if (!own.empty()) {
    const Head head = HeadOf(own.text);
    if (n > 1 && p.each && head.kind == HeadKind::generic) return LastLabels(n);
    return {own};
  }
  if (n > 1) return LastLabels(n);
  if (p.all || p.each) return GroupLabels();
  if (!subject_.empty()) return {subject_};
  return {};
}

// The label from the words around the number itself; empty if it has none of its own.
Label SentenceReader::OwnLabel(const Cell& cell, const Predicate& p) {
  const auto& items = clauses_->items;
  const Quantity& q = QuantityOf(cell);
  Label left = MakeLabel(context_->text, *clauses_, p.noun);
  const bool verb_only = !left.verb.empty() && left.thing.empty();
  const Item* last = p.noun.empty() ? nullptr : &items[Index(p.noun.end - 1)];
  const bool open_ended = last != nullptr && (last->span.of(context_->text).ends_with("的") || last->span.of(context_->text).ends_with("等"));
  const bool growth = p.verb == CueKind::rise || p.verb == CueKind::fall || p.verb == CueKind::rank || p.verb == CueKind::share;
  const bool next_of = cell.at + 1 < cell.right_end && items[Index(cell.at + 1)].span.of(context_->text) == "的";
  Label right;
  if (!growth && (left.empty() || verb_only || open_ended || next_of || (IsCount(q) && left.text.find("、") != std::string::npos))) {
    const bool number_follows = !cell.closes;
    int32_t taken = 0;
    right = RightNoun(context_->text, *clauses_, cell, number_follows, taken, taken_until_);
    if (!right.empty()) taken_ = taken;
  }
  if (!right.empty()) {
    if (verb_only || (left.empty() && !list_verb_.empty() && right.verb.empty())) {
      if (verb_only) list_verb_ = left;
      Label out = Prefixed(list_verb_.verb, right);
      out.verb = list_verb_.verb;
      out.thing = right.text;
      return Complete(cell, p, std::move(out));
    }
    if (open_ended && left.text.size() < 60 && last->span.of(context_->text).ends_with("的")) return Prefixed(left.text, right);
    if (next_of && !left.empty()) return Suffixed(right, left.text);
    return Complete(cell, p, std::move(right));
  }
  if (left.empty()) return {};
  if (verb_only && !subject_.empty() && !IsCount(q)) return {};
  if (!left.verb.empty()) {
    list_verb_ = left;
  } else if (cell.opening == Opening::item && !list_verb_.empty() && whole_ < 0 && !growth) {
    Label out = Prefixed(list_verb_.verb, left);
    out.verb = list_verb_.verb;
    out.thing = left.text;
    left = std::move(out);
  }
  return Complete(cell, p, std::move(left));
}

// Adds what the label lacks: the owner of a dependent noun, the head of a member that only tells which.
Label SentenceReader::Complete(const Cell& cell, const Predicate& p, Label label) const {
  const Head head = HeadOf(label.thing);
  const bool counts_next = !levels_.empty() && levels_.back().counts;
  if (head.kind == HeadKind::generic && label.thing == head.word && !subject_.empty()) {
    const bool keeps = label.thing == "增速" || label.thing == "增幅";
    return keeps ? Suffixed(subject_, label.thing) : subject_;
  }
  constexpr size_t kBare = 4;
  if (head.kind == HeadKind::owned && CodePoints(label.thing) <= kBare) {
    if (counts_next && cell.opening != Opening::sentence && cell.opening != Opening::bracket && whole_ < 0) {
      return Prefixed(levels_.back().label.thing, label);
    }
    if (counts_next && whole_ >= 0 && cell.opening == Opening::comma && !p.member) {
      return Prefixed(levels_.back().label.thing, label);
    }
    if (cell.opening == Opening::adjacent && !subject_.empty()) return Prefixed(subject_.thing, label);
  }
  if (whole_ >= 0 && label.verb.empty()) {
    const Level& whole = levels_[Index(whole_)];
    if (HeadOf(label.text).kind != HeadKind::none) return label;
    const Head of_whole = HeadOf(whole.label.text);
    if (of_whole.kind != HeadKind::none) return Suffixed(label, of_whole.word);
    if (IsModifier(label.text)) return Suffixed(label, whole.label.thing);
    return label;
  }
  if (cell.opening == Opening::item && IsModifier(label.thing) && !levels_.empty() && !subject_.empty()) {
    // 国家级项目5项、省级8项
    const std::string& before = levels_.back().label.thing;
    const size_t at = before.find("级");
    if (label.thing.ends_with("级") && at != std::string::npos) {
      return Suffixed(label, std::string_view(before).substr(at + std::string_view("级").size()));
    }
    const Head shared = HeadOf(before);
    if (shared.kind != HeadKind::none && before != shared.word) return Suffixed(label, shared.word);
  }
  return label;
}

std::vector<Label> SentenceReader::LastLabels(size_t n) const {
  std::vector<Label> labels;
  for (size_t i = levels_.size(); i-- > 0 && labels.size() < n;) {
    const Label& label = levels_[i].label;
    const bool seen = std::any_of(labels.begin(), labels.end(), [&](const Label& l) { return l.text == label.text; });
    if (!seen) labels.push_back(label);
  }
  if (labels.size() != n) return {};
  std::reverse(labels.begin(), labels.end());
  return labels;
}

// The labels that 均 or 分别 with a single number speak of: the latest amounts of one unit.
std::vector<Label> SentenceReader::GroupLabels() const {
  std::vector<Label> labels;
  for (size_t i = levels_.size(); i-- > 0;) {
    if (levels_[i].unit != levels_.back().unit || levels_[i].group != group_) break;
    const bool seen = std::any_of(labels.begin(), labels.end(), [&](const Label& l) { return l.text == levels_[i].label.text; });
    if (!seen) labels.push_back(levels_[i].label);
  }
  std::reverse(labels.begin(), labels.end());
  if (labels.empty() && !subject_.empty()) labels.push_back(subject_);
  return labels;
}

void SentenceReader::Emit(const Cell& cell, const Predicate& p, const Label& label, const char* rule) {
  const Quantity& q = QuantityOf(cell);
  Observation o;
  o.quantity = cell.quantity;
  o.sentence = context_->sentence;
  o.indicator = label.text;
  o.label_spans = label.spans;
  o.cue = p.cue;
  o.scope = p.scope;
  o.rule = rule;
  Decide(q, cell, p, label, o);
  Describe(q, p, o);
  if (whole_ >= 0 && levels_[Index(whole_)].label.text != o.indicator) o.parent = levels_[Index(whole_)].observation;
  last_measure_ = o.measure;
  last_sign_ = o.value < 0 ? -1 : 1;
  subject_ = label;
  const auto index = static_cast<int32_t>(out_.size());
  const bool level = o.measure == Measure::level || o.measure == Measure::share;
  const bool known = std::any_of(levels_.begin(), levels_.end(), [&](const Level& l) {
    return l.label.text == label.text && l.group == group_;
  });
  if (!known) levels_.push_back({label, q.unit, index, group_, level && IsCount(q) && !IsMoney(q)});
  out_.push_back(std::move(o));
}

}  // namespace baogao
