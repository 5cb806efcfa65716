// The order of the passes, and why:
//   mojibake first: crossed encodings hide everything else, and every one of their characters counts.
//   whole entities next: lines of furniture hold them; those without their & wait, since a shifted run may have it
//   furniture and page markers before the repairs: what goes needs none, and a word cut by a marker must be whole
//   byte_shift before whatever changes single characters: its inversion needs the bytes as the page had them
//   the other entities before junk and annotation, which they may hide
//   annotation before script: a phrase cut by annotations is no phrase
//   width, space, line, punctuation last: they look at the text as a reader sees it
// A pass runs only if the survey saw a code point that it could be about.
#include "baogao/restore/restore.h"

#include <algorithm>

#include "baogao/restore/annotation.h"
#include "baogao/restore/byte_shift.h"
#include "baogao/restore/compose.h"
#include "baogao/restore/crossed_lines.h"
#include "baogao/restore/entity.h"
#include "baogao/restore/furniture.h"
#include "baogao/restore/junk.h"
#include "baogao/restore/line_break.h"
#include "baogao/restore/line_join.h"
#include "baogao/restore/mojibake.h"
#include "baogao/restore/own_furniture.h"
#include "baogao/restore/page_marker.h"
#include "baogao/restore/pass.h"
#include "baogao/restore/script.h"
#include "baogao/restore/surface.h"
#include "baogao/restore/survey.h"

namespace baogao {
namespace {

// The passes' common ground: the text as it stands, its survey, what is wanted.
class Driver {
 public:
  Driver(std::string_view raw, const Options& options) : composition_(raw), options_(options), survey_(raw) {}

  std::string_view text() const { return composition_.text(); }
  bool restores(EditKind kind) const { return options_.restores(kind); }

  // Of the text as it stands.
  const Survey& survey() const { return survey_; }
  bool has(uint32_t any) const { return survey_.has(any); }

  void Apply(const Changes& changes) {
    if (changes.empty()) return;
    survey_.Follow(changes);
    composition_.Apply(changes);
    survey_.Attach(text());
  }

  void Apply(PassResult result) {
    for (Suspicion& s : result.suspected) {
      s.raw = composition_.ToRaw(s.raw);
      suspected_.push_back(std::move(s));
    }
    Apply(result.changes);
  }

  void Finish(RestoredText& out) {
    composition_.Finish(out.text, out.edits);
    out.suspected = std::move(suspected_);
    std::stable_sort(out.suspected.begin(), out.suspected.end(),
                     [](const Suspicion& a, const Suspicion& b) { return a.raw.begin < b.raw.begin; });
  }

 private:
  Composition composition_;
  const Options& options_;
  Survey survey_;
  std::vector<Suspicion> suspected_;
};

bool BringMarkup(const Changes& changes) {
  return std::any_of(changes.begin(), changes.end(),
                     [](const Change& c) { return c.text.find_first_of("&<") != std::string::npos; });
}

// Whether any change stands in a line as short as those that sites add.
bool MendsLine(std::string_view text, const Changes& changes) {
  constexpr size_t kLongest = 240;  // bytes
  return std::any_of(changes.begin(), changes.end(), [&](const Change& c) {
    // No further than needed: a text may be one line, with changes all over it.
    size_t begin = c.at.begin, end = c.at.begin;
    while (begin > 0 && text[begin - 1] != '\n' && end - begin <= kLongest) --begin;
    while (end < text.size() && text[end] != '\n' && end - begin <= kLongest) ++end;
    return end - begin <= kLongest;
  });
}

}  // namespace

RestoredText Restore(std::string_view raw, const Options& options, const OwnFurniture* own) {
  RestoredText out;
  Driver d(raw, options);
  if (d.restores(EditKind::mojibake)) {
    if (d.has(kSigns | kTelltale)) d.Apply(FindMojibake(d.survey()));
    if (d.has(kForeign | kSwapped)) d.Apply(FindCrossedLines(d.survey()));
  }
  if (d.restores(EditKind::entity) && d.has(kMarkup)) d.Apply(FindEntities(d.text(), Entities::whole));
  if (d.restores(EditKind::furniture)) {
    if (own != nullptr) d.Apply(own->Find(d.text(), d.survey()));
    FurnitureResult found = FindFurniture(d.text(), d.survey());
    out.page = std::move(found.page);
    d.Apply(found.changes);
  }
  out.script = ScriptOf(d.survey());
  if (d.restores(EditKind::page_marker)) {
    PageMarkerResult found = FindPageMarkers(d.survey());
    if (out.page.pages == 0) out.page.pages = found.pages;
    d.Apply(found.changes);
  }
  // Shifted runs come from pages in traditional script; so do most of their characters.
  if (d.restores(EditKind::byte_shift) && d.has(kTraditional)) {
    PassResult shifts = FindByteShifts(d.survey());
    const bool mended = MendsLine(d.text(), shifts.changes);
    d.Apply(std::move(shifts));
    // A line that was torn could not be known for furniture before.
    if (mended && d.restores(EditKind::furniture)) d.Apply(FindFurniture(d.text(), d.survey()).changes);
  }
  if (d.restores(EditKind::entity) && d.has(kMarkup | kSemicolon)) {
    const Changes entities = FindEntities(d.text());
    d.Apply(entities);
    if (BringMarkup(entities)) d.Apply(FindEntities(d.text()));  // tags that were escaped: &lt;br&gt;
  }
  if (d.restores(EditKind::junk) && d.has(kInvisible | kReplacement | kCapital)) d.Apply(FindJunk(d.survey()));
  if (d.restores(EditKind::annotation) && d.has(kParenthesis) && d.has(kLetter | kLatin)) {
    d.Apply(FindAnnotations(d.text()));
  }
  const bool simplify = d.restores(EditKind::script) && options.script == ScriptPolicy::simplified;
  if (simplify && d.has(kTraditional)) d.Apply(FindScript(d.survey()));
  if (d.restores(EditKind::width) && d.has(kWide)) d.Apply(FindWidths(d.survey()));
  if (d.restores(EditKind::space)) d.Apply(FindSpaces(d.survey()));
  if (d.restores(EditKind::line)) {
    d.Apply(FindLineJoins(d.text()));
    d.Apply(FindLostBreaks(d.text()));
  }
  if (d.restores(EditKind::punctuation)) d.Apply(FindDoubled(d.text()));
  d.Finish(out);
  return out;
}

Span ToRaw(const RestoredText& restored, Span text) { return MapToRaw(restored.edits, text); }
Span ToText(const RestoredText& restored, Span raw) { return MapToText(restored.edits, raw); }

}  // namespace baogao
