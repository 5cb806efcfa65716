// Rows cross as tuples: the catalogue is small.
#include "catalogue.h"

#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <vector>

#include "baogao/catalogue/catalogue.h"
#include "baogao/lexicon.h"

namespace py = pybind11;

namespace baogao {
namespace {

std::vector<py::tuple> Rows() {
  std::vector<py::tuple> rows;
  for (const Indicator& i : Catalogue::BuiltIn().rows()) {
    const char* dimension = i.dimension == Dimension::no_unit ? "no_unit" : DimensionName(i.dimension);
    rows.push_back(py::make_tuple(i.code, i.name, i.english, dimension, AliasesOf(i)));
  }
  return rows;
}

// Of a label alone, without a number: "" where a unit would have to tell.
std::string CodeOf(const std::string& label, const std::optional<std::string>& unit, const Lexicon* own) {
  const UnitTable* own_units = own != nullptr ? own->units.get() : nullptr;
  // The place of something in a list fits whatever it is measured in.
  const Measure measure = unit ? Measure::level : Measure::rank;
  const Dimension dimension = unit ? MatchUnit(*unit, 0, own_units).dimension : Dimension::none;
  std::string_view code;
  if (own != nullptr && own->indicators) code = own->indicators->Code(label, measure, dimension);
  if (code.empty()) code = Catalogue::BuiltIn().Code(label, measure, dimension);
  return std::string(code);
}

}  // namespace

void RegisterCatalogue(py::module_& m) {
  m.def("indicators", &Rows);
  m.def("indicator_code", &CodeOf);
}

}  // namespace baogao
