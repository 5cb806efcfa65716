// The Python module baogao._core: documents and their tables, nothing decided here.
//
// Text crosses as str, offsets as code points, tables as Arrow streams in capsules. The lock of the interpreter
// is released for every call into the core. What callers see is python/baogao; what types this module has is
// python/baogao/_core.pyi.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "baogao/observe/heads.h"
#include "baogao/region/gazetteer.h"
#include "baogao/table/corpus.h"
#include "baogao/table/table.h"
#include "baogao/text/utf8.h"
#include "catalogue.h"
#include "lexicon.h"
#include "numbers.h"

namespace py = pybind11;

namespace baogao {
namespace {

using Pair = std::pair<uint32_t, uint32_t>;

py::str Str(std::string_view utf8) {
  PyObject* s = PyUnicode_DecodeUTF8(utf8.data(), static_cast<Py_ssize_t>(utf8.size()), "strict");
  if (!s) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(s);
}

Table TableOf(const std::string& name) {
  Table table;
  if (!TableByName(name, table)) throw py::value_error("no table is called '" + name + "'");
  return table;
}

Options MakeOptions(std::string encoding, bool keep_script, const std::vector<std::string>& tables,
                    const std::vector<std::string>& restore_off, std::string region, int year,
                    std::shared_ptr<Lexicon> lexicon) {
  Options o;
  o.encoding = std::move(encoding);
  o.script = keep_script ? ScriptPolicy::keep : ScriptPolicy::simplified;
  o.tables = 0;
  for (const std::string& name : tables) o.tables |= 1u << static_cast<int>(TableOf(name));
  for (int kind = 0; kind < kEditKindCount; ++kind) {
    for (const std::string& off : restore_off) {
      if (off == EditKindName(static_cast<EditKind>(kind))) o.restore_off |= 1u << kind;
    }
  }
  o.region = std::move(region);
  o.year = year;
  o.lexicon = std::move(lexicon);
  return o;
}

// bytes as they are; str as UTF-8 with its lone surrogates passed, for DecodeText.
Input MakeInput(const std::string& name, const py::object& data, const std::string& error) {
  if (data.is_none()) return {name, {}, false, error};
  if (!PyUnicode_Check(data.ptr())) return {name, std::string(py::cast<std::string_view>(data)), false};
  const auto utf8 = py::reinterpret_steal<py::bytes>(PyUnicode_AsEncodedString(data.ptr(), "utf-8", "surrogatepass"));
  if (!utf8) throw py::error_already_set();
  return {name, std::string(std::string_view(utf8)), true};
}

// The interpreter's thread waits and looks after signals, so that Ctrl-C ends a long call.
// `places` and `years` are empty or hold an override for each item ("" or 0: none).
Documents ParseAll(const std::vector<std::tuple<std::string, py::object, std::string>>& items, const Options& options,
                   unsigned threads, const std::vector<std::string>& places, const std::vector<int>& years) {
  std::vector<Input> inputs;
  inputs.reserve(items.size());
  for (const auto& [name, data, error] : items) {
    Input input = MakeInput(name, data, error);
    if (!places.empty()) input.region = places.at(inputs.size());
    if (!years.empty()) input.year = years.at(inputs.size());
    inputs.push_back(std::move(input));
  }
  Progress progress;
  std::future<Documents> result =
      std::async(std::launch::async, [&] { return ParseMany(std::move(inputs), options, threads, progress); });
  bool interrupted = false;
  for (bool ready = false; !ready && !interrupted;) {
    {
      py::gil_scoped_release release;
      ready = result.wait_for(std::chrono::milliseconds(100)) == std::future_status::ready;
    }
    interrupted = PyErr_CheckSignals() != 0;
  }
  if (interrupted) {
    progress.stop = true;
    py::gil_scoped_release release;
    result.wait();
  }
  if (interrupted) throw py::error_already_set();
  return result.get();
}

Span Checked(Pair span, uint32_t size, const char* what) {
  if (span.first > span.second || span.second > size) {
    throw py::value_error("no such span of " + std::string(what) + ": " + std::to_string(span.first) + ".." +
                          std::to_string(span.second) + "; it has " + std::to_string(size) + " characters");
  }
  return {span.first, span.second};
}

Pair ToRawCharacters(const IndexedDocument& d, uint32_t start, uint32_t end) {
  const Span text = d.text.ToBytes(Checked({start, end}, d.text.size(), "the text"));
  const Span raw = d.raw.ToCodePoints(ToRaw(d.document.restored, text));
  return {raw.begin, raw.end};
}

Pair ToTextCharacters(const IndexedDocument& d, uint32_t start, uint32_t end) {
  const Span raw = d.raw.ToBytes(Checked({start, end}, d.raw.size(), "the raw text"));
  const Span text = d.text.ToCodePoints(ToText(d.document.restored, raw));
  return {text.begin, text.end};
}

Pair ToFileBytes(const IndexedDocument& d, uint32_t start, uint32_t end) {
  const Span raw = d.raw.ToBytes(Checked({start, end}, d.raw.size(), "the raw text"));
  const Span bytes = ToBytes(d.document.bytes, d.document.source, raw);
  return {bytes.begin, bytes.end};
}

// A span of the text as (start, end, words); None for the empty span. Where white space stands inside a label, the
// spans of its parts may be off by some bytes (observe/label.cc): they widen to whole characters.
py::object Words(const IndexedDocument& d, Span span) {
  if (span.empty()) return py::none();
  const std::string_view text = d.document.text();
  const auto inside = [&](size_t at) {
    return at < text.size() && IsContinuation(static_cast<unsigned char>(text[at]));
  };
  while (inside(span.begin)) --span.begin;
  while (inside(span.end)) ++span.end;
  const Span characters = d.text.ToCodePoints(span);
  return py::make_tuple(characters.begin, characters.end, Str(span.of(text)));
}

// Where the head noun stands that the core knows of the indicator, in several places if ellipsis parts it (专利
// and 授权量); empty where it knows none, or where the text spells it otherwise (a blank inside).
py::list HeadWords(const IndexedDocument& d, const Observation& o) {
  py::list out;
  std::string_view rest = HeadOf(o.indicator).word;
  for (auto span = o.label_spans.rbegin(); span != o.label_spans.rend() && !rest.empty(); ++span) {
    const std::string_view words = span->of(d.document.text());
    const std::string_view part = words.size() < rest.size() ? words : rest;
    if (!words.ends_with(part) || !rest.ends_with(part)) return py::list();
    if (part.empty()) continue;
    out.insert(0, Words(d, {span->end - static_cast<uint32_t>(part.size()), span->end}));
    rest.remove_suffix(part.size());
  }
  return rest.empty() ? out : py::list();
}

// The verbs that the indicator opens with: 新增 of 新增高新技术企业.
Span VerbSpan(const Document& d, const Observation& o) {
  if (o.label_spans.empty() || !o.indicator.starts_with(o.label_spans[0].of(d.text()))) return {};
  const Span first = o.label_spans[0];
  Span verb = {first.begin, first.begin};
  auto token = std::lower_bound(d.tokens.begin(), d.tokens.end(), first.begin,
                                [](const Token& t, uint32_t at) { return t.span.begin < at; });
  for (; token != d.tokens.end() && token->span.begin == verb.end && token->span.end <= first.end; ++token) {
    const bool cue = token->kind == TokenKind::cue;
    const CueKind kind = cue ? Cue(token->row).kind : CueKind::word;
    if (kind != CueKind::action && kind != CueKind::rise && kind != CueKind::fall) break;
    verb.end = token->span.end;
  }
  return verb;
}

py::dict Explain(const IndexedDocument& d, int64_t id) {
  const auto& observations = d.document.observations;
  if (id < 0 || static_cast<size_t>(id) >= observations.size()) {
    throw py::index_error("no observation has the id " + std::to_string(id) + "; there are " +
                          std::to_string(observations.size()));
  }
  const Observation& o = observations[static_cast<size_t>(id)];
  const Quantity& q = d.document.quantities.quantities[static_cast<size_t>(o.quantity)];
  const Sentence& sentence = d.document.structure.sentences[static_cast<size_t>(o.sentence)];
  py::list label;
  for (Span span : o.label_spans) {
    if (!span.empty()) label.append(Words(d, span));
  }
  py::dict out;
  out["observation_id"] = id;
  out["indicator"] = Str(o.indicator);
  out["measure"] = MeasureName(o.measure);
  out["label"] = label;
  out["head"] = HeadWords(d, o);
  out["verb"] = Words(d, VerbSpan(d.document, o));
  out["cue"] = Words(d, o.cue);
  out["quote"] = Words(d, q.span);
  out["qualifier"] = Words(d, q.qualifier_span);
  out["tone"] = Words(d, o.tone);
  out["period"] = Words(d, o.period);
  out["coverage"] = Words(d, o.coverage);
  out["scope"] = Words(d, o.scope);
  out["parent_id"] = o.parent < 0 ? py::object(py::none()) : py::int_(o.parent);
  out["sentence"] = Words(d, sentence.span);
  out["rule"] = o.rule;
  out["confidence"] = o.confidence;
  return out;
}

// hashlib's SHA-256 uses the processor's own instructions; the core has no need for a slower one.
void FillHashes(const Documents& documents) {
  const py::object sha256 = py::module_::import("hashlib").attr("sha256");
  for (const DocumentPtr& d : documents) {
    const std::string& bytes = d->document.bytes;
    if (!d->sha256.empty() || (bytes.empty() && !d->document.error.empty())) continue;
    const auto view = py::memoryview::from_memory(bytes.data(), static_cast<py::ssize_t>(bytes.size()));
    d->sha256 = py::cast<std::string>(sha256(view).attr("hexdigest")());
  }
}

void ReleaseCapsule(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
  if (stream->release) stream->release(stream);
  delete stream;
}

py::object TableStream(const std::string& name, Documents documents, int64_t first_document_id) {
  const Table table = TableOf(name);
  if (table == Table::documents) FillHashes(documents);
  auto* stream = new ArrowArrayStream;
  ExportStream(table, std::move(documents), first_document_id, stream);
  return py::reinterpret_steal<py::object>(PyCapsule_New(stream, "arrow_array_stream", ReleaseCapsule));
}

// The codes of the divisions that a name, a path of names (北京市朝阳区) or a code means: empty where there is none,
// several where valid namesakes are not told apart.
std::vector<std::string> FindRegionCodes(const std::string& name) {
  if (const Region* region = RegionByCode(name)) return {std::string(region->code)};
  std::vector<const Region*> found;
  uint32_t end = 0;
  for (const RegionMention& m : FindRegions(name, {0, static_cast<uint32_t>(name.size())})) {
    if (m.span.begin != end) return {};
    end = m.span.end;
    std::vector<const Region*> inside;
    for (const Region* r : m.candidates) {
      const bool lies =
          found.empty() || std::any_of(found.begin(), found.end(), [&](const Region* o) { return LiesIn(*r, *o); });
      if (lies) inside.push_back(r);
    }
    found = std::move(inside);
  }
  if (end != name.size()) return {};
  // Former divisions count only where none of that name is valid.
  const bool valid = std::any_of(found.begin(), found.end(), [](const Region* r) { return r->until == 0; });
  std::vector<std::string> codes;
  for (const Region* r : found) {
    std::string code(r->code);
    if ((!valid || r->until == 0) && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  return codes;
}

std::vector<std::string> TableNames() {
  std::vector<std::string> names;
  for (int i = 0; i < kTableCount; ++i) names.emplace_back(TableName(static_cast<Table>(i)));
  return names;
}

std::vector<std::string> EditKinds() {
  std::vector<std::string> names;
  for (int i = 0; i < kEditKindCount; ++i) names.emplace_back(EditKindName(static_cast<EditKind>(i)));
  return names;
}

}  // namespace
}  // namespace baogao

PYBIND11_MODULE(_core, m) {
  using namespace baogao;
  RegisterLexicon(m);
  py::class_<Options>(m, "Options")
      .def(py::init(&MakeOptions), py::kw_only(), py::arg("encoding"), py::arg("keep_script"), py::arg("tables"),
           py::arg("restore_off"), py::arg("region"), py::arg("year"), py::arg("lexicon"));
  py::class_<IndexedDocument, DocumentPtr>(m, "Document")
      .def_property_readonly("source", [](const IndexedDocument& d) { return Str(d.document.source_name); })
      .def_property_readonly("error", [](const IndexedDocument& d) { return Str(d.document.error); })
      .def_property_readonly("raw", [](const IndexedDocument& d) { return Str(d.document.raw()); })
      .def_property_readonly("text", [](const IndexedDocument& d) { return Str(d.document.text()); })
      .def_property_readonly("bytes", [](const IndexedDocument& d) { return py::bytes(d.document.bytes); })
      .def_property_readonly("decoded", [](const IndexedDocument& d) { return d.document.decoded; })
      .def_property_readonly("raw_chars", [](const IndexedDocument& d) { return d.raw.size(); })
      .def_property_readonly("text_chars", [](const IndexedDocument& d) { return d.text.size(); })
      .def_property_readonly("n_edits", [](const IndexedDocument& d) { return d.document.restored.edits.size(); })
      .def_property_readonly("n_reports", [](const IndexedDocument& d) { return d.document.structure.reports.size(); })
      .def_property_readonly("n_observations", [](const IndexedDocument& d) { return d.document.observations.size(); })
      .def("to_raw", &ToRawCharacters)
      .def("to_text", &ToTextCharacters)
      .def("to_bytes", &ToFileBytes)
      .def("explain", &Explain);
  m.def("parse_many", &ParseAll, py::arg("items"), py::arg("options"), py::arg("threads"),
        py::arg("places") = std::vector<std::string>(), py::arg("years") = std::vector<int>());
  m.def("table_stream", &TableStream);
  m.def("find_region_codes", &FindRegionCodes);
  RegisterCatalogue(m);
  RegisterNumbers(m);
  m.attr("TABLES") = py::tuple(py::cast(TableNames()));
  m.attr("EDIT_KINDS") = py::tuple(py::cast(EditKinds()));
  m.attr("__version__") = LibraryVersion();
  m.attr("data_fingerprint") = DataFingerprint();
}
