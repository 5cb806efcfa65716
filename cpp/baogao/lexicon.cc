// The caller's words become enumerators here; everything else is each room's own.
#include "baogao/lexicon.h"

#include <array>
#include <utility>

namespace baogao {
namespace {

constexpr std::array kPlaces = {"line", "inline"};

// In the order of CueKind.
constexpr std::array kCueKinds = {
    "rise",   "fall",   "above",      "below",    "growth_noun", "fall_noun",  "reach",   "to",
    "from",   "share",  "share_noun", "converts", "rank",        "action",     "light",   "each",
    "all",    "member", "total",      "yoy",      "mom",         "cagr",       "compare", "target",
    "intent", "goal",   "estimate",   "trim",     "preposition", "connective", "word"};
static_assert(kCueKinds.size() == static_cast<size_t>(CueKind::word) + 1, "each kind of cue.h has a word here");

// The number of a word in a list; -1 if it is not there.
template <typename Words>
int Find(const Words& words, std::string_view word) {
  for (size_t i = 0; i < words.size(); ++i) {
    if (word == words[i]) return static_cast<int>(i);
  }
  return -1;
}

constexpr auto kFirstDimension = static_cast<int>(Dimension::no_unit);

class Maker {
 public:
  explicit Maker(Lexicon& lexicon) : lexicon_(lexicon) {}

  bool Make() { return Units() && Indicators() && Furniture() && Cues(); }
  std::string fault() { return std::move(fault_); }

 private:
  bool Fault(const std::string& where, const std::string& what) {
    fault_ = where + ": " + what;
    return false;
  }

  bool DimensionOf(const std::string& where, const std::string& word, Dimension& dimension) {
    const int number = Find(DimensionWords(), word);
    dimension = static_cast<Dimension>(kFirstDimension + number);
    return number >= 0 || Fault(where, "no dimension is called '" + word + "'");
  }

  bool Units() {
    std::vector<UnitRow> rows;
    for (const LexiconRows::Unit& u : lexicon_.rows.units) {
      Dimension dimension;
      if (!DimensionOf(u.where, u.dimension, dimension)) return false;
      rows.push_back({u.surface, u.code, dimension, u.factor});
    }
    if (!rows.empty()) lexicon_.units = std::make_unique<UnitTable>(std::move(rows));
    return true;
  }

  bool Indicators() {
    std::vector<Indicator> rows;
    for (const LexiconRows::Indicator& i : lexicon_.rows.indicators) {
      Dimension dimension;
      if (!DimensionOf(i.where, i.dimension, dimension)) return false;
      rows.push_back({i.code, i.name, i.english, dimension, i.aliases});
    }
    if (rows.empty()) return true;
    auto catalogue = std::make_unique<Catalogue>(std::move(rows));
    for (const Catalogue::Shadow& s : catalogue->shadowed()) {
      const LexiconRows::Indicator& row = lexicon_.rows.indicators[static_cast<size_t>(s.row)];
      const std::string name = "'" + std::string(s.name) + "'";
      if (s.by < 0) return Fault(row.where, name + " can't be a name: it says only where, when or how much");
      const LexiconRows::Indicator& by = lexicon_.rows.indicators[static_cast<size_t>(s.by)];
      if (by.code != row.code) {
        return Fault(row.where, name + " already names '" + by.code + "' (" + by.where + "); give it to one of them");
      }
    }
    lexicon_.indicators = std::move(catalogue);
    return true;
  }

  bool Furniture() {
    auto furniture = std::make_unique<OwnFurniture>();
    for (const LexiconRows::Furniture& f : lexicon_.rows.furniture) {
      const int place = Find(kPlaces, f.place);
      if (place < 0) return Fault(f.where, "no place is called '" + f.place + "'");
      const std::string wrong = furniture->Add(f.pattern, static_cast<OwnPlace>(place));
      if (!wrong.empty()) return Fault(f.where, "pattern '" + f.pattern + "' can't be used: " + wrong);
    }
    if (!lexicon_.rows.furniture.empty()) lexicon_.furniture = std::move(furniture);
    return true;
  }

  bool Cues() {
    std::vector<CueRow> rows;
    for (const LexiconRows::Cue& c : lexicon_.rows.cues) {
      const int kind = Find(kCueKinds, c.kind);
      if (kind < 0) return Fault(c.where, "no kind of cue is called '" + c.kind + "'");
      rows.push_back({c.surface, static_cast<CueKind>(kind)});
    }
    if (!rows.empty()) lexicon_.cues = std::make_unique<CueTable>(rows);
    return true;
  }

  Lexicon& lexicon_;
  std::string fault_;
};

}  // namespace

std::shared_ptr<const Lexicon> MakeLexicon(LexiconRows rows, std::string& fault) {
  // The tables hold views of the rows, which stay where they are from here on.
  auto lexicon = std::make_shared<Lexicon>();
  lexicon->rows = std::move(rows);
  Maker maker(*lexicon);
  if (maker.Make()) return lexicon;
  fault = maker.fault();
  return nullptr;
}

std::vector<std::string_view> DimensionWords() {
  std::vector<std::string_view> words = {"no_unit"};
  for (int d = kFirstDimension + 1; d <= static_cast<int>(Dimension::transport); ++d) {
    words.emplace_back(DimensionName(static_cast<Dimension>(d)));
  }
  return words;
}

std::vector<std::string_view> PlaceWords() { return {kPlaces.begin(), kPlaces.end()}; }
std::vector<std::string_view> CueKindWords() { return {kCueKinds.begin(), kCueKinds.end()}; }

}  // namespace baogao
