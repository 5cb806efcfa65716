// What holds for every input: edits replay, are sorted and disjoint, spans map there and back; hostile inputs take
// linear time; clean reports stay as they are.
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "baogao/restore/compose.h"
#include "baogao/restore/restore.h"
#include "baogao/text/decode.h"
#include "baogao/text/utf8_repair.h"

namespace baogao {
namespace {

std::string Replay(std::string_view raw, const RestoredText& restored) {
  std::string out;
  uint32_t at = 0;
  for (const Edit& e : restored.edits) {
    out.append(raw.substr(at, e.raw.begin - at));
    out.append(e.text.of(restored.text));
    at = e.raw.end;
  }
  out.append(raw.substr(at));
  return out;
}

void CheckInvariants(std::string_view raw, const RestoredText& restored, const std::string& where) {
  ASSERT_EQ(ValidUtf8Prefix(restored.text), restored.text.size()) << where;
  Span raw_before, text_before;
  for (size_t i = 0; i < restored.edits.size(); ++i) {
    const Edit& e = restored.edits[i];
    ASSERT_LE(e.raw.begin, e.raw.end) << where;
    ASSERT_LE(raw_before.end, e.raw.begin) << where << " edit " << i;
    ASSERT_LE(text_before.end, e.text.begin) << where << " edit " << i;
    ASSERT_EQ(e.raw.begin - raw_before.end, e.text.begin - text_before.end) << where << " edit " << i;
    ASSERT_NE(e.raw.of(raw), e.text.of(restored.text)) << where << " edit " << i;
    ASSERT_GT(e.confidence, 0) << where;
    ASSERT_LE(e.confidence, 1) << where;
    if (i > 0 && e.raw.begin == raw_before.end) {
      ASSERT_NE(e.kind, restored.edits[i - 1].kind) << where;
    }
    ASSERT_EQ(ToText(restored, e.raw), e.text) << where << " edit " << i;
    if (!e.text.empty()) {
      ASSERT_EQ(ToRaw(restored, e.text), e.raw) << where << " edit " << i;
    }
    raw_before = e.raw;
    text_before = e.text;
  }
  ASSERT_EQ(Replay(raw, restored), restored.text) << where;
  for (const Suspicion& s : restored.suspected) {
    ASSERT_LE(s.raw.begin, s.raw.end) << where;
    ASSERT_LE(s.raw.end, raw.size()) << where;
  }
}

// Spans to and fro: what comes back holds what went in.
void CheckSpans(std::string_view raw, const RestoredText& restored, std::mt19937& random, const std::string& where) {
  for (int i = 0; i < 40; ++i) {
    std::uniform_int_distribution<uint32_t> place(0, static_cast<uint32_t>(restored.text.size()));
    Span text{place(random), place(random)};
    if (text.begin > text.end) std::swap(text.begin, text.end);
    const Span back = ToText(restored, ToRaw(restored, text));
    ASSERT_LE(ToRaw(restored, text).end, raw.size()) << where;
    if (!text.empty()) {
      ASSERT_TRUE(back.contains(text)) << where;
    }
  }
}

// Bits of damage and of text, thrown together.
std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string> kBits = {"創(chuàng)",
                                                 "業(ye)(ye)",
                                                 "（nóng）",
                                                 "(",
                                                 ")",
                                                 "（",
                                                 "）",
                                                 "發展",
                                                 "发展",
                                                 "\n",
                                                 "\n\n",
                                                 "\r\n",
                                                 "1、",
                                                 "2、",
                                                 "3、",
                                                 "第2页共6页",
                                                 "页",
                                                 "共",
                                                 "第",
                                                 "&nbsp;",
                                                 "&amp;",
                                                 "&#8203;",
                                                 "&#x;",
                                                 "&",
                                                 ";;",
                                                 ";",
                                                 "rdquo;",
                                                 "<br>",
                                                 "<p",
                                                 "<!--",
                                                 "-->",
                                                 "</script>",
                                                 "<script>",
                                                 "温馨提示",
                                                 "温馨提示\n",
                                                 "最新文档\n",
                                                 "版权所有",
                                                 "公务员之家",
                                                 "来源：",
                                                 "来源:",
                                                 "发布时间：2019-03-04",
                                                 "打印",
                                                 "【",
                                                 "】",
                                                 "２０",
                                                 "％",
                                                 "．",
                                                 " ",
                                                 "　",
                                                 "\xC2\xA0",
                                                 "\xE2\x80\x8B",
                                                 "\xEF\xBF\xBD",
                                                 "锟斤拷",
                                                 "锟",
                                                 ",",
                                                 ",,",
                                                 "，",
                                                 "、",
                                                 "。",
                                                 "“",
                                                 "”",
                                                 "《",
                                                 "》",
                                                 "3",
                                                 "53.",
                                                 "06亿元",
                                                 "Tz9",
                                                 "qW3x",
                                                 "- 2 -",
                                                 "?",
                                                 "??",
                                                 "确??萍加",
                                                 "樱(yīng)",
                                                 "²úÆ·",
                                                 "\xC2\xAD",
                                                 "\xEE\x80\x80",
                                                 "𠮷",
                                                 "é",
                                                 std::string(1, '\0'),
                                                 "当前位置：",
                                                 "还剩9页未读",
                                                 "全区经济平稳运行，",
                                                 "政 府 工 作",
                                                 "０/１５０",
                                                 "0/150",
                                                 "dedecms",
                                                 "著名",
                                                 "乾安",
                                                 "\t",
                                                 "www.a.com",
                                                 "【好网 www.a.cn】",
                                                 "本站文档下载",
                                                 "更多范文请关注",
                                                 "推荐阅读\n",
                                                 "- 某局总结\n",
                                                 "本作品是某地的\n",
                                                 "3 / 12\n",
                                                 "某县报告 3\n",
                                                 "XLC",
                                                 "全 年 增 收 2 . 5 亿 元 ，"};
  std::uniform_int_distribution<size_t> bit(0, kBits.size() - 1);
  std::string text;
  for (size_t n = std::uniform_int_distribution<size_t>(0, 60)(random); n > 0; --n) text += kBits[bit(random)];
  return text;
}

TEST(RestoreInvariants, HoldForRandomDamage) {
  std::mt19937 random(20240601);
  for (int i = 0; i < 1000; ++i) {
    const std::string raw = RandomText(random);
    const RestoredText restored = Restore(raw, Options{});
    CheckInvariants(raw, restored, raw);
    CheckSpans(raw, restored, random, raw);
    if (HasFatalFailure()) return;
  }
}

TEST(RestoreInvariants, NeighboursOfOtherKindsStayApart) {
  const std::string raw = "abcdef";
  Composition composition(raw);
  composition.Apply({{{0, 2}, "", EditKind::furniture}});
  composition.Apply({{{0, 2}, "", EditKind::page_marker}});
  composition.Apply({{{0, 1}, "x", EditKind::script}});
  RestoredText restored;
  composition.Finish(restored.text, restored.edits);
  EXPECT_EQ(restored.text, "xf");
  ASSERT_EQ(restored.edits.size(), 3u);
  EXPECT_EQ(restored.edits[0].raw, (Span{0, 2}));
  EXPECT_EQ(restored.edits[1].raw, (Span{2, 4}));
  EXPECT_EQ(restored.edits[2].raw, (Span{4, 5}));
  EXPECT_EQ(restored.edits[2].kind, EditKind::script);
}

// What several passes touch is one edit of the first kind.
TEST(RestoreInvariants, PassesOverOneAnotherMakeOneEdit) {
  const RestoredText restored = Restore("科技創(chuàng)新", Options{});
  EXPECT_EQ(restored.text, "科技创新");
  ASSERT_EQ(restored.edits.size(), 1u);
  EXPECT_EQ(restored.edits[0].kind, EditKind::annotation);
  EXPECT_EQ(restored.edits[0].text, (Span{6, 9}));
}

// Random changes over random changes: the composition agrees with a plain replacement.
TEST(RestoreInvariants, CompositionAgreesWithPlainReplacement) {
  std::mt19937 random(7);
  const auto draw = [&](uint32_t most) { return std::uniform_int_distribution<uint32_t>(0, most)(random); };
  for (int i = 0; i < 2000; ++i) {
    std::string raw;
    for (uint32_t n = draw(30); n > 0; --n) raw.push_back(static_cast<char>('a' + draw(3)));
    Composition composition(raw);
    std::string expected = raw;
    for (int pass = 0; pass < 4; ++pass) {
      Changes changes;
      for (uint32_t at = draw(3); at <= expected.size();) {
        const uint32_t end = std::min(at + draw(3), static_cast<uint32_t>(expected.size()));
        std::string to(draw(2), static_cast<char>('x' + draw(1)));
        if (end > at) changes.push_back({{at, end}, to, static_cast<EditKind>(draw(3)), 1});
        at = end + draw(4) + (end == at);
      }
      for (size_t k = changes.size(); k-- > 0;) {
        expected.replace(changes[k].at.begin, changes[k].at.size(), changes[k].text);
      }
      composition.Apply(changes);
      ASSERT_EQ(composition.text(), expected);
    }
    RestoredText restored;
    composition.Finish(restored.text, restored.edits);
    CheckInvariants(raw, restored, raw);
    if (HasFatalFailure()) return;
  }
}

std::string Repeat(std::string_view bit, size_t bytes) {
  std::string text;
  text.reserve(bytes + bit.size());
  while (text.size() < bytes) text += bit;
  return text;
}

TEST(RestoreInvariants, HostileInputsTakeLinearTime) {
  for (const std::string& bit : std::vector<std::string>{"7",
                                                         "(",
                                                         "（",
                                                         "業(",
                                                         "業(ye",
                                                         "(ye)",
                                                         "\n",
                                                         "1、\n",
                                                         "第",
                                                         "页",
                                                         "1页",
                                                         "共1页",
                                                         "&",
                                                         "&amp;",
                                                         ";;",
                                                         ";;好",
                                                         "<",
                                                         "<!--",
                                                         "<script>",
                                                         "<p ",
                                                         "来源：",
                                                         "来源：\n",
                                                         "。",
                                                         "。　",
                                                         "　",
                                                         "。二、",
                                                         "首页 | ",
                                                         "发布时间：",
                                                         "版权所有",
                                                         "温馨提示\n",
                                                         "當",
                                                         "著",
                                                         "?",
                                                         "??",
                                                         "，",
                                                         ",",
                                                         ",,",
                                                         " ",
                                                         "政 ",
                                                         "\xEF\xBF\xBD",
                                                         "锟",
                                                         "锟斤拷",
                                                         std::string(1, '\0'),
                                                         "\xC2\xAD",
                                                         "qW3x",
                                                         "Tz9区",
                                                         "当前位置：\n>\n",
                                                         "【\n",
                                                         "公务员之家",
                                                         "\xEE\x80\x80",
                                                         "-",
                                                         "字\n",
                                                         "www.a.com字",
                                                         "（www.a.com",
                                                         "2、字",
                                                         "12、字\n",
                                                         "某报告 1\n",
                                                         "更多请",
                                                         "本站下载\n",
                                                         "温馨提示\n- 某\n",
                                                         "首页>",
                                                         "|",
                                                         "字 1 ",
                                                         "。XLC\n"}) {
    const std::string raw = Repeat(bit, 1 << 20);
    const std::clock_t begin = std::clock();
    const RestoredText restored = Restore(raw, Options{});
    EXPECT_LT(std::clock() - begin, 5 * CLOCKS_PER_SEC) << "1 MB of " << bit;
    CheckInvariants(raw, restored, "1 MB of " + bit);
  }
}

std::filesystem::path Shared() {
  if (const char* given = std::getenv("BAOGAO_SHARED")) return given;
  return std::filesystem::path(BAOGAO_CASES) / "../../../shared";
}

#define SKIP_WITHOUT(path)                                                      \
  if (!std::filesystem::exists(path)) {                                         \
    if (std::getenv("CI") != nullptr) FAIL() << path << " must be there in CI"; \
    GTEST_SKIP() << path << " is not there";                                    \
  }

TEST(RestoreInvariants, CleanReportsAreNotRepaired) {
  SKIP_WITHOUT(Shared() / "corpus");
  for (const auto& file : std::filesystem::recursive_directory_iterator(Shared() / "corpus")) {
    const std::string name = file.path().filename().string();
    if (!file.is_regular_file() || name == "README.md") continue;
    std::ifstream in(file.path(), std::ios::binary);
    const SourceText source = Decode(std::string{std::istreambuf_iterator<char>(in), {}});
    const RestoredText restored = Restore(source.text, Options{});
    EXPECT_EQ(source.malformed, 0u) << name;
    CheckInvariants(source.text, restored, name);
    if (name == "1957.txt") continue;  // the mixed script of its time
    for (const Edit& e : restored.edits) {
      const bool repair = e.kind == EditKind::annotation || e.kind == EditKind::script ||
                          e.kind == EditKind::byte_shift || e.kind == EditKind::mojibake ||
                          e.kind == EditKind::page_marker;
      EXPECT_FALSE(repair) << name << " " << EditKindName(e.kind) << " " << e.raw.of(source.text);
      if (e.kind == EditKind::furniture) {
        // The licence at the foot of a library's page is the only sentence that goes.
        const std::string_view gone = e.raw.of(source.text);
        EXPECT_TRUE(gone.find("。") == std::string_view::npos || gone.find("公有领域") != std::string_view::npos)
            << name;
      }
    }
  }
}

}  // namespace
}  // namespace baogao
