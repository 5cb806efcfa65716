// Whose a bare head is: 经费 behind 国家级项目20项 is 国家级项目经费. The owner is what the amount before was told of,
// less its own measure.
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

constexpr std::string_view kFund = "基金";

// Verbs that look at samples: what they find is a rate of what was looked at.
bool IsCheck(std::string_view verb) { return verb == "抽检" || verb == "抽查" || verb == "监督抽检" || verb == "检测"; }

}  // namespace

// 授权量 behind 专利申请量: heads that end alike and are of one length are parallel.
bool SentenceReader::IsParallel(const Head& head) const {
  if (levels_.empty() || levels_.back().group < first_group_) return false;
  const Head before = HeadOf(levels_.back().label.thing);
  constexpr size_t kCharacter = 3;  // bytes
  return before.kind != HeadKind::none && before.word.size() == head.word.size() && before.word != head.word &&
         before.word.size() > kCharacter &&
         before.word.substr(before.word.size() - kCharacter) == head.word.substr(head.word.size() - kCharacter);
}

// 医院863家(公立112家、民营751家),床位5214张: behind a breakdown the text goes on about the whole.
const SentenceReader::Level& SentenceReader::LastWhole() const {
  const size_t last = levels_.size() - 1;
  size_t i = last;
  while (whole_ < 0 && levels_[i].member && i > 0 && last - i < kFar && levels_[i - 1].group >= first_group_) --i;
  return levels_[whole_ < 0 && !levels_[i].member ? i : last];
}

// 项目168个,总投资1426亿元,其中十亿元以上7个;开工…: of the projects, though their investment stands between.
const SentenceReader::Level& SentenceReader::WholeOf(const Level& member) const {
  const int32_t whole = out_[Index(member.observation)].parent;
  for (size_t i = levels_.size(); i-- > 0 && levels_.size() - i <= kFar;) {
    if (levels_[i].observation == whole) return levels_[i];
  }
  return LastWhole();
}

// The amount told before whose owner a bare head takes.
const SentenceReader::Level& SentenceReader::OwningLevel(const Label& label) const {
  const Level* said = &LastWhole();
  // 新能源投资增长70%、装机规模增长38%,利用率…: what a bare head was of.
  const size_t last = levels_.size() - 1;
  const bool bare = said == &levels_[last] && HeadOf(said->label.text).word == said->label.text;
  if (bare && last > 0 && levels_[last - 1].group == group_ && whole_ < 0) said = &levels_[last - 1];
  // 抽检食品[5600批次],检出不合格[112批次],合格率: of those checked, not of those found.
  constexpr size_t kRate = 3;  // bytes of 率
  const bool rate = label.text.ends_with("率") && said == &levels_[last] && last > 0;
  const bool found = said->label.text.starts_with("检出") && Contains(label.text, "发现");
  const bool counted_in =
      rate && (found || said->label.thing.ends_with(label.text.substr(0, label.text.size() - kRate)));
  if (counted_in && levels_[last - 1].group == group_ && levels_[last - 1].counts) said = &levels_[last - 1];
  // 婚姻登记[5万对],其中结婚[3万对],登记合格率: of all that were, as its first word says.
  constexpr size_t kTwoCharacters = 6;  // bytes
  if (whole_ >= 0 && label.text.ends_with("率") && label.text.size() > 2 * kTwoCharacters &&
      Contains(levels_[Index(whole_)].label.text, std::string_view(label.text).substr(0, kTwoCharacters)))
    said = &levels_[Index(whole_)];
  return *said;
}

// 经费 behind 国家级项目20项 is 国家级项目经费; 总产量 behind 粮食播种面积 is 粮食总产量. Empty if there is no owner.
Label SentenceReader::WithOwner(const Cell& cell, const Label& label) const {
  if (levels_.empty() || cell.opening == Opening::sentence || cell.opening == Opening::bracket) return {};
  if (levels_.back().group < first_group_) return {};
  Level before = OwningLevel(label);
  before.label = Lent(std::move(before.label));
  // 监测的星级饭店收入下降3%,平均出租率…: those that are.
  const std::string thing = before.label.thing.starts_with("的") ? before.label.text : before.label.thing;
  // 每千名老人拥有床位36张,火化率46%; 每千人口注册护士3人,人均预期寿命79岁: of nothing told.
  constexpr size_t kShortRate = 4;
  const bool short_rate = label.text.ends_with("率") && CodePoints(label.text) <= kShortRate;
  if (thing.starts_with("每") && (short_rate || label.text.starts_with("人均"))) return {};
  if (!owner_.empty() && !before.counts) return Prefixed(owner_, owner_.text, label);
  if (topic_is_subject_ && topic_group_ == group_ && whole_ < 0) return ToTopic(label);
  // 发放科技创新券2000万元,兑付率61%: of what the money was given as.
  if (!before.counts && HeadOf(thing).kind == HeadKind::none && !before.label.verb.empty())
    return Prefixed(before.label, thing, label);
  // 常住人口456万人,出生率: of people, wherever they live.
  constexpr std::string_view kPeople = "人口";
  if (thing.ends_with(kPeople) &&
      (label.text.ends_with("生率") || label.text.ends_with("增长率") || label.text == "死亡率"))
    return Prefixed(before.label, kPeople, label);
  // 12333热线接听来电[8万个],满意率: of the line.
  constexpr std::string_view kLine = "热线";
  const size_t line = thing.find(kLine);
  if (line != std::string::npos && Contains(label.text, "满意"))
    return Prefixed(before.label, thing.substr(0, line + kLine.size()), label);
  // 研究生教育招生[91万人],毕业生[64万人]: both are of 研究生教育; 登记高校毕业生2287人,就业率: theirs;
  // 专利权质押贷款58笔, 金额: of the loans.
  const Head told = HeadOf(thing);
  const bool theirs = told.word.ends_with("生") && label.text.ends_with("率");
  const bool people = before.dimension == "person";
  const bool owned_too = told.kind == HeadKind::owned && told.word != thing && !theirs && people;
  if (before.counts && !owned_too && !IsParallel(HeadOf(label.thing)))
    return OfCounted(cell, before.label, thing, label);
  const Label of_money = OfMoney(before.label, thing, label);
  return of_money.empty() ? OfMeasured(before.label, thing, label) : of_money;
}

// A head of what was counted: 经费 of 国家级项目20项. `thing`: what was, without its verb.
Label SentenceReader::OfCounted(const Cell& cell, const Label& before, std::string_view thing,
                                const Label& label) const {
  if (label.text.starts_with(thing)) return label;  // 死亡8万人,死亡率8‰
  if (thing.starts_with("各级各类")) return label;  // 各级各类学校2000所,在校生…
  Label noun = label;
  // 抽检食品[3000批次],合格率98%: the rate of those checked.
  if (IsCheck(before.verb) && label.text.ends_with("率")) noun = Prefixed(before, before.verb, label);
  if (label.verb == "获" || label.verb == "获得") noun = Only(label, label.thing);  // 项目51项,获经费5031万元
  // 专利权质押融资登记[38笔]、金额: of what was registered; 离婚登记 is a thing.
  constexpr std::string_view kRegistered = "登记";
  constexpr size_t kLeast = 18;  // bytes
  // 社会保险参保[61万人次],基金收入: of the insurance.
  const bool insured = thing.size() > kRegistered.size() && thing.ends_with("参保") && label.text.starts_with(kFund);
  const bool registered_too = thing.size() >= kLeast && thing.ends_with(kRegistered);
  const size_t registered = insured || registered_too ? kRegistered.size() : 0;
  // 新签约亿元以上项目[48个],协议资金: of those, not of all such projects.
  if (thing.ends_with("项目") && IsMoney(QuantityOf(cell))) {
    for (const std::string_view come : WordList{"签约", "引进", "招引"})
      if (before.verb.ends_with(come)) return Prefixed(before, before.text, noun);
  }
  // 病床总数4.8万张,使用率: of the beds.
  const Head told = HeadOf(thing);
  const bool number = told.kind == HeadKind::generic || told.word == "数量" || told.word == "户数";
  const size_t sum = number && told.word != thing ? told.word.size() : 0;
  return Prefixed(before, thing.substr(0, thing.size() - std::max(registered, sum)), noun);
}

// 发放贷款21亿元,平均利率; 合同资金102亿元,到位率; 专项债券6亿元,支出5亿元; 资金支出进度: of the money, but not
// 上级资金10亿元,支出32亿元. Empty if it is of no money.
Label SentenceReader::OfMoney(const Label& before, std::string_view thing, const Label& label) {
  const bool spent = label.text.starts_with("支出") && (thing.ends_with("债券") || label.text != "支出");
  const bool of_money = label.text.ends_with("率") || spent;
  for (const std::string_view money : WordList{"贷款", "税款", "资金", "券", "外资"}) {
    if (thing.ends_with(money) && thing.size() > money.size() && of_money) return Prefixed(before, thing, label);
  }
  return {};
}

// A head of what was measured: 总产量 of 粮食播种面积. Empty if that names no owner.
Label SentenceReader::OfMeasured(const Label& before, std::string_view thing, const Label& label) const {
  const Head told = HeadOf(thing);
  std::string_view measure = told.kind == HeadKind::none ? MeasureOf(thing) : told.word;
  // 医保基金收入22亿元、支出18亿元: both of the fund.
  if (measure.starts_with(kFund) && measure.size() > kFund.size() && !label.text.starts_with(kFund))
    measure.remove_prefix(kFund.size());
  // 研发经费支出98亿元,投入强度: of the 经费; 小微企业贷款余额60亿元,平均利率: of the loans.
  constexpr std::string_view kFunds = "经费", kLoans = "贷款";
  const bool intensity = label.text.starts_with("投入强度") && measure.starts_with(kFunds);
  const bool of_loans = measure.starts_with(kLoans) && (label.text.ends_with("利率") || label.text == "户数" ||
                                                        (label.text == "不良率" && !thing.starts_with("不良")));
  if ((intensity || of_loans) && measure.size() == kFunds.size()) return Prefixed(before, thing, label);
  if (intensity || of_loans) measure.remove_prefix(kFunds.size());
  std::string_view owner = thing.substr(0, thing.size() - measure.size());
  // 船员证书平均|办理时限2天,网办率…: without the words that say how.
  constexpr size_t kModifier = 6;  // bytes
  const bool how = (told.kind == HeadKind::none || measure.ends_with("率")) && owner.size() > kModifier &&
                   IsPlain(owner.substr(owner.size() - kModifier));
  if (how || (owner.ends_with("平均") && owner.size() > kModifier)) owner.remove_suffix(kModifier);
  // 企业开办“一网通办”率99%,平均用时…: not with a part of the name.
  if (IsCutOut(owner)) owner = owner.substr(0, owner.rfind("“"));
  // 民营经济增速快于全市2个百分点,增加值占三成: of what the rate was told.
  if (measure.empty() && rate_.text.size() > thing.size() && rate_.text.starts_with(thing))
    return Prefixed(before, thing, label);
  if (measure.empty() || CodePoints(owner) < 2 || owner == "各项" || owner == "商品" || owner == "平均") return {};
  if (label.text.starts_with(owner) || label.text.ends_with(owner)) return label;
  // 商品房销售面积52万平方米、销售额28亿元: words that both have stand once.
  return Prefixed(before, owner.substr(0, owner.size() - Overlap(owner, label.text)), label);
}

}  // namespace baogao
