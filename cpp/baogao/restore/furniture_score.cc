// The words are a trie; a line sums them up as it is read, and is judged when it is asked.
#include "baogao/restore/furniture_score.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "baogao/restore/furniture_title.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct SiteWordRow {
  std::string_view word;
  SiteWordKind kind;
  uint32_t weight;
};
constexpr SiteWordRow kSiteWords[] = {
#include "data/site_words.inc"
};

const Trie& SiteWords() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    uint32_t number = 0;
    for (const SiteWordRow& row : kSiteWords) entries.emplace_back(row.word, number++);
    return Trie(std::move(entries));
  }();
  return trie;
}

bool IsOneOf(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// What parts the entries of a list that a page shows: 首页 | 新闻 > 总结, 【打印】【关闭】. Blanks do it too.
bool IsBar(char32_t c) { return IsOneOf(c, U"|｜>＞›»→·•【】[]［］/／"); }
// What pages adorn a line with.
bool IsOrnament(char32_t c) { return IsOneOf(c, U"-=*~_.·•—－※◆◇★☆●○■□▲△▼↑↓←→…&#+^"); }

// What a line says: its letters, digits and ideographs in bytes, and how it looks.
struct Shape {
  uint32_t bytes = 0;
  uint32_t entries = 0, bars = 0;  // of a list; no entries: it is none
  uint32_t labels = 0;             // short words before colons
  bool sentence = false;           // or a list's item that ends as one
  bool heading = false;            // begins with a number, or ends as headings or titles of reports do
  bool adorned = false;            // in ornaments or in brackets
};

// Reads the line character by character.
class ShapeReader {
 public:
  explicit ShapeReader(std::string_view line) : line_(line) {}

  Shape Read() {
    for (uint32_t at = 0; at < line_.size();) {
      const uint32_t begin = at;
      const char32_t c = NextCodePoint(line_, at);
      Take(c, at - begin);
    }
    EndEntry();
    if (commas_ >= 3) shape_.sentence = true;
    if (shape_.sentence || commas_ > 0 || longest_ > kLongestEntry) shape_.entries = 0;
    shape_.heading = BeginsAsHeading() || EndsAsHeading();
    shape_.adorned = IsAdorned();
    return shape_;
  }

 private:
  static constexpr uint32_t kLongestEntry = 36, kShortestLabel = 6, kLongestLabel = 24;  // bytes

  void Take(char32_t c, uint32_t size) {
    if (c == U'。' || c == U'；') shape_.sentence = true;
    commas_ += c == U'，' || c == ',';
    const bool alnum = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (alnum || IsHan(c)) {
      shape_.bytes += size;
      entry_ += size;
    } else if (c == U'：' || c == ':') {
      shape_.labels += entry_ >= kShortestLabel && entry_ <= kLongestLabel;
    } else if (IsBar(c) || c == ' ' || c == 0x3000 || c == '\t') {
      shape_.bars += IsBar(c);
      EndEntry();
    }
  }
  void EndEntry() {
    shape_.entries += entry_ > 0;
    longest_ = std::max(longest_, entry_);
    entry_ = 0;
  }
  bool BeginsAsHeading() const {
    static constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
    uint32_t at = 0;
    const char32_t first = NextCodePoint(line_, at);
    const bool bracket = first == U'（' || first == '(';
    return first == U'第' || IsOneOf(bracket ? CodePointAt(line_, at) : first, kNumbers);
  }
  bool EndsAsHeading() const {
    for (const std::string_view tail :
         WordList{"建设", "情况", "工作", "管理", "体系", "队伍", "机制", "水平", "能力", "服务", "活动"}) {
      if (line_.ends_with(tail)) return true;
    }
    return EndsAsTitle(line_);
  }
  bool IsAdorned() const {
    const char32_t first = CodePointAt(line_, 0), last = CodePointBefore(line_, static_cast<uint32_t>(line_.size()));
    if (IsOrnament(first) && IsOrnament(last)) return true;
    return (IsOneOf(first, U"（(【[") && IsOneOf(last, U"）)】]"));
  }

  std::string_view line_;
  Shape shape_;
  uint32_t commas_ = 0, entry_ = 0, longest_ = 0;
};

}  // namespace

void ForEachSiteWord(const std::function<void(std::string_view)>& visit) {
  for (const SiteWordRow& row : kSiteWords) visit(row.word);
}

void LineScore::Look(std::string_view text, uint32_t at) {
  const Trie::Match match = SiteWords().Longest(text, at);
  if (!match || match.end <= end_) return;
  if (end_ == 0) first_ = at;
  covered_ += match.end - std::max(at, end_);
  end_ = match.end;
  if (std::find(words_, words_ + count_, match.value) != words_ + count_) return;
  if (count_ < kRemembered) words_[count_++] = match.value;
  const SiteWordRow& row = kSiteWords[match.value];
  points_ += row.weight;
  heaviest_ = std::max(heaviest_, row.weight);
  self_ |= row.kind == SiteWordKind::self;
  act_ |= row.kind == SiteWordKind::act;
}

bool LineScore::IsFurniture(std::string_view text, Span at, bool outside) const {
  const std::string_view line = at.of(text);
  constexpr uint32_t kFewest = 4, kMore = 5, kMany = 6, kVeryMany = 8, kLongestList = 300;
  if (points_ < 2 || (points_ < kFewest && line.size() > kLongestList)) return false;
  const Shape shape = ShapeReader(line).Read();
  constexpr uint32_t kShortest = 6;  // bytes of letters, digits and ideographs
  if (shape.bytes < kShortest) return false;
  const uint32_t percent = covered_ * 100 / shape.bytes;
  const bool strong = heaviest_ >= 3, certain = heaviest_ >= 4;
  if (IsList(shape.entries, shape.bars, percent, outside)) return true;
  if (shape.adorned && !shape.sentence && percent >= (strong || points_ >= kFewest ? 30u : 60u) && points_ >= 3)
    return true;
  if (outside && !shape.sentence && shape.labels >= 2 && heaviest_ >= 2) return true;
  if (points_ < (outside && strong ? 3 : kFewest)) return false;
  if (!(self_ || act_ || points_ >= kMany || (outside && strong) || certain)) return false;
  if (shape.heading && !(outside && points_ >= kVeryMany)) return false;
  if (shape.sentence) {
    constexpr std::string_view kStop = "。";
    const size_t stop = line.find(kStop), last = line.substr(0, line.size() - kStop.size()).rfind(kStop);
    const bool lacks = first_ > at.begin + std::min(stop, line.size()) || (last != line.npos && end_ < at.begin + last);
    if (lacks || points_ < kFewest) return false;
    if (!outside || !self_) return points_ >= kVeryMany && self_ && act_ && percent >= 30;
    return (points_ >= kMany && percent >= 20) || percent >= 35;
  }
  if (!strong && points_ < (outside ? kMore : kMany)) return false;
  if (!outside) return percent >= 50;
  if (self_ && points_ >= kFewest && percent >= 15) return true;
  return percent >= (certain ? 25u : strong && points_ >= kFewest ? 30u : 40u);
}

// Entries beside each other, of which words of sites make up a good part.
bool LineScore::IsList(uint32_t entries, uint32_t bars, uint32_t percent, bool outside) const {
  if (entries < 2 || (bars < 2 && entries < 3)) return false;
  if (!outside) return points_ >= 4 && heaviest_ >= 2 && percent >= 60;
  return heaviest_ >= 2 && percent >= (bars >= 2 ? 25u : 50u);
}

}  // namespace baogao
