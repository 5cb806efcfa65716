// Plans, decades, blanked years, dotted days and spans of time (五年来) are read here, dates and what lies between two
// of them in dated.cc. What a numeral opens is decided by the characters beside it, a few words on and no further.
#include "baogao/quantity/period.h"

#include "baogao/lex/numeral.h"
#include "baogao/quantity/amount.h"
#include "baogao/quantity/calendar.h"
#include "baogao/quantity/dated.h"
#include "baogao/quantity/measured.h"
#include "baogao/quantity/number.h"
#include "baogao/quantity/text_at.h"

namespace baogao {
namespace {

class TimeReader {
 public:
  TimeReader(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  TimeExpression Read(size_t at) const {
    TimeExpression plan = ReadPlan(at);
    if (plan.tokens_end != 0) return plan;
    for (const auto read : {&TimeReader::ReadDecade, &TimeReader::ReadBlankedYear, &TimeReader::ReadDottedDate}) {
      const TimeExpression t = (this->*read)(at);
      if (t.tokens_end != 0) return t;
    }
    TimeExpression dated = ReadDated(text_, tokens_, at);
    if (dated.tokens_end != 0) return dated;
    return ReadSpan(at);
  }

 private:
  static TimeExpression Whole(size_t tokens_end, Role role, Span words) {
    TimeExpression t;
    t.tokens_end = tokens_end;
    t.role = role;
    t.has_mention = true;
    t.mention.span = words;
    return t;
  }

  // 80年代, 上世纪九十年代, 20世纪80年代
  TimeExpression ReadDecade(size_t at) const {
    const Span first = tokens_[at].span;
    size_t token = at;
    uint32_t begin = first.begin;
    if (StartsAt(text_, first.end, "世纪")) {
      while (token < tokens_.size() && tokens_[token].span.begin < first.end + 6) ++token;
      if (!NumeralAt(tokens_, token, first.end + 6)) return {};
    } else {
      begin -= AnyBefore(text_, begin, {"上个世纪", "上世纪", "本世纪"});
    }
    const Span decade = tokens_[token].span;
    const uint32_t unit = SkipBlanks(text_, decade.end);
    if (!StartsAt(text_, unit, "年代")) return {};
    const int v = CountAt(text_, decade.begin);
    if (v < 10 || v % 10 != 0) return {};
    const uint32_t end = unit + 6 + AnyAt(text_, unit + 6, {"初期", "末期", "中期", "以来", "初", "末", "中"});
    return Whole(token + 1, Role::period, {begin, end});
  }

  // 20XX年, 201×年, 二〇**年: a year that somebody blanked, known to be one and no more.
  TimeExpression ReadBlankedYear(size_t at) const {
    const Span s = tokens_[at].span;
    const uint32_t blanks = SkipBlankedDigits(text_, s.end);
    if (blanks == s.end || !StartsAt(text_, blanks, "年") || s.size() > 9) return {};
    const Number n = ReadNumber(s.of(text_));
    if (n.digits < 1 || n.digits > 3 || n.scale != 0 || n.point || n.ordinal) return {};
    return Whole(at + 1, Role::date, {s.begin, blanks + 3});
  }

  // 1998.9.30
  TimeExpression ReadDottedDate(size_t at) const {
    const Span s = tokens_[at].span;
    Date day;
    if (s.size() < 8 || s.size() > 10 || s.of(text_).find('.') != 4 || !ReadDates(s.of(text_), 0, day, day) ||
        day.day == 0)
      return {};
    return Whole(at + 1, Role::date, s);
  }

  // “十二五”期间: the five-year plans by number.
  TimeExpression ReadPlan(size_t at) const {
    const Span s = tokens_[at].span;
    if (s.size() > 9 || PlanNumber(s.of(text_)) == 0) return {};
    Span quoted = s;
    const bool open = AnyBefore(text_, s.begin, {"“", "‘", "\"", "「"}) != 0;
    const uint32_t close = AnyAt(text_, s.end, {"”", "’", "\"", "」"});
    if (open && close != 0) quoted = {s.begin - (text_[s.begin - 1] == '"' ? 1u : 3u), s.end + close};
    const uint32_t tail = AnyAt(text_, quoted.end,
                                {"规划期间", "规划时期", "计划期间", "时期", "期间", "以来", "末期", "末", "初期", "初",
                                 "前三年", "前四年", "后三年", "后两年"});
    const bool named = AnyAt(text_, quoted.end, {"规划", "计划", "开局", "收官", "建设", "发展"}) != 0;
    if (quoted == s && tail == 0 && !named) return {};
    // “十三五”经济社会发展主要目标是…, “十三五”累计新增就业…: at the head of a clause it says when by itself.
    const bool heads_clause = quoted.begin == 0 || IsMarkChar(CodePointBefore(text_, quoted.begin));
    const bool alone =
        open && close != 0 && heads_clause &&
        AnyAt(text_, quoted.end, {"经济社会发展", "主要目标", "发展目标", "累计", "新增", "，", ","}) != 0;
    // 到“十三五”末; but in 增加到“十三五”末的… the 到 is the verb's.
    const bool end = EndsAt(text_, quoted.end + tail, "末");
    const uint32_t until = end ? AnyBefore(text_, quoted.begin, {"截至", "截止", "到"}) : 0;
    const bool verb = until != 0 && quoted.begin > until && !IsMarkChar(CodePointBefore(text_, quoted.begin - until));
    TimeExpression t;
    t.tokens_end = at + 1;
    t.role = Role::period;
    t.has_mention = tail != 0 || alone;
    t.mention.span = {quoted.begin - (verb ? 0 : until), quoted.end + tail};
    t.mention.kind = EndsAt(text_, t.mention.span.end, "末") ? PeriodKind::as_of : PeriodKind::absolute;
    return t;
  }

  // 五年来, 过去五年, 连续三年, 前11个月: stretches of a length.
  TimeExpression ReadSpan(size_t at) const {
    const Span s = tokens_[at].span;
    if (MeasuresMonths(text_, s)) return {};
    uint32_t end = SkipBlanks(text_, s.end);
    end += AnyAt(text_, end, {"多", "余"});
    const uint32_t some = end;
    const bool years = StartsAt(text_, end, "年");
    end += AnyAt(text_, end, {"年", "个月", "个年头", "个季度"});
    const Number length = ReadNumber(s.of(text_));
    if (end == some || length.ordinal) return {};
    if (length.bare_scale && EndsAt(text_, s.begin, "个")) return {};  // 两个百年
    if (years && AnyAt(text_, end, {"级", "期国债"})) return {};
    const uint32_t before = AnyBefore(
        text_, s.begin, {"过去的", "过去", "最近", "近", "这", "前", "今后的", "今后", "未来的", "未来", "后", "头"});
    const uint32_t after = AnyAt(text_, end, {"以来", "来", "间", "前", "期间", "内", "里"});
    // 1952年到1956年|五年间 only says how long; 学前三年, 最后一年 are none.
    const bool told = EndsAt(text_, s.begin - before, "年") && before == 0;
    const bool never =
        told || IsReach(text_, end + after) ||
        AnyBefore(text_, s.begin,
                  {"连续", "为期", "长达", "历时", "历经", "延续", "提前", "延长", "每", "第", "学前", "最后"}) != 0;
    TimeExpression t;
    t.tokens_end = at + 1;
    t.role = Role::period;
    // ,五年投入资金90亿元: at the head of a clause, before what was done.
    const bool head = years && length.low.Value() > 1 && IsMarkChar(CodePointBefore(text_, s.begin));
    const bool does = AnyAt(text_, end,
                            {"投入", "完成", "建成", "新建", "实现", "解决", "安排", "争取", "引进", "改造", "拆除",
                             "培训", "净增", "下降", "减少", "降低", "翻", "招引", "分别"}) != 0;
    const bool grows = years && AnyAt(text_, end, {"增", "累计", "平均", "新", "提", "翻", "年均", "共", "，"}) != 0;
    t.has_mention = !never && (before != 0 || after != 0 || grows || (head && does));
    t.mention.span = {s.begin - before, end + after};
    if (!years) t.mention.span.begin -= AnyBefore(text_, t.mention.span.begin, {"今年", "去年", "明年"});
    t.mention.kind = PeriodKind::relative;
    return t;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

// Whether the character behind a numeral can make it one of time. Most numerals have % or a unit there.
bool MayBeTime(char32_t c) {
  switch (c) {
    case U'年':
    case U'月':
    case U'日':
    case U'号':
    case U'季':
    case U'学':
    case U'个':
    case U'多':
    case U'余':
    case U'世':
    case U'至':
    case U'到':
    case U'、':
    case U'和':
    case U'与':
    case U'及':
    case U'/':
    case U'-':
    case U'—':
    case U'–':
    case U'～':
    case U'~':
    case U'－':
    case U'−':
      return true;
    default:
      return false;
  }
}

TimeExpression ReadTime(std::string_view text, const std::vector<Token>& tokens, size_t at) {
  const Span numeral = tokens[at].span;
  const bool plain = !MayBeTime(CodePointAt(text, SkipBlanks(text, numeral.end)));
  const bool plan = numeral.size() <= 9 && EndsAt(text, numeral.end, "五");
  const bool dots = numeral.size() >= 8 && numeral.of(text).find('.') < 5;
  if (plain && !plan && !dots && SkipBlankedDigits(text, numeral.end) == numeral.end) return {};
  TimeExpression t = TimeReader(text, tokens).Read(at);
  if (t.has_mention) {
    t.mention.base = IsBase(text, t.mention.span);
    if (t.mention.kind == PeriodKind::absolute || t.mention.kind == PeriodKind::as_of) {
      ReadDates(t.mention.span.of(text), 0, t.mention.start, t.mention.end);
    }
  }
  return t;
}

bool IsBase(std::string_view text, Span words) {
  if (AnyBefore(text, words.begin, {"比", "较", "相比于", "对比", "相当于"})) return true;
  if (AnyBefore(text, words.begin, {"同", "与"})) return AnyAt(text, words.end, {"相比", "比"}) != 0;
  if (!StartsAt(text, words.end, "的")) return false;
  if (EndsAt(text, words.begin, "是")) return true;  // 是2010年的2.4倍
  const uint32_t ratio = words.end + 3 + AnyAt(text, words.end + 3, {"近", "约"});
  const uint32_t stop = ScanNumeral(text, ratio);
  if (stop == ratio) return false;
  // 恢复到2019年的85%, 约为上年的1.4倍
  const bool recovers = EndsAt(text, words.begin + AnyAt(text, words.begin, {"到"}), "恢复到");
  return recovers ||
         (AnyAt(text, stop, {"倍", "多倍"}) != 0 && AnyBefore(text, words.begin, {"为", "达", "达到"}) != 0);
}

bool IsReach(std::string_view text, uint32_t end) {
  end += AnyAt(text, end, {"的"});
  return AnyAt(text, end, {"最", "首", "罕见", "少有", "少见", "未有", "新高", "新低"}) != 0;
}

}  // namespace baogao
