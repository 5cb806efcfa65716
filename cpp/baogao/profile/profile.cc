// Gathers the few places of a report that tell who and when (title, head lines, last lines, headings, the first part
// of the body), tells the kind, and leaves the rest to who.cc and when.cc.
#include "baogao/profile/profile.h"

#include <algorithm>
#include <iterator>

#include "baogao/profile/when.h"
#include "baogao/profile/who.h"
#include "baogao/structure/line.h"
#include "baogao/text/find.h"
#include "baogao/text/trie.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct KindRow {
  std::string_view word;
  ReportKind kind;
};
constexpr KindRow kKinds[] = {
#include "data/report_kinds.inc"
};

constexpr uint32_t kBodyBytes = 64 * 1024;    // of the body that is read for names and years
constexpr uint32_t kWholeBytes = 256 * 1024;  // of the report that is read for dated words
constexpr uint32_t kTailBytes = 1000;
constexpr size_t kHeadLines = 12;
constexpr size_t kTailLines = 6;

const Trie& Kinds() {
  static const Trie trie = [] {
    std::vector<Trie::Entry> entries;
    for (uint32_t i = 0; i < std::size(kKinds); ++i) entries.emplace_back(kKinds[i].word, i);
    return Trie(std::move(entries));
  }();
  return trie;
}

// Without blanks, since titles are spaced out: 政 府 工 作 报 告.
std::string Dense(std::string_view words) {
  std::string out;
  for (uint32_t i = 0; i < words.size();) {
    const uint32_t from = i;
    if (!IsBlank(NextCodePoint(words, i))) out.append(words, from, i - from);
  }
  return out;
}

ReportKind KindOf(std::string_view words) {
  const std::string dense = Dense(words);
  ReportKind kind = ReportKind::other;
  for (uint32_t i = 0; i < dense.size();) {
    const Trie::Match m = Kinds().Longest(dense, i);
    if (!m) {
      NextCodePoint(dense, i);
      continue;
    }
    const ReportKind found = kKinds[m.value].kind;
    // 2019年工作总结和2020年计划 is a summary; 国民经济计划执行结果的公报 a communiqué.
    if (kind == ReportKind::other || (kind == ReportKind::plan && found != ReportKind::speech)) kind = found;
    i = m.end;
  }
  return kind;
}

// 向大会报告工作, 作政府工作报告 in the first words of a body without title.
bool OpensGovernmentReport(std::string_view text, const Evidence& e) {
  constexpr uint32_t kOpening = 900;
  const Span span{e.body.begin, std::min(e.body.end, e.body.begin + kOpening)};
  const std::string_view words = span.of(text);
  if (words.find("代表") == std::string_view::npos) return false;
  for (std::string_view w :
       WordList{"政府工作报告", "报告政府工作", "向大会报告工作", "向大会作工作报告", "向大会作报告"}) {
    if (words.find(w) != std::string_view::npos) return true;
  }
  return false;
}

bool IsBody(std::string_view text, Span line) {
  const std::string_view words = line.of(text);
  return words.find("。") != std::string_view::npos || words.starts_with("各位代表") ||
         CountCharacters(text, line, 61) > 60;
}

void FindLines(std::string_view text, const Report& report, uint32_t first_section, Evidence& e) {
  const uint32_t from = report.span.contains(report.title.begin) ? report.title.end : report.span.begin;
  LineReader lines(text, {from, report.span.end});
  Line line;
  e.body = {from, from};
  while (e.head.size() < kHeadLines && lines.Next(line)) {
    e.body.begin = line.span.begin;
    if (line.span.begin >= first_section || IsBody(text, line.span)) break;
    if (!line.aside) e.head.push_back(line.span);
    e.body.begin = line.span.end;
  }
  e.body.end = std::min<uint32_t>(report.span.end, e.body.begin + kBodyBytes);
  while (e.body.end < report.span.end && IsContinuation(text[e.body.end])) --e.body.end;
  uint32_t tail = std::max(e.body.begin, report.span.end - std::min(report.span.end, kTailBytes));
  while (tail < report.span.end && IsContinuation(text[tail])) ++tail;
  LineReader last(text, {tail, report.span.end});
  while (last.Next(line)) e.tail.push_back(line.span);
  std::reverse(e.tail.begin(), e.tail.end());
  if (e.tail.size() > kTailLines) e.tail.resize(kTailLines);
}

Evidence Gather(std::string_view text, const Structure& structure, size_t index, const Origin& origin,
                const DocumentName& name) {
  Evidence e;
  e.name = name;
  e.origin = origin;
  e.alone = structure.reports.size() == 1;
  const Report& report = structure.reports[index];
  e.title = report.title;
  e.whole = {report.span.begin, std::min(report.span.end, report.span.begin + kWholeBytes)};
  while (e.whole.end < report.span.end && IsContinuation(text[e.whole.end])) --e.whole.end;
  if (index == 0) {
    const FrontMatter matter = FindFrontMatter(text);
    e.matter_title = matter.title;
    e.matter_date = matter.date;
  }
  const auto begin = std::partition_point(structure.sections.begin(), structure.sections.end(),
                                          [&](const Section& s) { return s.report < static_cast<int32_t>(index); });
  const bool any = begin != structure.sections.end() && begin->report == static_cast<int32_t>(index);
  FindLines(text, report, any ? begin->span.begin : report.span.end, e);
  constexpr size_t kHeadings = 200;
  for (auto s = begin; s != structure.sections.end() && s->report == static_cast<int32_t>(index); ++s) {
    if (s->level <= 2 && e.sections.size() < kHeadings) e.sections.push_back(*s);
  }
  return e;
}

}  // namespace

const char* ReportKindName(ReportKind kind) {
  constexpr const char* kNames[] = {
      "work_summary", "government_work_report", "statistical_communique", "plan", "speech", "other"};
  return kNames[static_cast<int>(kind)];
}

const char* PeriodSourceName(PeriodSource source) {
  constexpr const char* kNames[] = {"stated", "inferred", "unknown"};
  return kNames[static_cast<int>(source)];
}

int Profile::YearFor(std::string_view words, bool ahead) const {
  constexpr int kLate = 11;  // a report of November looks back on its own year
  const bool next = words.starts_with("明年");
  const bool today = next || words.starts_with("今年") || words.starts_with("去年") || words.starts_with("前年");
  const bool congress = kind == ReportKind::government_work_report;
  if (ahead && plan_end.year != 0) {
    if (next) return plan_end.year - 1;
    if (today && congress && date.month >= kLate) return date.year;
    return today ? plan_start.year : plan_end.year;
  }
  if (!today || !congress || year_uncertain || review_end.year == 0) return reference_year();
  return date.year == review_end.year && date.month >= kLate ? date.year : review_end.year + 1;
}

std::vector<Profile> ProfileReports(std::string_view text, const Structure& structure, const Quantities&,
                                    const Options& options, const Origin& origin) {
  std::vector<Profile> profiles;
  const DocumentName name = ReadName(origin.name);
  for (size_t i = 0; i < structure.reports.size(); ++i) {
    const Evidence e = Gather(text, structure, i, origin, name);
    Profile p;
    p.kind = KindOf(e.title.of(text));
    if (p.kind == ReportKind::other) p.kind = KindOf(e.matter_title.of(text));
    if (p.kind == ReportKind::other && e.alone) p.kind = KindOf(name.words);
    if (p.kind == ReportKind::other && OpensGovernmentReport(text, e)) p.kind = ReportKind::government_work_report;
    FindWho(text, e, options.region, p);
    FindWhen(text, e, options.year, p);
    profiles.push_back(std::move(p));
  }
  return profiles;
}

}  // namespace baogao
