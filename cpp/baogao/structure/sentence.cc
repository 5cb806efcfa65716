// A table of lead bytes and one of last bytes tell where to look closer; everything else is passed over.
#include "baogao/structure/sentence.h"

#include <algorithm>
#include <array>

#include "baogao/structure/line.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kBracketReach = 300;  // bytes in which a bracket must close to hold a 。

constexpr std::array<bool, 256> kLook = [] {
  std::array<bool, 256> look{};
  for (unsigned char c : {'\n', '!', '?', '.', '('}) look[c] = true;
  look[0xE3] = true;  // 。
  look[0xEF] = true;  // ！？（．
  return look;
}();

// The last bytes of 。！？（｡, which ， ； ： and 《 do not have; 、 does.
constexpr std::array<bool, 256> kLast = [] {
  std::array<bool, 256> last{};
  for (unsigned char c : {0x82, 0x81, 0x9F, 0x88, 0xA1}) last[c] = true;
  return last;
}();

bool IsCloser(char32_t c) {
  return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'》' || c == U'）' || c == U')' || c == U'"' ||
         c == U'】' || c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?';
}

bool IsOpener(char32_t c) { return c == U'(' || c == U'（'; }

// An ASCII stop between Chinese words: 完成3项.二是... Numbers, Latin words and markers keep theirs.
bool PointEnds(std::string_view text, uint32_t begin, uint32_t at, uint32_t end) {
  if (at == begin) return false;
  const char32_t before = CodePointBefore(text, at);
  const char32_t after = at + 1 < end ? CodePointAt(text, at + 1) : U'\n';
  const bool numeral = std::u32string_view(U"一二三四五六七八九十").find(before) != std::u32string_view::npos;
  const bool word =
      (IsHan(before) && !numeral) || before == U'%' || before == U'”' || before == U'）' || before == U')';
  return word && (IsHan(after) || IsBlank(after) || after == U'“');
}

// Past the closing bracket that belongs to the one at `at`, if it stands near; else past `at`.
uint32_t SkipBracket(std::string_view text, uint32_t at, uint32_t end, uint32_t& hopeless) {
  uint32_t i = at;
  NextCodePoint(text, i);
  if (at < hopeless) return i;
  const uint32_t limit = std::min<uint64_t>(end, uint64_t{at} + kBracketReach);
  for (uint32_t k = i; k < limit;) {
    const char32_t c = NextCodePoint(text, k);
    if (c == U')' || c == U'）') return k;
    if (c == U'\n') break;
  }
  hopeless = limit;  // no bracket closes before here, so the next ones need no look
  return i;
}

}  // namespace

uint32_t SentenceEnd(std::string_view text, uint32_t at, uint32_t end) {
  const uint32_t begin = at;
  uint32_t hopeless = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  while (at < end) {
    if (!kLook[bytes[at]] || (bytes[at] >= 0x80 && !kLast[bytes[at + 2]])) {
      at = NextStart(text, at);
      continue;
    }
    uint32_t next = at;
    const char32_t c = NextCodePoint(text, next);
    if (c == U'\n') return next;
    if (IsOpener(c)) {
      at = SkipBracket(text, at, end, hopeless);
      continue;
    }
    const bool stop = c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'｡' ||
                      (c == U'.' && PointEnds(text, begin, at, end));
    if (stop) {
      while (next < end) {
        uint32_t k = next;
        if (!IsCloser(NextCodePoint(text, k))) break;
        next = k;
      }
      return next;
    }
    at = next;
  }
  return end;
}

void AddSentences(std::string_view text, Span report, int32_t index, const std::vector<uint32_t>& breaks,
                  Structure& structure) {
  size_t next_break = 0;
  const auto first = std::partition_point(structure.sections.begin(), structure.sections.end(),
                                          [&](const Section& s) { return s.report < index; });
  auto next_section = static_cast<size_t>(first - structure.sections.begin());
  int32_t section = -1;
  for (uint32_t at = report.begin; at < report.end;) {
    while (next_break < breaks.size() && breaks[next_break] <= at) ++next_break;
    const uint32_t limit = next_break < breaks.size() ? std::min(breaks[next_break], report.end) : report.end;
    const uint32_t stop = SentenceEnd(text, at, limit);
    const Span span = Trim(text, {at, stop});
    at = stop;
    if (span.empty()) continue;
    while (next_section < structure.sections.size() && structure.sections[next_section].span.begin <= span.begin) {
      section = static_cast<int32_t>(next_section++);
    }
    structure.sentences.push_back({span, index, section});
  }
}

}  // namespace baogao
