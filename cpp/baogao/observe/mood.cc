// Adds up what clauses weigh: how they open, which telling words they hold, how their numbers look (cpp/data/moods.tsv,
// learned from the plan and review parts of whole reports), and to that what the paragraphs before weighed, fading. Of
// paragraphs with numbers that were held aside, some 89 % of the plans and 2 % of the reviews lie above the bound
// (cpp/tools/make_moods.py prints the table); bureau summaries, which are none of these, lie below.
#include "baogao/observe/mood.h"

#include <algorithm>
#include <array>
#include <string>

#include "baogao/text/trie.h"

namespace baogao {
namespace {

enum class MoodPlace : uint8_t { opens, holds, number };

struct MoodRow {
  std::string_view surface;
  MoodPlace place;
  double weight;
};
constexpr MoodRow kMoods[] = {
#include "data/moods.inc"
};
constexpr size_t kRows = std::size(kMoods);

constexpr double kPlans = 0.9;
constexpr double kDone = -1.0;
constexpr double kFade = 0.5;        // of what the paragraphs before weigh, with each
constexpr double kMostBefore = 2.0;  // that they count for, together
constexpr int kMost = 3;             // times that a row counts

// The rows of one place; a trie each, since a word may have a row in both.
Trie RowsAt(MoodPlace place) {
  std::vector<Trie::Entry> entries;
  for (size_t i = 0; i < kRows; ++i) {
    if (kMoods[i].place == place) entries.emplace_back(kMoods[i].surface, static_cast<uint32_t>(i));
  }
  return Trie(std::move(entries));
}

// How a number looks, by the words of the table: 38 is counted, 120 tens, 3.5 tenths.
std::string_view Shape(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c != ',') digits += c;
  }
  while (digits.ends_with('.')) digits.pop_back();
  const size_t point = digits.find('.');
  if (point != std::string::npos) return digits.size() - point == 2 ? "tenths" : "hundredths";
  if (digits.size() == 1) return "digit";
  if (digits.ends_with("00")) return "hundreds";
  return digits.back() == '0' || digits.back() == '5' ? "tens" : "counted";
}

// Moves `at` past the characters that stand in `set`.
uint32_t SkipAny(std::string_view text, uint32_t at, uint32_t end, std::string_view set) {
  while (at < end) {
    uint32_t next = at;
    NextCodePoint(text, next);
    if (set.find(text.substr(at, next - at)) == std::string_view::npos) break;
    at = next;
  }
  return at;
}

// Behind the number at `at`, of digits of either width, and its digits as ASCII; `at` if none stands there.
uint32_t ReadDigits(std::string_view text, uint32_t at, uint32_t end, std::string& digits) {
  constexpr char32_t kFullZero = U'０', kFullNine = U'９', kFullPoint = U'．';
  digits.clear();
  for (uint32_t next = at; at < end; at = next) {
    const char32_t c = NextCodePoint(text, next);
    if (c >= kFullZero && c <= kFullNine)
      digits += static_cast<char>('0' + (c - kFullZero));
    else if ((c >= '0' && c <= '9') || (!digits.empty() && (c == '.' || c == ',')))
      digits += static_cast<char>(c);
    else if (c == kFullPoint && !digits.empty())
      digits += '.';
    else
      break;
  }
  return at;
}

// Behind the clause's number: 一是, （二）, 3., ——; 一批 is none.
uint32_t SkipOrdinal(std::string_view text, uint32_t at, uint32_t end) {
  for (;;) {
    // Most clauses open with none of what follows.
    constexpr std::string_view kOpens = "— \t\n　（(一二三四五六七八九十0123456789";
    if (SkipAny(text, at, std::min(end, at + 1), kOpens) == at) return at;
    at = SkipAny(text, at, end, "— \t\n　");
    const uint32_t number = SkipAny(text, at, end, "（(");
    const uint32_t behind = SkipAny(text, number, end, "一二三四五六七八九十0123456789");
    const uint32_t closed = SkipAny(text, behind, end, "是)）.．");
    if (behind == number || closed == behind) return at;
    at = closed;
  }
}

}  // namespace

Mood MoodReader::Read(std::string_view text, Span paragraph, const std::vector<Token>& tokens, size_t first) {
  static const Trie opens = RowsAt(MoodPlace::opens), holds = RowsAt(MoodPlace::holds);
  static const Trie shapes = RowsAt(MoodPlace::number);
  std::array<uint8_t, kRows> times = {};
  double weight = 0;
  std::string digits;
  auto count = [&](const Trie::Match& match) {
    if (match && ++times[match.value] <= kMost) weight += kMoods[match.value].weight;
  };
  auto read = [&](uint32_t at, uint32_t end) {
    at = SkipOrdinal(text, at, end);
    if (at < end) count(opens.Longest(text, at));
    constexpr char kFullWidth = '\xEF';  // first byte
    while (at < end) {
      if ((text[at] >= '0' && text[at] <= '9') || text[at] == kFullWidth) {
        const uint32_t number = ReadDigits(text, at, end, digits);
        if (number > at) {
          count(shapes.Longest(Shape(digits), 0));
          at = number;
          continue;
        }
      }
      const Trie::Match match = holds.Longest(text, at);
      count(match);
      if (match)
        at = match.end;
      else
        at = NextStart(text, at);
    }
  };
  uint32_t clause = paragraph.begin;
  for (size_t i = first; i < tokens.size() && tokens[i].span.begin < paragraph.end; ++i) {
    const Token& token = tokens[i];
    if (token.span.begin < clause || token.kind != TokenKind::mark) continue;
    const bool ends = token.is(Mark::comma) || token.is(Mark::semicolon) || token.is(Mark::stop) ||
                      token.is(Mark::colon) || token.is(Mark::enumeration) || token.is(Mark::line_end);
    if (!ends) continue;
    read(clause, token.span.begin);
    clause = token.span.end;
  }
  read(clause, paragraph.end);
  weight += before_;
  before_ = std::clamp(weight * kFade, -kMostBefore, kMostBefore);
  return weight > kPlans ? Mood::plans : weight > kDone ? Mood::open : Mood::done;
}

}  // namespace baogao
