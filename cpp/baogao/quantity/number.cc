// One loop over the characters. `current` is the number being written, `section` what stands since the last 万 or
// 亿, `middle` what stands since the last 亿, `total` the rest. A scale multiplies what it stands behind. A range
// written in one numeral (三四百, 十七八) is read twice, once with each digit of the pair.
#include "baogao/quantity/number.h"

#include <string>

#include "baogao/lex/char_class.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr std::string_view kParting = "分之";
constexpr std::string_view kMixing = "又";
constexpr std::string_view kMinus = "负";
constexpr uint8_t kTwenty = 20;  // from here on han_digit values are tens of their own: 廿, 卅

CharInfo InfoAt(std::string_view text, uint32_t at) { return InfoOf(CodePointAt(text, at)); }

class Reader {
 public:
  Reader(std::string_view text, bool first_of_pair) : text_(text), first_of_pair_(first_of_pair) {}

  Decimal Read(Number& facts) {
    while (at_ < text_.size() && ok_) Step(facts);
    // 三百五, 2万5: a last digit that no zero announces stands for the next lower place.
    if (run_ == 1 && !zero_ && !fraction_ && last_scale_ >= 2) current_.Scale(last_scale_ - 1);
    Decimal sum = total_;
    sum.Add(middle_);
    sum.Add(section_);
    sum.Add(current_);
    sum.ok = sum.ok && ok_;
    return sum;
  }

 private:
  void Step(Number& facts) {
    const char32_t c = NextCodePoint(text_, at_);
    const CharInfo i = InfoOf(c);
    if (i.kind == CharClass::digit || i.kind == CharClass::han_digit) {
      Digit(i, facts);
    } else if (i.kind == CharClass::han_scale) {
      Scale(i.value);
    } else if (c == U'多' || c == U'余' || c == U'几') {
      facts.over = true;
    } else if (c == U'.' || c == U'．' || c == U'点') {
      if (fraction_) ok_ = false;                                   // 2020.3.15
      if (c == U'点' && run_ == 1 && !zero_ && last_scale_ >= 2) {  // 一千六点五 is 1600.5
        current_.Scale(last_scale_ - 1);
        section_.Add(current_);
        current_ = {};
        run_ = 0;
      }
      facts.point = true;
      fraction_ = true;
    }
  }

  void Digit(CharInfo i, Number& facts) {
    uint8_t value = i.value;
    if (i.kind == CharClass::han_digit) {
      const uint8_t second = PairedWith(value);
      if (second != 0) {
        NextCodePoint(text_, at_);
        facts.range = true;
        if (!first_of_pair_) value = second;
      }
      zero_ = zero_ || (value == 0 && run_ == 0);
    }
    if (value >= kTwenty) {
      section_.Add(Decimal::Of(value));
      last_scale_ = 1;
      return;
    }
    ++run_;
    digit_seen_ = true;
    current_.AppendDigit(value);
    if (fraction_) --current_.exponent;
    ok_ = current_.ok;
  }

  // The next digit, if this one and it are a range: two digits in a row before a scale or the end that follow each
  // other (三四百, 七八个) or are 三五. Else 0.
  uint8_t PairedWith(uint8_t value) const {
    if (run_ != 0 || fraction_ || value == 0) return 0;
    const CharInfo next = InfoAt(text_, at_);
    if (next.kind != CharClass::han_digit || (next.value != value + 1 && !(value == 3 && next.value == 5))) return 0;
    const CharInfo after = InfoAt(text_, at_ + 3);
    return after.kind == CharClass::han_digit || CodePointAt(text_, at_ + 3) == U'点' ? 0 : next.value;
  }

  void Scale(uint8_t power) {
    const bool counted = run_ > 0;
    if (power < 4) {
      const bool bare = !counted || (run_ == 1 && zero_);  // 一万零十二: the 十 has no digit of its own
      Decimal part = bare ? Decimal::Of(1) : current_;
      // 3百千, 十二点五千: the scale multiplies all that stands there.
      if (fraction_) {
        part = section_;
        part.Add(current_);
        section_ = {};
      } else if (!counted && !section_.IsZero()) {
        part = section_;
        section_ = {};
      }
      part.Scale(power);
      section_.Add(part);
    } else {
      Large(power);
    }
    last_scale_ = power;
    current_ = {};
    run_ = 0;
    zero_ = false;
    fraction_ = false;
  }

  void Large(uint8_t power) {
    Decimal below = middle_;
    below.Add(section_);
    below.Add(current_);
    section_ = {};
    middle_ = {};
    if (below.IsZero()) {  // 亿 after 亿, or nothing at all: 万亿 alone
      below = total_.IsZero() && !digit_seen_ ? Decimal::Of(1) : total_;
      total_ = {};
    }
    below.Scale(power);
    (power == 4 ? middle_ : total_).Add(below);
  }

  std::string_view text_;
  bool first_of_pair_;
  uint32_t at_ = 0;
  bool ok_ = true;
  Decimal total_, middle_, section_, current_;
  bool fraction_ = false;
  bool zero_ = false;
  bool digit_seen_ = false;
  int run_ = 0;  // digits of `current_`
  int last_scale_ = 0;
};

// Powers of ten of the scales at the end: all of an Arabic numeral's, from 万 on of a Chinese one's.
int TrailingScale(std::string_view text, bool arabic) {
  int scale = 0;
  for (auto at = static_cast<uint32_t>(text.size()); at > 0;) {
    at = PreviousStart(text, at);
    const CharInfo i = InfoAt(text, at);
    if (i.kind != CharClass::han_scale || (!arabic && i.value < 4)) break;
    scale += i.value;
  }
  return scale;
}

constexpr int kFewestPlaces = 2;  // of a share in per cent: 三分之二 is 66.67
constexpr int kMostPlaces = 15;
constexpr double kFourDigits = 1000;

// A share in per cent: exact if it can be, else to two places, of a small one to four digits.
void DivideShare(Decimal& share, const Decimal& divisor) {
  share.Scale(2);
  if (!divisor.ok || divisor.IsZero()) {
    share.ok = false;
    return;
  }
  if (share.DivideExactly(divisor, kMostPlaces)) return;
  const double rough = share.Value() / divisor.Value();
  int places = kFewestPlaces;
  double digits = rough * 100;
  if (rough < 1) {
    for (; digits < kFourDigits && places < kMostPlaces; ++places) digits *= 10;
  }
  share.Divide(divisor, places);
}

Number ReadShare(std::string_view text, size_t parting) {
  const std::string_view of = text.substr(0, parting);
  std::string_view parts = text.substr(parting + kParting.size());
  const bool negative = parts.starts_with(kMinus);
  if (negative) parts.remove_prefix(kMinus.size());
  Number share = ReadNumber(parts);
  share.arabic = false;
  share.point = true;
  share.scale = 0;
  if (of == "百" || of == "佰") {
    share.share = Number::Share::percent;
  } else if (of == "千" || of == "仟") {
    share.share = Number::Share::per_mille;
  } else {
    share.share = Number::Share::fraction;
    const Decimal divisor = ReadNumber(of).low;
    DivideShare(share.low, divisor);
    share.range = false;
  }
  share.low.negative = negative;
  return share;
}

// 三又四分之一: a whole and a share of one.
Number ReadMixed(std::string_view text, size_t mixing) {
  Number number = ReadNumber(text.substr(0, mixing));
  const std::string_view rest = text.substr(mixing + kMixing.size());
  const size_t parting = rest.find(kParting);
  Decimal part = ReadNumber(rest.substr(parting + kParting.size())).low;
  const Decimal divisor = ReadNumber(rest.substr(0, parting)).low;
  if (!part.DivideExactly(divisor, kMostPlaces)) part.Divide(divisor, kMostPlaces);
  number.low.Add(part);
  number.range = false;
  number.point = true;
  number.scale = 0;
  number.base = number.low;
  return number;
}

}  // namespace

Number ReadNumber(std::string_view numeral) {
  Number number;
  if (numeral.starts_with("第")) {
    number.ordinal = true;
    numeral.remove_prefix(3);
    while (numeral.starts_with(' ')) numeral.remove_prefix(1);
  }
  std::string closed;  // without the blanks that may stand in a numeral
  if (numeral.find(' ') != std::string_view::npos) {
    for (char c : numeral) {
      if (c != ' ') closed.push_back(c);
    }
    numeral = closed;
  }
  const size_t mixing = numeral.find(kMixing);
  if (mixing != std::string_view::npos) return ReadMixed(numeral, mixing);
  const size_t parting = numeral.find(kParting);
  if (parting != std::string_view::npos) return ReadShare(numeral, parting);
  const CharInfo first = InfoAt(numeral, 0);
  number.arabic = first.kind == CharClass::digit || first.kind == CharClass::mark;  // .5
  number.bare_scale = first.kind == CharClass::han_scale && first.value > 1;
  for (uint32_t at = 0; at < numeral.size() && number.digits < 100; ++number.digits) {
    const CharInfo i = InfoOf(NextCodePoint(numeral, at));
    if (i.kind != CharClass::digit && i.kind != CharClass::han_digit) break;
  }
  number.low = Reader(numeral, true).Read(number);
  if (number.range) number.high = Reader(numeral, false).Read(number);
  number.scale = TrailingScale(numeral, number.arabic);
  number.base = number.low;
  if (!number.base.IsZero()) number.base.Scale(-number.scale);
  return number;
}

}  // namespace baogao
