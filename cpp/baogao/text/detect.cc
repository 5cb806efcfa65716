// Legacy Chinese encodings are told apart by what their common characters look like: level one of GB 2312 has leads
// B0..D7 and trails from A1, level one of Big5 has leads A4..C6 and trails from 40. Read with the wrong one, text
// falls into the rare levels; the most frequent words and marks settle short texts.
#include "baogao/text/detect.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>

#include "baogao/text/find.h"
#include "baogao/text/utf8_repair.h"

namespace baogao {
namespace {

constexpr size_t kSample = 64 * 1024;
constexpr size_t kDeclarationWithin = 2048;

unsigned char Byte(std::string_view s, size_t i) { return static_cast<unsigned char>(s[i]); }

std::string Lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// charset=NAME of a meta element or header, encoding="NAME" of an XML declaration.
std::string Declared(std::string_view bytes) {
  const std::string head = Lower(bytes.substr(0, kDeclarationWithin));
  for (const std::string_view key : WordList{"charset=", "encoding="}) {
    size_t at = head.find(key);
    if (at == std::string::npos || head.find('<') > at) continue;  // prose that speaks of a charset has no tag
    at += key.size();
    if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    size_t end = at;
    while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' ||
                                 head[end] == '_' || head[end] == ':')) {
      ++end;
    }
    if (end > at) return head.substr(at, end - at);
  }
  return {};
}

// A UTF-16 unit that reports hold: ASCII, general marks, CJK marks, Han, full-width forms.
bool IsPlausibleUnit(unsigned char high, unsigned char low) {
  if (high == 0) return (low >= 0x20 && low < 0x7F) || low == '\n' || low == '\r' || low == '\t';
  return high == 0x20 || high == 0x30 || (high >= 0x4E && high <= 0x9F) || high == 0xFF;
}

// "UTF-16LE", "UTF-16BE" or nothing: whether nearly all units are what reports hold, read one way and not the other.
// ASCII letters pass for the high bytes of ideographs, so valid UTF-8 must have the NULs that ASCII has in UTF-16.
std::string DetectUtf16(std::string_view bytes, bool valid_utf8) {
  constexpr size_t kFewest = 4;  // units that may be told by their looks alone
  const std::string_view sample = bytes.substr(0, std::min(bytes.size(), kSample) & ~size_t{1});
  const size_t units = sample.size() / 2;
  size_t nul[2] = {0, 0}, plausible[2] = {0, 0};  // by the parity of the high byte
  for (size_t i = 0; i + 1 < sample.size(); i += 2) {
    const unsigned char a = Byte(sample, i), b = Byte(sample, i + 1);
    nul[0] += a == 0;
    nul[1] += b == 0;
    plausible[0] += IsPlausibleUnit(a, b);
    plausible[1] += IsPlausibleUnit(b, a);
  }
  const int high = plausible[1] > plausible[0];
  if (units < 2 || plausible[high] * 10 < units * 9 || plausible[1 - high] == plausible[high]) return {};
  if (valid_utf8 ? nul[high] * 4 < units : nul[high] == 0 && units < kFewest) return {};
  return high == 1 ? "UTF-16LE" : "UTF-16BE";
}

struct Score {
  double points = 0;  // common characters count, rare ones little, impossible bytes against
  size_t pairs = 0;
  double mean() const { return pairs == 0 ? 0 : points / static_cast<double>(pairs); }
};

bool IsOneOf(uint32_t pair, std::initializer_list<uint32_t> pairs) {
  return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
}

Score ScoreGb(std::string_view s) {
  Score score;
  for (size_t i = 0; i < s.size();) {
    const unsigned char a = Byte(s, i);
    if (a < 0x80) {
      ++i;
      continue;
    }
    ++score.pairs;
    const unsigned char b = i + 1 < s.size() ? Byte(s, i + 1) : 0;
    if (a >= 0x81 && a <= 0xFE && b >= 0x30 && b <= 0x39) {  // four bytes: ideographs of the extensions
      i += 4;
      continue;
    }
    if (a < 0x81 || a > 0xFE || b < 0x40 || b == 0x7F || b == 0xFF) {
      score.points -= 2;
      ++i;
      continue;
    }
    const uint32_t pair = static_cast<uint32_t>(a) << 8 | b;
    if (IsOneOf(pair, {0xB5C4, 0xA3AC, 0xA1A3, 0xA1A2, 0xC4EA, 0xD2BB, 0xBACD}))
      score.points += 3;  // 的，。、年一和
    else if (a >= 0xB0 && a <= 0xD7 && b >= 0xA1)
      score.points += 1;
    else if ((a == 0xA1 || a == 0xA3) && b >= 0xA1)
      score.points += 0.5;
    else if (a <= 0xA0)
      score.points += 0.5;  // traditional characters of GBK
    i += 2;
  }
  return score;
}

Score ScoreBig5(std::string_view s) {
  Score score;
  for (size_t i = 0; i < s.size();) {
    const unsigned char a = Byte(s, i);
    if (a < 0x80) {
      ++i;
      continue;
    }
    ++score.pairs;
    const unsigned char b = i + 1 < s.size() ? Byte(s, i + 1) : 0;
    if (a < 0xA1 || a > 0xF9 || b < 0x40 || (b > 0x7E && b < 0xA1) || b == 0xFF) {
      score.points -= 2;
      ++i;
      continue;
    }
    const uint32_t pair = static_cast<uint32_t>(a) << 8 | b;
    if (IsOneOf(pair, {0xAABA, 0xA141, 0xA143, 0xA142, 0xA67E, 0xA440, 0xA94D}))
      score.points += 3;
    else if (a >= 0xA4 && a <= 0xC6)
      score.points += 1;
    else if (a <= 0xA3)
      score.points += 0.5;
    i += 2;
  }
  return score;
}

// Share of the multi-byte sequences that are valid UTF-8: near 1 for UTF-8 with some damage, low for the others.
double Utf8Share(std::string_view s) {
  size_t good = 0, bad = 0;
  for (size_t i = 0; i < s.size();) {
    const Utf8Part part = NextUtf8Part(s, i, false);
    if (!part.valid)
      ++bad;
    else
      good += part.size > 2;
    i += part.size;
  }
  return good + bad == 0 ? 0 : static_cast<double>(good) / static_cast<double>(good + bad);
}

bool HasThreeByteSequence(std::string_view valid) {
  return std::any_of(valid.begin(), valid.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

constexpr double kMostly = 0.8;  // share of valid sequences from which damaged UTF-8 is still UTF-8

// Whether the bytes can be in the encoding that the page declares. Pages are saved anew, and templates declare what
// their texts are not: UTF-8 proves itself, and of the Chinese encodings one must not be far likelier than the other.
bool IsBelievable(const std::string& declared, double utf8, double gb, double big5) {
  constexpr double kFar = 0.6, kChinese = 0.5;
  if (declared.empty() || declared.rfind("utf-16", 0) == 0) return false;
  const std::string name = ConverterName(declared);
  if (name == "UTF-8" || name == "utf-8") return utf8 > kMostly;
  if (name == "gb18030") return utf8 <= kMostly && big5 < gb + kFar;
  if (Lower(name).rfind("big5", 0) == 0) return utf8 <= kMostly && gb < big5 + kFar;
  const bool western = name.rfind("iso-8859", 0) == 0 || name.rfind("windows-125", 0) == 0 || name == "ascii" ||
                       name == "us-ascii" || name == "latin1";
  return !western || (utf8 <= kMostly && std::max(gb, big5) < kChinese);
}

}  // namespace

std::string ConverterName(std::string_view given) {
  const std::string name = Lower(given);
  for (const std::string_view member : WordList{"gb2312", "gb_2312", "gb_2312-80", "gbk", "gb-2312", "gb18030", "cp936",
                                                "ms936", "windows-936", "euc-cn", "x-gbk", "chinese", "936"}) {
    if (name == member) return "gb18030";
  }
  if (name == "utf8" || name == "utf-8-sig" || name == "utf8-sig") return "UTF-8";
  if (name == "big5-hkscs" || name == "big5hkscs" || name == "x-x-big5") return "Big5-HKSCS";
  return std::string(given);
}

EncodingGuess DetectEncoding(std::string_view bytes) {
  const bool valid = ValidUtf8Prefix(bytes) == bytes.size();
  // Valid UTF-8 is UTF-16 only with many NUL bytes.
  const bool may_be_utf16 = !valid || bytes.substr(0, kSample).find('\0') != std::string_view::npos;
  if (const std::string utf16 = may_be_utf16 ? DetectUtf16(bytes, valid) : std::string(); !utf16.empty())
    return {utf16, 0.9};
  const std::string declared = Declared(bytes);
  if (valid) {
    // Two-byte sequences alone may be GB 2312 by accident; then the declaration decides.
    const bool sure = declared.empty() || HasThreeByteSequence(bytes) ||
                      std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (sure) return {"UTF-8", 0.99};
  }
  const std::string_view sample = bytes.substr(0, kSample);
  const double utf8 = Utf8Share(sample), gb = ScoreGb(sample).mean(), big5 = ScoreBig5(sample).mean();
  if (IsBelievable(declared, utf8, gb, big5)) return {ConverterName(declared), 0.95};
  if (valid) return {"UTF-8", 0.99};
  if (utf8 > kMostly) return {"UTF-8", utf8};
  const double lead = std::clamp(0.5 + (gb > big5 ? gb - big5 : big5 - gb), 0.5, 0.98);
  return {gb >= big5 ? "gb18030" : "Big5", std::max(gb, big5) < 0.2 ? 0.2 : lead};
}

}  // namespace baogao
