// Threads take the next input as they get free: documents differ in size by orders of magnitude, so dealing them
// out beforehand would leave threads idle.
#include "baogao/table/corpus.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace baogao {

Documents ParseMany(std::vector<Input> inputs, const Options& options, unsigned threads, Progress& progress) {
  Documents documents(inputs.size());
  std::atomic<size_t> next{0};
  auto work = [&] {
    for (size_t i; !progress.stop && (i = next++) < inputs.size(); ++progress.done) {
      Input& in = inputs[i];
      if (!in.error.empty()) {
        documents[i] = FailedDocument(std::move(in.name), std::move(in.error));
        continue;
      }
      Options own = options;
      if (!in.region.empty()) own.region = in.region;
      if (in.year != 0) own.year = in.year;
      documents[i] = ParseIndexed(std::move(in.name), std::move(in.data), in.decoded, own);
    }
  };
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  const size_t workers = std::min<size_t>(threads, inputs.size());
  std::vector<std::thread> pool;
  for (size_t i = 1; i < workers; ++i) pool.emplace_back(work);
  work();
  for (std::thread& t : pool) t.join();
  return documents;
}

}  // namespace baogao
