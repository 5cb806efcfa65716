#include "corpus.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace baogao::bench {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> ReadFolder(const fs::path& root) {
  std::vector<fs::path> paths;
  if (fs::exists(root)) {
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file() && entry.path().filename() != "README.md") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const fs::path& path : paths) files.push_back(ReadFile(path));
  if (files.empty()) files.assign(100, ReadFile(BAOGAO_SAMPLE));
  return files;
}

fs::path Shared(const char* folder) {
  const char* shared = std::getenv("BAOGAO_SHARED");
  return fs::path(shared ? shared : BAOGAO_SHARED_DEFAULT) / folder;
}

}  // namespace

const std::vector<std::string>& CleanFiles() {
  static const std::vector<std::string> files = ReadFolder(Shared("corpus"));
  return files;
}

const std::vector<std::string>& SeedPages() {
  static const std::vector<std::string> files = ReadFolder(Shared("seeds"));
  return files;
}

const std::vector<std::string>& DamagedPages() {
  static const std::vector<std::string> files = ReadFolder(BAOGAO_PAGES);
  return files;
}

size_t TotalSize(const std::vector<std::string>& texts) {
  size_t size = 0;
  for (const std::string& text : texts) size += text.size();
  return size;
}

}  // namespace baogao::bench
