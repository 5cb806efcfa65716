// One walk over the places where a heading may begin: line starts, the ends of sentences, the ends of headings.
// A heading closes what ranks as high or lower and stands below what is left open; its level is that depth.
#include "baogao/structure/structure.h"

#include <algorithm>

#include "baogao/structure/line.h"
#include "baogao/structure/marker.h"
#include "baogao/structure/report.h"
#include "baogao/structure/sentence.h"
#include "baogao/structure/title.h"
#include "baogao/text/find.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct PartRow {
  std::string_view word;
  Part part;
  bool firm;  // outranks the part of the section above
};
constexpr PartRow kParts[] = {
#include "data/part_words.inc"
};

const Trie& PartWords() {
  static const Trie trie = TrieOf(kParts, &PartRow::word);
  return trie;
}

struct PartFound {
  Part part = Part::other;
  bool firm = false;
  bool at_end = false;  // a word of the table ends the title
};

PartFound PartOf(std::string_view text, Span title) {
  PartFound found;
  for (uint32_t i = title.begin; i < title.end;) {
    const Trie::Match m = PartWords().Longest(text, i);
    if (m && m.end <= title.end) {
      if (found.part != Part::review) {
        found.part = kParts[m.value].part;
        found.firm = kParts[m.value].firm;
      }
      found.at_end = m.end == title.end;
      i = m.end;
    } else {
      NextCodePoint(text, i);
    }
  }
  return found;
}

// The year of four digits that a title names first; 0: none.
int YearIn(std::string_view text, Span title) {
  int value = 0, digits = 0;
  for (uint32_t i = title.begin; i < title.end; ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      value = digits < 4 ? value * 10 + (c - '0') : 0;
      ++digits;
    } else {
      if (digits == 4 && (value / 100 == 19 || value / 100 == 20)) return value;
      if (c != ' ') value = digits = 0;
    }
  }
  return 0;
}

// 名词解释, 部分用语说明, 名词注释（按文中顺序）: what some words of the report mean, behind its end.
bool IsGlossary(std::string_view words) {
  for (std::string_view w :
       WordList{"名词解释", "名词注释", "名词说明", "用语解释", "用语说明", "用语注释", "术语解释", "词语解释"}) {
    if (words.find(w) != std::string_view::npos) return true;
  }
  return false;
}

// Walks one report and adds its sections.
class Outliner {
 public:
  Outliner(std::string_view text, const Report& report, int32_t index, std::vector<Section>& sections,
           std::vector<uint32_t>& breaks)
      : text_(text),
        report_(report),
        index_(index),
        sections_(sections),
        breaks_(breaks),
        first_section_(sections.size()) {}

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
    hashes_ = 0;
    Close(MarkerStyle::none, report_.span.end);
    SettleParts();
  }

 private:
  struct Open {
    MarkerStyle style;
    uint8_t hashes;  // # before its line
    int32_t section;
  };

  uint32_t PreviousByte(uint32_t at) const { return at == 0 ? 0 : at - 1; }

  void WalkLine(const Line& line, bool line_start) {
    uint32_t at = line.span.begin;
    const uint32_t end = line.span.end;
    hashes_ = line.hashes;
    stop_ = at;
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
    body_ = body_ || line.span.of(text_).find("。") != std::string_view::npos ||
            line.span.of(text_).starts_with("各位代表");
  }

  // The next place that may begin with a marker: behind the end of a sentence, and in a sentence before the （一）
  // that is next, since copies lose the mark before it.
  uint32_t NextStart(uint32_t at, uint32_t end) {
    while (at < end) {
      // A sentence may hold many places, so its end is kept.
      if (at >= stop_) stop_ = SentenceEnd(text_, at, end);
      for (uint32_t i = at + 1; i < stop_; ++i) {
        if (text_[i] != '(' && (text_[i] != '\xEF' || text_.compare(i, 3, "（") != 0)) continue;
        const Marker m = ReadMarker(text_, i, end);
        if (m.style == MarkerStyle::chinese_bracket && IsNext(m) && CodePointBefore(text_, i) != U'第') return i;
      }
      at = Trim(text_, {stop_, end}).begin;
      if (at < end && ReadMarker(text_, at, end)) return at;
    }
    return end;
  }

  // Whether the number of `m` goes on from the last one of its style, or begins anew.
  bool IsNext(const Marker& m) const {
    const int last = reached_[static_cast<int>(m.style)];
    return m.number == 1 || m.number == last + 1 || m.style == MarkerStyle::dash;
  }

  // A heading with a marker at `at`: adds it and returns where the text behind it begins; 0: none.
  uint32_t Heading(uint32_t at, uint32_t end, bool line_start) {
    const Marker m = ReadMarker(text_, at, end);
    if (!m) return 0;
    if (glossary_ && m.style >= MarkerStyle::arabic) return 0;
    glossary_ = false;
    // A heading may be missed or missing, so （三） may follow （一）.
    const int gap = m.number - reached_[static_cast<int>(m.style)];
    const bool near = (m.style == MarkerStyle::chinese_bracket && ((gap > 0 && gap <= 3) || m.number <= 3)) ||
                      (m.style == MarkerStyle::chinese && gap > 0 && gap <= 2);
    if (!IsNext(m) && !near && (!line_start || m.style > MarkerStyle::arabic)) return 0;
    const HeadingTitle t = ReadHeadingTitle(text_, m.after, end, m, line_start, reached_);
    if (t.title.empty()) {
      // A numbered paragraph at the start of a line is a section without title; in a line it is a list.
      if (!line_start || m.style == MarkerStyle::dash || m.style == MarkerStyle::is || m.style > MarkerStyle::arabic)
        return 0;
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
    const bool glossary = IsGlossary(words);
    const bool annex = glossary || words.starts_with("附件") || words.starts_with("附：");
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
    glossary_ = glossary;
    breaks_.push_back(s.begin);
    breaks_.push_back(s.end);
    return true;
  }

  // 2014年主要工作 and, further down, 2015年主要工作: of the great sections that name a year and tell no more, the
  // first looks back and those of a later year look forward.
  void SettleParts() {
    int first_year = 0;
    for (size_t i = first_section_; i < sections_.size(); ++i) {
      Section& s = sections_[i];
      if (s.parent >= 0) {
        if (s.part == Part::other) s.part = sections_[s.parent].part;
        continue;
      }
      const int year = YearIn(text_, s.title);
      if (year == 0) continue;
      if (s.part == Part::other && first_year != 0 && year > first_year) s.part = Part::plan;
      if (first_year == 0) {
        first_year = year;
        if (s.part == Part::other && HasLaterYear(i, year)) s.part = Part::review;
      }
    }
  }

  bool HasLaterYear(size_t from, int year) const {
    return std::any_of(sections_.begin() + static_cast<std::ptrdiff_t>(from) + 1, sections_.end(),
                       [&](const Section& s) { return s.parent < 0 && YearIn(text_, s.title) > year; });
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
    const PartFound part = PartOf(text_, title);
    const Part above = s.parent >= 0 ? sections_[s.parent].part : Part::other;
    s.part = above == Part::other || part.firm ? part.part : above;
    open_.push_back({style, hashes_, static_cast<int32_t>(sections_.size())});
    sections_.push_back(s);
    reached_[static_cast<int>(style)] = number;
  }

  // Ends every open section that ranks as high as `style` or lower, by its marker or by its #.
  void Close(MarkerStyle style, uint32_t at) {
    const auto ends = [&](const Open& o) { return o.style >= style || (hashes_ != 0 && o.hashes >= hashes_); };
    while (!open_.empty() && ends(open_.back())) {
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
  size_t first_section_;
  std::vector<Open> open_;
  Reached reached_{};
  MarkerStyle unmarked_ = MarkerStyle::none;
  uint32_t stop_ = 0;      // end of the sentence at hand
  uint8_t hashes_ = 0;     // # before the line at hand
  bool body_ = false;      // a paragraph has been seen
  bool glossary_ = false;  // in 名词解释: its numbers are entries, no headings
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
