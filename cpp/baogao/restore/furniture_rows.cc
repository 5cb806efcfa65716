// Words are gathered when the first text comes. A word with a full-width colon goes into the trie with an ASCII one,
// too.
#include "baogao/restore/furniture_rows.h"

#include <algorithm>
#include <iterator>
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
// What stands for itself in patterns of the table.
struct Placeholder {
  std::string_view name, pattern;
};
constexpr Placeholder kPlaceholders[] = {
    {"{date}",
     "(?:([\\d０-９]{4}[\\s\\pZ]*[-/.年－][\\s\\pZ]*[\\d０-９]{1,2}[\\s\\pZ]*[-/"
     ".月－][\\s\\pZ]*[\\d０-９]{1,2}(?:[\\s\\pZ]*日)?)|"
     "\\d{2}-\\d{1,2}-\\d{1,2})(?:[\\s\\pZ]*\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?"},
    {"{value}",
     "(?:[\\s\\pZ]*[^\\s\\pZ:：|｜【】\\[\\]]+(?:[\\s\\pZ]*(?:[KMkm][Bb]?|人次|积分|金币|文币|[字分次人条页个元位星点])"
     ")?)?"},
    {"{values}", "(?:[\\s\\pZ]*[^\\s\\pZ:：|｜【】\\[\\]。；]+)*"},
    {"{name}", "(https?://[^\\s\\pZ|｜】\\]]+|[^\\s\\pZ:：|｜【】\\[\\]()（）]+(?:[(（][^\\s\\pZ:：()（）]+[)）])?)"},
    {"{person}", "([\\x{4e00}-\\x{9fff}]{2,4})"},
    {"{attribute}",
     "(?:于|者|人|员|时|[时日]期|时间|单位|机构|部门|科室|来源|方式|人?次数?|数|量|大小|格式|类型|类别|分类|编号|权限|"
     "积分|"
     "评分|星级|等级|状态|载体|范围|属性|地址|链接|热度|标签|标题|主题|字数|页数|设备|端)?"},
    {"{file}", "(?:大小|格式|类型|页数|星级|等级|语言|编号|评分|积分|作者|热度|授权|版本|浏览|下载)"},
};

// What may stand behind a label of an item.
constexpr std::string_view kLabelled =
    " ?(?:[:：](?:{value}| ?{date}| ?https?://[^\\s\\pZ]+)?|{date}|\\d[\\d.]*万? ?(?:人次|次|人)?)";

// A row's pattern as RE2 reads it: blanks and placeholders spelled out.
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
    const auto* const placeholder =
        std::find_if(std::begin(kPlaceholders), std::end(kPlaceholders),
                     [&](const auto& p) { return c == '{' && pattern.substr(i, p.name.size()) == p.name; });
    if (placeholder != std::end(kPlaceholders)) {
      out.append("(?:").append(placeholder->pattern).append(")");
      i += placeholder->name.size() - 1;
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

// A label with what its value tells, if anything.
std::string LabelWithValue(const FurnitureRow& row) {
  static constexpr std::string_view kValues[] = {"", "(?: ?{name})?", "(?: ?{date})?", "(?: ?{name})?",
                                                 "(?: ?(\\d{1,4}))?"};
  std::string pattern = "(?:";
  pattern.append(row.pattern).append(") ?[:：]?").append(kValues[static_cast<size_t>(row.field)]);
  return Spell(pattern);
}

bool TakesPart(FurniturePlace place) {
  return place == FurniturePlace::tail || place == FurniturePlace::after || place == FurniturePlace::inline_;
}

// Into place, since patterns do not move.
void Make(Furniture& f) {
  Union labels, items, values, glue;
  std::vector<Trie::Entry> all, inside;
  static std::vector<std::string> narrow;  // words with an ASCII colon; reserved, so that views of them hold
  narrow.reserve(std::size(kRows));
  uint32_t number = 0;
  for (const FurnitureRow& row : kRows) {
    f.patterns.emplace_back(row.place == FurniturePlace::label ? LabelWithValue(row) : Spell(row.pattern));
    f.needs.push_back(row.word[0] == '~' ? std::string_view() : WithoutColon(row.word));
    if (row.place == FurniturePlace::label) labels.Add(row);
    if (row.place == FurniturePlace::item || row.place == FurniturePlace::part) items.Add(row);
    if (row.place == FurniturePlace::value) values.Add(row);
    if (row.place == FurniturePlace::glue) glue.Add(row);
    if (row.place <= FurniturePlace::item && row.word[0] != '~') {
      const auto add = [&](std::string_view word) {
        all.emplace_back(word, number);
        if (TakesPart(row.place)) inside.emplace_back(word, number);
      };
      add(row.word);
      const std::string_view word = WithoutColon(row.word);
      if (word.size() < row.word.size()) {
        narrow.push_back(std::string(word) + ":");
        add(narrow.back());
      }
    }
    ++number;
  }
  std::vector<std::string_view> words;
  for (const Trie::Entry& entry : all) words.push_back(entry.first);
  ForEachSiteWord([&](std::string_view word) { words.push_back(word); });
  f.openings = Openings(words.size());
  for (const std::string_view word : words) f.openings.Add(word);
  f.all = Trie(std::move(all));
  f.inside = Trie(std::move(inside));
  const std::string separators = "[\\s\\pZ|｜·•/／【】>＞»›→↑▲★☆◆■□▪●_—()（）\\[\\]-]*";
  f.items = std::make_unique<LazyPattern>(separators + "(?:(?:(?:" + labels.Pattern() + ")" + Spell(kLabelled) + "|" +
                                          items.Pattern() + ")" + separators + ")+");
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
