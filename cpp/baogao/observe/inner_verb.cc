// A verb with an object of its own between the noun and the number: what it speaks of is the scope (占规上工业的[28%],
// 居全国[第一], 比全省高[2个百分点]) or, behind a light verb, the noun itself, and what stands before it the owner.
#include <algorithm>

#include "baogao/observe/predicate_reader.h"
#include "baogao/observe/predicate_words.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

// 全国平均水平, 年度计划: what amounts are held against.
bool NamesYardstick(std::string_view words) {
  for (const std::string_view end :
       WordList{"平均", "水平", "标准", "平均值", "平均数", "计划", "预算", "目标", "任务", "要求", "线", "全国",
                "全省", "全市", "全区", "全县", "预期", "上限", "下限"}) {
    if (words.ends_with(end)) return true;
  }
  return false;
}

// 新馆主体工程
bool NamesWork(std::string_view words) {
  constexpr size_t kShortest = 15;  // bytes
  return words.size() >= kShortest && (words.ends_with("工程") || words.ends_with("路基"));
}

}  // namespace

// 可再生能源占电力装机比重: with 比重 the whole is the name of the share; 占电力装机的比重 only says what it is of.
// 与地区生产总值之比: the same of what stands before.
bool PredicateReader::NamesShare() {
  if (share_noun_ < 0 || form_ != Form::percent) return false;
  const int32_t share = LastOf(CueKind::share, share_noun_);
  if (share > begin_ && At(share - 1).kind == ItemKind::words && !At(share_noun_ - 1).span.of(text_).ends_with("的")) {
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
void PredicateReader::FindInner() {
  if (begin_ >= end_) return;
  if (form_ == Form::percent || form_ == Form::points) {
    if (Cut(CueKind::share)) {
      out_.verb = CueKind::share;
      return;
    }
  }
  if (form_ == Form::rank && FindRank()) return;
  if (form_ == Form::doubling && CutGround()) return;
  if (out_.verb == CueKind::rise || out_.verb == CueKind::fall) {
    if (CutGround() || (ranks_ && CutAmong())) return;
    if (!gap_.empty() && Cut(CueKind::compare)) {
      if (out_.scope.end == gap_.end) out_.scope.end = gap_.begin;
    } else if (CutBase() || !Cut(CueKind::compare)) {
      return;
    }
    out_.compare = true;
    return;
  }
  // 占|年度计划[38亿元]的56%, 占|在校学生总数[1253万人]的38%: what it is a share of is told itself.
  const int32_t share = form_ == Form::amount ? LastOf(CueKind::share, end_) : -1;
  const bool of_it = Index(cell_end_) + 2 < items_.size() && At(cell_end_ + 1).span.of(text_) == "的" &&
                     At(cell_end_ + 2).kind == ItemKind::quantity;
  if (share >= begin_ && share + 1 < end_ && (of_it || NamesYardstick(Text(end_ - 1)))) {
    begin_ = share + 1;
    out_.names_whole = true;
  }
  if (FindGap() || FindWhole() || FindOldLevel() || SplitEach()) return;
  SplitLight();
}

// 居全国[第一]; 在全省85个县中排[第19名]: among whom it ranks. 在综合考核中列[第三] is by what it is judged and names
// it.
bool PredicateReader::FindRank() {
  if (Cut(CueKind::rank)) {
    out_.verb = CueKind::rank;
    return true;
  }
  // 满意度进入全国城市[前五]
  const int32_t enters = LastOf(CueKind::action, end_);
  if (enters > begin_ && Text(enters) == "进入") {
    out_.verb = CueKind::rank;
    out_.cue = At(enters).span;
    out_.scope = SpanOf(enters + 1, end_);
    end_ = enters;
    return true;
  }
  // 制造能力达到国内城市[第一]: of a place; 达到国际领先水平 gives no rank.
  const int32_t reaches = LastOf(CueKind::reach, end_);
  if (reaches > begin_ && reaches + 1 < end_ && Text(reaches).starts_with("达")) {
    out_.verb = CueKind::rank;
    out_.cue = At(reaches).span;
    out_.scope = SpanOf(reaches + 1, end_);
    end_ = reaches;
    return true;
  }
  return CutAmong();
}

// 在全省85个县中|排[第19名]; in 在综合考核中列[第三] it is what it is judged by that names it.
bool PredicateReader::CutAmong() {
  if (begin_ >= end_) return false;
  constexpr std::string_view kJudged[] = {"评价", "评估", "考核", "考评", "评比", "测评", "评选",
                                          "监测", "排名", "排行", "榜",   "竞赛", "大赛", "比赛",
                                          "调查", "报告", "通报", "指数", "检查", "活动"};
  std::string_view last = Text(end_ - 1);
  const std::string_view in = last.ends_with("中") ? "中" : last.ends_with("里") ? "里" : "内";
  if (At(end_ - 1).kind != ItemKind::words || !last.ends_with(in)) return false;
  last.remove_suffix(in.size());
  for (const std::string_view judged : kJudged) {
    if (last.ends_with(judged)) return false;
  }
  for (int32_t i = end_ - 2; i >= begin_; --i) {
    if (!At(i).is(CueKind::preposition) || Text(i) != "在") continue;
    out_.scope = SpanOf(i + 1, end_);
    out_.scope.end -= static_cast<uint32_t>(in.size());
    end_ = i;
    return true;
  }
  return false;
}

// 高于全国平均水平[2个百分点]; of others only where no noun follows: 高于国家标准[8微克].
bool PredicateReader::FindGap() {
  int32_t gap = std::max(LastOf(CueKind::above, end_), LastOf(CueKind::below, end_));
  const int32_t beyond = LastOf(CueKind::reach, end_);
  if (gap < 0 && beyond >= 0 && Text(beyond).starts_with("超")) gap = beyond;
  if (gap < 0 || gap + 1 >= end_ || form_ == Form::rank || form_ == Form::ratio) return false;
  if (form_ != Form::points) {
    const bool ends = Index(cell_end_) + 1 == items_.size() || At(cell_end_ + 1).kind == ItemKind::mark;
    if (!ends || out_.of || out_.verb != CueKind::word || !NamesYardstick(Text(end_ - 1))) return false;
  }
  SetGap(At(gap));
  out_.scope = SpanOf(gap + 1, end_);
  end_ = gap;
  return true;
}

// 达到耕地总面积的[64%], 不到疫情前的[七成], 是试点前的[三倍]: of what it is a part or a multiple.
bool PredicateReader::FindWhole() {
  if ((form_ != Form::percent && form_ != Form::multiple) || !out_.of || out_.from) return false;
  const bool less = At(begin_).kind == ItemKind::words && Text(begin_).starts_with("不足");
  if (Cut(CueKind::reach)) {
    out_.hedge = out_.cue;
  } else if (less) {
    out_.hedge = {At(begin_).span.begin, At(begin_).span.begin + 6};
    end_ = begin_;
  } else if (const int32_t each = LastOf(CueKind::each, end_);
             each >= begin_ && each + 1 < end_ && (Text(each).ends_with("是") || Text(each).ends_with("为"))) {
    out_.each = Cut(CueKind::each);  // 分别是|上个五年的[2倍和3倍]
  } else if (const int32_t light = LastOf(CueKind::light, end_);
             light >= 0 && light + 1 < end_ &&
             (NamesTask(SpanOf(light + 1, end_).of(text_)) || NamesWork(SpanOf(light + 1, end_).of(text_)))) {
    begin_ = light + 1;  // 完成校舍改造总任务的[70%], 完成新馆主体工程的[80%]
  } else if (!Cut(CueKind::light) && !Cut(CueKind::to)) {
    return form_ == Form::percent;
  }
  out_.verb = form_ == Form::percent ? CueKind::share : CueKind::reach;
  return true;
}

// 起征点从月销售额[10万元]提高到15万元: what stands before 从 changes from the one level to the other.
bool PredicateReader::FindOldLevel() {
  const int32_t from = LastOf(CueKind::from, end_);
  const bool moves = Index(cell_end_) + 1 < items_.size() && At(cell_end_ + 1).is(CueKind::to);
  if (out_.from || from <= begin_ || !moves) return false;
  out_.from = true;
  out_.scope = SpanOf(from + 1, end_);
  end_ = from;
  return true;
}

// 在2005年基础上|下降[16%], 在2000年的基础上|翻[两番]: what it is measured from.
bool PredicateReader::CutGround() {
  if (At(end_ - 1).kind != ItemKind::words || !Text(end_ - 1).ends_with("基础上")) return false;
  for (int32_t i = end_ - 2; i >= begin_; --i) {
    if (At(i).kind == ItemKind::period) out_.base_period = i;
    if (!At(i).is(CueKind::preposition) || Text(i) != "在") continue;
    out_.scope = SpanOf(i + 1, end_);
    end_ = i;
    return true;
  }
  return false;
}

// 剔除一次性因素后|完成[10亿元]: what was left out of account.
bool PredicateReader::CutAside() {
  if (begin_ >= end_ || At(end_ - 1).kind != ItemKind::words || !Text(end_ - 1).ends_with("后")) return false;
  for (int32_t i = end_ - 2; i >= begin_; --i) {
    if (!At(i).is(CueKind::preposition) || (Text(i) != "剔除" && Text(i) != "扣除")) continue;
    end_ = i;
    return true;
  }
  return false;
}

// 比上年年初预算|增加: what stands between the base of a comparison and its verb is the base's.
bool PredicateReader::CutBase() {
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
bool PredicateReader::Cut(CueKind kind) {
  const int32_t at = LastOf(kind, end_);
  if (at < 0 || at + 1 >= end_) return false;
  out_.scope = SpanOf(at + 1, end_);
  out_.cue = At(at).span;
  end_ = at;
  return true;
}

// 公路、水路|分别|完成投资[9亿元、3亿元]: what stands behind 分别 is said of each member of the list before it.
bool PredicateReader::SplitEach() {
  const int32_t each = LastOf(CueKind::each, end_);
  if (each <= begin_ || each + 1 >= end_) return false;
  out_.each = true;
  out_.owner = {begin_, each};
  if (out_.verb == CueKind::word) {
    out_.verb = CueKind::light;
    out_.cue = At(each).span;
  }
  begin_ = each + 1;
  return true;
}

// 桂林高新区|完成|工业总产值: the words before a light verb only own the noun.
void PredicateReader::SplitLight() {
  for (int32_t i = end_ - 2; i >= begin_; --i) {
    const Item& item = At(i);
    if (!item.is(CueKind::light) && !item.is(CueKind::reach)) continue;
    // 为 and 约 are prepositions here; 每千人拥有床位 is one label.
    constexpr uint32_t kOneCharacter = 3;
    if (item.is(CueKind::reach) && item.span.size() <= kOneCharacter) continue;
    if (At(i + 1).kind == ItemKind::mark || At(begin_).span.of(text_).starts_with("每")) continue;
    // 余额连跨四个万亿元台阶、|突破[9万亿元]: what was passed is no name.
    int32_t last = end_ - 1;
    while (last > i && At(last).kind == ItemKind::mark) --last;
    if (Text(last).ends_with("台阶") || Text(last).ends_with("大关")) {
      end_ = i;
      return;
    }
    out_.owner = {begin_, i};
    if (out_.verb == CueKind::word) {
      out_.verb = CueKind::light;
      out_.cue = item.span;
    }
    begin_ = i + 1;
    return;
  }
}

}  // namespace baogao
