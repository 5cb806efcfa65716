// A time at the head of a sentence, or before its first number, holds to the sentence's end; one stated further on
// holds to the next semicolon, and what says over how long something grew, or when a stock was counted, for its clause.
// The same walk notes what makes the numbers behind it targets or estimates (力争, 预计).
#include "baogao/observe/time.h"

#include <algorithm>
#include <utility>

#include "baogao/observe/sentence.h"
#include "baogao/quantity/calendar.h"
#include "baogao/quantity/text_at.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

bool IsNow(std::string_view words) { return words == "目前" || words == "现在" || words == "至今" || words == "当前"; }

// Years that a clause names by the one before it: 当年毕业402家.
bool HoldsForClause(std::string_view words) {
  return words == "当年" || words == "同年" || words == "上年" || words == "至今" || words == "每年";
}

// 年末 of 年末拥有50家: a stock is counted at a moment, the rest of the sentence tells of the year.
bool IsMoment(const PeriodMention& mention, std::string_view words) {
  return mention.kind == PeriodKind::as_of && (words.ends_with("末") || words.ends_with("底") || words.ends_with("初"));
}

// 截至11月底: says itself from where on it holds.
bool OpensAnew(std::string_view words) { return words.starts_with("截") || words.starts_with("到"); }

// 明年,…: what a sentence says of such a time is planned.
bool LiesAhead(std::string_view words) {
  for (const std::string_view start : WordList{"明年", "来年", "明后", "今后", "未来", "下一年", "下一步"}) {
    if (words.starts_with(start)) return true;
  }
  return false;
}

// 增长…, 累计下降…, 平均提高…
bool Grows(std::string_view words) {
  for (const std::string_view before : WordList{"累计", "平均"}) {
    if (words.starts_with(before)) words.remove_prefix(before.size());
  }
  for (const std::string_view verb : WordList{"增长", "增加", "递增", "提高", "提升", "下降", "降低", "减少", "翻"}) {
    if (words.starts_with(verb)) return true;
  }
  return false;
}

// 五年, 近三年: how long, not when.
bool IsLength(std::string_view words) {
  if (!words.ends_with("年") || OwnYear(words) != 0) return false;
  for (const std::string_view one : WordList{"全年", "今年", "去年", "上年", "明年", "当年", "半年"}) {
    if (words.ends_with(one)) return false;
  }
  return true;
}

// 年均增长, 年均递增: only a time of several years has such a rate; 年均浓度 has a year.
bool HasYearlyRate(std::string_view words) {
  constexpr std::string_view kYearly = "年均";
  for (size_t at = words.find(kYearly); at != std::string_view::npos; at = words.find(kYearly, at + kYearly.size())) {
    if (Grows(words.substr(at + kYearly.size()))) return true;
  }
  return false;
}

// 今年目标, 各县(市、区)要对标对表抓冲刺, 办好十件民生实事; not 超额完成年度目标, 重要指标.
bool Announces(std::string_view clause) {
  for (const std::string_view done : WordList{"完成", "实现", "达到", "超", "了", "已", "圆满"}) {
    if (Contains(clause, done)) return false;
  }
  for (const std::string_view noun : WordList{"目标", "目标是", "目标为", "主要任务", "计划安排"}) {
    if (clause.ends_with(noun)) return true;
  }
  if (Contains(clause, "办好") && (Contains(clause, "实事") || Contains(clause, "大事"))) return true;
  constexpr std::string_view kMust = "要";
  for (size_t at = clause.find(kMust); at != std::string_view::npos; at = clause.find(kMust, at + kMust.size())) {
    const std::string_view before = clause.substr(0, at), behind = clause.substr(at + kMust.size());
    bool word = false;  // 主要, 重要; 要求, 要点
    for (const std::string_view part : WordList{"主", "重", "需", "必", "摘", "纪", "只", "概", "提", "不", "也", "还"})
      word = word || before.ends_with(part);
    for (const std::string_view part : WordList{"求", "点", "素", "闻", "件", "害", "么", "务", "看", "认识", "清醒"})
      word = word || behind.starts_with(part);
    if (!word && !behind.empty()) return true;
  }
  return false;
}

}  // namespace

std::vector<PeriodMention>::const_iterator FirstPeriod(const std::vector<PeriodMention>& periods, uint32_t at) {
  return std::lower_bound(periods.begin(), periods.end(), at,
                          [](const PeriodMention& m, uint32_t begin) { return m.span.begin < begin; });
}

int OwnYear(std::string_view words) {
  constexpr int kFirst = 1000;
  // Most times open with no numeral: 全年, 年末.
  const bool numeral = !words.empty() && (words[0] < ':' || words.starts_with("一") || words.starts_with("二") ||
                                          words.starts_with("１") || words.starts_with("２"));
  if (!numeral) return 0;
  const int year = CountAt(words, 0);
  return year >= kFirst && Contains(words, "年") ? year : 0;
}

bool SpansYears(const PeriodMention& mention, std::string_view words) {
  if (mention.start.year != 0 && mention.start.year == mention.end.year) return false;
  for (const std::string_view mark :
       WordList{"五年", "5年", "５年", "四年", "三年", "六年", "十年", "时期", "五”期间", "年来", "届"}) {
    if (Contains(words, mark)) return !Contains(words, "一年来");
  }
  if (words.ends_with("以来")) {  // 十八大以来, 2018年以来; not 今年以来, 入汛以来
    for (const std::string_view near :
         WordList{"今年", "月", "季", "汛", "冬", "春", "初", "末", "去年", "半年", "上年"}) {
      if (Contains(words, near)) return false;
    }
    return true;
  }
  return mention.start.year != 0 && mention.start.year < mention.end.year;
}

bool TellsOfYears(std::string_view text, Span paragraph, const std::vector<PeriodMention>& periods) {
  for (auto it = FirstPeriod(periods, paragraph.begin); it != periods.end() && paragraph.contains(it->span); ++it) {
    const std::string_view words = it->span.of(text);
    if (it->base || !SpansYears(*it, words) || LiesAhead(words)) continue;
    // 2017—2019年立项的项目 only names things.
    const bool head = IsMarkChar(CodePointBefore(text, it->span.begin));
    if (head || Grows(text.substr(it->span.end))) return true;
  }
  return HasYearlyRate(paragraph.of(text));
}

// 国家财政将每年安排支出: 将 or 计划 before a verb tells the future; before a noun it is the preposition
// (将农牧民纳入).
bool SentenceReader::Foretells(int32_t item) const {
  const auto& items = clauses_->items;
  const std::string_view word = items[Index(item)].span.of(context_->text);
  const bool plans = items[Index(item)].is(CueKind::intent) && word == "计划";  // 科创带|计划|培育…
  if (items[Index(item)].kind == ItemKind::quantity || (!plans && !word.ends_with("将"))) return false;
  for (size_t i = Index(item) + 1; i < items.size(); ++i) {
    const Item& next = items[i];
    if (next.is(CueKind::trim) || next.is(CueKind::cagr) || next.kind == ItemKind::period) continue;
    return next.is(CueKind::action) || next.is(CueKind::light) || next.is(CueKind::reach) || next.is(CueKind::to) ||
           next.is(CueKind::rise) || next.is(CueKind::fall);
  }
  return false;
}

// Notes how far into its year, or to which year, the report has told.
void SentenceReader::NoteProgress(const PeriodMention& mention) {
  if (mention.base) return;
  constexpr int kAnyYear = 2000, kLastMonth = 12;
  const std::string_view words = mention.span.of(context_->text);
  year_told_ = std::max(year_told_, OwnYear(words));
  Date start, end;
  const bool part = Contains(words, "月") || Contains(words, "季") || Contains(words, "半年");
  if (part && OwnYear(words) == 0 && Resolve(context_->text, mention, kAnyYear, start, end) && end.year == kAnyYear &&
      end.month < kLastMonth)
    month_told_ = end.month;
}

// 截至9月底,…。年底前,完成改造2000户: what a sentence tells of a time behind that of which the report has told so far
// is planned, unless its words say that it was done.
bool SentenceReader::ComesNext(const PeriodMention& mention) const {
  const std::string_view text = context_->text, words = mention.span.of(text);
  if (scan_.counted || mention.base) return false;
  constexpr uint32_t kFarthest = 600;  // bytes; no sentence of goals needs more to say that it is one
  const uint32_t end = std::min(clauses_->items.back().span.end, mention.span.end + kFarthest);
  const std::string_view rest = text.substr(mention.span.end, end - mention.span.end);
  const auto has = [&](std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return Contains(rest, part); });
  };
  if (has({"了", "已", "同比", "比上年", "较上年", "以来"})) return false;
  const bool alone = IsMarkChar(CodePointAt(text, mention.span.end));
  if (!alone) return false;
  constexpr int kHalf = 6, kThreeQuarters = 9;
  const bool intends = has({"再", "将", "力争", "确保", "计划", "拟", "不低于", "不少于", "不超过", "以内", "争取"});
  if (month_told_ > 0) {
    for (const std::string_view end : WordList{"年底前", "到年底", "年内", "年末前", "年底之前"}) {
      if (words == end) return true;
    }
    if (words.ends_with("四季度") && month_told_ <= kThreeQuarters) return true;
    if (words == "下半年" && month_told_ <= kHalf && intends) return true;
  }
  const int year = OwnYear(words);
  if (year == 0 || !words.ends_with("年")) return false;
  return year_told_ == 0 ? month_told_ > 0 : year == year_told_ + 1 && intends;
}

const PeriodMention* HeadingPeriod(std::string_view text, const Structure& structure,
                                   const std::vector<PeriodMention>& periods, int32_t section) {
  for (; section >= 0; section = structure.sections[Index(section)].parent) {
    const Section& s = structure.sections[Index(section)];
    const auto it = FirstPeriod(periods, s.title.begin);
    if (it == periods.end() || it->base || !s.title.contains(it->span)) continue;
    // 去年和“十二五”工作回顾: nobody knows which of the two a number is for.
    const std::string_view rest = text.substr(it->span.end, s.title.end - it->span.end);
    const bool two = std::next(it) != periods.end() && s.title.contains(std::next(it)->span);
    if (two || Contains(rest, "五”") || Contains(rest, "五年")) return nullptr;
    if (it->span.begin == s.title.begin || s.part != Part::other) return &*it;
  }
  return nullptr;
}

// 与2015年相比,…: what the whole sentence is held against; nullptr if it does not open so.
const PeriodMention* SentenceReader::ComparedPeriod() const {
  const auto& items = clauses_->items;
  for (size_t i = 0; i + 2 < items.size() && items[i].kind != ItemKind::mark; ++i) {
    if (items[i].span.of(context_->text) != "与" || items[i + 1].kind != ItemKind::period) continue;
    const bool so = items[i + 2].span.of(context_->text).starts_with("相比");
    return so ? &context_->quantities.periods[Index(items[i + 1].index)] : nullptr;
  }
  return nullptr;
}

// Notes a time that the sentence states: for the whole of it, for what follows up to a semicolon, or for its clause.
void SentenceReader::NotePeriod(int32_t item) {
  const auto& items = clauses_->items;
  const PeriodMention* mention = &context_->quantities.periods[Index(items[Index(item)].index)];
  const std::string_view words = mention->span.of(context_->text);
  Scan& scan = scan_;
  if (IsNow(words) && scan.sentence_wide != nullptr) return;
  // 按2000年价格计算: how it was counted.
  const std::string_view behind = context_->text.substr(mention->span.end);
  if (behind.starts_with("价") || behind.starts_with("不变价") || behind.starts_with("可比价")) return;
  const Item* next = Index(item) + 1 < items.size() ? &items[Index(item) + 1] : nullptr;
  const bool alone = next != nullptr && next->is(Mark::comma);
  const bool grows = IsLength(words) && Grows(behind);
  scan.grows = grows;
  const bool told = scan.counted || scan.sentence_wide != nullptr;
  const bool moment = !alone && IsMoment(*mention, words) && !OpensAnew(words);
  const bool clause =
      grows || (moment && scan.sentence_wide != nullptr) || (told && HoldsForClause(words)) || words == "每年";
  const std::string_view before = context_->text.substr(0, mention->span.begin);
  // [6]年末,…; 刚刚过去的2025年,…
  const bool noted =
      before.ends_with("]") || before.ends_with("］") || before.ends_with("】") || before.ends_with("过去的");
  if ((!scan.clause_start && !noted) || clause) {
    if (scan.headed) return;  // 1956年职工|全年的平均工资: what the clause opened with is its time
    scan.clause_wide = mention;
    scan.moment = moment ? mention : nullptr;
    // 某局2020年新增10家,…: before the first number it is the sentence's, wherever it stands.
    constexpr size_t kCharacter = 3;
    const std::string_view last = before.substr(before.size() - std::min(before.size(), kCharacter));
    const bool old = behind.starts_with("的");  // 由目前的12%提高到14%
    scan.opens = !told && !clause && !moment && !old && !HoldsForClause(words);
    scan.opens_alone = last == "在" || last == "自" || (last == "于" && !before.ends_with("由于"));
    return;
  }
  scan.sentence_wide = mention;
  scan.moment = nullptr;
  scan.headed = !alone;
  if (!scan.counted || alone || OpensAnew(words)) scan.opening_wide = mention;
}

// A mark ends what held for the clause before it.
void SentenceReader::EndClause(const Item& mark) {
  Scan& scan = scan_;
  scan.first_clause = scan.first_clause && scan.clause_start;
  const bool only_time = std::exchange(scan.clause_start, true) && scan.sentence_wide != nullptr;
  // 科技活动周于5月20日至27日举办,…: when what the sentence is about was held.
  const bool opens = scan.opens && (scan.counted || scan.opens_alone || mark.is(Mark::colon));
  if (scan.clause_wide != nullptr && (scan.held || opens)) scan.sentence_wide = scan.opening_wide = scan.clause_wide;
  // 各县要抓冲刺:…, 今年目标:…: what a colon opens is what the words before it say.
  const Span clause = {clauses_->items[Index(scan.clause_first)].span.begin, mark.span.begin};
  if (mark.is(Mark::colon) && scan.status == Status::actual && Announces(clause.of(context_->text)))
    scan.status = Status::target;
  scan.clause_first = scan.next + 1;
  if (mark.is(Mark::semicolon)) scan.sentence_wide = scan.opening_wide;
  scan.held = scan.opens = scan.headed = false;
  scan.clause_wide = nullptr;
  // 计划到2025年,…: where the clause says no more, what follows is meant.
  if (scan.intent && !only_time) scan.status = Status::actual, scan.tone = {};
  scan.intent = scan.grows = false;
}

// Moves on to the number at `item_end`, noting periods, save what it is compared with, and what is meant to be done.
void SentenceReader::ScanTo(int32_t item_end, const Predicate& p) {
  const auto& items = clauses_->items;
  const auto& periods = context_->quantities.periods;
  Scan& scan = scan_;
  for (; scan.next < item_end; ++scan.next) {
    const Item& item = items[Index(scan.next)];
    // 16:27:57 is one list.
    const bool ratio = item.is(Mark::colon) && scan.next > 0 && scan.next + 1 <= item_end &&
                       items[Index(scan.next - 1)].kind == ItemKind::quantity &&
                       items[Index(scan.next + 1)].kind == ItemKind::quantity;
    if (ratio) continue;
    if (item.kind == ItemKind::mark && !item.is(Mark::enumeration)) {
      EndClause(item);
      continue;
    }
    const bool compared = p.scope.contains(item.span) || scan.next == p.base_period || scan.next == old_period_;
    if (item.kind == ItemKind::period && !periods[Index(item.index)].base && !compared) NotePeriod(scan.next);
    if (item.kind == ItemKind::quantity) scan.counted = true, scan.headed = false;
    const std::string_view words = item.span.of(context_->text);
    if (item.is(CueKind::light)) scan.held = scan.held || words.starts_with("举办") || words.starts_with("举行");
    if (item.is(CueKind::estimate) && scan.status != Status::target) scan.status = Status::estimate;
    scan.provisional = scan.provisional || (item.is(CueKind::estimate) && Contains(words, "初步"));
    if (item.kind == ItemKind::period && scan.clause_start) {
      const PeriodMention& mention = periods[Index(item.index)];
      constexpr int32_t kHead = 4;  // items that a sentence may open with before its time
      if (LiesAhead(words) || (scan.next < kHead && ComesNext(mention))) scan.status = Status::target;
      NoteProgress(mention);
    }
    const bool done = scan.next + 1 < item_end && items[Index(scan.next + 1)].span.of(context_->text).starts_with("了");
    const std::string_view before = context_->text.substr(0, item.span.begin);
    const bool must = before.ends_with("要") || before.ends_with("须") || before.ends_with("将");  // 要确保全年…
    const bool opens = scan.status == Status::actual &&
                       ((item.is(CueKind::intent) && (scan.clause_start || must)) || Foretells(scan.next));
    if (!done && !compared && (opens || item.is(CueKind::target) || item.is(CueKind::goal))) {
      // 二季度,计划举办…,再签约…: a plan for the time at the head of the sentence is the whole sentence's.
      scan.intent = opens && !(scan.sentence_wide != nullptr && scan.first_clause);
      scan.status = Status::target;
      scan.tone = item.span;
    }
    const bool light = item.is(CueKind::trim) || item.is(CueKind::connective) || item.is(CueKind::member) ||
                       item.is(CueKind::estimate) || item.is(CueKind::target) || item.is(CueKind::intent) ||
                       item.kind == ItemKind::period;
    scan.clause_start = scan.clause_start && light;
  }
}

// The period stated for a number: in its own clause; at the head of an earlier clause of the sentence; that of the
// number before if it says more of the same thing; the one that a sentence without numbers opened.
const PeriodMention* SentenceReader::PeriodOf(const Predicate& p, const Observation& o) const {
  if (scan_.clause_wide != nullptr) return scan_.clause_wide;
  // 年末失业率2.97%,低于…1.5个百分点: what is said of the same stock at the same moment.
  const bool same = !out_.empty() && out_.back().sentence == o.sentence && out_.back().indicator == o.indicator;
  if (same && scan_.moment != nullptr && last_period_ == scan_.moment && !p.from) return last_period_;
  if (scan_.sentence_wide != nullptr) return scan_.sentence_wide;
  const bool says_more = !subject_.thing.empty() && Contains(o.indicator, subject_.thing);
  if (says_more && !out_.empty() && out_.back().sentence == o.sentence && !out_.back().earlier &&
      last_period_ != nullptr && !p.from) {
    return last_period_;
  }
  return continued_period_ != nullptr ? continued_period_ : opened_period_;
}

// A sentence without numbers may open a paragraph (五年来,创新实力日益彰显。 今年主要预期目标是:), or say when
// what follows was held (科技周于5月15日-21日举办。).
void SentenceReader::ReadSilent(const SentenceContext& context, Span sentence, bool goals) {
  // 办好十件民生实事。 is a task by itself; other announcements need a paragraph that may plan.
  const std::string_view said = sentence.of(context.text);
  const bool colon = said.ends_with("：") || said.ends_with(":");
  const bool task = said.starts_with("办好") || (colon && Contains(said, "办好"));
  goals_ = goals_ || goals || ((mood_ == Mood::open || task) && Announces(sentence.of(context.text)));
  const auto& periods = context.quantities.periods;
  auto it = FirstPeriod(periods, sentence.begin);
  if (it == periods.end() || !sentence.contains(it->span)) return;
  constexpr uint32_t kShort = 120;  // bytes
  uint32_t head = sentence.begin;   // ——这五年,…
  while (head < it->span.begin && (context.text[head] == ' ' || CodePointAt(context.text, head) == U'—'))
    NextCodePoint(context.text, head);
  for (const std::string_view past : WordList{"刚刚过去的", "刚过去的", "过去的"}) {
    if (context.text.substr(head, it->span.begin - head) == past) head = it->span.begin;
  }
  const bool opens = it->span.begin == head;
  const std::string_view words = sentence.of(context.text);
  const bool held = sentence.size() <= kShort && (Contains(words, "举办") || Contains(words, "举行"));
  if (!opens && !held) return;
  // 过去的一年, 2013年是…: of one year the report speaks anyway; 2013年,…, 一年来,… open what was done in it.
  const std::string_view opening = it->span.of(context.text);
  const char32_t behind = CodePointAt(context.text, it->span.end);
  const bool year = opens && (behind == U'，' || behind == U',') &&
                    (opening == "过去一年" || opening == "一年来" || opening == "这一年" || OwnYear(opening) != 0);
  if (opens && !it->base && OwnYear(opening) != 0) opening_year_ = &*it;
  if (year && !it->base) opened_period_ = &*it;
  for (; it != periods.end() && sentence.contains(it->span); ++it) {
    const std::string_view period = it->span.of(context.text);
    if (!it->base && (held || goals || period == "今年" || SpansYears(*it, period))) opened_period_ = &*it;
  }
}

}  // namespace baogao
