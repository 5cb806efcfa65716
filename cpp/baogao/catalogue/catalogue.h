// Catalogue: which statistical indicator a label means, whatever words a report chose for it.
//
// In:   the label of an observation, its measure, what its unit measures; rows of names (cpp/data/indicators.tsv).
// Out:  the code of the one indicator that the label names; "" if it names none of the catalogue, or more than that:
//       授权发明专利 is not 专利授权量, 规模以上工业增加值 not 工业增加值. A wrong code is worse than none.
// Fail: never.
//
// A label and a name mean the same if they have the same form: their fixed words in the same order and the same set of
// loose words, neutral words left out, synonyms one word (cpp/data/indicator_words.tsv). Every character of a label
// must belong to one of these words, so what the catalogue does not know makes a label no indicator of it.
//
// Examples:
//   专利授权数, 授权专利, 全市专利授权量   专利 + {授权}     patents_granted
//   粮食, measured in 亩                    粮食              grain_sown_area; in 吨 grain_output
//   规上工业增加值增速, a growth            规模以上, 工业, 增加值; 增速 only repeats the measure
//                                           industry_value_added_large
//   规上工业增加值增速, a rank              none: it is the growth that ranks
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "baogao/observe/observe.h"
#include "baogao/quantity/unit.h"
#include "baogao/text/trie.h"

namespace baogao {

// A row of the catalogue; the columns are explained in cpp/data/indicators.tsv.
struct Indicator {
  std::string_view code;
  std::string_view name;
  std::string_view english;
  Dimension dimension;
  std::string_view aliases;  // with | between them
};

// The aliases of a row, one by one.
std::vector<std::string_view> AliasesOf(const Indicator& indicator);

class Catalogue {
 public:
  // Keeps views of the rows' strings.
  explicit Catalogue(std::vector<Indicator> rows);
  // The rows of cpp/data/indicators.tsv.
  static const Catalogue& BuiltIn();

  const std::vector<Indicator>& rows() const { return rows_; }

  // `unit` is the dimension of the number's unit; Dimension::none: it has no unit, or one that no table knows.
  std::string_view Code(std::string_view label, Measure measure, Dimension unit) const;

  // A name or alias of `row` that leads nowhere: its form is that of an earlier one of row `by` with the same
  // dimension, or (-1) it has none, being all neutral words or too many.
  struct Shadow {
    std::string_view name;
    int32_t row;
    int32_t by;
  };
  const std::vector<Shadow>& shadowed() const { return shadowed_; }

 private:
  // Numbers of words, 0 behind the last: the fixed ones in the label's order, the loose ones sorted.
  struct Form {
    std::array<uint32_t, 10> fixed = {};
    std::array<uint32_t, 6> loose = {};
    bool operator==(const Form&) const = default;
  };
  struct FormHash {
    size_t operator()(const Form& form) const;
  };
  struct Entry {
    uint32_t row = 0;
    int32_t next = -1;  // another row of the same form; -1: none
  };
  // What a label says twice if it ends in 增速 or 占比.
  enum class Tail : uint8_t { none, growth, share };
  struct Ending {
    size_t fixed = 0;  // how many fixed words
    Tail tail = Tail::none;
    Dimension counted = Dimension::none;  // 人数: person, 金额: money; none: nothing says what is counted
  };

  Ending Cut(std::string_view label, Form& form) const;
  std::string_view Find(const Form& form, Dimension counted, Measure measure, Dimension unit) const;
  void AddName(std::string_view name, uint32_t row);

  std::vector<Indicator> rows_;
  Trie words_;
  std::unordered_map<Form, int32_t, FormHash> forms_;  // to an index of entries_
  std::vector<Entry> entries_;
  std::vector<Shadow> shadowed_;
};

// The code of each observation, "" for none: of the caller's own rows (nullptr: there are none), else of the built-in
// ones; likewise the units.
std::vector<std::string_view> IndicatorCodes(const std::vector<Observation>& observations, const Catalogue* own,
                                             const UnitTable* own_units);

}  // namespace baogao
