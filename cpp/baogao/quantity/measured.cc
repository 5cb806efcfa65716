// Both are told by words of the same clause: what is measured in months is named there, and so is that deeds were done.
#include "baogao/quantity/measured.h"

#include <algorithm>

#include "baogao/quantity/text_at.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

// The words of the clause before byte `at`, as far as `reach` bytes; of the sentence, if `sentence`.
std::string_view Before(std::string_view text, uint32_t at, uint32_t reach, bool sentence) {
  std::string_view before = text.substr(at - std::min(at, reach), std::min(at, reach));
  for (const std::string_view mark : WordList{"。", "；", ";", "\n", "，", ","}) {
    const bool comma = mark == "，" || mark == ",";
    const size_t end = sentence && comma ? std::string_view::npos : before.rfind(mark);
    if (end != std::string_view::npos) before.remove_prefix(end);
  }
  return before;
}

}  // namespace

bool MeasuresMonths(std::string_view text, Span numeral) {
  constexpr uint32_t kNear = 54;  // bytes
  if (!StartsAt(text, numeral.end, "个月")) return false;
  if (AnyBefore(text, numeral.begin, {"前", "近", "过去", "累计", "连续", "后", "头", "这"})) return false;
  const bool moves = AnyBefore(text, numeral.begin, {"缩短", "延长"}) != 0;  // by how much, maybe a clause later
  const std::string_view before = Before(text, numeral.begin, kNear, moves);
  const size_t cycle = Find(before, "周期");
  const bool named = cycle != std::string_view::npos && !before.substr(cycle).starts_with("周期内");
  return named || Contains(before, "月数");
}

bool IsDeedDone(const NumeralContext& c, uint32_t end) {
  if (!EndsAt(c.text, end, "实事")) return false;
  if (AnyAt(c.text, end,
            {"全面完成", "全部完成", "全部办结", "全部兑现", "全部如期完成", "圆满完成", "如期完成", "顺利完成",
             "高质量完成"}))
    return true;
  const char32_t behind = CodePointAt(c.text, end);
  if (behind != U'。' && behind != U'，' && behind != U',' && behind != U'；' && behind != U';') return false;
  constexpr uint32_t kNear = 24;  // bytes
  const std::string_view before = Before(c.text, c.numeral.begin, kNear, false);
  return Contains(before, "完成") && !before.ends_with("以下");
}

}  // namespace baogao
