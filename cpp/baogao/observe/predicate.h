// Predicate: what the words on a number's left say about it, apart from the noun that names it. Not public.
//
//   专利申请量 | 分别比上年增长 [54.78%]        noun 专利申请量; verb 增长, each, yoy
//   高新技术产业产值 | 占规上工业产值比重达到 [28.7%]   noun 高新技术产业产值; share, scope 规上工业产值
//   [723家]高新技术企业 | 共实现 | 主营业务收入 [1830.7亿元]   owner 高新技术企业, noun 主营业务收入
#pragma once

#include <string_view>

#include "baogao/observe/clause.h"

namespace baogao {

// A run of items [begin, end) of the sentence.
struct ItemRange {
  int32_t begin = 0;
  int32_t end = 0;
  bool empty() const { return begin >= end; }
  int32_t size() const { return end - begin; }
};

struct Predicate {
  ItemRange noun;                       // the words that name the number
  ItemRange owner;                      // words before a light verb: who achieved it
  CueKind verb = CueKind::word;         // rise, fall, rank, reach, to, share, light; word: none
  Span cue;                             // the verb's span
  Span scope;                           // 全国 of 居全国第一, 规上工业产值 of 占规上工业产值比重
  CueKind growth_noun = CueKind::word;  // growth_noun or fall_noun where the noun ends in 增速, 降幅
  Span growth_span;                     // its span
  bool each = false;                    // 分别
  bool all = false;                     // 均
  bool from = false;                    // 由, 从: an old level
  bool names_whole = false;             // 占在校学生总数[1253万人]的38%: not what the sentence is about
  bool member = false;                  // 其中
  bool yoy = false, mom = false, cagr = false;
  bool compare = false;      // 比…: with something else than a period
  int32_t base_period = -1;  // item of the period compared with (比2005年)
  int32_t own_period = -1;   // item of a period directly before the number (由上年的61%提高到…)
  bool share_noun = false;   // 比重, 占比
  bool of = false;           // 的 directly before the number: 纳入统计的[723家]高新技术企业
  bool joined = false;       // 和, 与 directly before the number: 某高新区与[4个]开发区
  bool governs = false;      // a light verb directly before the number: 安排[1000亿元]专项资金
  bool converts = false;     // 折合: the amount before in another unit
  Span tone;                 // 力争, 确保
  Span per;                  // 每人每月 of 由每人每月[78元]
  Span hedge;                // 约 of 约占…的[四成], 不到 of 不到…的[七成]

  // Does the verb say how something stands: that it moves, ranks or is a share?
  bool SaysHowItStands() const {
    return verb == CueKind::rise || verb == CueKind::fall || verb == CueKind::rank || verb == CueKind::share;
  }
};

// Reads items [cell.left, cell.at). `first` is where the cell's own words begin (behind a noun that the number
// before has taken).
Predicate ReadPredicate(std::string_view text, const Clauses& clauses, const Quantities& quantities, const Cell& cell,
                        int32_t first);

}  // namespace baogao
