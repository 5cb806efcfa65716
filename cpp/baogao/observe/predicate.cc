// From the number leftwards: cues that stand directly before it are popped one by one and remembered; what stops
// the popping is the noun, unless a verb with an object of its own stands further left (占…, 居…, 高于…, 完成…).
// Then the front of the noun sheds what names nothing: 全市, 其中, a period, a connective.
#include "baogao/observe/predicate.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace baogao {
namespace {

class PredicateReader {
 public:
  PredicateReader(std::string_view text, const Clauses& clauses, const Quantities& quantities, const Cell& cell,
                  int32_t first)
      : text_(text),
        items_(clauses.items),
        q_(quantities),
        form_(quantities.quantities[Index(cell.quantity)].form),
        begin_(first),
        end_(cell.at),
        cell_end_(cell.at) {}

  Predicate Read() {
    PopTail();
    // An inner verb may lay further tail cues bare: 比重|均|占…
    if (!NamesShare()) FindInner(), PopTail();
    TrimFront();
    out_.noun = {begin_, end_};
    return out_;
  }

 private:
  const Item& At(int32_t i) const { return items_[Index(i)]; }
  std::string_view Text(int32_t i) const { return At(i).span.of(text_); }
  bool Decided() const {
    return out_.verb != CueKind::word && out_.verb != CueKind::reach && out_.verb != CueKind::light;
  }

  void SetVerb(const Item& item) {
    // 增速达到5%, 由3%提高到5%: the verb that says more wins over 达到.
    if (Decided()) return;
    if (out_.verb == CueKind::reach && (item.is(CueKind::reach) || item.is(CueKind::light))) return;
    out_.verb = item.cue;
    out_.cue = item.span;
  }

  // 高于全国: a gap is a change against something else than a period.
  void SetGap(const Item& item) {
    if (Decided()) return;
    out_.verb = item.is(CueKind::above) ? CueKind::rise : CueKind::fall;
    out_.cue = item.span;
    out_.base_period = std::exchange(out_.own_period, -1);  // 高于“十三五”时期
    out_.compare = out_.base_period < 0;
  }

  static bool IsFiller(std::string_view words) {
    return words == "的" || words == "了" || words == "在" || words == "为" || words == "于" || words == "出" ||
           words == "到" || words == "至" || words == "即" || words == "首次" || words == "再次" || words == "平均" ||
           words == "连续" || words == "每人" || words == "每生" || words == "每户" || words == "年人均" ||
           words == "月人均" || words == "每人每年" || words == "人均每年" || words == "每人每月";
  }

  // 三是: the number of a clause, which the lexer may cut in two.
  bool IsOrdinal(int32_t i) const {
    constexpr std::string_view kIs = "是", kNumerals = "一二三四五六七八九十";
    std::string_view words = Text(i);
    const bool cut = i + 1 < end_ && Text(i + 1) == kIs;
    if (!cut && !words.ends_with(kIs)) return false;
    if (!cut) words.remove_suffix(kIs.size());
    constexpr size_t kCharacter = 3, kTwoNumerals = 2 * kCharacter;
    return !words.empty() && words.size() <= kTwoNumerals &&
           kNumerals.find(words.substr(0, kCharacter)) != std::string_view::npos;
  }

  void PopTail() {
    for (; begin_ < end_; --end_) {
      const Item& item = At(end_ - 1);
      if (item.kind == ItemKind::period) {
        if (q_.periods[Index(item.index)].base)
          out_.base_period = end_ - 1;
        else if (out_.own_period < 0)
          out_.own_period = end_ - 1;
        continue;
      }
      if (item.kind == ItemKind::words) {
        if (IsFiller(Text(end_ - 1))) continue;
        return;
      }
      if (item.kind != ItemKind::cue || !PopCue(item)) return;
    }
  }

  // Notes what a cue directly before the number says; false if it belongs to the noun.
  bool PopCue(const Item& item) {
    switch (item.cue) {
      case CueKind::fall:
        // 浓度改善16% falls; 改善[200户]住房条件 is a verb with an object.
        if (form_ == Form::amount && item.span.of(text_) == "改善") return false;
        SetVerb(item);
        return true;
      case CueKind::rise:
        // 净增[52家] without a subject or a comparison is an amount newly added.
        if (form_ == Form::amount && Text(end_ - 1) == "净增" && end_ - 1 == begin_ && !Compares()) return false;
        SetVerb(item);
        return true;
      case CueKind::reach:
      case CueKind::to:
      case CueKind::rank:
        SetVerb(item);
        return true;
      case CueKind::light:
        out_.governs = out_.governs || end_ == cell_end_;
        SetVerb(item);
        return true;
      case CueKind::above:
      case CueKind::below:
        SetGap(item);
        return true;
      case CueKind::from:
        out_.from = true;
        return true;
      case CueKind::each:
        out_.each = true;
        return true;
      case CueKind::all:
        out_.all = true;
        return true;
      case CueKind::member:
        out_.member = true;
        return true;
      case CueKind::total:
        return true;
      case CueKind::yoy:
        out_.yoy = true;
        return true;
      case CueKind::mom:
        out_.mom = true;
        return true;
      case CueKind::cagr:
        out_.cagr = true;
        return true;
      case CueKind::compare:
        if (end_ == cell_end_) return false;  // 城乡收入比[2.1]: nothing stands between to compare with
        out_.compare = out_.base_period < 0;
        return true;
      case CueKind::intent:
        // 省重点研发计划[6项]: a plan by name.
        if (end_ == cell_end_ && end_ - 1 > begin_ && Text(end_ - 1) == "计划" && Adjoins(end_ - 1)) return false;
        out_.tone = item.span;
        return true;
      case CueKind::goal:
      case CueKind::target:
        out_.tone = item.span;
        return true;
      case CueKind::converts:
        out_.converts = true;
        return true;
      case CueKind::trim:
        if (OnlyTrims() && item.span.of(text_) == "的") out_.of = true;
        return true;
      case CueKind::connective:
        out_.joined = out_.joined || end_ == cell_end_;
        return true;
      case CueKind::estimate:
      case CueKind::preposition:
        return true;
      case CueKind::share:
        out_.verb = CueKind::share;
        out_.cue = item.span;
        return true;
      case CueKind::share_noun:
        out_.share_noun = true;
        share_noun_ = end_ - 1;
        return HasBefore(CueKind::share, end_ - 1) || end_ - 1 == begin_ ||
               (Text(end_ - 1) == "之比" && form_ == Form::percent);
      case CueKind::growth_noun:
      case CueKind::fall_noun:
        if (form_ == Form::rank) return false;
        out_.growth_noun = item.cue;
        return true;
      default:
        return false;
    }
  }

  // Has nothing of weight been popped yet?
  bool OnlyTrims() const {
    for (int32_t i = end_; i < cell_end_; ++i) {
      if (!At(i).is(CueKind::trim)) return false;
    }
    return true;
  }
  // Is something compared with, left of the items popped?
  bool Compares() const {
    for (int32_t i = begin_; i < end_; ++i) {
      const Item& item = At(i);
      const bool base = item.kind == ItemKind::period && q_.periods[Index(item.index)].base;
      if (base || item.is(CueKind::yoy) || item.is(CueKind::mom) || item.is(CueKind::compare)) return true;
    }
    return out_.yoy || out_.mom || out_.compare || out_.base_period >= 0;
  }
  // Do words or a verb stand right before item i?
  bool Adjoins(int32_t i) const {
    const Item& before = At(i - 1);
    return before.span.end == At(i).span.begin && (before.kind == ItemKind::words || before.is(CueKind::rise));
  }
  bool HasBefore(CueKind kind, int32_t end) const { return LastOf(kind, end) >= 0; }
  int32_t LastOf(CueKind kind, int32_t end) const {
    for (int32_t i = end - 1; i >= begin_; --i) {
      if (At(i).is(kind)) return i;
    }
    return -1;
  }
  Span SpanOf(int32_t from, int32_t to) const {
    return from < to ? Span{At(from).span.begin, At(to - 1).span.end} : Span{};
  }

  // 可再生能源占电力装机比重: with 比重 the whole is the name of the share; 占电力装机的比重 only says what it is of.
  // 与地区生产总值之比: the same of what stands before.
  bool NamesShare() {
    if (share_noun_ < 0 || form_ != Form::percent) return false;
    const int32_t share = LastOf(CueKind::share, share_noun_);
    if (share > begin_ && At(share - 1).kind == ItemKind::words &&
        !At(share_noun_ - 1).span.of(text_).ends_with("的")) {
      out_.scope = SpanOf(share + 1, share_noun_);
      out_.cue = At(share).span;
      end_ = share_noun_ + 1;
    } else if (Text(share_noun_) == "之比" && At(begin_).is(CueKind::connective)) {
      out_.scope = SpanOf(begin_ + 1, share_noun_);
      end_ = begin_;
    } else {
      return false;
    }
    out_.verb = CueKind::share;
    return true;
  }

  // A verb with an object of its own before the number.
  void FindInner() {
    if (begin_ >= end_) return;
    if (form_ == Form::percent || form_ == Form::points) {
      if (Cut(CueKind::share)) {
        out_.verb = CueKind::share;
        return;
      }
    }
    if (form_ == Form::rank && Cut(CueKind::rank)) {
      out_.verb = CueKind::rank;
      return;
    }
    if (out_.verb == CueKind::rise || out_.verb == CueKind::fall) {
      if (CutBase() || !Cut(CueKind::compare)) return;
      out_.compare = true;
      return;
    }
    if (form_ == Form::points || form_ == Form::percent) {
      // 高于全国平均水平2个百分点; 达到耕地总面积的64%
      const int32_t above = LastOf(CueKind::above, end_), below = LastOf(CueKind::below, end_);
      if (form_ == Form::points && (above >= 0 || below >= 0)) {
        const int32_t gap = std::max(above, below);
        SetGap(At(gap));
        out_.scope = SpanOf(gap + 1, end_);
        end_ = gap;
        return;
      }
      if (form_ == Form::percent && out_.of && !out_.from) {
        if (Cut(CueKind::reach) || Cut(CueKind::light)) out_.verb = CueKind::share;
        return;
      }
    }
    SplitLight();
  }

  // 比上年年初预算|增加: what stands between the base of a comparison and its verb is the base's.
  bool CutBase() {
    for (int32_t i = end_ - 1; i >= begin_; --i) {
      const Item& item = At(i);
      const bool base = item.kind == ItemKind::period && q_.periods[Index(item.index)].base;
      if (!base && !item.is(CueKind::yoy) && !item.is(CueKind::mom)) continue;
      if (base) out_.base_period = i;
      if (item.is(CueKind::yoy)) out_.yoy = true;
      out_.scope = SpanOf(i + 1, end_);
      end_ = i;
      return true;
    }
    return false;
  }

  // Cuts at the last cue of a kind: what follows is the scope, what precedes stays.
  bool Cut(CueKind kind) {
    const int32_t at = LastOf(kind, end_);
    if (at < 0 || at + 1 >= end_) return false;
    out_.scope = SpanOf(at + 1, end_);
    out_.cue = At(at).span;
    end_ = at;
    return true;
  }

  // 桂林高新区|完成|工业总产值: the words before a light verb only own the noun.
  void SplitLight() {
    for (int32_t i = end_ - 2; i >= begin_; --i) {
      const Item& item = At(i);
      if (!item.is(CueKind::light) && !item.is(CueKind::reach)) continue;
      // 为 and 约 are prepositions here; 每千人拥有床位 is one label.
      constexpr uint32_t kOneCharacter = 3;
      if (item.is(CueKind::reach) && item.span.size() <= kOneCharacter) continue;
      if (At(i + 1).kind == ItemKind::mark || At(begin_).span.of(text_).starts_with("每")) continue;
      out_.owner = {begin_, i};
      if (out_.verb == CueKind::word) {
        out_.verb = CueKind::light;
        out_.cue = item.span;
      }
      begin_ = i + 1;
      return;
    }
  }

  void TrimFront() {
    for (; begin_ < end_; ++begin_) {
      const Item& item = At(begin_);
      if (item.kind == ItemKind::period) {
        if (q_.periods[Index(item.index)].base) out_.base_period = begin_;
        continue;
      }
      if (item.kind == ItemKind::mark) continue;
      if (item.kind == ItemKind::words) {
        if (IsFiller(Text(begin_)) || IsOrdinal(begin_)) continue;
        return;
      }
      switch (item.cue) {
        case CueKind::member:
          out_.member = true;
          continue;
        case CueKind::total:
          continue;
        case CueKind::each:
          out_.each = true;
          continue;
        case CueKind::all:
          continue;
        case CueKind::yoy:
          out_.yoy = true;
          continue;
        case CueKind::mom:
          out_.mom = true;
          continue;
        case CueKind::cagr:
          out_.cagr = true;
          continue;
        case CueKind::goal:
        case CueKind::intent:
        case CueKind::target:
          out_.tone = item.span;
          continue;
        case CueKind::rise:
        case CueKind::fall:
          // 压减一般性支出[10%]: the verb of growth stands in front.
          if (form_ != Form::percent || out_.verb != CueKind::word || begin_ + 1 >= end_ ||
              At(begin_ + 1).kind != ItemKind::words) {
            return;
          }
          SetVerb(item);
          continue;
        case CueKind::reach:
          // 为|企业|减免费用: for whom.
          if (Text(begin_) == "为" && begin_ + 2 < end_ && At(begin_ + 1).kind == ItemKind::words &&
              At(begin_ + 2).is(CueKind::action)) {
            return;
          }
          continue;
        case CueKind::trim:
        case CueKind::estimate:
        case CueKind::connective:
        case CueKind::light:
        case CueKind::from:
          continue;
        default:
          return;
      }
    }
  }

  std::string_view text_;
  const std::vector<Item>& items_;
  const Quantities& q_;
  Form form_;
  int32_t begin_;
  int32_t end_;
  int32_t cell_end_;         // the number's own item
  int32_t share_noun_ = -1;  // item of 比重
  Predicate out_;
};

}  // namespace

Predicate ReadPredicate(std::string_view text, const Clauses& clauses, const Quantities& quantities, const Cell& cell,
                        int32_t first) {
  return PredicateReader(text, clauses, quantities, cell, first).Read();
}

}  // namespace baogao
