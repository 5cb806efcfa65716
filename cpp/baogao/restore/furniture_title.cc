// The last part of the line must end as names of sites do, the parts before it may be shelves of the site; what then is
// left must end as titles of reports do.
#include "baogao/restore/furniture_title.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "baogao/restore/lines.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct TitleWord {
  std::string_view word;
};
constexpr TitleWord kTitleWords[] = {
#include "data/title_words.inc"
};
struct SiteTail {
  std::string_view word;
};
constexpr SiteTail kSiteTails[] = {
#include "data/site_tails.inc"
};

constexpr uint32_t kLongest = 240, kLongestName = 60, kShortestTitle = 15;  // bytes

bool NamesSite(std::string_view s) {
  return s.size() <= kLongestName && std::any_of(std::begin(kSiteTails), std::end(kSiteTails),
                                                 [&](const SiteTail& row) { return s.ends_with(row.word); });
}

bool IsSeparator(char32_t c) {
  return c == '_' || c == '-' || c == '|' || c == U'｜' || c == U'—' || c == U'–' || c == U'－' || c == U'＿';
}

Span Trim(std::string_view s, Span span) {
  while (!span.empty() && IsInlineBlank(CodePointBefore(s, span.end))) span.end = PreviousStart(s, span.end);
  while (!span.empty() && IsInlineBlank(CodePointAt(s, span.begin))) NextCodePoint(s, span.begin);
  return span;
}

// The part behind the last separator of `span`; what is before it stays in `span`. Empty: there is none.
Span TakeLast(std::string_view s, Span& span) {
  uint32_t begin = span.end;
  while (begin > span.begin && !IsSeparator(CodePointBefore(s, begin))) begin = PreviousStart(s, begin);
  if (begin == span.begin) return {};
  const Span last = Trim(s, {begin, span.end});
  while (begin > span.begin && IsSeparator(CodePointBefore(s, begin))) begin = PreviousStart(s, begin);
  span = Trim(s, {span.begin, begin});
  return last;
}

// 【精品】 before a title, （一） and .doc behind one.
Span WithoutPraise(std::string_view s, Span span) {
  for (const std::string_view close : WordList{"】", "]"}) {
    const size_t found = span.of(s).substr(0, 30).find(close);
    const char32_t first = CodePointAt(s, span.begin);
    if (found == std::string_view::npos || (first != U'【' && first != '[')) continue;
    span.begin += static_cast<uint32_t>(found + close.size());
  }
  return Trim(s, span);
}

std::string_view WithoutNumber(std::string_view s) {
  for (const std::string_view tail : WordList{".docx", ".doc", ".DOC", ".pdf", ".txt", "范文", "模板"}) {
    if (s.ends_with(tail)) s.remove_suffix(tail.size());
  }
  if (s.ends_with("）") || s.ends_with(")")) {
    const size_t open = std::max(s.rfind("（") + 1, s.rfind('(') + 1);
    if (open > 0 && s.size() - open <= 24) s = s.substr(0, open - 1);
  }
  return s;
}

}  // namespace

bool EndsAsTitle(std::string_view s) {
  return std::any_of(std::begin(kTitleWords), std::end(kTitleWords),
                     [&](const TitleWord& row) { return s.ends_with(row.word); });
}

bool IsReportTitle(std::string_view line) {
  return line.size() >= kShortestTitle && line.size() <= kLongest && EndsAsTitle(WithoutNumber(line));
}

PageTitle ReadPageTitle(std::string_view line) {
  if (line.size() > kLongest) return {};
  Span rest{0, static_cast<uint32_t>(line.size())};
  const Span site = TakeLast(line, rest);
  if (site.empty() || !NamesSite(site.of(line))) return {};
  constexpr int kShelves = 4;
  for (int i = 0; i < kShelves; ++i) {
    const Span title = WithoutPraise(line, rest);
    Span before = rest;
    const Span last = TakeLast(line, before);
    // 工作总结 alone is a shelf, and so is what stands behind a title.
    const bool shelf = !last.empty() && (!EndsAsTitle(last.of(line)) || IsReportTitle(before.of(line)));
    if (!shelf) return IsReportTitle(title.of(line)) ? PageTitle{title, site} : PageTitle{};
    rest = before;
  }
  return {};
}

}  // namespace baogao
