// WhatIsNotText: whether a file is no text at all, in words for the person who took it for one.
//
// In:   the bytes of a file, and whether its encoding has wide units (UTF-16, UTF-32), any byte of which may be small.
// Out:  what it is and what to do about it, if it begins as files of a known kind do or holds control bytes as no text
//       does; empty for text in any encoding.
// Fail: never.
//
// Examples:
//   "%PDF-1.4 ..."          -> a PDF document; take its text out first, for instance with pdftotext
//   "\xD0\xCF\x11\xE0 ..."  -> an old Office document (.doc, .xls, .ppt, .wps); save it as plain text ...
//   "2020年全市造林…"         -> ""
#pragma once

#include <string>
#include <string_view>

namespace baogao {

std::string WhatIsNotText(std::string_view bytes, bool wide);

}  // namespace baogao
