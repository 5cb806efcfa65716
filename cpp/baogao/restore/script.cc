// OpenCC's dictionaries, flattened: characters in a table by code point, phrases in a trie that is asked only at
// characters which begin one. Longest phrase first, else the character, as OpenCC does it.
#include "baogao/restore/script.h"

#include <array>
#include <memory>

#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct ScriptRow {
  std::string_view traditional, simplified;
  bool evidence;
};
constexpr ScriptRow kRows[] = {
#include "data/script.inc"
};
struct ExceptionRow {
  std::string_view traditional, simplified;
};
constexpr ExceptionRow kExceptions[] = {
#include "data/script_exceptions.inc"
};
struct SimplifiedRow {
  std::string_view character;
};
constexpr SimplifiedRow kSimplifiedOnly[] = {
#include "data/simplified.inc"
};

bool IsOneCharacter(std::string_view word) {
  return SequenceLength(static_cast<unsigned char>(word[0])) == word.size();
}

struct Tables {
  std::vector<std::string_view> simplified;  // by code point of the basic plane; empty: none
  std::vector<bool> begins_phrase;
  std::vector<std::string_view> phrase_values;
  Trie phrases;  // and characters beyond the basic plane
};

const Tables& GetTables() {
  static const Tables tables = [] {
    Tables t;
    t.simplified.resize(0x10000);
    t.begins_phrase.resize(0x10000);
    std::vector<Trie::Entry> entries;
    const auto add = [&](std::string_view from, std::string_view to) {
      const char32_t first = CodePointAt(from, 0);
      if (IsOneCharacter(from) && first < 0x10000) {
        if (t.simplified[first].empty()) t.simplified[first] = to;
        return;
      }
      if (first < 0x10000) t.begins_phrase[first] = true;
      entries.emplace_back(from, static_cast<uint32_t>(t.phrase_values.size()));
      t.phrase_values.push_back(to);
    };
    for (const ExceptionRow& row : kExceptions) add(row.traditional, row.simplified);
    for (const ScriptRow& row : kRows) add(row.traditional, row.simplified);
    t.phrases = Trie(std::move(entries));
    return t;
  }();
  return tables;
}

// A few sentences: ends at a line end or, once it is long enough, behind a full stop.
constexpr uint32_t kShortest = 300, kLongest = 3000;

uint32_t StretchEnd(std::string_view text, uint32_t begin, bool clauses) {
  uint32_t at = begin;
  while (at < text.size()) {
    const char32_t c = NextCodePoint(text, at);
    if (c == '\n' || (at - begin >= kShortest && c == U'。') || at - begin >= kLongest) break;
    if (clauses && (c < 0x80 || !IsHan(c))) break;
  }
  return at;
}

// Text that changes its script from clause to clause: a table of both, a quotation in its own script.
bool ChangesOften(const Survey& all) { return ScriptOf(all) == Script::mixed && all.traditional * 3 >= all.simplified; }

// Whether a stretch is to be converted, given the whole text's survey.
bool IsTraditional(std::string_view stretch, const Survey& all) {
  const Survey s = TakeSurvey(stretch);
  if (s.has(kKana) && s.traditional < 5) return false;
  if (ScriptOf(all) == Script::hant) return s.traditional * 2 >= s.simplified;
  if (ChangesOften(all)) return s.traditional > s.simplified;
  return s.traditional >= 3 && s.traditional > 2 * s.simplified;
}

void Convert(std::string_view text, Span stretch, Changes& changes) {
  const Tables& tables = GetTables();
  for (uint32_t at = stretch.begin; at < stretch.end;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    uint32_t end = at;
    const char32_t c = NextCodePoint(text, end);
    std::string_view to;
    if (c >= 0x10000 || tables.begins_phrase[c]) {
      if (const Trie::Match m = tables.phrases.Longest(text.substr(0, stretch.end), at)) {
        end = m.end;
        to = tables.phrase_values[m.value];
      }
    }
    if (to.empty() && c < 0x10000) to = tables.simplified[c];
    if (!to.empty() && to != text.substr(at, end - at))
      changes.push_back({{at, end}, std::string(to), EditKind::script, 0.98f});
    at = end;
  }
}

}  // namespace

void MarkScripts(std::vector<uint16_t>& features) {
  for (const ScriptRow& row : kRows) {
    const char32_t c = CodePointAt(row.traditional, 0);
    if (row.evidence && c < features.size()) features[c] |= kTraditional;
  }
  for (const SimplifiedRow& row : kSimplifiedOnly) features[CodePointAt(row.character, 0)] |= kSimplified;
}

Script ScriptOf(const Survey& survey) {
  const uint32_t t = survey.traditional, s = survey.simplified;
  if (t > 4 * s) return Script::hant;
  return (t >= 10 && 20 * t > s) || t > s ? Script::mixed : Script::hans;
}

char32_t SimplifiedOf(char32_t c) {
  if (c >= 0x10000) return c;
  const std::string_view to = GetTables().simplified[c];
  return to.empty() ? c : CodePointAt(to, 0);
}

Changes FindScript(std::string_view text, const Survey& all) {
  Changes changes;
  if (all.traditional < 3 && ScriptOf(all) == Script::hans) return changes;
  for (uint32_t begin = 0; begin < text.size();) {
    const uint32_t end = StretchEnd(text, begin, ChangesOften(all));
    if (IsTraditional(text.substr(begin, end - begin), all)) Convert(text, {begin, end}, changes);
    begin = end;
  }
  return changes;
}

}  // namespace baogao
