// Profile: who reports, on where, on when.
//
// In:   the restored text, its structure, its quantities and period mentions, the overrides of the options.
// Out:  one profile per report.
// Fail: never. What no evidence tells stays empty (""; dates zero; region null).
//
// Examples:
//   寿光市农业农村局2020年度工作情况报告 -> kind work_summary, issuer 寿光市农业农村局, region 370783,
//                                       review 2020-01-01..2020-12-31, date 2020-12-15 (its last line)
//   市科技局工作总结(一)…六盘水市科技局… -> issuer 六盘水市科技局, region 520200 (evidence: 六盘水市)
//   郴州市2021年国民经济和社会发展统计公报 -> kind statistical_communique
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baogao/options.h"
#include "baogao/quantity/quantity.h"
#include "baogao/region/gazetteer.h"
#include "baogao/structure/structure.h"

namespace baogao {

enum class ReportKind : uint8_t {
  work_summary,
  government_work_report,
  statistical_communique,
  plan,
  speech,
  other,
};
const char* ReportKindName(ReportKind kind);

enum class PeriodSource : uint8_t {
  stated,    // the text says so, or the caller
  inferred,  // concluded from evidence
  unknown,
};
const char* PeriodSourceName(PeriodSource source);

struct Profile {
  ReportKind kind = ReportKind::other;
  std::string issuer;  // "": unknown
  const Region* region = nullptr;
  std::string region_evidence;  // the words that told
  Date date;                    // given or published
  Date review_start, review_end;
  Date plan_start, plan_end;
  std::string period_evidence;
  PeriodSource period_source = PeriodSource::unknown;
  bool period_conflict = false;  // years in the text contradict other evidence in it

  bool year_uncertain = false;  // the true period is one year somewhere within the one given: it was inferred

  // The year that 全年 or 前三季度 means: the last of the review period, else of the plan period; 0: unknown.
  int reference_year() const { return year_uncertain ? 0 : review_end.year ? review_end.year : plan_end.year; }
};

std::vector<Profile> ProfileReports(std::string_view text, const Structure& structure, const Quantities& quantities,
                                    const Options& options);

}  // namespace baogao
