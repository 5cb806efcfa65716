// python/baogao/lexicon.py checks types and fills columns; what only the core knows is refused here.
#include "baogao/lexicon.h"

#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "lexicon.h"

namespace py = pybind11;

namespace baogao {
namespace {

using S = std::string;

std::shared_ptr<Lexicon> Compile(const std::vector<std::tuple<S, S, S, S, double>>& units,
                                 const std::vector<std::tuple<S, S, S, S, S, S>>& indicators,
                                 const std::vector<std::tuple<S, S, S>>& furniture,
                                 const std::vector<std::tuple<S, S, S>>& cues) {
  LexiconRows rows;
  for (const auto& [where, surface, code, dimension, factor] : units) {
    rows.units.push_back({where, surface, code, dimension, factor});
  }
  for (const auto& [where, code, name, dimension, english, aliases] : indicators) {
    rows.indicators.push_back({where, code, name, english, dimension, aliases});
  }
  for (const auto& [where, pattern, place] : furniture) rows.furniture.push_back({where, pattern, place});
  for (const auto& [where, surface, kind] : cues) rows.cues.push_back({where, surface, kind});
  std::string fault;
  std::shared_ptr<const Lexicon> lexicon = MakeLexicon(std::move(rows), fault);
  if (!lexicon) throw py::value_error(fault);
  return std::const_pointer_cast<Lexicon>(lexicon);  // no class of Python is const; nothing here changes one
}

}  // namespace

void RegisterLexicon(py::module_& m) {
  py::class_<Lexicon, std::shared_ptr<Lexicon>>(m, "Lexicon")
      .def(py::init(&Compile), py::kw_only(), py::arg("units"), py::arg("indicators"), py::arg("furniture"),
           py::arg("cues"));
  m.attr("DIMENSIONS") = py::tuple(py::cast(DimensionWords()));
  m.attr("FURNITURE_PLACES") = py::tuple(py::cast(PlaceWords()));
  m.attr("CUE_KINDS") = py::tuple(py::cast(CueKindWords()));
}

}  // namespace baogao
