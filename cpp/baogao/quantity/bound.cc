// A phrase of words around the numeral is looked through, up to the next mark; nouns that can be bounded and verbs that
// make the amount one of its own are listed where they are looked for.
#include "baogao/quantity/bound.h"

#include "baogao/lex/numeral.h"

namespace baogao {
namespace {

constexpr int kPhrase = 8;  // characters behind the amount in which its noun is looked for

// 收入500元以下的农户纳入低保: the bound is what the policy sets.
bool IsPolicy(std::string_view text, uint32_t at) {
  for (int i = 0; i < kPhrase && at < text.size() && !IsMarkChar(CodePointAt(text, at)); ++i) {
    if (AnyAt(text, at, {"纳入", "给予", "享受", "免除", "全额", "予以"})) return true;
    NextCodePoint(text, at);
  }
  return false;
}

// 1,000平方米以上展会仅3场: does a number stand right behind the noun?
bool IsCountedNext(std::string_view text, uint32_t at) {
  constexpr int kLongestNoun = 6;
  int n = 0;
  for (; n < kLongestNoun && IsHan(CodePointAt(text, at)); ++n) {
    if (AnyAt(text, at, {"的", "建", "完成", "达"}) != 0) return false;
    NextCodePoint(text, at);
  }
  return n > 1 && InfoOf(CodePointAt(text, at)).kind == CharClass::digit;
}

}  // namespace

// 10亿元以上项目, 10—50亿元项目21个, 2000万元以上的企业, 不足1亿元的项目: the amount qualifies the noun behind it.
bool IsThreshold(const NumeralContext& c) {
  if (c.number->range && c.unit->is(Dimension::money) && IsCountedNext(c.text, c.unit_end)) return true;
  uint32_t at = c.unit_end;
  const uint32_t bound = AnyAt(c.text, at, {"以上", "以下", "及以上", "以内", "级"});
  at += bound;
  at += AnyAt(c.text, at, {"的"});
  const char32_t next = CodePointAt(c.text, at);
  if (bound != 0) return (IsHan(next) || IsNumeralChar(InfoOf(next))) && !IsPolicy(c.text, at);
  return IsHolder(c);
}

// 收益过10万元村, 负债50万以下的村, 投资超5亿元的重点工业项目, 过亿元40家: an amount tells who is meant.
bool IsHolder(const NumeralContext& c) {
  const uint32_t bound = AnyAt(c.text, c.unit_end, {"以上", "以下", "及以上", "以内"});
  const uint32_t ahead = SkipBlanksBack(c.text, c.numeral.begin);
  const bool over = AnyBefore(c.text, ahead, {"过", "超"}) != 0;
  if (bound == 0 && !over && !AnyBefore(c.text, ahead, {"不足", "大于", "小于", "低于", "高于"})) return false;
  uint32_t at = c.unit_end + bound;
  if (over && bound == 0 && c.unit->is(Dimension::money)) {
    const uint32_t count = SkipBlanks(c.text, at);
    const uint32_t end =
        InfoOf(CodePointAt(c.text, count)).kind == CharClass::digit ? ScanNumeral(c.text, count) : count;
    if (end != count && AnyAt(c.text, SkipBlanks(c.text, end), {"家", "个", "户"}) != 0) return true;
  }
  const uint32_t of = AnyAt(c.text, at, {"的"});
  at += of;
  // 金额超500万元的28项, 过亿的只有9家
  if (over && of != 0 &&
      (IsNumeralChar(InfoOf(CodePointAt(c.text, at))) || AnyAt(c.text, at, {"有", "只有", "共", "达"}) != 0))
    return true;
  const int reach = c.unit->is(Dimension::money) ? kPhrase : 1;
  for (int i = 0; i < reach && IsHan(CodePointAt(c.text, at)); ++i) {
    if (AnyAt(c.text, at,
              {"资金", "投资", "投入", "贷款", "建设", "实施", "用于", "支持", "培育", "新建", "改造", "扶持", "打造",
               "完成", "推进"}))
      break;
    if (AnyAt(c.text, at, {"项目", "企业", "单位", "工程", "产业", "园区", "村集体", "行政村", "省份", "集团"}) != 0)
      return true;
    if (StartsAt(c.text, at, "村") && !AnyAt(c.text, at + 3, {"民", "镇", "庄", "级"})) return true;
    NextCodePoint(c.text, at);
  }
  return false;
}

// 产能利用率不足六成的[83户]: a rate tells which of the things are counted.
bool IsRateBound(const NumeralContext& c) {
  constexpr std::string_view kOf = "的";
  const bool over = Ahead(c, {"不足", "超过", "超", "低于", "高于", "不到", "大于", "小于"});
  if (!over || !StartsAt(c.text, c.unit_end, kOf)) return false;
  const uint32_t at = c.unit_end + static_cast<uint32_t>(kOf.size());
  return InfoOf(CodePointAt(c.text, at)).kind == CharClass::digit;
}

// 从业人员50人及以上的企业, 面积10平方米以下的住房: a bound of what the noun names. Things that are counted
// themselves (50家以上的企业) are no bound.
bool IsFloor(const NumeralContext& c) {
  if (c.unit->surface == "级") {
    // 5.0级以上地震20次, but 二级及以上医院: a class
    const uint32_t over = AnyAt(c.text, c.unit_end, {"以上", "及以上"});
    return c.number->point && over != 0 && IsHan(CodePointAt(c.text, c.unit_end + over));
  }
  const Dimension d = c.unit->dimension;
  const bool measures = d == Dimension::area || d == Dimension::length || d == Dimension::mass ||
                        d == Dimension::power || d == Dimension::volume || d == Dimension::person ||
                        c.unit->surface == "户" || c.unit->surface == "度";
  uint32_t bound =
      AnyAt(c.text, c.unit_end, {"及以上的", "及以下的", "及以上", "及以下", "（含）以上的", "(含)以上的"});
  if (bound == 0 && measures) bound = AnyAt(c.text, c.unit_end, {"以上的", "以下的"});
  if (bound == 0 && (measures || c.unit->is(Dimension::score))) {  // 20户以上自然村, 600分以上186人
    const uint32_t at = c.unit_end + AnyAt(c.text, c.unit_end, {"以上", "以下"});
    if (at != c.unit_end &&
        AnyAt(c.text, at, {"自然村", "行政村", "企业", "园区", "大班额", "超大班额", "单位", "项目", "坡耕地"}) != 0)
      return true;
    if (at != c.unit_end && (InfoOf(CodePointAt(c.text, at)).kind == CharClass::digit || IsCountedNext(c.text, at)))
      return true;
  }
  return bound != 0 && IsHan(CodePointAt(c.text, c.unit_end + bound));
}

// 1美元兑6.6元: the round amount whose price follows; 就业人员10万人生产安全事故死亡人数: that per which is counted.
bool IsRateBase(const NumeralContext& c) {
  const bool round = c.number->scale >= 4 && !c.number->point && EndsAt(c.text, c.numeral.begin, "人员");
  if (round && AnyAt(c.text, c.unit_end, {"生产安全事故", "死亡"}) != 0) return true;
  return c.unit->is(Dimension::money) && StartsAt(c.text, c.unit_end, "兑") && !Behind(c, {"兑现", "兑付"});
}

// 400万吨煤制油项目: what a plant is rated for stands in its name.
bool IsCapacity(const NumeralContext& c) {
  const Dimension d = c.unit->dimension;
  const std::string_view u = c.unit->surface;
  const bool made = c.number->scale >= 4 && (u == "头" || u == "只" || u == "羽" || u == "辆");  // 100万头生猪饲养项目
  const bool cloth = c.number->scale >= 4 && u == "米";  // 2000万米面料生产基地
  if (d != Dimension::mass && d != Dimension::power && d != Dimension::volume && d != Dimension::data && !made &&
      !cloth)
    return false;
  if (!NounBehind(c)) return false;
  // 新开工建设223万千瓦新能源项目: no name before it, so the projects are counted by what they are rated for.
  if (d == Dimension::power && Ahead(c, {"开工建设", "新开工", "建成", "新增", "投产", "投运", "并网"})) return false;
  uint32_t at = c.unit_end;
  constexpr int kFarthest = 70;  // characters: such lists are long
  for (int i = 0; i < kFarthest && at < c.text.size(); ++i) {
    const char32_t next = CodePointAt(c.text, at);
    if (IsMarkChar(next) && std::u32string_view(U"、/“” ").find(next) == std::u32string_view::npos) return false;
    if (AnyAt(c.text, at, {"项目", "工程", "电站", "生产线", "基地", "装置", "机组", "电厂", "产能", "级"}))
      return true;
    NextCodePoint(c.text, at);
  }
  return false;
}

}  // namespace baogao
