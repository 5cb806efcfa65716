// Rows of the caller for Python: compiled once, handed to options.
#pragma once

#include <pybind11/pybind11.h>

namespace baogao {

void RegisterLexicon(pybind11::module_& m);

}  // namespace baogao
