// Counts clauses: those that open with a verb of plans (cpp/data/moods.tsv) against those that hold a cue of something
// reached. The two bounds were read off the development gold sets, where paragraphs of plans have at least seven
// such clauses and reviews hardly any.
#include "baogao/observe/mood.h"

#include "baogao/text/trie.h"

namespace baogao {
namespace {

enum class MoodKind : uint8_t { plan, firm, done };

struct MoodRow {
  std::string_view surface;
  MoodKind kind;
};
constexpr MoodRow kMoods[] = {
#include "data/moods.inc"
};

constexpr int kFewestPlans = 7;
constexpr double kLeastShare = 0.7;

const Trie& Moods() {
  static const Trie moods = TrieOf(kMoods);
  return moods;
}

bool TellsOfDone(const Token& token, std::string_view text) {
  if (token.kind != TokenKind::cue) return false;
  switch (Cue(token.row).kind) {
    case CueKind::rise:
    case CueKind::fall:
    case CueKind::to:
    case CueKind::rank:
    case CueKind::yoy:
      return true;
    case CueKind::action:
    case CueKind::light:
    case CueKind::trim: {
      const Trie::Match word = Moods().Longest(text, token.span.begin);
      return word && kMoods[word.value].kind == MoodKind::done;
    }
    default:
      return false;
  }
}

}  // namespace

bool TellsOfPlans(std::string_view text, Span paragraph, const std::vector<Token>& tokens, size_t first) {
  int plans = 0, done = 0;
  uint32_t clause = paragraph.begin;
  bool reached = false;
  auto close = [&](uint32_t next) {
    const Trie::Match opening = Moods().Longest(text, clause);
    if (opening && kMoods[opening.value].kind != MoodKind::done) {
      plans += kMoods[opening.value].kind == MoodKind::firm ? 2 : 1;
    }
    done += reached;
    reached = false;
    clause = next;
  };
  for (size_t i = first; i < tokens.size() && tokens[i].span.begin < paragraph.end; ++i) {
    const Token& token = tokens[i];
    if (token.span.begin < paragraph.begin) continue;
    reached = reached || TellsOfDone(token, text);
    const bool ends = token.is(Mark::comma) || token.is(Mark::semicolon) || token.is(Mark::stop) ||
                      token.is(Mark::colon) || token.is(Mark::enumeration) || token.is(Mark::line_end);
    if (ends) close(token.span.end);
  }
  if (clause < paragraph.end) close(paragraph.end);
  return plans >= kFewestPlans && plans >= kLeastShare * (plans + done);
}

}  // namespace baogao
