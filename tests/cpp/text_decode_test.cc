// Decoding: encodings given, marked, declared and detected; malformed bytes; offsets back into the file.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "baogao/text/decode.h"
#include "baogao/text/utf8.h"
#include "baogao/text/utf8_repair.h"

namespace baogao {
namespace {

using namespace std::string_literals;

constexpr char kGbk[] =
    "\xC8\xAB\xC7\xF8\xCD\xEA\xB3\xC9\xCD\xB6\xD7\xCA\xC8\xFD\xD2\xDA\xD4\xAA\xA1\xA3";  // 全区完成投资三亿元。
constexpr char kText[] = "全区完成投资三亿元。";
constexpr char kBig5[] =
    "\xA5\xFE\xB0\xCF\xA7\xB9\xA6\xA8\xA7\xEB\xB8\xEA\xA4\x54\xBB\xF5\xA4\xB8\xA1\x43";  // 全區完成投資三億元。
constexpr char kTraditional[] = "全區完成投資三億元。";

TEST(Decode, DetectsOrTakesTheEncoding) {
  const struct {
    std::string bytes, given, encoding, text;
  } cases[] = {
      {"", "", "UTF-8", ""},
      {"abc", "", "UTF-8", "abc"},
      {kText, "", "UTF-8", kText},
      {"\xEF\xBB\xBF"s + kText, "", "UTF-8", kText},
      {"\xEF\xBB\xBF"s + kText, "utf-8", "UTF-8", kText},
      {kGbk, "", "GB18030", kText},
      {kGbk, "gb2312", "GB18030", kText},
      {kGbk, "GBK", "GB18030", kText},
      {kBig5, "", "Big5", kTraditional},
      {kBig5, "big5", "Big5", kTraditional},
      {"<meta charset=\"gb2312\">"s + kGbk, "", "GB18030", "<meta charset=\"gb2312\">"s + kText},
      {"<?xml version='1.0' encoding='gbk'?>"s + kGbk, "", "GB18030", "<?xml version='1.0' encoding='gbk'?>"s + kText},
      {"<meta charset=gbk>"s + kText, "", "UTF-8", "<meta charset=gbk>"s + kText},  // saved anew, declaration kept
      {"\x80", "gbk", "GB18030", "€"},
      {"\xFF\xFE\x68\x51\x3A\x53"s, "", "UTF-16LE", "全区"},
      {"\xFE\xFF\x51\x68\x53\x3A"s, "", "UTF-16BE", "全区"},
      {"\xFE\xFF\x51\x68\x53\x3A"s, "utf-16", "UTF-16BE", "全区"},
      {"\x32\x00\x30\x00\x74\x5E\x68\x51\x3A\x53"s, "", "UTF-16LE", "20年全区"},
      {"\x00\x32\x00\x30\x5E\x74\x51\x68\x53\x3A"s, "", "UTF-16BE", "20年全区"},
      {"a\0b"s, "", "UTF-8", "a\0b"s},
      {"\x84\x31\x95\x33"s + kGbk, "", "GB18030", kText},
  };
  for (const auto& c : cases) {
    const SourceText source = Decode(c.bytes, c.given);
    EXPECT_EQ(source.error, "") << c.text;
    EXPECT_EQ(source.encoding, c.encoding) << c.text;
    EXPECT_EQ(source.text, c.text);
    EXPECT_EQ(source.malformed, 0u) << c.text;
    EXPECT_GT(source.confidence, 0) << c.text;
    EXPECT_LE(source.confidence, 1) << c.text;
  }
}

TEST(Decode, BeliesWrongDeclarations) {
  const struct {
    std::string bytes, encoding, text;
  } cases[] = {
      {"<meta charset=utf-8>"s + kGbk, "GB18030", "<meta charset=utf-8>"s + kText},
      {"<meta charset=utf-8>"s + kBig5, "Big5", "<meta charset=utf-8>"s + kTraditional},
      {"<meta charset=big5>"s + kGbk, "GB18030", "<meta charset=big5>"s + kText},
      {"<meta charset=gb2312>"s + kBig5, "Big5", "<meta charset=gb2312>"s + kTraditional},
      {"<meta charset=iso-8859-1>"s + kGbk, "GB18030", "<meta charset=iso-8859-1>"s + kText},
      {"<meta charset=gb2312>\x97\xAB\x81\x39\xF2\x39\xD5\xD4\xA1\xA3"s, "GB18030", "<meta charset=gb2312>棲㐨赵。"},
      {"<meta charset=iso-8859-1>caf\xE9"s, "ISO-8859-1", "<meta charset=iso-8859-1>café"},
  };
  for (const auto& c : cases) {
    const SourceText source = Decode(c.bytes);
    EXPECT_EQ(source.encoding, c.encoding) << c.text;
    EXPECT_EQ(source.text, c.text);
  }
}

TEST(Decode, SaysWhatIsNoText) {
  const struct {
    std::string bytes, what;
  } cases[] = {
      {"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj", "PDF"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"s, "old Office document"},
      {"PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml word/document.xml"s, ".docx"},
      {"PK\x03\x04\x14\x00\x06\x00\x08\x00 a.txt"s, "ZIP archive; unpack it"},
      {"\xFF\xD8\xFF\xE0\x00\x10JFIF"s, "JPEG image; it needs recognition"},
      {"BM\x36\x00\x0C\x00"s, "bitmap"},
      {"\x1F\x8B\x08\x00\x00"s, "gzip"},
      {"\x01\x02\x03\x04\x05\x06\x07\x08"s + kGbk, "binary file"},
      {std::string(100, '\0') + kGbk, "binary file"},
  };
  for (const auto& c : cases) {
    for (const char* given : {"", "gbk", "utf-8"}) {
      const SourceText source = Decode(c.bytes, given);
      EXPECT_NE(source.not_text.find(c.what), std::string::npos) << c.what << ": " << source.not_text;
      EXPECT_LT(source.confidence, 0.1);
      EXPECT_EQ(source.text, "");
      EXPECT_EQ(source.error, "");
    }
  }
}

TEST(Decode, TextIsText) {
  std::string wide;  // 市市市…, whose low byte is small
  for (int i = 0; i < 100; ++i) wide += "\x02\x5E";
  const std::string cases[] = {"",
                               "a\0b"s,
                               kText,
                               kGbk,
                               kBig5,
                               "BM股份有限公司",
                               "MZ集团",
                               "BM股份有限公司" + std::string(50, '\0'),
                               "指标\x01数值\x01增幅\x02产值\x01"
                               "32\x01"
                               "4%\x02税收\x01"
                               "9\x01"
                               "5%",
                               "CAJ全文",
                               kText + std::string(4000, '\0'),
                               "\xFF\xFE"s + wide,
                               "第一页\f第二页\f",
                               "PK赛",
                               "<?xml version='1.0'?>"};
  for (const std::string& bytes : cases) EXPECT_EQ(Decode(bytes).not_text, "") << bytes;
}

TEST(Decode, UnknownNameIsAnErrorThatHelps) {
  const SourceText source = Decode("abc", "klingon");
  EXPECT_EQ(source.text, "");
  EXPECT_NE(source.error.find("klingon"), std::string::npos);
  EXPECT_NE(source.error.find("utf-8"), std::string::npos);
}

TEST(Decode, MalformedPartsAreReplacedAndCounted) {
  const struct {
    std::string bytes, text;
    uint32_t malformed;
  } cases[] = {
      {"\xE5\xB8", "\uFFFD", 1},
      {"\xE5\xB8"
       "a",
       "\uFFFD"
       "a",
       1},
      {"\xC0\x80", "\uFFFD\uFFFD", 2},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xF0\x9F\x98", "\uFFFD", 1},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
      {"\xE0\x80\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xFF\xE5\xB8\x82", "\uFFFD市", 1},
      {"\x80", "\uFFFD", 1},
      {"\xF1\x80\xE5\xB8\x82", "\uFFFD市", 1},
  };
  for (const auto& c : cases) {
    const SourceText source = Decode(c.bytes, "utf-8");
    EXPECT_EQ(source.text, c.text);
    EXPECT_EQ(source.malformed, c.malformed) << c.text;
  }
  const SourceText gb = Decode("\xC8\xAB\xC7", "gb18030");
  EXPECT_EQ(gb.text, "全\uFFFD");
  EXPECT_EQ(gb.malformed, 1u);
}

TEST(Decode, LoneSurrogatesOfTextAreOneEach) {
  const SourceText source = DecodeText(
      "a\xED\xA0\x80"
      "b\xED\xBF\xBF");
  EXPECT_EQ(source.text,
            "a\uFFFD"
            "b\uFFFD");
  EXPECT_EQ(source.malformed, 2u);
}

TEST(Decode, SpansLeadBackToBytes) {
  const struct {
    std::string bytes, given, find;
  } cases[] = {
      {kText, "", "投资"},           {"\xEF\xBB\xBF"s + kText, "", "投资"},   {kGbk, "gbk", "投资"},
      {kBig5, "big5", "投資"},       {"\xFF\xFE\x68\x51\x3A\x53"s, "", "区"}, {"\xFF"s + kText, "utf-8", "投资"},
      {"\xFF"s + kGbk, "gbk", "三"},
  };
  for (const auto& c : cases) {
    const SourceText source = Decode(c.bytes, c.given);
    const auto at = static_cast<uint32_t>(source.text.find(c.find));
    const Span bytes = ToBytes(c.bytes, source, {at, at + static_cast<uint32_t>(c.find.size())});
    EXPECT_EQ(Decode(bytes.of(c.bytes), source.encoding).text, c.find) << source.encoding;
    const Span all = ToBytes(c.bytes, source, {0, static_cast<uint32_t>(source.text.size())});
    EXPECT_EQ(Decode(all.of(c.bytes), source.encoding).text, source.text) << source.encoding;
  }
}

TEST(Decode, AnyBytesGiveValidText) {
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes;
    const uint32_t size = random() % 64;
    for (uint32_t n = 0; n < size; ++n)
      bytes.push_back(static_cast<char>(random() % 4 == 0 ? random() % 128 : random() % 256));
    for (const char* given : {"", "utf-8", "gb18030", "big5", "utf-16le"}) {
      const SourceText source = Decode(bytes, given);
      ASSERT_EQ(ValidUtf8Prefix(source.text), source.text.size()) << given;
      const auto end = static_cast<uint32_t>(source.text.size());
      const Span all = ToBytes(bytes, source, {0, end});
      ASSERT_LE(all.end, bytes.size());
    }
  }
}

// The fast loops agree with the slow rule at every offset and length.
TEST(Utf8Repair, FastPathAgreesWithTheRule) {
  std::mt19937 random(2);
  const std::string bits[] = {
      "a",    "市",      "é", "𠮷", "\xED\x9F\xBF", "\xE0\xA0\x80", "\xEF\xBF\xBF", "\xED\xA0\x80", "\xE0\x9F\x80",
      "\x80", "12345678"};
  for (int i = 0; i < 5000; ++i) {
    std::string bytes;
    for (int n = 0; n < 12; ++n) bytes += bits[random() % (i % 2 == 0 ? 7 : 11)];
    size_t slow = 0;
    while (slow < bytes.size()) {
      const Utf8Part part = NextUtf8Part(bytes, slow, false);
      if (!part.valid) break;
      slow += part.size;
    }
    ASSERT_EQ(ValidUtf8Prefix(bytes), slow);
  }
}

}  // namespace
}  // namespace baogao
