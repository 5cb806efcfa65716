// UTF-8, the usual case, is checked and copied by hand; everything else goes through ICU's converters in chunks.
// One loop over a converter serves both directions: it appends text, or, for ToBytes, only follows the offsets.
#include "baogao/text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <memory>
#include <vector>

#include "baogao/text/binary.h"
#include "baogao/text/detect.h"
#include "baogao/text/utf8.h"
#include "baogao/text/utf8_repair.h"

namespace baogao {
namespace {

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
// Longest first: FF FE 00 00 begins with FF FE.
constexpr Mark kMarks[] = {
    {std::string_view("\xFF\xFE\x00\x00", 4), "UTF-32LE"}, {std::string_view("\x00\x00\xFE\xFF", 4), "UTF-32BE"},
    {std::string_view("\x84\x31\x95\x33", 4), "gb18030"},  {std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
    {std::string_view("\xFF\xFE", 2), "UTF-16LE"},         {std::string_view("\xFE\xFF", 2), "UTF-16BE"},
};

// `family` is how the encoding's name begins; FF FE 00 00 is UTF-32's mark, or that of UTF-16 before a NUL.
const Mark* FindMark(std::string_view bytes, std::string_view family = {}) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes) && std::string_view(mark.encoding).starts_with(family)) return &mark;
  }
  return nullptr;
}

// The mark that belongs to an encoding: "UTF-16" takes either of its two.
uint32_t MarkSize(std::string_view bytes, std::string_view encoding) {
  for (const Mark& mark : kMarks) {
    const bool its_own = ucnv_compareNames(mark.encoding, std::string(encoding).c_str()) == 0;
    if (its_own && bytes.starts_with(mark.bytes)) return static_cast<uint32_t>(mark.bytes.size());
  }
  return 0;
}

struct Close {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, Close>;

// Every sequence that has no meaning becomes one U+FFFD and is counted; the byte 80, which GB 18030 leaves free, is
// the euro sign of Windows' GBK.
void Replace(const void* context, UConverterToUnicodeArgs* args, const char* units, int32_t length,
             UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  const bool euro = length == 1 && units[0] == '\x80';
  const UChar c = euro ? 0x20AC : 0xFFFD;
  if (!euro) ++*const_cast<uint32_t*>(static_cast<const uint32_t*>(context));
  ucnv_cbToUWriteUChars(args, &c, 1, 0, status);
}

Converter Open(const std::string& name, uint32_t* malformed) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), Replace, malformed, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

// The name as mail and web standards write it, else ICU's own.
std::string StandardName(const std::string& name) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* found = ucnv_getStandardName(name.c_str(), standard, &status);
    if (U_SUCCESS(status) && found != nullptr) return found;
  }
  UErrorCode status = U_ZERO_ERROR;
  const char* found = ucnv_getAlias(name.c_str(), 0, &status);
  return U_SUCCESS(status) && found != nullptr ? found : name;
}

// Converts all bytes, calling visit(code point, offset of its first byte).
template <typename Visit>
void Convert(UConverter* converter, std::string_view bytes, Visit&& visit) {
  constexpr int32_t kUnits = 8192;
  std::vector<UChar> units(kUnits);
  std::vector<int32_t> offsets(kUnits);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UChar high = 0;
  size_t high_at = 0;
  UErrorCode status;
  do {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    const auto base = static_cast<size_t>(source - bytes.data());
    size_t last = base;
    ucnv_toUnicode(converter, &target, units.data() + kUnits, &source, end, offsets.data(), true, &status);
    for (const UChar* u = units.data(); u != target; ++u) {
      // An offset of -1 stands for bytes of the call before: such a unit shares the place of the one before it.
      const int32_t offset = offsets[static_cast<size_t>(u - units.data())];
      if (offset >= 0) last = base + static_cast<size_t>(offset);
      if (high != 0 && U16_IS_TRAIL(*u)) {
        visit(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *u)), high_at);
        high = 0;
        continue;
      }
      if (high != 0) visit(char32_t{0xFFFD}, high_at);
      high = 0;
      if (U16_IS_LEAD(*u)) {
        high = *u;
        high_at = last;
      } else {
        visit(U16_IS_TRAIL(*u) ? char32_t{0xFFFD} : static_cast<char32_t>(*u), last);
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (high != 0) visit(char32_t{0xFFFD}, high_at);
}

bool IsUtf8(std::string_view encoding) { return encoding.empty() || encoding == "UTF-8"; }

}  // namespace

SourceText Decode(std::string_view bytes, std::string_view encoding) {
  constexpr double kNoText = 0.05;  // confidence in the encoding of what is none
  SourceText out;
  std::string name;
  if (!encoding.empty()) {
    name = ConverterName(encoding);
    for (const char* family : {"UTF-16", "UTF-32"}) {
      if (ucnv_compareNames(name.c_str(), family) != 0) continue;
      const Mark* mark = FindMark(bytes, family);
      name = mark != nullptr ? mark->encoding : std::string(family) + "LE";
      break;
    }
  } else if (const Mark* mark = FindMark(bytes)) {
    name = mark->encoding;
  } else {
    EncodingGuess guess = DetectEncoding(bytes);
    name = std::move(guess.name);
    out.confidence = guess.confidence;
  }
  Converter converter = Open(name, &out.malformed);
  if (converter == nullptr && encoding.empty()) {  // a page that declares an encoding of its own invention
    name = "UTF-8";
    out.confidence = 0.1;
    converter = Open(name, &out.malformed);
  }
  if (converter == nullptr) {
    out.error = "unknown encoding '" + std::string(encoding) +
                "': give a name that ICU knows, such as 'utf-8', 'gb18030' or 'big5', or none to have it detected";
    return out;
  }
  out.encoding = StandardName(name);
  out.not_text = WhatIsNotText(bytes, name.starts_with("UTF-16") || name.starts_with("UTF-32"));
  if (!out.not_text.empty()) {
    out.confidence = kNoText;
    return out;
  }
  const std::string_view body = bytes.substr(MarkSize(bytes, name));
  if (IsUtf8(out.encoding)) {
    RepairedUtf8 repaired = RepairUtf8(body);
    out.text = std::move(repaired.text);
    out.malformed = repaired.malformed;
    return out;
  }
  out.text.reserve(body.size() + body.size() / 2);
  Convert(converter.get(), body, [&](char32_t c, size_t) { AppendCodePoint(out.text, c); });
  return out;
}

SourceText DecodeText(std::string_view surrogatepass_utf8) {
  SourceText out;
  RepairedUtf8 repaired = RepairUtf8(surrogatepass_utf8, true);
  out.text = std::move(repaired.text);
  out.malformed = repaired.malformed;
  return out;
}

Span ToBytes(std::string_view bytes, const SourceText& source, Span text_span) {
  const bool utf8 = IsUtf8(source.encoding);
  const uint32_t mark = source.encoding.empty() ? 0 : MarkSize(bytes, utf8 ? "UTF-8" : source.encoding);
  if (utf8 && source.malformed == 0) return {text_span.begin + mark, text_span.end + mark};
  const std::string_view body = bytes.substr(mark);
  const auto size = static_cast<uint32_t>(body.size());
  Span out{size, size};
  bool begun = false, ended = false;
  uint32_t text_at = 0;
  const auto visit = [&](char32_t c, size_t at) {
    if (!begun && text_at >= text_span.begin) begun = true, out.begin = static_cast<uint32_t>(at);
    if (!ended && text_at >= text_span.end) ended = true, out.end = static_cast<uint32_t>(at);
    text_at += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  };
  if (utf8) {
    for (size_t at = 0; at < body.size() && !ended;) {
      const Utf8Part part = NextUtf8Part(body, at, source.encoding.empty());
      auto from = static_cast<uint32_t>(at);
      visit(part.valid ? NextCodePoint(body, from) : char32_t{0xFFFD}, at);
      at += part.size;
    }
  } else {
    uint32_t malformed = 0;
    if (const Converter converter = Open(ConverterName(source.encoding), &malformed)) {
      Convert(converter.get(), body, visit);
    }
  }
  return {out.begin + mark, out.end + mark};
}

}  // namespace baogao
