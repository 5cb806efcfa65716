// One walk over the places where a heading may begin: line starts, the ends of sentences, the ends of headings.
// A heading closes what ranks as high or lower and stands below what is left open; its level is that depth.
#include "baogao/structure/structure.h"

#include <algorithm>

#include "baogao/structure/line.h"
#include "baogao/structure/marker.h"
#include "baogao/structure/report.h"
#include "baogao/structure/sentence.h"
#include "baogao/structure/title.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct PartRow {
  std::string_view word;
  Part part;
};
constexpr PartRow kParts[] = {
#include "data/part_words.inc"
};

const Trie& PartWords() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kParts); ++i) entries.emplace_back(kParts[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

struct PartFound {
  Part part = Part::other;
  bool at_end = false;  // a word of the table ends the title
};

PartFound PartOf(std::string_view text, Span title) {
  PartFound found;
  for (uint32_t i = title.begin; i < title.end;) {
    const Trie::Match m = PartWords().Longest(text, i);
    if (m && m.end <= title.end) {
      if (found.part != Part::review) found.part = kParts[m.value].part;
      found.at_end = m.end == title.end;
      i = m.end;
    } else {
      NextCodePoint(text, i);
    }
  }
  return found;
}

// Walks one report and adds its sections.
class Outliner {
 public:
  Outliner(std::string_view text, const Report& report, int32_t index, std::vector<Section>& sections,
           std::vector<uint32_t>& breaks)
      : text_(text), report_(report), index_(index), sections_(sections), breaks_(breaks) {}

  void Walk() {
    const Span title = report_.title;
    const uint32_t from = report_.span.contains(title.begin) ? title.end : report_.span.begin;
    if (from != report_.span.begin) breaks_.push_back(from);
    LineReader lines(text_, {from, report_.span.end});
    Line line;
    bool first = from != report_.span.begin;  // the rest of a title's own line is no line start
    while (lines.Next(line)) {
      if (!line.aside) WalkLine(line, !first || text_[PreviousByte(line.span.begin)] == '\n');
      first = false;
    }
    Close(MarkerStyle::none, report_.span.end);
  }

 private:
  struct Open {
    MarkerStyle style;
    int32_t section;
  };

  uint32_t PreviousByte(uint32_t at) const { return at == 0 ? 0 : at - 1; }

  void WalkLine(const Line& line, bool line_start) {
    uint32_t at = line.span.begin;
    const uint32_t end = line.span.end;
    if (line_start && UnmarkedHeading(line)) return;
    while (at < end) {
      const uint32_t after = Heading(at, end, line_start);
      if (after != 0) {
        at = Trim(text_, {after, end}).begin;
        line_start = false;
        continue;
      }
      line_start = false;
      at = NextStart(at, end);
    }
    body_ |= CountCharacters(text_, line.span, 31) > 30;
    body_ |= line.span.of(text_).starts_with("各位代表");
  }

  // The next place behind the end of a sentence that begins with something that may be a marker.
  uint32_t NextStart(uint32_t at, uint32_t end) const {
    while (at < end) {
      at = SentenceEnd(text_, at, end);
      while (at < end && IsBlank(CodePointAt(text_, at))) NextCodePoint(text_, at);
      if (at < end && ReadMarker(text_, at, end)) return at;
    }
    return end;
  }

  // A heading with a marker at `at`: adds it and returns where the text behind it begins; 0: none.
  uint32_t Heading(uint32_t at, uint32_t end, bool line_start) {
    const Marker m = ReadMarker(text_, at, end);
    if (!m) return 0;
    const int last = reached_[static_cast<int>(m.style)];
    const bool in_order = m.number == 1 || m.number == last + 1 || m.style == MarkerStyle::dash;
    if (!in_order && !line_start && m.style != MarkerStyle::chinese_bracket) return 0;
    const HeadingTitle t = ReadHeadingTitle(text_, m.after, end, m, line_start, reached_);
    if (t.title.empty()) {
      // A numbered paragraph at the start of a line is a section without title; in a line it is a list.
      if (!line_start || m.style == MarkerStyle::dash || m.style == MarkerStyle::is || m.style > MarkerStyle::arabic) return 0;
      Add(m.style, m.number, m.span, {m.after, m.after});
      return m.after;
    }
    Add(m.style, m.number, m.span, t.title);
    breaks_.push_back(at);
    breaks_.push_back(t.after);
    return t.after;
  }

  // A line that is a heading without marker: emphasised, or of the words that open the great parts.
  bool UnmarkedHeading(const Line& line) {
    const Span s = line.span;
    if (!(body_ || !sections_here()) && line.hashes == 0) return false;
    const uint32_t size = CountCharacters(text_, s, 41);
    if (size < 2 || size > 40 || ReadMarker(text_, s.begin, s.end)) return false;
    for (uint32_t i = s.begin; i < s.end;) {
      const char32_t c = NextCodePoint(text_, i);
      if (c == U'。' || c == U'；' || c == U'：' || c == U':' || c == U'！' || c == U'!') return false;
      if (!line.bold && line.hashes == 0 && (c == U'，' || c == U',' || c == U'-')) return false;
    }
    const std::string_view words = s.of(text_);
    const PartFound part = PartOf(text_, s);
    const bool annex = words.starts_with("名词解释") || words.starts_with("附件") || words.starts_with("附：");
    if (line.hashes == 0 && !annex) {
      if (!body_ || words.ends_with("上") || words.ends_with("日")) return false;
      if (words.starts_with("表") || words.starts_with("图")) return false;
      if (!line.bold && !(part.at_end && size <= 24)) return false;
    }
    if (unmarked_ == MarkerStyle::none || annex) {
      const bool below = !annex && !open_.empty() && open_.front().style >= MarkerStyle::chinese;
      unmarked_ = below ? MarkerStyle::inner : MarkerStyle::top;
    }
    Add(unmarked_, 0, {s.begin, s.begin}, s);
    breaks_.push_back(s.begin);
    breaks_.push_back(s.end);
    return true;
  }

  bool sections_here() const { return !open_.empty(); }

  void Add(MarkerStyle style, int number, Span marker, Span title) {
    Close(style, marker.begin);
    Section s;
    s.span = {marker.begin, report_.span.end};
    s.marker = marker;
    s.title = title;
    s.report = index_;
    s.parent = open_.empty() ? -1 : open_.back().section;
    s.level = static_cast<int16_t>(open_.size() + 1);
    s.part = PartOf(text_, title).part;
    if (s.part == Part::other && s.parent >= 0) s.part = sections_[s.parent].part;
    open_.push_back({style, static_cast<int32_t>(sections_.size())});
    sections_.push_back(s);
    reached_[static_cast<int>(style)] = number;
  }

  // Ends every open section that ranks as high as `style` or lower.
  void Close(MarkerStyle style, uint32_t at) {
    while (!open_.empty() && open_.back().style >= style) {
      Span& span = sections_[open_.back().section].span;
      span = Trim(text_, {span.begin, at});
      open_.pop_back();
    }
  }

  std::string_view text_;
  const Report& report_;
  int32_t index_;
  std::vector<Section>& sections_;
  std::vector<uint32_t>& breaks_;
  std::vector<Open> open_;
  Reached reached_{};
  MarkerStyle unmarked_ = MarkerStyle::none;
  bool body_ = false;  // a paragraph has been seen
};

}  // namespace

Structure Outline(std::string_view text) {
  Structure s;
  s.reports = FindReports(text);
  std::vector<uint32_t> breaks;
  for (size_t i = 0; i < s.reports.size(); ++i) {
    breaks.clear();
    Outliner(text, s.reports[i], static_cast<int32_t>(i), s.sections, breaks).Walk();
    AddSentences(text, s.reports[i].span, static_cast<int32_t>(i), breaks, s);
  }
  return s;
}

}  // namespace baogao
