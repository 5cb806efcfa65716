// Words are gathered when the first text comes. A word with a full-width colon goes into the trie with an ASCII one,
// too.
#include "baogao/restore/furniture_rows.h"

#include <map>
#include <string>
#include <utility>

#include "baogao/restore/furniture_score.h"

namespace baogao {
namespace {

constexpr FurnitureRow kRows[] = {
#include "data/furniture.inc"
};

constexpr std::string_view kBlanks = "[\\s\\pZ]*";
constexpr std::string_view kDate =
    "(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?)(?:[\\s\\pZ]*\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?";

// A row's pattern as RE2 reads it: blanks and {date} spelled out.
std::string Spell(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      out.append(pattern.substr(i++, 2));
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (pattern.substr(i, 6) == "{date}") {
      out.append("(?:").append(kDate).append(")");
      i += 5;
    } else if (c == ' ' && in_class) {
      out.append("\\s\\pZ");
    } else if (c == ' ') {
      out.append(kBlanks);
      if (i + 1 < pattern.size() && pattern[i + 1] == '?') ++i;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

void Join(std::string& list, std::string_view pattern) { list.append(list.empty() ? "" : "|").append(pattern); }

std::string_view WithoutColon(std::string_view word) {
  constexpr std::string_view kColon = "：";
  const bool has = word.size() > kColon.size() && word.substr(word.size() - kColon.size()) == kColon;
  return has ? word.substr(0, word.size() - kColon.size()) : word;
}

// Where a pattern holds its word (without the colon) as characters that every match must have: in no group or class,
// beside no |, before no quantifier. npos: nowhere.
size_t PlaceOfWord(const FurnitureRow& row) {
  const std::string_view pattern = row.pattern, word = WithoutColon(row.word);
  const size_t found = pattern.find(word), behind = found + word.size();
  if (found == pattern.npos || (behind < pattern.size() && std::string_view("?*+{").find(pattern[behind]) < 4))
    return pattern.npos;
  int depth = 0;
  bool in_class = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (i == found && (depth > 0 || in_class)) return pattern.npos;
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '|' && depth == 0) {
      return pattern.npos;
    } else {
      in_class = c == '[';
      depth += (c == '(') - (c == ')');
    }
  }
  return found;
}

// The patterns of rows as one. Those that differ by their word only share what stands around it, since a program of
// all of them would be too large for RE2's automaton.
class Union {
 public:
  void Add(const FurnitureRow& row) {
    const size_t at = PlaceOfWord(row);
    const bool shares = at != row.pattern.npos;
    const std::string_view word = shares ? WithoutColon(row.word) : std::string_view();
    const std::string_view before = row.pattern.substr(0, shares ? at : row.pattern.npos);
    const std::string_view behind = shares ? row.pattern.substr(at + word.size()) : std::string_view();
    Join(words_[{before, behind}], RE2::QuoteMeta(re2::StringPiece(word.data(), word.size())));
  }
  std::string Pattern() const {
    std::string list;
    for (const auto& [around, words] : words_) {
      Join(list, Spell(around.first) + "(?:" + words + ")" + Spell(around.second));
    }
    return list;
  }

 private:
  std::map<std::pair<std::string_view, std::string_view>, std::string> words_;  // by what stands around
};

// Into place, since patterns do not move.
void Make(Furniture& f) {
  Union items, values, glue;
  std::vector<Trie::Entry> entries;
  static std::vector<std::string> narrow;  // words with an ASCII colon; reserved, so that views of them hold
  narrow.reserve(std::size(kRows));
  uint32_t number = 0;
  for (const FurnitureRow& row : kRows) {
    f.patterns.emplace_back(Spell(row.pattern));
    f.needs.push_back(PlaceOfWord(row) == row.pattern.npos ? std::string_view() : WithoutColon(row.word));
    if (row.place == FurniturePlace::item || row.place == FurniturePlace::part) items.Add(row);
    if (row.place == FurniturePlace::value) values.Add(row);
    if (row.place == FurniturePlace::glue) glue.Add(row);
    if (row.place <= FurniturePlace::item) {
      entries.emplace_back(row.word, number);
      const std::string_view word = WithoutColon(row.word);
      if (word.size() < row.word.size()) {
        narrow.push_back(std::string(word) + ":");
        entries.emplace_back(narrow.back(), number);
      }
    }
    ++number;
  }
  const auto begins = [&](std::string_view word) {
    if (static_cast<unsigned char>(word[0]) >= 0x80)
      f.pairs.Add(word);
    else
      f.ascii[static_cast<size_t>(word[0])] = true;
  };
  for (const Trie::Entry& entry : entries) begins(entry.first);
  ForEachSiteWord(begins);
  f.words = Trie(std::move(entries));
  const std::string separators = "[\\s\\pZ|｜·•/【】>»›\\[\\]-]*";
  f.items = std::make_unique<LazyPattern>(separators + "(?:(?:" + items.Pattern() + ")" + separators + ")+");
  f.values = std::make_unique<LazyPattern>(values.Pattern());
  f.glue = std::make_unique<LazyPattern>(glue.Pattern());
}

}  // namespace

const RE2& LazyPattern::operator*() const {
  std::call_once(once_, [this] {
    // RE2's automaton of all items takes more than it is given by default; without it RE2 is ten times slower.
    constexpr int64_t kMemory = 16 << 20;  // at most
    RE2::Options options;
    options.set_max_mem(kMemory);
    options.set_log_errors(false);
    options.set_dot_nl(false);
    compiled_ = std::make_unique<const RE2>(pattern_, options);
  });
  return *compiled_;
}

std::span<const FurnitureRow> FurnitureRows() { return kRows; }

const Furniture& GetFurniture() {
  static const std::unique_ptr<const Furniture> furniture = [] {
    auto made = std::make_unique<Furniture>();
    Make(*made);
    return made;
  }();
  return *furniture;
}

}  // namespace baogao
