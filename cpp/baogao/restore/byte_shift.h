// Byte shift: text whose GBK bytes were read one off, and how it is put back.
//
// A program that inserted readings and cut pages before marks worked on bytes and not on characters: where a code
// it looked for lay across two characters, the first was torn, and what follows was read out of step until an
// ASCII byte, a cut or the end of the line. No byte but the torn ones is lost; design/byteshift.md has the model.
//
// In:   the survey of the text as decoded, before script conversion, removal of annotations, of private-use characters,
// of
//       entities and of full-width forms: each of them destroys bytes that this pass needs.
// Out:  one change of kind byte_shift a run: the damaged run becomes the text it was (still traditional). Runs that
//       are surely damaged but can be read in several ways stay, as suspicions; so does each place where a torn
//       byte took an ASCII character with it, a digit or a comma: that it was there is all that can be known.
// Fail: never. Clean text gives no change; the look at it costs a fraction of a nanosecond a byte.
//
// Examples:
//   確??萍加媱濏椖?,          -> 確保科技計劃項目,
//   認(rèn)定?！皟?yōu)質(zhì)     -> 認(rèn)定。“優質(zhì)
//   。ㄒ唬┴(zé)任           -> 　（一）責任
#pragma once

#include "baogao/restore/pass.h"
#include "baogao/restore/survey.h"

namespace baogao {

PassResult FindByteShifts(const Survey& survey);

}  // namespace baogao
