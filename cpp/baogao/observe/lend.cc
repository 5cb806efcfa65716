// What the members of a coordinated noun lend each other. The last one says at its end what is measured; the members
// before it lack that, and how much of it is theirs shows where they are alike: by how they end
// (城市居民、农村居民|人均住房 面积), by how they begin (美丽河湖、美丽海湾|建成率), or by their length
// (一产、三产|增加值). The first one says at its front of whom; bare heads behind it lack that
// (企业|营业收入、利润总额).
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/label.h"
#include "baogao/observe/lend_verbs.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr std::string_view kUnit = "单位";
constexpr size_t kCharacter = 3, kTwoCharacters = 2 * kCharacter;  // bytes of Chinese

struct CoverageRow {
  std::string_view surface;
};
constexpr CoverageRow kCoverage[] = {
#include "data/coverage.inc"
};
struct PairRow {
  std::string_view surface, first, second;
};
constexpr PairRow kPairs[] = {
#include "data/pairs.inc"
};

bool IsChinese(std::string_view words) { return words.size() == kCharacter * CodePoints(words); }

std::string_view LastCodePoints(std::string_view words, size_t n) {
  auto at = static_cast<uint32_t>(words.size());
  while (n > 0 && at > 0) at = PreviousStart(words, at), --n;
  return words.substr(at);
}

// 城市居民 and 农村居民人均住房面积: what stands in `last` behind the words with which `before` ends, if it still says
// what is measured. One character is enough where it makes a kind (业, 类): 制造业、战略性新兴产业|占工业增加值比重.
std::string_view BehindSameEnd(std::string_view before, std::string_view last, size_t measure, bool one) {
  constexpr size_t kLongest = 4;
  constexpr std::string_view kKinds = "业类级型区镇村品套网";
  for (size_t n = kLongest; n > 0; --n) {
    const std::string_view end = LastCodePoints(before, n);
    if (end.size() != n * kCharacter || (n == 1 && (!one || !Contains(kKinds, end)))) continue;
    const size_t at = last.find(end, kCharacter);
    if (at == std::string_view::npos) continue;
    const std::string_view tail = last.substr(at + end.size());
    if (tail.size() >= std::max(measure, kTwoCharacters)) return tail;
  }
  return {};
}

// 省 and 市级重点项目数, 进口 and 出口通关时间: what stands behind words of one kind, which may differ in length.
std::string_view BehindSameKind(std::string_view before, std::string_view last) {
  constexpr std::string_view kKind[] = {"国家级", "中央", "国家", "省级", "市级", "县级", "区级",
                                        "省",     "市",   "县",   "区",   "进口", "出口"};
  if (std::find(std::begin(kKind), std::end(kKind), before) == std::end(kKind)) return {};
  for (const std::string_view word : kKind) {
    if (last.starts_with(word) && last.size() > word.size() + kCharacter) return last.substr(word.size());
  }
  return {};
}

// 本外币存 and 贷款余额: half of a word that names two (cpp/data/pairs.tsv) lacks its second character too.
std::string_view BehindHalf(std::string_view before, std::string_view last) {
  if (EndsWithSchool(before)) return {};
  for (const PairRow& row : kPairs) {
    if (row.first.substr(kCharacter) != row.second.substr(kCharacter)) continue;
    if (before.ends_with(row.first.substr(0, kCharacter)) && last.starts_with(row.second))
      return last.substr(kCharacter);
  }
  return {};
}

// 患者规范管理率, 常住居民收入, 次均费用: do the words begin with those whose measure it is, or with how it is taken?
bool OpensMeasure(std::string_view words) {
  constexpr size_t kNear = 4 * kCharacter;
  for (const std::string_view opener :
       WordList{"居民", "患者", "人员", "对象", "企业", "行业", "产业", "学生", "职工", "人口", "农户", "单位",
                "领域", "保险", "案件", "最低", "平均", "人均", "次均", "户均", "亩均", "月均", "日均"}) {
    if (Contains(words.substr(0, kNear), opener)) return true;
  }
  return false;
}

// What the last member shares with those that do not say what is measured.
std::string SharedTail(const std::vector<Label>& members, const std::vector<bool>& own) {
  const std::string_view last = members.back().text;
  // 教育、环境治理业|固定资产投资（不含农户）: what stands in brackets behind the measure is shared with it.
  constexpr std::string_view kOpen = "（", kClose = "）";
  if (const size_t note = last.rfind(kOpen); last.ends_with(kClose) && note != std::string_view::npos && note > 0) {
    std::vector<Label> bare = members;
    bare.back().text.resize(note);
    const std::string tail = SharedTail(bare, own);
    return tail.empty() ? tail : tail + std::string(last.substr(note));
  }
  const std::string_view before = members[members.size() - 2].text;
  constexpr std::string_view kFixed = "固定资产投资";  // of which 投资 is no measure
  const std::string_view measure = last.size() > kFixed.size() && last.ends_with(kFixed) ? kFixed : MeasureOf(last);
  // 小学、初中大班额比例: one class after another.
  constexpr size_t kClass = 6;  // bytes
  if (before.size() == kClass && last.size() > kClass && IsClass(before) && IsClass(last.substr(0, kClass)))
    return std::string(last.substr(kClass));
  const std::string_view of_level = BehindSameKind(before, last);
  if (!of_level.empty()) return std::string(of_level);
  constexpr std::string_view kCases = "案件";
  if (measure.empty() && last.size() > kCases.size() && last.ends_with(kCases))
    return std::string(kCases);  // 刑事、治安案件
  // 电子信息、新材料领域企业; 技术开发、技术转让合同
  for (const std::string_view field : WordList{"领域", "合同"}) {
    if (measure.empty() && last.size() > field.size() && last.ends_with(field)) return std::string(field);
  }
  // 养老、医疗、工伤保险参保
  constexpr std::string_view kInsured = "保险参保";
  if (measure.empty()) return std::string(last.ends_with(kInsured) ? kInsured : std::string_view());
  for (size_t i = members.size() - 1; i-- > 0;) {
    const std::string_view half = BehindHalf(members[i].text, last);
    const std::string_view tail = half.empty() ? BehindSameEnd(members[i].text, last, measure.size(), !own[i]) : half;
    if (!tail.empty()) return std::string(tail);
  }
  // Parallel members are of equal length: 一产、二产、三产增加值; longer ones if they begin alike.
  constexpr size_t kShort = 3;
  const size_t n = CodePoints(before);
  const bool alike = n > kShort && before.substr(0, kTwoCharacters) == last.substr(0, kTwoCharacters);
  if ((n <= kShort || alike) && CodePoints(last) > n && IsChinese(last)) {
    const std::string_view tail = LastCodePoints(last, CodePoints(last) - n);
    // 药材产量 is no shared end of 水果、中药材产量: what is shared is a measure, or that of the same holders.
    if (alike || tail == measure || (tail.ends_with(measure) && OpensMeasure(tail))) return std::string(tail);
  }
  // 职工基本养老、失业保险参保人数: nouns that stand for little without what stands before them.
  for (const std::string_view noun : WordList{"保险", "领域", "案件", "产业链"}) {
    const size_t at = last.find(noun);
    if (at != std::string_view::npos && at > 0 && at + noun.size() + measure.size() <= last.size())
      return std::string(last.substr(at));
  }
  // 公路、水路运输量占比: a share of what is measured.
  const std::string_view of =
      measure == "占比" ? MeasureOf(last.substr(0, last.size() - measure.size())) : std::string_view();
  // 同城、异地|快递业务量占比: of parcels, too.
  constexpr std::string_view kParcels = "快递";
  const size_t parcels = last.find(kParcels);
  if (parcels != std::string_view::npos && parcels > 0 && before.size() <= kTwoCharacters &&
      parcels + kParcels.size() + of.size() + measure.size() == last.size())
    return std::string(last.substr(parcels));
  // PM10、PM2.5|平均浓度: how it is measured is shared, too.
  const std::string_view named = last.substr(0, last.size() - measure.size());
  for (const std::string_view how : WordList{"平均", "年均"}) {
    if (of.empty() && named.ends_with(how) && !before.ends_with(how)) return std::string(how) + std::string(measure);
  }
  return std::string(of) + std::string(measure);
}

// 化工、汽车、机械三大行业增加值, 城投、交投2家集团收入: the numeral says how many they are, what stands behind it is
// of each.
bool LendBehindNumeral(std::vector<Label>& members) {
  constexpr std::string_view kNumerals = "二三四五六七八九十";
  const std::string last = members.back().text;
  for (const std::string_view counter : WordList{"大", "家", "个", "项", "类", "种"}) {
    const size_t at = last.find(counter, kTwoCharacters);
    if (at == std::string::npos || at + kTwoCharacters > last.size()) continue;
    const bool digit = last[at - 1] >= '2' && last[at - 1] <= '9';
    const size_t size = digit ? 1 : kCharacter;
    const std::string_view numeral = std::string_view(last).substr(at - size, size);
    const size_t spelled = numeral == "两" ? 2 : kNumerals.find(numeral) / kCharacter + 2;
    if ((digit ? static_cast<size_t>(last[at - 1] - '0') : spelled) != members.size()) continue;
    const Label whole = members.back();
    const std::string tail = last.substr(at + kCharacter);
    if (tail.starts_with("主要")) return false;  // 四项主要污染物减排量: a name of them all
    Cut(members.back(), last.substr(at - size));
    for (Label& member : members) member = Suffixed(member, whole, tail);
    return true;
  }
  return false;
}

// 第一、二、三产业增加值, 一、二、三产: bare numerals lack what stands around the last one's. A numeral alone is no
// label, so members must all be of one kind.
void LendNumerals(std::vector<Label>& members) {
  constexpr std::string_view kOrdinal = "第", kNumerals = "一二三四五六七八九十";
  const auto numeral = [&](std::string_view words) {
    if (words.starts_with(kOrdinal)) words.remove_prefix(kOrdinal.size());
    return words.size() >= kCharacter && kNumerals.find(words.substr(0, kCharacter)) != std::string_view::npos
               ? words.substr(0, kCharacter)
               : std::string_view();
  };
  // 第一、二、三产业和居民生活用电: the numerals may end before the last member.
  size_t count = 0;
  while (count < members.size() && !numeral(members[count].text).empty()) ++count;
  if (count == 0) return;
  const Label last = members[count - 1];
  const std::string_view of_last = numeral(last.text);
  const std::string rest = last.text.substr(last.text.find(of_last) + kCharacter);
  const bool ordinal = members.front().text.starts_with(kOrdinal);
  if (count < members.size() && (count < 2 || rest.empty())) return;
  for (size_t i = 0; i + 1 < count; ++i) {
    const std::string_view own = numeral(members[i].text);
    if (own.empty() || !members[i].text.ends_with(own)) return;
  }
  for (size_t i = 0; i < count; ++i) {
    Label& m = members[i];
    if (ordinal && !m.text.starts_with(kOrdinal)) m = Prefixed(members.front(), kOrdinal, m);
    if (!m.text.ends_with(rest)) m = Suffixed(m, last, rest);
  }
}

// Returns how many bytes the last member lent.
size_t LendTail(std::vector<Label>& members) {
  std::vector<bool> own;
  for (const Label& member : members) {
    // 邮政业务收入(不包括储蓄)、快递业务收入: what stands in brackets is no measure.
    const std::string_view text = member.text;
    const size_t note = text.ends_with(")") ? text.rfind("(") : text.ends_with("）") ? text.rfind("（") : text.size();
    // 进口、出口通关时间: nor are these, before what the other one says.
    const std::string_view said =
        text == "进口" || text == "出口" ? BehindSameKind(text, members.back().text) : std::string_view();
    const bool trade = !said.empty() && !said.starts_with("总");
    own.push_back(!trade && !MeasureOf(text.substr(0, note)).empty());
  }
  if (LendBehindNumeral(members)) return members.back().text.size();
  const std::string tail = SharedTail(members, own);
  if (tail.empty() || tail == members.back().text) return 0;
  for (size_t i = 0; i + 1 < members.size(); ++i) {
    Label& m = members[i];
    // 国内游客、入境游客数量: what says the measure of one is the thing of the other.
    const bool thing = own[i] && std::string_view(members.back().text)
                                     .substr(0, members.back().text.size() - tail.size())
                                     .ends_with(LastCodePoints(m.text, 2));
    if (own[i] && !thing) continue;
    // 危险废物处置、耕地安全利用率: a rate of what the verb says.
    const bool verb = !m.tail.empty() && tail.ends_with("率");
    m = Suffixed(m, members.back(), verb ? "率" : tail);
  }
  return tail.size();
}

// 每千人口床位数、护士数; 单位产值能耗、碳排放.
void LendRate(std::vector<Label>& members) {
  constexpr std::string_view kPer = "每";
  const Label first = members.front();
  if (!first.text.starts_with(kPer) && !first.text.starts_with(kUnit)) return;
  const std::string_view front = RateFront(first.text);
  if (front.empty() || front.size() == first.text.size()) return;
  for (size_t i = 1; i < members.size(); ++i) {
    Label& m = members[i];
    bool used = false;  // of what a unit is used or given off
    for (const std::string_view use : WordList{"碳排放", "能耗", "水耗", "电耗", "用水量"})
      used |= Contains(m.text, use);
    const bool per = first.text.starts_with(kPer) && !m.text.starts_with(kPer);
    const bool unit = first.text.starts_with(kUnit) && used && !m.text.starts_with(kUnit);
    if (per || unit) m = Prefixed(first, front, m);
  }
}

// The threshold with which a label begins: 规模以上; else empty.
std::string_view ThresholdOf(std::string_view label) {
  constexpr std::string_view kOver = "上", kUnder = "下";
  std::string_view longest;
  for (const CoverageRow& row : kCoverage) {
    if (!row.surface.ends_with(kOver) && !row.surface.ends_with(kUnder)) continue;
    if (label.starts_with(row.surface) && row.surface.size() > longest.size()) longest = row.surface;
  }
  return longest;
}

// 农村特困人员集中供养标准 and 分散供养标准: a shorter member that ends as the first one does, by more than was `lent`,
// lacks what stands before that; 规模以上高技术制造业增加值 and 装备制造业增加值: or the threshold.
void LendFront(std::vector<Label>& members, size_t lent) {
  const Label first = members.front();
  const size_t head = std::max(MeasureOf(first.text).size(), lent);
  // Lengths in bytes are compared, so characters of another width (RCEP) stay out.
  if (head == 0 || !IsChinese(first.text)) return;
  const std::string_view threshold = ThresholdOf(first.text);
  for (size_t i = 1; i < members.size(); ++i) {
    Label& m = members[i];
    if (!IsChinese(m.text) || m.text.size() >= first.text.size() || m.text.size() < head + 2 * kTwoCharacters) continue;
    const size_t same = head + kTwoCharacters;
    if (m.text.substr(m.text.size() - same) != first.text.substr(first.text.size() - same)) continue;
    const size_t size = threshold.empty() ? first.text.size() - m.text.size() : threshold.size();
    const std::string_view front = std::string_view(first.text).substr(0, size);
    // 职工基本养老保险, but 失业保险: only some insurances are called so. Words are of two characters: a front of an
    // odd number mostly ends within one, and a single word is mostly the member's own (高中阶段教育, 高等教育).
    const bool whole = !front.ends_with("基本") && size % kTwoCharacters == 0 && size > kTwoCharacters;
    if (ThresholdOf(m.text).empty() && whole) m = Prefixed(first, front, m);
  }
}

// 工业生产者出厂价格、购进价格: whose they are.
void LendProducers(std::vector<Label>& members) {
  constexpr std::string_view kSold = "出厂价格", kBought = "购进价格";
  const Label first = members.front();
  const size_t at = first.text.find(kSold);
  if (at == std::string::npos || at == 0) return;
  for (Label& m : members) {
    if (m.text.starts_with(kBought)) m = Prefixed(first, std::string_view(first.text).substr(0, at), m);
  }
}

// 专利申请量、授权量, 企业营业收入、利润总额: a later member that is a bare head lacks the first one's modifier, if it
// ends as the first one does or is a thing that must be somebody's.
void LendModifier(std::vector<Label>& members) {
  const Label first = members.front();
  const std::string_view measure = MeasureOf(first.text);
  if (measure.empty() || first.text.size() <= measure.size()) return;
  for (size_t i = 1; i < members.size(); ++i) {
    Label& m = members[i];
    // 贷款总量、增量; 学前教育普惠率、公办率
    const bool rate = m.text.ends_with("率") && m.text == MeasureOf(m.text) && measure.size() == m.text.size();
    if (HeadOf(m.text).word != m.text && m.text != "增量" && !rate) continue;
    if (LastCodePoints(m.text, 1) != LastCodePoints(first.text, 1) && HeadOf(m.text).kind != HeadKind::owned) continue;
    m = Prefixed(first, std::string_view(first.text).substr(0, first.text.size() - measure.size()), m);
  }
}

// What stands before the part of `first` that is as long as `m`, if it is a front that `m` lacks: 国家知识产权 of
// 国家知识产权示范企业 for 优势企业, 某线改扩建工程 of 某线改扩建工程路基 for 隧道, 国家现代农业 of 国家现代农业产业园
// for 产业强镇.
std::string_view FrontOfThing(std::string_view first, std::string_view m) {
  constexpr size_t kLongest = 4 * kCharacter;
  if (!IsChinese(m) || m.size() > kLongest || m.size() < kTwoCharacters || first.size() < m.size() + kTwoCharacters)
    return {};
  const std::string_view front = first.substr(0, first.size() - m.size());
  if (m.size() == kLongest && m.ends_with(LastCodePoints(first, 2)) && front.size() % kTwoCharacters == 0) return front;
  if (front.ends_with("工程") || front.ends_with("项目")) return front;
  const size_t same = first.rfind(m.substr(0, kTwoCharacters));
  const bool starts = same != std::string_view::npos && same > kTwoCharacters && same + kLongest >= first.size();
  return starts ? first.substr(0, same) : std::string_view();
}

// Short things of one kind lack the first one's front.
void LendThing(std::vector<Label>& members) {
  const Label first = members.front();
  if (!IsChinese(first.text) || !MeasureOf(first.text).empty()) return;
  for (size_t i = 1; i < members.size(); ++i) {
    const std::string_view front = FrontOfThing(first.thing, members[i].text);
    if (!front.empty()) members[i] = Prefixed(first, front, members[i]);
  }
}

// 报销比例职工、居民: what stands before the first of them is said of all.
void LendBehindClass(std::vector<Label>& members) {
  Label first = members.front();
  MoveClass(first);
  if (first.text == members.front().text) return;
  constexpr size_t kTwo = 6;  // bytes of each such word
  const std::string said = first.text.substr(kTwo);
  members.front() = first;
  members.front().thing = first.text;
  for (size_t i = 1; i < members.size(); ++i) {
    if (members[i].text.size() == kTwo) members[i] = Suffixed(members[i], first, said);
  }
}

}  // namespace

std::string_view RateFront(std::string_view rate) {
  constexpr std::string_view kHave = "拥有";
  const size_t have = rate.find(kHave);
  if (have != std::string_view::npos) return rate.substr(0, have + kHave.size());
  const std::string_view measure = rate.starts_with(kUnit) ? MeasureOf(rate) : HeadOf(rate).word;
  if (!measure.empty()) return rate.substr(0, rate.size() - measure.size());
  for (const std::string_view whom : WordList{"人口", "居民", "老人", "儿童", "学生", "人", "户"}) {
    const size_t at = rate.find(whom);
    if (at != std::string_view::npos) return rate.substr(0, at + whom.size());
  }
  return {};
}

void CompleteMembers(std::vector<Label>& members) {
  LendNumerals(members);
  LendBehindClass(members);
  LendObject(members);
  const size_t lent = LendTail(members);
  LendRate(members);
  LendFront(members, lent);
  LendModifier(members);
  LendProducers(members);
  LendThing(members);
}

std::vector<Label> SplitPair(const Label& label) {
  // From the back: 城乡低保 before 城乡.
  for (auto it = std::rbegin(kPairs); it != std::rend(kPairs); ++it) {
    const PairRow& row = *it;
    const size_t at = label.text.find(row.surface);
    if (at == std::string::npos) continue;
    std::vector<Label> out;
    for (const std::string_view word : WordList{row.first, row.second}) {
      Label member = label;
      member.text.replace(at, row.surface.size(), word);
      member.thing = member.text;
      out.push_back(std::move(member));
    }
    return out;
  }
  return {};
}

Label Counterpart(const Label& word, const Label& other) {
  for (const PairRow& row : kPairs) {
    if (word.text != row.first && word.text != row.second) continue;
    const std::string_view turned = word.text == row.first ? row.second : row.first;
    const std::string_view text = other.text;
    const size_t at = text.find(turned);
    if (at == std::string_view::npos) continue;
    return Prefixed(other, text.substr(0, at), Suffixed(word, other, text.substr(at + turned.size())));
  }
  return {};
}

}  // namespace baogao
