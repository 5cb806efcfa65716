// Numerals by the hundred thousand against a slow plain reader, which knows nothing of the real one: it cuts a numeral
// at its largest scale and reads both sides on their own. Every numeral is read as written, in full width, and with
// blanks where a writer may put them.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/lex/numeral.h"
#include "baogao/quantity/number.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

// --- the reference ---------------------------------------------------------------------------------------------------

int DigitOf(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  static constexpr std::u32string_view kForms[] = {U"零〇○", U"一壹",   U"二两贰貳", U"三叁", U"四肆",
                                                   U"五伍",  U"六陆陸", U"七柒",     U"八捌", U"九玖"};
  for (int d = 0; d < 10; ++d) {
    if (kForms[d].find(c) != std::u32string_view::npos) return d;
  }
  return -1;
}

int ScaleOf(char32_t c) {
  static constexpr std::u32string_view kForms[] = {U"十拾", U"百佰", U"千仟", U"万萬", U"亿億"};
  static constexpr int kPowers[] = {1, 2, 3, 4, 8};
  for (size_t i = 0; i < std::size(kForms); ++i) {
    if (kForms[i].find(c) != std::u32string_view::npos) return kPowers[i];
  }
  return 0;
}

// Ten-thousandths, so that all decimals of the tests are whole.
constexpr int kPlaces = 4;
__extension__ typedef unsigned __int128 Big;

Big Power(int exponent) {
  Big p = 1;
  for (; exponent > 0; --exponent) p *= 10;
  return p;
}

Big SlowRead(std::u32string_view s) {
  size_t point = s.npos;
  size_t largest = s.npos;
  size_t last = s.npos;
  for (size_t i = 0; i < s.size(); ++i) {
    if (s[i] == U'.' || s[i] == U'．' || s[i] == U'点') point = i;
    if (ScaleOf(s[i]) == 0) continue;
    last = i;
    if (largest == s.npos || ScaleOf(s[i]) >= ScaleOf(s[largest])) largest = i;
  }
  if (point != s.npos && (last == s.npos || last < point)) {
    Big value = SlowRead(s.substr(0, point));
    int places = kPlaces;
    for (char32_t c : s.substr(point + 1)) value += static_cast<Big>(DigitOf(c)) * Power(--places);
    return value;
  }
  if (point != s.npos) {  // 三点五百万: scales and nothing else follow
    size_t end = point;
    while (ScaleOf(s[end]) == 0) ++end;
    Big value = SlowRead(s.substr(0, end));
    for (; end < s.size(); ++end) value *= Power(ScaleOf(s[end]));
    return value;
  }
  if (largest != s.npos) {
    const int power = ScaleOf(s[largest]);
    const std::u32string_view left = s.substr(0, largest);
    const std::u32string_view right = s.substr(largest + 1);
    const bool bare = left.empty() || left == U"零";
    const Big value = (bare ? Power(kPlaces) : SlowRead(left)) * Power(power);
    // 三百五: a last digit that no zero announces stands for the next lower place.
    if (right.size() == 1 && power >= 2) return value + SlowRead(right) * Power(power - 1);
    return value + SlowRead(right);
  }
  Big value = 0;
  for (char32_t c : s) {
    if (c == U'廿' || c == U'卅')
      value = c == U'廿' ? 2 : 3;
    else if (DigitOf(c) >= 0)
      value = value * 10 + static_cast<Big>(DigitOf(c));
    if ((c == U'廿' || c == U'卅') && s.size() == 1) value *= 10;
  }
  return value * Power(kPlaces);
}

std::u32string Wide(std::string_view utf8) {
  std::u32string out;
  for (uint32_t at = 0; at < utf8.size();) out.push_back(NextCodePoint(utf8, at));
  return out;
}

std::string Text(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) AppendCodePoint(out, c);
  return out;
}

// A numeral without what only parts it: blanks, separators of thousands.
std::u32string Closed(std::u32string_view numeral) {
  std::u32string out;
  for (char32_t c : numeral) {
    if (c != U' ' && c != U',' && c != U'，') out.push_back(c);
  }
  return out;
}

// --- what is expected of every numeral -------------------------------------------------------------------------------

void ExpectOne(const std::u32string& numeral, Big expected) {
  const std::string text = Text(numeral);
  ASSERT_EQ(ScanNumeral(text, 0), text.size()) << text;
  const Number n = ReadNumber(text);
  ASSERT_TRUE(n.low.ok) << text;
  ASSERT_FALSE(n.range) << text;
  Decimal ten_thousandths = n.low;
  ten_thousandths.Scale(kPlaces);
  ASSERT_TRUE(ten_thousandths.exponent >= 0) << text;
  ASSERT_TRUE(ten_thousandths.mantissa * Power(ten_thousandths.exponent) == expected)
      << text << " read as " << n.low.Text();
  ASSERT_EQ(n.low.Value(), std::stod(n.low.Text())) << text;
}

bool IsScaled(std::u32string_view numeral) {
  for (char32_t c : numeral) {
    if (ScaleOf(c) != 0) return true;
  }
  return false;
}

// With a blank at every place where a number may be parted: not inside a run of digits.
std::u32string Spaced(std::u32string_view numeral) {
  std::u32string out;
  for (char32_t c : numeral) {
    const bool parted = !out.empty() && (ScaleOf(c) != 0 || ScaleOf(out.back()) != 0);
    if (parted) out.push_back(U' ');
    out.push_back(c);
  }
  return out;
}

std::u32string FullWidth(std::u32string_view numeral) {
  std::u32string out;
  for (char32_t c : numeral) {
    const bool mark = c == U',' || c == U'.';
    out.push_back((c >= U'0' && c <= U'9') || mark ? c - U'!' + U'！' : c);
  }
  return out;
}

// `numeral` in its three variants; `value` in ten-thousandths, as its writer knows it.
void ExpectReads(const std::u32string& numeral, Big value) {
  ASSERT_TRUE(SlowRead(Closed(numeral)) == value) << Text(numeral);
  ExpectOne(numeral, value);
  ExpectOne(FullWidth(numeral), value);
  if (!IsScaled(numeral)) return;
  ExpectOne(Spaced(numeral), value);
  ExpectOne(FullWidth(Spaced(numeral)), value);
}

// --- styles ----------------------------------------------------------------------------------------------------------

struct Script {
  std::u32string_view digits;
  std::u32string_view scales;  // 十百千
  std::u32string_view large;   // 万亿
};
constexpr Script kScripts[] = {{U"零一二三四五六七八九", U"十百千", U"万亿"},
                               {U"〇一两三四五六七八九", U"十百千", U"万亿"},
                               {U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", U"万亿"},
                               {U"零壹貳叁肆伍陸柒捌玖", U"拾佰仟", U"萬億"}};

std::u32string Arabic(uint64_t n) { return Wide(std::to_string(n)); }

std::u32string Grouped(uint64_t n) {
  const std::u32string digits = Arabic(n);
  std::u32string out;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out.push_back(U',');
    out.push_back(digits[i]);
  }
  return out;
}

std::u32string Positional(uint64_t n, std::u32string_view digits) {
  std::u32string out;
  for (char32_t c : Arabic(n)) out.push_back(digits[c - U'0']);
  return out;
}

// A number below 10000 as it is said. `digit`: 两 stands for 2 only before 百 and 千.
std::u32string Said(uint64_t n, const Script& script) {
  std::u32string out;
  bool zero = false;
  for (int power = 3; power >= 0; --power) {
    const auto d = static_cast<size_t>(n / static_cast<uint64_t>(Power(power)) % 10);
    if (d == 0) {
      zero = zero || !out.empty();
      continue;
    }
    if (zero) out.push_back(U'零');
    zero = false;
    const bool two = script.digits[d] == U'两' && power < 2;
    out.push_back(two ? U'二' : script.digits[d]);
    if (power > 0) out.push_back(script.scales[static_cast<size_t>(power - 1)]);
  }
  return out.empty() ? std::u32string(U"零") : out;
}

// Any whole number as it is said, each section in a script or in Arabic digits.
std::u32string Mixed(uint64_t n, std::mt19937_64& random) {
  std::u32string out;
  const Script& script = kScripts[random() % std::size(kScripts)];
  const bool digits = random() % 3 == 0;
  const std::array<uint64_t, 3> parts = {n / 1'0000'0000, n / 1'0000 % 1'0000, n % 1'0000};
  const uint64_t top = parts[0];
  if (top >= 1'0000) {
    out = Said(top / 1'0000, script);
    out.push_back(script.large[0]);
    if (top % 1'0000 != 0) {
      if (top % 1'0000 < 1000) out.push_back(U'零');
      out += Said(top % 1'0000, script);
    }
    out.push_back(script.large[1]);
  } else if (top != 0) {
    out = digits ? Arabic(top) : Said(top, script);
    out.push_back(script.large[1]);
  }
  for (size_t i = 1; i < parts.size(); ++i) {
    if (parts[i] == 0) continue;
    if (!out.empty() && parts[i] < 1000) out.push_back(U'零');
    const bool arabic = digits && out.empty();
    out += arabic ? Arabic(parts[i]) : Said(parts[i], script);
    if (i == 1) out.push_back(script.large[0]);
  }
  return out.empty() ? std::u32string(U"零") : out;
}

TEST(Stress, AllTo9999InEveryStyle) {
  for (uint64_t n = 0; n <= 9999; ++n) {
    const Big value = n * Power(kPlaces);
    ExpectReads(Arabic(n), value);
    ExpectReads(Grouped(n), value);
    for (const Script& script : kScripts) {
      ExpectReads(Said(n, script), value);
      // Two digits alone may be a range (三四).
      if (n >= 100 && script.digits[2] != U'两') ExpectReads(Positional(n, script.digits), value);
    }
    if (n >= 100) ExpectReads(Positional(n, U"〇一二三四五六七八九"), value);
    if (n >= 10 && n < 20) ExpectReads(Said(n, kScripts[0]).substr(1), value);  // 十五
    if (n > 20 && n < 40 && n % 10 != 0) {
      ExpectReads((n < 30 ? U"廿" : U"卅") + Positional(n % 10, kScripts[0].digits), value);
    }
    for (uint64_t unit : {100u, 1000u}) {  // 三百五, 一千六
      if (n / unit >= 10 || n / unit == 0 || n % unit % (unit / 10) != 0 || n % unit == 0) continue;
      std::u32string said = Said(n, kScripts[0]);
      said.pop_back();
      ExpectReads(said, value);
    }
    if (HasFatalFailure()) return;
  }
}

TEST(Stress, AHundredThousandInMixedStyles) {
  std::mt19937_64 random(954);
  for (int i = 0; i < 100'000; ++i) {
    const uint64_t n = random() >> (11 + random() % 53);  // below 2^53, all lengths alike
    const Big value = n * Power(kPlaces);
    ExpectReads(Mixed(n, random), value);
    ExpectReads(random() % 2 == 0 ? Arabic(n) : Grouped(n), value);
    if (HasFatalFailure()) return;
  }
}

TEST(Stress, AHundredThousandDecimalsInMixedStyles) {
  static constexpr std::u32string_view kScales[] = {U"", U"万", U"亿", U"万亿", U"千", U"百万", U"千万"};
  static constexpr int kPowers[] = {0, 4, 8, 12, 3, 6, 7};
  std::mt19937_64 random(20240607);
  for (int i = 0; i < 100'000; ++i) {
    const int places = 1 + static_cast<int>(random() % kPlaces);
    const uint64_t n = random() >> (20 + random() % 44);
    const auto cut = static_cast<uint64_t>(Power(places));
    const uint64_t whole = n / cut;
    const std::u32string part = Arabic(cut + n % cut).substr(1);
    const size_t scale = random() % std::size(kScales);
    const Big value = n * Power(kPlaces - places) * Power(kPowers[scale]);
    std::u32string numeral;
    const uint64_t style = random() % 4;
    if (style == 0) {
      numeral = Arabic(whole) + U"." + part;
    } else if (style == 1) {
      numeral = Grouped(whole) + U"." + part;
    } else {
      const Script& script = kScripts[style == 2 ? 0 : 2];
      numeral = (whole < 1'0000 ? Said(whole, script) : Positional(whole, script.digits)) + U"点";
      for (char32_t c : part) numeral.push_back(script.digits[c - U'0']);
    }
    ExpectReads(numeral + std::u32string(kScales[scale]), value);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace baogao
