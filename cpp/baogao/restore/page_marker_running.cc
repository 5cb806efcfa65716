// Short lines are counted by what they are without digits and blanks; what stands around a line is looked for beyond
// all lines that recur, since a footer and a header follow each other.
#include "baogao/restore/page_marker_running.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kLongest = 100;      // bytes of a running line
constexpr uint32_t kShortestText = 30;  // bytes of a line that may break off
constexpr size_t kFewest = 3;           // times
constexpr uint32_t kFirstYear = 1900;   // numbers that are years are no pages

struct Running {
  LineSpan line;
  std::string key;      // empty: too long
  uint32_t number = 0;  // the last one in it
  bool gone = false;
};

void Describe(std::string_view text, Running& r) {
  const std::string_view content = r.line.content.of(text);
  if (content.empty() || content.size() > kLongest) return;
  bool in_number = false, visible = false;
  for (uint32_t at = 0; at < content.size();) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(content, at);
    const bool digit = c >= '0' && c <= '9';
    visible |= digit || IsHan(c);
    if (digit) {
      r.number = (in_number ? r.number * 10 : 0) + (c - '0');
      if (!in_number) r.key.push_back('#');
      if (r.number > 100000) r.number = 100000;
    } else if (!IsInlineBlank(c)) {
      r.key.append(content.substr(begin, at - begin));
    }
    in_number = digit;
  }
  const char32_t last = CodePointBefore(content, static_cast<uint32_t>(content.size()));
  if (last == U'。' || last == U'；' || last == U'：' || last == ':' || content[0] == '|' || !visible) r.key.clear();
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  void Run(Changes& changes) {
    std::unordered_map<std::string_view, std::vector<size_t>> groups;
    for (uint32_t at = 0; at < text_.size();) {
      Running r;
      r.line = LineAt(text_, at);
      at = r.line.next;
      if (r.line.content.empty()) continue;
      Describe(text_, r);
      lines_.push_back(std::move(r));
    }
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].key.empty()) groups[lines_[i].key].push_back(i);
    }
    recurs_.resize(lines_.size());
    bool any = false;
    for (const auto& [key, group] : groups) {
      if (group.size() < kFewest) continue;
      any = true;
      for (const size_t i : group) recurs_[i] = true;
    }
    if (!any) return;
    Look();
    for (const auto& [key, group] : groups) {
      if (group.size() >= kFewest && IsRunning(group)) {
        for (const size_t i : group) lines_[i].gone = true;
      }
    }
    Collect(changes);
  }

 private:
  // For each line that recurs: whether the text around it goes on across it.
  void Look() {
    cut_.resize(lines_.size());
    for (size_t i = 0; i < lines_.size();) {
      if (!recurs_[i]) {
        ++i;
        continue;
      }
      size_t end = i;
      while (end < lines_.size() && recurs_[end]) ++end;
      const bool cut = i > 0 && end < lines_.size() && GoesOn(lines_[i - 1].line, lines_[end].line);
      std::fill(cut_.begin() + static_cast<std::ptrdiff_t>(i), cut_.begin() + static_cast<std::ptrdiff_t>(end), cut);
      i = end;
    }
  }

  bool GoesOn(const LineSpan& before, const LineSpan& after) const {
    if (before.content.size() < kShortestText || after.content.size() < kShortestText / 2) return false;
    const char32_t last = CodePointBefore(text_, before.content.end);
    const char32_t first = CodePointAt(text_, after.content.begin);
    // 《 / 规划 / 》: links that a page broke, which go on as they are.
    if (IsOpeningMark(last) || IsClosingMark(first)) return false;
    const bool words = IsHan(last) || last == U'，' || last == U'、' || last == ',' || last == '.' || last == '%' ||
                       (last >= '0' && last <= '9');
    static constexpr std::u32string_view kTables = U"|#*-•";
    return words && kTables.find(first) == std::u32string_view::npos && after.content.begin == after.all.begin;
  }

  bool IsRunning(const std::vector<size_t>& group) const {
    size_t cuts = 0, ascents = 0;
    const bool numbered = lines_[group[0]].key.find('#') != std::string::npos;
    for (size_t k = 0; k < group.size(); ++k) {
      cuts += cut_[group[k]];
      if (k > 0) ascents += lines_[group[k]].number > lines_[group[k - 1]].number;
      if (k > 0 && group[k] == group[k - 1] + 1) return false;  // a list, a column
    }
    // Numbers that count pages need fewer: pages end with paragraphs, too.
    if (cuts < 2 || cuts * (numbered ? 4 : 2) < group.size()) return false;
    if (!numbered) return true;
    const bool same = ascents == 0 && lines_[group[0]].number == lines_[group.back()].number;
    return same || (ascents + 1 == group.size() && lines_[group.back()].number < kFirstYear);
  }

  void Collect(Changes& changes) const {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].gone) continue;
      LineSpan run = lines_[i].line;
      while (i + 1 < lines_.size() && lines_[i + 1].gone) ++i;
      run.all.end = lines_[i].line.all.end;
      run.next = lines_[i].line.next;
      changes.push_back({JoinedLine(text_, run), {}, EditKind::page_marker, 0.9f});
    }
  }

  std::string_view text_;
  std::vector<Running> lines_;
  std::vector<bool> recurs_, cut_;
};

}  // namespace

void FindRunningLines(std::string_view text, Changes& changes) { Finder(text).Run(changes); }

}  // namespace baogao
