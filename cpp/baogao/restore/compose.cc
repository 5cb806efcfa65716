// One merge of two sorted lists: the edits so far (their spans of the text) and the new changes (of the same text).
// What overlaps forms a group; a group becomes one edit. Between groups the old edits move along unchanged.
#include "baogao/restore/compose.h"

#include <algorithm>
#include <cstring>

namespace baogao {
namespace {

// Two spans of one text touch if they share a byte, if one lies empty inside the other, or if both are empty at one
// place. Those that only border on each other do not.
bool Touch(Span a, Span b) {
  if (a.empty() && b.empty()) return a.begin == b.begin;
  return a.begin < b.end && b.begin < a.end;
}

// A text of known size that is written from left to right, mostly in pieces of a few characters.
class Writer {
 public:
  explicit Writer(size_t size) : text_(size + kPiece, '\0'), size_(size) {}

  uint32_t at() const { return at_; }
  std::string_view text() const { return std::string_view(text_).substr(0, at_); }

  // Appends a part of `whole`.
  void Append(std::string_view whole, uint32_t begin, uint32_t end) {
    const uint32_t size = end - begin;
    if (size <= kPiece && begin + kPiece <= whole.size()) {
      std::memcpy(text_.data() + at_, whole.data() + begin, kPiece);  // a piece of fixed size is copied at once
    } else {
      std::memcpy(text_.data() + at_, whole.data() + begin, size);
    }
    at_ += size;
  }
  void Append(std::string_view part) {
    if (part.size() == 3) {  // a character
      std::memcpy(text_.data() + at_, part.data(), 3);
    } else {
      std::memcpy(text_.data() + at_, part.data(), part.size());
    }
    at_ += static_cast<uint32_t>(part.size());
  }

  std::string Take() {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  static constexpr size_t kPiece = 16;
  std::string text_;
  size_t size_;
  uint32_t at_ = 0;
};

size_t SizeAfter(std::string_view text, const Changes& changes) {
  size_t size = text.size();
  for (const Change& change : changes) size += change.text.size() - change.at.size();
  return size;
}

}  // namespace

void Composition::Apply(const Changes& changes) {
  if (changes.empty()) return;
  const std::string_view old = text();
  Writer next(SizeAfter(old, changes));
  std::vector<Edit> merged;
  merged.reserve(edits_.size() + changes.size());
  uint32_t copied = 0;  // of old, up to here
  uint32_t drift = 0;   // raw offset minus old offset behind the last group, modulo 2^32
  size_t e = 0, c = 0;
  while (true) {
    // Edits before the next change move along with the text.
    const uint32_t end = static_cast<uint32_t>(old.size()) + 1;
    const Span change = c < changes.size() ? changes[c].at : Span{end, end};
    const uint32_t shift = next.at() - copied;
    const size_t moved = e;
    for (; e < edits_.size() && edits_[e].text.end <= change.begin && !Touch(edits_[e].text, change); ++e) {
      Edit edit = edits_[e];
      edit.text.begin += shift;
      edit.text.end += shift;
      merged.push_back(edit);
    }
    if (e > moved) drift = edits_[e - 1].raw.end - edits_[e - 1].text.end;
    if (c == changes.size()) break;
    // Nearly all changes touch nothing.
    const bool alone = (e == edits_.size() || !Touch(edits_[e].text, change)) &&
                       (c + 1 == changes.size() || !Touch(changes[c + 1].at, change));
    if (alone) {
      next.Append(old, copied, change.begin);
      const uint32_t at = next.at();
      next.Append(changes[c].text);
      merged.push_back({{change.begin + drift, change.end + drift},
                        {at, next.at()},
                        changes[c].kind,
                        std::min(1.0f, changes[c].confidence)});
      copied = change.end;
      ++c;
      continue;
    }
    const bool edit_first =
        e < edits_.size() && (edits_[e].text.begin < changes[c].at.begin ||
                              (edits_[e].text.begin == changes[c].at.begin && edits_[e].text.end <= changes[c].at.end));
    Span group = edit_first ? edits_[e].text : changes[c].at;
    const size_t first_edit = e, first_change = c;
    ++(edit_first ? e : c);
    while (true) {
      // Earlier edits are joined by a change only; side by side they stay apart.
      if (e < edits_.size() && c > first_change && Touch(edits_[e].text, group)) {
        group.end = std::max(group.end, edits_[e++].text.end);
      } else if (c < changes.size() && Touch(changes[c].at, group)) {
        group.end = std::max(group.end, changes[c++].at.end);
      } else {
        break;
      }
    }
    next.Append(old, copied, group.begin);
    Edit edit;
    edit.raw.begin = group.begin + drift;
    for (size_t i = first_edit; i < e; ++i) drift += edits_[i].raw.size() - edits_[i].text.size();
    edit.raw.end = group.end + drift;
    edit.text.begin = next.at();
    uint32_t at = group.begin;
    for (size_t i = first_change; i < c; ++i) {
      next.Append(old, at, changes[i].at.begin);
      next.Append(changes[i].text);
      at = changes[i].at.end;
    }
    next.Append(old, at, group.end);
    edit.text.end = next.at();
    copied = group.end;
    edit.kind = first_edit < e ? edits_[first_edit].kind : changes[first_change].kind;
    edit.confidence = 1;
    for (size_t i = first_edit; i < e; ++i) edit.confidence = std::min(edit.confidence, edits_[i].confidence);
    for (size_t i = first_change; i < c; ++i) edit.confidence = std::min(edit.confidence, changes[i].confidence);
    // Only together can an edit and a change undo each other.
    const bool both = first_edit < e && first_change < c;
    if (!both || edit.raw.of(raw_) != edit.text.of(next.text())) merged.push_back(edit);
  }
  next.Append(old, copied, static_cast<uint32_t>(old.size()));
  text_ = next.Take();
  owned_ = true;
  edits_ = std::move(merged);
}

Span Composition::ToRaw(Span text) const { return MapToRaw(edits_, text); }

void Composition::Finish(std::string& text, std::vector<Edit>& edits) {
  edits.clear();
  for (const Edit& e : edits_) {
    if (!edits.empty() && edits.back().kind == e.kind && edits.back().raw.end == e.raw.begin &&
        edits.back().text.end == e.text.begin) {
      edits.back().raw.end = e.raw.end;
      edits.back().text.end = e.text.end;
      edits.back().confidence = std::min(edits.back().confidence, e.confidence);
    } else {
      edits.push_back(e);
    }
  }
  text = owned_ ? std::move(text_) : std::string(raw_);
}

namespace {

// The one mapping; From and To choose the direction. An edit that the span overlaps lies in the result whole; so
// does one that an empty span lies strictly inside of. At the place of a deletion an empty span stays empty.
template <Span Edit::*From, Span Edit::*To>
Span Map(const std::vector<Edit>& edits, Span span) {
  // First edit that ends behind the span's begin, then first that begins at or behind its end.
  const auto first =
      std::partition_point(edits.begin(), edits.end(), [&](const Edit& e) { return (e.*From).end <= span.begin; });
  const auto last = span.empty() ? first : std::partition_point(first, edits.end(), [&](const Edit& e) {
    return (e.*From).begin < span.end;
  });
  const auto before = [&](auto it) -> int64_t {  // drift behind the edits before `it`
    return it == edits.begin() ? 0 : int64_t{((*std::prev(it)).*To).end} - ((*std::prev(it)).*From).end;
  };
  if (span.empty() && first != edits.end() && ((*first).*From).begin < span.begin) return (*first).*To;
  Span out{static_cast<uint32_t>(span.begin + before(first)), static_cast<uint32_t>(span.end + before(last))};
  if (first != last) {
    out.begin = std::min(out.begin, ((*first).*To).begin);
    out.end = std::max(out.end, ((*std::prev(last)).*To).end);
  }
  return out;
}

}  // namespace

Span MapToRaw(const std::vector<Edit>& edits, Span text) { return Map<&Edit::text, &Edit::raw>(edits, text); }
Span MapToText(const std::vector<Edit>& edits, Span raw) { return Map<&Edit::raw, &Edit::text>(edits, raw); }

void InOrder(Changes& changes) {
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.at.begin < b.at.begin; });
  Changes disjoint;
  for (Change& change : changes) {
    if (disjoint.empty() || change.at.begin >= disjoint.back().at.end) disjoint.push_back(std::move(change));
  }
  changes = std::move(disjoint);
}

}  // namespace baogao
