// A numeral, then what may follow it: a dash and the upper end, a unit, 半, small coins. Each look goes a few
// characters or tokens on and no further.
#include "baogao/quantity/amount.h"

#include <string>

#include "baogao/quantity/shape.h"
#include "baogao/quantity/text_at.h"

namespace baogao {
namespace {

class AmountReader {
 public:
  AmountReader(std::string_view text, const std::vector<Token>& tokens, const UnitTable* own)
      : text_(text), tokens_(tokens), own_(own) {}

  Amount Read(size_t i) const {
    Amount a;
    a.numeral = tokens_[i].span;
    a.number = ReadNumber(a.numeral.of(text_));
    a.unit = UnitAfter(a.numeral.end, a.number);
    a.tokens_end = i + 1;
    const size_t second = RangeEnd(i, a.number, a.unit);
    if (second != 0) Extend(a, second);
    Sign(a);
    const std::string_view currency = MoneySign(CodePointBefore(text_, a.begin));
    if (!currency.empty() && a.unit.end == a.numeral.end && !a.number.ordinal) {  // $20
      a.unit = {a.unit.end, currency, currency, Dimension::money};
      a.begin = PreviousStart(text_, a.begin);
    }
    AddHalf(a);
    if (a.unit.is(Dimension::money) && second == 0) AddSmallMoney(a);
    return a;
  }

  // 占1/3, 2/3以上, 1 1/2: two short numbers with a slash and nothing else at them. One digit over one digit is a
  // share; of others (16/5) nobody knows what they are.
  Amount ReadSlash(size_t i) const {
    size_t upper = i;
    size_t lower = AfterSlash(i);
    // The whole of 1 1/2 stands before it.
    if (lower == 0 && i + 2 < tokens_.size() && tokens_[i + 1].span.of(text_) == " " &&
        NumeralAt(tokens_, i + 2, tokens_[i + 1].span.end)) {
      upper = i + 2;
      lower = AfterSlash(upper);
    }
    if (lower == 0) return {};
    const Span above = tokens_[upper].span;
    const Span below = tokens_[lower].span;
    Amount a;
    a.numeral = {tokens_[i].span.begin, below.end};
    if (!StandsAlone(a.numeral)) return {};
    Number part = ReadNumber(above.of(text_));
    const Number divisor = ReadNumber(below.of(text_));
    const Number whole = ReadNumber(tokens_[i].span.of(text_));
    if (!IsShort(part) || !IsShort(divisor) || !IsShort(whole)) return {};
    if (upper != i) {
      if (!(part.low.Value() < divisor.low.Value() * 9)) return {};
      constexpr int kPlaces = 15;
      a.number = whole;
      if (!part.low.DivideExactly(divisor.low, kPlaces)) part.low.Divide(divisor.low, kPlaces);
      a.number.low.Add(part.low);
      a.number.point = true;
    } else {
      a.number = ReadNumber(std::string(below.of(text_)) + "分之" + std::string(above.of(text_)));
      a.vague = part.digits != 1 || divisor.digits != 1 || !(part.low.Value() < divisor.low.Value());
    }
    a.number.arabic = true;
    a.unit.end = below.end;
    a.tokens_end = lower + 1;
    Sign(a);
    return a;
  }

 private:
  // The token of the upper end makes a range of it; 53-5 is none.
  void Extend(Amount& a, size_t second) const {
    Number& n = a.number;
    Number high = ReadNumber(tokens_[second].span.of(text_));
    Decimal low = n.low;
    if (n.scale == 0 && high.scale != 0 && low.LessOrEqual(high.base)) low.Scale(high.scale);
    if (!low.LessOrEqual(high.low)) return;
    n.low = low;
    a.numeral.end = tokens_[second].span.end;
    a.unit = UnitAfter(a.numeral.end, high);
    n.high = high.low;
    n.range = true;
    n.scale = high.scale;
    n.over = n.over || high.over;
    a.tokens_end = second + 1;
  }

  void Sign(Amount& a) const {
    a.begin = a.numeral.begin;
    if (!IsNegative(text_, a.begin, a.number, a.unit)) return;
    a.number.low.negative = !a.number.low.negative;
    a.begin = a.numeral.begin = PreviousStart(text_, a.begin);
  }

  static bool IsShort(const Number& n) {
    return n.arabic && !n.point && !n.ordinal && n.digits <= 4 && n.scale == 0 && n.low.ok && !n.low.IsZero();
  }

  // No further slash, letter or edge of a cell at a fraction, and no 年.
  bool StandsAlone(Span fraction) const {
    for (char32_t c : {CodePointBefore(text_, fraction.begin), CodePointAt(text_, fraction.end)}) {
      if (c == U'/' || c == U'／' || c == U'|' || c == U'年' || c == U'月' || IsLatinLetter(c)) return false;
    }
    return true;
  }

  // The slash between two numeral tokens: the second token, or 0.
  size_t AfterSlash(size_t i) const {
    const uint32_t end = tokens_[i].span.end;
    const uint32_t slash = AnyAt(text_, end, {"/", "／"});
    if (slash == 0) return 0;
    size_t j = i + 1;
    while (j < tokens_.size() && tokens_[j].span.begin < end + slash) ++j;
    return NumeralAt(tokens_, j, end + slash) ? j : 0;
  }

  // 一吨半, 三亿半: half of the unit, or of the scale, behind it.
  void AddHalf(Amount& a) const {
    Number& n = a.number;
    Unit& unit = a.unit;
    const bool united = unit.end != a.numeral.end;
    if (!StartsAt(text_, unit.end, "半") || !n.low.ok || n.point || n.range || n.ordinal) return;
    if (united ? n.scale != 0 : n.scale < 4) return;
    const uint32_t end = unit.end + 3;
    const char32_t next = CodePointAt(text_, end);
    if (IsHan(next) && !AnyAt(text_, end, {"的", "左右", "以", "多", "元", "和", "至"})) return;
    if (IsNumeralChar(InfoOf(next))) return;
    Decimal half = Decimal::Of(5);
    half.exponent = n.scale - 1;
    n.low.Add(half);
    n.point = true;
    if (united) {
      unit.end = end;
      return;
    }
    a.numeral.end = end;
    unit = UnitAfter(end, n);
  }

  // 50元6角三分, 两美元又三美分: the smaller coins belong to the amount.
  void AddSmallMoney(Amount& a) const {
    Unit& unit = a.unit;
    for (int i = 0; i < 2; ++i) {
      const uint32_t at = unit.end + AnyAt(text_, unit.end, {"又"});
      size_t j = a.tokens_end;
      while (j < tokens_.size() && tokens_[j].span.begin < at) ++j;
      if (!NumeralAt(tokens_, j, at)) return;
      Number coins = ReadNumber(tokens_[j].span.of(text_));
      const uint32_t end = tokens_[j].span.end;
      const uint32_t mark = SkipBlanks(text_, end);
      const Coin coin = MatchCoin(text_, mark, unit.factor == 1 ? unit.code : unit.surface);
      if (coin.end == mark || !coins.low.ok || coins.scale != 0 || coins.range || coins.ordinal) return;
      coins.low.Scale(coin.power);
      a.number.low.Add(coins.low);
      a.number.point = true;
      a.numeral.end = end;
      unit.end = coin.end;
      a.tokens_end = j + 1;
    }
  }

  // The unit after a number; 成 makes it tenths, 多 and 余 may stand between.
  Unit UnitAfter(uint32_t end, Number& n) const {
    uint32_t at = SkipBlanks(text_, end);
    const uint32_t some = AnyAt(text_, at, {"多", "余", "几"});
    const uint32_t after = at + some;  // 500多
    if (some != 0) at = SkipBlanks(text_, after);
    Unit unit = MatchUnit(text_, at, own_);
    if (unit.end == at) {
      if (some != 0 && !unit.is(Dimension::no_unit)) {
        n.over = true;
        unit.end = after;  // the word belongs to the quote
        unit.dimension = Dimension::none;
        return unit;
      }
      unit.end = end;
      return unit;
    }
    if (some != 0) n.over = true;
    return unit;
  }

  uint32_t SkipDash(uint32_t at) const {
    const uint32_t from = SkipBlanks(text_, at);
    uint32_t p = from;
    for (int k = 0; k < 2; ++k) p += AnyAt(text_, p, {"-", "—", "–", "～", "~", "－", "−"});
    return p == from ? at : SkipBlanks(text_, p);
  }

  // The token of the upper end if a range opens at token `i`; else 0.
  size_t RangeEnd(size_t i, const Number& n, const Unit& unit) const {
    if (n.ordinal || !n.low.ok) return 0;
    const Span a = tokens_[i].span;
    const bool united = unit.end != a.end;
    const uint32_t from = united ? unit.end : a.end;
    uint32_t to = SkipDash(from);
    const bool dashed = to != from;
    if (!dashed) {
      to = SkipBlanks(text_, from);
      const uint32_t word = AnyAt(text_, to, {"至", "到"});
      if (word == 0) return 0;
      to = SkipBlanks(text_, to + word);
    }
    size_t j = i + 1;
    while (j < tokens_.size() && j < i + 6 && tokens_[j].span.begin < to) ++j;
    if (!NumeralAt(tokens_, j, to)) return 0;
    Number high = ReadNumber(tokens_[j].span.of(text_));
    if (!high.low.ok || high.ordinal) return 0;
    const Unit upper = UnitAfter(tokens_[j].span.end, high);
    const bool tenths = StartsAt(text_, SkipBlanks(text_, tokens_[j].span.end), "成");
    if (!united) return upper.end != tokens_[j].span.end || high.scale != 0 || tenths ? j : 0;
    if (unit.surface != upper.surface || n.low.Value() > high.low.Value()) return 0;
    if (dashed) return j;
    const bool levels = AnyBefore(text_, a.begin, {"由", "从"}) != 0;  // 由5%到8%: two levels
    return levels || MovesTo(i, n, high, unit) ? 0 : j;
  }

  // 上调15元至128元: by how much, and to what. No range is that wide; rates of growth are: 增长29%至88%.
  bool MovesTo(size_t i, const Number& low, const Number& high, const Unit& unit) const {
    constexpr double kWide = 3;
    if (i == 0 || unit.is(Dimension::percent) || high.low.Value() < kWide * low.low.Value()) return false;
    const Token& verb = tokens_[i - 1];
    if (verb.kind != TokenKind::cue || verb.span.end != tokens_[i].span.begin) return false;
    return Cue(verb.row).kind == CueKind::rise || Cue(verb.row).kind == CueKind::fall;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const UnitTable* own_;
};

}  // namespace

Amount ReadAmount(std::string_view text, const std::vector<Token>& tokens, size_t at, const UnitTable* own) {
  return AmountReader(text, tokens, own).Read(at);
}

Amount ReadSlash(std::string_view text, const std::vector<Token>& tokens, size_t at, const UnitTable* own) {
  return AmountReader(text, tokens, own).ReadSlash(at);
}

}  // namespace baogao
