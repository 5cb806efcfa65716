// Chunks and running lines have files of their own; here are the numbers that say what they are. Counters: every 页
// is looked at from where it stands, and looked for only where the survey saw one.
#include "baogao/restore/page_marker.h"

#include <algorithm>

#include "baogao/restore/lines.h"
#include "baogao/restore/page_marker_chunks.h"
#include "baogao/restore/page_marker_running.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kMaxDigits = 4;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// 第 3 页 or 共 12 页, read backwards from its 页.
struct Counter {
  Span at;
  bool total = false;
  int number = 0;
};

// Blanks, and what a page hid between its characters.
uint32_t SkipBlanks(std::string_view text, uint32_t at) {
  while (at < text.size()) {
    uint32_t next = at;
    const char32_t c = NextCodePoint(text, next);
    const bool hidden = c == 0x200B || c == 0x200D || c == 0xFEFF || c == 0xAD || (c >= 0xE000 && c <= 0xF8FF);
    if (c != ' ' && !hidden) break;
    at = next;
  }
  return at;
}

// The counter that begins at `at`; empty: none.
Counter ReadCounter(std::string_view text, uint32_t at) {
  Counter counter;
  uint32_t i = at;
  for (const std::string_view whole : WordList{"总共", "总计"}) {
    if (text.substr(at, whole.size()) == whole) i += 3;
  }
  const std::string_view word = text.substr(i, 3);
  if (word != "第" && word != "共" && i == at) return counter;
  i = SkipBlanks(text, i + 3);
  const uint32_t digits = i;
  int number = 0;
  while (i < text.size() && IsDigit(text[i]) && i - digits < kMaxDigits) number = number * 10 + (text[i++] - '0');
  if (i == digits) return counter;
  i = SkipBlanks(text, i);
  const std::string_view page = text.substr(i, 3);
  if (page != "页" && page != "頁") return counter;
  return {{at, i + 3}, word != "第", number};
}

// Where a counter that ends with the 页 at `page` would begin; the place itself if none can.
uint32_t CounterBegin(std::string_view text, uint32_t page) {
  uint32_t at = page;
  while (at > 0 && (text[at - 1] == ' ' || IsDigit(text[at - 1])) && page - at < 12) --at;
  return at >= 3 && at < page ? at - 3 : page;
}

// The pair of counters that ends or begins with the 页 at `page`, unless it begins before `behind`, where the last one
// ends.
void FindCounter(std::string_view text, uint32_t page, uint32_t& behind, PageMarkerResult& result) {
  const uint32_t begin = CounterBegin(text, page);
  if (begin < behind || begin == page) return;
  const Counter first = ReadCounter(text, begin);
  if (first.at.empty()) return;
  uint32_t at = SkipBlanks(text, first.at.end);
  for (const std::string_view separator : WordList{",", "，", "/", "-", "、", "（", "("}) {
    if (first.total && begin > 0 && text[begin - 1] != '\n') break;  // 共12页，第3页 is prose
    if (text.substr(at, separator.size()) == separator) {
      at = SkipBlanks(text, at + static_cast<uint32_t>(separator.size()));
      break;
    }
  }
  const Counter second = ReadCounter(text, at);
  if (second.at.empty() || second.total == first.total) return;
  behind = second.at.end;
  for (const std::string_view close : WordList{"）", ")"}) {
    if (text.substr(behind, close.size()) == close && at > first.at.end) behind += static_cast<uint32_t>(close.size());
  }
  result.pages = std::max({result.pages, first.total ? first.number : second.number});
  Span gone{first.at.begin, behind};
  uint32_t line_begin = gone.begin;
  while (line_begin > 0 && IsInlineBlank(CodePointBefore(text, line_begin)))
    line_begin = PreviousStart(text, line_begin);
  if (line_begin == 0 || text[line_begin - 1] == '\n') {
    const LineSpan line = LineAt(text, line_begin);
    if (gone == line.content) gone = JoinedLine(text, line);
  }
  result.changes.push_back({gone, {}, EditKind::page_marker, 0.97f});
}

void FindCounters(const Survey& survey, std::string_view page, PageMarkerResult& result) {
  uint32_t behind = 0;
  survey.ForEachStretch(kPage, [&](Span stretch) {
    const std::string_view text = survey.text().substr(0, stretch.end);
    for (size_t at = Find(text, page, stretch.begin); at != text.npos; at = Find(text, page, at + page.size())) {
      FindCounter(survey.text(), static_cast<uint32_t>(at), behind, result);
    }
  });
}

// Lines that hold a page's number and nothing else: - 3 -, —3—, 3 / 12, 第3页, Page 3 of 12.
bool IsPageNumber(std::string_view line, int& pages) {
  const auto take = [&](std::initializer_list<std::string_view> words) {
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    for (const std::string_view word : words) {
      if (line.substr(0, word.size()) != word) continue;
      line.remove_prefix(word.size());
      return true;
    }
    return false;
  };
  const auto number = [&] {
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    int value = 0;
    uint32_t digits = 0;
    while (digits < line.size() && digits < kMaxDigits && IsDigit(line[digits]))
      value = value * 10 + (line[digits++] - '0');
    line.remove_prefix(digits);
    return digits == 0 ? -1 : value;
  };
  if (take({"-", "—", "－", "–"})) return number() >= 0 && take({"-", "—", "－", "–"}) && line.empty();
  if (take({"第"})) return number() > 0 && take({"页", "頁"}) && line.empty();
  const bool page = take({"Page", "PAGE", "page"});
  const int n = number();
  if (n < 1) return false;
  if (page && line.empty()) return true;
  const bool blank = line[0] == ' ';  // 3/12 may be a fraction
  if (!(page ? take({"of", "OF", "/"}) : blank && take({"/"}))) return false;
  const int total = number();
  if (total < n || total < 2 || !line.empty()) return false;
  pages = std::max(pages, total);
  return true;
}

void FindPageNumbers(std::string_view text, PageMarkerResult& result) {
  for (uint32_t at = 0; at < text.size();) {
    const LineSpan line = LineAt(text, at);
    at = line.next;
    if (line.content.size() > 24 || line.content.size() < 3) continue;
    if (IsPageNumber(line.content.of(text), result.pages)) {
      result.changes.push_back({JoinedLine(text, line), {}, EditKind::page_marker, 0.9f});
    }
  }
}

}  // namespace

PageMarkerResult FindPageMarkers(const Survey& survey) {
  const std::string_view text = survey.text();
  PageMarkerResult result;
  FindRunningLines(text, result.changes);
  FindChunks(text, result.changes);
  FindCounters(survey, "页", result);
  FindCounters(survey, "頁", result);
  FindPageNumbers(text, result);
  InOrder(result.changes);
  return result;
}

}  // namespace baogao
