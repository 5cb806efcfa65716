// The texts that benchmarks run on: the real reports of ../shared/corpus (or $BAOGAO_SHARED), and the seed page;
// without them the sample that ships with the package, repeated.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baogao::bench {

// Bytes of clean reports, as files hold them.
const std::vector<std::string>& CleanFiles();
// Bytes of pages with every kind of the seed's damage.
const std::vector<std::string>& DamagedFiles();
size_t TotalSize(const std::vector<std::string>& texts);

}  // namespace baogao::bench
