// What the same machine does with the same text in well-known code, for ratios: copying, ICU's UTF-8 to UTF-16,
// one RE2 pattern for quantities, OpenCC's traditional to simplified.
#include <benchmark/benchmark.h>
#include <re2/re2.h>
#include <unicode/ustring.h>

#include <cstring>

#include "baogao/text/decode.h"
#include "corpus.h"

#ifdef BAOGAO_WITH_OPENCC
#include <opencc/opencc.h>
#endif

namespace baogao::bench {
namespace {

const std::vector<std::string>& Texts() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> out;
    for (const std::string& file : CleanFiles()) out.push_back(Decode(file).text);
    return out;
  }();
  return texts;
}

void BM_Memcpy(benchmark::State& state) {
  std::string target(TotalSize(Texts()), '\0');
  for (auto _ : state) {
    size_t at = 0;
    for (const std::string& text : Texts()) {
      std::memcpy(target.data() + at, text.data(), text.size());
      at += text.size();
    }
    benchmark::DoNotOptimize(target.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * TotalSize(Texts())));
}

void BM_IcuUtf8ToUtf16(benchmark::State& state) {
  std::u16string target;
  for (auto _ : state) {
    for (const std::string& text : Texts()) {
      target.resize(text.size());
      int32_t length = 0;
      UErrorCode status = U_ZERO_ERROR;
      u_strFromUTF8(target.data(), static_cast<int32_t>(target.size()), &length, text.data(),
                    static_cast<int32_t>(text.size()), &status);
      benchmark::DoNotOptimize(target.data());
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * TotalSize(Texts())));
}

void BM_Re2QuantityScan(benchmark::State& state) {
  const RE2 pattern(
      "((?:[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?|[零〇一二三四五六七八九十百千两]+)"
      "(?:万亿|亿|万)?(?:多|余)?)(%|％|‰|个百分点|元|美元|人次|人|家|项|件|个|户|吨|亩|公里|平方米|千瓦时)");
  int64_t found = 0;
  for (auto _ : state) {
    for (const std::string& text : Texts()) {
      re2::StringPiece rest(text), number, unit;
      while (RE2::FindAndConsume(&rest, pattern, &number, &unit)) ++found;
    }
  }
  benchmark::DoNotOptimize(found);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * TotalSize(Texts())));
}

#ifdef BAOGAO_WITH_OPENCC
void BM_OpenccT2s(benchmark::State& state) {
  const opencc::SimpleConverter converter("t2s.json");
  for (auto _ : state) {
    for (const std::string& text : Texts()) benchmark::DoNotOptimize(converter.Convert(text));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * TotalSize(Texts())));
}
BENCHMARK(BM_OpenccT2s)->Unit(benchmark::kMillisecond);
#endif

BENCHMARK(BM_Memcpy)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_IcuUtf8ToUtf16)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Re2QuantityScan)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace baogao::bench
