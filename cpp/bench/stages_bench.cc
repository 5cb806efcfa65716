// MB/s of each stage on its own input (made once), of restoration on clean and damaged text, and of the whole
// parse from bytes to observations and on to columns. One thread.
#include <benchmark/benchmark.h>

#include <deque>

#include "baogao/lex/lex.h"
#include "baogao/pipeline.h"
#include "corpus.h"

namespace baogao::bench {
namespace {

const std::deque<Document>& CleanDocuments() {
  static const std::deque<Document> documents = [] {
    std::deque<Document> out;
    for (const std::string& file : CleanFiles()) Parse(file, false, {}, out.emplace_back());
    return out;
  }();
  return documents;
}

size_t TextSize() {
  size_t size = 0;
  for (const Document& d : CleanDocuments()) size += d.text().size();
  return size;
}

template <typename Stage>
void OverDocuments(benchmark::State& state, Stage stage) {
  for (auto _ : state) {
    for (const Document& d : CleanDocuments()) benchmark::DoNotOptimize(stage(d));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * TextSize()));
}

void BM_Decode(benchmark::State& state) {
  OverDocuments(state, [](const Document& d) { return Decode(d.bytes); });
}
void BM_RestoreClean(benchmark::State& state) {
  OverDocuments(state, [](const Document& d) { return Restore(d.raw(), {}); });
}
void BM_Structure(benchmark::State& state) {
  OverDocuments(state, [](const Document& d) { return Outline(d.text()); });
}
void BM_Lex(benchmark::State& state) {
  OverDocuments(state, [](const Document& d) { return Lex(d.text()); });
}
void BM_LexAndQuantities(benchmark::State& state) {
  OverDocuments(state, [](const Document& d) { return FindQuantities(d.text(), Lex(d.text())); });
}
void BM_Profile(benchmark::State& state) {
  OverDocuments(state, [](const Document& d) { return ProfileReports(d.text(), d.structure, d.quantities, {}); });
}
void BM_Observe(benchmark::State& state) {
  OverDocuments(state,
                [](const Document& d) { return Observe(d.text(), d.structure, d.tokens, d.quantities, d.profiles); });
}

void RestorePages(benchmark::State& state, const std::vector<std::string>& files, const Options& options) {
  std::vector<std::string> raws;
  for (const std::string& file : files) raws.push_back(Decode(file).text);
  for (auto _ : state) {
    for (const std::string& raw : raws) benchmark::DoNotOptimize(Restore(raw, options));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * TotalSize(raws)));
}
void BM_RestoreSeed(benchmark::State& state) { RestorePages(state, SeedPages(), {}); }
void BM_RestoreDamaged(benchmark::State& state) { RestorePages(state, DamagedPages(), {}); }
void BM_RestoreDamagedButShifts(benchmark::State& state) {
  Options options;
  options.restore_off = 1u << static_cast<int>(EditKind::byte_shift);
  RestorePages(state, DamagedPages(), options);
}

void WholeParse(benchmark::State& state, const std::vector<std::string>& files) {
  for (auto _ : state) {
    for (const std::string& file : files) {
      Document d;
      Parse(file, false, {}, d);
      benchmark::DoNotOptimize(d);
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * TotalSize(files)));
}
void BM_WholeParse(benchmark::State& state) { WholeParse(state, CleanFiles()); }
void BM_WholeParseDamaged(benchmark::State& state) { WholeParse(state, DamagedPages()); }

BENCHMARK(BM_Decode)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_RestoreClean)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_RestoreSeed)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_RestoreDamagedButShifts)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_RestoreDamaged)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Structure)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Lex)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_LexAndQuantities)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Profile)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Observe)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_WholeParse)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_WholeParseDamaged)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace baogao::bench
