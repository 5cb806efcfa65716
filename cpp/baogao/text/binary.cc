// Known kinds are told by their first bytes, all others by their control bytes, of which text has next to none.
#include "baogao/text/binary.h"

#include <bit>
#include <cstdint>

namespace baogao {
namespace {

constexpr std::string_view kSaveAsText = "open it in its program and save it as plain text";
constexpr std::string_view kRecognise = "it needs recognition of characters (OCR) first";
constexpr std::string_view kUnpack = "unpack it and read the files in it";

struct Kind {
  std::string_view begin;
  bool nul;  // the same bytes may begin a text, but then no NUL follows
  std::string_view what, advice;
};
using namespace std::string_view_literals;
constexpr Kind kKinds[] = {
    {"%PDF-"sv, false, "a PDF document"sv, "take its text out first, for instance with pdftotext"sv},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, false, "an old Office document (.doc, .xls, .ppt, .wps)"sv, kSaveAsText},
    {"{\\rtf"sv, false, "a document in Rich Text Format"sv, kSaveAsText},
    {"\xFF\xD8\xFF"sv, false, "a JPEG image"sv, kRecognise},
    {"\x89PNG\r\n\x1A\n"sv, false, "a PNG image"sv, kRecognise},
    {"GIF8"sv, true, "a GIF image"sv, kRecognise},
    {"II*\0"sv, false, "a TIFF image"sv, kRecognise},
    {"MM\0*"sv, false, "a TIFF image"sv, kRecognise},
    {"BM"sv, true, "a bitmap image"sv, kRecognise},
    {"CAJ"sv, true, "a CAJ document"sv, "open it in CAJViewer and save it as plain text"sv},
    {"KDH"sv, true, "a KDH document"sv, "open it in CAJViewer and save it as plain text"sv},
    {"Rar!\x1A\x07"sv, false, "a RAR archive"sv, kUnpack},
    {"7z\xBC\xAF\x27\x1C"sv, false, "a 7z archive"sv, kUnpack},
    {"\x1F\x8B\x08"sv, false, "a gzip archive"sv, kUnpack},
    {"BZh"sv, true, "a bzip2 archive"sv, kUnpack},
    {"\xFD\x37zXZ\0"sv, false, "an xz archive"sv, kUnpack},
    {"PAR1"sv, true, "a Parquet table"sv, "read it with pandas and give its column of texts"sv},
    {"SQLite format 3\0"sv, false, "an SQLite database"sv, "read it with pandas and give its column of texts"sv},
    {"\x7F"
     "ELF"sv,
     false, "a program"sv, "it holds no report"sv},
    {"MZ"sv, true, "a program"sv, "it holds no report"sv},
};

constexpr size_t kSample = 64 * 1024;
constexpr size_t kFewest = 8;   // control bytes; fewer may be an accident
constexpr size_t kRarest = 20;  // one in so many bytes; compressed data have twice as many
constexpr int kSeparators = 3;  // kinds of control bytes that may part the fields of a text, NUL aside

bool Holds(std::string_view bytes, std::string_view part) { return bytes.find(part) != std::string_view::npos; }

std::string ZipKind(std::string_view bytes) {
  const std::string_view names = bytes.substr(0, 4 * kSample);  // of the first members
  const struct {
    std::string_view member, what;
  } kinds[] = {{"word/", "a Word document (.docx)"},
               {"xl/", "an Excel workbook (.xlsx)"},
               {"ppt/", "a PowerPoint file (.pptx)"},
               {"opendocument", "an OpenDocument file"},
               {"application/epub", "an e-book (.epub)"}};
  for (const auto& kind : kinds) {
    if (Holds(names, kind.member)) return std::string(kind.what) + "; " + std::string(kSaveAsText);
  }
  return "a ZIP archive; " + std::string(kUnpack);
}

// Without branches: it is asked of every byte.
bool IsControl(char c) {
  constexpr uint32_t kOfTexts =
      1u << '\t' | 1u << '\n' | 1u << '\r' | 1u << '\f' | 1u << '\v' | 1u << 0x1A | 1u << 0x1B;
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20) & ~(kOfTexts >> (byte & 31)) & 1;
}

}  // namespace

std::string WhatIsNotText(std::string_view bytes, bool wide) {
  if (bytes.starts_with("PK\x03\x04")) return ZipKind(bytes);
  const std::string_view sample = bytes.substr(0, kSample);
  // Files that were allocated longer than they are end with NULs.
  const std::string_view body = sample.substr(0, sample.find_last_not_of('\0') + 1);
  for (const Kind& kind : kKinds) {
    if (bytes.starts_with(kind.begin) && (!kind.nul || Holds(body, std::string_view("\0", 1)))) {
      return std::string(kind.what) + "; " + std::string(kind.advice);
    }
  }
  if (wide) return {};
  size_t controls = 0;
  for (const char c : body) controls += IsControl(c);
  if (controls < kFewest) return {};
  uint32_t kinds = 0;
  for (const char c : body) {
    if (IsControl(c)) kinds |= 1u << static_cast<unsigned char>(c);
  }
  const bool separators = (kinds & 1) == 0 && std::popcount(kinds) <= kSeparators;
  if (controls * kRarest < body.size() || separators) return {};
  return "a binary file of a kind that is not known here; " + std::string(kSaveAsText);
}

}  // namespace baogao
