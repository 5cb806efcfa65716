// Marker: the numbers and dashes that headings begin with.
//
// In:   a text and a place.
// Out:  the marker that begins there, with its style and its number.
// Fail: style none.
//
// Examples: 一、 -> chinese 1; （二） -> chinese_bracket 2; 3. -> arabic 3; 第一部分 -> part 1; 四是 -> is 4; —— ->
// dash
#pragma once

#include <cstdint>
#include <string_view>

#include "baogao/span.h"

namespace baogao {

// In the order of rank: a heading of a later style stands below one of an earlier style.
enum class MarkerStyle : uint8_t {
  none,
  part,             // 第一部分
  volume,           // 第一篇
  chapter,          // 第一章
  clause,           // 第一节
  top,              // a heading without marker that stands above the numbered ones: 2013年工作回顾
  chinese,          // 一、
  inner,            // a heading without marker below 一、
  chinese_bracket,  // （一）
  arabic,           // 1. 1、
  arabic_bracket,   // （1） 1）
  circled,          // ①
  dash,             // —— - ━━
  is,               // 一是 一要
};

struct Marker {
  MarkerStyle style = MarkerStyle::none;
  int number = 0;
  Span span;           // the marker itself
  uint32_t after = 0;  // where the title begins
  explicit operator bool() const { return style != MarkerStyle::none; }
};

Marker ReadMarker(std::string_view text, uint32_t at, uint32_t end);

// A Chinese numeral below 100 at `at`; 0 and `at` unmoved if there is none.
int ReadChineseNumber(std::string_view text, uint32_t& at, uint32_t end);

}  // namespace baogao
