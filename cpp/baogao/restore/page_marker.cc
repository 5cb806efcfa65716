// Two hunts. Chunk numbers: lines that begin with a number and 、 are chained as long as they ascend without a line
// between; each chain is judged as a whole. Counters: every 页 is looked at from where it stands, so that text
// without the character costs a search only.
#include "baogao/restore/page_marker.h"

#include <algorithm>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// Bytes of a chunk that may be judged by how it ends: an item of a list that holds a stop would end in one.
constexpr uint32_t kLongEnough = 60, kLongWithoutStop = 120, kLongAtOpening = 50;
constexpr uint32_t kMaxDigits = 4;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

struct Marker {
  uint32_t number;
  uint32_t body;    // where the chunk's text begins
  size_t line;      // of the list of lines
  bool has_before;  // there is a line before it
  bool cut;         // that line breaks off
};

// Whether the text breaks off between two lines: in the midst of a sentence by its last character, or for certain
// by the first of what follows. A chain that opens the text is hardly a list: it has nothing to be a list of.
bool BreaksOff(std::string_view before, std::string_view after, bool opens_text) {
  if (before.empty() || after.empty()) return false;
  const char32_t last = CodePointBefore(before, static_cast<uint32_t>(before.size()));
  if (EndsSentence(last)) return false;
  if (IsClosingMark(CodePointAt(after, 0)) || last == U',' || last == U'，' || last == U'、') return true;
  // A number cut in two, behind its point or among its digits.
  const bool digits =
      IsDigit(before[before.size() - 1]) || (last == '.' && before.size() > 1 && IsDigit(before[before.size() - 2]));
  if (digits && IsDigit(after[0])) return true;
  // Words that no item ends with.
  static constexpr std::u32string_view kDangling = U"和与與及的在为為对對把将將由从從以并並或";
  if (kDangling.find(last) != std::u32string_view::npos) return true;
  const auto holds = [&](std::string_view mark) { return before.find(mark) != std::string_view::npos; };
  if (holds("。") || holds("；") || holds(";")) return before.size() >= kLongEnough;
  return before.size() >= (opens_text ? kLongAtOpening : kLongWithoutStop) && (holds("，") || holds(","));
}

bool ReadMarker(std::string_view line, uint32_t& number, uint32_t& size) {
  constexpr std::string_view kPause = "、";
  uint32_t digits = 0;
  number = 0;
  while (digits < line.size() && digits < kMaxDigits && IsDigit(line[digits])) {
    number = number * 10 + static_cast<uint32_t>(line[digits++] - '0');
  }
  if (digits == 0 || number == 0 || line.substr(digits, kPause.size()) != kPause) return false;
  size = digits + static_cast<uint32_t>(kPause.size());
  return true;
}

class ChunkFinder {
 public:
  ChunkFinder(std::string_view text, Changes& changes) : text_(text), changes_(changes) {}

  void Run() {
    for (uint32_t at = 0; at < text_.size();) {
      const LineSpan line = LineAt(text_, at);
      at = line.next;
      if (line.content.empty()) continue;
      uint32_t number, size;
      if (ReadMarker(line.content.of(text_), number, size)) {
        if (chain_.empty() || chain_.back().number + 1 != number || chain_.back().line + 1 != lines_) {
          Judge();
        }
        const bool opens_text = !chain_.empty() && !chain_[0].has_before;
        const Span body{line.content.begin + size, line.content.end};
        chain_.push_back(
            {number, body.begin, lines_, before_.end > 0, BreaksOff(before_.of(text_), body.of(text_), opens_text)});
        ends_.push_back(before_.end);
        before_ = body;
      } else {
        before_ = line.content;
      }
      ++lines_;
    }
    Judge();
  }

 private:
  // Takes the chain as chunk numbers or leaves it, and begins a new one.
  void Judge() {
    size_t boundaries = 0, cuts = 0;
    for (size_t i = 0; i < chain_.size(); ++i) {
      if (i == 0 && (chain_[i].number == 1 || !chain_[i].has_before)) continue;
      ++boundaries;
      cuts += chain_[i].cut;
    }
    if (cuts > 0 && cuts * 2 >= boundaries) {
      for (size_t i = 0; i < chain_.size(); ++i) {
        const Marker& m = chain_[i];
        // The first chunk begins a text: only its number goes. All others go on where the line before ended.
        const bool joins = i > 0 || m.cut;
        const uint32_t begin = joins ? ends_[i] : LineBegin(m.body);
        changes_.push_back({{begin, m.body}, {}, EditKind::page_marker, 0.95f});
      }
    }
    chain_.clear();
    ends_.clear();
  }

  // Where the number before `body` begins: the marker is ASCII digits and one 、.
  uint32_t LineBegin(uint32_t body) const {
    uint32_t at = PreviousStart(text_, body);
    while (at > 0 && IsDigit(text_[at - 1])) --at;
    return at;
  }

  std::string_view text_;
  Changes& changes_;
  std::vector<Marker> chain_;
  std::vector<uint32_t> ends_;  // of the text before each marker of the chain
  Span before_;                 // content of the line before
  size_t lines_ = 0;            // lines with content so far
};

// 第 3 页 or 共 12 页, read backwards from its 页.
struct Counter {
  Span at;
  bool total = false;
  int number = 0;
};

uint32_t SkipBlanks(std::string_view text, uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// The counter that begins at `at`; empty: none.
Counter ReadCounter(std::string_view text, uint32_t at) {
  Counter counter;
  const std::string_view word = text.substr(at, 3);
  if (word != "第" && word != "共") return counter;
  uint32_t i = SkipBlanks(text, at + 3);
  const uint32_t digits = i;
  int number = 0;
  while (i < text.size() && IsDigit(text[i]) && i - digits < kMaxDigits) number = number * 10 + (text[i++] - '0');
  if (i == digits) return counter;
  i = SkipBlanks(text, i);
  const std::string_view page = text.substr(i, 3);
  if (page != "页" && page != "頁") return counter;
  return {{at, i + 3}, word == "共", number};
}

// Where a counter that ends with the 页 at `page` would begin; the place itself if none can.
uint32_t CounterBegin(std::string_view text, uint32_t page) {
  uint32_t at = page;
  while (at > 0 && (text[at - 1] == ' ' || IsDigit(text[at - 1])) && page - at < 12) --at;
  return at >= 3 && at < page ? at - 3 : page;
}

void FindCounters(std::string_view text, std::string_view page, PageMarkerResult& result) {
  uint32_t behind = 0;
  for (size_t found = text.find(page); found != std::string_view::npos; found = text.find(page, found + 3)) {
    const uint32_t begin = CounterBegin(text, static_cast<uint32_t>(found));
    if (begin < behind || begin == found) continue;
    const Counter first = ReadCounter(text, begin);
    if (first.at.empty()) continue;
    uint32_t at = SkipBlanks(text, first.at.end);
    for (const std::string_view separator : {",", "，", "/", "-", "、"}) {
      if (first.total && begin > 0 && text[begin - 1] != '\n') break;  // 共12页，第3页 is prose
      if (text.substr(at, separator.size()) == separator) {
        at = SkipBlanks(text, at + static_cast<uint32_t>(separator.size()));
        break;
      }
    }
    const Counter second = ReadCounter(text, at);
    if (second.at.empty() || second.total == first.total) continue;
    behind = second.at.end;
    result.pages = std::max({result.pages, first.total ? first.number : second.number});
    Span gone{first.at.begin, second.at.end};
    uint32_t line_begin = gone.begin;
    while (line_begin > 0 && IsInlineBlank(CodePointBefore(text, line_begin)))
      line_begin = PreviousStart(text, line_begin);
    if (line_begin == 0 || text[line_begin - 1] == '\n') {
      const LineSpan line = LineAt(text, line_begin);
      if (gone == line.content) gone = JoinedLine(text, line);
    }
    result.changes.push_back({gone, {}, EditKind::page_marker, 0.97f});
  }
}

// Lines that hold a page number in dashes and nothing else: - 3 -, —3—.
bool IsDashedNumber(std::string_view line) {
  const auto strip = [&](std::string_view dash) {
    if (line.size() < 2 * dash.size() + 1 || line.substr(0, dash.size()) != dash ||
        line.substr(line.size() - dash.size()) != dash) {
      return false;
    }
    line = line.substr(dash.size(), line.size() - 2 * dash.size());
    return true;
  };
  if (!strip("-") && !strip("—") && !strip("－")) return false;
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return !line.empty() && line.size() <= kMaxDigits && std::all_of(line.begin(), line.end(), IsDigit);
}

void FindDashedNumbers(std::string_view text, Changes& changes) {
  for (uint32_t at = 0; at < text.size();) {
    const LineSpan line = LineAt(text, at);
    at = line.next;
    if (line.content.size() > 16 || line.content.size() < 3) continue;
    if (IsDashedNumber(line.content.of(text))) {
      changes.push_back({JoinedLine(text, line), {}, EditKind::page_marker, 0.9f});
    }
  }
}

}  // namespace

PageMarkerResult FindPageMarkers(std::string_view text) {
  PageMarkerResult result;
  ChunkFinder(text, result.changes).Run();
  FindCounters(text, "页", result);
  FindCounters(text, "頁", result);
  FindDashedNumbers(text, result.changes);
  InOrder(result.changes);
  return result;
}

}  // namespace baogao
