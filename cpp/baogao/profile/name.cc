// Digits count as a year only where neither letter nor digit stands beside them: hashes, serial numbers and years
// look alike.
#include "baogao/profile/name.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "baogao/profile/date.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr int kFirstNameYear = 1949;
constexpr int kLastNameYear = 2035;
constexpr size_t kLongestName = 400;  // bytes of it that are read

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordCharacter(char c) { return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The last part of a path; endings of up to five letters go: 宁波市_2019.docx.txt.
std::string_view Stem(std::string_view path) {
  path.remove_prefix(path.find_last_of("/\\") + 1);
  constexpr size_t kLongestEnding = 5;
  for (size_t dot = path.rfind('.'); dot != std::string_view::npos && dot != 0; dot = path.rfind('.')) {
    const std::string_view ending = path.substr(dot + 1);
    const bool letters = std::all_of(ending.begin(), ending.end(), [](char c) { return IsWordCharacter(c); });
    if (ending.empty() || ending.size() > kLongestEnding || !letters || IsDigit(ending[0])) break;
    path = path.substr(0, dot);
  }
  return path.substr(0, kLongestName);
}

int Number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// -01-10 or .1.10 or 0110 at `at`: month and day of a date whose year stands before; moves `at` behind it.
bool ReadMonthDay(std::string_view words, size_t& at, int& month, int& day) {
  size_t i = at;
  const bool dense = i < words.size() && IsDigit(words[i]);
  std::array<int, 2> part{};
  for (int& value : part) {
    if (!dense && (i >= words.size() || std::string_view("-._").find(words[i++]) == std::string_view::npos))
      return false;
    size_t n = 0;
    while (n < 2 && i + n < words.size() && IsDigit(words[i + n])) ++n;
    if (n == 0 || (dense && n != 2)) return false;
    value = Number(words.substr(i, n));
    i += n;
  }
  if (part[0] < 1 || part[0] > 12 || part[1] < 1 || part[1] > 31) return false;
  if (i < words.size() && IsWordCharacter(words[i])) return false;
  month = part[0], day = part[1], at = i;
  return true;
}

bool HoldsHan(std::string_view words) {
  for (uint32_t i = 0; i < words.size();) {
    if (IsHan(NextCodePoint(words, i))) return true;
  }
  return false;
}

}  // namespace

DocumentName ReadName(std::string_view path) {
  const std::string_view stem = Stem(path);
  const bool ending = !path.ends_with(stem);
  const bool number = std::all_of(stem.begin(), stem.end(), IsDigit);
  if (number && !ending) return {};
  const bool han = HoldsHan(stem);
  DocumentName name;
  for (size_t i = 0; i < stem.size();) {
    const bool starts = IsDigit(stem[i]) && (i == 0 || !IsWordCharacter(stem[i - 1]));
    size_t end = i;
    while (starts && end < stem.size() && end - i < 4 && IsDigit(stem[end])) ++end;
    const int year = end - i == 4 ? Number(stem.substr(i, 4)) : 0;
    if (year < kFirstNameYear || year > kLastNameYear) {
      name.words += stem[i++];
      continue;
    }
    int month = 0, day = 0;
    size_t behind = end;
    if (ReadMonthDay(stem, behind, month, day)) {
      name.words += std::to_string(year) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
      i = behind;
      continue;
    }
    name.words += stem.substr(i, 4);
    i = end;
    const std::string_view rest = stem.substr(end);
    if (rest.starts_with("年") || (!rest.empty() && IsWordCharacter(rest[0]))) continue;
    name.words += "年";
    name.strength = han ? NameYear::bare : NameYear::faint;
  }
  const Span all{0, static_cast<uint32_t>(name.words.size())};
  const std::vector<DateFound> years = YearsIn(name.words, all);
  const bool year = std::any_of(years.begin(), years.end(), [](const DateFound& d) { return d.date.day == 0; });
  if (year && name.strength == NameYear::none) name.strength = NameYear::spelled;
  if (!han && years.empty()) name.words.clear();
  return name;
}

}  // namespace baogao
