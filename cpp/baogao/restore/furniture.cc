// One walk finds the places where a row's word stands; only there its pattern is tried, on the one line or on a window
// around the word, so that the time stays linear whatever the text. The same walk sums up the words of sites, which
// tell furniture that no row describes. Whole lines are only marked; a second step lets neighbours go that are
// furniture only beside furniture or outside the report, and turns runs of lines into deletions.
#include "baogao/restore/furniture.h"

#include <re2/re2.h>

#include <algorithm>

#include "baogao/restore/furniture_facts.h"
#include "baogao/restore/furniture_rows.h"
#include "baogao/restore/furniture_score.h"
#include "baogao/restore/furniture_sites.h"
#include "baogao/restore/furniture_title.h"
#include "baogao/restore/lines.h"
#include "baogao/restore/plain_copy.h"
#include "baogao/restore/survey.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kLongestLine = 600;  // bytes of a line that may be furniture as a whole
constexpr uint32_t kParagraph = 450;    // bytes of a line that is the report's whatever it says
constexpr uint32_t kProse = 120;        // bytes of a line with a full stop and no word of sites that is the report's
constexpr uint32_t kSentence = 24;      // bytes of the shortest line with a full stop that counts as one
constexpr uint32_t kClause = 60;        // the same of one with a comma: a title has none
constexpr uint32_t kFoot = 6000;        // bytes of the longest foot of a page
constexpr uint32_t kWindow = 240;       // bytes around a word for patterns inside a line

struct Line {
  Span at;    // without the line break
  Span trim;  // without blanks at its ends
  bool gone = false;
  bool loud = false;                                        // words of sites make it furniture wherever it stands
  bool loud_outside = false;                                // before and behind the report
  bool quiet = true;                                        // no words of sites
  enum : uint8_t { kUnknown, kNo, kYes } stops = kUnknown;  // holds a full stop
};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  FurnitureResult Run() {
    Scan();
    AddSites();
    if (touched_ || loud_) Report();
    if (loud_) TakeLoud();
    if (touched_) Neighbours();
    Collect();
    result_.page = facts_.Take();
    return std::move(result_);
  }

 private:
  // Walks the text line by line, tries the rows whose words it meets, and adds up the words of sites.
  void Scan() {
    uint32_t begin = 0;
    while (begin < text_.size()) {
      const LineSpan span = LineAt(text_, begin);
      const uint32_t end = span.all.end;
      Line line{span.all, span.all};
      if (end - begin <= kLongestLine) line.trim = span.content;
      LineScore score;
      const bool long_line = end - begin > kLongestLine;
      const bool title = heads_ > 0 && !line.trim.empty() && Title(line);
      for (uint32_t at = begin; at < end && !line.gone && !title;) {
        const auto try_row = [&](Trie::Match m) { Try(m.value, at, m.end, line); };
        if (long_line) {
          furniture_.inside.Walk(text_.substr(0, end), at, try_row);
        } else if (furniture_.openings.MayBegin(text_, at)) {
          furniture_.all.Walk(text_.substr(0, end), at, try_row);
          score.Look(text_.substr(0, end), at);
        }
        at = NextStart(text_, at);
      }
      if (score.points() > 0) Judge(score, line);
      lines_.push_back(line);
      begin = end + 1;
    }
  }

  // The name of the site behind the title of the page goes, or all of the line if the title is in the next one, too.
  bool Title(Line& line) {
    --heads_;
    const std::string_view words = line.trim.of(text_);
    const PageTitle found = ReadPageTitle(words);
    const bool bare = found.title.empty();
    if (bare && !IsReportTitle(words)) return false;
    const std::string_view title = bare ? words : found.title.of(words);
    uint32_t next = line.at.end;
    while (next < text_.size() && (text_[next] == '\n' || IsInlineBlank(CodePointAt(text_, next))))
      NextCodePoint(text_, next);
    const bool again = next < text_.size() && LineAt(text_, next).content.of(text_) == title;
    if (!bare) facts_.NoteSite(found.site.of(words));
    if (again) {
      line.gone = touched_ = true;
    } else if (!bare) {
      const uint32_t begin = line.trim.begin;
      if (found.title.begin > 0) cuts_.push_back({begin, begin + found.title.begin});
      if (begin + found.title.end < line.trim.end) cuts_.push_back({begin + found.title.end, line.trim.end});
    }
    return again || !bare;
  }

  void Judge(const LineScore& score, Line& line) {
    line.quiet = false;
    const bool is_cut = !cuts_.empty() && cuts_.back().begin >= line.at.begin;
    if (line.gone || is_cut || line.at.size() > kLongestLine) return;
    line.loud = score.IsFurniture(text_, line.trim, false);
    line.loud_outside = line.loud || score.IsFurniture(text_, line.trim, true);
    loud_ |= line.loud_outside;
  }

  void Try(uint32_t row_number, uint32_t word_begin, uint32_t word_end, Line& line) {
    if (line.gone) return;
    const FurnitureRow& row = rows_[row_number];
    const re2::StringPiece whole = Trimmed(line);
    const bool short_enough = line.at.size() <= kLongestLine;
    switch (row.place) {
      case FurniturePlace::line:
      case FurniturePlace::trail:
      case FurniturePlace::block:
      case FurniturePlace::rest:
        if (!short_enough || !RE2::FullMatch(whole, *furniture_.patterns[row_number])) return;
        line.gone = touched_ = true;
        facts_.Note(row, *furniture_.patterns[row_number], whole);
        if (row.place == FurniturePlace::block) blocks_.push_back(lines_.size());
        if (row.place == FurniturePlace::trail) trails_.push_back(lines_.size());
        if (row.place == FurniturePlace::rest && text_.size() - line.at.begin <= kFoot)
          rest_ = std::min(rest_, lines_.size());
        return;
      case FurniturePlace::label:
      case FurniturePlace::item:
        // Its own pattern first: the word may stand in another item, or in a table.
        if (!short_enough || Stops(line) || !RE2::PartialMatch(whole, *furniture_.patterns[row_number])) return;
        if (!RE2::FullMatch(whole, **furniture_.items)) return;
        line.gone = touched_ = true;
        facts_.NoteAll(whole);
        return;
      case FurniturePlace::tail:
      case FurniturePlace::after:
      case FurniturePlace::inline_:
        Cut(row_number, word_begin, word_end, line);
        return;
      case FurniturePlace::part:
      case FurniturePlace::value:
      case FurniturePlace::glue:
        return;
    }
  }

  // Whether a line holds a full stop, as no line of items does; looked for once a line.
  bool Stops(Line& line) const {
    if (line.stops == Line::kUnknown) line.stops = Holds(line, "。") ? Line::kYes : Line::kNo;
    return line.stops == Line::kYes;
  }

  // A match inside a line goes; the line stays, unless it is all of it.
  void Cut(uint32_t row_number, uint32_t word_begin, uint32_t word_end, Line& line) {
    const FurnitureRow& row = rows_[row_number];
    uint32_t from = word_begin - line.at.begin > kWindow ? word_begin - kWindow : line.at.begin;
    while (IsContinuation(static_cast<unsigned char>(text_[from]))) ++from;
    const bool tail = row.place != FurniturePlace::inline_;
    uint32_t to = std::min(line.at.end, word_end + kWindow);
    while (to < line.at.end && IsContinuation(static_cast<unsigned char>(text_[to]))) ++to;
    if (tail && to != line.at.end) return;
    if (!cuts_.empty()) from = std::max(from, cuts_.back().end);
    if (row.place == FurniturePlace::after) from = std::max(from, SentenceBegin(line, from, word_begin));
    if (from > word_begin) return;
    const RE2& pattern = *furniture_.patterns[row_number];
    const re2::StringPiece window(text_.data() + from, to - from);
    for (size_t start = 0; start < window.size();) {
      re2::StringPiece match;
      const auto anchor = row.place == FurniturePlace::after ? RE2::ANCHOR_START : RE2::UNANCHORED;
      if (!pattern.Match(window, start, window.size(), anchor, &match, 1) || match.empty()) return;
      const auto begin = static_cast<uint32_t>(match.data() - text_.data());
      const auto end = static_cast<uint32_t>(begin + match.size());
      if (begin <= word_begin && end >= word_end && (!tail || LineAt(text_, end).content.empty())) {
        if (tail && begin <= line.trim.begin) {
          line.gone = touched_ = true;
        } else {
          cuts_.push_back({begin, tail ? line.at.end : end});
        }
        facts_.Note(row, pattern, match);
        return;
      }
      if (anchor == RE2::ANCHOR_START) return;
      start = begin - from + SequenceLength(static_cast<unsigned char>(text_[begin]));
    }
  }

  // Where the sentence that holds `word` begins: behind the mark before it, or with the line. Behind `word`: the line
  // has no such mark within the window.
  uint32_t SentenceBegin(const Line& line, uint32_t from, uint32_t word) const {
    for (uint32_t at = word; at > from; at = PreviousStart(text_, at)) {
      const char32_t c = CodePointBefore(text_, at);
      if (c == U'。' || c == U'！' || c == U'？' || c == U'”') return at;
    }
    return from <= line.trim.begin ? line.trim.begin : word + 1;
  }

  // Names and addresses of sites that no row describes.
  void AddSites() {
    for (const Span site : FindSites(text_)) {
      const auto line = std::upper_bound(lines_.begin(), lines_.end(), site.begin,
                                         [](uint32_t at, const Line& l) { return at < l.at.begin; }) -
                        1;
      if (site.begin <= line->trim.begin && site.end >= line->trim.end) {
        line->gone = touched_ = true;
      } else {
        cuts_.push_back(site);
      }
    }
    std::sort(cuts_.begin(), cuts_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    uint32_t behind = 0;
    std::erase_if(cuts_, [&](Span cut) {
      if (cut.begin < behind) return true;
      behind = cut.end;
      return false;
    });
  }

  re2::StringPiece Trimmed(const Line& line) const { return {text_.data() + line.trim.begin, line.trim.size()}; }

  bool Holds(const Line& line, std::string_view mark) const {
    return line.at.of(text_).find(mark) != std::string_view::npos;
  }

  // Where the report's sentences begin and end.
  void Report() {
    first_prose_ = lines_.size();
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.gone || line.loud_outside) continue;
      const uint32_t size = line.trim.size();
      const bool stop = size >= kSentence && Holds(line, "。");
      const bool clause = size >= kClause && line.quiet && Holds(line, "，");
      if (size >= kParagraph || (size >= kProse && stop && line.quiet)) last_paragraph_ = i + 1;
      if (size >= kProse || stop || clause) {
        first_prose_ = std::min(first_prose_, i);
        last_prose_ = i + 1;
      }
    }
  }

  void TakeLoud() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      const bool outside = last_prose_ > 0 && (i < first_prose_ || i >= last_prose_);
      if (line.gone || !(line.loud || (line.loud_outside && outside))) continue;
      line.gone = touched_ = true;
      facts_.NoteAll(Trimmed(line));
    }
  }

  // Lines that go because of the lines before or behind them.
  void Neighbours() {
    for (size_t i = rest_; i < lines_.size(); ++i) lines_[i].gone = true;
    for (const size_t block : blocks_) {
      if (!TakeBlock(block)) break;
    }
    for (const size_t trail : trails_) Breadcrumb(trail);
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (!lines_[i].gone || lines_[i + 1].gone || lines_[i + 1].at.size() > kLongestLine) continue;
      const std::string_view label = lines_[i].trim.of(text_);
      const bool is_label = label.size() > 3 && (label.back() == ':' || label.substr(label.size() - 3) == "：");
      const re2::StringPiece next = Trimmed(lines_[i + 1]);
      if (is_label && RE2::FullMatch(next, **furniture_.values)) {
        lines_[i + 1].gone = true;
        for (size_t row = 0; row < rows_.size(); ++row) {
          if (rows_[row].place == FurniturePlace::value && RE2::FullMatch(next, *furniture_.patterns[row])) {
            facts_.Note(rows_[row], *furniture_.patterns[row], next);
          }
        }
      } else if (RE2::FullMatch(next, **furniture_.glue)) {
        lines_[i + 1].gone = true;
      }
    }
    for (size_t i = lines_.size(); i-- > 1;) {
      if (lines_[i].gone && !lines_[i - 1].gone && lines_[i - 1].at.size() <= kLongestLine &&
          RE2::FullMatch(Trimmed(lines_[i - 1]), **furniture_.glue)) {
        lines_[i - 1].gone = true;
      }
    }
  }

  // The list behind a heading like 最新文档. Behind the report's last paragraph everything is the site's (its hints
  // hold sentences, too); before it, what looks like a list's. False: nothing is left for other blocks.
  bool TakeBlock(size_t block) {
    const bool ended = block >= (block > first_prose_ ? last_paragraph_ : last_prose_);
    for (size_t i = block + 1; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (ended) {
        line.gone = true;
      } else if (line.gone || !(line.trim.empty() || line.loud_outside || IsListed(line))) {
        break;
      } else if (!line.trim.empty()) {
        line.gone = true;
      }
    }
    return !ended;
  }

  // A bullet, or a number that no chapter has: - 某局总结, 3. 本站不保证…
  bool IsListed(const Line& line) const {
    const std::string_view s = line.trim.of(text_);
    if (s.size() > kWindow) return false;
    for (const std::string_view bullet : WordList{"-", "*", "•", "·", "●", "○", "◆", "▪", "■"}) {
      if (s.substr(0, bullet.size()) == bullet && s.substr(0, 2) != "--") return true;
    }
    const size_t digits = std::min(s.find_first_not_of("0123456789"), s.size());
    return digits > 0 && digits <= 2 && digits < s.size() && (s[digits] == '.' || s[digits] == ')' || !line.quiet);
  }

  // 当前位置： / 首页 / > / 政务公开 / > / 报告: lines that a > joins.
  void Breadcrumb(size_t trail) {
    const auto is_joint = [&](size_t i) {
      const std::string_view s = lines_[i].trim.of(text_);
      return s == ">" || s == ">>" || s == "»" || s == "›" || s == "/";
    };
    size_t i = trail + 1;
    while (i + 1 < lines_.size() && is_joint(i + 1) && lines_[i].at.size() <= kWindow) {
      lines_[i].gone = lines_[i + 1].gone = true;
      i += 2;
    }
    if (i > trail + 1 && i < lines_.size() && lines_[i].at.size() <= kWindow) lines_[i].gone = true;
  }

  bool IsGoneOrEmpty(size_t i) const { return lines_[i].gone || lines_[i].trim.empty(); }

  // Runs of lines and cuts inside the other lines become deletions, in text order.
  void Collect() {
    size_t cut = 0;
    for (size_t i = 0; i < lines_.size();) {
      while (cut < cuts_.size() && cuts_[cut].begin < lines_[i].at.begin) ++cut;
      if (!lines_[i].gone) {
        for (; cut < cuts_.size() && cuts_[cut].end <= lines_[i].at.end; ++cut) Delete(cuts_[cut]);
        ++i;
        continue;
      }
      size_t last = i;
      for (size_t j = i; j < lines_.size() && IsGoneOrEmpty(j); ++j) {
        if (lines_[j].gone) last = j;
      }
      uint32_t begin = lines_[i].at.begin;
      uint32_t end = last + 1 < lines_.size() ? lines_[last + 1].at.begin : static_cast<uint32_t>(text_.size());
      if (end == text_.size()) {  // the last line that stays loses the line breaks that led here
        size_t before = i;
        while (before > 0 && IsGoneOrEmpty(before - 1)) --before;
        begin = before == 0 ? 0 : lines_[before - 1].at.end;
        if (!result_.changes.empty()) begin = std::max(begin, result_.changes.back().at.end);
      }
      Delete({begin, end});
      i = last + 1;
    }
  }

  void Delete(Span at) {
    if (!at.empty()) result_.changes.push_back({at, {}, EditKind::furniture, 0.95f});
  }

  std::string_view text_;
  const std::span<const FurnitureRow> rows_ = FurnitureRows();
  const Furniture& furniture_ = GetFurniture();
  std::vector<Line> lines_;
  std::vector<Span> cuts_;
  std::vector<size_t> blocks_, trails_;                           // lines that open one
  int heads_ = 8;                                                 // lines that may hold the title of the page
  size_t rest_ = ~size_t{0};                                      // the line from which on everything goes
  size_t first_prose_ = 0, last_prose_ = 0, last_paragraph_ = 0;  // lines; the last ones are one behind
  bool touched_ = false, loud_ = false;
  PageFacts facts_;
  FurnitureResult result_;
};

}  // namespace

FurnitureResult FindFurniture(std::string_view text, const Survey& survey) {
  const bool plain_text = !NeedsPlainCopy(survey);
  if (plain_text) return Finder(text).Run();
  const PlainCopy plain(text);
  FurnitureResult result = Finder(plain.text()).Run();
  uint32_t behind = 0;  // two cuts may widen to one edit
  for (Change& change : result.changes) {
    change.at = plain.ToOriginal(change.at);
    change.at.begin = std::max(change.at.begin, behind);
    change.at.end = behind = std::max(change.at.end, behind);
  }
  std::erase_if(result.changes, [](const Change& change) { return change.at.empty(); });
  return result;
}

}  // namespace baogao
