// The noun behind a number: the words up to a mark or a verb, and what the verb phrase behind them tells of them.
#include <algorithm>
#include <string>

#include "baogao/observe/heads.h"
#include "baogao/observe/label.h"
#include "baogao/observe/wording.h"

namespace baogao {
namespace {

bool IsWords(const Item& item) { return item.kind == ItemKind::words; }
bool IsVerb(const Item& item) { return item.is(CueKind::action); }

// [340项]2020年以来立项的|项目: where an attribute that opens at item `at` ends, behind its 的; `at` if none opens.
int32_t AttributeEnd(std::string_view text, const std::vector<Item>& items, int32_t at, int32_t end) {
  constexpr int32_t kLongest = 4;  // items
  for (int32_t i = at; i < std::min(end, at + kLongest); ++i) {
    const Item& item = items[Index(i)];
    if (item.span.of(text).starts_with("的")) return i > at ? i + 1 : at;
    if (!IsVerb(item) && !IsWords(item) && item.kind != ItemKind::period) break;
  }
  return at;
}

}  // namespace

Label RightNoun(std::string_view text, const Clauses& clauses, const Cell& cell, int32_t clause_end, bool governed,
                int32_t& taken) {
  const auto& items = clauses.items;
  taken = cell.at + 1;
  ItemRange noun = {cell.at + 1, 0};
  while (noun.begin < cell.right_end && items[Index(noun.begin)].is(CueKind::trim)) ++noun.begin;
  noun.end = noun.begin;
  while (noun.end < cell.right_end) {
    const Item& item = items[Index(noun.end)];
    const bool inside = IsWords(item) || (item.is(CueKind::connective) && noun.end + 1 < cell.right_end) ||
                        (item.is(CueKind::trim) && item.span.of(text) == "的") || item.is(Mark::enumeration);
    if (inside) {
      ++noun.end;
      continue;
    }
    const int32_t behind = AttributeEnd(text, items, noun.end, cell.right_end);
    if (behind == noun.end) break;
    noun.end = behind;
  }
  Label label = FromItems(text, items, noun);
  // [6家]投资公司中唯一的民营公司
  for (const std::string_view among : {"中唯一", "中首", "中有"}) {
    const size_t at = label.text.find(among);
    if (at != std::string::npos && at > 0) Cut(label, std::string(label.text.substr(at)));
  }
  // 在监测的[338个]城市中,…
  const bool among = cell.left < cell.at && items[Index(cell.left)].span.of(text).starts_with("在");
  if (among) Cut(label, "中");
  // 突破亩产[900公斤]的超高产水平: what is reached is no thing.
  const auto reached = [&](std::string_view noun) {
    return cell.at > cell.left && (noun.ends_with("水平") || noun.ends_with("纪录") || noun.ends_with("台阶"));
  };
  if (reached(label.text)) return {};
  for (const std::string_view no_noun : {"用于", "作为", "以上", "以下", "大关", "台阶", "关口", "（", "("}) {
    if (label.text.starts_with(no_noun)) return {};
  }
  if (!label.empty()) taken = noun.end;
  // The verb phrase behind it tells which: [3所]高职高专|升格本科, [19家]企业|发放社会保险补贴[497.1万元].
  int32_t verb = noun.end;
  while (verb < cell.right_end && (items[Index(verb)].is(CueKind::trim) || items[Index(verb)].is(CueKind::all))) ++verb;
  if (verb >= cell.right_end) return label;
  const Item& item = items[Index(verb)];
  const bool light = (item.is(CueKind::light) || item.is(CueKind::reach)) && cell.closes && verb + 1 < cell.right_end;
  if (!IsVerb(item) && !light) return label;
  constexpr size_t kLongestPhrase = 24;
  const Label phrase = FromItems(text, items, {item.is(CueKind::light) ? verb + 1 : verb, clause_end});
  if (phrase.empty() || CodePoints(phrase.text) > kLongestPhrase) return label;
  if (label.empty() && reached(phrase.text)) return {};
  if (label.empty()) {
    // [5个]引进共建机构|正式|签约: what became of them stands in front.
    Label done = phrase;
    const Item& last = items[Index(clause_end - 1)];
    if (IsVerb(last) && clause_end - 1 > verb) MoveForward(done, last.span.of(text));
    done.text = std::string(ShedEnd(done.text));
    if (!done.thing.empty()) done.thing = done.text;
    return done;
  }
  // 组织[41家]企业|申报项目[37项]: with a number of its own, what they do is a statement of its own.
  if (governed && cell.closes) {
    // 完成[25所]学校|维修改造, 设立[2亿元]的成果|转化基金: what a verb governs is one noun, verbs inside it included.
    taken = cell.right_end;
    if (phrase.text == "建设") return Prefixed(phrase, phrase.text, label);  // 推进[3个]先导区|建设
    for (const std::string_view grant : {"支持", "给予支持", "予以支持"}) {
      if (phrase.text == grant) return label;
    }
    return Suffixed(label, phrase, ShedWork(phrase.text));
  }
  // [2595套]保障性住房|建设任务: what is done to them, as a noun.
  const std::string_view work = ShedWork(phrase.text);
  if (work.size() < phrase.text.size() && work == phrase.verb) return Suffixed(label, phrase, work);
  if (phrase.text.ends_with(label.text)) return phrase;
  Label out = Prefixed(phrase, phrase.text, label);
  out.verb = phrase.verb;
  out.thing = label.text;
  return out;
}

}  // namespace baogao
