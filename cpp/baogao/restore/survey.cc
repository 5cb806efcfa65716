// A flat table holds the features of every code point of the basic plane; the look is a loop that ORs them. ASCII
// runs and Han runs have their own inner loops, since they make up nearly all of a report.
#include "baogao/restore/survey.h"

#include <vector>

#include "baogao/restore/script.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr char32_t kPlane = 0x10000;

void Mark(std::vector<uint16_t>& table, char32_t first, char32_t last, uint16_t feature) {
  for (char32_t c = first; c <= last; ++c) table[c] |= feature;
}

std::vector<uint16_t> MakeTable() {
  std::vector<uint16_t> table(kPlane);
  Mark(table, 0x00, 0x1F, kInvisible);
  for (const char c : {'\t', '\n', '\r'}) table[static_cast<unsigned char>(c)] = 0;
  Mark(table, 'A', 'Z', kLetter);
  Mark(table, 'a', 'z', kLetter);
  table['&'] |= kMarkup;
  table['<'] |= kMarkup;
  table['('] |= kParenthesis;
  table[0xFF08] |= kParenthesis;
  table[';'] |= kSemicolon;
  table[','] |= kComma;
  table[' '] |= kSpace;
  Mark(table, 0x7F, 0x9F, kInvisible);
  table[0x85] = 0;                   // a line break of its own, and in crossed encodings the ellipsis
  Mark(table, 0x80, 0x52F, kLatin);  // C1 controls too: mojibake has them
  Mark(table, 0x1E00, 0x1EFF, kLatin);
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
  for (const char32_t c : U"锛銆鐨鍥鍦鏄鍙鍏鏂鏈涓浜鍔鍒鍚鍜鍗鍩寤澶杩缁鏀鏃鑲鐢鎬鎴鎺鎸閲闂绋绀")
    table[c] |= c == 0 ? 0 : kCrossed;
  Mark(table, 0x3105, 0x3129, kCrossed);
  Mark(table, 0xA1A1, 0xA3FE, kCrossed);
  Mark(table, 0xFE50, 0xFE6B, kCrossed);
  MarkScripts(table);
  return table;
}

const std::vector<uint16_t>& Features() {
  static const std::vector<uint16_t> table = MakeTable();
  return table;
}

}  // namespace

const uint16_t* FeatureTable() { return Features().data(); }

uint16_t FeaturesOf(char32_t c) {
  if (c >= kPlane) return c >= 0xE0000 ? kInvisible : 0;  // tags, variation selectors, private-use planes
  return Features()[c];
}

Survey TakeSurvey(std::string_view text) {
  const uint16_t* const table = Features().data();
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = p + text.size();
  uint32_t features = 0, traditional = 0, simplified = 0;
  while (p != end) {
    while (p != end && *p < 0x80) features |= table[*p++];
    while (end - p >= 3 && (*p & 0xF0) == 0xE0) {
      const uint32_t f = table[(p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu)];
      features |= f;
      traditional += f & kTraditional;
      simplified += (f & kSimplified) >> 1;
      p += 3;
    }
    if (p == end || *p < 0x80) continue;
    if (*p < 0xE0) {
      features |= table[(p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu)];
      p += 2;
    } else {
      if (p[0] > 0xF3 || (p[0] == 0xF3 && p[1] >= 0xA0)) features |= kInvisible;
      p += 4;
    }
  }
  return {features, traditional, simplified};
}

}  // namespace baogao
