// The words are a trie; a line sums them up as it is read, and is judged when it is asked.
#include "baogao/restore/furniture_score.h"

#include <algorithm>
#include <vector>

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

// What a line says: its letters, digits and ideographs in bytes, and whether it is a sentence.
struct Shape {
  uint32_t bytes = 0;
  bool sentence = false;  // or a list's item that ends as one
  bool heading = false;   // begins with a number, or ends as headings of reports do
};

Shape ShapeOf(std::string_view line) {
  Shape shape;
  uint32_t commas = 0;
  char32_t first = 0;
  for (uint32_t at = 0; at < line.size();) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(line, at);
    if (begin == 0) first = c;
    if (c == U'。' || c == U'；') shape.sentence = true;
    commas += c == U'，' || c == ',';
    const bool alnum = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (alnum || IsHan(c)) shape.bytes += at - begin;
  }
  if (commas >= 3) shape.sentence = true;
  static constexpr std::u32string_view kNumbers = U"一二三四五六七八九十（(第";
  shape.heading = kNumbers.find(first) != std::u32string_view::npos;
  for (const std::string_view tail :
       {"建设", "情况", "工作", "管理", "体系", "队伍", "机制", "水平", "能力", "服务", "活动"}) {
    shape.heading |= line.size() >= tail.size() && line.substr(line.size() - tail.size()) == tail;
  }
  return shape;
}

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
  self_ |= row.kind == SiteWordKind::self;
  act_ |= row.kind == SiteWordKind::act;
  strong_ |= row.weight >= 3;
}

bool LineScore::IsFurniture(std::string_view text, Span at, bool outside) const {
  const std::string_view line = at.of(text);
  constexpr uint32_t kFewest = 4, kMore = 5, kMany = 6, kVeryMany = 8;
  if (points_ < kFewest || !(self_ || act_ || points_ >= kMany)) return false;
  const Shape shape = ShapeOf(line);
  const uint32_t percent = covered_ * 100 / std::max(shape.bytes, 1u);
  if (shape.heading && !(outside && points_ >= kVeryMany)) return false;
  if (shape.sentence) {
    constexpr std::string_view kStop = "。";
    const size_t stop = line.find(kStop), last = line.substr(0, line.size() - kStop.size()).rfind(kStop);
    const bool lacks = first_ > at.begin + std::min(stop, line.size()) || (last != line.npos && end_ < at.begin + last);
    if (lacks) return false;
    if (!outside || !self_) return points_ >= kVeryMany && self_ && act_ && percent >= 30;
    return (points_ >= kMany && percent >= 20) || percent >= 35;
  }
  if (!strong_ && points_ < (outside ? kMore : kMany)) return false;
  return percent >= (outside ? strong_ ? 30 : 40 : 50);
}

}  // namespace baogao
