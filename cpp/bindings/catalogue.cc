// Rows cross as tuples: the catalogue is small.
#include "catalogue.h"

#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <vector>

#include "baogao/catalogue/catalogue.h"

namespace py = pybind11;

namespace baogao {
namespace {

std::vector<py::tuple> Rows() {
  std::vector<py::tuple> rows;
  for (const Indicator& i : Catalogue::BuiltIn().rows()) {
    rows.push_back(py::make_tuple(i.code, i.name, i.english, DimensionName(i.dimension), AliasesOf(i)));
  }
  return rows;
}

// Of a label alone, without a number: "" where a unit would have to tell.
std::string CodeOf(const std::string& label, const std::optional<std::string>& unit) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  // The place of something in a list fits whatever it is measured in.
  if (!unit) return std::string(catalogue.Code(label, Measure::rank, Dimension::none));
  return std::string(catalogue.Code(label, Measure::level, MatchUnit(*unit, 0).dimension));
}

}  // namespace

void RegisterCatalogue(py::module_& m) {
  m.def("indicators", &Rows);
  m.def("indicator_code", &CodeOf);
}

}  // namespace baogao
