// Short lists that are looked through in order; most words asked about are in none of them.
#include "baogao/observe/predicate_words.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "baogao/text/find.h"

namespace baogao {
namespace {

// 连续五年|居首位: for how long it has been so.
bool IsStreak(std::string_view words) {
  constexpr size_t kLongest = 18;  // bytes
  if (words.size() > kLongest || !words.starts_with("连续")) return false;
  for (const std::string_view unit : WordList{"年", "月", "次", "届", "季度", "期"}) {
    if (words.ends_with(unit)) return true;
  }
  return false;
}

constexpr std::string_view kFillers[] = {"的",       "了",   "得",   "在",     "为",      "于",     "出",
                                         "到",       "至",   "即",   "计",     "首次",    "再次",   "平均",
                                         "分",       "连续", "每人", "每生",   "每户",    "年人均", "每人每年",
                                         "人均每年", "每月", "每年", "每学年", "每生每年"};
constexpr GapWord kGapWords[] = {{"偏低", false}, {"高", true},  {"快", true},  {"多", true},   {"大", true},
                                 {"长", true},    {"早", true},  {"强", true},  {"增收", true}, {"低", false},
                                 {"慢", false},   {"少", false}, {"小", false}, {"短", false},  {"晚", false},
                                 {"减收", false}, {"进", true},  {"退", false}};

// The third bytes of the first characters of the fillers, and the last bytes of the words of gaps: most words do not
// share them.
constexpr auto kThirdBytes = [] {
  std::array<bool, 256> third = {};
  for (const std::string_view filler : kFillers) third[static_cast<unsigned char>(filler[2])] = true;
  return third;
}();
constexpr auto kLastBytes = [] {
  std::array<bool, 256> last = {};
  for (const GapWord& gap : kGapWords) last[static_cast<unsigned char>(gap.surface.back())] = true;
  return last;
}();

}  // namespace

bool PaysEach(std::string_view words, std::string_view next) {
  if (!words.starts_with("每")) return false;
  for (const std::string_view paid : WordList{"补助", "补贴", "奖励", "奖补", "后补助", "资助"}) {
    if (next.starts_with(paid)) return true;
  }
  return false;
}

bool IsFiller(std::string_view words) {
  constexpr size_t kLongest = 12;                                                            // bytes
  if (words.size() < 3 || !kThirdBytes[static_cast<unsigned char>(words[2])]) return false;  // 连续 has it, too
  if (words.size() > kLongest) return IsStreak(words);
  return std::find(std::begin(kFillers), std::end(kFillers), words) != std::end(kFillers) || IsStreak(words);
}

bool IsPer(std::string_view words) {
  constexpr size_t kLongest = 12;  // bytes
  if (words.size() > kLongest) return false;
  for (const std::string_view per : WordList{"每人每月", "每人每年", "每生每年", "月人均"}) {
    if (words == per) return true;
  }
  return false;
}

bool IsDuty(std::string_view words) {
  return words == "要" || words == "还要" || words == "也要" || words == "就要" || words == "必须";
}

bool IsHolding(std::string_view verb) {
  if (verb.ends_with("了")) verb.remove_suffix(std::string_view("了").size());
  for (const std::string_view holds : WordList{"开展", "举办", "举行", "组织", "进行"}) {
    if (verb.ends_with(holds)) return true;
  }
  return false;
}

bool NamesTask(std::string_view words) {
  constexpr size_t kShort = 18;  // bytes
  if (words.size() <= kShort || !words.ends_with("任务")) return false;
  for (const std::string_view set : WordList{"年", "目标", "计划", "下达", "上级", "国家", "省", "市", "县", "预算",
                                             "全部", "考核", "既定", "各项"}) {
    if (Contains(words, set)) return false;
  }
  return true;
}

const GapWord* GapWordAtEnd(std::string_view words) {
  if (words.empty() || !kLastBytes[static_cast<unsigned char>(words.back())]) return nullptr;
  const auto* gap = std::find_if(std::begin(kGapWords), std::end(kGapWords),
                                 [&](const GapWord& g) { return words.ends_with(g.surface); });
  return gap == std::end(kGapWords) ? nullptr : gap;
}

std::string_view GrowthRateAtEnd(std::string_view label) {
  for (const std::string_view rate : WordList{"增速", "增幅", "增长幅度"}) {
    if (label.ends_with(rate)) return rate;
  }
  return {};
}

bool SavesSomebody(std::string_view verb) {
  constexpr std::string_view kSaved[] = {"追讨", "追回", "追发", "讨回", "挽回", "减免", "减负",
                                         "节约", "节省", "省下", "融资", "减轻", "避免"};
  return std::find(std::begin(kSaved), std::end(kSaved), verb) != std::end(kSaved);
}

}  // namespace baogao
