// The catalogue of indicators for Python: its rows, and the code of a label.
#pragma once

#include <pybind11/pybind11.h>

namespace baogao {

void RegisterCatalogue(pybind11::module_& m);

}  // namespace baogao
