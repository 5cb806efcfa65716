// Each dated word found once adds to the penalty of the years that it does not fit: much to the years before it can
// have been said, a little for each year behind those in which it was in use, since reports look back. Words that
// long reports of their years hardly ever lack count by their absence too. Days that do not fall in a year count
// against it. The years with the least sum win.
#include "baogao/profile/anchor.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>
#include <utility>
#include <vector>

#include "baogao/text/find.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct AnchorRow {
  std::string_view word;
  std::string_view near;
  int from;
  int to;
  bool common;
  bool quoted;
  bool around;
  std::string_view source;
};
constexpr AnchorRow kAnchors[] = {
#include "data/anchors.inc"
};
constexpr size_t kRows = std::size(kAnchors);

constexpr double kTooEarly = 3;       // for the first year before `from`
constexpr double kEarlier = 2;        // for each year before that
constexpr double kEarliest = 4.5;     // at most: one word may mean something else
constexpr double kLate = 0.8;         // for each year behind `to`
constexpr double kLateNear = 1.2;     // of a row with `near`, which says more than its word
constexpr double kLatest = 2.4;       // at most
constexpr double kAbsent = 0.8;       // for a common word that a long text lacks
constexpr uint32_t kLong = 12000;     // bytes of a long text
constexpr double kTolerance = 1;      // of the years that an interval holds
constexpr int kWidest = 6;            // years of an interval
constexpr uint32_t kNearBefore = 30;  // bytes in which `near` is looked for
constexpr uint32_t kNearBehind = 60;
constexpr double kDaysMost = 6;    // of all days together: they may be copied from another year's report
constexpr double kOthersMost = 4;  // of days of the year ahead: no contradiction
constexpr size_t kDaysTold = 3;    // in the words of the evidence

// Words by their first row; the rows of a word follow each other.
const Trie& Words() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < kRows; ++i) entries.emplace_back(kAnchors[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

bool StandsQuoted(std::string_view text, Span word) {
  const char32_t before = CodePointBefore(text, word.begin);
  if (std::u32string_view(U"“\"「『‘《＂").find(before) != std::u32string_view::npos) return true;
  const std::string_view rest = text.substr(word.end, 6);
  for (std::string_view w : WordList{"计划", "规划", "期间", "时期", "专题", "教育", "专项", "工作"}) {
    if (rest == w) return true;
  }
  return false;
}

// Where `words` stand, a number among them not as the end of another one: 40元, not in 140元 or 0.40元.
size_t FindWhole(std::string_view window, std::string_view words) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  size_t at = window.find(words);
  while (at != std::string_view::npos && at > 0 && is_digit(words[0]) && is_digit(window[at - 1])) {
    at = window.find(words, at + 1);
  }
  return at;
}

// Where `near` stands close to `word` in the same sentence; empty: nowhere.
Span FindNear(std::string_view text, Span within, Span word, const AnchorRow& row) {
  const std::string_view near = row.near;
  const uint32_t behind = std::min(within.end, word.end + kNearBehind);
  std::string_view window = text.substr(word.end, behind - word.end);
  // 十八届三中全会和十九届...: what follows belongs to the next.
  for (std::string_view stop : WordList{"。", "，", "届", "“十"}) window = window.substr(0, window.find(stop));
  if (const size_t at = FindWhole(window, near); at != std::string_view::npos) {
    const uint32_t begin = word.end + static_cast<uint32_t>(at);
    return {begin, begin + static_cast<uint32_t>(near.size())};
  }
  if (!row.around) return {};
  const uint32_t from = word.begin - std::min(kNearBefore, word.begin - within.begin);
  std::string_view before = text.substr(from, word.begin - from);
  if (const size_t stop = before.rfind("。"); stop != std::string_view::npos) before.remove_prefix(stop);
  if (const size_t at = before.rfind(near); at != std::string_view::npos) {
    const uint32_t begin = word.begin - static_cast<uint32_t>(before.size() - at);
    return {begin, begin + static_cast<uint32_t>(near.size())};
  }
  return {};
}

// With the quotation mark that would else be left out: “十二五”规划的收官, 编制“十二五”.
Span WithQuotes(std::string_view text, Span span) {
  constexpr uint32_t kMark = 3;
  const std::string_view words = span.of(text);
  const bool open = words.find("“") != std::string_view::npos, close = words.find("”") != std::string_view::npos;
  if (open && !close && text.substr(span.end, kMark) == "”") span.end += kMark;
  if (close && !open && span.begin >= kMark && text.substr(span.begin - kMark, kMark) == "“") span.begin -= kMark;
  return span;
}

// A dated word and where it stands first.
struct Found {
  const AnchorRow* row;
  Span span;
  bool same_word = false;  // as the one before
};

// Sorted by their rows.
std::vector<Found> FindAnchors(std::string_view text, Span within) {
  std::vector<Found> found;
  std::bitset<kRows> seen;
  const Trie& words = Words();
  for (uint32_t at = within.begin; at < within.end;) {
    if (static_cast<unsigned char>(text[at]) < 0x80 && (text[at] < '0' || text[at] > 'Z')) {
      ++at;
      continue;
    }
    const Trie::Match m = words.Longest(text, at);
    if (!m || m.end > within.end) {
      at = NextStart(text, at);
      continue;
    }
    const Span word{at, m.end};
    for (uint32_t i = m.value; i < kRows && kAnchors[i].word == kAnchors[m.value].word; ++i) {
      const AnchorRow& row = kAnchors[i];
      if (seen[i] || (row.quoted && !StandsQuoted(text, word))) continue;
      Span span = word;
      if (!row.near.empty()) {
        const Span near = FindNear(text, within, word, row);
        if (near.empty()) continue;
        span = {std::min(word.begin, near.begin), std::max(word.end, near.end)};
      }
      span = WithQuotes(text, span);
      seen[i] = true;
      found.push_back({.row = &row, .span = span});
    }
    at = m.end;
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.row < b.row; });
  for (size_t i = 1; i < found.size(); ++i) found[i].same_word = found[i].row->word == found[i - 1].row->word;
  return found;
}

// The common words that are not among those found.
std::vector<const AnchorRow*> AbsentAnchors(const std::vector<Found>& found) {
  std::vector<const AnchorRow*> absent;
  auto next = found.begin();  // both are in the order of the rows
  for (const AnchorRow& row : kAnchors) {
    while (next != found.end() && next->row < &row) ++next;
    const bool there = next != found.end() && next->row == &row;
    if (row.common && row.near.empty() && !there) absent.push_back(&row);
  }
  return absent;
}

double Misfit(const AnchorRow& row, int year) {
  if (year < row.from) return std::min(kEarliest, kTooEarly + kEarlier * (row.from - year - 1));
  if (year > row.to) return std::min(kLatest, (row.near.empty() ? kLate : kLateNear) * (year - row.to));
  return 0;
}

// Rows of one word are one piece of evidence: the strictest of them counts. `found` is sorted by rows; `penalties` has
// a number a year.
template <typename Penalties>
void AddMisfits(const std::vector<Found>& found, Penalties& penalties) {
  Penalties most = {};
  const auto count = [&] {
    for (size_t i = 0; i < most.size(); ++i) penalties[i] += most[i];
    most = {};
  };
  for (const Found& f : found) {
    if (!f.same_word) count();
    const auto years = static_cast<int>(most.size());
    const auto misfit = [&](int i) {
      double& m = most[static_cast<size_t>(i)];
      m = std::max(m, Misfit(*f.row, kFirstAnchorYear + i));
    };
    for (int i = 0; i < std::min(years, f.row->from - kFirstAnchorYear); ++i) misfit(i);
    for (int i = std::max(0, f.row->to + 1 - kFirstAnchorYear); i < years; ++i) misfit(i);
  }
  count();
}

// How many words that were common in a year are absent, a number a year.
template <size_t N>
std::array<int, N> CountAbsent(const std::vector<const AnchorRow*>& absent) {
  std::array<int, N> count = {};
  for (const AnchorRow* row : absent) {
    const int first = std::max(0, row->from + 2 - kFirstAnchorYear);
    const int end = std::min(static_cast<int>(N), row->to - kFirstAnchorYear);
    for (int i = first; i < end; ++i) ++count[static_cast<size_t>(i)];
  }
  return count;
}

// Of a report that the session `s` heard, looking back on `year`.
double Misfit(Session s, int year) {
  const int start = s.province ? 2003 : 2007;
  if (s.number == 0 || year < start - 1) return 0;
  const int off = ((year - (start + std::min(s.number, 5) - 2)) % 5 + 5) % 5;
  return 0.8 * std::min(off, 5 - off);
}

double Misfit(const std::vector<DayNamed>& days, int year) {
  double wrong = 0, other = 0;
  for (const DayNamed& d : days) (d.Falls(year + d.other_shift) ? other : wrong) += d.Misfit(year);
  return std::min(kDaysMost, wrong + std::min(kOthersMost, other));
}

struct Interval {
  int first = 0;
  int last = 0;
};

// From the first to the last of the years with hardly more than the least penalty.
template <typename Penalties>
Interval Tolerable(const Penalties& penalties) {
  const double least = *std::min_element(penalties.begin(), penalties.end());
  Interval interval;
  for (size_t i = 0; i < penalties.size(); ++i) {
    if (penalties[i] > least + kTolerance) continue;
    interval.last = kFirstAnchorYear + static_cast<int>(i);
    if (interval.first == 0) interval.first = interval.last;
  }
  return interval;
}

}  // namespace

YearEvidence::YearEvidence(std::string_view text, Span span, Session session, const std::vector<DayNamed>& days,
                           bool political) {
  const std::vector<Found> found = FindAnchors(text, span);
  const std::vector<const AnchorRow*> absent =
      political && span.size() >= kLong ? AbsentAnchors(found) : std::vector<const AnchorRow*>{};
  AddMisfits(found, penalty_);
  const std::array<int, kYears> missing = CountAbsent<kYears>(absent);
  for (size_t i = 0; i < kYears; ++i)
    penalty_[i] += kAbsent * missing[i] + Misfit(session, kFirstAnchorYear + static_cast<int>(i));
  const Interval by_words = Tolerable(penalty_);
  for (int i = 0; i < kYears; ++i) penalty_[i] += Misfit(days, kFirstAnchorYear + i);
  least_ = *std::min_element(penalty_.begin(), penalty_.end());
  const Interval all = Tolerable(penalty_);
  const Found* latest = nullptr;
  const Found* earliest = nullptr;
  for (const Found& f : found) {
    if (f.row->from <= all.last && (!latest || f.row->from > latest->row->from)) latest = &f;
    if (f.row->to >= all.first && (!earliest || f.row->to < earliest->row->to)) earliest = &f;
  }
  const bool by_days = all.first != by_words.first || all.last != by_words.last;
  if ((!by_days && (!latest || !earliest)) || all.last - all.first >= kWidest) return;
  first_ = all.first;
  last_ = all.last;
  for (const Found* f : {latest, earliest}) {
    if (f) AddWords(f->span.of(text));
  }
  for (size_t i = 0, told = 0; by_days && i < days.size() && told < kDaysTold; ++i) {
    if (std::min(days[i].Misfit(first_), days[i].Misfit(last_)) > 0) continue;
    AddWords(days[i].span.of(text));
    ++told;
  }
}

void YearEvidence::AddWords(std::string_view words) {
  if (words_.find(words) != std::string::npos) return;
  if (words.find(words_) != std::string_view::npos)
    words_ = words;
  else
    words_.append("、").append(words);
}

double YearEvidence::Excess(int year) const {
  if (year < kFirstAnchorYear || year > kLastAnchorYear) return 0;
  return penalty_[year - kFirstAnchorYear] - least_;
}

}  // namespace baogao
