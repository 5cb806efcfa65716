// A flat table holds the features of every code point of the basic plane; the look is a loop that ORs them. ASCII
// runs and Han runs have their own inner loops, since they make up nearly all of a report.
#include "baogao/restore/survey.h"

#include <array>
#include <utility>

#include "baogao/restore/script.h"

namespace baogao {
namespace {

constexpr char32_t kPlane = 0x10000;
constexpr size_t kBlock = 256;  // bytes

void Mark(std::vector<uint16_t>& table, char32_t first, char32_t last, uint32_t feature) {
  for (char32_t c = first; c <= last; ++c) table[c] |= static_cast<uint16_t>(feature);
}

void MarkAll(std::vector<uint16_t>& table, std::u32string_view characters, uint32_t feature) {
  for (const char32_t c : characters) Mark(table, c, c, feature);
}

void MarkCrossed(std::vector<uint16_t>& table) {
  MarkAll(table, U"锛銆鐨鍥鍦鏄鍙鍏鏂鏈涓浜鍔鍒鍚鍜鍗鍩寤澶杩缁鏀鏃鑲鐢鎬鎴鎺鎸閲闂绋绀", kTelltale);
  Mark(table, 0x391, 0x451, kForeign);
  Mark(table, 0x2550, 0x2595, kForeign);
  Mark(table, 0x3041, 0x30F6, kForeign);
  Mark(table, 0x3105, 0x3129, kForeign);
  Mark(table, 0xA1A1, 0xA3FE, kForeign);
  Mark(table, 0xE000, 0xF8FF, kForeign);
  Mark(table, 0xFE30, 0xFE6B, kForeign);
  // Ideographs, and the marks 、。，：； and line ends.
  for (const auto& [first, last] : {std::pair<char32_t, char32_t>{0x530, 0x1DFF}, {0xA000, 0xD7FF}}) {
    for (char32_t c = first; c <= last; ++c) {
      if ((c & 0xFF) >= 0x4E && (c & 0xFF) <= 0x9F) Mark(table, c, c, kSwapped);
    }
  }
  MarkAll(table, U"\u0130\u0230\u0A00\u0CFF\u1AFF\u1BFF", kSwapped);
}

std::vector<uint16_t> MakeTable() {
  std::vector<uint16_t> table(kPlane);
  Mark(table, 0x00, 0x1F, kInvisible);
  for (const char c : {'\t', '\n', '\r'}) table[static_cast<unsigned char>(c)] = 0;
  MarkAll(table, U"(（", kParenthesis);
  MarkAll(table, U"页頁", kPage);
  Mark(table, 0x7F, 0x9F, kInvisible);
  table[0x85] = 0;                   // a line break of its own, and in crossed encodings the ellipsis
  Mark(table, 0x80, 0x52F, kLatin);  // C1 controls too: mojibake has them
  Mark(table, 0x1E00, 0x1EFF, kLatin);
  MarkAll(table, U"āáǎàăɑēéěèĕīíǐìĭōóǒòŏūúǔùŭüǖǘǚǜńňǹɡ", kToned);
  table[0xA0] |= kOddSpace;
  table[0xAD] |= kInvisible;
  table[0x61C] |= kInvisible;
  table[0x1680] |= kOddSpace;
  table[0x180E] |= kInvisible;
  Mark(table, 0x2000, 0x200A, kOddSpace);
  Mark(table, 0x200B, 0x200F, kInvisible);
  Mark(table, 0x2028, 0x202E, kInvisible);
  table[0x202F] |= kOddSpace;
  table[0x205F] |= kOddSpace;
  Mark(table, 0x2060, 0x206F, kInvisible);
  Mark(table, 0x3041, 0x30FA, kKana);
  Mark(table, 0xE000, 0xF8FF, kInvisible);
  table[0xFEFF] |= kInvisible;
  table[0xFF05] |= kWide;
  table[0xFF0E] |= kWide;
  Mark(table, 0xFF10, 0xFF19, kWide);
  Mark(table, 0xFF21, 0xFF3A, kWide);
  Mark(table, 0xFF41, 0xFF5A, kWide);
  Mark(table, 0xFFF9, 0xFFFB, kInvisible);
  table[0xFFFD] |= kReplacement;
  table[U'锟'] |= kReplacement;
  MarkCrossed(table);
  MarkScripts(table);
  return table;
}

const std::vector<uint16_t>& Features() {
  static const std::vector<uint16_t> table = MakeTable();
  return table;
}

std::array<uint32_t, 0x80> MakeAscii() {
  std::array<uint32_t, 0x80> table{};
  for (unsigned char c = 0; c < 0x80; ++c) {
    table[c] = Features()[c];
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') table[c] |= kLetter;
    if (c >= 'A' && c <= 'Z') table[c] |= kCapital;
  }
  table['&'] |= kMarkup;
  table['<'] |= kMarkup;
  table[';'] |= kSemicolon;
  table[','] |= kComma;
  table[' '] |= kSpace;
  return table;
}

// Whether three characters from p on are of two bytes or between U+2013 and U+2122 (E2 80 93 .. E2 84 A2).
bool AreSigns(const unsigned char* p, const unsigned char* end) {
  for (int n = 0; n < 3; ++n) {
    if (p == end || *p < 0xC2 || *p > 0xE2 || *p == 0xE0 || *p == 0xE1) return false;
    if (*p == 0xE2 && (p[1] > 0x84 || (p[1] == 0x80 && p[2] < 0x93))) return false;
    p += *p == 0xE2 ? 3 : 2;
  }
  return true;
}

constexpr bool IsBeyondPlaneThree(unsigned char lead, unsigned char second) {
  return lead > 0xF3 || (lead == 0xF3 && second >= 0xA0);
}

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct Look {
  uint32_t features = 0;
  uint32_t traditional = 0, simplified = 0;
};

// Of the code points that begin before `stop`; p ends behind them.
Look LookAt(const unsigned char*& p, const unsigned char* stop, const unsigned char* end) {
  static const std::array<uint32_t, 0x80> ascii = MakeAscii();
  const uint16_t* const table = Features().data();
  Look look;
  while (p < stop) {
    while (p < stop && *p < 0x80) look.features |= ascii[*p++];
    while (p < stop && (*p & 0xF0) == 0xE0) {
      const uint32_t f = table[(p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu)];
      look.features |= f;
      look.traditional += f & kTraditional;
      look.simplified += (f & kSimplified) >> 1;
      p += 3;
    }
    if (p >= stop || *p < 0x80) continue;
    if (*p < 0xE0) {
      look.features |= table[(p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu)];
      if (AreSigns(p, end)) look.features |= kSigns;
      p += 2;
    } else if (*p >= 0xF0) {
      if (IsBeyondPlaneThree(p[0], p[1])) look.features |= kInvisible;
      p += 4;
    }
  }
  return look;
}

}  // namespace

const uint16_t* FeatureTable() { return Features().data(); }

uint16_t FeaturesOf(char32_t c) {
  if (c >= kPlane)
    return c >= 0xE0000 ? uint16_t{kInvisible} : uint16_t{0};  // tags, variation selectors, private-use planes
  return Features()[c];
}

Survey::Survey(std::string_view text) : text_(text) {
  blocks_.reserve(text.size() / kBlock + 1);
  const auto* p = Bytes(text);
  const auto* const begin = p;
  const auto* const end = p + text.size();
  for (const auto* stop = begin; p < end;) {
    stop = static_cast<size_t>(end - stop) > kBlock ? stop + kBlock : end;
    const auto at = static_cast<uint32_t>(p - begin);
    const Look look = LookAt(p, stop, end);
    blocks_.push_back({at, look.features});
    features_ |= look.features;
    traditional_ += look.traditional;
    simplified_ += look.simplified;
  }
}

void Survey::Follow(const Changes& changes) {
  const auto look_at = [](std::string_view part) -> Look {
    const auto* p = Bytes(part);
    if (part.size() == 3 && (*p & 0xF0) == 0xE0) {  // a character, as nearly always
      const uint32_t f = Features()[(p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu)];
      return {f, f & kTraditional, (f & kSimplified) >> 1};
    }
    return LookAt(p, p + part.size(), p + part.size());
  };
  uint32_t drift = 0;  // of what lies behind the changes so far; modulo 2^32
  size_t block = 0;    // the blocks before it begin where they do in the new text
  for (const Change& change : changes) {
    while (block < blocks_.size() && blocks_[block].begin <= change.at.begin) blocks_[block++].begin += drift;
    const Look gone = look_at(change.at.of(text_)), come = look_at(change.text);
    traditional_ += come.traditional - gone.traditional;
    simplified_ += come.simplified - gone.simplified;
    features_ |= come.features;
    if (block > 0) blocks_[block - 1].features |= come.features;
    drift += static_cast<uint32_t>(change.text.size()) - change.at.size();
    // What begins inside the change begins behind it now.
    for (size_t i = block; i < blocks_.size() && blocks_[i].begin < change.at.end; ++i) {
      blocks_[i].begin = change.at.end;
    }
  }
  for (; block < blocks_.size(); ++block) blocks_[block].begin += drift;
}

}  // namespace baogao
