// Words are gathered when the first text comes. A word with a full-width colon goes into the trie with an ASCII one,
// too.
#include "baogao/restore/furniture_rows.h"

#include <string>

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

void Join(std::string& list, const std::string& pattern) { list.append(list.empty() ? "" : "|").append(pattern); }

// Into place, since patterns do not move.
void Make(Furniture& f) {
  std::string items, values, glue;
  std::vector<Trie::Entry> entries;
  static std::vector<std::string> narrow;  // words with an ASCII colon; reserved, so that views of them hold
  narrow.reserve(std::size(kRows));
  uint32_t number = 0;
  for (const FurnitureRow& row : kRows) {
    const std::string pattern = Spell(row.pattern);
    f.patterns.emplace_back(pattern);
    if (row.place == FurniturePlace::item || row.place == FurniturePlace::part) Join(items, pattern);
    if (row.place == FurniturePlace::value) Join(values, pattern);
    if (row.place == FurniturePlace::glue) Join(glue, pattern);
    if (row.place <= FurniturePlace::item) {
      entries.emplace_back(row.word, number);
      constexpr std::string_view kColon = "：";
      if (row.word.size() > kColon.size() && row.word.substr(row.word.size() - kColon.size()) == kColon) {
        narrow.push_back(std::string(row.word.substr(0, row.word.size() - kColon.size())) + ":");
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
  f.items = std::make_unique<LazyPattern>(separators + "(?:(?:" + items + ")" + separators + ")+");
  f.values = std::make_unique<LazyPattern>(values);
  f.glue = std::make_unique<LazyPattern>(glue);
}

}  // namespace

const RE2& LazyPattern::operator*() const {
  std::call_once(once_, [this] {
    RE2::Options options;
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
