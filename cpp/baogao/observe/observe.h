// Observe: what each number says.
//
// In:   the restored text, its structure, tokens, quantities, periods, and the reports' profiles.
// Out:  observations in text order: a row for each number that measures something.
// Fail: never. A number that the words around it name by nothing has no row: a wrong row is worse than a missing one.
//       What has one can still be wrong; `rule` and `confidence` say how it was read and how often that is right.
//
// Examples (indicator, measure, value, unit):
//   专利申请量达到73647件、授权量达到59175件,分别比上年增长54.78%和58.46%
//     专利申请量 level 73647 件; 专利授权量 level 59175 件; 专利申请量 growth 54.78 % yoy; 专利授权量 growth 58.46 %
//     yoy
//   其中授权发明专利2065件   授权发明专利 level 2065 件, parent 专利授权量
//   占工业总产值的61.5%      the subject before it, share 61.5 %, scope 工业总产值
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/profile/profile.h"
#include "baogao/quantity/quantity.h"
#include "baogao/structure/structure.h"

namespace baogao {

// The words are those of the gold guide.
enum class Measure : uint8_t { level, growth, change, share, rank, multiple };
const char* MeasureName(Measure measure);
enum class Status : uint8_t { actual, target, estimate };
const char* StatusName(Status status);
enum class Basis : uint8_t { none, yoy, cagr, mom, period, other };
const char* BasisName(Basis basis);  // nullptr for none
enum class ObservationPeriodSource : uint8_t { stated, heading, report, inferred };
const char* ObservationPeriodSourceName(ObservationPeriodSource source);

struct Observation {
  int32_t quantity = 0;  // index of the quantity
  int32_t sentence = 0;
  std::string indicator;
  Measure measure = Measure::level;
  double value = kNone;
  double value_high = kNone;
  std::string_view unit;
  Qualifier qualifier = Qualifier::exact;
  Span tone;  // 确保, 力争; empty: none
  Status status = Status::actual;
  Basis basis = Basis::none;
  Span period;           // the text's own words; empty: none
  bool earlier = false;  // the old level of 由A提高到B, whose time is not stated: the `period` column has 此前
  Date period_start, period_end;
  ObservationPeriodSource period_source = ObservationPeriodSource::report;
  const Region* region = nullptr;
  Span coverage;        // 规模以上, 市本级; empty: none
  Span scope;           // what a rank or share refers to: 全国, 规上工业企业科技活动经费支出总额
  int32_t parent = -1;  // index of the observation of the whole
  const char* rule = "";
  double confidence = 1.0;
  // What gave the row its meaning, for explain().
  std::vector<Span> label_spans;  // words of the indicator, in its order; 、 between labels counted together in none
  Span cue;                       // the verb or cue that decided the measure
};

std::vector<Observation> Observe(std::string_view text, const Structure& structure, const std::vector<Token>& tokens,
                                 const Quantities& quantities, const std::vector<Profile>& profiles);

}  // namespace baogao
