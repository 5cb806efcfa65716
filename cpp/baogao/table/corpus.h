// Corpus: many documents at once, over threads.
//
// In:   named inputs (bytes of files, or decoded texts, or the reason why there is neither), options, a number
//       of threads (0: one a core; never more than inputs).
// Out:  one document an input, in the inputs' order.
// Fail: never. What is wrong with an input is the `error` of its document; its neighbours are untouched.
//
// Examples:
//   {"a.txt", "\xCA\xD0", decoded false}  a document, GB18030
//   {"b", "全市…", decoded true}           a document made from text
//   {"c.txt", error "Is a directory"}     a row of `documents` with that error
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "baogao/options.h"
#include "baogao/table/table.h"

namespace baogao {

struct Input {
  std::string name;
  std::string data;
  bool decoded = false;
  std::string error = {};   // not empty: there is no data
  std::string region = {};  // overrides Options::region for this document; empty: none
  int year = 0;             // overrides Options::year; 0: none
};

// `done` counts finished documents for whoever watches from another thread; setting `stop` leaves the
// documents not yet begun null.
struct Progress {
  std::atomic<size_t> done{0};
  std::atomic<bool> stop{false};
};

Documents ParseMany(std::vector<Input> inputs, const Options& options, unsigned threads, Progress& progress);

}  // namespace baogao
