// From the number leftwards: cues that stand directly before it are popped one by one and remembered; what stops
// the popping is the noun, unless a verb with an object of its own stands further left (inner_verb.cc).
// Then the front of the noun sheds what names nothing: 全市, 其中, a period, a connective.
#include "baogao/observe/predicate.h"

#include <algorithm>
#include <utility>

#include "baogao/observe/heads.h"
#include "baogao/observe/predicate_reader.h"
#include "baogao/observe/predicate_words.h"

namespace baogao {
Predicate PredicateReader::Read() {
  PopTail();
  if (CutAside()) PopTail();
  // An inner verb may lay further tail cues bare: 比重|均|占…
  if (!NamesShare()) FindInner(), PopTail();
  // 是上年的1.5倍, 恢复到2019年的87%: the time before 的 is that of the whole.
  const bool of_whole = out_.of && !out_.from && (form_ == Form::percent || form_ == Form::multiple);
  const bool new_level = out_.verb == CueKind::to && !out_.cue.of(text_).starts_with("恢复");
  if (of_whole && out_.own_period >= 0 && !new_level) out_.base_period = std::exchange(out_.own_period, -1);
  TrimFront();
  // 其中|甲地、乙地|分别拆除
  for (; !out_.owner.empty() && At(out_.owner.begin).is(CueKind::member); ++out_.owner.begin) out_.member = true;
  // …企业12家,数量居全省第二: of what was counted.
  if (begin_ + 1 == end_ && Text(begin_) == "数量") begin_ = end_;
  out_.noun = {begin_, end_};
  return out_;
}

void PredicateReader::SetVerb(const Item& item) {
  // 增速达到5%, 由3%提高到5%: the verb that says more wins over 达到.
  if (Decided()) return;
  if (out_.verb == CueKind::reach && (item.is(CueKind::reach) || item.is(CueKind::light))) return;
  out_.verb = item.cue;
  out_.cue = item.span;
}

// 高于全国: a gap is a change against something else than a period.
void PredicateReader::SetGap(const Item& item) {
  if (Decided()) return;
  out_.verb = item.is(CueKind::below) ? CueKind::fall : CueKind::rise;
  out_.cue = item.span;
  if (!out_.tone.empty()) {
    out_.scope = {item.span.end, out_.tone.end};  // 高于年初预期: met, not expected
    out_.tone = {};
  }
  out_.base_period = std::exchange(out_.own_period, -1);  // 高于“十三五”时期
  out_.compare = out_.base_period < 0;
}

// 三是: the number of a clause, which the lexer may cut in two.
bool PredicateReader::IsOrdinal(int32_t i) const {
  constexpr std::string_view kIs = "是", kNumerals = "一二三四五六七八九十";
  std::string_view words = Text(i);
  const bool cut = Index(i) + 1 < items_.size() && Text(i + 1) == kIs;  // though 是 be read already: 一|是|确保[18万人]
  if (!cut && !words.ends_with(kIs)) return false;
  if (!cut) words.remove_suffix(kIs.size());
  constexpr size_t kCharacter = 3, kTwoNumerals = 2 * kCharacter;
  return !words.empty() && words.size() <= kTwoNumerals &&
         kNumerals.find(words.substr(0, kCharacter)) != std::string_view::npos;
}

void PredicateReader::PopTail() {
  for (; begin_ < end_; --end_) {
    const Item& item = At(end_ - 1);
    if (item.kind == ItemKind::period) {
      NoteYearly();
      if (IsBase(item))
        out_.base_period = end_ - 1;
      else if (out_.own_period < 0 && Text(end_ - 1) != "每年")
        out_.own_period = end_ - 1;
      continue;
    }
    if (item.kind == ItemKind::words) {
      const bool of_growth = out_.growth_noun != CueKind::word && Text(end_ - 1) == "累计";  // 累计降幅
      if (of_growth || IsMonthlyBehindVerb() || IsFiller(Text(end_ - 1)) || IsDuty(Text(end_ - 1)) || IsDoneMore() ||
          PopGap() || PopSince() || PopAgainst()) {
        if (IsPer(Text(end_ - 1))) out_.per = At(end_ - 1).span;
        continue;
      }
      return;
    }
    if (item.is(CueKind::action) && IsDoneMore()) continue;
    // 由负转正|、|增长[0.6%]: how it moves, said twice.
    const bool moves = out_.verb == CueKind::rise || out_.verb == CueKind::fall;
    if (moves && item.is(Mark::enumeration) && end_ - 1 > begin_ &&
        (At(end_ - 2).is(CueKind::rise) || At(end_ - 2).is(CueKind::fall))) {
      --end_;
      continue;
    }
    if (item.kind != ItemKind::cue || !PopCue(item)) return;
  }
}

// 提高到|每人每月[731元], but 养老金|每人每月[103元]
bool PredicateReader::IsMonthlyBehindVerb() const {
  const std::string_view words = Text(end_ - 1);
  if ((words != "每人每月" && words != "月人均") || end_ - 2 < begin_) return false;
  const Item& before = At(end_ - 2);
  return before.kind == ItemKind::cue && !before.is(CueKind::action);
}

// 每年|要|增长[5%]: a rate of each of several years.
void PredicateReader::NoteYearly() {
  if (form_ != Form::percent || out_.verb != CueKind::rise) return;
  const bool grows = Text(end_) == "增长" || Text(end_) == "递增" || IsDuty(Text(end_));
  if (grows && Text(end_ - 1) == "每年") out_.cagr = true;
}

// 从|7月|起|提高[100元]: since when.
bool PredicateReader::PopSince() {
  const std::string_view words = Text(end_ - 1);
  if ((words != "起" && words != "开始") || end_ - 3 < begin_ || At(end_ - 2).kind != ItemKind::period) return false;
  if (Text(end_ - 3) != "从" && Text(end_ - 3) != "自") return false;
  end_ -= 2;  // the loop takes one more off, the 从
  if (out_.own_period < 0) out_.own_period = end_;
  return true;
}

// 与|2010年|人口普查相比|增加[22万人]: against what.
bool PredicateReader::PopAgainst() {
  constexpr int32_t kFarthest = 5;  // items
  if (!Text(end_ - 1).ends_with("相比")) return false;
  for (int32_t i = end_ - 2; i >= std::max(begin_, end_ - kFarthest); --i) {
    if (At(i).kind == ItemKind::period && out_.base_period < 0) out_.base_period = i;
    if (Text(i) != "与" && Text(i) != "同") continue;
    out_.compare = out_.base_period < 0;
    end_ = i + 1;  // the loop takes that off, too
    return true;
  }
  return false;
}

// 比上年少|放[2亿元], 比上年末多|蓄水[9亿立方米], 同比减|收[2亿元]: more or less of doing something.
bool PredicateReader::IsDoneMore() const {
  constexpr size_t kLongestVerb = 9;  // bytes
  if (end_ != cell_end_ || form_ == Form::rank || end_ - 2 < begin_) return false;
  const std::string_view before = Text(end_ - 2);
  return (before == "多" || before == "少" || before == "增" || before == "减") &&
         Text(end_ - 1).size() <= kLongestVerb && Compares();
}

// 同比|快[5.2个百分点], 比农村快[2.3个百分点]: directly before the number, where something is compared with, an
// adjective is the verb. True if it is an item of its own.
bool PredicateReader::PopGap() {
  if (end_ != cell_end_ || form_ == Form::rank || form_ == Form::ratio) return false;
  const Span span = At(end_ - 1).span;
  const std::string_view words = span.of(text_);
  const GapWord* gap = GapWordAtEnd(words);
  if (gap == nullptr) return false;
  const bool alone = words.size() == gap->surface.size();
  // 偏高[0.7℃] needs nothing to compare with, nor does 增收[8%].
  const bool from_usual = words.starts_with("偏") || (form_ == Form::percent && words.ends_with("收"));
  const bool moves = words.ends_with("进") || words.ends_with("退");  // 比上届进[1位]; 引进 ends so, too
  if (moves && !alone && words != "上届进" && words != "上届退") return false;
  if (alone ? !from_usual && !Compares() : !HasBefore(CueKind::compare, end_ - 1)) return false;
  out_.verb = gap->up ? CueKind::rise : CueKind::fall;
  gap_ = {span.end - static_cast<uint32_t>(gap->surface.size()), span.end};
  out_.cue = gap_;
  return alone;
}

// Cues that say the same wherever they stand.
bool PredicateReader::NoteCue(const Item& item) {
  switch (item.cue) {
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
    case CueKind::goal:
    case CueKind::target:
      out_.tone = item.span;
      return true;
    case CueKind::converts:
      out_.converts = true;
      return true;
    case CueKind::estimate:
    case CueKind::preposition:
      return true;
    default:
      return false;
  }
}

// Notes what a cue directly before the number says; false if it belongs to the noun.
bool PredicateReader::PopCue(const Item& item) {
  if (NoteCue(item)) return true;
  switch (item.cue) {
    case CueKind::fall:
      // 浓度改善16% falls; 改善[200户]住房条件 is a verb with an object.
      if (form_ == Form::amount && item.span.of(text_) == "改善") return false;
      SetVerb(item);
      out_.all = out_.all || Text(end_ - 1).starts_with("双");  // 起数、人数双下降
      return true;
    case CueKind::rise:
      // 净增[52家], 上云企业净增[52家]: without a comparison, things newly added.
      if (form_ == Form::amount && Text(end_ - 1) == "净增" && !Compares() &&
          (end_ - 1 == begin_ ||
           (counts_ && At(end_ - 2).kind == ItemKind::words && MeasureOf(Text(end_ - 2)).empty())))
        return false;
      SetVerb(item);
      out_.all = out_.all || Text(end_ - 1).starts_with("双");
      return true;
    case CueKind::reach:
      if (out_.verb == CueKind::share || out_.of) out_.hedge = item.span;
      SetVerb(item);
      return true;
    case CueKind::to:
      SetVerb(item);
      return true;
    case CueKind::rank:
      // 综合排名提升[5位] keeps the word; 在全国港口中位次前移[2位] only says that it ranks.
      if (form_ == Form::amount && (out_.verb == CueKind::rise || out_.verb == CueKind::fall)) {
        if (end_ - 1 > begin_ && At(end_ - 2).kind == ItemKind::words && !Text(end_ - 2).ends_with("中")) return false;
        ranks_ = true;
      }
      SetVerb(item);
      return true;
    case CueKind::action:
      // 比年初新增[98亿元]: compared with a time, it is a change.
      if (end_ != cell_end_ || Text(end_ - 1) != "新增" || form_ == Form::rank || !Compares()) return false;
      out_.verb = CueKind::rise;
      out_.cue = item.span;
      return true;
    case CueKind::light:
      out_.governs = out_.governs || end_ == cell_end_;
      SetVerb(item);
      return true;
    case CueKind::above:
    case CueKind::below:
      SetGap(item);
      return true;
    case CueKind::compare:
      // 城乡收入比[2.1], 城乡收入比由[2.18:1]…, 城乡收入比缩小到[1.9]: nothing stands between to compare with.
      if (end_ == cell_end_ || At(end_).is(CueKind::from) || At(end_).is(CueKind::to) || At(end_).is(CueKind::reach))
        return false;
      out_.compare = out_.base_period < 0;
      return true;
    case CueKind::intent:
      // 省重点研发计划[6项]: a plan by name.
      if (end_ == cell_end_ && end_ - 1 > begin_ && Text(end_ - 1) == "计划" && Adjoins(end_ - 1)) return false;
      out_.tone = item.span;
      return true;
    case CueKind::trim:
      if (OnlyTrims() && item.span.of(text_) == "的") out_.of = true;
      return true;
    case CueKind::connective:
      if (Bases(end_ - 2) && Bases(end_)) out_.scope = SpanOf(end_ - 2, end_ + 1);  // 分别比上年|和|2002年增长
      out_.joined = out_.joined || end_ == cell_end_;
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
      // 增速|居全国[第4位], 增速|回落[2个百分点]: a rate that ranks or moves is what is told of.
      if (form_ == Form::rank) return false;
      if (form_ == Form::points && out_.verb != CueKind::word && !GrowthRateAtEnd(item.span.of(text_)).empty())
        return false;
      out_.growth_noun = item.cue;
      out_.growth_span = item.span;
      return true;
    default:
      return false;
  }
}

bool PredicateReader::OnlyTrims() const {
  for (int32_t i = end_; i < cell_end_; ++i) {
    if (!At(i).is(CueKind::trim)) return false;
  }
  return true;
}

bool PredicateReader::Bases(int32_t i) const {
  return i >= begin_ && i < cell_end_ &&
         (At(i).kind == ItemKind::period || At(i).is(CueKind::yoy) || At(i).is(CueKind::mom));
}

bool PredicateReader::Compares() const {
  for (int32_t i = begin_; i < end_; ++i) {
    const Item& item = At(i);
    const bool base = item.kind == ItemKind::period && q_.periods[Index(item.index)].base;
    if (base || item.is(CueKind::yoy) || item.is(CueKind::mom) || item.is(CueKind::compare)) return true;
  }
  return out_.yoy || out_.mom || out_.compare || out_.base_period >= 0;
}

bool PredicateReader::Adjoins(int32_t i) const {
  const Item& before = At(i - 1);
  return before.span.end == At(i).span.begin && (before.kind == ItemKind::words || before.is(CueKind::rise));
}

int32_t PredicateReader::LastOf(CueKind kind, int32_t end) const {
  for (int32_t i = end - 1; i >= begin_; --i) {
    if (At(i).is(kind)) return i;
  }
  return -1;
}

void PredicateReader::TrimFront() {
  for (; begin_ < end_; ++begin_) {
    const Item& item = At(begin_);
    if (item.kind == ItemKind::period) {
      if (q_.periods[Index(item.index)].base) out_.base_period = begin_;
      continue;
    }
    if (item.kind == ItemKind::mark) continue;
    if (item.kind == ItemKind::words) {
      // 平均|办理|时间: of what is measured.
      if (begin_ + 2 < end_ && At(begin_ + 1).is(CueKind::action) && At(begin_ + 2).kind == ItemKind::words &&
          Text(begin_) == "平均" && !MeasureOf(Text(begin_ + 2)).empty())
        return;
      if (begin_ + 1 < end_ && PaysEach(Text(begin_), Text(begin_ + 1))) return;
      if (IsFiller(Text(begin_)) || IsDuty(Text(begin_)) || IsOrdinal(begin_)) continue;
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
        // 为|企业|减免费用: for whom; 为|山区|培训医生 says no more than 培训医生.
        if (Text(begin_) == "为" && begin_ + 2 < end_ && At(begin_ + 1).kind == ItemKind::words &&
            At(begin_ + 2).is(CueKind::action)) {
          if (SavesSomebody(Text(begin_ + 2))) return;
          ++begin_;
        }
        // 超|500万美元的企业|达[29家]: a threshold.
        if ((Text(begin_) == "超" || Text(begin_) == "超过") && begin_ + 1 < end_ && Text(begin_ + 1).front() >= '0' &&
            Text(begin_ + 1).front() <= '9')
          return;
        continue;
      case CueKind::trim:
      case CueKind::estimate:
      case CueKind::connective:
        if (Bases(end_ - 2) && Bases(end_)) out_.scope = SpanOf(end_ - 2, end_ + 1);  // 分别比上年|和|2002年增长
      case CueKind::light:
      case CueKind::from:
        continue;
      default:
        return;
    }
  }
}

Predicate ReadPredicate(std::string_view text, const Clauses& clauses, const Quantities& quantities, const Cell& cell,
                        int32_t first) {
  return PredicateReader(text, clauses, quantities, cell, first).Read();
}

}  // namespace baogao
