// CueKind: what a cue word of cpp/data/cues.tsv tells the stages that read tokens.
#pragma once

#include <cstdint>

namespace baogao {

enum class CueKind : uint8_t {
  rise,         // 增长 提高 上升: growth or change upwards
  fall,         // 下降 减少 回落: growth or change downwards
  above,        // 高于 快于: a gap to what follows, upwards
  below,        // 低于 慢于: the same, downwards
  growth_noun,  // 增速 增幅 涨幅: a noun that names a growth
  fall_noun,    // 降幅: the same, downwards
  reach,        // 达到 为 突破 超过: what follows is the amount of what stands before
  to,           // 提高到 增至 降到: the new level of what rose or fell
  from,         // 由 从: opens the old level of 由A提高到B
  share,        // 占: a share of what follows
  share_noun,   // 比重 占比: a noun that names the share opened by 占
  converts,     // 折合 折算为: the amount before in another unit
  rank,         // 居 位居 排名 列: opens a rank
  action,       // 新增 认定 发放 建成: a verb that stays in the label
  light,        // 完成 实现 开展 共有: a verb that the label sheds
  each,         // 分别 依次: deals numbers out to the members of a list
  all,          // 均 都 各: the same number for each member of a list
  member,       // 其中 包括 含: opens the members of a breakdown
  total,        // 合计 共计: a whole that follows its members
  yoy,          // 同比 比上年: compared with the same period a year before
  mom,          // 环比: compared with the period before
  cagr,         // 年均 平均每年: per year over several years
  compare,      // 比 较 高于: compared with what follows
  target,       // 力争 拟 预期: not yet done, to the end of the sentence
  intent,       // 确保 计划: not yet done, where it opens the number's own clause
  goal,         // 主要预期目标: what follows, sentence after sentence, is not yet done
  estimate,     // 预计 初步核算: not yet certain
  trim,         // 全市 我市 共 已 了: words that a label sheds
  preposition,  // 围绕 通过 为 对: opens a phrase that is no part of the label
  connective,   // 和 与 及: joins members of a list
  word,         // 居民 占地 行为: an ordinary word that merely holds a cue
};

}  // namespace baogao
