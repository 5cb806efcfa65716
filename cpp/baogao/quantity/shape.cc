// Each reading looks a few characters back or ahead and no further.
#include "baogao/quantity/shape.h"

#include <string>

#include "baogao/quantity/text_at.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

constexpr std::string_view kPercent = "%";
constexpr std::string_view kPerMille = "‰";
constexpr double kMostDoublings = 10;

}  // namespace

bool IsNegative(std::string_view text, uint32_t begin, const Number& n, const Unit& unit) {
  if (!n.low.ok || n.ordinal) return false;
  const char32_t sign = CodePointBefore(text, begin);
  if (sign == U'负') {  // 负3.9%, but 担负5项任务, 税负7亿元
    return AnyBefore(text, begin - 3, {"担", "肩", "抱", "自", "欺", "辜", "胜", "背", "减", "增", "税", "正", "为"}) ==
           0;
  }
  if ((sign != U'-' && sign != U'－' && sign != U'−') || !n.arabic) return false;
  const char32_t before = CodePointBefore(text, PreviousStart(text, begin));
  if (IsNumeralChar(InfoOf(before)) || IsLatinLetter(before) || before == sign) return false;
  if (before == U'%' || before == U'％' || before == U'）' || before == U')') return false;
  const bool percent = unit.is(Dimension::percent);
  // At the start of a text, line or sentence a dash is a bullet unless a percentage, or nothing, follows.
  const bool opens = before == 0 || before == U'\n' || before == U'。' || before == U' ';
  if (opens) return percent || (before == 0 && unit.end == text.size());
  return percent || unit.is(Dimension::points) || unit.is(Dimension::money) || unit.is(Dimension::temperature) ||
         n.point;
}

void ReadShare(std::string_view text, Span& numeral, Number& n, Unit& unit) {
  uint32_t end = numeral.end;
  if (n.share != Number::Share::none) {
    unit = {end, kPercent, kPercent, Dimension::percent};
    if (n.share == Number::Share::per_mille) {
      unit.surface = kPerMille;
      unit.factor = kPerMilleFactor;
    }
    return;
  }
  if (unit.end != end || n.ordinal || !n.low.ok || n.low.Value() > 10) return;
  end = SkipBlanks(text, end);
  if (!StartsAt(text, end, "成")) return;
  // 三成员, 八成立: 成 opens a word.
  if (StartsAt(text, end + 3, "就") && !StartsAt(text, end + 3, "就业")) return;
  if (AnyAt(text, end + 3, {"立", "为", "果", "员", "功", "本", "效", "长", "套", "品", "人", "熟", "交",
                            "都", "年", "绩", "分", "型", "因", "活", "龄", "批", "份", "了", "一"})) {
    return;
  }
  n.low.Scale(1);
  if (n.range) n.high.Scale(1);
  unit = {end + 3, kPercent, kPercent, Dimension::percent};
  // 九成八 is 98 %.
  const CharInfo next = InfoOf(CodePointAt(text, unit.end));
  const bool digit = next.kind == CharClass::han_digit && next.value > 0 && next.value < 10;
  const bool half = StartsAt(text, unit.end, "半");  // 三成半
  if ((!digit && !half) || n.range || n.point) return;
  const uint32_t after = unit.end + 3;
  if (!IsMarkChar(CodePointAt(text, after)) && !AnyAt(text, after, {"的", "以", "左"})) return;
  n.low.Add(Decimal::Of(half ? 5 : next.value));
  unit.end = numeral.end = after;
}

void ReadDoublings(std::string_view text, const Number& n, const Unit& unit, Quantity& q) {
  const double times = n.low.Value();
  if (unit.surface != "番" || !(times >= 1 && times <= kMostDoublings) || n.point || q.role == Role::name) return;
  uint32_t at = q.span.begin;
  for (int i = 0; i < 3 && at > 0; ++i) {
    at = PreviousStart(text, at);
    if (!StartsAt(text, at, "翻")) continue;
    const unsigned value = 1u << static_cast<unsigned>(times);
    if (Contains(text.substr(at, q.span.begin - at), "近")) q.qualifier = Qualifier::under;  // 翻了近两番
    q.span.begin = at;
    q.form = Form::doubling;
    q.value = value;
    q.value_text = std::to_string(value);
    q.unit = q.unit_code = "倍";
    q.dimension = DimensionName(Dimension::multiple);
    q.role = Role::measure;
    return;
  }
}

// No structure has parts like 07.
bool IsClock(std::string_view text, Span time, bool dated) {
  constexpr uint32_t kLength = 8;
  if (time.size() != kLength || text[time.begin + 2] != ':' || text[time.begin + 5] != ':') return false;
  const std::string_view t = time.of(text);
  return t < "24" && t[3] < '6' && t[6] < '6' && (dated || t[0] == '0' || t[3] == '0' || t[6] == '0');
}

void ReadRank(std::string_view text, Quantity& q) {
  q.span = q.numeral;
  const uint32_t place = SkipBlanks(text, q.span.end);
  const uint32_t unit = AnyAt(text, place, {"位", "名", "强"});
  if (unit != 0) q.span.end = place + unit;
  if (EndsAt(text, q.span.begin, "倒数") && q.value > 0) {  // counted from the end: below zero
    q.span.begin -= 6;
    q.value = -q.value;
    q.value_text.insert(0, 1, '-');
  }
  if (EndsAt(text, q.span.begin, "前")) {
    q.span.begin -= 3;
    q.qualifier = Qualifier::at_most;
  }
  q.unit = q.unit_code = "位";
  q.dimension = "rank";
}

}  // namespace baogao
