// What the words of a label tell: an office, a place, money, or nothing that could be counted.
#include <algorithm>
#include <iterator>

#include "baogao/observe/heads.h"
#include "baogao/observe/label.h"
#include "baogao/observe/wording.h"
#include "baogao/region/gazetteer.h"
#include "baogao/text/find.h"
#include "baogao/text/utf8.h"

namespace baogao {
namespace {

struct NoLabelRow {
  std::string_view surface;
};
constexpr NoLabelRow kNoLabels[] = {
#include "data/no_labels.inc"
};

constexpr std::string_view kOffices[] = {"供销社",   "局",     "委",     "府",     "厅",       "办",       "机关",
                                         "管委会",   "电视台", "部门",   "支队",   "总队",     "大队",     "会系统",
                                         "社系统",   "局系统", "联系统", "委系统", "协系统",   "供电公司", "电力公司",
                                         "分公司",   "辖区",   "单位",   "各地",   "各级",     "区县",     "县区",
                                         "管理中心", "支行",   "分行",   "海关",   "水务系统", "救援队伍", "两级法院"};

}  // namespace

bool IsOffice(std::string_view words) {
  // 能源工业部门, 运输邮电部门: branches of the economy.
  for (const std::string_view branch :
       WordList{"工业部门", "农业部门", "邮电部门", "科研部门", "产业部门", "生产部门", "经济部门", "服务部门"}) {
    if (words.ends_with(branch)) return false;
  }
  for (const std::string_view office : kOffices) {
    if (words.ends_with(office)) return true;
  }
  return false;
}

size_t Overlap(std::string_view front, std::string_view back) {
  constexpr size_t kTwoCharacters = 6;
  for (size_t n = std::min(front.size(), back.size()); n >= kTwoCharacters; --n) {
    if (front.substr(front.size() - n) == back.substr(0, n)) return n;
  }
  return 0;
}

bool NamesOrganisation(std::string_view words) {
  constexpr std::string_view kBank = "银行", kBranch = "业";
  for (const std::string_view organisation : WordList{"公司", "中心", "大学", "学院", "医院", "集团"}) {
    if (Contains(words, organisation)) return true;
  }
  const size_t bank = words.find(kBank);  // 银行业 is a branch
  return bank != std::string_view::npos && !words.substr(bank + kBank.size()).starts_with(kBranch);
}

bool IsLabel(std::string_view label) {
  // One character is a label only if it names goods or beasts that yearbooks count; else it is the rest of a word.
  constexpr std::string_view kGoods = "粮棉油糖茶烟酒盐煤电钢铁铜铝纸纱布丝麻马牛羊猪鸡鸭鹅兔驴骡鱼";
  constexpr size_t kLongestCharacter = 4;  // bytes
  if (label.size() <= kLongestCharacter && CodePoints(label) == 1 && !Contains(kGoods, label)) return false;
  // 0．1 holds none, nor do other digits and signs of full width.
  constexpr char32_t kFirstFullWidth = 0xFF01, kFirstHan = 0x3400;
  bool letters = false;
  for (uint32_t at = 0; at < label.size() && !letters;) {
    const char32_t c = NextCodePoint(label, at);
    letters = (c >= kFirstHan && c < kFirstFullWidth) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  if (IsCutOut(label)) return false;
  constexpr size_t kLongest = 24;  // bytes of a row
  if (label.size() > kLongest) return letters;
  const auto* row = std::lower_bound(std::begin(kNoLabels), std::end(kNoLabels), label,
                                     [](const NoLabelRow& r, std::string_view l) { return r.surface < l; });
  return letters && (row == std::end(kNoLabels) || row->surface != label);
}

bool NamesMoney(std::string_view label) {
  for (const std::string_view measure : WordList{"投资", "收入", "产值", "营业额", "销售额", "成交额", "零售额", "金额",
                                                 "生产总值", "增加值", "利润", "到位资金", "支出", "利税"}) {
    if (label.ends_with(measure)) return true;
  }
  return false;
}

bool MayNamePlace(std::string_view words) {
  for (uint32_t at = 0; at < words.size();) {
    switch (NextCodePoint(words, at)) {
      case U'全':
      case U'我':
      case U'本':
      case U'省':
      case U'市':
      case U'县':
      case U'区':
      case U'州':
      case U'盟':
      case U'旗':
        return true;
      default:
        break;
    }
  }
  return false;
}

bool IsPlace(std::string_view label) {
  constexpr size_t kLongestShortName = 18, kLongest = 48;  // bytes
  if (label.size() > kLongest || (label.size() > kLongestShortName && !MayNamePlace(label))) return false;
  const auto size = static_cast<uint32_t>(label.size());
  const NamedPlace place = NextPlace(label, {0, size}, 0);
  return place && place.span.begin == 0 && place.span.end == size;
}

size_t CodePoints(std::string_view text) {
  size_t n = 0;
  for (const char c : text) n += !IsContinuation(static_cast<unsigned char>(c));
  return n;
}

bool IsModifier(std::string_view label) {
  // 乡镇(街道): as 乡镇; 门诊部（所） and 诊所（卫生所、医务室） are things.
  if (label.ends_with(")") || label.ends_with("）")) {
    const size_t note = std::min(label.rfind("("), label.rfind("（"));
    const std::string_view front = note == std::string_view::npos ? std::string_view() : label.substr(0, note);
    if (!front.empty()) return !front.ends_with("所") && !front.ends_with("部") && IsModifier(front);
  }
  if (HeadOf(label).kind != HeadKind::none) return false;
  if (CodePoints(label) <= 3) return true;
  for (const std::string_view end :
       WordList{"级", "型", "类", "性", "层次", "方面", "部分", "以上", "以下", "领域", "学历"}) {
    if (label.ends_with(end)) return true;
  }
  if (label.ends_with("亿元") || label.ends_with("万元")) return true;  // 年产值超亿元
  return false;
}

}  // namespace baogao
