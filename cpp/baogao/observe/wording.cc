// Notes and footnote marks are left out while words are appended; what is shed from the ends is listed below.
#include "baogao/observe/wording.h"

#include <algorithm>
#include <span>
#include <utility>

#include "baogao/observe/heads.h"
#include "baogao/observe/spans.h"
#include "baogao/structure/marker.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// Behind a footnote mark or list number that begins at byte `at`: [28], 【4】, （3）; else `at`.
uint32_t FootnoteEnd(std::string_view words, uint32_t at) {
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"[", "]"}, {"［", "］"}, {"【", "】"}, {"（", "）"}};
  const std::string_view rest = words.substr(at);
  for (const auto& [open, close] : kBrackets) {
    if (!rest.starts_with(open)) continue;
    size_t end = open.size();
    while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') ++end;
    if (end > open.size() && rest.substr(end).starts_with(close)) return at + static_cast<uint32_t>(end + close.size());
  }
  return at;
}

// Behind a note that begins at byte `at`: (注:三区参照市本级考核), （下同）, or behind a list of what a thing is made
// of: （活动室、卫生室、计生室）; （区、市） and （不含农户） are part of the name. Else `at`.
uint32_t NoteEnd(std::string_view words, uint32_t at) {
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {{"(", ")"}, {"（", "）"}};
  constexpr std::string_view kMark = "、";
  for (const auto& [open, close] : kBrackets) {
    if (!words.substr(at).starts_with(open)) continue;
    const size_t end = words.find(close, at);
    if (end == std::string_view::npos) continue;
    const std::string_view inside = words.substr(at + open.size(), end - at - open.size());
    const bool list = inside.find(kMark) != inside.rfind(kMark) && !inside.starts_with("不含");
    bool note = list;
    for (const std::string_view opener : WordList{"注", "包括", "下同"}) note |= inside.starts_with(opener);
    if (note) return static_cast<uint32_t>(end + close.size());
  }
  return at;
}

// Can a character that begins with this byte open a note or be white space? ASCII, and what begins as 【 or （ do.
bool MayBeLeftOut(char byte) { return byte >= 0 || byte == '\xC2' || byte == '\xE3' || byte == '\xEF'; }

// Behind white space, a note or a footnote mark at byte `at`; else `at`.
uint32_t LeftOutEnd(std::string_view words, uint32_t at) {
  if (!MayBeLeftOut(words[at])) return at;
  const uint32_t mark = std::max(FootnoteEnd(words, at), NoteEnd(words, at));
  if (mark > at) return mark;
  uint32_t end = at;
  const char32_t c = NextCodePoint(words, end);
  return c == ' ' || c == '\t' || c == '\n' || c == 0x3000 || c == 0xA0 ? end : at;
}

// What no label begins or ends with.
constexpr std::string_view kShedFront[] = {
    "—",        "**",       "力争实现", "力争", "的",   "了",         "、",         "是",           "其中",
    "，",       ",",        "各种",     "各类", "一是", "二是",       "三是",       "四是",         "五是",
    "六是",     "七是",     "八是",     "九是", "十是", "省市县三级", "市县乡三级", "市县乡村四级", "省市县乡村五级",
    "市县两级", "省市两级", "县乡两级"};

constexpr std::string_view kShedWork[] = {"工作", "任务"};

constexpr std::string_view kShedBack[] = {
    "过",   "逼近", "逼",   "的",   "了",   "为",   "、",   "达",   "破",   "等",   "给予支持", "予以支持",
    "给予", "和",   "与",   "在",   "要",   "首次", "再次", "首度", "连续", "放在", "平均",     "正式",
    "全部", "相继", "陆续", "顺利", "总体", "呈现", "稳定", "得到", "原则", "尚"};

// 下达, 雷达, 违法行为: words that end as the verbs 达 and 为 do.
bool EndsInWordWithReach(std::string_view words) {
  for (const std::string_view word : WordList{"下达", "到达", "抵达", "送达", "转达", "通达", "直达", "雷达", "发达",
                                              "行为", "时尚", "风尚", "高尚", "崇尚"}) {
    if (words.ends_with(word)) return true;
  }
  return false;
}

std::string_view Strip(std::string_view words, std::span<const std::string_view> front,
                       std::span<const std::string_view> back) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view f : front) {
      if (words.size() > f.size() && words[f.size() - 1] == f.back() && words.starts_with(f))
        words.remove_prefix(f.size()), more = true;
    }
    for (const std::string_view b : back) {
      if (words.size() > b.size() && words.back() == b.back() && words.ends_with(b) && !EndsInWordWithReach(words))
        words.remove_suffix(b.size()), more = true;
    }
  }
  return words;
}

// （三）解决饮水问题, ②培训农民工, 3.新增就业: the number of a point. A clause has no other: 一、二级医院 are
// hospitals.
std::string_view BehindOrdinal(std::string_view words) {
  if (words.empty()) return words;
  // Of brackets, digits, 〔 and ① the first byte tells; most words begin with none of them.
  const char first = words.front();
  if (!(first == '(' || (first >= '0' && first <= '9') || first == '\xE2' || first == '\xE3' || first == '\xEF'))
    return words;
  const auto size = static_cast<uint32_t>(words.size());
  const Marker marker = ReadMarker(words, 0, size);
  const bool point = marker.style == MarkerStyle::chinese_bracket || marker.style == MarkerStyle::arabic ||
                     marker.style == MarkerStyle::arabic_bracket || marker.style == MarkerStyle::circled;
  if (!point) return words;
  const char32_t next = CodePointAt(words, marker.after);
  const bool list = (next >= U'0' && next <= U'9') || (next >= U'０' && next <= U'９');  // 1、2号机组
  return list ? words : words.substr(marker.after);
}

}  // namespace

void AppendSpan(Label& label, std::string_view text, Span span) {
  const std::string_view words = span.of(text);
  uint32_t kept = 0;  // the words from here on are not yet in the label
  const auto append = [&](uint32_t end) {
    label.text.append(words.substr(kept, end - kept));
    AddSpan(label.spans, {span.begin + kept, span.begin + end});
  };
  for (uint32_t at = 0; at < words.size();) {
    const uint32_t end = LeftOutEnd(words, at);
    if (end == at) {
      NextCodePoint(words, at);
      continue;
    }
    append(at);
    kept = at = end;
  }
  append(static_cast<uint32_t>(words.size()));
}

size_t PointNumberSize(std::string_view words) { return words.size() - BehindOrdinal(words).size(); }

std::string_view Shed(std::string_view words) { return Strip(BehindOrdinal(words), kShedFront, kShedBack); }
std::string_view ShedEnd(std::string_view words) { return Strip(words, {}, kShedBack); }
std::string_view ShedWork(std::string_view words) { return Strip(words, {}, kShedWork); }

bool IsCutOut(std::string_view label) {
  constexpr std::u32string_view kOpen = U"“《（", kClose = U"”》）";
  int open[kOpen.size()] = {};
  for (uint32_t at = 0; at < label.size();) {
    // The signs begin with one of three bytes, hardly anything else in a label does.
    const char lead = label[at];
    if (lead != '\xE2' && lead != '\xE3' && lead != '\xEF') {
      at = NextStart(label, at);
      continue;
    }
    const char32_t c = NextCodePoint(label, at);
    const size_t opens = kOpen.find(c), closes = kClose.find(c);
    if (opens != std::u32string_view::npos) ++open[opens];
    if (closes != std::u32string_view::npos && --open[closes] < 0) return true;
  }
  return std::any_of(std::begin(open), std::end(open), [](int n) { return n != 0; });
}

bool EndsWithSchool(std::string_view words) {
  return words.ends_with("初中") || words.ends_with("高中") || words.ends_with("职中");
}

void KeepOnly(Label& label, std::string_view part) {
  if (part.size() == label.text.size()) return;
  const auto at = static_cast<size_t>(part.data() - label.text.data());
  label.spans = SliceSpans(label.spans, at, part.size());
  label.text = std::string(part);
}

// 大科学装置新增, 重大专项新立项, 专利授权量累计: what is said of the whole label stands in front of it.
void MoveForward(Label& label, std::string_view word) {
  if (label.text.size() <= word.size() || !label.text.ends_with(word) || label.spans.empty()) return;
  const size_t rest = label.text.size() - word.size();
  std::vector<Span> spans = SliceSpans(label.spans, rest, word.size());
  for (const Span span : SliceSpans(label.spans, 0, rest)) AddSpan(spans, span);
  label.spans = std::move(spans);
  label.text.insert(0, std::string(word));
  label.text.resize(rest + word.size());
}

void Cut(Label& label, std::string_view end) {
  if (label.text.size() <= end.size() || !label.text.ends_with(end) || label.spans.empty()) return;
  const bool thing = label.thing.ends_with(end);
  const size_t size = end.size();  // `end` may be a view into the label
  label.text.resize(label.text.size() - size);
  if (thing) label.thing.resize(label.thing.size() - size);
  label.spans = SliceSpans(label.spans, 0, label.text.size());
}

bool IsNew(const Label& label) {
  return !label.thing.empty() && (label.verb.starts_with("新") || label.verb.starts_with("净增"));
}

Label Lent(Label label) {
  constexpr std::string_view kListed[] = {"登记在册", "期末在册", "年末在册", "在册", "在用"};
  for (const std::string_view listed : kListed) {
    if (label.text.starts_with(listed) && label.text.size() > listed.size()) {
      label = Only(label, std::string(label.text.substr(listed.size())));
      break;
    }
  }
  constexpr std::string_view kTakenIn = "受理";
  const size_t at = label.text.find(kTakenIn);
  if (at == std::string::npos || at == 0) return label;
  const std::string before = label.text.substr(0, at), behind = label.text.substr(at + kTakenIn.size());
  const Label front = Only(label, before);
  return behind.empty() ? front : Suffixed(front, label, behind);
}

void CutAdverb(Label& label) {
  constexpr std::string_view kAdverbs[] = {"基本", "如期", "逐一", "限期", "成功", "率先", "提前",
                                           "已经", "分别", "正在", "同步", "免费", "配套", "普遍",
                                           "陆续", "初步", "全面", "圆满", "有效"};
  for (const std::string_view adverb : kAdverbs) Cut(label, adverb);
}

constexpr std::string_view kClasses[] = {"城市", "城镇", "农村", "乡村", "职工", "居民", "小学", "初中",
                                         "高中", "男性", "女性", "国道", "省道", "县道", "乡道"};

bool IsClass(std::string_view word) {
  return std::find(std::begin(kClasses), std::end(kClasses), word) != std::end(kClasses);
}

// 低保标准城市[720元], 报销比例职工[82%]: whose it is stands in front.
void MoveClass(Label& label) {
  for (const std::string_view whose : kClasses) {
    if (label.text.size() <= whose.size() || !label.text.ends_with(whose)) continue;
    const std::string_view rest = std::string_view(label.text).substr(0, label.text.size() - whose.size());
    const Head head = HeadOf(rest);
    if (head.kind != HeadKind::none && head.word != rest) MoveForward(label, std::string(whose));
    return;
  }
}

// 获奖总数连续六年: how long it has been so is no part of it, and alone it names nothing.
void CutStreak(Label& label) {
  constexpr std::string_view kStreak = "连续";
  constexpr size_t kLongest = 18;  // bytes
  if (!label.text.ends_with("年") && !label.text.ends_with("月")) return;
  const size_t at = label.text.rfind(kStreak);
  if (at == std::string::npos || label.text.size() - at > kLongest) return;
  if (at == 0) {
    label = {};
    return;
  }
  Cut(label, std::string(label.text.substr(at)));
}

// What people are paid regularly, longest first.
constexpr std::string_view kAllowances[] = {
    "基本生活费", "基础养老金", "基本养老金", "生活补贴", "护理补贴", "生活补助", "养老补助", "养老补贴", "产业奖补",
    "养育津贴",   "养老金",     "津补贴",     "生活费",   "抚恤金",   "低保金",   "补贴",     "补助",     "津贴"};

bool MovePaidPer(Label& label) {
  // Most labels end with none of the last characters of the rates.
  const std::string_view text = label.text;
  if (!text.ends_with("月") && !text.ends_with("均") && !text.ends_with("年") && !text.ends_with("户")) return false;
  for (const std::string_view rate :
       WordList{"每人每月", "人均每月", "月人均", "每人每年", "每生每年", "人均月", "人均", "每户"}) {
    if (!label.text.ends_with(rate) || label.text.size() == rate.size()) continue;
    if (std::string_view(label.text).substr(0, label.text.size() - rate.size()).ends_with("标准")) {
      Cut(label, rate);
      return true;
    }
    const std::string_view rest = std::string_view(label.text).substr(0, label.text.size() - rate.size());
    for (const std::string_view paid : kAllowances) {
      if (!rest.ends_with(paid)) continue;
      const Label whose = Only(label, rest.substr(0, rest.size() - paid.size()));
      label = Suffixed(Suffixed(whose, label, rate), label, paid);
      return true;
    }
  }
  return false;
}

// 小麦最低收购价每50公斤, 运营补贴按每平方米每天: what it is a rate of stands in front.
void MoveRate(Label& label) {
  if (MovePaidPer(label)) return;
  for (const std::string_view mean : WordList{"人均", "户均", "亩均"}) {  // 科普经费人均[1.8元]
    const std::string_view text = label.text;
    const std::string_view what = text.substr(0, text.size() - std::min(text.size(), mean.size()));
    if (text.ends_with(mean) && HeadOf(what).kind != HeadKind::none) return MoveForward(label, mean);
  }
  constexpr size_t kLongestRate = 24;
  constexpr std::string_view kBy = "按";
  const size_t at = label.text.find("每");
  if (at == std::string::npos || at == 0 || label.text.size() - at > kLongestRate) return;
  if (HeadOf(label.text).kind != HeadKind::none) return;
  const std::string rate = label.text.substr(at);
  std::string rest = label.text.substr(0, at);
  if (HeadOf(rest.ends_with(kBy) ? rest.substr(0, at - kBy.size()) : rest).kind == HeadKind::none) return;
  MoveForward(label, rate);
  Cut(label, kBy);
}

}  // namespace baogao
