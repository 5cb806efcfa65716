// What a member of a breakdown lacks: the whole's head, or, where it only tells which (国家级, 公办), the whole itself.
#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/observe/sentence.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

struct KindNounRow {
  std::string_view surface;
  bool goods;
};
constexpr KindNounRow kKindNouns[] = {
#include "data/kind_nouns.inc"
};

// 经营主体58万户,其中企业9万户: a short label that names a thing of its own. Goods do so where nothing is `counted`.
bool IsKind(std::string_view label, bool counted) {
  return std::any_of(std::begin(kKindNouns), std::end(kKindNouns),
                     [&](const KindNounRow& row) { return label.ends_with(row.surface) && !(row.goods && counted); });
}

// 引进亿元以上项目60个,其中十亿元以上3个: the members' threshold takes the place of the whole's.
std::string_view BehindThreshold(std::string_view thing) {
  constexpr std::string_view kOver = "以上";
  const size_t at = thing.find(kOver);
  return at == std::string_view::npos ? thing : thing.substr(at + kOver.size());
}

// 国家、省科技计划项目31项(国家级4项): one of the ranks takes the place of both; 各级各类学校612所(小学36所) of all
// kinds.
std::string_view BehindRanks(std::string_view thing, std::string_view label) {
  constexpr std::string_view kAllKinds = "各级各类";
  if (thing.starts_with(kAllKinds)) return thing.substr(kAllKinds.size());
  if (!label.ends_with("级")) return thing;
  for (const std::string_view ranks :
       WordList{"国家级、省级", "国家和省级", "国家、省级", "国家、省", "国家和省", "省、市", "省市"}) {
    if (thing.starts_with(ranks)) return thing.substr(ranks.size());
  }
  return thing;
}

// 新增四上企业102家,其中规上工业49家: a branch of industry stands for those in it.
Label AsBranch(const Label& whole, const Label& label) {
  constexpr std::string_view kBranches[] = {"业", "商贸", "贸易", "建筑", "材料", "信息", "医药", "制造"};
  constexpr size_t kLongest = 8;
  const bool branch =
      CodePoints(label.text) <= kLongest && std::any_of(std::begin(kBranches), std::end(kBranches),
                                                        [&](std::string_view b) { return label.text.ends_with(b); });
  for (const std::string_view kind : WordList{"企业", "项目"}) {
    if (branch && whole.thing.ends_with(kind) && !label.text.ends_with(kind)) return Suffixed(label, whole, kind);
  }
  return label;
}

// 乡村教师, 专任教师: do both end with the same two characters?
bool EndsAlike(std::string_view a, std::string_view b) {
  constexpr size_t kTwoCharacters = 6;
  return a.size() > kTwoCharacters && b.size() > kTwoCharacters &&
         a.substr(a.size() - kTwoCharacters) == b.substr(b.size() - kTwoCharacters);
}

// 新登记经营主体5万户,其中企业1万户; 进口水果1万吨,其中榴莲3000吨: what was done to the whole tells what its members
// are, though they have a noun of their own, where the verb says which things are meant.
bool TellsWhich(std::string_view verb) {
  if (verb.starts_with("新")) return true;
  for (const std::string_view which :
       WordList{"进口", "出口", "接待", "招聘", "引进", "救助", "培训", "查处", "供应", "净增", "春播",
                "授权", "建成", "办理", "投入", "设立", "评选", "抽查", "抽检", "抓获", "破获", "清运"}) {
    if (verb.ends_with(which)) return true;
  }
  return false;
}

// 挂牌督办重大隐患9处,其中省级2处: members that tell which of them share the verb, but for one that says what was found
// of the whole (达标断面, of them Ⅱ类断面), or how people came to be there.
bool ToldOfWhole(std::string_view verb) {
  for (const std::string_view told : WordList{"达标", "纳入", "受理", "办结", "提取"}) {
    if (verb.ends_with(told)) return true;
  }
  return false;
}

// 挂牌企业12家,其中农业3家: a verb that stands for a state goes behind the member: 农业挂牌企业.
bool IsState(std::string_view verb) { return verb == "挂牌" || verb == "注册" || verb == "入库" || verb == "在库"; }

// What is left of the whole's thing where a member takes the place of its ranks, classes or threshold.
std::string_view ReplacedBy(std::string_view member, std::string_view thing) {
  thing = BehindRanks(thing, member);
  // 城乡低保对象24万人(城市4万人): the one of the two takes their place.
  constexpr std::string_view kBoth = "城乡";
  const bool one = member == "城市" || member == "城镇" || member == "农村" || member == "乡村";
  if (one && thing.starts_with(kBoth)) thing.remove_prefix(kBoth.size());
  return member.ends_with("以上") || member.ends_with("级") ? BehindThreshold(thing) : thing;
}

// 获国家科学技术奖3项,其中一等奖1项: a kind of the whole's thing by name. Empty if it is none.
Label AsNamedKind(const Label& whole, std::string_view thing, std::string_view verb, const Label& label) {
  for (const std::string_view kind : WordList{"奖", "站", "点", "所", "队"}) {
    if (!label.text.ends_with(kind)) continue;
    const bool won = whole.verb == "获" && whole.text.ends_with(thing);  // the whole says of what
    // 建成服务站28个,其中乡镇站8个: the shorter word is enough.
    if (kind != "奖" && thing.ends_with(kind) && CodePoints(label.text) > 2) return Prefixed(whole, verb, label);
    if (thing.ends_with(kind)) return Prefixed(whole, won ? std::string_view(whole.text) : thing, label);
    // 7项成果获科技进步奖(一等奖1项): the prize stands before them.
    const size_t at = whole.text.rfind(kind);
    if (at == std::string::npos) continue;
    const std::string_view prize = std::string_view(whole.text).substr(0, at + kind.size());
    return Prefixed(whole, prize, Suffixed(label, whole, thing));
  }
  return {};
}

// 国家级 of 市级以上中心 is 国家级中心, 3A级及以下 of A级景区 is 3A级及以下景区; 地表水 of 总供水量 is no total.
std::string_view BehindLevel(std::string_view thing, std::string_view member) {
  const bool ranks = member.ends_with("级") || member.ends_with("级及以下");
  for (const std::string_view level : WordList{"级以上", "级"}) {
    const size_t at = ranks ? thing.find(level) : std::string_view::npos;
    if (at == std::string_view::npos || at + level.size() == thing.size()) continue;
    thing.remove_prefix(at + level.size());
    break;
  }
  constexpr std::string_view kSum = "总";
  if (thing.starts_with(kSum) && CodePoints(thing) > 3 && !MeasureOf(thing).empty()) thing.remove_prefix(kSum.size());
  return thing;
}

// 审计项目68个,其中经济责任审计|19个; 科技项目52项,其中某计划|9项; 招引亿元以上项目57个(工业|34个): a member that names
// what is done, a programme or a branch, of projects or enterprises. Empty if it is none.
Label AsProject(const Label& whole, const Label& label) {
  constexpr std::string_view kProject = "项目", kOver = "以上";
  if (whole.thing.ends_with(kProject)) {
    for (const std::string_view kind : WordList{"计划", "审计", "改造", "转化"}) {
      if (label.text.ends_with(kind)) return Suffixed(label, whole, kProject);
    }
  }
  const size_t over = whole.thing.find(kOver);
  if (over == std::string::npos) return {};
  const std::string_view noun = std::string_view(whole.thing).substr(over + kOver.size());
  constexpr size_t kLongestBranch = 6;
  if ((noun != kProject && noun != "企业") || CodePoints(label.text) > kLongestBranch || IsKind(label.text, true))
    return {};
  // A threshold or rank of its own (十亿元以上, 国家级), or things by name (上市公司, 世界500强).
  for (const std::string_view own : WordList{"以上", "亿", "超"}) {
    if (Contains(label.text, own)) return {};
  }
  for (const std::string_view own : WordList{"级", "公司", "集团", "强"}) {
    if (label.text.ends_with(own)) return {};
  }
  if (label.text.ends_with(noun)) return {};
  const std::string_view all = whole.text;
  return Prefixed(whole, all.substr(0, all.size() - noun.size()), Suffixed(label, whole, noun));
}

}  // namespace

// A member of a breakdown: what it lacks is the whole's head, or, where it only tells which, the whole itself.
SentenceReader::Completed SentenceReader::AsMember(const Lacking& it) {
  const Label& label = it.label;
  if (whole_ < 0 || !label.verb.empty()) return {};
  const Level& whole = levels_[Index(whole_)];
  // 税收收入87亿元,其中关税4亿元; 一般公共预算收入126亿元,其中税收89亿元、非税37亿元
  constexpr std::string_view kIncome = "收入";
  const bool money = IsMoney(QuantityOf(it.cell)), income = money && whole.label.text.ends_with(kIncome);
  if (income && label.text == "非税") return Suffixed(label, whole.label, kIncome);
  if (money && label.text.ends_with("税") && (income || Contains(whole.label.text, "税"))) return label;
  if (income && label.text == "税收") return label;
  // 减税降费31亿元,其中小微企业普惠性减免13亿元: it says itself what it is.
  for (const std::string_view relief : WordList{"减免", "退税", "缓税", "降费"}) {
    if (money && label.text.ends_with(relief) && label.text.size() > relief.size()) return label;
  }
  // 使用外资金额8856亿元,其中沿线国家新设立企业[4479家]: companies are no part of the money.
  if (IsCount(QuantityOf(it.cell)) && (NamesMoney(whole.label.text) || whole.dimension == "money")) return label;
  // 合作社412个(国家级示范社9个、省级|31个): as the member before says what they are.
  const Level& before = levels_.back();
  constexpr std::string_view kRank = "级";
  if (label.text.ends_with(kRank) && before.member && before.group == group_ && it.cell.opening == Opening::item) {
    const std::string_view told = before.label.text;
    const size_t rank = told.find(kRank);
    const std::string_view thing = rank == std::string_view::npos ? told : told.substr(rank + kRank.size());
    if (rank != std::string_view::npos && CodePoints(thing) > 2 && IsModifier(label.text) &&
        !Contains(whole.label.text, thing))
      return Suffixed(label, before.label, thing);
  }
  const Head head = HeadOf(whole.label.text);
  // 固定资产投资（不含农户）: what stands in brackets is no head.
  const Head own = HeadOf(std::string_view(label.text).substr(0, label.text.find("（")));
  // 工业企业利税90亿元,其中利润76亿元: a bare head is of what the whole is of.
  if (own.kind == HeadKind::owned && own.word == label.text && head.kind != HeadKind::none &&
      whole.label.text.size() > head.word.size() && own.word != head.word)
    return Prefixed(whole.label,
                    std::string_view(whole.label.thing).substr(0, whole.label.thing.size() - head.word.size()), label);
  if (own.kind != HeadKind::none) {
    // 新增贷款50亿元,其中制造业贷款20亿元: new ones too.
    return own.word == head.word && label.verb.empty() ? Prefixed(whole.label, whole.label.verb, label) : label;
  }
  // 接待游客100万人次,其中乡村旅游接待13万人次: the verb stands in the member already.
  const std::string_view done_by = whole.label.verb;
  if (!done_by.empty() && label.text.size() > done_by.size() && label.text.ends_with(done_by))
    return Suffixed(label, whole.label, whole.label.thing);
  // 专利申请1.2万件,其中企业申请8千件: of the same.
  for (const std::string_view done : WordList{"申请", "授权", "登记"}) {
    const std::string_view thing = whole.label.thing, text = label.text;
    if (!thing.ends_with(done) || !text.ends_with(done) || text.size() == done.size() || thing.size() == done.size())
      continue;
    const Label who = Only(label, text.substr(0, text.size() - done.size()));
    size_t patents = thing.find("发明专利");  // 受理国内外发明专利申请, of which 国内申请
    if (patents == std::string_view::npos) patents = thing.find("专利");
    const std::string_view what = patents == std::string_view::npos ? thing : thing.substr(patents);
    return Prefixed(whole.label, whole.label.verb, Suffixed(who, whole.label, what));
  }
  // 授权专利494件,其中发明专利39件: what was done to all was done to these.
  for (const std::string_view done : WordList{"授权", "申请", "有效"}) {
    const std::string_view thing = whole.label.thing;
    if (thing.starts_with(done) && label.text.ends_with(thing.substr(done.size())) && !Contains(label.text, done))
      return Prefixed(whole.label, done, label);
  }
  if (label.text.size() > whole.label.thing.size() && label.text.ends_with(whole.label.thing))
    return Prefixed(whole.label, whole.label.verb, label);
  // Those who earn or produce take the whole: 民营企业|规模以上工业增加值; industries only the head: 采矿业|增加值.
  const bool holder = label.text.ends_with("企业") || label.text.ends_with("园区") || label.text.ends_with("经济") ||
                      label.text.ends_with("类");
  const bool moves = it.predicate.verb != CueKind::word || last_measure_ == Measure::growth;
  if (holder && moves && head.kind != HeadKind::none) {
    // 规模以上工业企业利润增长5%,其中国有控股企业增长3%: one kind of enterprises takes the place of all.
    const std::string_view all = whole.label.text;
    const bool enterprises = all.substr(0, all.size() - head.word.size()).ends_with("企业");
    return Suffixed(label, whole.label, enterprises ? head.word : all);
  }
  const bool industry =
      label.text.ends_with("产业") || label.text == "一产" || label.text == "二产" || label.text == "三产";
  if (head.word.ends_with("生产总值") && industry) return label;  // of an industry it is none
  if (!MeasureOf(label.text).empty()) return label;  // 水资源总量47亿立方米,其中地表水资源量
  // 在用特种设备1.2万台,其中电梯: in use, too.
  for (const std::string_view state : WordList{"在用", "在册"}) {
    if (whole.label.text.starts_with(state) && IsKind(label.text, false)) return Prefixed(whole.label, state, label);
  }
  // 专业技术人才总量14万人(高级1万人): 总量 is of the whole.
  // 高新技术企业保有量623家,其中新材料领域154家: so are these counts.
  const bool counts = IsCount(QuantityOf(it.cell)) && (head.word == "保有量" || head.word == "数量");
  const bool field = counts && label.text.ends_with("领域");
  if ((field || (head.kind == HeadKind::generic && IsModifier(label.text))) &&
      whole.label.thing.size() > head.word.size())
    return Suffixed(label, whole.label,
                    std::string_view(whole.label.thing).substr(0, whole.label.thing.size() - head.word.size()));
  return head.kind != HeadKind::none ? WithHeadOf(whole, head, label) : AsKindOf(whole, QuantityOf(it.cell), label);
}

// 财政收入30亿元,其中税收25亿元: a member that takes the whole's head.
Label SentenceReader::WithHeadOf(const Level& whole, const Head& head, const Label& label) {
  // 向上争取资金3.6亿元(中央1.9亿元): the verb is the members' too; 财政涉农资金(省级2亿元): what money it is.
  const bool ranks = label.text.ends_with("级") || label.text == "中央" || label.text == "市县";
  std::string_view said = ranks && (head.word.ends_with("资金") || head.word == "规模" || head.word == "投资")
                              ? std::string_view(whole.label.thing)
                              : head.word;
  if (whole.dimension == "person" && EndsAlike(label.text, said)) return label;  // 专任教师130人,其中乡村教师80人
  constexpr std::string_view kTotal = "总";  // 公路总里程5000公里,其中高速公路87公里: theirs is no total
  if (said.starts_with(kTotal) && CodePoints(said) > 2) said.remove_prefix(kTotal.size());     // 总额 is a word
  if (const size_t total = said.find("总里程"); total != std::string_view::npos && total > 0)  // 通车总里程
    return Suffixed(Suffixed(label, whole.label, said.substr(0, total)), whole.label, "里程");
  return Prefixed(whole.label, whole.label.verb, Suffixed(label, whole.label, said));
}

// 新增企业30家,其中科技型9家: a member of a whole without a head is one of its kinds; `number` counts it.
Label SentenceReader::AsKindOf(const Level& whole, const Quantity& number, const Label& label) {
  constexpr std::string_view kNew = "新", kPercent = "%";
  // 绸缎下降4%,其中电视机增长17%: nothing says what of it grows.
  if (number.unit == kPercent && whole.unit == kPercent) return label;
  const bool person = number.dimension == "person";
  const bool shares =
      TellsWhich(whole.label.verb) && whole.unit == number.unit && label.tail.empty() && !Contains(label.text, kNew);
  const std::string_view verb = shares ? std::string_view(whole.label.verb) : std::string_view();
  // 基本医疗保险参保528万人,其中城镇职工63万人: insured, too.
  constexpr std::string_view kInsured = "参保";
  if (whole.label.text.ends_with(kInsured) && !Contains(label.text, kInsured) && person)
    return Suffixed(label, whole.label, label.text.ends_with("险") ? kInsured : std::string_view(whole.label.text));
  // 持证残疾人9万人(视力1万人、智力和精神2万人): those who are no people by name are people of the whole.
  const bool people = person && whole.unit == number.unit && whole.label.thing.ends_with("人") &&
                      !IsKind(label.text, true) && !label.text.ends_with("犯");
  const Label project = whole.unit == number.unit ? AsProject(whole.label, label) : Label{};
  if (!project.empty()) return project;
  if (!IsModifier(label.text) && !people) return Prefixed(whole.label, verb, AsBranch(whole.label, label));
  const bool goods = verb == "进口" || verb == "出口" || verb == "春播";
  // 招聘教师850人(小学480人): of the people of these schools.
  const bool school = IsClass(label.text) && person && whole.dimension == "person";
  if (goods || (!school && IsKind(label.text, IsCount(number)))) return Prefixed(whole.label, verb, label);
  if (IsState(whole.label.verb)) return Suffixed(label, whole.label, whole.label.text);
  const std::string_view thing = ReplacedBy(label.text, whole.label.thing);
  // 申请专利3906件,其中发明1288件; 限上企业14家(批发5家): some words stand in front of what tells the members apart.
  for (const std::string_view front : WordList{"申请", "授权", "有效", "限上", "规上", "规模以上", "限额以上"}) {
    if (thing.size() == front.size() || !thing.starts_with(front) || Contains(label.text, front)) continue;
    const Label kind = Suffixed(label, whole.label, thing.substr(front.size()));
    return Prefixed(whole.label, std::string(whole.label.verb) + std::string(front), kind);
  }
  Label named = AsNamedKind(whole.label, thing, verb, label);
  if (!named.empty()) return named;
  Label out = Suffixed(label, whole.label, BehindLevel(thing, label.text));
  return ToldOfWhole(whole.label.verb) ? out : Prefixed(whole.label, whole.label.verb, out);
}

}  // namespace baogao
