// One walk over the tokens. At a numeral: is it a word (翻番), an expression of time, a ratio, a range, or one number?
// Then unit, role, qualifier. Lists with one unit at their end (203、96和58家) are settled when the unit is met.
#include "baogao/quantity/quantity.h"

#include <cmath>
#include <string>

#include "baogao/lex/number_word.h"
#include "baogao/quantity/address.h"
#include "baogao/quantity/amount.h"
#include "baogao/quantity/calendar.h"
#include "baogao/quantity/governor.h"
#include "baogao/quantity/money.h"
#include "baogao/quantity/number.h"
#include "baogao/quantity/period.h"
#include "baogao/quantity/qualifier.h"
#include "baogao/quantity/role.h"
#include "baogao/quantity/shape.h"
#include "baogao/quantity/share.h"
#include "baogao/quantity/text_at.h"
#include "baogao/quantity/unit.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

constexpr std::string_view kYuan = "元";
constexpr std::string_view kPercent = "%";
constexpr size_t kMostMembers = 8;  // of a ratio

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Token>& tokens, const UnitTable* own)
      : text_(text), tokens_(tokens), own_(own), addresses_(text) {}

  Quantities Find() {
    found_.quantities.reserve(tokens_.size() / 4 + 4);
    for (size_t i = 0; i < tokens_.size();) {
      const Token& t = tokens_[i];
      const bool in_unit = !found_.quantities.empty() && found_.quantities.back().span.contains(t.span);
      if (t.kind == TokenKind::numeral && !in_unit) {
        i = AtNumeral(i);
      } else {
        if (t.is(Mark::open_quote)) OpenQuote(i);
        ++i;
      }
    }
    AddPeriodWords(text_, found_.periods);
    return std::move(found_);
  }

 private:
  // Where the quotation that opens at token `i` ends, if it is short and holds no full sentence.
  void OpenQuote(size_t i) {
    const Span open = tokens_[i].span;
    const bool title = StartsAt(text_, open.begin, "《") || StartsAt(text_, open.begin, "〈");
    const uint32_t longest = title ? 180 : 90;
    for (size_t j = i + 1; j < tokens_.size() && j < i + 40; ++j) {
      const Token& t = tokens_[j];
      if (t.span.end - open.begin > longest || t.is(Mark::line_end) || t.is(Mark::stop)) return;
      if (t.is(Mark::close_quote)) {
        (title ? title_end_ : quote_end_) = t.span.begin;
        return;
      }
    }
  }

  size_t AtNumeral(size_t i) {
    if (tokens_[i].row != 0) return Word(i);
    if (addresses_.Hold(tokens_[i].span)) {
      Plain(tokens_[i].span, Role::other);
      return i + 1;
    }
    const bool glued = IsLatinLetter(CodePointBefore(text_, tokens_[i].span.begin));  // PM2.5年均
    const TimeExpression time = glued ? TimeExpression{} : ReadTime(text_, tokens_, i);
    if (time.tokens_end != 0) return Time(i, time);
    const size_t ratio = Ratio(i);
    return ratio != i ? ratio : Read(i);
  }

  size_t Word(size_t i) {
    const NumberWordRow& row = NumberWord(static_cast<uint16_t>(tokens_[i].row - 1));
    Quantity q;
    q.span = q.numeral = tokens_[i].span;
    q.value = row.value;
    q.value_text = std::to_string(static_cast<int>(row.value));
    q.resolution = 1;
    switch (row.kind) {
      case NumberWordKind::doubling:
        q.form = Form::doubling, q.unit = "倍";
        break;
      case NumberWordKind::rank:
        q.form = Form::rank, q.unit = "位";
        break;
      case NumberWordKind::percent:
        q.form = Form::percent, q.unit = kPercent;
        break;
      case NumberWordKind::amount:
        break;
    }
    q.unit_code = q.unit;
    q.role = row.kind == NumberWordKind::rank && EndsAt(text_, q.span.begin, "在") ? Role::other : Role::measure;
    if (InQuotes(q.span.begin)) q.role = Role::name;
    Qualify(q);
    if (Contains(q.span.of(text_), "近")) q.qualifier = Qualifier::under;                            // 翻了近一番
    if (q.form == Form::percent && q.role == Role::measure && q.value > 0 && Direction(q, i) < 0) {  // 减少一半
      q.value = -q.value;
      q.value_text.insert(0, 1, '-');
    }
    found_.quantities.push_back(std::move(q));
    return i + 1;
  }

  size_t Time(size_t i, const TimeExpression& time) {
    for (size_t j = i; j < time.tokens_end; ++j) {
      if (tokens_[j].kind == TokenKind::numeral) Plain(tokens_[j].span, time.role);
    }
    if (time.has_mention) found_.periods.push_back(time.mention);
    return time.tokens_end;
  }

  // A row for a numeral that measures nothing.
  void Plain(Span numeral, Role role) {
    Quantity q;
    q.span = q.numeral = numeral;
    q.role = role;
    // 十四五: no number; but 三五年
    const bool plan = role == Role::period && PlanNumber(numeral.of(text_)) != 0 && !StartsAt(text_, numeral.end, "年");
    if (!plan) {
      const Number n = ReadNumber(numeral.of(text_));
      SetValue(q, n);
      if (n.over && n.low.ok) q.qualifier = Qualifier::over;
    }
    found_.quantities.push_back(std::move(q));
  }

  static void SetValue(Quantity& q, const Number& n) {
    if (!n.low.ok) return;
    q.value = n.low.Value();
    q.value_text = n.low.Text();
    Decimal one = Decimal::Of(1);
    one.exponent = n.low.exponent;
    q.resolution = one.Value();
    if (n.range) q.value_high = n.high.Value();
  }

  bool InQuotes(uint32_t at) const { return at < quote_end_ || at < title_end_; }

  // 7∶43∶50, 1：1; not 15:30.
  size_t Ratio(size_t i) {
    size_t last = i;
    while (last < i + 2 * kMostMembers && last + 2 < tokens_.size() && tokens_[last + 1].is(Mark::colon) &&
           tokens_[last + 1].span.begin == tokens_[last].span.end &&
           NumeralAt(tokens_, last + 2, tokens_[last + 1].span.end)) {
      last += 2;
    }
    const size_t members = (last - i) / 2 + 1;
    if (members == 1) return i;
    if (members == 2) return RatioOfTwo(i);
    const bool dated = !found_.quantities.empty() && found_.quantities.back().role == Role::date &&
                       found_.quantities.back().span.end + 1 == tokens_[i].span.begin;
    if (members == 3 && IsClock(text_, {tokens_[i].span.begin, tokens_[last].span.end}, dated)) {
      for (size_t j = i; j <= last; j += 2) Plain(tokens_[j].span, Role::other);
      return last + 1;
    }
    double sum = 0;
    const size_t first = found_.quantities.size();
    for (size_t j = i; j <= last; j += 2) {
      Plain(tokens_[j].span, InQuotes(tokens_[j].span.begin) ? Role::name : Role::measure);
      found_.quantities.back().form = Form::ratio;
      sum += found_.quantities.back().value;
    }
    // 三次产业结构7:43:50: parts of a whole; rounding may leave a little over.
    if (std::abs(sum - 100) < 1.5) {
      for (size_t j = first; j < found_.quantities.size(); ++j) {
        Quantity& q = found_.quantities[j];
        q.unit = q.unit_code = kPercent;
        q.dimension = DimensionName(Dimension::percent);
      }
    }
    return last + 1;
  }

  size_t RatioOfTwo(size_t i) {
    const Span a = tokens_[i].span;
    const Span b = tokens_[i + 2].span;
    const Number first = ReadNumber(a.of(text_));
    const Number second = ReadNumber(b.of(text_));
    constexpr std::string_view kParts = "分之";  // 百分之五：1. ends, and a list begins
    if (a.of(text_).find(kParts) != std::string_view::npos || b.of(text_).find(kParts) != std::string_view::npos)
      return i;
    if (!first.low.ok || !second.low.ok || MatchUnit(text_, b.end, own_).end != b.end) return i;
    const bool clock =
        !first.point && !second.point && second.digits == 2 && first.low.Value() <= 24 && second.low.Value() < 60;
    if (clock || second.low.IsZero()) {
      Plain(a, Role::other);
      Plain(b, Role::other);
      return i + 3;
    }
    Quantity q;
    q.span = q.numeral = {a.begin, b.end};
    q.form = Form::ratio;
    q.value = first.low.Value() / second.low.Value();
    q.role = InQuotes(a.begin) ? Role::name : Role::measure;
    Qualify(q);
    found_.quantities.push_back(std::move(q));
    return i + 3;
  }

  // A number or a range, with unit.
  size_t Read(size_t i) {
    Amount a = ReadSlash(text_, tokens_, i, own_);
    if (a.tokens_end == 0) a = ReadAmount(text_, tokens_, i, own_);
    Quantity q;
    q.numeral = a.numeral;
    Assemble(q, a.number, a.unit, a.begin, i);
    if (a.vague && q.role == Role::measure) q.role = Role::other;
    size_t next = a.tokens_end;
    while (next < tokens_.size() && tokens_[next].span.begin < q.numeral.end) ++next;  // the 八 of 九成八
    found_.quantities.push_back(std::move(q));
    const Quantity& added = found_.quantities.back();
    if (added.role == Role::measure || (added.role == Role::ordinal && (added.unit == "号" || added.unit == "期")))
      ShareUnit(text_, found_.quantities);
    return next;
  }

  // 新配置AED[82台]: two letters or more name the machines that a classifier counts.
  bool CountsMachines(Span numeral, const Unit& unit) const {
    if (numeral.begin == 0 || !(unit.surface == "台" || unit.surface == "套")) return false;
    const uint32_t letter = PreviousStart(text_, numeral.begin);
    const bool word = AnyAt(text_, unit.end, {"式", "餐", "装", "件", "地"}) != 0;  // 台式电脑, 套餐
    return !word && IsLatinLetter(CodePointBefore(text_, letter));
  }

  // `token` is that of the numeral, or of its first part.
  void Assemble(Quantity& q, Number& n, Unit& unit, uint32_t begin, size_t token) {
    ReadShare(text_, q.numeral, n, unit);
    const bool glued = IsLatinLetter(CodePointBefore(text_, q.numeral.begin)) && !CountsMachines(q.numeral, unit);
    if (glued) unit = {q.numeral.end, {}, {}, Dimension::none};  // PM2.5年均
    SetValue(q, n);
    if (n.over && n.low.ok) q.qualifier = Qualifier::over;
    q.span = {begin, unit.end};
    q.unit = unit.surface;
    q.unit_code = unit.code;
    q.factor = unit.factor;
    q.dimension = DimensionName(unit.dimension);
    q.form = unit.is(Dimension::percent)    ? Form::percent
             : unit.is(Dimension::points)   ? Form::points
             : unit.is(Dimension::multiple) ? Form::multiple
                                            : Form::amount;
    NumeralContext c;
    c.text = text_;
    c.numeral = {begin, q.numeral.end};
    c.unit_end = unit.end;
    c.number = &n;
    c.unit = &unit;
    c.opens = Opens(q.numeral.begin);
    c.in_title = q.numeral.begin < title_end_;
    c.in_quotes = q.numeral.begin < quote_end_;
    c.after_rank = AfterRank(begin);
    q.role = ClassifyRole(c, q.form);
    if (q.form == Form::rank) {
      ReadRank(text_, q);
    } else if (unit.surface == "块" && IsMarkChar(CodePointAt(text_, unit.end)) && IsBareMoney(text_, q.span, false)) {
      q.unit = q.unit_code = kYuan;  // 花费三块
      q.dimension = DimensionName(Dimension::money);
      q.role = Role::measure;
    } else if (q.role == Role::measure && unit.surface.empty() && n.scale >= 4 &&
               IsBareMoney(text_, q.span, n.bare_scale)) {
      q.unit = q.unit_code = kYuan;
      q.dimension = DimensionName(Dimension::money);
    }
    ReadDoublings(text_, n, unit, q);
    Qualify(q);
    Govern(q, n, token);
  }

  // Where the verb before the number leads: 1 up, -1 down, 0 nowhere. 下降3.9%和5.2%: it holds for the whole list.
  int Direction(const Quantity& q, size_t token) const {
    const uint32_t begin =
        !q.qualifier_span.empty() && q.qualifier_span.begin < q.span.begin ? q.qualifier_span.begin : q.span.begin;
    const int direction = DirectionBefore(text_, tokens_, token, begin);
    if (direction != 0 || found_.quantities.empty()) return direction;
    const Quantity& last = found_.quantities.back();
    if (last.role != Role::measure || last.form != q.form || last.unit != q.unit || last.span.end > begin) return 0;
    const std::string_view between = text_.substr(last.span.end, begin - last.span.end);
    const bool listed = between == "和" || between == "、" || between == "与" || between == "及" || between == "以及";
    return listed && last.value < 0 && last_fell_ ? -1 : 0;
  }

  // 降低16项收费, 改善2.8万户住房条件: a noun behind the number is what the verb acts on, and the number counts it.
  bool HasObject(uint32_t end) const {
    return IsHan(CodePointAt(text_, end)) &&
           AnyAt(text_, end, {"以上", "以下", "以内", "左右", "多", "余", "和", "与", "及", "或", "至", "到", "之"}) ==
               0;
  }

  // The value says what the verb says: 下降6.5% is -6.5 %, 增长1.6倍 is 160 %.
  void Govern(Quantity& q, Number& n, size_t token) {
    const bool moves = q.form == Form::percent || q.form == Form::points || q.form == Form::multiple ||
                       (q.form == Form::amount && !q.unit.empty());
    const bool objected = q.form == Form::amount && HasObject(q.span.end);
    int direction = moves && !objected && q.role == Role::measure && n.low.ok ? Direction(q, token) : 0;
    if (direction == 0 && q.form == Form::points && q.role == Role::measure && IsGapBelow(text_, q.span.begin)) {
      direction = -1;
    }
    last_fell_ = direction < 0;
    if (direction == 0) return;
    if (q.form == Form::multiple && direction > 0) {
      n.low.Scale(2);
      if (n.range) n.high.Scale(2);
      q.form = Form::percent;
      q.unit = q.unit_code = kPercent;
      q.dimension = DimensionName(Dimension::percent);
    } else if (direction < 0 && !n.low.negative && !n.low.IsZero()) {
      if (n.range) std::swap(n.low, n.high);
      n.low.negative = true;
      if (n.range) n.high.negative = true;
    }
    SetValue(q, n);
  }

  // 居全国第四、第八: joined to a rank by a list mark.
  bool AfterRank(uint32_t begin) const {
    if (found_.quantities.empty() || found_.quantities.back().form != Form::rank) return false;
    const uint32_t end = found_.quantities.back().span.end;
    return end + 3 == begin && StartsAt(text_, end, "、");
  }

  // True if nothing but blanks, bullets and brackets stands before `at` in its line or sentence.
  bool Opens(uint32_t at) const {
    for (int i = 0; i < 8; ++i) {
      const char32_t c = CodePointBefore(text_, at);
      if (c == 0 || c == U'\n' || c == U'。' || c == U'；' || c == U';' || c == U'：' || c == U':' || c == U'！')
        return true;
      if (c != U' ' && c != U'\u3000' && c != U'\t' && c != U'-' && c != U'—' && c != U'•' && c != U'(' && c != U'（' &&
          c != U'#' && c != U'*' && c != U'，' && c != U',')
        return false;
      at = PreviousStart(text_, at);
    }
    return false;
  }

  void Qualify(Quantity& q) const {
    if (q.qualifier == Qualifier::at_most) return;
    const QualifierMatch before = FindQualifierBefore(text_, q.span.begin);
    const QualifierMatch after = before.span.empty() ? FindQualifierAfter(text_, q.span.end) : QualifierMatch{};
    const QualifierMatch& match = before.span.empty() ? after : before;
    // 六分之一强, but 500强.
    const bool strong = AnyAt(text_, match.span.begin, {"强", "弱"}) != 0 && !match.span.empty();
    if (strong && q.form != Form::percent) return;
    if (match.span.empty() || (q.qualifier == Qualifier::over && before.span.empty())) return;
    q.qualifier = match.qualifier;
    q.qualifier_span = match.span;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const UnitTable* own_;
  Quantities found_;
  uint32_t quote_end_ = 0;
  uint32_t title_end_ = 0;
  AddressFinder addresses_;
  bool last_fell_ = false;  // the verb before the last number led down
};

}  // namespace

const char* RoleName(Role role) {
  static constexpr const char* kNames[] = {"measure",         "date",       "period", "ordinal", "heading", "name",
                                           "document_number", "list_count", "other"};
  return kNames[static_cast<int>(role)];
}

const char* QualifierName(Qualifier qualifier) {
  static constexpr const char* kNames[] = {"exact", "about", "over", "under", "at_least", "at_most"};
  return kNames[static_cast<int>(qualifier)];
}

Quantities FindQuantities(std::string_view text, const std::vector<Token>& tokens, const UnitTable* own) {
  return Finder(text, tokens, own).Find();
}

}  // namespace baogao
