// Mojibake: text that was written in one encoding and read in another, and how it is read back.
//
// In:   the survey of the text as decoded, before any other pass.
// Out:  one change of kind mojibake for each stretch: the stretch becomes the text it was.
// Fail: never. What is not read back for certain stays; clean text in any language gives no change.
//
// Crossings undone: UTF-8 read as Windows-1252 or Latin-1, GBK read as either, GBK read as UTF-8 with single bytes
// where that fails, UTF-8 read as GBK. Bytes that have no character in Windows-1252, no-break spaces and soft hyphens
// are often lost on the way; where a byte is missing, the likeliest one is put in.
//
// Examples:
//   ²úÆ·ÖÊÁ¿             -> 产品质量        GBK read as Latin-1
//   å…¨å¹´æŽ¥å¾…          -> 全年接待        UTF-8 read as Windows-1252
//   鍏ㄥ勾鎺ュ緟           -> 全年接待        UTF-8 read as GBK
#pragma once

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

PassResult FindMojibake(const Survey& survey);

}  // namespace baogao
