// Line by line, every rule on each: callers have few rules. A match is searched in a window of the line, so that the
// time stays linear however long the line is.
#include "baogao/restore/own_furniture.h"

#include <algorithm>

#include "baogao/restore/plain_copy.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

constexpr uint32_t kWindow = 2000;  // bytes; a match of half of them is found wherever it stands

re2::StringPiece Piece(std::string_view s) { return {s.data(), s.size()}; }

std::string_view TrimBlanks(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// The end of the window that opens at `at`, at a whole character.
uint32_t WindowEnd(std::string_view line, uint32_t at) {
  uint32_t end = static_cast<uint32_t>(std::min<size_t>(line.size(), size_t{at} + kWindow));
  while (end < line.size() && IsContinuation(static_cast<unsigned char>(line[end]))) ++end;
  return end;
}

// All matches of a pattern in a line that begins at byte `offset` of the text.
void FindInside(const RE2& pattern, std::string_view line, uint32_t offset, Changes& changes) {
  for (uint32_t at = 0; at < line.size();) {
    const uint32_t end = WindowEnd(line, at);
    re2::StringPiece match;
    const bool found = pattern.Match(Piece(line), at, end, RE2::UNANCHORED, &match, 1) && !match.empty();
    if (found) {
      const auto begin = static_cast<uint32_t>(match.data() - line.data());
      at = begin + static_cast<uint32_t>(match.size());
      changes.push_back({{offset + begin, offset + at}, {}, EditKind::furniture, 1.0f});
    } else if (end == line.size()) {
      return;
    } else {
      at += kWindow / 2;  // what crosses the window's end lies whole in the next one
      while (at < line.size() && IsContinuation(static_cast<unsigned char>(line[at]))) ++at;
    }
  }
}

}  // namespace

std::string OwnFurniture::Add(std::string_view pattern, OwnPlace place) {
  RE2::Options options;
  options.set_log_errors(false);
  auto compiled = std::make_unique<RE2>(Piece(pattern), options);
  if (!compiled->ok()) return compiled->error();
  if (RE2::FullMatch("", *compiled)) return "it matches the empty text, so every place of a text";
  rules_.push_back({std::move(compiled), place});
  return {};
}

Changes OwnFurniture::Find(std::string_view text, const Survey& survey) const {
  const bool plain = !NeedsPlainCopy(survey);
  const PlainCopy copy(plain ? std::string_view() : text);
  const std::string_view seen = plain ? text : copy.text();
  Changes changes;
  for (uint32_t begin = 0; begin < seen.size();) {
    const auto end = static_cast<uint32_t>(std::min(seen.find('\n', begin), seen.size()));
    const std::string_view line = seen.substr(begin, end - begin);
    const std::string_view trimmed = TrimBlanks(line);
    bool gone = false;
    for (const Rule& rule : rules_) {
      gone =
          gone || (rule.place == OwnPlace::line && !trimmed.empty() && RE2::FullMatch(Piece(trimmed), *rule.pattern));
    }
    // With its line break; the last line takes the one before it, if that is still there.
    if (gone) {
      const uint32_t free = changes.empty() ? 0 : changes.back().at.end;
      const uint32_t from = end == seen.size() && begin > free ? begin - 1 : begin;
      changes.push_back({{from, std::min(end + 1, static_cast<uint32_t>(seen.size()))}, {}, EditKind::furniture, 1.0f});
    }
    for (const Rule& rule : rules_) {
      if (!gone && rule.place == OwnPlace::inline_) FindInside(*rule.pattern, line, begin, changes);
    }
    begin = end + 1;
  }
  for (Change& change : changes) {
    if (!plain) change.at = copy.ToOriginal(change.at);
  }
  std::erase_if(changes, [](const Change& change) { return change.at.empty(); });
  InOrder(changes);
  return changes;
}

}  // namespace baogao
