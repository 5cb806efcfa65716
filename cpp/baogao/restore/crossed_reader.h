// CrossedReader: bytes read in one encoding, though some are lost or doubtful. Not public.
//
// In:   the bytes that a crossed text came from; kLost for one that is gone, kFolds on one that may be two.
// Out:  the likeliest reading of all of them, with what was put in to get it.
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

constexpr uint16_t kLost = 0x100;   // a byte that a `?` or U+FFFD stands for
constexpr uint16_t kFolds = 0x200;  // flag of a byte: it may be two, which formed a letter in UTF-8

// A text in bytes, some of them unknown.
using CrossedBytes = std::vector<uint16_t>;

struct CrossedReading {
  std::string text;
  float score = 0;
  int characters = 0;  // beyond ASCII
  int mended = 0;      // of these with a byte put in
};

// The best reading of all bytes; of a `cut` piece, that ends anywhere, all but the last few will do.
CrossedReading ReadUtf8(const CrossedBytes& bytes, bool cut = false);
CrossedReading ReadGbk(const CrossedBytes& bytes, bool cut = false);

}  // namespace baogao
