// PageFacts: what furniture says about a document before it goes.
//
// Not public. In: lines that go, and the rows that matched them. Out: source, date, author and pages, each as the first
// label told it; bare dates, offices and the site's name in the page's title only if no label did.
//
//   来源：县农业局 | 2015-03-02 | 编辑：李明   -> source 县农业局, date 2015-03-02
//   ２０１５-０３-０２ 县农业局 阅读：231       -> date 2015-03-02, source 县农业局
//   某县工作总结_百度文库                     -> source 百度文库
#pragma once

#include <re2/re2.h>

#include <string>
#include <string_view>

#include "baogao/restore/furniture_rows.h"
#include "baogao/restore/restore.h"

namespace baogao {

class PageFacts {
 public:
  // What the row, of this pattern, finds in the line.
  void Note(const FurnitureRow& row, const RE2& pattern, re2::StringPiece line);
  // What any row of items finds in it.
  void NoteAll(re2::StringPiece line);
  void NoteSite(std::string_view site) { site_ = site; }

  PageInfo Take();

 private:
  bool Wants(PageField field) const;  // what the page does not say yet

  PageInfo page_;
  std::string site_;
};

}  // namespace baogao
