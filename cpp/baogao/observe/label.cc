// Labels are runs of items; cues that say nothing about what is counted were popped by the predicate, those inside
// the run are part of it.
#include "baogao/observe/label.h"

#include <algorithm>
#include <utility>

#include "baogao/observe/heads.h"
#include "baogao/observe/spans.h"
#include "baogao/observe/wording.h"
#include "baogao/region/gazetteer.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// 高标准|打造, 有效|处置: how it was done is no part of the verb; 有效|投资 and 高效|养殖 are names.
bool TellsHow(std::string_view words, std::string_view verb) {
  constexpr std::string_view kVerbs[] = {"打造", "建成", "建设", "完成", "办理", "办结", "处置", "应对",
                                         "治理", "解决", "化解", "推进", "实施", "编制", "储备", "承办"};
  if (std::find(std::begin(kVerbs), std::end(kVerbs), verb) == std::end(kVerbs)) return false;
  for (const std::string_view how : WordList{"高标准", "高质量", "高水平", "高起点", "高效", "有效", "滚动"}) {
    if (words == how) return true;
  }
  return false;
}

// The bytes of a region's full name at the start of `words`: 宜宾市; 0 if there is none, or if it tells a level (市级).
size_t OneRegion(std::string_view words) {
  constexpr uint32_t kLongestName = 60;
  const auto within = static_cast<uint32_t>(std::min<size_t>(words.size(), kLongestName));
  if (!MayNamePlace(words)) return 0;
  const NamedPlace place = NextPlace(words, {0, within}, 0);
  const bool opens = place && place.span.begin == 0 && place.full;
  const std::string_view behind = words.substr(place.span.end);
  if (!opens || behind.starts_with("级")) return 0;
  constexpr std::string_view kAround = "地区";  // 广州地区进出口总值; 地区生产总值 is a word
  const bool around = behind.starts_with(kAround) && !behind.starts_with("地区生产总值");
  // 临汾市区环境空气质量, of 临汾市; 区域 and 区县 are words.
  constexpr std::string_view kUrban = "区";
  if (behind.starts_with(kUrban) && place.span.of(words).ends_with("市")) {
    bool word = false;
    for (const std::string_view next : WordList{"域", "划", "县", "级", "位", "块", "间", "内", "属", "委", "政府"})
      word = word || behind.substr(kUrban.size()).starts_with(next);
    if (!word) return place.span.end + kUrban.size();
  }
  return place.span.end + (around ? kAround.size() : 0);
}

// The same for regions inside one another: 韶关市曲江区.
size_t RegionPrefix(std::string_view words) {
  const size_t outer = OneRegion(words);
  return outer == 0 ? 0 : outer + OneRegion(words.substr(outer));
}

constexpr std::string_view kPassive = "被";

bool IsWords(const Item& item) { return item.kind == ItemKind::words; }
bool IsVerb(const Item& item) { return item.is(CueKind::action); }
// 增加投资, 减少用工: with an object, verbs of motion are verbs like others.
bool LeadsLabel(const Item& item) { return IsVerb(item) || item.is(CueKind::rise) || item.is(CueKind::fall); }
bool IsTrim(const Item& item, std::string_view text) {
  if (!item.is(CueKind::trim)) return false;
  const std::string_view word = item.span.of(text);
  constexpr size_t kOneCharacter = 3;
  if (word.size() > kOneCharacter) return !word.starts_with("全国");  // 全国重点实验室
  for (const std::string_view adverb : WordList{"了", "已", "将", "也", "仅"}) {
    if (word == adverb) return true;
  }
  return false;
}

}  // namespace

uint32_t ExamplesEnd(std::string_view text, Span words) {
  constexpr std::string_view kEtc = "等";
  const std::string_view run = words.of(text);
  for (size_t at = 0; (at = run.find(kEtc, at)) != std::string_view::npos; at += kEtc.size()) {
    std::string_view rest = run.substr(at + kEtc.size());
    const std::string_view before = run.substr(0, at);
    const size_t quote = before.rfind("“");
    const bool quoted = quote != std::string_view::npos && before.find("”", quote) == std::string_view::npos;
    bool inside = quoted;  // 等 in 高等, 等级, “立等可取”
    for (const std::string_view c : WordList{"高", "中", "平", "同", "初", "上", "下", "优", "均", "对", "相", "此",
                                             "一", "二", "三", "四", "特", "头"}) {
      inside |= before.ends_with(c);
    }
    for (const std::string_view c : WordList{"级", "于", "待", "额", "次", "号", "候", "效"})
      inside |= rest.starts_with(c);
    if (inside) continue;
    for (const std::string_view filler : WordList{"方面的", "领域的", "方面", "领域", "各类", "一批", "的"}) {
      if (rest.starts_with(filler)) rest.remove_prefix(filler.size());
    }
    return words.end - static_cast<uint32_t>(rest.size());
  }
  return 0;
}

namespace {

// 通过|“某平台”|销售农产品: the verb behind what it is done by, from item `at`; -1 where 通过 is itself the verb
// (通过|省级|验收).
int32_t VerbByMeans(std::string_view text, const std::vector<Item>& items, int32_t at, int32_t end) {
  constexpr std::string_view kBy = "通过";
  if (items[Index(at)].span.of(text) != kBy || at + 2 >= end || !IsWords(items[Index(at + 1)])) return -1;
  for (int32_t i = at + 2; i < end; ++i) {
    const Item& item = items[Index(i)];
    const std::string_view verb = item.span.of(text);
    if (item.is(CueKind::trim) && verb == "的") return -1;
    if (!IsVerb(item)) continue;
    for (const std::string_view passed :
         WordList{"验收", "认定", "评审", "审批", "审查", "鉴定", "考核", "复核", "认证", "备案"}) {
      if (verb == passed) return -1;
    }
    const std::string_view next = i + 1 < end ? items[Index(i + 1)].span.of(text) : std::string_view();
    if (next.starts_with("方式") || next.starts_with("渠道") || next.starts_with("途径")) continue;
    return next == "的" ? -1 : i;
  }
  return -1;
}

// 棚户区改造|任务[2600户]: the work itself; 年度建设任务 is one that was set.
void CutTask(Label& label) {
  constexpr std::string_view kTask = "任务";
  if (!label.text.ends_with(kTask) || Contains(label.text, "年度") || Contains(label.text, "目标")) return;
  for (const std::string_view work : WordList{"改造任务", "治理任务", "建设任务", "耕作任务", "棚改任务"}) {
    if (label.text.size() > work.size() && label.text.ends_with(work)) Cut(label, kTask);
  }
}

// Moves the words at a label's end to its front that are said of all of it: 大科学装置|新增, 机构|被|约谈.
void MoveLast(std::string_view text, const std::vector<Item>& items, ItemRange noun, Label& label, std::string& verb) {
  const bool ends_with_verb = IsVerb(items[Index(noun.end - 1)]);
  const std::string_view last = items[Index(noun.end - 1)].span.of(text);
  if (ends_with_verb && label.text.size() > last.size() && label.text.ends_with(last)) label.tail = last;
  if (!label.tail.empty() && noun.end - 2 >= noun.begin && items[Index(noun.end - 2)].span.of(text) == kPassive) {
    MoveForward(label, label.tail);
    Cut(label, kPassive);
    verb = std::exchange(label.tail, {});
  }
  CutStreak(label);
  for (const std::string_view word : WordList{"新增", "净增"}) {
    if (label.text.size() <= word.size() || !label.text.ends_with(word)) continue;
    MoveForward(label, word);
    if (verb.empty()) verb = word;
  }
  for (const std::string_view word : WordList{"累计", "在建"}) MoveForward(label, word);
  // “阳光厨房”新建[310家]: behind nothing but words.
  bool words = noun.size() > 1;
  for (int32_t i = noun.begin; i + 1 < noun.end; ++i) words = words && IsWords(items[Index(i)]);
  for (const std::string_view word : WordList{"新建", "新设"}) {
    if (words && !items[Index(noun.end - 2)].span.of(text).ends_with("均")) MoveForward(label, word);
  }
  constexpr size_t kNewVerb = 9;  // bytes of 新立项; 城镇新增就业 stays
  if (ends_with_verb && last.size() == kNewVerb && last.starts_with("新")) MoveForward(label, last);
}

}  // namespace

Label Only(const Label& label, std::string_view part) {
  Label out;
  out.spans = SpansOfPart(label, part);
  out.text = out.thing = std::string(part);
  return out;
}

Label Prefixed(const Label& from, std::string_view part, const Label& label) {
  if (CodePoints(label.text) + CodePoints(part) > kLongestLabel) return label;
  std::vector<Span> spans = SpansOfPart(from, part);
  if (Overlap(spans, label.spans)) return label;
  if (const size_t shared = Overlap(part, label.text); shared > 0) {
    part.remove_suffix(shared);
    spans = SpansOfPart(from, part);
  }
  Label out = label;
  out.text = std::string(part) + label.text;
  out.thing = label.verb.empty() ? std::string(part) + label.thing : std::string(part);
  for (const Span span : label.spans) AddSpan(spans, span);
  out.spans = std::move(spans);
  return out;
}

Label Suffixed(const Label& label, const Label& from, std::string_view part) {
  if (CodePoints(label.text) + CodePoints(part) > kLongestLabel) return label;
  part.remove_prefix(Overlap(label.text, part));
  const std::vector<Span> spans = SpansOfPart(from, part);
  if (Overlap(spans, label.spans)) return label;
  Label out = label;
  out.text += part;
  out.thing += part;
  for (const Span span : spans) AddSpan(out.spans, span);
  return out;
}

int32_t ShedMeans(std::string_view text, const std::vector<Item>& items, ItemRange phrase) {
  const int32_t verb = phrase.empty() ? -1 : VerbByMeans(text, items, phrase.begin, phrase.end);
  return verb >= 0 ? verb : phrase.begin;
}

namespace {

// 按|国家新标准|认定企业[246家]: do the words at item `at` say by what rule the verb behind them was done?
bool SaysByRule(std::string_view text, const std::vector<Item>& items, int32_t at, int32_t end) {
  if (at == 0 || at + 2 >= end || items[Index(at - 1)].span.of(text) != "按" || !IsVerb(items[Index(at + 1)]))
    return false;
  const std::string_view words = items[Index(at)].span.of(text);
  return words.ends_with("标准") || words.ends_with("要求") || words.ends_with("规定");
}

}  // namespace

int32_t ShedFront(std::string_view text, const std::vector<Item>& items, ItemRange noun) {
  int32_t begin = noun.begin;
  if (!noun.empty() && SaysByRule(text, items, begin, noun.end)) ++begin;
  for (int32_t i = noun.begin; i < noun.end; ++i) {
    const int32_t by_means = i == noun.begin ? VerbByMeans(text, items, i, noun.end) : -1;
    // Long means with nothing behind the verb hold an unknown verb: 通过|某条约途径提交国际|申请.
    constexpr uint32_t kLongest = 24;  // bytes
    const bool plain = by_means + 1 < noun.end || items[Index(i + 1)].span.size() <= kLongest;
    if (by_means >= 0 && plain) {
      begin = i = by_means;
      continue;
    }
    const bool leads = items[Index(i)].is(CueKind::preposition) ||
                       (i + 1 < noun.end && IsWords(items[Index(i)]) && IsOffice(items[Index(i)].span.of(text)));
    // 科创带|计划|培育企业, 公司|由|某企业出资
    const bool planned = i + 1 < noun.end &&
                         (items[Index(i)].is(CueKind::intent) || items[Index(i)].is(CueKind::target)) &&
                         IsVerb(items[Index(i + 1)]) && !IsBound(items[Index(i + 1)].span.of(text));
    if (planned || items[Index(i)].is(CueKind::from)) begin = i + 1;  // 公司|由|某企业出资
    if (!leads) continue;
    const std::string_view word = items[Index(i)].span.of(text);
    const bool for_whom = (word == "面向" || word == "向") && i == noun.begin && i + 2 < noun.end &&
                          IsWords(items[Index(i + 1)]) && IsVerb(items[Index(i + 2)]);
    if (for_whom) return i;
    int32_t verb = -1;
    for (int32_t j = i + 1; j < noun.end && verb < 0; ++j) {
      // 金融系统|向|实体经济|让利: a verb without object is no start of a label, but behind a preposition in front.
      const bool joint = items[Index(j)].span.of(text) == "共建";  // 共建“一带一路”国家: part of their name
      if (IsVerb(items[Index(j)]) && !joint && (j + 1 < noun.end || i == noun.begin)) verb = j;
    }
    // 对东盟|进出口额, 对韩国|出口, 对共建“一带一路”国家|进出口占比: to whom trade goes stays.
    const std::string_view last = items[Index(noun.end - 1)].span.of(text);
    const bool traded = Contains(last, "进出口") || Contains(last, "贸易");
    const bool trade = word == "对" && i == noun.begin && (verb < 0 || verb + 1 == noun.end || traded) &&
                       HeadOf(last).kind != HeadKind::none;
    if (trade) return i;
    if (verb >= 0)
      begin = verb;
    else if (i == noun.begin)
      begin = i + 1;
  }
  return begin;
}

namespace {

// Where the first words of a label that ends at `end` begin, behind the place or office that reports.
uint32_t BehindPlace(std::string_view text, Span words, uint32_t end) {
  // 某科技城新区|累计引进项目: a zone that reports.
  constexpr std::string_view kSum = "累计";
  const size_t sum = Find(text.substr(0, std::min<size_t>(text.size(), words.end + kSum.size())), kSum, words.begin);
  if (sum != std::string_view::npos) {
    const std::string_view front = text.substr(words.begin, sum - words.begin);
    for (const std::string_view zone : WordList{"新区", "开发区", "高新区", "经开区"}) {
      if (front.size() > zone.size() && front.ends_with(zone)) return static_cast<uint32_t>(sum);
    }
  }
  const auto region = static_cast<uint32_t>(RegionPrefix(words.of(text)));
  if (region == 0) return words.begin;
  // 贵州省某投资公司: the region is part of the name.
  const bool alone = region == words.size() && words.end < end;  // 某县|建成服务中心
  if (alone || !NamesOrganisation(Span{words.begin, end}.of(text))) words.begin += region;
  // 某市公安局立刑事案件: so is an office with a verb of one character behind it.
  constexpr std::string_view kBureau = "局立";
  const size_t bureau = words.of(text).find(kBureau);
  if (bureau != std::string_view::npos)
    words.begin += static_cast<uint32_t>(bureau + kBureau.size() - std::string_view("立").size());
  // 某市城市管理局累计|拆除: the office is who did it.
  const std::string_view rest = words.of(text);
  if (rest.ends_with(kSum) && IsOffice(rest.substr(0, rest.size() - kSum.size())))
    words.begin = words.end - static_cast<uint32_t>(kSum.size());
  return words.begin;
}

constexpr std::string_view kKinds = "各类";

// 在册各类市场主体: what stands before 各类 goes to the label; out is where the words go on. 各级各类学校 is a name.
uint32_t TakeBeforeKinds(Label& label, std::string_view text, Span words) {
  const size_t kinds = Find(words.of(text), kKinds);
  constexpr uint32_t kTwoCharacters = 6;
  if (kinds == std::string_view::npos || words.of(text).substr(0, kinds).ends_with("各级") ||
      words.size() - kinds - kKinds.size() < kTwoCharacters)
    return words.begin;
  AppendSpan(label, text, {words.begin, words.begin + static_cast<uint32_t>(kinds)});
  return words.begin + static_cast<uint32_t>(kinds + kKinds.size());
}

}  // namespace

Label FromItems(std::string_view text, const std::vector<Item>& items, ItemRange noun, bool before_number) {
  Label label;
  size_t verb = 0;  // bytes of the verbs in front
  bool verbs = true, only_cue = false;
  for (int32_t i = noun.begin; i < noun.end; ++i) {
    const Item& item = items[Index(i)];
    if (item.kind == ItemKind::period || item.kind == ItemKind::quantity || item.is(Mark::comma)) continue;
    Span span = item.span;
    if (label.text.empty() && IsWords(item)) {
      // （9）|新增|健身步道, 1|、|新增|健身步道: the number of a point is no word in front of the verb.
      const bool mark = i + 1 < noun.end && items[Index(i + 1)].is(Mark::enumeration);
      const uint32_t end = mark ? items[Index(i + 1)].span.end : span.end;
      const Span words = {span.begin, items[Index(noun.end - 1)].span.end};
      if (PointNumberSize(words.of(text)) == end - span.begin) {
        i += mark ? 1 : 0;
        continue;
      }
    }
    // 入选|省|首批|试点: part of a name behind other words.
    const bool named = span.of(text) == "首批" && !label.text.empty() && i + 1 < noun.end;
    // 旅游|直接|从业人员: part of the name, too.
    const bool direct = span.of(text) == "直接" && !label.text.empty() && i + 1 < noun.end;
    if (item.is(CueKind::estimate) || item.is(CueKind::yoy) || (IsTrim(item, text) && !named && !direct)) continue;
    const bool leads = label.text.empty() && i + 1 < noun.end && IsVerb(items[Index(i + 1)]);
    if (leads && IsWords(item) && TellsHow(span.of(text), items[Index(i + 1)].span.of(text))) continue;
    if (IsWords(item)) {
      const uint32_t examples = ExamplesEnd(text, span);
      const bool closes = examples == span.end && i + 1 == noun.end;
      // 推广“金优431”等|良种[8万亩]: a noun of two characters says too little without what is quoted.
      constexpr uint32_t kTwoCharacters = 6;
      const bool bare = before_number && i + 1 == noun.end && span.end - examples <= kTwoCharacters &&
                        Contains(text.substr(span.begin, examples - span.begin), "”等");
      if (examples != 0 && (before_number || !closes) && !bare) {
        // Only the verb in front of the examples stays: 举办|文艺演出、展览等|活动.
        label.text.resize(verb);
        label.spans = SliceSpans(label.spans, 0, verb);
        span.begin = examples;
      } else if (label.text.empty()) {
        span.begin = BehindPlace(text, span, items[Index(noun.end - 1)].span.end);
        if (span.empty()) continue;
      }
    }
    if (!verbs && IsVerb(item) && label.subject.empty() && IsBound(span.of(text)))
      label.subject = label.text.substr(verb);
    // 累计|改造|老旧小区, 新|制定|标准, 公开|招聘|教师: with a verb behind it, part of the verb.
    const std::string_view word = span.of(text);
    const bool total = label.text.empty() && i + 1 < noun.end && IsVerb(items[Index(i + 1)]) &&
                       (word == "累计" || word == "新" || word == "公开" || word == "统筹" || word == "基本");
    // 拆除、修缮|危房, 新建和改造|医院: verbs may be joined.
    const bool joins = verb > 0 && (item.is(Mark::enumeration) || item.is(CueKind::connective)) && i + 1 < noun.end &&
                       LeadsLabel(items[Index(i + 1)]);
    verbs = verbs && (total || joins || LeadsLabel(item));
    const bool measure = item.is(CueKind::growth_noun) || item.is(CueKind::fall_noun) || item.is(CueKind::share_noun);
    only_cue = label.text.empty() && item.kind == ItemKind::cue && !LeadsLabel(item) && !measure;
    // 发放|各类救助资金, 拨付|各类|补助: that there are several kinds says nothing.
    if (IsWords(item) && span.of(text).starts_with(kKinds) && (span.size() > kKinds.size() || i + 1 < noun.end))
      span.begin += static_cast<uint32_t>(kKinds.size());
    if (IsWords(item)) span.begin = TakeBeforeKinds(label, text, span);
    AppendSpan(label, text, span);
    if (verbs) verb = label.text.size();
  }
  if (only_cue) return {};  // 达到, 递增: the rest of a clause whose noun stands elsewhere
  std::string verb_in_front = label.text.substr(0, verb);
  KeepOnly(label, Shed(label.text));
  if (!noun.empty()) MoveLast(text, items, noun, label, verb_in_front);
  MoveRate(label);
  if (before_number) MoveClass(label);
  CutTask(label);
  // 立|刑事案件: a verb of one character, which no cue marks.
  constexpr std::string_view kFile = "立";
  if (verb_in_front.empty() && label.text.starts_with("立刑事") && label.text.ends_with("案件")) verb_in_front = kFile;
  if (!verb_in_front.empty() && label.text.starts_with(verb_in_front)) {
    label.thing = label.text.substr(verb_in_front.size());
    label.verb = std::move(verb_in_front);
  } else {
    label.thing = label.text;
  }
  return label;
}

Label MakeLabel(std::string_view text, const Clauses& clauses, ItemRange noun) {
  if (noun.empty()) return {};
  Label label = FromItems(text, clauses.items, {ShedFront(text, clauses.items, noun), noun.end}, true);
  if (label.text.ends_with("排名中")) Cut(label, "中");
  if (label.text.ends_with("以上者") || label.text.ends_with("以下者")) Cut(label, "者");
  // 高新区|在|国家级高新区综合评价中: what it is judged by.
  constexpr std::string_view kIn = "中";
  for (int32_t i = noun.begin; i < noun.end && label.text.ends_with(kIn); ++i) {
    const Item& item = clauses.items[Index(i)];
    if (!item.is(CueKind::preposition) || item.span.of(text) != "在") continue;
    Label judged = FromItems(text, clauses.items, {i + 1, noun.end}, true);
    Cut(judged, kIn);
    return judged;
  }
  return label;
}

}  // namespace baogao
