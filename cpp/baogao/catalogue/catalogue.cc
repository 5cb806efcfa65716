// Names are cut at the words of indicator_words.tsv; what lies between becomes a word of its own, so every name has a
// form and the table of words holds only what varies. Labels are cut by the longest word at each place; forms are
// looked up by hash.
#include "baogao/catalogue/catalogue.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace baogao {
namespace {

enum class WordKind : uint8_t { fixed, loose, neutral, people, money, things, growth, share };
struct WordRow {
  std::string_view surface;
  std::string_view word;
  WordKind kind;
  std::string_view stands_for() const { return word.empty() ? surface : word; }
};
constexpr WordRow kWords[] = {
#include "data/indicator_words.inc"
};
constexpr Indicator kIndicators[] = {
#include "data/indicators.inc"
};

// A value of the trie: number of the word, kind.
constexpr uint32_t kKindBits = 3;
constexpr uint32_t Value(uint32_t word, WordKind kind) { return word << kKindBits | static_cast<uint32_t>(kind); }
constexpr WordKind KindOf(uint32_t value) { return static_cast<WordKind>(value & ((1u << kKindBits) - 1)); }

bool IsNeutral(WordKind kind) { return kind >= WordKind::neutral && kind <= WordKind::things; }

// Numbers for words, from 1.
class Numbers {
 public:
  uint32_t Of(std::string_view word) {
    return numbers_.try_emplace(std::string(word), static_cast<uint32_t>(numbers_.size() + 1)).first->second;
  }

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
};

std::string_view FirstCharacter(std::string_view s) {
  uint32_t end = 0;
  NextCodePoint(s, end);
  return s.substr(0, end);
}

// A stretch without the neutral words before and behind it, the longest first; one character before it is part of a
// word (数字经济).
std::string_view TrimNeutral(std::string_view stretch) {
  for (;;) {
    std::string_view longest;
    for (const WordRow& row : kWords) {
      const std::string_view s = row.surface;
      if (!IsNeutral(row.kind) || s.size() >= stretch.size() || s.size() <= longest.size()) continue;
      if (stretch.ends_with(s) || (stretch.starts_with(s) && FirstCharacter(s) != s)) longest = s;
    }
    if (longest.empty()) return stretch;
    if (stretch.ends_with(longest))
      stretch.remove_suffix(longest.size());
    else
      stretch.remove_prefix(longest.size());
  }
}

// What lies between the known words of a name.
std::vector<std::string_view> Stretches(std::string_view name, const Trie& known) {
  std::vector<std::string_view> found;
  uint32_t begin = 0;
  const auto close = [&](uint32_t end) {
    if (end > begin) found.push_back(name.substr(begin, end - begin));
  };
  for (uint32_t at = 0; at < name.size();) {
    if (const Trie::Match m = known.Longest(name, at)) {
      close(at);
      at = begin = m.end;
    } else {
      NextCodePoint(name, at);
    }
  }
  close(static_cast<uint32_t>(name.size()));
  if (!found.empty() && found.back().end() == name.end()) found.back() = TrimNeutral(found.back());
  if (!found.empty() && found.front().begin() == name.begin()) found.front() = TrimNeutral(found.front());
  return found;
}

bool OneOf(Dimension d, Dimension a, Dimension b) { return d == a || d == b; }

// Whether an amount in this unit can be one of the indicator. A number without a unit counts things, or is an index.
bool Fits(Dimension row, Measure measure, Dimension unit) {
  if (measure != Measure::level && measure != Measure::change) return true;
  if (unit == row) return true;
  if (measure == Measure::change && row == Dimension::percent && unit == Dimension::points) return true;
  using enum Dimension;
  if (OneOf(unit, none, no_unit)) return OneOf(row, count, person) || OneOf(row, no_unit, multiple);
  return row == age && unit == duration;
}

}  // namespace

std::vector<std::string_view> AliasesOf(const Indicator& indicator) {
  std::vector<std::string_view> aliases;
  for (std::string_view rest = indicator.aliases; !rest.empty();) {
    const size_t end = std::min(rest.find('|'), rest.size());
    aliases.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return aliases;
}

Catalogue::Catalogue(std::vector<Indicator> rows) : rows_(std::move(rows)) {
  Numbers numbers;
  std::vector<Trie::Entry> known, all;
  for (const WordRow& row : kWords) {
    const Trie::Entry entry(row.surface, Value(numbers.Of(row.stands_for()), row.kind));
    all.push_back(entry);
    if (!IsNeutral(row.kind)) known.push_back(entry);
  }
  const Trie cuts(std::move(known));
  const auto each_name = [&](auto&& visit) {
    for (uint32_t i = 0; i < rows_.size(); ++i) {
      visit(rows_[i].name, i);
      for (std::string_view alias : AliasesOf(rows_[i])) visit(alias, i);
    }
  };
  // A stretch that is a word already keeps what it was: Trie takes the first of two.
  each_name([&](std::string_view name, uint32_t) {
    for (std::string_view s : Stretches(name, cuts)) all.emplace_back(s, Value(numbers.Of(s), WordKind::fixed));
  });
  words_ = Trie(std::move(all));
  each_name([&](std::string_view name, uint32_t row) { AddName(name, row); });
}

const Catalogue& Catalogue::BuiltIn() {
  static const Catalogue catalogue(std::vector<Indicator>(std::begin(kIndicators), std::end(kIndicators)));
  return catalogue;
}

size_t Catalogue::FormHash::operator()(const Form& form) const {
  uint64_t hash = 0;
  const auto mix = [&](const auto& words) {
    for (size_t i = 0; i < words.size() && words[i] != 0; ++i) hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  };
  mix(form.fixed);
  mix(form.loose);
  return static_cast<size_t>(hash);
}

// The form of a label; the number of fixed words is 0 if a character is no word's or there is no form.
Catalogue::Ending Catalogue::Cut(std::string_view label, Form& form) const {
  Ending ending;
  size_t fixed = 0, loose = 0;
  for (uint32_t at = 0; at < label.size();) {
    const Trie::Match m = words_.Longest(label, at);
    if (!m) return {};
    at = m.end;
    const uint32_t word = m.value >> kKindBits;
    const WordKind kind = KindOf(m.value);
    if (kind == WordKind::people) ending.counted = Dimension::person;
    if (kind == WordKind::money) ending.counted = Dimension::money;
    if (kind == WordKind::things) ending.counted = Dimension::count;
    if (IsNeutral(kind)) continue;
    if (kind == WordKind::loose) {
      if (std::find(form.loose.begin(), form.loose.begin() + loose, word) != form.loose.begin() + loose) continue;
      if (loose == form.loose.size()) return {};
      form.loose[loose++] = word;
      continue;
    }
    if (fixed == form.fixed.size()) return {};
    form.fixed[fixed++] = word;
    ending.tail = kind == WordKind::growth ? Tail::growth : kind == WordKind::share ? Tail::share : Tail::none;
  }
  std::sort(form.loose.begin(), form.loose.begin() + loose);
  ending.fixed = fixed;
  return ending;
}

void Catalogue::AddName(std::string_view name, uint32_t row) {
  Form form;
  if (Cut(name, form).fixed == 0) {
    shadowed_.push_back({name, static_cast<int32_t>(row), -1});
    return;
  }
  const auto number = static_cast<int32_t>(entries_.size());
  const auto [at, is_new] = forms_.try_emplace(form, number);
  int32_t last = -1;
  for (int32_t i = is_new ? -1 : at->second; i >= 0; i = entries_[i].next) {
    if (rows_[entries_[i].row].dimension == rows_[row].dimension) {
      shadowed_.push_back({name, static_cast<int32_t>(row), static_cast<int32_t>(entries_[i].row)});
      return;
    }
    last = i;
  }
  if (last >= 0) entries_[last].next = number;
  entries_.push_back({row, -1});
}

// The code of the one row of this form that the unit fits.
std::string_view Catalogue::Find(const Form& form, Dimension counted, Measure measure, Dimension unit) const {
  const auto at = forms_.find(form);
  std::string_view code;
  for (int32_t i = at == forms_.end() ? -1 : at->second; i >= 0; i = entries_[i].next) {
    const Indicator& row = rows_[entries_[i].row];
    if (counted != Dimension::none && counted != row.dimension) continue;
    if (!Fits(row.dimension, measure, unit)) continue;
    if (!code.empty()) return {};
    code = row.code;
  }
  return code;
}

std::string_view Catalogue::Code(std::string_view label, Measure measure, Dimension unit) const {
  Form form;
  const Ending ending = Cut(label, form);
  if (ending.fixed == 0) return {};
  const std::string_view code = Find(form, ending.counted, measure, unit);
  const bool repeats = (ending.tail == Tail::growth && measure == Measure::growth) ||
                       (ending.tail == Tail::share && measure == Measure::share);
  if (!code.empty() || !repeats || ending.fixed == 1) return code;
  form.fixed[ending.fixed - 1] = 0;
  return Find(form, ending.counted, measure, unit);
}

std::vector<std::string_view> IndicatorCodes(const std::vector<Observation>& observations, const Catalogue* own,
                                             const UnitTable* own_units) {
  std::vector<std::string_view> codes;
  codes.reserve(observations.size());
  for (const Observation& o : observations) {
    const Dimension unit = MatchUnit(o.unit, 0, own_units).dimension;
    std::string_view code = own ? own->Code(o.indicator, o.measure, unit) : std::string_view();
    if (code.empty()) code = Catalogue::BuiltIn().Code(o.indicator, o.measure, unit);
    codes.push_back(code);
  }
  return codes;
}

}  // namespace baogao
