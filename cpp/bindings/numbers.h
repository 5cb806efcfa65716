// RegisterNumbers: adds find_quantities and find_periods, which python/baogao/numbers.py calls, to the module.
#pragma once

#include <pybind11/pybind11.h>

namespace baogao {

void RegisterNumbers(pybind11::module_& m);

}  // namespace baogao
