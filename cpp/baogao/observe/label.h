// Label: the indicator in the text's own words, with what it is made of. Not public.
//
//   新认定 高新技术企业    text 新认定高新技术企业, thing 高新技术企业
//   城镇、农村常住居民人均可支配收入 as a list of two: 城镇常住居民人均可支配收入, 农村常住居民人均可支配收入
//   [7所]高职学校入选国家“双高计划”   right noun: 入选国家“双高计划”高职学校
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baogao/observe/clause.h"
#include "baogao/observe/predicate.h"

namespace baogao {

struct Label {
  std::string text;
  std::string thing;        // without the verb in front
  std::string verb;         // the verb in front: 新认定; "" if none
  std::string tail;         // a verb behind the noun: 开工 of 重大项目开工; "" if none
  std::string subject;      // words before a verb inside: 科技保险 of 科技保险覆盖企业; "" if none
  bool deed = false;        // nothing but a verb: 刑拘
  std::vector<Span> spans;  // where its words stand, in its order
  bool empty() const { return text.empty(); }
};

// The words of a run of items, white space, adverbs and footnote marks left out. `before_number`: the run ends at the
// number, so that a closing 等 leaves examples of what follows it.
Label FromItems(std::string_view text, const std::vector<Item>& items, ItemRange noun, bool before_number = false);

// Where a noun begins behind a preposition's phrase or an office: 为公交公司|发放补贴.
int32_t ShedFront(std::string_view text, const std::vector<Item>& items, ItemRange noun);

// Where a verb phrase begins behind what it is done by: 通过“一卡通”|发放.
int32_t ShedMeans(std::string_view text, const std::vector<Item>& items, ItemRange phrase);

// The label that a noun's items make: prepositional phrases, the issuer and its region in front are shed.
Label MakeLabel(std::string_view text, const Clauses& clauses, ItemRange noun);

// The members of a coordinated noun, each completed by what it shares with the others (专利申请量、授权量 gives
// 专利授权量) if they may `share`. With `want` > 0 exactly that many, else two or more; empty if the noun is no list.
std::vector<Label> SplitList(std::string_view text, const Clauses& clauses, ItemRange noun, size_t want, bool share);

// Gives the members of a list of two or more what they take from each other.
void CompleteMembers(std::vector<Label>& members);

// A number before its noun: 7家科技服务业示范企业, 3所高职高专升格本科; or before what its people do: 4.47万人纳入低保.
// `clause_end` is the item behind the clause; `governed`: a verb governs the number and its noun from the left. `taken`
// becomes the first item that is no part of the noun; it stays cell.at + 1 where there is none.
Label RightNoun(std::string_view text, const Clauses& clauses, const Cell& cell, int32_t clause_end, bool governed,
                int32_t& taken);

// The noun behind an amount that is told of it, without what became of it: 投资[3亿元]的|冷链物流工程|建成投用.
Label NounAlone(std::string_view text, const Clauses& clauses, const Cell& cell, int32_t clause_end, int32_t& taken);

// 城乡居民收入 as 城镇居民收入 and 农村居民收入 (cpp/data/pairs.tsv); empty if the label holds no such word.
std::vector<Label> SplitPair(const Label& label);

// 农村 behind 城镇低保月人均标准 as 农村低保月人均标准: what is said of the other of a pair. Empty if `word` is none of
// a pair, or `other` does not hold the other.
Label Counterpart(const Label& word, const Label& other);

// No label grows beyond this by what it takes from others.
inline constexpr size_t kLongestLabel = 60;

// A part of a label's text as a label of its own.
Label Only(const Label& label, std::string_view part);

// A part of another label's text in front of or behind a label; `thing` keeps step, and the spans say where the words
// stand. Words that the label has already are not taken again.
Label Prefixed(const Label& from, std::string_view part, const Label& label);
Label Suffixed(const Label& label, const Label& from, std::string_view part);

// Does a label only tell members apart (国家级, 火电), so that the noun must come from elsewhere?
bool IsModifier(std::string_view label);

// How many bytes of the end of `front` are the beginning of `back`, if two characters or more: 专利 of 发明专利 and
// 专利授权.
size_t Overlap(std::string_view front, std::string_view back);

// Does a name like 贵州省某公司 or 市服务中心 stand in the words, so that a region in front of it is part of it?
bool NamesOrganisation(std::string_view words);

// Do the words end as the name of an office does (局, 管委会), which reports on others more than on itself?
bool IsOffice(std::string_view words);

// Can a full name of a place stand in the words (one ends with 市; 全省 begins with 全)? Most hold none, and looking
// names up takes time.
bool MayNamePlace(std::string_view words);

// Are the words but the name of a place?
bool IsPlace(std::string_view label);

// Do the words open with one that says something of what stands before it (惠及, 覆盖; cpp/data/bound_words.tsv)?
bool IsBound(std::string_view words);

// 按期 of 按期办结率: does what stands before a head leave open of what it is (cpp/data/plain_modifiers.tsv)?
bool IsPlain(std::string_view modifier);

// What `rate` is a rate of: 每千人口 of 每千人口床位数, 单位产值 of 单位产值能耗, with 拥有 where it says so. Empty if
// it is none.
std::string_view RateFront(std::string_view rate);

// Where 等 closes the examples before a noun (文艺演出、展览等活动): the byte behind it and its 方面的; else 0.
uint32_t ExamplesEnd(std::string_view text, Span words);

// Can the words be the name of something measured, alone? Function words and bare numbers can not
// (cpp/data/no_labels.tsv).
bool IsLabel(std::string_view label);
// Does it end with a measure of money, which is never counted in things (集市成交额)?
bool NamesMoney(std::string_view label);

size_t CodePoints(std::string_view text);

}  // namespace baogao
