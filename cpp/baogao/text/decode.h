// Decode: bytes to UTF-8.
//
// In:   the bytes of a file and, if the caller knows it, the name of their encoding.
// Out:  valid UTF-8 without byte order mark, the encoding used and how sure that is, how many malformed
//       sequences were replaced by U+FFFD. Any text decodes; NUL bytes and empty input are fine. A file that is no text
//       (an image, a PDF) gives none: `not_text` says what it is, and the confidence is next to none.
// Fail: an encoding name that ICU does not know gives `error` and no text.
//
// Examples:
//   "\xEF\xBB\xBF\xE5\xB8\x82"  -> 市, "UTF-8", confidence 1 (byte order mark)
//   "\xCA\xD0\xBF\xC6"          -> 市科, "GB18030" (detected: valid, and its characters are common ones)
//   "\xE5\xB8"                  -> U+FFFD, malformed 1
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "baogao/span.h"

namespace baogao {

struct SourceText {
  std::string text;
  std::string encoding;  // "UTF-8", "UTF-16LE", "GB18030", "Big5", ... as MIME or IANA name it; empty: it came decoded
  double confidence = 1.0;  // 1 given or marked, else that of the declaration or the detection
  uint32_t malformed = 0;
  std::string not_text;  // what the file is and what to do, if it is no text (see binary.h); empty: it is one
  std::string error;
};

SourceText Decode(std::string_view bytes, std::string_view encoding = {});

// Text that comes decoded (a Python str): lone surrogates, which UTF-8 can not hold, arrive as their three
// generalized UTF-8 bytes and become one U+FFFD each, so that code-point offsets stay those of the caller.
SourceText DecodeText(std::string_view surrogatepass_utf8);

// The bytes of the file that span `text_span` of source.text was decoded from (byte order mark excluded).
Span ToBytes(std::string_view bytes, const SourceText& source, Span text_span);

}  // namespace baogao
