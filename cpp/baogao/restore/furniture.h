// Furniture: what the hosting site put around a document, and what it said about it.
//
// Not public. In: a text. Out: deletions, and the fields that the furniture named. Patterns are a table
// (cpp/data/furniture.tsv); they see the text in simplified script and without annotations, so that one row holds
// for damaged pages and clean ones.
//
//   版權(quán)說明:本文檔由用戶提供 (a line)          goes
//   温馨提示 (a line), and the short lines after it   go
//   发布时间：2020-03-05  来源：市政府办  【打印】      goes; date 2020-03-05, source 市政府办
#pragma once

#include <string_view>

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

struct FurnitureResult {
  Changes changes;
  PageInfo page;
};

FurnitureResult FindFurniture(std::string_view text, const Survey& survey);

}  // namespace baogao
