// PredicateReader: the words on one number's left, read from the number leftwards. Not public; predicate.h says what
// comes out. predicate.cc pops what stands directly before the number and trims the front of the noun,
// inner_verb.cc looks for a verb with an object of its own between the two (占…, 居…, 高于…, 完成…).
#pragma once

#include <string_view>

#include "baogao/observe/predicate.h"

namespace baogao {

class PredicateReader {
 public:
  PredicateReader(std::string_view text, const Clauses& clauses, const Quantities& quantities, const Cell& cell,
                  int32_t first)
      : text_(text),
        items_(clauses.items),
        q_(quantities),
        form_(quantities.quantities[Index(cell.quantity)].form),
        counts_(quantities.quantities[Index(cell.quantity)].dimension == "count"),
        begin_(first),
        end_(cell.at),
        cell_end_(cell.at) {}

  Predicate Read();

 private:
  const Item& At(int32_t i) const { return items_[Index(i)]; }
  std::string_view Text(int32_t i) const { return At(i).span.of(text_); }
  bool Decided() const {
    return out_.verb != CueKind::word && out_.verb != CueKind::reach && out_.verb != CueKind::light;
  }
  bool IsBase(const Item& item) const { return item.kind == ItemKind::period && q_.periods[Index(item.index)].base; }
  // Has nothing of weight been popped yet?
  bool OnlyTrims() const;
  // Can item i be what a growth is compared with?
  bool Bases(int32_t i) const;
  // Is something compared with, left of the items popped?
  bool Compares() const;
  // Do words or a verb stand right before item i?
  bool Adjoins(int32_t i) const;
  bool HasBefore(CueKind kind, int32_t end) const { return LastOf(kind, end) >= 0; }
  int32_t LastOf(CueKind kind, int32_t end) const;
  Span SpanOf(int32_t from, int32_t to) const {
    return from < to ? Span{At(from).span.begin, At(to - 1).span.end} : Span{};
  }

  void SetVerb(const Item& item);
  void SetGap(const Item& item);
  bool IsOrdinal(int32_t i) const;
  void PopTail();
  bool NoteCue(const Item& item);
  bool PopCue(const Item& item);
  bool IsDoneMore() const;
  bool PopGap();
  bool PopSince();
  bool PopAgainst();
  bool IsMonthlyBehindVerb() const;
  void NoteYearly();
  void TrimFront();

  bool NamesShare();
  void FindInner();
  bool FindRank();
  bool CutAmong();
  bool FindGap();
  bool FindWhole();
  bool FindOldLevel();
  bool CutBase();
  bool CutGround();
  bool CutAside();
  bool Cut(CueKind kind);
  bool SplitEach();
  void SplitLight();

  std::string_view text_;
  const std::vector<Item>& items_;
  const Quantities& q_;
  Form form_;
  bool counts_;  // the number counts things
  int32_t begin_;
  int32_t end_;
  int32_t cell_end_;         // the number's own item
  int32_t share_noun_ = -1;  // item of 比重
  bool ranks_ = false;       // 位次 before a verb of motion
  Span gap_;                 // the adjective at the end of 农村快, in 比农村快
  Predicate out_;
};

}  // namespace baogao
