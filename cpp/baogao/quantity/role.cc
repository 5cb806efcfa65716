// Questions in the order of their certainty: brackets and letters around the numeral, headings, ordinals, then what
// its unit and the words behind the unit say. What has a unit and escapes all of them measures something.
#include "baogao/quantity/role.h"

#include <algorithm>
#include <iterator>

#include "baogao/lex/numeral.h"
#include "baogao/quantity/bound.h"
#include "baogao/quantity/measured.h"
#include "baogao/quantity/text_at.h"
#include "baogao/text/trie.h"

namespace baogao {
namespace {

enum class ListNoun : uint8_t { list, real, name };

struct ListNounRow {
  std::string_view surface;
  ListNoun kind;
};
constexpr ListNounRow kListNouns[] = {
#include "data/list_nouns.inc"
};

constexpr int kPhrase = 8;  // characters behind a count in which its noun is looked for
constexpr int kNear = 4;    // the same where the count is likely one

class Classifier {
 public:
  explicit Classifier(const NumeralContext& c)
      : c_(c), text_(c.text), n_(*c.number), unit_(*c.unit), begin_(c.numeral.begin), end_(c.numeral.end) {
    before_ = CodePointBefore(text_, begin_);
    after_ = CodePointAt(text_, c.unit_end);
  }

  Role Classify(Form& form) {
    if (IsDocumentNumber()) return Role::document_number;
    if (IsHeading()) return Role::heading;
    if (IsFootnote()) return Role::other;
    if (IsRank()) {
      form = Form::rank;
      return Role::measure;
    }
    if (n_.ordinal) return Role::ordinal;
    if (unit_.is(Dimension::percent) && IsFront()) return Role::name;  // 进入ESI前1%的学科
    if ((unit_.is(Dimension::percent) || n_.share != Number::Share::none) && IsRateBound(c_)) return Role::name;
    if (unit_.is(Dimension::percent) || n_.share != Number::Share::none)
      return c_.in_title || Behind(c_, {"部分", "的部分"}) ? Role::name : Role::measure;
    if (IsGlued() || c_.in_title || c_.in_quotes) return Role::name;
    if (IsSome()) return Role::other;
    if (unit_.end == end_) return Unitless();
    return WithUnit();
  }

 private:
  bool HasUnit() const { return unit_.end != end_; }

  // 〔2017〕36号, [2017]36号 and the year in them.
  bool IsDocumentNumber() const {
    if (before_ == U'〕' || (before_ == U'］' && n_.arabic)) return true;
    if (before_ == U'〔' || (before_ == U'［' && n_.digits == 4)) return true;
    if ((before_ == U'[' || before_ == U'【') && n_.digits == 4 && n_.arabic) return true;
    if ((before_ == U'（' || before_ == U'(') && n_.digits == 4 && n_.arabic) {  // （2021）3号
      uint32_t at = end_ + AnyAt(text_, end_, {"）", ")"});
      const uint32_t first = at;
      while (at < first + 6 && InfoOf(CodePointAt(text_, at)).kind == CharClass::digit) NextCodePoint(text_, at);
      if (first != end_ && at != first && StartsAt(text_, SkipBlanks(text_, at), "号")) return true;
    }
    return (before_ == U']' || before_ == U'】' || before_ == U')' || before_ == U'）') &&
           StartsAt(text_, SkipBlanks(text_, end_), "号") && n_.arabic;
  }

  bool IsFootnote() const {
    const bool open = before_ == U'[' || before_ == U'【' || before_ == U'［';
    const char32_t c = CodePointAt(text_, end_);
    return open && (c == U']' || c == U'】' || c == U'］');
  }

  // 一、 （二） 3. 一是 第一，
  bool IsHeading() const {
    const char32_t next = CodePointAt(text_, end_);
    const bool small = n_.low.ok && n_.low.Value() <= 99 && !n_.point && n_.scale == 0 && !n_.range;
    if (!small) return false;
    if ((before_ == U'（' || before_ == U'(') && (next == U'）' || next == U')') && !HasUnit()) return true;
    if (!c_.opens) return false;
    if (n_.ordinal && AnyAt(text_, end_, {"节", "章", "编", "篇"}) != 0) return true;
    if (n_.ordinal) return next == U'，' || next == U',' || next == U'、' || next == U'：';
    if (next == U'、') return !n_.arabic || InfoOf(CodePointAt(text_, end_ + 3)).kind != CharClass::digit;
    if (next == U'.' || next == U'．' || next == U')' || next == U'）') return true;
    return !n_.arabic && AnyAt(text_, end_, {"是", "要", "则"}) != 0;
  }

  // 第8位, 全国第一, 前十, 前3名.
  bool IsRank() const {
    if (!n_.low.ok || c_.in_quotes || c_.in_title) return false;
    const uint32_t unit = SkipBlanks(text_, end_);
    const bool place = AnyAt(text_, unit, {"位", "名"}) != 0;
    if (n_.ordinal) {
      if (place) return IsPlace(unit + 3);
      if (n_.low.Value() > 200 || c_.opens) return false;
      const char32_t next = CodePointAt(text_, end_);
      return ((IsMarkChar(next) && next != U'（') || JoinsRank()) &&
             (IsHan(before_) || before_ == U')' || before_ == U'）' || c_.after_rank) && !IsListed();
    }
    if (!IsFront() || n_.low.Value() > 1000 || n_.range || unit_.is(Dimension::percent)) return false;
    return place || StartsAt(text_, end_, "强") || IsMarkChar(CodePointAt(text_, end_)) || StartsAt(text_, end_, "的");
  }

  // 前三, 前1%; not 目前95%.
  bool IsFront() const {
    return before_ == U'前' && !AnyBefore(text_, begin_,
                                          {"以前", "目前", "之前", "年前", "日前", "空前", "提前", "此前", "当前",
                                           "先前", "月前", "节前", "底前", "会前", "事前", "期前", "史前"});
  }

  // 居全省第二和第三, 由第六跃居第三: does another rank, which a mark ends, stand behind?
  bool JoinsRank() const {
    const uint32_t next = end_ + AnyAt(text_, end_,
                                       {"和", "与", "跃居", "升至", "升到", "上升至", "上升到", "跃升至", "提升至",
                                        "提升到", "前移至", "前移到", "晋升至", "攀升至", "降至"});
    if (next == end_ || !StartsAt(text_, next, "第")) return false;
    const uint32_t end = ScanNumeral(text_, next);
    return end != next && (IsMarkChar(CodePointAt(text_, end)) || AnyAt(text_, end, {"位", "名"}) != 0);
  }

  // 第一、第二、第三产业: ordinals of what the last one names.
  bool IsListed() const {
    uint32_t at = end_;
    for (int i = 0; i < 8; ++i) {
      const uint32_t first = at + AnyAt(text_, at, {"、", "和", "与", "及"});
      if (first == at || (!StartsAt(text_, first, "第") && !IsNumeralChar(InfoOf(CodePointAt(text_, first))))) break;
      const uint32_t end = ScanNumeral(text_, first);
      if (end == first) break;
      at = end;
    }
    return at != end_ && IsHan(CodePointAt(text_, at)) && !AnyAt(text_, at, {"位", "名", "的", "和", "与", "及"});
  }

  // 第8位 that ranks, `end` behind its 位; not 摆在第一位的, 作为第一位责任.
  bool IsPlace(uint32_t end) const {
    if (AnyBefore(text_, begin_, {"在", "为"})) return !IsHan(CodePointAt(text_, end));
    return !IsHan(CodePointAt(text_, end)) || AnyAt(text_, end,
                                                    {"的", "和", "与", "及", "并", "以", "上升", "提", "升", "跃", "降",
                                                     "跌", "前移", "后移", "双双"}) != 0;
  }

  // Letters, + and · at the numeral make it part of a name: G247, 5G, 4+4+4, 4·26. A unit behind letters is left only
  // where it counts what they name (AED82台; quantity.cc).
  bool IsGlued() const {
    if (before_ == U'×' || after_ == U'×' || (before_ == U'双' && n_.arabic && !HasUnit())) return true;  // 双11
    if ((IsLatinLetter(before_) && !HasUnit()) || before_ == U'+' || before_ == U'＋' || before_ == U'·' ||
        before_ == U'•')
      return true;
    if (before_ == U'-' || before_ == U'－') {
      const uint32_t dash = PreviousStart(text_, begin_);
      const char32_t c = CodePointBefore(text_, dash);
      if (IsLatinLetter(c) || (IsHan(c) && !HasUnit())) return true;
    }
    if (after_ == U'+' || after_ == U'＋' || after_ == U'·' || after_ == U'•') return true;
    const char32_t next = CodePointAt(text_, end_);
    return !HasUnit() && IsLatinLetter(next);
  }

  // 数十, 几百: no number of their own.
  bool IsSome() const {
    if (before_ != U'数' && before_ != U'几') return false;
    const CharInfo first = InfoOf(CodePointAt(text_, begin_));
    return first.kind == CharClass::han_scale;
  }

  // A cell of a table that the text holds as lines: its unit stands elsewhere.
  bool IsCell() const {
    const bool sign = before_ == U'-';
    const uint32_t first = sign ? begin_ - 1 : begin_;
    const uint32_t left = SkipBlanksBack(text_, first);
    const uint32_t right = SkipBlanks(text_, end_);
    const char32_t l = CodePointBefore(text_, left);
    const char32_t r = CodePointAt(text_, right);
    if (l == U'|' || l == U'>' || l == U'*' || r == U'|' || r == U'<' || r == U'*') return true;
    return (left != first || sign) && (right != end_ || r == U'\n' || r == 0);
  }

  Role Unitless() const {
    if (!n_.low.ok || IsCell()) return Role::other;
    if (AnyAt(text_, end_, {"等奖", "等功", "等舱"}) != 0) return Role::ordinal;
    if (IsGreatFew()) return Role::list_count;
    if (n_.bare_scale) {
      return IsReached() && n_.scale >= 8 && !NounBehind(c_) && !IsHolder(c_) ? Role::measure : Role::name;
    }
    if (n_.scale >= 4) return IsHolder(c_) || IsProgramme() ? Role::name : Role::measure;
    if (IsDivisions()) return Role::list_count;
    if (unit_.is(Dimension::no_unit)) return Role::name;
    if (n_.point && n_.arabic) return NounBehind(c_) && !IsChanged() ? Role::name : Role::measure;
    if (StartsAt(text_, begin_, "100") && IsBase()) return Role::other;
    if (!n_.arabic || NounBehind(c_)) return Role::name;
    return Ahead(c_, {"为", "达", "达到", "是", "至", "到"}) ? Role::measure : Role::other;
  }

  // 收入比由2.24缩小到2.1: the verb behind changes it.
  bool IsChanged() const {
    return (Ahead(c_, {"由", "从"}) || IsOld()) &&
           Behind(c_, {"缩", "提", "上升", "升", "下降", "降", "增", "减", "扩", "调", "回"});
  }

  // 由上年的2.73缩小到2.65
  bool IsOld() const {
    if (!EndsAt(text_, begin_, "的")) return false;
    uint32_t at = begin_;
    for (int i = 0; i < kPhrase && !IsMarkChar(CodePointBefore(text_, at)); ++i) {
      at = PreviousStart(text_, at);
      if (StartsAt(text_, at, "由") || StartsAt(text_, at, "从")) return true;
    }
    return false;
  }

  // 104.6（以女性为100）: what the index is counted from.
  bool IsBase() const {
    uint32_t at = begin_;
    if (!EndsAt(text_, at, "为")) return false;
    for (int i = 0; i < kPhrase && !IsMarkChar(CodePointBefore(text_, at)); ++i) {
      at = PreviousStart(text_, at);
      if (StartsAt(text_, at, "以")) return true;
    }
    return false;
  }

  // 新三万活动, 千万工程: what is said in Chinese numerals and called so.
  bool IsProgramme() const {
    return !n_.arabic && AnyAt(text_, end_, {"活动", "工程", "行动", "计划", "战略", "专项", "攻势"}) != 0;
  }

  // 周边6市, 6区1市3县: a few divisions, which the reader knows.
  bool IsDivisions() const {
    constexpr double kMostDivisions = 31;
    if (n_.point || n_.range || n_.low.Value() < 2 || n_.low.Value() > kMostDivisions) return false;
    const uint32_t after = end_ + AnyAt(text_, end_, {"市", "县", "区", "省", "州", "镇", "乡"});
    if (after == end_) return false;
    return !IsHan(CodePointAt(text_, after)) || IsNumeralChar(InfoOf(CodePointAt(text_, after)));
  }

  // 六大支柱产业; not 党的十六大, 十二大报告.
  bool IsGreatFew() const {
    constexpr double kMostGreat = 20;
    if (!StartsAt(text_, end_, "大") || n_.point || n_.range || n_.scale != 0) return false;
    if (n_.low.Value() < 2 || n_.low.Value() > kMostGreat || EndsAt(text_, begin_, "党的")) return false;
    const uint32_t after = end_ + 3;
    constexpr double kManyGreat = 10;  // beyond it congresses are more likely: 十六大指引的方向
    if (n_.low.Value() > kManyGreat) {
      return AnyAt(text_, after, {"产业", "工程", "行动", "任务", "重点", "体系", "领域", "计划", "项目", "类"}) != 0;
    }
    return IsHan(CodePointAt(text_, after)) &&
           AnyAt(text_, after,
                 {"精神", "报告", "以来", "召开", "会", "代表", "确定", "提出", "通过", "胜利", "闭幕", "开幕",
                  "制定", "关于", "和",   "的",   "后", "前",   "与",   "及",   "把",   "将",   "对",   "作出"}) == 0;
  }

  Role WithUnit() const {
    switch (unit_.dimension) {
      case Dimension::age:
        return IsLifetime() ? Role::measure : Role::other;
      case Dimension::discount:
        return Role::other;
      case Dimension::duration:
        if (MeasuresMonths(text_, {begin_, end_})) return Role::measure;
        return n_.bare_scale && before_ == U'个' ? Role::name : Role::period;  // 两个百年
      case Dimension::voltage:
      case Dimension::frequency:
        return Role::name;
      case Dimension::score:
        if (Ahead(c_, {"时", "点"})) return Role::other;  // 9时30分
        if (IsThreshold(c_)) return Role::name;           // 高考600分以上考生
        break;
      default:
        break;
    }
    if (before_ == U'每' || IsRateBase(c_)) return Role::name;
    if (IsFloor(c_)) return Role::name;
    if (n_.bare_scale) return BareScale();
    if (unit_.is(Dimension::money)) return IsThreshold(c_) ? Role::name : Role::measure;
    if (unit_.is(Dimension::time)) return TimeRole();
    if (IsCapacity(c_)) return Role::name;
    if (unit_.is(Dimension::count) || unit_.is(Dimension::person)) return Count();
    if (unit_.surface == "方" && !n_.arabic) return Role::name;  // 三方会谈
    return Role::measure;
  }

  // 万元GDP, 亿元以上企业; but 突破万亿元.
  Role BareScale() const {
    // 近百家企业, 百余场活动: round, but counted.
    if (unit_.is(Dimension::count) || unit_.is(Dimension::person)) {
      return (IsReached() || n_.over) && unit_.surface != "级" ? Role::measure : Role::name;
    }
    const bool counts = !NounBehind(c_) && !IsThreshold(c_);
    return IsReached() && n_.scale >= 4 && counts ? Role::measure : Role::name;
  }

  // The verb before a scale that stands for a number: 突破万亿.
  bool IsReached() const {
    return Ahead(c_, {"突破", "突破了", "超", "超过", "过", "破", "达", "达到", "近", "跨越", "跃上", "迈上", "站上",
                      "冲上", "逾"});
  }

  // 人均预期寿命提高到78.2岁 measures, other ages do not.
  bool IsLifetime() const {
    uint32_t at = begin_;
    for (int i = 0; i < kPhrase && !IsMarkChar(CodePointBefore(text_, at)); ++i) {
      if (EndsAt(text_, at, "寿命")) return true;
      at = PreviousStart(text_, at);
    }
    return false;
  }

  // 24小时服务 names something; 由3天压减到1天 measures.
  Role TimeRole() const {
    if (!n_.arabic || Ahead(c_, {"春节", "国庆", "中秋", "五一", "清明", "端午", "元旦", "假期", "长假", "黄金周"}))
      return Role::name;                        // 春节7天
    constexpr std::string_view kWithin = "内";  // 100天内新开工项目, but 压缩到3天内
    if (StartsAt(text_, c_.unit_end, kWithin) && IsHan(CodePointAt(text_, c_.unit_end + kWithin.size())) &&
        !AnyBefore(text_, begin_, {"至", "到", "为", "过", "在"}) &&
        AnyAt(text_, c_.unit_end + static_cast<uint32_t>(kWithin.size()), {"办", "完", "审", "送", "答", "到"}) == 0)
      return Role::name;
    const bool verb = Behind(c_, {"压", "缩", "减", "增", "升", "提", "延", "降", "办", "内", "实现", "完成", "超"});
    return NounBehind(c_) && !verb ? Role::name : Role::measure;
  }

  Role Count() const {
    const std::string_view u = unit_.surface;
    const double v = n_.low.Value();
    if (u == "位" && StartsAt(text_, c_.unit_end, "数")) return Role::name;  // 两位数
    if (u == "位" && n_.arabic) return Role::measure;
    if (u == "级") return Level();
    if (u == "届" || u == "号" || u == "层" || u == "番") return Role::ordinal;
    // 黄河十九路, 55路有轨电车: names of roads and lines; 高清探头1,500路 are counted.
    if (u == "路" && (!n_.arabic || Behind(c_, {"公交", "有轨", "电车"}))) return Role::name;
    if (u == "期" && !n_.arabic && v < 11) return Role::ordinal;
    if (u == "次" && !n_.arabic && IsSession()) return Role::ordinal;
    if (u == "次" && EndsAt(text_, begin_, "连续")) return Role::other;  // 连续四次, like 连续四年
    if (u == "条" && Behind(c_, {"意见", "新政", "措施", "举措", "政策"})) return Role::list_count;
    if (IsField()) return Role::other;
    if (n_.arabic || v > 20 || n_.over) return Role::measure;
    if (v < 2 && !OpensList(u)) return Role::other;                     // 一个, 一项: hardly more than an article
    if (StartsAt(text_, begin_, "二") && v == 2) return Role::ordinal;  // 二轮承包: counts say 两
    if (u == "轮" && Behind(c_, {"车", "摩", "电动", "驱动", "汽"})) return Role::name;
    return Listed(u);
  }

  // 三级医院 is of the third class, 市县两级 are two, an earthquake has 8.0.
  Role Level() const {
    if (n_.point && n_.arabic) return Role::measure;
    const bool listed =
        before_ == U'县' || before_ == U'乡' || before_ == U'村' || before_ == U'市' || before_ == U'镇';
    return listed || StartsAt(text_, begin_, "两") ? Role::list_count : Role::ordinal;
  }

  // 九届十三次全委会, 二次会议: one of a row of sessions.
  bool IsSession() const {
    return Behind(c_, {"全会", "全体", "全委", "党代会", "代表大会"}) || Ahead(c_, {"届", "大", "中央"}) ||
           (StartsAt(text_, begin_, "二") && n_.low.Value() == 2);
  }

  // 居15个副省级城市第一: the field in which something ranks.
  bool IsField() const {
    if (!AnyBefore(text_, begin_, {"居", "列", "在", "排"})) return false;
    uint32_t at = c_.unit_end;
    for (int i = 0; i < 14 && IsHan(CodePointAt(text_, at)); ++i) {
      if (AnyAt(text_, at, {"第", "首位", "前列"})) return true;
      NextCodePoint(text_, at);
    }
    return false;
  }

  // 一条环路、两条步道: the first of a list that counts the others in the same way.
  bool OpensList(std::string_view u) const {
    constexpr int kLongest = 16;  // characters of a member
    uint32_t at = c_.unit_end;
    for (int i = 0; i < kLongest && IsHan(CodePointAt(text_, at)); ++i) NextCodePoint(text_, at);
    constexpr std::string_view kMark = "、";
    if (!StartsAt(text_, at, kMark)) return false;
    at += static_cast<uint32_t>(kMark.size());
    const uint32_t next = at + AnyAt(text_, at, {"两", "二", "三", "四", "五", "六", "七", "八", "九", "十"});
    return next > at && StartsAt(text_, next, u);
  }

  // 落实项目九项，: what is counted stands before, and nothing behind.
  bool ClosesClause(std::string_view u) const {
    if (u != "个" && u != "项" && u != "件") return false;
    return IsHan(before_) &&
           (after_ == U'，' || after_ == U',' || after_ == U'。' || after_ == U'；' || after_ == U';');
  }

  // A small Chinese count: the first word of the table behind it decides, near the count; else what its classifier
  // mostly does, and above ten it counts.
  Role Listed(std::string_view u) const {
    static const Trie nouns = TrieOf(kListNouns);
    static constexpr std::string_view kLabels[] = {"个", "项", "条", "类", "种", "件", "面", "点", "字",
                                                   "道", "篇", "张", "步", "度", "讲", "通", "位"};
    const bool labels = std::find(std::begin(kLabels), std::end(kLabels), u) != std::end(kLabels);
    const bool few = n_.low.Value() <= 10;
    if (ClosesClause(u)) return Role::measure;
    if (u == "位" && AnyBefore(text_, begin_, {"前移", "前进", "后移", "上升", "提升", "下降"})) return Role::measure;
    uint32_t at = c_.unit_end;
    for (int i = 0; i < (labels && few ? kPhrase : kNear) && at < text_.size(); ++i) {
      if (IsMarkChar(CodePointAt(text_, at))) break;
      const Trie::Match m = nouns.Longest(text_, at);
      if (m && kListNouns[m.value].kind == ListNoun::list)
        return IsDeedDone(c_, m.end) ? Role::measure : Role::list_count;
      if (m && kListNouns[m.value].kind == ListNoun::name) return Role::name;
      if (m) return Role::measure;
      NextCodePoint(text_, at);
    }
    return labels && few ? Role::list_count : Role::measure;
  }

  const NumeralContext& c_;
  std::string_view text_;
  const Number& n_;
  const Unit& unit_;
  uint32_t begin_;
  uint32_t end_;
  char32_t before_ = 0;
  char32_t after_ = 0;
};

}  // namespace

Role ClassifyRole(const NumeralContext& context, Form& form) { return Classifier(context).Classify(form); }

}  // namespace baogao
