// OpenCC's dictionaries, flattened: characters in a table by code point, phrases in a trie that is asked only at
// characters which begin one. Longest phrase first, else the character, as OpenCC does it.
#include "baogao/restore/script.h"

#include <algorithm>
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

constexpr char32_t kPlane = 0x10000;

struct Tables {
  std::vector<char16_t> simplified;  // by code point; 0: none
  std::vector<bool> begins_phrase;
  std::vector<std::string_view> phrase_values;
  Trie phrases;  // and characters that one side has beyond the basic plane
};

const Tables& GetTables() {
  static const Tables tables = [] {
    Tables t;
    t.simplified.resize(kPlane);
    t.begins_phrase.resize(kPlane);
    std::vector<Trie::Entry> entries;
    const auto add = [&](std::string_view from, std::string_view to) {
      const char32_t first = CodePointAt(from, 0), simple = CodePointAt(to, 0);
      if (IsOneCharacter(from) && IsOneCharacter(to) && first < kPlane && simple < kPlane) {
        if (t.simplified[first] == 0) t.simplified[first] = static_cast<char16_t>(simple);
        return;
      }
      if (first < kPlane) t.begins_phrase[first] = true;
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

struct Stretch {
  uint32_t end = 0;
  uint32_t traditional = 0, simplified = 0;  // how many characters of each
  bool kana = false;
};

// With `clauses`, of a single clause.
Stretch StretchAt(std::string_view text, uint32_t begin, bool clauses) {
  const uint16_t* const features = FeatureTable();
  Stretch s;
  uint32_t at = begin;
  while (at < text.size()) {
    const char32_t c = NextCodePoint(text, at);
    if (c >= 0x80 && c < kPlane) {
      const uint32_t f = features[c];
      s.traditional += f & kTraditional;
      s.simplified += (f & kSimplified) >> 1;
      s.kana |= (f & kKana) != 0;
    }
    if (c == '\n' || (at - begin >= kShortest && c == U'。') || at - begin >= kLongest) break;
    if (clauses && (c < 0x80 || !IsHan(c))) break;
  }
  s.end = at;
  return s;
}

// Text that changes its script from clause to clause: a table of both, a quotation in its own script.
bool ChangesOften(const Survey& all) { return ScriptOf(all) == Script::mixed && all.traditional * 3 >= all.simplified; }

// Whether a stretch is to be converted, given the whole text's survey.
bool IsTraditional(const Stretch& s, const Survey& all) {
  if (s.kana && s.traditional < 5) return false;
  if (ScriptOf(all) == Script::hant) return s.traditional * 2 >= s.simplified;
  if (ChangesOften(all)) return s.traditional > s.simplified;
  return s.traditional >= 3 && s.traditional > 2 * s.simplified;
}

void Convert(std::string_view text, Span stretch, Changes& changes) {
  const Tables& tables = GetTables();
  const uint16_t* const features = FeatureTable();
  for (uint32_t at = stretch.begin; at < stretch.end;) {
    const uint32_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    if (c < kPlane && (features[c] & kConverts) == 0) continue;
    std::string to;
    if (c >= kPlane || tables.begins_phrase[c]) {
      if (const Trie::Match m = tables.phrases.Longest(text.substr(0, stretch.end), begin)) {
        at = m.end;
        to = tables.phrase_values[m.value];
      }
    }
    if (to.empty() && c < kPlane && tables.simplified[c] != 0) AppendCodePoint(to, tables.simplified[c]);
    if (!to.empty() && to != text.substr(begin, at - begin))
      changes.push_back({{begin, at}, std::move(to), EditKind::script, 0.98f});
  }
}

}  // namespace

void MarkScripts(std::vector<uint16_t>& features) {
  for (const ScriptRow& row : kRows) {
    const char32_t c = CodePointAt(row.traditional, 0);
    if (row.evidence && c < features.size()) features[c] |= kTraditional;
  }
  for (const SimplifiedRow& row : kSimplifiedOnly) features[CodePointAt(row.character, 0)] |= kSimplified;
  const Tables& tables = GetTables();
  for (char32_t c = 0; c < features.size(); ++c) {
    const char16_t to = tables.simplified[c];
    if (tables.begins_phrase[c] || (to != 0 && to != c)) features[c] |= kConverts;
  }
}

Script ScriptOf(const Survey& survey) {
  const uint32_t t = survey.traditional, s = survey.simplified;
  if (t > 4 * s) return Script::hant;
  return (t >= 10 && 20 * t > s) || t > s ? Script::mixed : Script::hans;
}

char32_t SimplifiedOf(char32_t c) {
  const char32_t to = c < kPlane ? GetTables().simplified[c] : 0;
  return to == 0 ? c : to;
}

Changes FindScript(const Survey& all) {
  Changes changes;
  const std::string_view text = all.text;
  const Script script = ScriptOf(all);
  if (all.traditional < 3 && script == Script::hans) return changes;
  const bool clauses = ChangesOften(all);
  uint32_t done = 0;
  all.ForEachStretch(script == Script::hans ? kTraditional : kConverts, [&](Span blocks) {
    // Stretches begin behind line ends.
    if (done < blocks.begin) {
      const size_t line = text.substr(done, blocks.begin - done).rfind('\n');
      if (line != std::string_view::npos) done += static_cast<uint32_t>(line) + 1;
    }
    while (done < blocks.end) {
      const Stretch stretch = StretchAt(text, done, clauses);
      if (IsTraditional(stretch, all)) Convert(text, {done, stretch.end}, changes);
      done = stretch.end;
    }
  });
  return changes;
}

}  // namespace baogao
