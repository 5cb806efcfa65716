// Wording: how the words of a label are cut and moved. Not public.
//
//   获奖总数连续六年      the streak goes: 获奖总数
//   专利授权量累计        what is said of all of it stands in front: 累计专利授权量
//   补贴按每平方米每天    and so does what it is a rate of: 每平方米每天补贴
#pragma once

#include <string>
#include <string_view>

#include "baogao/observe/label.h"

namespace baogao {

// Appends words of the text to a label, with where they stand: without white space, notes and footnote marks.
void AppendSpan(Label& label, std::string_view text, Span words);

// Without what no label begins or ends with (的, 一是; 为, 达); only its end; without 工作, 任务 at the end.
std::string_view Shed(std::string_view words);
std::string_view ShedEnd(std::string_view words);
std::string_view ShedWork(std::string_view words);

// The bytes of the number of a point with which the words begin: （三）, 3.; 0 if none.
size_t PointNumberSize(std::string_view words);

// Does one of a pair of quotes or brackets stand without the other (五”期间产量, 落实“六个)? Such words are cut out of
// a longer name.
bool IsCutOut(std::string_view words);

// 初中, 高中: 中 at the end is no word of place.
bool EndsWithSchool(std::string_view words);

// Takes off a label all but `part`, a view into its text.
void KeepOnly(Label& label, std::string_view part);

// Moves `word`, with which the label ends, to its front.
void MoveForward(Label& label, std::string_view word);

// Takes `end` off the end of a label.
void Cut(Label& label, std::string_view end);

// 新认定企业, 净增企业: are they those that came in addition?
bool IsNew(const Label& label);

// 退休人员养老金|月人均: 退休人员月人均养老金; 贫困户产业奖补|每户: 贫困户每户产业奖补. A 标准 needs no such words:
// 低保标准|每人每月. False if none stand there.
bool MovePaidPer(Label& label);

// What a label gives to others that are said of the same things: 在册社区矫正对象 gives 社区矫正对象, 城管平台受理案件
// 城管平台案件.
Label Lent(Label label);

// 贫困群众如期, before 脱贫: takes off the adverb that a verb behind the label left at its end.
void CutAdverb(Label& label);

// 城市, 职工: a class of people or places that numbers are told of in turn.
bool IsClass(std::string_view word);

// 低保标准城市[720元]: 城市低保标准.
void MoveClass(Label& label);

// 获奖总数连续六年: takes off how long it has been so.
void CutStreak(Label& label);

// 小麦最低收购价每50公斤: moves what it is a rate of to the front.
void MoveRate(Label& label);

}  // namespace baogao
