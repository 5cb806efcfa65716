// The seam: a word that headings end with (步伐, 建设) before a word that paragraphs begin with (研究制定, 为).
// Years and self mentions (2020年, 我局) open a paragraph without such help. 为 after 以 in the same clause
// (以活动为契机) opens nothing.
#include "baogao/structure/seam.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <vector>

#include "baogao/text/find.h"
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

constexpr uint32_t kLeastTitle = 4;  // characters before a seam

const Trie& Openers() {
  static const Trie trie = TrieOf(kOpeners, &OpenerRow::word);
  return trie;
}

const Trie& Tails() {
  static const Trie trie = TrieOf(kTails, &TailRow::word);
  return trie;
}

bool IsComma(char32_t c) { return c == U'，' || c == U','; }

// 2020年 or 20年, (a year that a copyist cut) at `at`.
bool IsYear(std::string_view text, uint32_t at, uint32_t end) {
  uint32_t i = at, digits = 0;
  while (i < end && digits < 5 && text[i] >= '0' && text[i] <= '9') ++i, ++digits;
  if (digits != 4 && digits != 2) return false;
  if (!text.substr(i, end - i).starts_with("年")) return false;
  return digits == 4 ? text[at] == '1' || text[at] == '2' : text.substr(at, 2) == "20";
}

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
  for (std::string_view w :
       WordList{"回顾", "打算", "完成情况", "工作安排", "工作思路", "工作举措", "工作成效", "工作总结"}) {
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

}  // namespace

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

bool OpensParagraph(std::string_view text, uint32_t at, uint32_t end) {
  if (IsYear(text, at, end)) return true;
  const Trie::Match m = Openers().Longest(text, at);
  return m && m.end <= end;
}

}  // namespace baogao
