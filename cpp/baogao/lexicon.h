// Lexicon: rows of knowledge that a caller adds at run time, compiled once and then read by any number of threads.
//
// In:   rows, as in the tables of cpp/data, each with words that say where it comes from.
// Out:  for each stage a small table of its own, which it consults beside the built-in one; null where there are no
// rows. Fail: the first row that can't be used, named by its words, and why.
//
// At one place of a text the longest word wins, of two equally long the caller's; so built-in rows can be overridden.
// What stages find may be views of the rows: keep the lexicon as long as the documents parsed with it.
//
// Examples:
//   units       {"单", "单", count, 1}                          完成订单3200单 has the unit 单
//   indicators  {"snow_days", "降雪日数", "", time, "雪日"}     雪日 has the code snow_days
//   furniture   {"本站编号[:：]\\d+", line}                      such lines go
//   cues        {"跃升", rise}                                  产值跃升5% is a growth
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/catalogue/catalogue.h"
#include "baogao/lex/lex.h"
#include "baogao/quantity/unit.h"
#include "baogao/restore/own_furniture.h"

namespace baogao {

// `where` is how faults name the row: units[0], my_units.tsv:3.
struct LexiconRows {
  struct Unit {
    std::string where, surface, code, dimension;
    double factor = 1;
  };
  struct Indicator {
    std::string where, code, name, english, dimension, aliases;
  };
  struct Furniture {
    std::string where, pattern, place;
  };
  struct Cue {
    std::string where, surface, kind;
  };
  std::vector<Unit> units;
  std::vector<Indicator> indicators;
  std::vector<Furniture> furniture;
  std::vector<Cue> cues;
};

struct Lexicon {
  LexiconRows rows;
  std::unique_ptr<const UnitTable> units;
  std::unique_ptr<const Catalogue> indicators;
  std::unique_ptr<const OwnFurniture> furniture;
  std::unique_ptr<const CueTable> cues;
};

// Null, and a fault, if a row can't be used.
std::shared_ptr<const Lexicon> MakeLexicon(LexiconRows rows, std::string& fault);

// The words that a row may have as dimension, place, kind.
std::vector<std::string_view> DimensionWords();
std::vector<std::string_view> PlaceWords();
std::vector<std::string_view> CueKindWords();

}  // namespace baogao
