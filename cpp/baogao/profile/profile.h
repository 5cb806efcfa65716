// Profile: who reports, on where, on when.
//
// In:   the restored text, its structure, the overrides of the options, what is known of the document beside its text.
// Out:  one profile per report.
// Fail: never. What no evidence tells stays empty (""; dates zero; region null).
//
// Examples:
//   寿光市农业农村局2020年度工作情况报告 -> kind work_summary, issuer 寿光市农业农村局, region 370783,
//                                       review 2020-01-01..2020-12-31, date 2020-12-15 (its last line)
//   市科技局工作总结(一)…六盘水市科技局… -> issuer 六盘水市科技局, region 520200 (evidence: 六盘水市)
//   郴州市2021年国民经济和社会发展统计公报 -> kind statistical_communique
//   20年,我市造林3万亩。 in a file 宁波市_2012.md -> region 330200, review 2011..2012, inferred
//
// Evidence in the order of trust: front matter, the name, the title, the lines below it, the signature, the page's
// furniture, the body. Where a name or a title contradicts what stands below it, region_evidence says so
// (宁波市; body: 六盘水市), and for years period_conflict.
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

// What is known of the document beside its text; each may be empty.
struct Origin {
  std::string_view name;    // of its file, or what the caller calls it (UTF-8): reports/宁波市_2019.md
  std::string_view source;  // what the furniture of its page said: 来源：六盘水市科技局
  std::string_view author;  // 作者：六盘水市科技局
  std::string_view date;    // 发布时间：2012-03-05
};

struct Profile {
  ReportKind kind = ReportKind::other;
  std::string issuer;  // "": unknown
  const Region* region = nullptr;
  std::string region_evidence;  // the words that told; behind `; body: ` those that contradict them
  Date date;                    // given or published
  Date review_start, review_end;
  Date plan_start, plan_end;
  std::string period_evidence;
  PeriodSource period_source = PeriodSource::unknown;
  bool period_conflict = false;  // years in the text contradict other evidence in it

  bool year_uncertain = false;  // the true period is one year somewhere within the one given: it was inferred

  // The first day of the term in which the report was given, by the number of its session; year 0: unknown.
  Date term_start;

  // The year that 全年 or 前三季度 means: the last of the review period, else of the plan period; 0: unknown.
  int reference_year() const { return year_uncertain ? 0 : review_end.year ? review_end.year : plan_end.year; }
  // The year against which the words of a period are resolved; `ahead`: in a statement of what is planned. 今年 and
  // 去年 in a report of a congress are said in the year in which it is given, which is not the one it looks back on.
  int YearFor(std::string_view words, bool ahead) const;
};

std::vector<Profile> ProfileReports(std::string_view text, const Structure& structure, const Quantities& quantities,
                                    const Options& options, const Origin& origin = {});

}  // namespace baogao
