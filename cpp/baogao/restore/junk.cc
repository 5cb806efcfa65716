// Invisible characters go wherever they stand. What looks like text goes only in places that give it away: the start
// of a line (a list's bullet that an encoding lost), the last line, or the same random string again and again.
#include "baogao/restore/junk.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "baogao/restore/lines.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr std::string_view kReplacementMark = "\xEF\xBF\xBD";
constexpr std::string_view kKun = "锟斤拷";  // two U+FFFD in UTF-8, read as GBK

void FindInvisible(const Survey& survey, Changes& changes) {
  const uint16_t* const features = FeatureTable();
  survey.ForEachStretch(kInvisible, [&](Span stretch) {
    for (uint32_t at = stretch.begin; at < stretch.end;) {
      const uint32_t begin = at;
      const char32_t c = NextCodePoint(survey.text(), at);
      if (((c < 0x10000 ? features[c] : FeaturesOf(c)) & kInvisible) == 0) continue;
      if (!changes.empty() && changes.back().at.end == begin) {
        changes.back().at.end = at;
        continue;
      }
      // A private-use character inside a word may have been a character that its font alone knew.
      const bool private_use = c >= 0xE000 && c <= 0xF8FF;
      changes.push_back({{begin, at}, {}, EditKind::junk, private_use ? 0.7f : 0.99f});
    }
  });
}

uint32_t SkipLost(std::string_view text, uint32_t at) {
  while (true) {
    if (text.substr(at, kReplacementMark.size()) == kReplacementMark)
      at += static_cast<uint32_t>(kReplacementMark.size());
    else if (text.substr(at, kKun.size()) == kKun)
      at += static_cast<uint32_t>(kKun.size());
    else
      return at;
  }
}

// Marks of lost characters: one or two at the start of a line that goes on without any were its bullet. Others stay,
// and those of a sentence or so are one suspicion.
void FindLost(std::string_view text, std::string_view mark, PassResult& result) {
  constexpr uint32_t kLongestBullet = 18, kNear = 200;
  const size_t others = result.suspected.size();
  for (size_t found = Find(text, mark); found != std::string_view::npos;) {
    const auto begin = static_cast<uint32_t>(found);
    const uint32_t end = SkipLost(text, begin);
    found = Find(text, mark, end);
    const uint32_t line = begin - std::min(begin, 64u);
    const std::string_view before = text.substr(line, begin - line);
    const size_t content = before.find_last_not_of(" \t\r");
    const bool starts = content == std::string_view::npos ? line == 0 : before[content] == '\n';
    const bool goes_on = end < text.size() && text[end] != '\n';
    const bool alone = found >= end + kNear || text.substr(end, found - end).find('\n') != std::string_view::npos;
    if (starts && goes_on && alone && end - begin <= kLongestBullet) {
      result.changes.push_back({{begin, end}, {}, EditKind::junk, 0.9f});
      continue;
    }
    const uint32_t last = result.suspected.size() > others ? result.suspected.back().raw.end : 0;
    if (last > 0 && begin < last + kNear && text.substr(last, begin - last).find('\n') == std::string_view::npos) {
      result.suspected.back().raw.end = end;
    } else {
      result.suspected.push_back(
          {{begin, end}, EditKind::junk, "a character was lost here before the text reached us"});
    }
  }
}

bool IsAlnum(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

// Calls visit(Span) for the runs of letters and digits that hold a capital, and for some others.
template <typename Visit>
void ForEachCapitalWord(const Survey& survey, Visit&& visit) {
  const std::string_view text = survey.text();
  uint32_t at = 0;
  survey.ForEachStretch(kCapital, [&](Span stretch) {
    uint32_t begin = std::max(at, stretch.begin);
    while (begin > at && IsAlnum(text[begin - 1])) --begin;
    for (at = begin; at < stretch.end;) {
      if (!IsAlnum(text[at])) {
        ++at;
        continue;
      }
      begin = at;
      while (at < text.size() && IsAlnum(text[at])) ++at;
      visit(Span{begin, at});
    }
  });
}

// Letters and digits mixed as no word or code of a report is: Tz9, qW3x.
bool LooksRandom(std::string_view s) {
  bool lower = false, upper = false, digit = false;
  for (const char c : s) {
    lower |= c >= 'a' && c <= 'z';
    upper |= c >= 'A' && c <= 'Z';
    digit |= c >= '0' && c <= '9';
  }
  return lower && upper && digit;
}

// The last line, if it is nothing but a random string behind Chinese text.
void FindLastLine(std::string_view text, Changes& changes) {
  size_t end = text.find_last_not_of(" \t\r\n");
  if (end == std::string_view::npos) return;
  ++end;
  size_t begin = end;
  while (begin > 0 && IsAlnum(text[begin - 1]) && end - begin <= 12) --begin;
  const std::string_view word = text.substr(begin, end - begin);
  if (word.size() < 2 || word.size() > 12 || begin == 0 || text[begin - 1] != '\n' || !LooksRandom(word)) return;
  size_t before = begin;
  while (before > 0 && (text[before - 1] == '\n' || text[before - 1] == '\r' || text[before - 1] == ' ')) --before;
  if (before == 0 || !(text[before - 1] & 0x80)) return;
  changes.push_back({{static_cast<uint32_t>(before), static_cast<uint32_t>(text.size())}, {}, EditKind::junk, 0.85f});
}

// How often letters turn to digits, or small ones to capitals: qW3xZ7 has 5 such turns, iPhone6s 4.
size_t Turns(std::string_view s) {
  const auto kind = [](char c) { return c >= 'a' ? 2 : c >= 'A' ? 1 : 0; };
  size_t turns = 0;
  for (size_t i = 1; i < s.size(); ++i) turns += kind(s[i]) != kind(s[i - 1]);
  return turns;
}

// The same random string again and again, glued between Han characters: twice, if no name could look so.
void FindRepeated(const Survey& survey, Changes& changes) {
  const std::string_view text = survey.text();
  std::vector<Span> words;
  std::unordered_map<std::string_view, uint32_t> times;
  ForEachCapitalWord(survey, [&](Span span) {
    const std::string_view word = span.of(text);
    if (word.size() < 4 || word.size() > 16 || !LooksRandom(word) || !IsHan(CodePointBefore(text, span.begin)) ||
        !IsHan(CodePointAt(text, span.end))) {
      return;
    }
    words.push_back(span);
    ++times[word];
  });
  for (const Span word : words) {
    const uint32_t fewest = Turns(word.of(text)) * 2 > word.size() ? 2 : 3;
    if (times[word.of(text)] >= fewest) changes.push_back({word, {}, EditKind::junk, 0.8f});
  }
}

// Capitals that stand behind full stops only, twice and more, and at least once where a paragraph ends: no sentence
// begins with them (GDP stands inside sentences too).
void FindBetweenSentences(const Survey& survey, Changes& changes) {
  const std::string_view text = survey.text();
  struct Count {
    uint32_t between = 0, others = 0;
    bool ends_paragraph = false;
  };
  std::vector<Span> words;
  std::unordered_map<std::string_view, Count> counts;
  ForEachCapitalWord(survey, [&](Span span) {
    const std::string_view word = span.of(text);
    if (word.size() < 2 || word.size() > 6 ||
        !std::all_of(word.begin(), word.end(), [](char c) { return c <= 'Z' && c >= 'A'; })) {
      return;
    }
    Count& count = counts[word];
    const char32_t before = CodePointBefore(text, span.begin), after = CodePointAt(text, span.end);
    const bool line_ends = after == 0 || after == '\n' || after == '\r';
    if ((before == U'。' || before == U'！' || before == U'？') && (line_ends || IsHan(after))) {
      ++count.between;
      count.ends_paragraph |= line_ends;
      words.push_back(span);
    } else {
      ++count.others;
    }
  });
  for (const Span word : words) {
    const Count& count = counts[word.of(text)];
    if (count.between >= 2 && count.others == 0 && count.ends_paragraph) {
      changes.push_back({word, {}, EditKind::junk, 0.8f});
    }
  }
}

}  // namespace

PassResult FindJunk(const Survey& survey) {
  const std::string_view text = survey.text();
  PassResult result;
  FindInvisible(survey, result.changes);
  if (survey.has(kReplacement)) {
    FindLost(text, kReplacementMark, result);
    FindLost(text, kKun, result);
  }
  if (survey.has(kCapital)) {
    FindRepeated(survey, result.changes);
    FindBetweenSentences(survey, result.changes);
    FindLastLine(text, result.changes);
  }
  InOrder(result.changes);
  return result;
}

}  // namespace baogao
