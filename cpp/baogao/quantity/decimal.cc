// Sums align exponents by multiplying; every multiplication checks for overflow. Conversion to double takes the
// exact path (a division or product of two exact doubles) where it can and std::from_chars otherwise: both round
// correctly.
#include "baogao/quantity/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace baogao {
namespace {

constexpr uint128 kMax = ~uint128{0};
constexpr int kMaxExponent = 60;
constexpr double kPowers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Mantissa at exponent `to` (not above the present one); false if it does not fit.
bool Lower(uint128& mantissa, int from, int to) {
  for (; from > to && mantissa != 0; --from) {
    if (mantissa > kMax / 10) return false;
    mantissa *= 10;
  }
  return true;
}

// The dividend's mantissa, lowered so that the quotient has `digits` places; the divisor's exponent moves over.
bool Dividend(const Decimal& a, const Decimal& divisor, int digits, uint128& mantissa) {
  mantissa = a.mantissa;
  const int from = a.exponent - divisor.exponent;
  return a.ok && divisor.ok && divisor.mantissa != 0 && from >= -digits && Lower(mantissa, from, -digits);
}

}  // namespace

void Decimal::AppendDigit(uint32_t digit) {
  if (mantissa > (kMax - 9) / 10)
    ok = false;
  else
    mantissa = mantissa * 10 + digit;
}

void Decimal::Add(const Decimal& other) {
  ok = ok && other.ok;
  if (mantissa == 0 && (other.mantissa != 0 || other.exponent < exponent)) exponent = other.exponent;
  if (!ok || other.mantissa == 0) return;
  const int low = std::min(exponent, other.exponent);
  uint128 addend = other.mantissa;
  ok = Lower(mantissa, exponent, low) && Lower(addend, other.exponent, low) && mantissa <= kMax - addend;
  mantissa += addend;
  exponent = low;
}

void Decimal::Divide(const Decimal& divisor, int digits) {
  uint128 dividend = 0;
  ok = Dividend(*this, divisor, digits, dividend) && dividend <= kMax - divisor.mantissa / 2;
  if (!ok) return;
  exponent = -digits;
  mantissa = (dividend + divisor.mantissa / 2) / divisor.mantissa;
}

bool Decimal::DivideExactly(const Decimal& divisor, int digits) {
  uint128 dividend = 0;
  if (!Dividend(*this, divisor, digits, dividend) || dividend % divisor.mantissa != 0) return false;
  mantissa = dividend / divisor.mantissa;
  exponent = -digits;
  while (mantissa % 10 == 0 && exponent < 0) {
    mantissa /= 10;
    ++exponent;
  }
  return true;
}

bool Decimal::LessOrEqual(const Decimal& other) const { return Value() <= other.Value(); }

double Decimal::Value() const {
  if (!ok || exponent > kMaxExponent) return std::numeric_limits<double>::quiet_NaN();
  if (mantissa <= (uint128{1} << 53) && exponent >= -22 && exponent <= 22) {
    const auto whole = static_cast<double>(static_cast<uint64_t>(mantissa));
    const double v = exponent < 0 ? whole / kPowers[-exponent] : whole * kPowers[exponent];
    return negative ? -v : v;
  }
  const std::string text = Text();
  double v = 0;
  std::from_chars(text.data(), text.data() + text.size(), v);
  return v;
}

std::string Decimal::Text() const {
  if (!ok || exponent > kMaxExponent || exponent < -kMaxExponent) return {};
  char digits[48];
  int n = 0;
  for (uint128 m = mantissa; m != 0 || n == 0; m /= 10) digits[n++] = static_cast<char>('0' + static_cast<int>(m % 10));
  std::string out;
  if (negative) out.push_back('-');
  if (exponent < 0 && n <= -exponent) {
    out.append("0.");
    out.append(static_cast<size_t>(-exponent - n), '0');
    while (n > 0) out.push_back(digits[--n]);
    return out;
  }
  while (n > 0) {
    if (n == -exponent) out.push_back('.');
    out.push_back(digits[--n]);
  }
  if (exponent > 0 && mantissa != 0) out.append(static_cast<size_t>(exponent), '0');
  return out;
}

}  // namespace baogao
