// Back from the number over the few words that may part it from its verb.
#include "baogao/quantity/governor.h"

#include "baogao/quantity/text_at.h"

namespace baogao {
namespace {

constexpr int kMostBetween = 4;  // words between verb and number

// 达 in 降幅达5%; but 减少为50家 and 减少是 give a level.
bool IsReaching(std::string_view words) { return !words.ends_with("为") && !words.ends_with("是"); }

}  // namespace

bool IsGapBelow(std::string_view text, uint32_t begin) {
  constexpr int kFarthest = 14;  // characters
  uint32_t at = begin;
  for (int i = 0; i < kFarthest && !IsMarkChar(CodePointBefore(text, at)); ++i) {
    const uint32_t below = AnyBefore(text, at, {"低于", "慢于", "落后于"});
    if (below != 0) return !EndsAt(text, at - below, "不");
    if (AnyBefore(text, at, {"提高", "下降", "上升", "回落", "高于", "快于", "增长", "降低", "低于上年"}) != 0)
      return false;
    at = PreviousStart(text, at);
  }
  return false;
}

int DirectionBefore(std::string_view text, const std::vector<Token>& tokens, size_t token, uint32_t begin) {
  uint32_t at = begin;
  for (int i = 0; i < kMostBetween; ++i) {
    at = SkipBlanksBack(text, at);
    while (token > 0 && tokens[token - 1].span.end > at) --token;
    if (token == 0 || tokens[token - 1].kind != TokenKind::cue || tokens[token - 1].span.end != at) {
      if (!EndsAt(text, at, "了")) return 0;
      at -= 3;
      continue;
    }
    const Span words = tokens[token - 1].span;
    switch (Cue(tokens[token - 1].row).kind) {
      case CueKind::rise:
        return 1;
      case CueKind::fall:
      case CueKind::fall_noun:
        return -1;
      case CueKind::reach:
        if (!IsReaching(words.of(text)) && !EndsAt(text, words.begin, "幅")) return 0;
        break;
      case CueKind::each:
      case CueKind::all:
        if (!IsReaching(words.of(text)) && !EndsAt(text, words.begin, "幅")) return 0;
        break;
      case CueKind::trim:
        if (words.of(text) != "了" && words.of(text) != "累计") return 0;
        break;
      default:
        return 0;
    }
    at = words.begin;
  }
  return 0;
}

}  // namespace baogao
