// The texts that benchmarks run on: the real reports of ../shared/corpus (or $BAOGAO_SHARED), the seed page, and pages
// that make_pages.py damaged; without them the sample that ships with the package, repeated.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baogao::bench {

// Bytes of clean reports, as files hold them.
const std::vector<std::string>& CleanFiles();
// The seed page: all over traditional script, readings in parentheses, torn bytes.
const std::vector<std::string>& SeedPages();
// The reports as sites of many kinds show them, every kind of damage among them.
const std::vector<std::string>& DamagedPages();
size_t TotalSize(const std::vector<std::string>& texts);

}  // namespace baogao::bench
