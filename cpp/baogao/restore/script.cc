// OpenCC's dictionaries, flattened: characters in a table by code point, phrases in a trie that is asked only at
// characters which begin one. Longest phrase first, else the character, as OpenCC does it.
#include "baogao/restore/script.h"

#include <algorithm>
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
  std::string_view why;  // for readers of the table
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
  std::vector<bool> begins_phrase;   // by code point
  std::vector<std::string_view> phrase_values;
  Trie phrases;  // and characters that are beyond the basic plane when simplified
  std::vector<std::pair<char32_t, std::string_view>> beyond;  // characters beyond it, sorted
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
      if (first >= kPlane) {
        t.beyond.emplace_back(first, to);
        return;
      }
      t.begins_phrase[first] = true;
      entries.emplace_back(from, static_cast<uint32_t>(t.phrase_values.size()));
      t.phrase_values.push_back(to);
    };
    for (const ExceptionRow& row : kExceptions) add(row.traditional, row.simplified);
    for (const ScriptRow& row : kRows) add(row.traditional, row.simplified);
    t.phrases = Trie(std::move(entries));
    std::sort(t.beyond.begin(), t.beyond.end());
    return t;
  }();
  return tables;
}

// A stretch is a few sentences: it ends at a line end or, once it is long enough, behind a full stop. In text that
// changes its script often it is a clause.
constexpr uint32_t kShortest = 300, kLongest = 3000;

// Text that changes its script from clause to clause: a table of both, a quotation in its own script.
bool ChangesOften(const Survey& all) {
  return ScriptOf(all) == Script::mixed && all.traditional() * 3 >= all.simplified();
}

// Converts stretch by stretch what is traditional.
class Converter {
 public:
  explicit Converter(const Survey& all) : text_(all.text()), script_(ScriptOf(all)), clauses_(ChangesOften(all)) {
    changes_.reserve(all.traditional() + all.traditional() / 4);
  }

  // The stretch that begins at `begin`; returns where it ends. Its characters are converted on the way and left after
  // all where it turns out not to be traditional.
  uint32_t Stretch(uint32_t begin) {
    const size_t before = changes_.size();
    Counts counts;
    uint32_t at = begin, converts = 0;
    const auto limit = static_cast<uint32_t>(std::min<size_t>(text_.size(), size_t{begin} + kLongest));
    while (at < limit) {
      const auto lead = static_cast<unsigned char>(text_[at]);
      if (lead < 0x80) {
        ++at;
        if (lead == '\n' || clauses_) break;
      } else {
        const uint32_t from = at;
        const char32_t c = NextCodePoint(text_, at);
        const uint32_t f = c < kPlane ? features_[c] : uint32_t{kConverts};
        counts.Add(f);
        converts_[converts] = from;
        converts += (f & kConverts) != 0;  // no branch: which characters do is hard to foresee
        if ((c == U'。' && at - begin >= kShortest) || (clauses_ && !IsHan(c))) break;
      }
    }
    uint32_t behind = begin;
    for (uint32_t i = 0; i < converts; ++i) {
      if (converts_[i] >= behind) behind = Convert(converts_[i]);
    }
    while (at < behind) counts.Add(FeaturesOf(NextCodePoint(text_, at)));  // a phrase may go on behind the stretch
    if (!IsTraditional(counts)) changes_.resize(before, Change{{}, {}, EditKind::script});
    return at;
  }

  Changes Take() { return std::move(changes_); }

 private:
  // Characters of a stretch.
  struct Counts {
    uint32_t traditional = 0, simplified = 0;
    uint32_t features = 0;

    void Add(uint32_t f) {
      traditional += f & kTraditional;
      simplified += (f & kSimplified) >> 1;
      features |= f;
    }
  };

  // Converts what begins at `at`; returns where it ends.
  uint32_t Convert(uint32_t at) {
    uint32_t end = at;
    const char32_t c = NextCodePoint(text_, end);
    std::string_view phrase;
    if (c >= kPlane) {
      const auto found = std::lower_bound(tables_.beyond.begin(), tables_.beyond.end(), c,
                                          [](const auto& entry, char32_t wanted) { return entry.first < wanted; });
      if (found != tables_.beyond.end() && found->first == c) phrase = found->second;
    } else if (const Trie::Match m = tables_.phrases.Longest(text_, at)) {
      phrase = tables_.phrase_values[m.value];
      end = m.end;
    }
    if (!phrase.empty()) {
      if (phrase != text_.substr(at, end - at)) Add({at, end}).assign(phrase);
    } else if (const char16_t one = c < kPlane ? tables_.simplified[c] : 0; one != 0 && one != c) {
      AppendCodePoint(Add({at, end}), one);
    }
    return end;
  }

  std::string& Add(Span at) { return changes_.emplace_back(Change{at, {}, EditKind::script, 0.98f}).text; }

  bool IsTraditional(const Counts& n) const {
    if ((n.features & kKana) != 0 && n.traditional < 5) return false;
    if (script_ == Script::hant) return n.traditional * 2 >= n.simplified;
    if (clauses_) return n.traditional > 0 && n.traditional >= n.simplified;
    return n.traditional >= 3 && n.traditional > 2 * n.simplified;
  }

  const Tables& tables_ = GetTables();
  const uint16_t* const features_ = FeatureTable();
  std::string_view text_;
  Script script_;
  bool clauses_;
  std::array<uint32_t, kLongest + 1> converts_;  // where characters of the stretch at hand stand that may convert
  Changes changes_;
};

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
  const uint32_t t = survey.traditional(), s = survey.simplified();
  if (t > 4 * s) return Script::hant;
  return (t >= 10 && 20 * t > s) || t > s ? Script::mixed : Script::hans;
}

char32_t SimplifiedOf(char32_t c) {
  const char32_t to = c < kPlane ? GetTables().simplified[c] : 0;
  return to == 0 ? c : to;
}

Changes FindScript(const Survey& all) {
  const Script script = ScriptOf(all);
  if (all.traditional() < 3 && script == Script::hans) return {};
  Converter converter(all);
  uint32_t done = 0;
  all.ForEachStretch(script == Script::hans ? kTraditional : kConverts, [&](Span blocks) {
    // Stretches begin behind line ends.
    if (done < blocks.begin) {
      const size_t line = all.text().substr(done, blocks.begin - done).rfind('\n');
      if (line != std::string_view::npos) done += static_cast<uint32_t>(line) + 1;
    }
    while (done < blocks.end) done = converter.Stretch(done);
  });
  return converter.Take();
}

}  // namespace baogao
