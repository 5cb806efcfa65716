// The way through: bytes -> text -> restored text -> structure -> tokens -> quantities -> observations.
//
// The only place that knows every stage. A Document keeps what each stage made; table/ turns documents into
// columns. A document is a unit of work without shared state: any number of threads may each parse one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/lexicon.h"
#include "baogao/observe/observe.h"
#include "baogao/options.h"
#include "baogao/profile/profile.h"
#include "baogao/quantity/quantity.h"
#include "baogao/restore/restore.h"
#include "baogao/structure/structure.h"
#include "baogao/text/decode.h"

namespace baogao {

// Stays where it is: later stages hold views into the texts of earlier ones.
struct Document {
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  std::string source_name;  // path or id (UTF-8), set before Parse: evidence too; "" for a text without one
  std::string bytes;        // the input, for to_bytes and sha256
  bool decoded = false;     // the input came as text: `bytes` is its UTF-8
  std::shared_ptr<const Lexicon> lexicon;  // the caller's rows, which the stages' results may view; null: none
  SourceText source;
  RestoredText restored;
  Structure structure;
  std::vector<Token> tokens;
  Quantities quantities;
  std::vector<Profile> profiles;
  std::vector<Observation> observations;
  std::vector<std::string_view> indicator_codes;  // of the observations; "": none
  std::string error;  // why there is nothing else: file not readable, unknown encoding, too large

  std::string_view raw() const { return source.text; }
  std::string_view text() const { return restored.text; }
};

// Parses bytes of a file, or (decoded) text that is UTF-8 with surrogates passed, into `d`, a new document. Never
// throws for any input.
void Parse(std::string bytes, bool decoded, const Options& options, Document& d);

}  // namespace baogao
