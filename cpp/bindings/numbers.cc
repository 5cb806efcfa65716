// Quantities and expressions of time of one short text, without a table: tuples whose order is that of the fields in
// python/baogao/numbers.py. Offsets are code points of the text as given.
#include "numbers.h"

#include <pybind11/stl.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "baogao/table/table.h"

namespace py = pybind11;

namespace baogao {
namespace {

py::str Str(std::string_view utf8) {
  PyObject* s = PyUnicode_DecodeUTF8(utf8.data(), static_cast<Py_ssize_t>(utf8.size()), "strict");
  if (!s) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(s);
}

DocumentPtr ParseText(const py::str& text) {
  const auto utf8 = py::reinterpret_steal<py::bytes>(PyUnicode_AsEncodedString(text.ptr(), "utf-8", "surrogatepass"));
  if (!utf8) throw py::error_already_set();
  std::string bytes(std::string_view{utf8});
  Options options;
  options.tables = 1u << static_cast<int>(Table::quantities);
  DocumentPtr document;
  {
    py::gil_scoped_release release;
    document = ParseIndexed({}, std::move(bytes), true, options);
  }
  if (!document->document.error.empty()) throw py::value_error(document->document.error);
  return document;
}

// Code points of the raw text for byte `at` of the restored text. Inside an edit that changes characters one by one
// (traditional, full-width) it is the character at the same place, so that a number is cut off from its unit; inside
// any other it is the edit's end or start, whichever widens the span.
uint32_t RawCharacter(const IndexedDocument& d, uint32_t at, bool is_end) {
  for (const Edit& e : d.document.restored.edits) {
    if (e.text.begin >= at || at >= e.text.end) continue;
    const Span raw = d.raw.ToCodePoints(e.raw);
    const Span text = d.text.ToCodePoints(e.text);
    if (raw.size() == text.size()) return raw.begin + d.text.ToCodePoint(at) - text.begin;
    return is_end ? raw.end : raw.begin;
  }
  const Span raw = d.raw.ToCodePoints(ToRaw(d.document.restored, {at, at}));
  return is_end ? raw.end : raw.begin;
}

py::tuple Characters(const IndexedDocument& d, Span text) {
  const Span raw = d.raw.ToCodePoints(ToRaw(d.document.restored, text));
  const uint32_t begin = RawCharacter(d, text.begin, false);
  const uint32_t end = RawCharacter(d, text.end, true);
  return py::make_tuple(std::max(begin, raw.begin), std::min(end, raw.end));
}

py::object Number(double value) { return std::isnan(value) ? py::object(py::none()) : py::float_(value); }

py::object Words(std::string_view words) { return words.empty() ? py::object(py::none()) : Str(words); }

// The span with its qualifier, which stands before or behind it.
Span WithQualifier(const Quantity& q) {
  if (q.qualifier_span.empty()) return q.span;
  return {std::min(q.span.begin, q.qualifier_span.begin), std::max(q.span.end, q.qualifier_span.end)};
}

py::list FindQuantitiesOf(const py::str& text) {
  const DocumentPtr d = ParseText(text);
  py::list out;
  for (const Quantity& q : d->document.quantities.quantities) {
    out.append(py::make_tuple(Characters(*d, q.span), Characters(*d, q.numeral), Characters(*d, WithQualifier(q)),
                              Number(q.value), Number(q.value_high), Words(q.value_text), Number(q.resolution),
                              Str(q.unit), Words(q.unit_code), Number(q.unit_code.empty() ? kNone : q.factor),
                              Words(q.dimension), QualifierName(q.qualifier), RoleName(q.role)));
  }
  return out;
}

// (year, month, day); None where the words do not tell.
py::object Day(const Date& date) {
  if (date.year == 0) return py::none();
  return py::make_tuple(date.year, date.month, date.day);
}

// The text as one expression of time if it is one, else those that it holds.
py::list FindPeriodsOf(const py::str& text, int year) {
  const DocumentPtr d = ParseText(text);
  const std::string_view words = d->document.text();
  PeriodMention whole;
  whole.span = {0, static_cast<uint32_t>(words.size())};
  std::vector<PeriodMention> mentions = d->document.quantities.periods;
  Date start;
  Date end;
  if (Resolve(words, whole, year, start, end)) mentions = {whole};
  py::list out;
  for (const PeriodMention& m : mentions) {
    start = end = {};
    Resolve(words, m, year, start, end);
    out.append(py::make_tuple(Characters(*d, m.span), Day(start), Day(end)));
  }
  return out;
}

}  // namespace

void RegisterNumbers(py::module_& m) {
  m.def("find_quantities", &FindQuantitiesOf);
  m.def("find_periods", &FindPeriodsOf);
}

}  // namespace baogao
