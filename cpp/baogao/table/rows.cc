// The cells of each row, in the order of the schemas in schema.cc.
#include "baogao/table/rows.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <unordered_map>

#include "baogao/text/utf8.h"

namespace baogao {
namespace {

enum class Edge { start, end };

// The first or the last day of what is known of a date. A month that the calendar does not have counts as not
// given, and so does a day.
void WriteDate(RowWriter& out, Date date, Edge edge) {
  using std::chrono::year, std::chrono::month, std::chrono::day;
  if (date.year == 0) return out.Null();
  const bool has_month = date.month >= 1 && date.month <= 12;
  const month m(has_month ? static_cast<unsigned>(date.month) : edge == Edge::start ? 1u : 12u);
  const std::chrono::year_month_day_last last(year(date.year), std::chrono::month_day_last(m));
  const bool has_day = has_month && date.day >= 1 && day(static_cast<unsigned>(date.day)) <= last.day();
  const day d = has_day ? day(static_cast<unsigned>(date.day)) : edge == Edge::start ? day(1) : last.day();
  const std::chrono::sys_days days(std::chrono::year_month_day(year(date.year), m, d));
  out.Day(static_cast<int32_t>(days.time_since_epoch().count()));
}

void WriteRegion(RowWriter& out, const Region* region) {
  if (!region) {
    out.Null();
    return out.Null();
  }
  out.Text(region->name);
  out.Text(region->code);
}

// A heading's own step of the path: its marker without the mark behind it, else the first words of its title.
std::string_view PathStep(std::string_view text, const Section& section) {
  constexpr uint32_t kTitleCharacters = 24;  // enough to know it; keeps paths short whatever the text
  static constexpr std::string_view kEndMarks[] = {"、", "，", ",", ".", "．", "。", "：", ":", " ", "\t", "　"};
  std::string_view step = section.marker.of(text);
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (std::string_view mark : kEndMarks) {
      if (step.size() > mark.size() && step.ends_with(mark)) step.remove_suffix(mark.size()), trimmed = true;
    }
  }
  if (!step.empty()) return step;
  const std::string_view title = section.title.of(text);
  uint32_t end = 0;
  for (uint32_t n = 0; end < title.size() && n < kTitleCharacters; ++n) NextCodePoint(title, end);
  return title.substr(0, end);
}

// Code points of a span. Rows are short: their ends are counted from their begins.
Span CodePoints(const CodePointIndex& index, std::string_view text, Span bytes) {
  constexpr uint32_t kShort = 256;
  if (bytes.size() > kShort) return index.ToCodePoints(bytes);
  const std::string_view words = bytes.of(text);
  const auto starts =
      std::count_if(words.begin(), words.end(), [](char c) { return !IsContinuation(static_cast<unsigned char>(c)); });
  const uint32_t begin = index.ToCodePoint(bytes.begin);
  return {begin, begin + static_cast<uint32_t>(starts)};
}

}  // namespace

void RowContext::Offsets(Span text, Span raw) const {
  const Document& d = document();
  const Span t = CodePoints(indexed.text, d.text(), text);
  const Span r = d.restored.edits.empty() ? t : CodePoints(indexed.raw, d.raw(), raw);
  out.Int(t.begin);
  out.Int(t.end);
  out.Int(r.begin);
  out.Int(r.end);
}

void RowContext::Offsets(Span text) const { Offsets(text, ToRaw(document().restored, text)); }

void RowContext::OptionalText(Span span) const { out.TextOrNull(span.of(text())); }

void WriteDocument(const RowContext& c) {
  const Document& d = c.document();
  RowWriter& out = c.out;
  const bool unread = d.bytes.empty() && !d.error.empty();
  out.Int(c.document_id);
  out.TextOrNull(d.source_name);
  out.TextOrNull(c.indexed.sha256);
  unread ? out.Null() : out.Int(static_cast<int64_t>(d.bytes.size()));
  if (!d.error.empty()) {
    const size_t between = SchemaOf(Table::documents).size() - 5;  // all but the four above and `error`
    for (size_t i = 0; i < between; ++i) out.Null();
    return out.Text(d.error);
  }
  out.TextOrNull(d.source.encoding);  // none for a text that came decoded
  out.Real(d.source.confidence);
  out.Int(d.source.malformed);
  out.Int(c.indexed.raw.size());
  out.Int(c.indexed.text.size());
  out.Word(d.restored.script);
  std::array<int64_t, kEditKindCount> edits{};
  for (const Edit& e : d.restored.edits) ++edits[static_cast<size_t>(e.kind)];
  for (int64_t n : edits) out.Int(n);
  out.Int(static_cast<int64_t>(d.structure.reports.size()));
  out.Int(static_cast<int64_t>(d.observations.size()));
  out.TextOrNull(d.restored.page.source_url);
  out.TextOrNull(d.restored.page.date);
  out.TextOrNull(d.restored.page.author);
  d.restored.page.pages ? out.Int(d.restored.page.pages) : out.Null();
  out.Null();
}

void WriteEdits(const RowContext& c) {
  const auto& edits = c.document().restored.edits;
  c.out.Reserve(edits.size());
  for (size_t i = 0; i < edits.size(); ++i) {
    const Edit& e = edits[i];
    c.out.Int(c.document_id);
    c.out.Int(static_cast<int64_t>(i));
    const Span raw = c.indexed.raw.ToCodePoints(e.raw);
    const Span text = c.indexed.text.ToCodePoints(e.text);
    c.out.Int(raw.begin);
    c.out.Int(raw.end);
    c.out.Int(text.begin);
    c.out.Int(text.end);
    c.out.Text(e.raw.of(c.document().source.text));
    c.out.Text(e.text.of(c.text()));
    c.out.Word(e.kind);
    // A float; what a person reads is 0.98, not 0.98000001907.
    constexpr double kDigits = 1e4;
    c.out.Real(std::round(e.confidence * kDigits) / kDigits);
  }
}

void WriteFindings(const RowContext& c) {
  enum Kind : int8_t { suspected_damage, undecodable };
  enum Severity : int8_t { info, warning, error };
  int64_t number = 0;
  const auto write = [&](Kind kind, Severity severity, std::string_view message, Span raw) {
    c.out.Int(number++);
    c.out.Int(c.document_id);
    c.out.Word(kind);
    c.out.Word(severity);
    c.out.Text(message);
    c.out.Null();
    c.out.TextOrNull(raw.of(c.document().source.text));
    c.out.Ints({});
    c.Offsets(ToText(c.document().restored, raw), raw);
  };
  const std::string& not_text = c.document().source.not_text;
  if (!not_text.empty()) write(undecodable, error, "this is no text but " + not_text, {});
  for (const Suspicion& s : c.document().restored.suspected) write(suspected_damage, warning, s.message, s.raw);
}

void WriteReports(const RowContext& c) {
  const Document& d = c.document();
  RowWriter& out = c.out;
  for (size_t i = 0; i < d.structure.reports.size(); ++i) {
    const Report& r = d.structure.reports[i];
    const Profile& p = d.profiles[i];
    out.Int(static_cast<int64_t>(i));
    out.Int(c.document_id);
    out.Text(r.title.of(c.text()));
    out.Word(p.kind);
    out.TextOrNull(p.issuer);
    WriteRegion(out, p.region);
    p.region ? out.Word(p.region->level) : out.Null();
    out.TextOrNull(p.region_evidence);
    WriteDate(out, p.date, Edge::start);
    const bool reviews = p.review_start.year || p.review_end.year;
    WriteDate(out, p.review_start, Edge::start);
    WriteDate(out, p.review_end, Edge::end);
    WriteDate(out, p.plan_start, Edge::start);
    WriteDate(out, p.plan_end, Edge::end);
    WriteDate(out, reviews ? p.review_start : p.plan_start, Edge::start);
    WriteDate(out, reviews ? p.review_end : p.plan_end, Edge::end);
    out.TextOrNull(p.period_evidence);
    out.Word(p.period_source);
    out.Bool(p.period_conflict);
    c.Offsets(r.span);
  }
}

void WriteSections(const RowContext& c) {
  const auto& sections = c.document().structure.sections;
  c.out.Reserve(sections.size());
  std::vector<std::string> paths(sections.size());
  std::unordered_map<std::string, int> seen;  // sections by report and path
  for (size_t i = 0; i < sections.size(); ++i) {
    const Section& s = sections[i];
    if (s.parent >= 0) paths[i] = paths[s.parent] + "/";
    paths[i] += PathStep(c.text(), s);
    // 二/—— and 二/——#2
    const int n = ++seen[std::to_string(s.report) + "/" + paths[i]];
    if (n > 1) paths[i] += "#" + std::to_string(n);
    c.out.Int(static_cast<int64_t>(i));
    c.Id(s.report);
    c.out.Int(c.document_id);
    c.Id(s.parent);
    c.out.Int(s.level);
    c.OptionalText(s.marker);
    c.out.Text(s.title.of(c.text()));
    c.out.Text(paths[i]);
    c.out.Word(s.part);
    c.Offsets(s.span);
  }
}

void WriteSentences(const RowContext& c) {
  const auto& sentences = c.document().structure.sentences;
  c.out.Reserve(sentences.size());
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& s = sentences[i];
    c.out.Int(static_cast<int64_t>(i));
    c.Id(s.report);
    c.Id(s.section);
    c.out.Int(c.document_id);
    c.out.Text(s.span.of(c.text()));
    c.Offsets(s.span);
  }
}

void WriteQuantities(const RowContext& c) {
  const auto& quantities = c.document().quantities.quantities;
  const auto& sentences = c.document().structure.sentences;
  c.out.Reserve(quantities.size());
  size_t sentence = 0;  // the first that ends behind the quantity's begin: both lists run in text order
  for (size_t i = 0; i < quantities.size(); ++i) {
    const Quantity& q = quantities[i];
    while (sentence < sentences.size() && sentences[sentence].span.end <= q.span.begin) ++sentence;
    const bool inside = sentence < sentences.size() && sentences[sentence].span.contains(q.span.begin);
    c.out.Int(static_cast<int64_t>(i));
    c.Id(inside ? static_cast<int32_t>(sentence) : -1);
    c.out.Int(c.document_id);
    c.out.Text(q.span.of(c.text()));
    c.out.Real(q.value);
    c.out.Real(q.value_high);
    c.out.TextOrNull(q.value_text);
    c.out.Text(q.unit);
    c.out.TextOrNull(q.unit_code);
    c.out.TextOrNull(q.dimension);
    c.out.Word(q.qualifier);
    c.out.Real(q.resolution);
    c.out.Word(q.role);
    c.Offsets(q.span);
  }
}

void WriteObservations(const RowContext& c) {
  const Document& d = c.document();
  RowWriter& out = c.out;
  out.Reserve(d.observations.size());
  for (size_t i = 0; i < d.observations.size(); ++i) {
    const Observation& o = d.observations[i];
    const Sentence& sentence = d.structure.sentences[o.sentence];
    const Quantity& quantity = d.quantities.quantities[o.quantity];
    out.Int(static_cast<int64_t>(i));
    out.Int(o.quantity);
    out.Int(o.sentence);
    c.Id(sentence.section);
    c.Id(sentence.report);
    out.Int(c.document_id);
    out.Text(o.indicator);
    out.TextOrNull(d.indicator_codes[i]);
    out.Word(o.measure);
    out.Real(o.value);
    out.Real(o.value_high);
    out.Text(o.unit);
    out.Word(o.qualifier);
    c.OptionalText(o.tone);
    out.Word(o.status);
    o.basis == Basis::none ? out.Null() : out.Word(static_cast<int8_t>(o.basis) - 1);
    if (o.earlier)
      out.Text("此前");
    else
      c.OptionalText(o.period);
    WriteDate(out, o.period_start, Edge::start);
    WriteDate(out, o.period_end, Edge::end);
    out.Word(o.period_source);
    WriteRegion(out, o.region);
    c.OptionalText(o.coverage);
    c.OptionalText(o.scope);
    c.Id(o.parent);
    out.Text(quantity.span.of(c.text()));
    c.Offsets(quantity.span);
    out.TextOrNull(o.rule);
    out.Real(o.confidence);
  }
}

}  // namespace baogao
