// Options: every choice a caller has, in one immutable value; each default is the right one for a report
// found on the web.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "baogao/restore/edit.h"

namespace baogao {

enum class ScriptPolicy : uint8_t {
  simplified,  // traditional stretches become simplified: the tables of knowledge are simplified
  keep,        // leave the script alone: for genuinely traditional sources
};

// The tables of the data model, in the order in which stages make them. Bits of Options::tables.
enum class Table : uint8_t { documents, edits, findings, reports, sections, sentences, quantities, observations };
inline constexpr int kTableCount = 8;
inline constexpr uint32_t kAllTables = (1u << kTableCount) - 1;

struct Lexicon;  // rows of the caller: lexicon.h

struct Options {
  // Name of the encoding of bytes ("gb18030", "utf-8", ...; ICU's names and aliases). Empty: by byte order
  // mark, else declared in the text, else detected. Ignored for text that comes decoded.
  std::string encoding;
  ScriptPolicy script = ScriptPolicy::simplified;
  // Bit per Table; stages that no wanted table needs are not run.
  uint32_t tables = kAllTables;
  // Bit per EditKind: kinds of damage to leave alone.
  uint32_t restore_off = 0;
  // Overrides for every report: a region's name or six-digit code (GB/T 2260), a review year. Empty, 0: read
  // from the text.
  std::string region;
  int year = 0;
  std::shared_ptr<const Lexicon> lexicon;  // null: none

  bool wants(Table t) const { return tables >> static_cast<int>(t) & 1; }
  bool restores(EditKind k) const { return !(restore_off >> static_cast<int>(k) & 1); }
};

}  // namespace baogao
