// One pass over & < and ;, each read by its own function; a reader looks a bounded way ahead, but for comments and
// scripts, whose missing end is remembered.
#include "baogao/restore/entity.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

#include "baogao/restore/survey.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct EntityRow {
  std::string_view name;
  uint32_t code;
  bool bare;
};
constexpr EntityRow kEntities[] = {
#include "data/entities.inc"
};
struct TagRow {
  std::string_view name;
  bool breaks;
};
constexpr TagRow kTags[] = {
#include "data/tags.inc"
};

constexpr uint32_t kLongestName = 10, kLongestTag = 2000, kLongestQuote = 90;

template <typename Row, size_t n>
const Row* FindRow(const Row (&rows)[n], std::string_view name) {
  const Row* row = std::lower_bound(std::begin(rows), std::end(rows), name,
                                    [](const Row& r, std::string_view s) { return r.name < s; });
  return row != std::end(rows) && row->name == name ? row : nullptr;
}

bool IsAlpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool IsAlnum(char c) { return IsAlpha(c) || (c >= '0' && c <= '9'); }

// What a code point stands as in the text; nothing for what no text can hold.
std::string CharacterOf(uint32_t code) {
  std::string out;
  if (code == 0xA0) return " ";
  // Numbers 128..159 mean Windows-1252 in practice; the frequent ones are quotes, dashes, the ellipsis and the bullet.
  static constexpr char16_t kWindows[] = u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
  if (code >= 0x80 && code < 0xA0) code = kWindows[code - 0x80];
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return out;
  AppendCodePoint(out, code);
  return out;
}

class Finder {
 public:
  Finder(std::string_view text, Entities which) : text_(text), which_(which) {}

  Changes Run() {
    size_t ampersand = 0, angle = 0;  // the next of each, at or behind `at`
    size_t semicolon = which_ == Entities::all ? 0 : std::string_view::npos;
    for (uint32_t at = 0; at < text_.size();) {
      Advance('&', at, ampersand);
      Advance('<', at, angle);
      Advance(';', at, semicolon);
      const size_t found = std::min({ampersand, angle, semicolon});
      if (found == std::string_view::npos) break;
      at = static_cast<uint32_t>(found);
      const char c = text_[at];
      const uint32_t end = c == '&' ? ReadEntity(at) : c == '<' ? ReadTag(at) : ReadSemicolon(at);
      at = std::max(end, at + 1);
    }
    return std::move(changes_);
  }

 private:
  void Advance(char c, uint32_t at, size_t& next) const {
    if (next == std::string_view::npos || (next >= at && next < text_.size() && text_[next] == c)) return;
    next = text_.find(c, at);
  }

  uint32_t Add(uint32_t begin, uint32_t end, std::string to) {
    changes_.push_back({{begin, end}, std::move(to), EditKind::entity, 0.97f});
    return end;
  }

  // &name; &#8226; &#x2022; with any number of amp; before the name. Returns where it ends; 0: none.
  uint32_t ReadEntity(uint32_t begin) {
    uint32_t at = begin + 1;
    while (text_.substr(at, 4) == "amp;" && at + 4 < text_.size() && (IsAlpha(text_[at + 4]) || text_[at + 4] == '#'))
      at += 4;
    if (at < text_.size() && text_[at] == '#') return ReadNumber(begin, at + 1);
    uint32_t end = at;
    while (end < text_.size() && IsAlnum(text_[end]) && end - at < kLongestName) ++end;
    const EntityRow* row = FindRow(kEntities, text_.substr(at, end - at));
    const bool closed = end < text_.size() && text_[end] == ';';
    if (row == nullptr || (!closed && !row->bare)) return 0;
    return Add(begin, end + (closed ? 1 : 0), CharacterOf(row->code));
  }

  uint32_t ReadNumber(uint32_t begin, uint32_t at) {
    const bool hex = at < text_.size() && (text_[at] | 0x20) == 'x';
    if (hex) ++at;
    uint32_t code = 0, digits = 0;
    for (; at < text_.size() && digits < 8; ++at, ++digits) {
      const char c = text_[at];
      if (c >= '0' && c <= '9')
        code = code * (hex ? 16 : 10) + static_cast<uint32_t>(c - '0');
      else if (hex && std::isxdigit(static_cast<unsigned char>(c)))
        code = code * 16 + static_cast<uint32_t>((c | 0x20) - 'a' + 10);
      else
        break;
    }
    if (digits == 0 || at >= text_.size() || text_[at] != ';') return 0;
    std::string to = CharacterOf(code);
    return to.empty() ? 0 : Add(begin, at + 1, std::move(to));
  }

  uint32_t ReadTag(uint32_t begin) {
    if (text_.substr(begin, 4) == "<!--") return ReadTo(begin, "-->", no_comment_end_);
    uint32_t at = begin + 1;
    const bool closing = at < text_.size() && text_[at] == '/';
    if (closing) ++at;
    uint32_t end = at;
    std::string name;
    while (end < text_.size() && (IsAlnum(text_[end]) || text_[end] == ':') && name.size() < kLongestName) {
      name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(text_[end++]))));
    }
    if (name == "script") return ReadTo(begin, "</script>", no_script_end_);
    if (name == "style") return ReadTo(begin, "</style>", no_style_end_);
    const TagRow* row = FindRow(kTags, name);
    if (row == nullptr || end >= text_.size() ||
        !(text_[end] == '>' || text_[end] == '/' || text_[end] == ' ' || text_[end] == '\n'))
      return 0;
    while (end < text_.size() && text_[end] != '>' && text_[end] != '<' && end - begin < kLongestTag) ++end;
    if (end >= text_.size() || text_[end] != '>') return 0;
    ++end;
    return Add(begin, end,
               row->breaks && (closing || name == "br" || name == "hr") && !AtLineEnd(end) ? Break(begin) : "");
  }

  bool AtLineEnd(uint32_t at) const { return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r'; }

  // A line break, but a blank inside a row of a Markdown table.
  std::string Break(uint32_t at) const {
    const size_t line =
        at == 0 ? std::string_view::npos : text_.substr(at > 4096 ? at - 4096 : 0, std::min(at, 4096u)).rfind('\n');
    const size_t first = line == std::string_view::npos ? 0 : (at > 4096 ? at - 4096 : 0) + line + 1;
    return text_[first] == '|' ? " " : "\n";
  }

  // Everything up to and with `close` goes; `missing` remembers that there is none further on.
  uint32_t ReadTo(uint32_t begin, std::string_view close, bool& missing) {
    if (missing) return 0;
    const size_t found = text_.find(close, begin);
    if (found == std::string_view::npos) {
      missing = true;
      return 0;
    }
    return Add(begin, static_cast<uint32_t>(found + close.size()), "");
  }

  // rdquo; without its &, and ;;…;; for “…”.
  uint32_t ReadSemicolon(uint32_t at) {
    if (text_.substr(at, 2) == ";;") return ReadQuotes(at);
    uint32_t begin = at;
    const uint32_t least = changes_.empty() ? 0 : changes_.back().at.end;
    while (begin > least && IsAlpha(text_[begin - 1]) && at - begin < kLongestName) --begin;
    if (at - begin < 4 || (begin > 0 && (IsAlnum(text_[begin - 1]) || text_[begin - 1] == '&'))) return 0;
    const EntityRow* row = FindRow(kEntities, text_.substr(begin, at - begin));
    return row == nullptr || !row->bare ? 0 : Add(begin, at + 1, CharacterOf(row->code));
  }

  uint32_t ReadQuotes(uint32_t at) {
    if (!IsHan(CodePointAt(text_, at + 2))) return 0;
    const std::string_view inside = text_.substr(at + 2, kLongestQuote);
    const size_t end = inside.find(";;");
    if (end == std::string_view::npos || inside.substr(0, end).find('\n') != std::string_view::npos) return 0;
    Add(at, at + 2, "“");
    const auto close = static_cast<uint32_t>(at + 2 + end);
    return Add(close, close + 2, "”");
  }

  std::string_view text_;
  const Entities which_;
  Changes changes_;
  bool no_comment_end_ = false, no_script_end_ = false, no_style_end_ = false;
};

}  // namespace

Changes FindEntities(std::string_view text, Entities which) { return Finder(text, which).Run(); }

}  // namespace baogao
