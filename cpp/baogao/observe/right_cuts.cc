// Words at the end of a noun behind a number that are the next number's: most are known by a few endings.
#include "baogao/observe/right_cuts.h"

#include <string>

#include "baogao/observe/heads.h"
#include "baogao/observe/wording.h"
#include "baogao/text/find.h"

namespace baogao {

// 突破亩产[900公斤]的超高产水平: what is reached is no thing.
bool IsReached(const Cell& cell, std::string_view noun) {
  for (const std::string_view reached : WordList{"水平", "纪录", "台阶", "区间", "以内"}) {
    if (cell.at > cell.left && noun.ends_with(reached)) return true;
  }
  return false;
}

// 带动[3100户]农户户均增收[600元]: takes off what each of them gets, which is the next number's; false if that is not
// told.
bool CutShare(Label& label) {
  for (const std::string_view each : WordList{"户均", "人均"}) {
    const size_t at = label.text.find(each);
    if (at == std::string::npos || at == 0) continue;
    Cut(label, std::string(label.text.substr(at)));
    return true;
  }
  return false;
}

// [21个]省控断面水质达标率[100%]: takes off the rate, which is the next number's; false if there is none.
bool CutRate(Label& label, bool moves) {
  const std::string_view rate = MeasureOf(label.text);
  if (rate.empty() || !(moves || rate.ends_with("率")) || rate.size() == label.text.size()) return false;
  Cut(label, std::string(rate));
  constexpr size_t kModifier = 6;  // bytes
  if (label.text.size() > kModifier && IsPlain(std::string_view(label.text).substr(label.text.size() - kModifier)))
    Cut(label, std::string(label.text.substr(label.text.size() - kModifier)));
  return true;
}

// [15个]国控断面中优良水体|占[73%]: takes off which of them, that is the next number's; false if none is told.
bool CutAmongThem(Label& label) {
  constexpr std::string_view kAmong = "中";
  for (const std::string_view of :
       WordList{"企业中", "断面中", "项目中", "学生中", "人员中", "农户中", "居民中", "单位中"}) {
    const size_t at = label.text.find(of);
    if (at == std::string::npos || at + of.size() == label.text.size()) continue;
    Cut(label, std::string(label.text.substr(at + of.size() - kAmong.size())));
    return true;
  }
  return false;
}

// Takes off what they are among (在监测的[338个]城市中) and what they serve as (以[30个]示范镇为重点); true for the
// second, with which all is said of them.
bool CutRole(std::string_view text, const std::vector<Item>& items, const Cell& cell, Label& label) {
  // [6家]投资公司中唯一的民营公司
  for (const std::string_view among : WordList{"中唯一", "中首", "中有"}) {
    const size_t at = label.text.find(among);
    if (at != std::string::npos && at > 0) Cut(label, std::string(label.text.substr(at)));
  }
  // [35个]大类行业中[24个]实现正增长: of them; 中 of 高中 is no such word.
  const bool counted = Index(cell.right_end) < items.size() && items[Index(cell.right_end)].kind == ItemKind::quantity;
  if (counted && label.text.ends_with("中共")) {  // 在[24个]项目中共获得[120个]冠军: what follows is the next number's
    Cut(label, "中共");
    return true;
  }
  // 监测的[409个]断面中,优良水质占[55%]: of them, too.
  const bool pauses = Index(cell.right_end) < items.size() && items[Index(cell.right_end)].is(Mark::comma);
  if (((counted && !cell.closes) || pauses) && !EndsWithSchool(label.text)) Cut(label, "中");
  if (cell.left >= cell.at) return false;
  if (items[Index(cell.left)].span.of(text).starts_with("在") && !EndsWithSchool(label.text)) Cut(label, "中");
  const size_t as = items[Index(cell.at - 1)].span.of(text) == "以" ? label.text.find("为") : std::string::npos;
  if (as == std::string::npos || as == 0) return false;
  Cut(label, std::string(label.text.substr(as)));
  return true;
}

}  // namespace baogao
