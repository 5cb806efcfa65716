// From www. to www. and from :// to ://, since reports have few of either; then a look at what stands around.
#include "baogao/restore/furniture_sites.h"

#include <algorithm>
#include <string>

#include "baogao/restore/lines.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kLongest = 120;  // bytes of an address
constexpr uint32_t kContext = 24;   // bytes before it that may speak of it

bool IsAddressByte(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
         std::string_view("./-_?=&%:#~").find(c) != std::string_view::npos;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// An address that begins at `begin`; empty: it has no domain that sites have.
Span AddressAt(std::string_view text, uint32_t begin) {
  uint32_t end = begin;
  while (end < text.size() && end - begin < kLongest && IsAddressByte(text[end])) ++end;
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == ':')) --end;
  std::string address(text.substr(begin, end - begin));
  std::transform(address.begin(), address.end(), address.begin(), Lower);
  for (const std::string_view official : WordList{".gov", ".edu", ".mil"}) {
    if (address.find(official) != std::string::npos) return {};
  }
  for (const std::string_view domain :
       WordList{".com", ".cn", ".net", ".org", ".cc", ".info", ".biz", ".tv", ".me", ".top", ".vip"}) {
    if (address.find(domain) != std::string::npos) return {begin, end};
  }
  return {};
}

bool EndsWithOne(std::string_view s, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return s.size() >= w.size() && s.substr(s.size() - w.size()) == w; });
}

// The part of the line around an address that is looked at.
Span Around(std::string_view text, Span address) {
  const uint32_t from = address.begin - std::min(address.begin, kLongest);
  const size_t before = text.substr(from, address.begin - from).rfind('\n');
  const size_t after = text.substr(address.end, kLongest).find('\n');
  Span around{before == std::string_view::npos ? from : from + static_cast<uint32_t>(before) + 1,
              after == std::string_view::npos
                  ? static_cast<uint32_t>(std::min<size_t>(address.end + kLongest, text.size()))
                  : address.end + static_cast<uint32_t>(after)};
  while (IsContinuation(static_cast<unsigned char>(text[around.begin]))) ++around.begin;
  while (around.end < text.size() && IsContinuation(static_cast<unsigned char>(text[around.end]))) ++around.end;
  return around;
}

// Whether the words before or behind an address speak of it.
bool IsSpokenOf(std::string_view before, std::string_view after) {
  while (!before.empty() && EndsWithOne(before, {" ", ":", "：", "(", "（", "“", "”", "《", "》", "\"", "　"})) {
    before = before.substr(0, PreviousStart(before, static_cast<uint32_t>(before.size())));
  }
  if (EndsWithOne(before, {"网",   "网站", "网址", "官网", "平台", "登录", "登陆", "访问", "域名", "邮箱", "商城",
                           "系统", "门户", "热线", "开通", "建成", "上线", "注册", "进入", "打开", "搜索", "查询",
                           "浏览", "点击", "为",   "是",   "至",   "到",   "见",   "在",   "、",   "和",   "及",
                           "与",   "@",    "通过", "地址", "开设", "推出", "创办", "建立", "运营"})) {
    return true;
  }
  while (!after.empty() && (after[0] == ' ' || after[0] == '"' || after[0] == ')' || after.substr(0, 3) == "）" ||
                            after.substr(0, 3) == "”" || after.substr(0, 3) == "》")) {
    after.remove_prefix(SequenceLength(static_cast<unsigned char>(after[0])));
  }
  for (const std::string_view word :
       WordList{"网", "平台", "上线", "域名", "系统", "门户", "查", "进行", "上", "等", "、", "和", "开通"}) {
    if (after.substr(0, word.size()) == word) return true;
  }
  return false;
}

// Brackets around the address go with it, and a site's name before it in them: 【好范文网 www.a.cn】.
Span WithBrackets(std::string_view text, Span address, Span line) {
  static constexpr std::u32string_view kOpen = U"(（[【〔［", kClose = U")）]】〕］";
  constexpr int kLongestName = 12;  // characters
  uint32_t end = address.end, begin = address.begin;
  while (end < line.end && text[end] == ' ') ++end;
  if (end >= line.end) return address;
  const size_t kind = kClose.find(NextCodePoint(text, end));
  if (kind == std::u32string_view::npos) return address;
  bool named = false;  // nothing stands before the address, or what names a site
  for (int n = 0; n < kLongestName && begin > line.begin; ++n) {
    const char32_t c = CodePointBefore(text, begin);
    begin = PreviousStart(text, begin);
    if (c == kOpen[kind]) return n == 0 || named ? Span{begin, end} : address;
    if (c == U'网' || c == U'站' || c == U'库' || c == U'：' || c == ':') named = true;
    if (!named && c != ' ') return address;
    if (!IsHan(c) && c != ' ' && c != U'：' && c != ':') return address;
  }
  return address;
}

}  // namespace

std::vector<Span> FindSites(std::string_view text) {
  std::vector<Span> found;
  const auto add = [&](uint32_t begin) {
    const Span address = AddressAt(text, begin);
    if (address.empty()) return;
    if (begin > 0 && IsAddressByte(text[begin - 1])) return;
    const Span line = Around(text, address);
    const Span gone = WithBrackets(text, address, line);
    uint32_t context = gone.begin - std::min(gone.begin - line.begin, kContext);
    while (IsContinuation(static_cast<unsigned char>(text[context]))) ++context;
    const bool named = gone.begin != address.begin && (text[gone.begin] == '[' || text.substr(gone.begin, 3) == "【");
    if (!named && IsSpokenOf(text.substr(context, gone.begin - context), text.substr(gone.end, line.end - gone.end)))
      return;
    found.push_back(gone);
  };
  for (const std::string_view begin :
       WordList{"www.", "WWW.", "Www.", "wWw.", "wwW.", "http://", "https://", "HTTP://"}) {
    for (size_t at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + begin.size())) {
      add(static_cast<uint32_t>(at));
    }
  }
  std::sort(found.begin(), found.end(), [](Span a, Span b) { return a.begin < b.begin; });
  found.erase(std::unique(found.begin(), found.end(), [](Span a, Span b) { return b.begin < a.end; }), found.end());
  return found;
}

}  // namespace baogao
