// CrossedReader: bytes read in one encoding, though some are lost or doubtful. Not public.
//
// In:   the bytes that a crossed text came from, each as far as it is known, and what stands around them.
// Out:  the likeliest reading of all of them, with what was put in to get it and how sure that is.
// Fail: an empty reading.
//
// Examples (bytes -> text):
//   E4 BA A7 E5 93 (81 gone)  -> 产品     ReadUtf8
//   B2 FA C6 B7               -> 产品     ReadGbk
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace baogao {

// Not bytes: what U+FFFD and `?` stand for, a byte or two that are gone, or themselves.
constexpr uint16_t kLost = 0x100, kAsked = 0x101;
constexpr uint16_t kFolds = 0x200;  // flag of a byte: it may be two, which formed a letter in UTF-8

// A text in bytes, some of them unknown.
using CrossedBytes = std::vector<uint16_t>;

// The characters before and behind a stretch.
struct CrossedContext {
  char32_t before = U'\n', after = U'\n';
};

struct CrossedReading {
  std::string text;
  float score = 0;       // log-probability
  float confidence = 1;  // of what had to be guessed: the share of this reading among all
  int characters = 0;    // beyond ASCII
  int mended = 0;        // of these with a byte put in
  int guessed = 0;       // of these with a byte put in, or one that was lost
  uint32_t steps = 0;    // work done
};

// Whether, of bytes with flags, no two formed a letter in UTF-8.
bool NeverFolds(const CrossedBytes& bytes);

// The best reading of all bytes; of a `cut` piece, that ends anywhere, all but the last few will do.
CrossedReading ReadUtf8(const CrossedBytes& bytes, CrossedContext context = {}, bool cut = false);
CrossedReading ReadGbk(const CrossedBytes& bytes, CrossedContext context = {}, bool cut = false);

}  // namespace baogao
