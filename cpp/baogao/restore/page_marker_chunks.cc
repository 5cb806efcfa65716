// Two ways. Line by line: lines that begin with a number and 、 are chained as long as they ascend without a line
// between; each chain is judged as a whole. By length: all numbers with 、 are gathered by what they are, and a chain
// is laid through those that break sentences off; it holds only if it cuts the text into equal parts.
#include "baogao/restore/page_marker_chunks.h"

#include <algorithm>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// Bytes of a chunk that may be judged by how it ends: an item of a list that holds a stop would end in one.
constexpr uint32_t kLongEnough = 60, kLongWithoutStop = 120, kLongAtOpening = 50;
constexpr uint32_t kMaxDigits = 4;
constexpr std::string_view kPause = "、";

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
    // A single one may be a number that a wrapped line begins with.
    const bool likely =
        chain_.size() > 1 || (cuts > 0 && chain_[0].number < 100 && IsHan(CodePointAt(text_, chain_[0].body)));
    if (likely && cuts > 0 && cuts * 2 >= boundaries) {
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

// A number and 、 anywhere.
struct Place {
  uint32_t number;
  Span at;    // what goes: from the end of the text before it to its body
  bool cut;   // the sentence goes on across it
  bool sure;  // and it is no number of the sentence
};

// How a place reads, of which the number takes text[begin, pause).
Place PlaceAt(std::string_view text, uint32_t begin, uint32_t pause) {
  const uint32_t body = pause + static_cast<uint32_t>(kPause.size());
  uint32_t end = begin;
  while (end > 0 && (IsInlineBlank(CodePointBefore(text, end)) || text[end - 1] == '\n'))
    end = PreviousStart(text, end);
  const bool starts_line = end == 0 || text.substr(end, begin - end).find('\n') != std::string_view::npos;
  const char32_t before = end == 0 ? 0 : CodePointBefore(text, end);
  const char32_t after = body < text.size() ? CodePointAt(text, body) : 0;
  uint32_t number = 0;
  for (uint32_t i = begin; i < pause; ++i) number = number * 10 + static_cast<uint32_t>(text[i] - '0');
  const bool cut = before != 0 && !EndsSentence(before);
  return {number, {end, body}, cut, cut && (starts_line || (IsHan(before) && IsHan(after)))};
}

// Every number with 、 that may be a chunk's, by where it stands. Where a chunk ends among digits, its number is the
// end of theirs: 增长13 and 4、.5% are 134、.5%. Numbers behind 第, 图, 表 are none.
std::vector<Place> Places(std::string_view text) {
  std::vector<Place> places;
  for (size_t found = text.find(kPause); found != std::string_view::npos; found = text.find(kPause, found + 3)) {
    const auto pause = static_cast<uint32_t>(found);
    uint32_t begin = pause;
    while (begin > 0 && IsDigit(text[begin - 1]) && pause - begin < kMaxDigits) --begin;
    if (begin == pause) continue;
    static constexpr std::u32string_view kCounters = U"第图表例附款条注";
    if (begin > 0 && kCounters.find(CodePointBefore(text, begin)) != std::u32string_view::npos) continue;
    for (; begin < pause; ++begin) {
      if (text[begin] == '0') continue;
      places.push_back(PlaceAt(text, begin, pause));
      // The end of a number is no evidence: all lists have it.
      if (begin > 0 && IsDigit(text[begin - 1])) places.back().cut = places.back().sure = false;
    }
  }
  return places;
}

// The chain that cuts the text into parts of about one length, if there is one.
class EqualParts {
 public:
  EqualParts(std::string_view text, std::vector<Place> places) : text_(text), places_(std::move(places)) {}

  // The length is guessed from the first places that break a sentence off: number n stands n - 1 parts behind the
  // start.
  std::vector<Place> Chain() {
    constexpr uint32_t kGuessed = 8;  // numbers
    // The first chunk may have lost its number.
    const bool numbered = !places_.empty() && places_[0].number == 1 && places_[0].at.begin == 0;
    const uint32_t begin = numbered ? places_[0].at.end : 0;
    for (const Place& p : places_) {
      if (!p.cut || p.number < 2 || p.number > kGuessed || p.at.begin < begin) continue;
      const uint32_t part = (p.at.begin - begin) / (p.number - 1);
      if (part < kShortest) continue;
      if (part > text_.size()) break;
      std::vector<Place> chain = Lay(part, numbered);
      if (Holds(chain, part)) return chain;
      if (++guesses_ == kGuesses) break;
    }
    return {};
  }

 private:
  static constexpr uint32_t kShortest = 300;  // bytes of a part
  static constexpr int kGuesses = 16;

  std::vector<Place> Lay(uint32_t part, bool numbered) const {
    std::vector<Place> chain;
    if (numbered) chain.push_back(places_[0]);
    for (size_t i = numbered ? 1 : 0; i < places_.size();) {
      const size_t next =
          Next(i, chain.empty() ? 2 : chain.back().number + 1, chain.empty() ? 0 : chain.back().at.end, part);
      if (next == places_.size()) break;
      chain.push_back(places_[next]);
      i = next + 1;
    }
    return chain;
  }

  // The next place with the number that breaks a sentence off at about the right distance, else one that stands there.
  size_t Next(size_t from, uint32_t number, uint32_t begin, uint32_t part) const {
    size_t other = places_.size();
    for (size_t i = from; i < places_.size(); ++i) {
      const Place& p = places_[i];
      if (p.at.begin < begin) continue;
      const uint32_t length = p.at.begin - begin;
      if (length > part + part / 2) break;
      if (p.number != number || length < part - part / 3) continue;
      if (p.cut) return i;
      if (other == places_.size()) other = i;
    }
    return other;
  }

  // Nearly all parts are of one length and half of the places cut; the last part may be anything but longer.
  bool Holds(const std::vector<Place>& chain, uint32_t part) const {
    if (chain.empty() || chain.back().at.end + part + part / 2 < text_.size()) return false;
    const size_t boundaries = chain.size() - (chain[0].number == 1 ? 1 : 0);
    const auto cuts =
        static_cast<size_t>(std::count_if(chain.begin(), chain.end(), [](const Place& p) { return p.cut; }));
    if (boundaries == 1) return chain[0].number == 1 && chain.back().sure;
    if (chain[0].number != 1 && boundaries < 4) return false;
    return cuts > 0 && cuts * 2 >= boundaries;
  }

  std::string_view text_;
  std::vector<Place> places_;
  int guesses_ = 0;
};

}  // namespace

void FindChunks(std::string_view text, Changes& changes) {
  const std::vector<Place> chain = EqualParts(text, Places(text)).Chain();
  for (const Place& place : chain) changes.push_back({place.at, {}, EditKind::page_marker, 0.9f});
  if (chain.empty()) ChunkFinder(text, changes).Run();
}

}  // namespace baogao
