// The title is a line of its own near the top, or runs into the body: its last word (总结) is then followed by a
// number in brackets or by a word that opens paragraphs. A number in brackets makes a series: what the same
// words with the next number head is the next report, wherever it stands.
#include "baogao/structure/report.h"

#include <algorithm>
#include <string>
#include <utility>

#include "baogao/structure/line.h"
#include "baogao/structure/marker.h"
#include "baogao/structure/seam.h"
#include "baogao/text/find.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct TitleWordRow {
  std::string_view word;
};
constexpr TitleWordRow kTitleWords[] = {
#include "data/title_words.inc"
};

constexpr int kTitleLines = 25;  // lines at the top that may hold the title
constexpr uint32_t kTitleCharacters = 60;
constexpr uint32_t kRunInCharacters = 50;
constexpr uint32_t kBodyCharacters = 40;  // a line of more with a 。 is body

const Trie& TitleWords() {
  static const Trie trie = TrieOf(kTitleWords, &TitleWordRow::word);
  return trie;
}

// Characters that no title holds.
bool BreaksTitle(char32_t c) {
  return c == U'。' || c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'！' || c == U'？' || c == U'：' ||
         c == U':' || c == U'\n';
}

// The end of a title word that begins at `at`, blanks between its characters allowed (报 告); 0: none.
uint32_t TitleWordEnd(std::string_view text, uint32_t at, uint32_t end) {
  const Trie::Match m = TitleWords().Longest(text, at);
  if (m && m.end <= end) return m.end;
  return 0;
}

// A bracketed number behind a title word: (一) （2）. Returns its end and the number; 0 none.
uint32_t SeriesEnd(std::string_view text, uint32_t at, uint32_t end, int& number) {
  const Marker m = ReadMarker(text, at, end);
  if (m.style != MarkerStyle::chinese_bracket && m.style != MarkerStyle::arabic_bracket) return 0;
  number = m.number;
  return m.span.end;
}

// Closing marks and notes that may follow the last word of a title: 》 ” [1] （2021年2月2日 李明远）.
uint32_t SkipTitleNotes(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    uint32_t next = at;
    const char32_t c = NextCodePoint(text, next);
    if (c == U'》' || c == U'”' || c == U'*' || IsBlank(c)) {
      at = next;
      continue;
    }
    const char32_t close = c == U'（' ? U'）' : c == U'(' ? U')' : c == U'[' ? U']' : c == U'【' ? U'】' : 0;
    if (close == 0) break;
    uint32_t i = next;
    while (i < end) {
      if (NextCodePoint(text, i) == close) break;
    }
    at = i;
  }
  return at;
}

// The words without blanks between them, for 政 府 工 作 报 告.
bool EndsWithTitleWord(std::string_view text, Span line) {
  std::string words;
  for (uint32_t i = line.begin; i < line.end;) {
    const uint32_t from = i;
    if (!IsBlank(NextCodePoint(text, i))) words.append(text, from, i - from);
  }
  const auto end = static_cast<uint32_t>(words.size());
  for (uint32_t i = 0; i < end;) {
    const uint32_t word_end = TitleWordEnd(words, i, end);
    if (word_end != 0 && SkipTitleNotes(words, word_end, end) == end) return true;
    NextCodePoint(words, i);
  }
  return false;
}

bool IsTitleLine(std::string_view text, const Line& line) {
  if (line.aside || CountCharacters(text, line.span, kTitleCharacters + 1) > kTitleCharacters) return false;
  for (uint32_t i = line.span.begin; i < line.span.end;) {
    if (BreaksTitle(NextCodePoint(text, i))) return false;
  }
  const Marker m = ReadMarker(text, line.span.begin, line.span.end);
  if (m && m.style != MarkerStyle::volume) return false;
  return EndsWithTitleWord(text, line.span);
}

bool IsBodyLine(std::string_view text, const Line& line) {
  const std::string_view words = line.span.of(text);
  if (words.starts_with("各位代表") || words.starts_with("同志们")) return true;
  return words.find("。") != std::string_view::npos &&
         CountCharacters(text, line.span, kBodyCharacters + 1) > kBodyCharacters;
}

// 2020年12月15日 and nothing else.
bool IsDateLine(std::string_view text, const Line& line) {
  const std::string_view words = line.span.of(text);
  return words.size() < 48 && words.find("年") != std::string_view::npos &&
         words.find("月") != std::string_view::npos && words.ends_with("日");
}

// The part of a run of title text that is the title of the report: a page title before it is left out
// (市科技局工作总结市科技局工作总结(一) -> from the second 市科技局). The page's title shares its first words.
Span WithoutPageTitle(std::string_view text, Span title) {
  uint32_t lead = title.begin;
  for (int n = 0; n < 3 && lead < title.end; ++n) NextCodePoint(text, lead);
  const std::string_view head = text.substr(title.begin, lead - title.begin);
  const std::string_view words = title.of(text);
  const size_t again = words.rfind(head);
  if (again == std::string_view::npos || again == 0) return title;
  // Both parts must hold a title word, else the words repeat by chance.
  const auto at = title.begin + static_cast<uint32_t>(again);
  const auto holds = [&](Span s) {
    for (uint32_t i = s.begin; i < s.end; NextCodePoint(text, i)) {
      if (TitleWordEnd(text, i, s.end)) return true;
    }
    return false;
  };
  return holds({title.begin, at}) && holds({at, title.end}) ? Span{at, title.end} : title;
}

struct Title {
  Span span;
  int series = 0;         // its number in brackets
  uint32_t stem_end = 0;  // where that bracket begins
};

// A title at the head of `line` that the body follows without a break.
Title RunInTitle(std::string_view text, Span line) {
  if (const Marker m = ReadMarker(text, line.begin, line.end); m.style == MarkerStyle::arabic) line.begin = m.after;
  uint32_t i = line.begin;
  for (uint32_t n = 0; n < kRunInCharacters && i < line.end; ++n) {
    const uint32_t word_end = TitleWordEnd(text, i, line.end);
    if (word_end != 0) {
      int number = 0;
      if (const uint32_t series_end = SeriesEnd(text, word_end, line.end, number)) {
        return {WithoutPageTitle(text, {line.begin, series_end}), number, word_end};
      }
      if (word_end > line.begin + 12 && OpensParagraph(text, word_end, line.end)) {
        return {WithoutPageTitle(text, {line.begin, word_end}), 0, word_end};
      }
    }
    if (BreaksTitle(NextCodePoint(text, i))) break;
  }
  return {};
}

// A title that is a line of its own.
Title LineTitle(std::string_view text, Span line) {
  for (uint32_t i = line.begin; i < line.end; NextCodePoint(text, i)) {
    const uint32_t word_end = TitleWordEnd(text, i, line.end);
    int number = 0;
    if (word_end != 0 && SeriesEnd(text, word_end, line.end, number) == line.end) {
      return {WithoutPageTitle(text, line), number, word_end};
    }
  }
  return {line, 0, line.end};
}

// The first character of a line that is no digit of a year.
char32_t FirstWord(std::string_view text, Span line) {
  uint32_t i = line.begin;
  char32_t c = 0;
  while (i < line.end) {
    c = NextCodePoint(text, i);
    if (c < U'0' || c > U'9') break;
  }
  return c;
}

// The first line of a text that has no title word, if it looks like a title: short, of words only, with a body.
bool IsPlainTitle(std::string_view text, const Line& line) {
  const uint32_t size = CountCharacters(text, line.span, kTitleCharacters);
  if (line.aside || size < 6 || size > 40 || ReadMarker(text, line.span.begin, line.span.end)) return false;
  // ——2019年1月10日在第一次会议上 tells when and where a report was given.
  if (line.span.of(text).ends_with("上") || !IsHan(FirstWord(text, line.span))) return false;
  for (uint32_t i = line.span.begin; i < line.span.end;) {
    const char32_t c = NextCodePoint(text, i);
    if (BreaksTitle(c) || c == U'、' || c == U'%') return false;
  }
  return !IsDateLine(text, line);
}

Title TitleAtTop(std::string_view text, Span body) {
  LineReader lines(text, body);
  Line line;
  Title plain;
  for (int n = 0; n < kTitleLines && lines.Next(line); ++n) {
    if (IsTitleLine(text, line)) return LineTitle(text, line.span);
    if (line.aside) continue;
    const Title title = RunInTitle(text, line.span);
    if (!title.span.empty()) return title;
    if (IsBodyLine(text, line)) return n > 0 ? plain : Title{};
    const Marker marker = ReadMarker(text, line.span.begin, line.span.end);
    if (marker && marker.style != MarkerStyle::dash) return plain;
    if (n == 0 && IsPlainTitle(text, line)) plain = {line.span, 0, line.span.end};
  }
  return {};
}

// How many bytes the texts before `a` and before `b` share, back to `limit` for `a`.
uint32_t CommonBefore(std::string_view text, uint32_t a, uint32_t limit, uint32_t b) {
  uint32_t n = 0;
  while (a - n > limit && text[a - n - 1] == text[b - n - 1]) ++n;
  while (n > 0 && IsContinuation(text[a - n])) --n;
  return n;
}

std::string ChineseNumber(int n) {
  static constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string out;
  if (n >= 20) out += kDigits[n / 10];
  if (n >= 10) out += "十";
  return out += kDigits[n % 10];
}

// The next of the series that `first` opens: the same words with `number`, behind byte `from`. Shortens `first`
// to the words that both share, since what comes before is a page title.
Title NextOfSeries(std::string_view text, Title& first, int number, uint32_t from) {
  constexpr uint32_t kLeastShared = 15;  // bytes: five characters
  Title best;
  for (const std::string& name : {ChineseNumber(number), std::to_string(number)}) {
    for (const auto& [open, close] : {std::pair{"(", ")"}, {"（", "）"}}) {
      const std::string mark = std::string(open).append(name).append(close);
      const size_t limit = best.span.empty() ? text.size() : best.span.begin;
      for (size_t at = Find(text, mark, from); at < limit; at = Find(text, mark, at + mark.size())) {
        const auto place = static_cast<uint32_t>(at);
        const uint32_t shared = CommonBefore(text, first.stem_end, first.span.begin, place);
        if (shared < kLeastShared || place - shared < from) continue;
        best = {{place - shared, place + static_cast<uint32_t>(mark.size())}, number, place};
        break;
      }
    }
  }
  if (!best.span.empty()) first.span.begin = first.stem_end - (best.stem_end - best.span.begin);
  return best;
}

// A series that begins below a title of the whole page: the first title word with （一） behind it, if （二） follows.
Title SeriesBelow(std::string_view text, Span body) {
  constexpr uint32_t kReach = 6000;
  const Span top{body.begin, std::min(body.end, body.begin + kReach)};
  for (std::string_view mark : WordList{"(一)", "（一）", "(1)", "（1）"}) {
    for (size_t at = Find(text.substr(0, top.end), mark, top.begin); at != std::string_view::npos;
         at = Find(text.substr(0, top.end), mark, at + mark.size())) {
      const auto place = static_cast<uint32_t>(at);
      uint32_t begin = place;
      bool word = false;
      for (uint32_t n = 0; n < kRunInCharacters && begin > top.begin && !BreaksTitle(CodePointBefore(text, begin));
           ++n) {
        begin = PreviousStart(text, begin);
        word |= TitleWordEnd(text, begin, place) == place;
      }
      if (!word) continue;
      const Span span = Trim(text, {begin, place + static_cast<uint32_t>(mark.size())});
      return {WithoutPageTitle(text, span), 1, place};
    }
  }
  return {};
}

std::vector<Title> FindTitles(std::string_view text, Span body) {
  Title first = TitleAtTop(text, body);
  if (first.series == 0) {
    Title series = SeriesBelow(text, body);
    if (!series.span.empty() && !NextOfSeries(text, series, 2, series.span.end).span.empty()) first = series;
  }
  std::vector<Title> titles{first};
  while (titles.back().series != 0) {
    const Title next = NextOfSeries(text, titles.front(), titles.back().series + 1, titles.back().span.end);
    if (next.span.empty()) break;
    titles.push_back(next);
  }
  if (titles.size() > 1) return titles;
  // Reports one behind the other: a title line right below the date that signs the report before it.
  LineReader lines(text, {std::max(first.span.end, body.begin), body.end});
  Line line;
  for (bool signed_off = false; lines.Next(line);) {
    if (signed_off && IsTitleLine(text, line)) titles.push_back(LineTitle(text, line.span));
    signed_off = IsDateLine(text, line);
  }
  return titles;
}

// The title of the front matter, where it tells more than the one in the text.
Span BetterTitle(std::string_view text, Span in_text, Span in_matter) {
  if (in_matter.empty() || !EndsWithTitleWord(text, in_matter)) return in_text;
  in_matter = WithoutPageTitle(text, in_matter);
  return in_matter.size() > in_text.size() || !EndsWithTitleWord(text, in_text) ? in_matter : in_text;
}

}  // namespace

std::vector<Report> FindReports(std::string_view text) {
  const FrontMatter matter = FindFrontMatter(text);
  const Span body = Trim(text, {matter.span.end, static_cast<uint32_t>(text.size())});
  if (body.empty()) return {};
  const std::vector<Title> titles = FindTitles(text, body);
  std::vector<Report> reports;
  for (size_t i = 0; i < titles.size(); ++i) {
    const uint32_t begin = titles[i].span.empty() ? body.begin : titles[i].span.begin;
    const uint32_t end = i + 1 < titles.size() ? titles[i + 1].span.begin : body.end;
    reports.push_back({Trim(text, {begin, end}), titles[i].span});
  }
  reports.front().title = BetterTitle(text, reports.front().title, matter.title);
  return reports;
}

}  // namespace baogao
