// The noun behind a number: the words up to a mark or a verb, and what the verb phrase behind them tells of them.
#include <algorithm>
#include <string>

#include "baogao/observe/heads.h"
#include "baogao/observe/label.h"
#include "baogao/observe/right_cuts.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

bool IsWords(const Item& item) { return item.kind == ItemKind::words; }
bool IsVerb(const Item& item) { return item.is(CueKind::action); }

// [340项]2020年以来立项的|项目: where an attribute that opens at item `at` ends, behind its 的; `at` if none opens.
int32_t AttributeEnd(std::string_view text, const std::vector<Item>& items, int32_t at, int32_t end) {
  constexpr int32_t kLongest = 4;  // items
  for (int32_t i = at; i < std::min(end, at + kLongest); ++i) {
    const Item& item = items[Index(i)];
    if (item.span.of(text).starts_with("的")) return i > at ? i + 1 : at;
    if (!IsVerb(item) && !IsWords(item) && item.kind != ItemKind::period) break;
  }
  return at;
}

// 均衡发展|完成评估, 垃圾焚烧|发电|项目: is the verb at item `at` part of a noun, as what follows shows?
bool IsNominal(std::string_view text, const std::vector<Item>& items, int32_t at, int32_t end) {
  if (!IsVerb(items[Index(at)]) || at + 1 >= end) return false;
  const Item& next = items[Index(at + 1)];
  if (next.is(CueKind::light) && next.span.of(text) != "实施") return true;  // 出台|实施 are two verbs
  for (const std::string_view thing : WordList{"项目", "工程", "问题", "系统", "设施", "机构", "断面", "等"}) {
    if (IsWords(next) && next.span.of(text).starts_with(thing)) return true;
  }
  return false;
}

// 5大活动, 3类企业: does a digit stand at byte `at`?
bool OpensWithCount(std::string_view text, uint32_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// The items of the noun behind a number.
ItemRange NounRange(std::string_view text, const std::vector<Item>& items, const Cell& cell, bool governed) {
  ItemRange noun = {cell.at + 1, 0};
  while (noun.begin < cell.right_end && items[Index(noun.begin)].is(CueKind::trim)) ++noun.begin;
  noun.end = noun.begin;
  int32_t listed = -1;   // the last 、 in it
  int32_t joined = -1;   // the last 和 in it
  bool nominal = false;  // 做好[22公里]道路的|扩建|和|绿化、沿街[60栋]…: verbs behind 的 are nouns
  bool verbs = false;
  while (noun.end < cell.right_end) {
    const Item& item = items[Index(noun.end)];
    const bool of = item.is(CueKind::trim) && item.span.of(text) == "的";
    const bool joins = item.is(CueKind::connective) && noun.end + 1 < cell.right_end;
    // [46条]旅游线路、5大活动: those are counted by their name.
    if (item.is(Mark::enumeration) && noun.end > noun.begin && OpensWithCount(text, item.span.end)) break;
    if (item.is(Mark::enumeration)) listed = noun.end;
    if (joins) joined = noun.end;
    if (IsWords(item) || joins || of || item.is(Mark::enumeration) || (nominal && IsVerb(item)) ||
        (noun.end > noun.begin && IsNominal(text, items, noun.end, cell.right_end))) {
      nominal = of ? governed && !cell.closes && noun.end > noun.begin : nominal && (joins || IsVerb(item));
      verbs |= IsVerb(item);
      ++noun.end;
      continue;
    }
    const int32_t behind = AttributeEnd(text, items, noun.end, cell.right_end);
    if (behind == noun.end) break;
    noun.end = behind;
  }
  if (verbs && noun.end == cell.right_end && listed > noun.begin) noun.end = listed;  // 沿街 is the next number's
  // [3个]殡仪馆和|公墓[144处]: what 和 joins is counted by the next number.
  if (!cell.closes && noun.end == cell.right_end && joined > noun.begin && noun.end > joined + 1) {
    const std::string_view words = items[Index(noun.end - 1)].span.of(text);
    const std::string_view next = items[Index(cell.right_end)].span.of(text);
    const bool money = next.ends_with("元") || next.ends_with("万") || next.ends_with("亿");
    if (!money && !words.ends_with("的") && !words.ends_with("等")) noun.end = joined;
  }
  // [三条]高速公路、某大桥、某机场等一批重大项目: it counts the first of them.
  if (listed < 0) return noun;
  const std::string_view words =
      Span{items[Index(noun.begin)].span.begin, items[Index(noun.end - 1)].span.end}.of(text);
  if (!Contains(words, "等一批") && !Contains(words, "等一大批")) return noun;
  for (int32_t i = noun.begin + 1; i < noun.end; ++i) {
    if (items[Index(i)].is(Mark::enumeration)) return {noun.begin, i};
  }
  return noun;
}

// The verb behind a noun that ends at item `at`: adverbs and the sign of the passive stand between.
int32_t VerbBehind(std::string_view text, const std::vector<Item>& items, int32_t at, int32_t end) {
  for (; at < end; ++at) {
    const Item& item = items[Index(at)];
    const bool passive =
        item.is(CueKind::preposition) && item.span.of(text) == "被" && at + 1 < end && IsVerb(items[Index(at + 1)]);
    if (!item.is(CueKind::trim) && !item.is(CueKind::all) && !passive) break;
  }
  return at;
}

// [1万亿元]国债|支持灾后重建: does the verb at item `verb` say what for? 消费|促进活动 is a name.
bool TellsPurpose(std::string_view text, const std::vector<Item>& items, ItemRange phrase) {
  constexpr std::string_view kPurposes[] = {"支持", "推动", "促进", "助力", "带动", "撬动", "满足", "缓解"};
  constexpr uint32_t kShortest = 12;  // bytes of what it is for
  const Span word = items[Index(phrase.begin)].span;
  return std::find(std::begin(kPurposes), std::end(kPurposes), word.of(text)) != std::end(kPurposes) &&
         items[Index(phrase.end - 1)].span.end >= word.end + kShortest;
}

// Does a verb stand directly before the number that the label will keep?
bool Keeps(const std::vector<Item>& items, const Cell& cell) {
  return cell.at > cell.left && IsVerb(items[Index(cell.at - 1)]);
}

// [86个]城中村、[33个]棚户区|征收搬迁: the verb phrase behind the last member of a list is said of those before it,
// nouns alone, too. Empty if there is none.
ItemRange PhraseOfList(std::string_view text, const Clauses& clauses, const Cell& cell) {
  constexpr size_t kLongest = 6;  // members
  const auto& items = clauses.items;
  const auto first = static_cast<size_t>(&cell - clauses.cells.data());
  for (size_t i = first + 1; i < std::min(clauses.cells.size(), first + kLongest); ++i) {
    const Cell& next = clauses.cells[i];
    if (next.opening != Opening::item || next.left != next.at) return {};
    const ItemRange noun = NounRange(text, items, next, true);
    const int32_t verb = VerbBehind(text, items, noun.end, next.right_end);
    if (noun.empty() || verb < next.right_end)
      return next.closes && verb < next.right_end && !noun.empty() ? ItemRange{verb, next.right_end} : ItemRange{};
  }
  return {};
}

// [3个]村|完成产权改革: does the light verb that opens the phrase say something? [8户]企业|实现签约,
// 对[7个]单位|开展检查 do not.
bool Achieves(std::string_view text, const std::vector<Item>& items, const Cell& cell, ItemRange phrase) {
  const bool dealt_with = cell.at > cell.left && items[Index(cell.at - 1)].is(CueKind::preposition);
  const bool verb_alone = phrase.begin + 2 >= phrase.end && IsVerb(items[Index(phrase.begin + 1)]);
  std::string_view word = items[Index(phrase.begin)].span.of(text);
  constexpr std::string_view kDone = "了";
  if (word.ends_with(kDone)) word.remove_suffix(kDone.size());
  for (const std::string_view achieved : WordList{"完成", "实施", "开展"}) {
    if (word.ends_with(achieved)) return !dealt_with && !verb_alone;
  }
  return false;
}

// [5个]引进共建机构|正式|签约: what became of them stands in front.
Label WhatBecame(std::string_view text, const std::vector<Item>& items, ItemRange phrase, Label done) {
  const Item& last = items[Index(phrase.end - 1)];
  constexpr size_t kTwoVerbs = 4;  // 集中供水
  if (IsVerb(last) && phrase.end - 1 > phrase.begin && CodePoints(done.text) > kTwoVerbs)
    MoveForward(done, last.span.of(text));
  KeepOnly(done, ShedEnd(done.text));
  if (!done.thing.empty()) done.thing = done.text;
  return done;
}

// 完成[3个]先导区|建设, 启动[3个]先导区|建设: the work is begun or done, 建设 is a noun. Not 推进[3个]先导区|建设.
bool BeginsOrEnds(std::string_view text, const std::vector<Item>& items, const Cell& cell) {
  for (int32_t i = cell.at - 1; i >= 0; --i) {
    const Item& item = items[Index(i)];
    if (item.kind == ItemKind::mark && !item.is(Mark::enumeration)) return false;
    std::string_view word = item.span.of(text);
    if (word.ends_with("了")) word.remove_suffix(std::string_view("了").size());
    if (word.ends_with("完成") || word.ends_with("启动")) return true;
  }
  return false;
}

// 完成[25所]学校|维修改造, 设立[2亿元]的成果|转化基金: what a verb governs is one noun, verbs inside it included.
Label Governed(const Label& label, const Label& done, bool work) {
  if (done.text == "建设" && !label.text.ends_with("化") && !work) {  // 推进[3个]先导区|建设: 建设先导区
    Label built = Prefixed(done, done.text, label);
    built.verb = done.text;
    built.thing = label.text;
    return built;
  }
  for (const std::string_view grant : WordList{"支持", "给予支持", "予以支持"}) {
    if (done.text == grant) return label;
  }
  return Suffixed(label, done, ShedWork(done.text));
}

// 组织[40家]单位|参加检查, 扶持[60名]妇女|创业: does the verb before the number make others do what stands behind them?
bool Causes(std::string_view text, const std::vector<Item>& items, const Cell& cell) {
  const std::string_view word = cell.at > cell.left ? items[Index(cell.at - 1)].span.of(text) : std::string_view();
  for (const std::string_view makes :
       WordList{"组织", "推动", "引导", "鼓励", "支持", "实现", "解决", "帮助", "扶持", "帮扶", "资助", "带动", "引进",
                "吸引", "争取", "督促", "动员", "援助"}) {
    if (word.ends_with(makes)) return true;
  }
  return false;
}

// Are they people, or what people run?
bool ActsItself(std::string_view noun) {
  for (const std::string_view who :
       WordList{"人口", "企业", "单位", "主体", "组织", "机构", "协会", "商会", "人", "民",     "众",
                "员",   "女",   "生",   "工",   "者",   "童",   "户",   "师",   "兵", "派出所", "商"}) {
    if (noun.ends_with(who)) return true;
  }
  return false;
}

// 解决[6000名]农村人口饮水安全问题, 扶持[60名]妇女创业: what they are helped to or freed of stands in front of them.
void TellOf(Label& label) {
  for (const std::string_view what : WordList{"问题", "困难", "创业", "就业", "增收", "脱贫"}) {
    if (!label.text.ends_with(what)) continue;
    for (const std::string_view who :
         WordList{"人口", "居民", "群众", "人员", "妇女", "农民", "牧民", "职工", "学生", "青年"}) {
      const size_t at = label.text.find(who);
      if (at == std::string::npos) continue;
      MoveForward(label, std::string(label.text.substr(at + who.size())));
      label.thing = label.text;
      return;
    }
  }
}

// [3所]高职高专|升格本科: what they did or was done to them tells which. [4家]医院业务用房未|达标: or what not.
Label Telling(Label label, Label done) {
  KeepOnly(label, ShedEnd(label.text));                      // [2座]墓地得到|治理
  for (const std::string_view how : WordList{"未", "新"}) {  // [2名]专家新|入选人才计划
    if (!label.text.ends_with(how) || label.text.size() == how.size() || label.text.ends_with("创新")) continue;
    done = Prefixed(Only(label, std::string_view(label.text).substr(label.text.size() - how.size())), how, done);
    Cut(label, how);
  }
  // [9个]国控断面水质|达标: the water does.
  constexpr std::string_view kWater = "水质";
  if (label.text.ends_with(kWater) && label.text.size() > kWater.size()) {
    done = Prefixed(Only(label, kWater), kWater, done);
    Cut(label, kWater);
  }
  // [2595套]保障性住房|建设任务: what is done to them, as a noun.
  const std::string_view work = ShedWork(done.text);
  if (work.size() < done.text.size() && work == done.verb) return Suffixed(label, done, work);
  if (done.text.ends_with(label.text)) return done;
  Label out = Prefixed(done, done.text, label);
  out.verb = done.verb;
  out.thing = label.text;
  return out;
}

// 交办的[172件]信访件|办结[169件], [24个]项目|竣工[12个]: does the number behind the words count the same things?
bool CountedAlike(std::string_view text, const std::vector<Item>& items, const Cell& cell) {
  if (Index(cell.right_end) >= items.size() || !IsVerb(items[Index(cell.right_end - 1)])) return false;
  // 在[24个]大项中|获得冠军[100个]: not of those.
  if (items[Index(cell.right_end - 2)].span.of(text).ends_with("中")) return false;
  const Item& next = items[Index(cell.right_end)];
  const std::string_view number = items[Index(cell.at)].span.of(text);
  const std::string_view unit = number.substr(PreviousStart(number, static_cast<uint32_t>(number.size())));
  return next.kind == ItemKind::quantity && next.span.of(text).ends_with(unit);
}

}  // namespace

Label RightNoun(std::string_view text, const Clauses& clauses, const Cell& cell, int32_t clause_end, bool governed,
                int32_t& taken) {
  const auto& items = clauses.items;
  taken = cell.at + 1;
  const ItemRange noun = NounRange(text, items, cell, governed);
  Label label = FromItems(text, items, noun);
  // 电冰箱 224万台 54．8: the next column of a table.
  constexpr std::u32string_view kDigits = U"0123456789０１２３４５６７８９-－";
  if (!label.empty() && !IsLabel(label.text) && kDigits.find(CodePointAt(label.text, 0)) != std::u32string_view::npos)
    return {};
  // [1250家]企业“上云上平台”: what they do tells which.
  for (const std::string_view who : WordList{"企业“", "单位“", "机构“", "学校“", "医院“"}) {
    const size_t at = label.text.ends_with("”") ? Find(label.text, who) : std::string_view::npos;
    if (at == std::string_view::npos) continue;
    MoveForward(label, label.text.substr(at + who.size() - std::string_view("“").size()));
    label.thing = label.text;
  }
  if (!cell.closes && CutShare(label)) return label;
  // [15个]重点事项审批时限|压缩[70%]
  const Item* next = noun.end < cell.right_end ? &items[Index(noun.end)] : nullptr;
  const bool moves = next != nullptr && noun.end + 1 == cell.right_end &&
                     (next->is(CueKind::rise) || next->is(CueKind::fall) || next->is(CueKind::reach));
  const bool part = next != nullptr && next->is(CueKind::share);
  // [12户]企业资产总额[4918亿元]: what they have is the next number's.
  const bool paid = next == nullptr && Index(cell.right_end) < items.size() &&
                    items[Index(cell.right_end)].span.of(text).ends_with("元") &&
                    !items[Index(cell.at)].span.of(text).ends_with("元");
  const bool rate =
      !cell.closes && (((next == nullptr || moves) && CutRate(label, moves || paid)) || (part && CutAmongThem(label)));
  const bool whole = CutRole(text, items, cell, label);
  // 完成全年收入[385亿元]的目标; but 实现[翻番]的目标 has nothing else to say of what.
  const bool aim = noun.begin > cell.at + 1 && (label.text == "目标" || label.text == "目标任务") &&
                   !items[Index(cell.at)].span.of(text).starts_with("翻");
  if (aim || IsReached(cell, label.text) || label.text == "计" || label.text == "等")
    return {};  // 沟渠[318条]计402公里
  for (const std::string_view no_noun :
       WordList{"用于", "作为", "以上", "以下", "之间", "大关", "台阶", "关口", "门槛", "（", "("}) {
    if (label.text.starts_with(no_noun)) return {};
  }
  // [八成]财政资金用于民生: what for tells which; 资金|用于|购置设备 goes on with a verb.
  constexpr std::string_view kFor = "用于";
  const size_t purpose = governed || label.text.ends_with(kFor) ? std::string::npos : label.text.find(kFor);
  if (label.text.size() > kFor.size() && label.text.ends_with(kFor)) Cut(label, kFor);
  if (purpose != 0 && purpose != std::string::npos) {
    MoveForward(label, label.text.substr(purpose));
    label.thing = label.text;
  }
  if (!label.empty() && !rate) taken = noun.end;
  if (whole || rate) return label;
  // 新获批[1所]机构、新引进[1个]项目: the verb behind 、 is the next number's.
  if (!label.empty() && !cell.closes && items[Index(noun.end - 1)].is(Mark::enumeration)) return label;
  // The verb phrase behind it tells which: [3所]高职高专|升格本科, [19家]企业|发放社会保险补贴[497.1万元].
  ItemRange phrase = {VerbBehind(text, items, noun.end, cell.right_end), clause_end};
  bool closes = cell.closes;
  if (phrase.begin >= cell.right_end) {
    if (Causes(text, items, cell)) TellOf(label);
    if (!label.empty()) phrase = PhraseOfList(text, clauses, cell);
    // 启动[4个]乡镇、[9个]村庄|建设, but 种植[3亩]果树、[5亩]药材|喜获丰收: with a verb in front they have what they
    // need.
    const bool built = phrase.begin + 1 == phrase.end && items[Index(phrase.begin)].span.of(text) == "建设";
    if (Keeps(items, cell) && !built) return label;
    if (phrase.begin >= cell.right_end && phrase.empty()) return label;
    closes = true;
  }
  // [70%]重点企业|在|疫情期间|实现连续生产: when is not what.
  if (phrase.begin + 2 < phrase.end && items[Index(phrase.begin)].span.of(text) == "在" &&
      items[Index(phrase.begin + 1)].kind == ItemKind::period)
    phrase.begin += 2;
  const Item& item = items[Index(phrase.begin)];
  // [22条]排水沟|整治|率达[100%], [15个]事项|审批|时限压缩[70%]: a rate of theirs is the next number's.
  if (!closes && phrase.begin + 1 < cell.right_end) {
    const std::string_view of = items[Index(phrase.begin + 1)].span.of(text);
    if (of.starts_with("率") || of == "时限" || of == "时间") return label;
  }
  if (!closes && !label.empty() && phrase.begin + 1 == cell.right_end && CountedAlike(text, items, cell)) return label;
  const bool light = (item.is(CueKind::light) || item.is(CueKind::reach)) && closes && phrase.begin + 1 < phrase.end;
  // [21项]经验|在|全国|推广
  const bool where =
      !governed && closes && !label.empty() && item.span.of(text) == "在" && IsVerb(items[Index(phrase.end - 1)]);
  if (!IsVerb(item) && !light && !where) return label;
  if (where && items[Index(phrase.begin + 1)].is(CueKind::trim) &&
      !items[Index(phrase.begin + 1)].span.of(text).starts_with("全国")) {
    ++phrase.begin;  // 在|全省|推广 says no more than 推广
  }
  CutAdverb(label);
  // 选派[126名]特派员|进驻[89个]村: with a number of its own, what they do is a statement of its own. So is what is
  // done with them for a purpose: 增发[1万亿元]国债|支持灾后重建.
  if (governed && !label.empty() && ((Keeps(items, cell) && !closes) || TellsPurpose(text, items, phrase)))
    return label;
  const bool says = governed || Achieves(text, items, cell, phrase);
  if (item.is(CueKind::light) && (label.empty() || !says)) ++phrase.begin;
  constexpr size_t kLongestPhrase = 24;
  const Label done = FromItems(text, items, {ShedMeans(text, items, phrase), phrase.end});
  if (done.empty() || CodePoints(done.text) > kLongestPhrase) return label;
  if (label.empty() && IsReached(cell, done.text)) return {};
  if (label.empty()) return governed ? Only(done, done.text) : WhatBecame(text, items, phrase, done);
  if (governed && closes) {
    if (phrase.end == cell.right_end) taken = cell.right_end;
    if (!Causes(text, items, cell) || !ActsItself(label.text))
      return Governed(label, done, BeginsOrEnds(text, items, cell));
    Label acting = Telling(label, done);
    acting.verb.clear();  // that of the governing verb is told first
    return acting;
  }
  return Telling(label, done);
}

Label NounAlone(std::string_view text, const Clauses& clauses, const Cell& cell, int32_t clause_end, int32_t& taken) {
  const auto& items = clauses.items;
  taken = cell.at + 1;
  const int32_t end = std::min(clause_end, cell.right_end);
  ItemRange noun = {cell.at + 1, cell.at + 1};
  for (; noun.end < end; ++noun.end) {
    const Item& item = items[Index(noun.end)];
    const bool named = IsVerb(item) && noun.end + 1 < end && IsWords(items[Index(noun.end + 1)]);  // 污泥|处置|工程
    const bool one = item.is(CueKind::light) && item.span.size() == std::string_view("有").size();  // in a name
    if (!IsWords(item) && !one && !item.is(CueKind::trim) && !item.is(CueKind::connective) && !named) break;
    // 投资[10亿元]的|九州药业等重大项目: the example that it is told of.
    const uint32_t behind = IsWords(item) ? ExamplesEnd(text, item.span) : 0;
    const size_t etc = behind == 0 ? std::string_view::npos : text.substr(0, behind).rfind("等");
    if (etc == std::string_view::npos || etc <= item.span.begin) continue;
    Label example = FromItems(text, items, noun);
    AppendSpan(example, text, {item.span.begin, static_cast<uint32_t>(etc)});
    example.thing = example.text;
    taken = cell.right_end;
    return example;
  }
  Label label = FromItems(text, items, noun);
  CutAdverb(label);
  for (const std::string_view work : WordList{"项目主体", "工程主体", "大桥主体", "用房主体"}) {
    if (label.text.ends_with(work)) Cut(label, "主体");  // 投资[5亿元]的商场项目|主体|完工
  }
  // 投资[5亿元]的甲项目、投资[10亿元]的乙项目: the verb is the next number's.
  const bool listed = !cell.closes && noun.end > cell.at + 1 && noun.end < cell.right_end &&
                      items[Index(noun.end)].is(Mark::enumeration);
  if (!label.empty()) taken = listed ? noun.end : cell.right_end;
  return label;
}

}  // namespace baogao
