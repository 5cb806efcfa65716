// A point of time is a year, month, day or quarter with what hangs on it (底, 中旬, 上半年); two points with a dash,
// 至 or 到 are a stretch, whose first point may leave out its unit (1-11月). Spans of time (五年来) follow. Words
// that come before (截至) or after (以来, 期间) belong to the mention.
#include "baogao/quantity/period.h"

#include "baogao/quantity/calendar.h"
#include "baogao/quantity/number.h"
#include "baogao/quantity/text_at.h"

namespace baogao {
namespace {

// What stands at a numeral: a year, a month, ...; `end` after its unit.
enum class Grain : uint8_t { none, bare, year, month, day, quarter };
struct Point {
  Grain grain = Grain::none;
  uint32_t end = 0;
  size_t tokens_end = 0;
  bool moment = false;  // 底, 末, 初: a moment, not a stretch
};

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
    TimeExpression dated = ReadDated(at);
    if (dated.tokens_end != 0) return dated;
    return ReadSpan(at);
  }

 private:
  // A year: four digits in a row before 年. (二〇〇五年, 1998年; also 98年 where nothing makes it a span.)
  bool IsYear(Span numeral, uint32_t next) const {
    if (!StartsAt(text_, next, "年") || StartsAt(text_, next, "年代")) return false;
    const Number n = ReadNumber(numeral.of(text_));
    if (n.point || n.ordinal || n.scale != 0) return false;
    if (n.digits == 4) return true;
    if (n.digits != 2 || !n.arabic) return false;
    const uint32_t after = next + 3;
    if (AnyAt(text_, after, {"来", "间", "以", "内", "期", "后", "前", "左右", "的", "累计", "连续"})) return false;
    if (text_[numeral.begin] == '0') return true;  // 05年
    const double v = n.low.Value();
    const char32_t before = CodePointBefore(text_, SkipBlanksBack(text_, numeral.begin));
    return v >= 49 || (IsMarkChar(before) && v > 9 && before != U'—');
  }

  // The numeral's value if it is a small whole number; else -1.
  int Small(Span numeral) const {
    if (numeral.size() > 12) return -1;
    const Number n = ReadNumber(numeral.of(text_));
    if (!n.low.ok || n.point || n.ordinal || n.range || n.bare_scale) return -1;
    const double v = n.low.Value();
    return v >= 0 && v <= 9999 ? static_cast<int>(v) : -1;
  }

  bool NumeralAt(size_t token, uint32_t byte) const {
    return token < tokens_.size() && tokens_[token].kind == TokenKind::numeral && tokens_[token].row == 0 &&
           tokens_[token].span.begin == SkipBlanks(text_, byte);
  }

  // The numeral token that begins at `byte` or behind blanks there, from `token` on, which may pass earlier tokens.
  size_t Seek(size_t token, uint32_t byte) const {
    byte = SkipBlanks(text_, byte);
    while (token < tokens_.size() && tokens_[token].span.begin < byte) ++token;
    return token;
  }

  void EatTail(Point& p) const {
    uint32_t moment = AnyAt(text_, p.end, {"底", "末", "初"});
    if (p.grain == Grain::year) moment += AnyAt(text_, p.end, {"年底", "年末", "年初"});
    if (moment != 0) {
      p.end += moment;
      p.moment = true;
      return;
    }
    if (p.grain == Grain::year) {
      p.end += AnyAt(text_, p.end, {"度", "上半年", "下半年", "全年"});
    } else if (p.grain == Grain::month) {
      p.end += AnyAt(text_, p.end, {"中下旬", "上中旬", "上旬", "中旬", "下旬", "份"});
    }
  }

  // The point of time that opens at a numeral. `above` is the grain of the point that it hangs on (a month on a
  // year): only finer ones may follow, which bounds the recursion.
  Point ReadPoint(size_t at, Grain above = Grain::none) const {
    Point p;
    if (at >= tokens_.size() || tokens_[at].kind != TokenKind::numeral || tokens_[at].row != 0) return p;
    const Span numeral = tokens_[at].span;
    const uint32_t next = SkipBlanks(text_, numeral.end);
    p.tokens_end = at + 1;
    if (above < Grain::year && IsYear(numeral, next)) return Inside(p, Grain::year, next + 3);
    const int v = Small(numeral);
    if (above < Grain::month && v >= 1 && v <= 12 && StartsAt(text_, next, "月"))
      return Inside(p, Grain::month, next + 3);
    if (v >= 1 && v <= 31 &&
        ((StartsAt(text_, next, "日") && !StartsAt(text_, next, "日元")) ||
         (StartsAt(text_, next, "号") && AfterMonth(numeral.begin)))) {
      p.grain = Grain::day;
      p.end = next + 3;
      return p;
    }
    const bool ordinal = StartsAt(text_, numeral.begin, "第");
    if (StartsAt(text_, next, "季度") && (ordinal || (v >= 1 && v <= 4))) {
      p.grain = Grain::quarter;
      p.end = next + 6;
      EatTail(p);
      return p;
    }
    if (above == Grain::year && v >= 1 && v <= 12 && StartsAt(text_, next, "个月") &&
        EndsAt(text_, numeral.begin, "年前")) {
      p.grain = Grain::quarter;  // 2020年前11个月
      p.end = next + 6;
      return p;
    }
    p.grain = Grain::bare;
    p.end = numeral.end;
    return p;
  }

  // The point itself, or the finer one that follows it at once: 2020年5月, 2020年前三季度, 5月15日.
  Point Inside(Point p, Grain grain, uint32_t end) const {
    p.grain = grain;
    p.end = end;
    const uint32_t inner = end + (grain == Grain::year ? AnyAt(text_, end, {"前"}) : 0);
    const size_t token = Seek(p.tokens_end, inner);
    if (NumeralAt(token, inner)) {
      const Point q = ReadPoint(token, grain);
      if (q.grain > grain) return q;
    }
    EatTail(p);
    return p;
  }

  bool AfterMonth(uint32_t begin) const { return AnyBefore(text_, begin, {"月", "日", "-", "—", "至"}) != 0; }

  uint32_t SkipDash(uint32_t at) const {
    const uint32_t from = SkipBlanks(text_, at);
    uint32_t p = from;
    for (int i = 0; i < 2; ++i) p += AnyAt(text_, p, {"-", "—", "–", "～", "~", "－", "−"});
    if (p == from) p += AnyAt(text_, p, {"至", "到"});
    return p == from ? at : SkipBlanks(text_, p);
  }

  // 2026-02-02, 2026/2/2.
  Point ReadNumericDate(size_t at, Point p) const {
    const int year = Small(tokens_[at].span);
    if (year < 1000 || year > 2999 || at + 4 >= tokens_.size()) return p;
    for (size_t part : {at + 2, at + 4}) {
      const std::string_view joint = tokens_[part - 1].span.of(text_);
      if ((joint != "-" && joint != "/") || !NumeralAt(part, tokens_[part - 1].span.end)) return p;
      const int v = Small(tokens_[part].span);
      if (tokens_[part - 1].span.begin != tokens_[part - 2].span.end || v < 1 || v > (part == at + 2 ? 12 : 31))
        return p;
    }
    p.grain = Grain::day;
    p.tokens_end = at + 5;
    p.end = tokens_[at + 4].span.end;
    return p;
  }

  TimeExpression ReadDated(size_t at) const {
    Point first = ReadPoint(at);
    if (first.grain == Grain::none) return {};
    if (first.grain == Grain::bare) first = ReadNumericDate(at, first);
    Point last = first;
    const uint32_t dash = SkipDash(first.end);
    bool stretch = false;
    if (dash != first.end) {
      const size_t second = Seek(first.tokens_end, dash);
      if (NumeralAt(second, dash)) {
        const Point p = ReadPoint(second);
        if (p.grain > Grain::bare && (first.grain != Grain::bare || BareFits(at, p.grain))) {
          last = p;
          stretch = true;
        }
      }
    } else if (first.grain == Grain::bare) {
      // 5、6月; 三、四季度; 2019和2020年
      uint32_t p = SkipBlanks(text_, first.end);
      const uint32_t join = AnyAt(text_, p, {"、", "和", "与", "及"});
      const size_t second = join == 0 ? tokens_.size() : Seek(first.tokens_end, p + join);
      if (join != 0 && NumeralAt(second, p + join)) {
        const Point q = ReadPoint(second);
        if (q.grain > Grain::bare && BareFits(at, q.grain) && q.grain != Grain::day) {
          last = q;
          stretch = true;
        }
      }
    }
    if (last.grain == Grain::bare) return {};
    return Dated(at, first, last, stretch);
  }

  // A numeral without unit before a dash: its size must suit the unit after it.
  bool BareFits(size_t at, Grain grain) const {
    const int v = Small(tokens_[at].span);
    switch (grain) {
      case Grain::year:
        return v >= 1000 && v <= 2999;
      case Grain::month:
        return v >= 1 && v <= 12;
      case Grain::day:
        return v >= 1 && v <= 31;
      case Grain::quarter:
        return v >= 1 && v <= 4;
      default:
        return false;
    }
  }

  TimeExpression Dated(size_t at, const Point& first, const Point& last, bool stretch) const {
    TimeExpression t;
    t.tokens_end = last.tokens_end;
    t.role = first.grain == Grain::quarter || (stretch && last.grain != Grain::day) ? Role::period : Role::date;
    t.has_mention = true;
    PeriodMention& m = t.mention;
    m.span = {tokens_[at].span.begin, last.end};
    m.kind = last.moment ? PeriodKind::as_of : PeriodKind::relative;
    if (StartsWithYear(at)) m.kind = last.moment ? PeriodKind::as_of : PeriodKind::absolute;
    if (last.grain == Grain::quarter) m.span.begin -= AnyBefore(text_, m.span.begin, {"前"});
    m.span.begin -= AnyBefore(text_, m.span.begin, {"今年", "去年", "明年", "上年", "当年"});
    const uint32_t until = AnyBefore(text_, m.span.begin, {"截止到", "截至到", "截止", "截至"});
    const uint32_t to =
        until == 0 && StartsWithYear(at) && !stretch && !AnyBefore(text_, m.span.begin, {"达到", "提到", "得到"})
            ? AnyBefore(text_, m.span.begin, {"到"})
            : 0;
    m.span.begin -= until + to;
    if (until + to != 0) m.kind = PeriodKind::as_of;
    m.span.end += AnyAt(text_, m.span.end, {"以来", "期间"});
    return t;
  }

  bool StartsWithYear(size_t at) const {
    const Number n = ReadNumber(tokens_[at].span.of(text_));
    return n.digits >= 4 && !n.ordinal;
  }

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
      token = Seek(at + 1, first.end + 6);
      if (!NumeralAt(token, first.end + 6)) return {};
    } else {
      begin -= AnyBefore(text_, begin, {"上个世纪", "上世纪", "本世纪"});
    }
    const Span decade = tokens_[token].span;
    const uint32_t unit = SkipBlanks(text_, decade.end);
    if (!StartsAt(text_, unit, "年代")) return {};
    const int v = Small(decade);
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
    TimeExpression t;
    t.tokens_end = at + 1;
    t.role = Role::period;
    t.has_mention = tail != 0;
    t.mention.span = {quoted.begin, quoted.end + tail};
    t.mention.kind = EndsAt(text_, t.mention.span.end, "末") ? PeriodKind::as_of : PeriodKind::absolute;
    return t;
  }

  // 五年来, 过去五年, 连续三年, 前11个月: stretches of a length.
  TimeExpression ReadSpan(size_t at) const {
    const Span s = tokens_[at].span;
    uint32_t end = SkipBlanks(text_, s.end);
    end += AnyAt(text_, end, {"多", "余"});
    const uint32_t some = end;
    const bool years = StartsAt(text_, end, "年");
    end += AnyAt(text_, end, {"年", "个月", "个年头", "个季度"});
    const Number length = ReadNumber(s.of(text_));
    if (end == some || length.ordinal) return {};
    if (length.bare_scale && EndsAt(text_, s.begin, "个")) return {};  // 两个百年
    if (years && AnyAt(text_, end, {"级", "期国债"})) return {};
    const uint32_t before =
        AnyBefore(text_, s.begin, {"过去的", "过去", "最近", "近", "这", "前", "今后", "未来", "后", "头"});
    const uint32_t after = AnyAt(text_, end, {"以来", "来", "间", "前", "期间"});
    const bool never = AnyBefore(text_, s.begin, {"连续", "为期", "长达", "提前", "延长", "每", "第"}) != 0;
    TimeExpression t;
    t.tokens_end = at + 1;
    t.role = Role::period;
    t.has_mention =
        !never && (before != 0 || after != 0 ||
                   (years && AnyAt(text_, end, {"增", "累计", "平均", "新", "提", "翻", "年均", "共", "，"})));
    t.mention.span = {s.begin - before, end + after};
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
  return EndsAt(text, words.begin, "是") && StartsAt(text, words.end, "的");  // 是2010年的2.4倍
}

}  // namespace baogao
