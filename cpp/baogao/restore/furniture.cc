// One trie walk finds the places where a row's word stands; only there its pattern is tried, on the one line or on
// a window around the word, so that the time stays linear whatever the text. Whole lines are only marked; a second
// step lets neighbours go that are furniture only beside furniture, and turns runs of lines into deletions.
#include "baogao/restore/furniture.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "baogao/restore/plain_copy.h"
#include "baogao/restore/survey.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

enum class FurniturePlace : uint8_t { line, tail, inline_, block, trail, item, value, glue };
enum class PageField : uint8_t { none, source, date, author, pages };

struct FurnitureRow {
  std::string_view word;
  FurniturePlace place;
  PageField field;
  std::string_view pattern;
};
constexpr FurnitureRow kRows[] = {
#include "data/furniture.inc"
};

constexpr uint32_t kLongestLine = 600;  // bytes of a line that may be furniture as a whole
constexpr uint32_t kParagraph = 450;    // bytes of a line that ends a block: it is the report's
constexpr uint32_t kWindow = 240;       // bytes around a word for patterns inside a line
constexpr std::string_view kBlanks = "[\\s\\pZ]*";
constexpr std::string_view kDate =
    "(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?)(?:[\\s\\pZ]*\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?";

// A row's pattern as RE2 reads it: blanks and {date} spelled out.
std::string Spell(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      out.append(pattern.substr(i++, 2));
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (pattern.substr(i, 6) == "{date}") {
      out.append("(?:").append(kDate).append(")");
      i += 5;
    } else if (c == ' ' && in_class) {
      out.append("\\s\\pZ");
    } else if (c == ' ') {
      out.append(kBlanks);
      if (i + 1 < pattern.size() && pattern[i + 1] == '?') ++i;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::unique_ptr<const RE2> Compile(const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(false);
  return std::make_unique<const RE2>(pattern, options);
}

// Whether six bytes may be the first two characters of a word: a small Bloom filter, since nearly every place of a
// text is none. Eight bytes are loaded at once, so p must have that many.
class PairFilter {
 public:
  static constexpr size_t kLoads = 8;

  void Add(std::string_view word) {
    char padded[kLoads] = {};
    word.copy(padded, kLoads);
    const uint32_t slot = Slot(padded);
    bits_[slot / 64] |= uint64_t{1} << slot % 64;
  }
  bool MayBegin(const char* p) const {
    const uint32_t slot = Slot(p);
    return bits_[slot / 64] >> slot % 64 & 1;
  }

 private:
  static uint32_t Slot(const char* p) {
    uint64_t w;
    std::memcpy(&w, p, kLoads);
    w = std::endian::native == std::endian::little ? w << 16 : w & ~uint64_t{0xFFFF};
    return static_cast<uint32_t>(w * 0x9E3779B97F4A7C15u >> 52);
  }
  std::array<uint64_t, 64> bits_{};
};

struct Tables {
  Trie words;
  PairFilter pairs;                                  // of the words that begin with two Han characters
  std::vector<std::unique_ptr<const RE2>> patterns;  // a row each
  std::unique_ptr<const RE2> items, values, glue;    // a line of items; a line after a label; a line beside furniture
};

const Tables& GetTables() {
  static const Tables tables = [] {
    Tables t;
    std::string alternatives[3];  // item, value, glue
    std::vector<Trie::Entry> entries;
    static std::vector<std::string> narrow;  // words with an ASCII colon; reserved, so that views of them hold
    narrow.reserve(std::size(kRows));
    uint32_t number = 0;
    for (const FurnitureRow& row : kRows) {
      const std::string pattern = Spell(row.pattern);
      t.patterns.push_back(Compile(pattern));
      if (row.place >= FurniturePlace::item) {
        std::string& list = alternatives[static_cast<int>(row.place) - static_cast<int>(FurniturePlace::item)];
        list.append(list.empty() ? "" : "|").append(pattern);
      }
      if (row.place <= FurniturePlace::item) {
        entries.emplace_back(row.word, number);
        constexpr std::string_view kColon = "：";
        if (row.word.size() > kColon.size() && row.word.substr(row.word.size() - kColon.size()) == kColon) {
          narrow.push_back(std::string(row.word.substr(0, row.word.size() - kColon.size())) + ":");
          entries.emplace_back(narrow.back(), number);
        }
      }
      ++number;
    }
    for (const Trie::Entry& entry : entries) {
      if (static_cast<unsigned char>(entry.first[0]) >= 0x80) t.pairs.Add(entry.first);
    }
    t.words = Trie(std::move(entries));
    const std::string separators = "[\\s\\pZ|｜·/【】\\[\\]-]*";
    t.items = Compile(separators + "(?:(?:" + alternatives[0] + ")" + separators + ")+");
    t.values = Compile(alternatives[1]);
    t.glue = Compile(alternatives[2]);
    return t;
  }();
  return tables;
}

struct Line {
  Span at;    // without the line break
  Span trim;  // without blanks at its ends
  bool gone = false;
};

bool IsBlankAt(std::string_view text, uint32_t at, uint32_t& next) {
  next = at;
  const char32_t c = NextCodePoint(text, next);
  return c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0 || c == 0x200B || c == 0xFEFF;
}

Span Trim(std::string_view text, Span s) {
  uint32_t next = 0;
  while (s.begin < s.end && IsBlankAt(text, s.begin, next)) s.begin = next;
  while (s.begin < s.end && IsBlankAt(text, PreviousStart(text, s.end), next)) s.end = PreviousStart(text, s.end);
  return s;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  FurnitureResult Run() {
    Scan();
    if (touched_) Neighbours();
    Collect();
    return std::move(result_);
  }

 private:
  // Walks the text line by line and tries the rows whose words it meets.
  void Scan() {
    const Tables& tables = GetTables();
    uint32_t begin = 0;
    while (begin < text_.size()) {
      const uint32_t end = static_cast<uint32_t>(std::min(text_.find('\n', begin), text_.size()));
      Line line{{begin, end}, {begin, end}};
      if (end - begin <= kLongestLine) line.trim = Trim(text_, line.at);
      for (uint32_t at = begin; at < end && !line.gone;) {
        const auto lead = static_cast<unsigned char>(text_[at]);
        const bool near_end = at + PairFilter::kLoads > text_.size();
        if (lead < 0x80 ? Starts(text_[at]) : near_end || tables.pairs.MayBegin(text_.data() + at)) {
          tables.words.Walk(text_.substr(0, end), at, [&](Trie::Match m) { Try(m.value, at, m.end, line); });
        }
        at += SequenceLength(lead);
      }
      lines_.push_back(line);
      begin = end + 1;
    }
  }

  // ASCII bytes that begin a word of the table: 0/150, dedecms, ICP备, Public domain, Copyright, VIP, (责任编辑.
  static bool Starts(char c) {
    return c == '0' || c == 'd' || c == 'I' || c == 'P' || c == 'C' || c == 'V' || c == '(';
  }

  void Try(uint32_t row_number, uint32_t word_begin, uint32_t word_end, Line& line) {
    if (line.gone) return;
    const Tables& tables = GetTables();
    const FurnitureRow& row = kRows[row_number];
    const RE2& pattern = *tables.patterns[row_number];
    const re2::StringPiece whole(text_.data() + line.trim.begin, line.trim.size());
    const bool short_enough = line.at.size() <= kLongestLine;
    switch (row.place) {
      case FurniturePlace::line:
      case FurniturePlace::trail:
      case FurniturePlace::block:
        if (!short_enough || !RE2::FullMatch(whole, pattern)) return;
        line.gone = touched_ = true;
        Note(row, pattern, whole);
        if (row.place == FurniturePlace::block) blocks_.push_back(lines_.size());
        if (row.place == FurniturePlace::trail) trails_.push_back(lines_.size());
        return;
      case FurniturePlace::item:
        if (!short_enough || !RE2::FullMatch(whole, *tables.items)) return;
        line.gone = touched_ = true;
        NoteItems(whole);
        return;
      case FurniturePlace::tail:
      case FurniturePlace::inline_:
        Cut(row, pattern, word_begin, word_end, line);
        return;
      case FurniturePlace::value:
      case FurniturePlace::glue:
        return;
    }
  }

  // A match inside a line goes; the line stays.
  void Cut(const FurnitureRow& row, const RE2& pattern, uint32_t word_begin, uint32_t word_end, const Line& line) {
    uint32_t from = word_begin - line.at.begin > kWindow ? word_begin - kWindow : line.at.begin;
    while (IsContinuation(static_cast<unsigned char>(text_[from]))) ++from;
    const bool tail = row.place == FurniturePlace::tail;
    uint32_t to = std::min(line.at.end, word_end + kWindow);
    while (to < line.at.end && IsContinuation(static_cast<unsigned char>(text_[to]))) ++to;
    if (tail && to != line.at.end) return;
    if (!cuts_.empty()) from = std::max(from, cuts_.back().end);
    if (from > word_begin) return;
    const re2::StringPiece window(text_.data() + from, to - from);
    for (size_t start = 0; start < window.size();) {
      re2::StringPiece match;
      if (!pattern.Match(window, start, window.size(), RE2::UNANCHORED, &match, 1) || match.empty()) return;
      const auto begin = static_cast<uint32_t>(match.data() - text_.data());
      const auto end = static_cast<uint32_t>(begin + match.size());
      if (begin <= word_begin && end >= word_end && (!tail || Trim(text_, {end, line.at.end}).empty())) {
        cuts_.push_back({begin, tail ? line.at.end : end});
        return;
      }
      start = begin - from + SequenceLength(static_cast<unsigned char>(text_[begin]));
    }
  }

  // Fields that a matching line names.
  void NoteItems(re2::StringPiece line) {
    const Tables& tables = GetTables();
    for (size_t i = 0; i < std::size(kRows); ++i) {
      if (kRows[i].place == FurniturePlace::item && kRows[i].field != PageField::none) {
        Note(kRows[i], *tables.patterns[i], line);
      }
    }
  }

  void Note(const FurnitureRow& row, const RE2& pattern, re2::StringPiece line) {
    std::string value;
    if (row.field == PageField::none || !RE2::PartialMatch(line, pattern, &value) || value.empty()) return;
    PageInfo& page = result_.page;
    if (row.field == PageField::source && page.source_url.empty()) page.source_url = value;
    if (row.field == PageField::date && page.date.empty()) page.date = value;
    if (row.field == PageField::author && page.author.empty()) page.author = value;
    if (row.field == PageField::pages && page.pages == 0) page.pages = std::atoi(value.c_str());
  }

  re2::StringPiece Trimmed(const Line& line) const { return {text_.data() + line.trim.begin, line.trim.size()}; }

  // Lines that go because of the lines before or behind them.
  void Neighbours() {
    const Tables& tables = GetTables();
    for (const size_t block : blocks_) {
      for (size_t i = block + 1; i < lines_.size() && lines_[i].at.size() <= kParagraph; ++i) lines_[i].gone = true;
    }
    for (const size_t trail : trails_) Breadcrumb(trail);
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (!lines_[i].gone || lines_[i + 1].gone || lines_[i + 1].at.size() > kLongestLine) continue;
      const std::string_view label = lines_[i].trim.of(text_);
      const bool is_label = label.size() > 3 && (label.back() == ':' || label.substr(label.size() - 3) == "：");
      const re2::StringPiece next = Trimmed(lines_[i + 1]);
      if (is_label && RE2::FullMatch(next, *tables.values)) {
        lines_[i + 1].gone = true;
        for (size_t row = 0; row < std::size(kRows); ++row) {
          if (kRows[row].place == FurniturePlace::value && RE2::FullMatch(next, *tables.patterns[row])) {
            Note(kRows[row], *tables.patterns[row], next);
          }
        }
      } else if (RE2::FullMatch(next, *tables.glue)) {
        lines_[i + 1].gone = true;
      }
    }
    for (size_t i = lines_.size(); i-- > 1;) {
      if (lines_[i].gone && !lines_[i - 1].gone && lines_[i - 1].at.size() <= kLongestLine &&
          RE2::FullMatch(Trimmed(lines_[i - 1]), *tables.glue)) {
        lines_[i - 1].gone = true;
      }
    }
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
  std::vector<Line> lines_;
  std::vector<Span> cuts_;
  std::vector<size_t> blocks_, trails_;  // lines that open one
  bool touched_ = false;
  FurnitureResult result_;
};

}  // namespace

FurnitureResult FindFurniture(std::string_view text, const Survey& survey) {
  if (!survey.has(kTraditional) && !(survey.has(kLatin) && survey.has(kParenthesis))) return Finder(text).Run();
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
