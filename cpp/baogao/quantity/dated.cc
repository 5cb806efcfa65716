// A point of time is a year, month, day or quarter with what hangs on it (底, 中旬, 上半年); two points with a dash,
// 至 or 到 are a stretch, whose first point may leave out its unit (1-11月). Words that come before (截至) or after
// (以来, 期间) belong to the mention.
#include "baogao/quantity/dated.h"

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
  bool moment = false;   // 底, 末, 初: a moment, not a stretch
  bool stretch = false;  // its first number stands before it: 2020年4—12月
};

class DateReader {
 public:
  DateReader(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  // The point or stretch that opens at a numeral.
  TimeExpression Read(size_t at) const { return ReadDated(at); }

 private:
  // A year: four digits in a row before 年. (二〇〇五年, 1998年; also 98年 where nothing makes it a span.)
  bool IsYear(Span numeral, uint32_t next) const {
    if (YearUnit(next) == 0 || StartsAt(text_, next, "年代")) return false;
    const Number n = ReadNumber(numeral.of(text_));
    if (n.point || n.ordinal || n.scale != 0) return false;
    if (n.digits == 4) return AnyBefore(text_, numeral.begin, {"长达", "历时", "历经", "延续"}) == 0;
    if (n.digits != 2 || !n.arabic) return false;
    const uint32_t after = next + 3;
    if (AnyAt(text_, after, {"来", "间", "以", "内", "期", "后", "前", "左右", "的", "累计", "连续"})) return false;
    if (text_[numeral.begin] == '0') return true;  // 05年
    const double v = n.low.Value();
    const char32_t before = CodePointBefore(text_, SkipBlanksBack(text_, numeral.begin));
    return v >= 49 || (IsMarkChar(before) && v > 9 && before != U'—');
  }

  uint32_t YearUnit(uint32_t at) const { return AnyAt(text_, at, {"年", "学年"}); }

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
      p.end +=
          AnyAt(text_, p.end, {"度", "上半年", "下半年", "全年", "元月份", "元月", "同期", "春季学期", "秋季学期"});
    } else if (p.grain == Grain::month) {
      p.end += AnyAt(text_, p.end, {"中下旬", "上中旬", "上旬", "中旬", "下旬", "份", "当月"});
    }
  }

  // 17日8时
  void EatHour(Point& p) const {
    const size_t token = Seek(p.tokens_end, p.end);
    if (!NumeralAt(token, p.end)) return;
    const int hour = Small(tokens_[token].span);
    const uint32_t end = SkipBlanks(text_, tokens_[token].span.end);
    if (hour < 0 || hour > 24 || !StartsAt(text_, end, "时") || AnyAt(text_, end + 3, {"间", "期", "许"}) != 0) return;
    p.end = end + 3;
    p.tokens_end = token + 1;
  }

  // The point of time that opens at a numeral. `above` is the grain of the point that it hangs on (a month on a
  // year): only finer ones may follow, which bounds the recursion.
  Point ReadPoint(size_t at, Grain above = Grain::none) const {
    Point p;
    if (at >= tokens_.size() || tokens_[at].kind != TokenKind::numeral || tokens_[at].row != 0) return p;
    const Span numeral = tokens_[at].span;
    const uint32_t next = SkipBlanks(text_, numeral.end);
    p.tokens_end = at + 1;
    if (above < Grain::year && IsYear(numeral, next)) return Inside(p, Grain::year, next + YearUnit(next));
    const int v = Small(numeral);
    if (above < Grain::month && v >= 1 && v <= 12 && StartsAt(text_, next, "月"))
      return Inside(p, Grain::month, next + 3);
    if (v >= 1 && v <= 31 &&
        ((StartsAt(text_, next, "日") && !StartsAt(text_, next, "日元")) ||
         (StartsAt(text_, next, "号") && AfterMonth(numeral.begin)))) {
      p.grain = Grain::day;
      p.end = next + 3;
      EatHour(p);
      return p;
    }
    const bool ordinal = StartsAt(text_, numeral.begin, "第");
    // 上一季度, 每一季度: one of a row, not the first of a year.
    const bool counted = AnyBefore(text_, numeral.begin, {"上", "下", "每"}) != 0;
    if (StartsAt(text_, next, "季度") && !counted && (ordinal || (v >= 1 && v <= 4))) {
      p.grain = Grain::quarter;
      p.end = next + 6;
      EatTail(p);
      return p;
    }
    if (above == Grain::year && v >= 1 && v <= 12 && StartsAt(text_, next, "个月") &&
        AnyBefore(text_, numeral.begin, {"年前", "年头"}) != 0) {
      p.grain = Grain::quarter;  // 2020年前11个月, 今年头三个月
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
    const uint32_t inner = end + (grain == Grain::year ? AnyAt(text_, end, {"前", "头"}) : 0);
    const size_t token = Seek(p.tokens_end, inner);
    if (NumeralAt(token, inner)) {
      const Point q = ReadPoint(token, grain);
      if (q.grain > grain) return q;
      const Point r = q.grain == Grain::bare ? Joined(q, token, grain) : Point{};
      if (r.grain > grain) return r;
    }
    EatTail(p);
    return p;
  }

  // 2020年4—12月, 2020年三、四季度: the point that a bare number inside `above` is joined to.
  Point Joined(const Point& bare, size_t at, Grain above) const {
    uint32_t next = SkipDash(bare.end);
    if (next == bare.end) {
      next = SkipBlanks(text_, bare.end);
      const uint32_t join = AnyAt(text_, next, {"、", "和", "与", "及"});
      if (join == 0) return {};
      next += join;
    }
    const size_t second = Seek(bare.tokens_end, next);
    if (!NumeralAt(second, next)) return {};
    Point p = ReadPoint(second, above);
    p.stretch = true;
    return p.grain > above && BareFits(at, p.grain) ? p : Point{};
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
    bool stretch = first.stretch;
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
      const Point p = ReadList(at, first);
      if (p.grain > Grain::bare) {
        last = p;
        stretch = true;
      }
    }
    if (last.grain == Grain::bare) return {};
    return Dated(at, first, last, stretch);
  }

  // 5、6月; 一、二、三季度; 2019和2020年: the last point of a list whose first members are bare numbers.
  Point ReadList(size_t at, Point p) const {
    size_t token = at;
    for (int i = 0; i < 12 && p.grain == Grain::bare; ++i) {
      const uint32_t end = SkipBlanks(text_, p.end);
      const uint32_t join = AnyAt(text_, end, {"、", "和", "与", "及"});
      token = join == 0 ? tokens_.size() : Seek(p.tokens_end, end + join);
      if (join == 0 || !NumeralAt(token, end + join)) return {};
      p = ReadPoint(token);
    }
    return p.grain != Grain::day && BareFits(at, p.grain) ? p : Point{};
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
    const bool many = last.grain == Grain::month && !AnyBefore(text_, m.span.begin, {"以前", "之前", "日前"});
    if (last.grain == Grain::quarter || (many && !stretch)) m.span.begin -= AnyBefore(text_, m.span.begin, {"前"});
    m.span.begin -=
        AnyBefore(text_, m.span.begin, {"今年", "去年", "明年", "上年", "当年", "本年", "前年", "次年", "翌年"});
    const uint32_t until = AnyBefore(text_, m.span.begin, {"截止到", "截至到", "截止", "截至"});
    // 增加到2021年的…: the 到 of a longer word is no part of the date.
    const bool word = at > 0 && tokens_[at - 1].kind == TokenKind::cue && tokens_[at - 1].span.end == m.span.begin;
    const uint32_t to =
        until == 0 && StartsWithYear(at) && !stretch && !word ? AnyBefore(text_, m.span.begin, {"到"}) : 0;
    m.span.begin -= until + to;
    if (until + to != 0) m.kind = PeriodKind::as_of;
    m.span.end += AnyAt(text_, m.span.end, {"以来", "期间"});
    if (!last.moment && !StartsAt(text_, m.span.end, "前后")) {  // 2018年前: not that year
      const uint32_t before = AnyAt(text_, m.span.end, {"以前", "之前", "前"});
      // 较二季度前进4位: a verb, no time before.
      if (!AnyAt(text_, m.span.end, {"前进", "前移"})) m.span.end += before;
    }
    return t;
  }

  bool StartsWithYear(size_t at) const {
    const Number n = ReadNumber(tokens_[at].span.of(text_));
    return n.digits >= 4 && !n.ordinal;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

TimeExpression ReadDated(std::string_view text, const std::vector<Token>& tokens, size_t at) {
  return DateReader(text, tokens).Read(at);
}

}  // namespace baogao
