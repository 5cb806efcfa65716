// A title ends at 。 or ：, at the end of its line, at the next marker, or at the seam where the paragraph begins
// without any mark. The seam is looked for only in a window of sixty characters, so the work is bounded.
//
// The seam: a word that headings end with (步伐, 建设) before a word that paragraphs begin with (研究制定, 为).
// Years and self mentions (2020年, 我局) open a paragraph without such help. 为 after 以 in the same clause
// (以活动为契机) opens nothing.
#include "baogao/structure/title.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <vector>

#include "baogao/structure/line.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

enum class OpenerKind : uint8_t { preposition, verb, time, self, imperative };
struct OpenerRow {
  std::string_view word;
  OpenerKind kind;
};
constexpr OpenerRow kOpeners[] = {
#include "data/heading_openers.inc"
};
struct TailRow {
  std::string_view word;
};
constexpr TailRow kTails[] = {
#include "data/heading_tails.inc"
};

constexpr uint32_t kWindow = 60;        // characters in which a title must end
constexpr uint32_t kRunInTitle = 45;    // longest title that runs into a paragraph
constexpr uint32_t kShortTitle = 32;    // the same for 一是 and dashes in the middle of a line
constexpr uint32_t kLineTitle = 60;     // longest title that is a line of its own
constexpr uint32_t kUnsplitTitle = 26;  // a title of more characters with a seam in it runs into its paragraph
constexpr uint32_t kLeastTitle = 4;     // characters before a seam
constexpr uint32_t kLeastBody = 4;      // characters between a seam and the 。 that follows

const Trie& Openers() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kOpeners); ++i) entries.emplace_back(kOpeners[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

const Trie& Tails() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kTails); ++i) entries.emplace_back(kTails[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

bool IsDigit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool IsStop(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?'; }
bool IsComma(char32_t c) { return c == U'，' || c == U','; }
bool IsColon(char32_t c) { return c == U'：' || c == U':'; }
bool IsSemicolon(char32_t c) { return c == U'；' || c == U';'; }

bool IsRepeatable(MarkerStyle s) { return s == MarkerStyle::is || s == MarkerStyle::dash; }

// 2020年 or 20年, (a year that a copyist cut) at `at`.
bool IsYear(std::string_view text, uint32_t at, uint32_t end) {
  uint32_t i = at, digits = 0;
  while (i < end && digits < 5 && text[i] >= '0' && text[i] <= '9') ++i, ++digits;
  if (digits != 4 && digits != 2) return false;
  if (!text.substr(i, end - i).starts_with("年")) return false;
  return digits == 4 ? text[at] == '1' || text[at] == '2' : text.substr(at, 2) == "20";
}

bool EndsWithTail(std::string_view text, uint32_t begin, uint32_t at) {
  uint32_t from = at;
  for (int n = 0; n < 4 && from > begin; ++n) {
    from = PreviousStart(text, from);
    bool found = false;
    Tails().Walk(text, from, [&](Trie::Match m) { found |= m.end == at; });
    if (found) return true;
  }
  return false;
}

// Whether the marker at `at` can open the next heading inside what looks like a title.
bool IsNextMarker(std::string_view text, const Marker& m, uint32_t title_begin, const Reached& reached) {
  const int last = reached[static_cast<int>(m.style)];
  const bool in_order = m.number == last + 1 || m.number == 1;
  if (!in_order || m.span.begin < title_begin + 6) return false;
  const char32_t before = CodePointBefore(text, m.span.begin);
  switch (m.style) {
    case MarkerStyle::chinese_bracket:
    case MarkerStyle::arabic_bracket:
      return before != U'第' && text[m.after - 1] != '.';
    case MarkerStyle::chinese:
      return text.substr(m.span.begin, m.span.size()).ends_with("、") && IsHan(before) &&
             EndsWithTail(text, title_begin, m.span.begin);
    case MarkerStyle::arabic:
      return IsHan(before) && EndsWithTail(text, title_begin, m.span.begin);
    case MarkerStyle::is:
      return IsHan(before) && before != U'统' && before != U'唯' && before != U'第' && before != U'之' &&
             EndsWithTail(text, title_begin, m.span.begin);
    default:
      return false;
  }
}

struct Scan {
  uint32_t end;       // where the scan stopped
  char32_t mark = 0;  // the mark there: 。 ： ；; 0: end of line, marker or window
  uint32_t mark_end = 0;
  bool at_line_end = false;
  bool at_marker = false;
  int commas = 0;
};

// Up to the first mark that may end a title.
Scan ScanTitle(std::string_view text, uint32_t begin, uint32_t line_end, const Reached& reached) {
  Scan s{begin};
  uint32_t i = begin;
  int quotes = 0;
  for (uint32_t n = 0; i < line_end; ++n) {
    if (n >= kWindow) return s.end = i, s;
    uint32_t next = i;
    const char32_t c = NextCodePoint(text, next);
    if (c == U'“' || c == U'《') ++quotes;
    if ((c == U'”' || c == U'》') && quotes > 0) --quotes;
    if (c == U'*' && i > begin && text.substr(i, 2) == "**") {  // emphasis closes the title: **一、回顾**正文
      s.end = i;
      s.mark = U'。';
      s.mark_end = i;
      return s;
    }
    if (IsStop(c) || (quotes == 0 && IsSemicolon(c)) ||
        (quotes == 0 && IsColon(c) && !IsDigit(CodePointBefore(text, i)))) {
      s.end = i;
      s.mark = c;
      s.mark_end = next;
      s.at_line_end = Trim(text, {next, line_end}).empty();
      return s;
    }
    if (IsComma(c)) ++s.commas;
    if (i > begin && (c == U'(' || c == U'（' || c == U'1' || (c >= U'一' && c <= U'龥'))) {
      const Marker m = ReadMarker(text, i, line_end);
      if (m && IsNextMarker(text, m, begin, reached)) {
        s.end = i;
        s.at_marker = true;
        return s;
      }
    }
    i = next;
  }
  s.end = line_end;
  s.at_line_end = true;
  return s;
}

enum class Seam : uint8_t {
  none,
  alone,   // a word of time or self mention, nothing before it tells
  plan,    // the end of a heading before the first word of a plan: it may as well go on
  opener,  // the end of a heading before the opening of a paragraph
  sure,    // the same with a year or a self mention; or the end of a predicate: 竞争力持续增强|市场主体...
};
struct SeamFound {
  Seam seam = Seam::none;
  uint32_t at = 0;
};

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// 实体经济竞争力持续增强|, 迈上新台阶|: a predicate that is complete, in the second clause of a heading. Behind the
// adverb there is a verb alone; an adverb that opens the clause (持续提升创新动能) has its object behind.
bool EndsPredicate(std::string_view text, uint32_t clause, uint32_t at, uint32_t end) {
  if (at - clause < 24 || at >= end) return false;
  const char32_t next = CodePointAt(text, at);
  if (!(IsHan(next) || next == U'“') || next == U'的' || next == U'和' || next == U'与' || next == U'及' ||
      next == U'了')
    return false;
  // 打造改革开放新高地实现新突破 goes on.
  if (next == U'实' || next == U'取' || next == U'迈' || next == U'跃') return false;
  if (text.substr(at - 9, 3) == "新" && EndsWithTail(text, at - 9, at)) return true;
  return IsOneOf(text.substr(at - 12, 6),
                 {"持续", "不断", "显著", "明显", "稳步", "进一步", "日益", "加速", "扎实", "有效", "稳定", "全面",
                  "更加", "加快", "稳健", "总体", "逐步", "协同", "统筹"}) &&
         EndsWithTail(text, at - 6, at);
}

// 2018年工作回顾|, 下步打算|: words that close a heading and hardly ever stand in the middle of one.
bool EndsGreatHeading(std::string_view text, uint32_t at, uint32_t end) {
  if (at >= end) return false;
  const char32_t next = CodePointAt(text, at);
  constexpr std::u32string_view kGoesOn = U"和与及的并暨以会表图";
  if (!(IsHan(next) || next == U'“') || kGoesOn.find(next) != std::u32string_view::npos) return false;
  for (std::string_view w : {"回顾", "打算", "完成情况", "工作安排", "工作思路", "工作举措", "工作成效", "工作总结"}) {
    if (text.substr(0, at).ends_with(w)) return true;
  }
  return false;
}

// 指导思想|, 2016年主要任务|: short titles of one clause that these words close.
bool EndsShortHeading(std::string_view text, uint32_t begin, uint32_t at, uint32_t end) {
  constexpr uint32_t kShort = 48;  // bytes: sixteen characters
  if (at >= end || at - begin > kShort || at - begin < 12) return false;
  const char32_t next = CodePointAt(text, at);
  constexpr std::u32string_view kGoesOn = U"和与及的并暨以会表图是为、任目思要安回打进情完成";
  if (kGoesOn.find(next) != std::u32string_view::npos) return false;
  return IsOneOf(text.substr(at - 12, 12),
                 {"指导思想", "基本原则", "发展目标", "总体要求", "总体思路", "基本思路", "主要任务", "重点任务",
                  "重点工作", "目标任务", "主要目标", "工作重点", "存在问题", "主要工作", "主要做法"});
}

// At an adverb that belongs to the predicate before it: 环境质量|持续好转|, 社会事业|全面进步|.
bool OpensPredicateEnd(std::string_view text, uint32_t clause, uint32_t at, uint32_t end) {
  constexpr uint32_t kAdverbAndVerb = 12;
  return at + kAdverbAndVerb < end && EndsPredicate(text, clause, at + kAdverbAndVerb, end);
}

// Whether the opener at [at, end) is the verb of the clause it stands in: 步伐|加快|，, 乡村振兴扎实|推进|, 实现新突破.
bool ClosesPredicate(std::string_view text, uint32_t begin, uint32_t at, uint32_t end) {
  const char32_t next = CodePointAt(text, end);
  if (IsOneOf(text.substr(at, end - at), {"实现", "取得"}) && (next == U'新' || next == U'突' || next == U'平'))
    return true;
  if (IsOneOf(text.substr(at, end - at), {"加快", "推进", "提升", "优化", "完善", "加强"}) && IsComma(next))
    return true;
  return at - begin > 6 && IsOneOf(text.substr(at - 6, 6), {"扎实", "积极", "全力", "大力", "有效", "切实", "加快"});
}

// What kind of seam `at` is.
Seam SeamAt(std::string_view text, uint32_t begin, uint32_t clause, uint32_t at, uint32_t end, bool instrument) {
  const bool two_clauses = clause > begin;
  if (EndsGreatHeading(text, at, end)) return Seam::sure;
  if (!two_clauses && EndsShortHeading(text, begin, at, end)) return Seam::sure;
  const bool year = IsYear(text, at, end);
  const Trie::Match m = year ? Trie::Match{} : Openers().Longest(text, at);
  if (!year && (!m || m.end > end)) {
    return two_clauses && EndsPredicate(text, clause, at, end) ? Seam::sure : Seam::none;
  }
  const OpenerKind kind = year ? OpenerKind::time : kOpeners[m.value].kind;
  if (!year && ClosesPredicate(text, begin, at, m.end)) return Seam::none;
  if (instrument && text.substr(at, 3) == "为") return Seam::none;
  const bool strong = kind == OpenerKind::time || kind == OpenerKind::self;
  if (EndsWithTail(text, begin, at)) {
    if (strong) return Seam::sure;
    if (kind != OpenerKind::imperative) return Seam::opener;
    if (OpensPredicateEnd(text, clause, at, end)) return Seam::none;
    // 步伐加快 and 动能加快转换 are predicates: the clause must be long enough to be one without them.
    constexpr uint32_t kLeastClause = 18, kLeastRest = 18;  // bytes: six characters
    if (at - clause >= kLeastClause && end - at >= kLeastRest) return Seam::plan;
    return Seam::none;
  }
  if (two_clauses && EndsPredicate(text, clause, at, end)) return Seam::sure;
  return strong && !year ? Seam::alone : Seam::none;
}

// Where the paragraph begins inside [begin, end): the first of the best seams.
SeamFound FindSeam(std::string_view text, uint32_t begin, uint32_t end) {
  SeamFound best;
  bool instrument = false;  // 以 stands in this clause
  uint32_t clause = begin;
  uint32_t i = begin;
  for (uint32_t n = 0; i < end; ++n) {
    uint32_t next = i;
    const char32_t c = NextCodePoint(text, next);
    if (IsComma(c)) {
      if (best.seam == Seam::plan) break;
      instrument = false;
      clause = next;
    } else if (n >= kLeastTitle && i > clause) {
      const Seam seam = SeamAt(text, begin, clause, i, end, instrument);
      if (seam > best.seam && !(seam == Seam::alone && n < 6)) best = {seam, i};
      if (best.seam >= Seam::opener) return best;
    }
    if (c == U'以' && text.substr(i + 3, 3) != "及") instrument = true;
    i = next;
  }
  return best;
}

// 8.2%, 3.5亿元, 20家: figures that titles do not have. Years are no figures.
bool HasFigures(std::string_view text, Span s) {
  uint32_t i = s.begin;
  while (i < s.end) {
    if (text[i] < '0' || text[i] > '9') {
      ++i;
      continue;
    }
    while (i < s.end && ((text[i] >= '0' && text[i] <= '9') || text[i] == '.')) ++i;
    const std::string_view rest = text.substr(i, s.end - i);
    for (std::string_view unit : {"%", "％", "万", "亿", "元", "个百分点", "倍", "家", "人"}) {
      if (rest.starts_with(unit)) return true;
    }
  }
  return false;
}

// The title of a heading ends with 了 never, and holds it hardly ever: 解决了, 取得了 are sentences.
bool HasPerfect(std::string_view text, Span s) {
  const std::string_view words = s.of(text);
  for (size_t at = words.find("了"); at != std::string_view::npos; at = words.find("了", at + 3)) {
    if (!words.substr(at + 3).starts_with("解")) return true;
  }
  return false;
}

HeadingTitle None(uint32_t begin) { return {{begin, begin}, begin, false}; }

// Without emphasis marks: **...。**
Span Plain(std::string_view text, Span s) {
  s = Trim(text, s);
  while (s.size() >= 2 && s.of(text).ends_with("**")) s = Trim(text, {s.begin, s.end - 2});
  while (s.size() >= 2 && s.of(text).starts_with("**")) s = Trim(text, {s.begin + 2, s.end});
  return s;
}

uint32_t SkipEmphasis(std::string_view text, uint32_t at, uint32_t end) {
  while (end - at >= 2 && text[at] == '*' && text[at + 1] == '*') at += 2;
  return at;
}

// A title closed by a mark: 。 with the paragraph behind it, or ：.
HeadingTitle Closed(std::string_view text, Span title, const Scan& s, uint32_t line_end, const Marker& marker,
                    bool line_start) {
  const uint32_t size = CountCharacters(text, title, kWindow);
  const uint32_t after = SkipEmphasis(text, s.mark_end, line_end);
  const bool whole = Trim(text, {after, line_end}).empty();
  const HeadingTitle none = None(title.begin);
  if (IsSemicolon(s.mark) || HasFigures(text, title)) return none;
  if (IsColon(s.mark)) {
    if (whole || static_cast<bool>(ReadMarker(text, after, line_end))) return {title, after, whole};
    const uint32_t limit = IsRepeatable(marker.style) ? 12 : 20;
    return size <= limit && line_start ? HeadingTitle{title, after, whole} : none;
  }
  if (HasPerfect(text, title) || (s.mark != U'。' && !line_start)) return none;
  const bool listed = IsRepeatable(marker.style) || marker.style >= MarkerStyle::arabic;
  if (whole && listed && (size > 20 || marker.style == MarkerStyle::is)) return none;
  if (marker.style == MarkerStyle::is || (marker.style == MarkerStyle::dash && !line_start)) {
    if (size > kShortTitle || s.commas > 1 || whole) return none;
    const Marker next = ReadMarker(text, after, line_end);
    if (next.style == marker.style && marker.style == MarkerStyle::is) return none;
  }
  return size <= kRunInTitle && s.commas <= 3 ? HeadingTitle{title, after, whole} : none;
}

}  // namespace

bool OpensParagraph(std::string_view text, uint32_t at, uint32_t end) {
  if (IsYear(text, at, end)) return true;
  const Trie::Match m = Openers().Longest(text, at);
  return m && m.end <= end;
}

HeadingTitle ReadHeadingTitle(std::string_view text, uint32_t begin, uint32_t line_end, const Marker& marker,
                              bool line_start, const Reached& reached) {
  begin = Trim(text, {begin, line_end}).begin;
  const Scan s = ScanTitle(text, begin, line_end, reached);
  const Span title = Plain(text, {begin, s.end});
  if (title.empty()) return None(begin);
  if (s.at_marker) {
    if (marker.style == MarkerStyle::is || HasPerfect(text, title)) return None(begin);
    return {title, s.end, false};
  }
  if (s.mark == 0 && s.at_line_end) {
    const uint32_t size = CountCharacters(text, title, kWindow);
    const bool listed = IsRepeatable(marker.style);
    if (!line_start || size > (listed ? 30 : kLineTitle) || (listed && (HasFigures(text, title) || s.commas > 1))) {
      return None(begin);
    }
    if (HasFigures(text, title) && s.commas > 0) return None(begin);
    return {title, line_end, true};
  }
  // The paragraph may begin before the first mark; enough of it must be there for a sentence.
  SeamFound seam;
  if (!IsRepeatable(marker.style) && !IsColon(s.mark)) seam = FindSeam(text, begin, s.end);
  if (seam.seam != Seam::none && CountCharacters(text, {seam.at, s.end}, kLeastBody) < kLeastBody) seam = {};
  // 6. at the start of a line is a numbered paragraph where only its words might make a heading.
  if (line_start && marker.style >= MarkerStyle::arabic && seam.seam < Seam::sure) seam = {};
  HeadingTitle cut;
  if (seam.seam != Seam::none) cut = {Plain(text, {begin, seam.at}), seam.at, false};
  if (seam.seam == Seam::sure) return cut;
  const HeadingTitle closed = s.mark == 0 ? None(begin) : Closed(text, title, s, line_end, marker, line_start);
  if (seam.seam == Seam::none) return closed;
  // In unbroken text a long title with a seam is a title and the first sentence behind it, and so is one with a number
  // behind the seam.
  const std::string_view rest = Span{seam.at, s.end}.of(text);
  const bool counts = rest.find_first_of("0123456789") != std::string_view::npos || HasPerfect(text, {seam.at, s.end});
  const bool split =
      !line_start && seam.seam >= Seam::plan && (counts || CountCharacters(text, title, kWindow) > kUnsplitTitle);
  if (!closed.title.empty() && !split) return closed;
  return cut;
}

}  // namespace baogao
