// Items first: one walk over the sentence merges tokens, numbers that measure, and period mentions; what
// measures nothing (names, dates, ordinals), quoted words and parentheses without a number are plain words.
// Then cells: a mark, or a 、 or 和 right after a number, opens a new one.
#include "baogao/observe/clause.h"

#include <algorithm>

#include "baogao/observe/heads.h"
#include "baogao/text/find.h"

namespace baogao {
namespace {

class Reader {
 public:
  Reader(std::string_view text, Span sentence, const std::vector<Token>& tokens, const Quantities& quantities,
         Cursors& cursors, Clauses& out)
      : text_(text),
        sentence_(sentence),
        tokens_(tokens),
        q_(quantities.quantities),
        p_(quantities.periods),
        at_(cursors),
        out_(out) {}

  void Read() {
    out_.items.clear();
    out_.cells.clear();
    out_.goals = false;
    Skip(sentence_.begin);
    if (!Measures(sentence_)) {
      for (size_t& i = at_.token; i < tokens_.size() && tokens_[i].span.begin < sentence_.end; ++i) {
        out_.goals |= tokens_[i].kind == TokenKind::cue && Cue(tokens_[i].row).kind == CueKind::goal;
      }
      out_.goals = out_.goals && !TellsOfGoalsMet(sentence_.of(text_));
      return Skip(sentence_.end);
    }
    uint32_t at = sentence_.begin;
    while (at < sentence_.end) at = Step(at);
    Skip(sentence_.end);
    for (size_t i = 0; i < out_.items.size(); ++i) {
      Item& item = out_.items[i];
      if (item.is(CueKind::goal) && TellsOfGoalsMet(ClauseAround(i))) item.cue = CueKind::trim;
      if (item.kind != ItemKind::quantity) continue;
      if (IsPlaceGiven(i) || CountsSteps(i) || IsAmongHowMany(i) || CountsList(i))
        item.kind = ItemKind::words, item.index = -1;
    }
    MakeCells();
  }

 private:
  // Moves the cursors past everything that begins before `to`.
  void Skip(uint32_t to) {
    while (at_.token < tokens_.size() && tokens_[at_.token].span.begin < to) ++at_.token;
    while (at_.quantity < q_.size() && Begin(q_[at_.quantity]) < to) ++at_.quantity;
    while (at_.period < p_.size() && p_[at_.period].span.begin < to) ++at_.period;
  }

  static bool Counts(const Quantity& q) { return q.role == Role::measure; }
  // A qualifier in front (近, 超过) belongs to the number, not to the words.
  static uint32_t Begin(const Quantity& q) {
    return Counts(q) && !q.qualifier_span.empty() ? std::min(q.qualifier_span.begin, q.span.begin) : q.span.begin;
  }
  static uint32_t End(const Quantity& q) {
    return Counts(q) && !q.qualifier_span.empty() ? std::max(q.qualifier_span.end, q.span.end) : q.span.end;
  }

  bool Measures(Span within) const {
    for (size_t i = at_.quantity; i < q_.size() && q_[i].span.begin < within.end; ++i) {
      if (Counts(q_[i]) && within.contains(q_[i].span)) return true;
    }
    return false;
  }

  void Add(Item item) {
    if (item.span.empty()) return;
    if (item.kind == ItemKind::words && !out_.items.empty()) {
      Item& last = out_.items.back();
      if (last.kind == ItemKind::words && last.span.end == item.span.begin) {
        last.span.end = item.span.end;
        return;
      }
    }
    out_.items.push_back(item);
  }
  uint32_t AddWords(Span span) {
    Add({.kind = ItemKind::words, .span = span});
    return span.end;
  }

  // 每年递增 says how it grows, 每年 alone when: does a cue begin with the period and go on?
  bool CueAt(Span period) const {
    if (at_.token >= tokens_.size()) return false;
    const Token& token = tokens_[at_.token];
    return token.kind == TokenKind::cue && token.span.begin == period.begin && token.span.end > period.end;
  }

  // 每人|每年: a rate, no time.
  bool PerHead(uint32_t at) const {
    const std::string_view before = text_.substr(sentence_.begin, at - sentence_.begin);
    for (const std::string_view head : WordList{"每人", "每生", "每户"}) {
      if (before.ends_with(head)) return true;
    }
    return false;
  }

  // [15万人]口|集中供水: the second half of 人口 says no more than the unit.
  static constexpr std::string_view kMouth = "口";
  bool CountsMouths(uint32_t at) const {
    const std::string_view behind = text_.substr(at);
    if (!behind.starts_with(kMouth) || out_.items.empty()) return false;
    if (out_.items.back().kind != ItemKind::quantity || out_.items.back().span.end != at) return false;
    if (!out_.items.back().span.of(text_).ends_with("人")) return false;
    for (const std::string_view word : WordList{"口罩", "口岸", "口粮", "口腔"}) {
      if (behind.starts_with(word)) return false;
    }
    return true;
  }

  // One item from `at`; returns where the next begins.
  uint32_t Step(uint32_t at) {
    Skip(at);
    if (text_[at] == '*') return at + 1;  // **标题。**: Markdown's marks say nothing
    if (CountsMouths(at)) return at + kMouth.size();
    if (at_.period < p_.size() && p_[at_.period].span.begin == at && !CueAt(p_[at_.period].span) &&
        !Measures(p_[at_.period].span) && !PerHead(at)) {
      const Span span = {at, std::min(p_[at_.period].span.end, sentence_.end)};
      Add({.kind = ItemKind::period, .span = span, .index = static_cast<int32_t>(at_.period)});
      return span.end;
    }
    if (at_.quantity < q_.size() && Begin(q_[at_.quantity]) == at) {
      const Quantity& q = q_[at_.quantity];
      const uint32_t end = std::min(End(q), sentence_.end);
      if (!Counts(q)) return AddWords({at, end});
      Add({.kind = ItemKind::quantity, .span = {at, end}, .index = static_cast<int32_t>(at_.quantity)});
      return end;
    }
    if (at_.token < tokens_.size() && tokens_[at_.token].span.begin == at) return StepToken(tokens_[at_.token]);
    uint32_t end = sentence_.end;
    if (at_.token < tokens_.size()) end = std::min(end, tokens_[at_.token].span.begin);
    if (at_.quantity < q_.size()) end = std::min(end, Begin(q_[at_.quantity]));
    if (at_.period < p_.size()) end = std::min(end, p_[at_.period].span.begin);
    return AddWords({at, std::max(end, at + 1)});
  }

  uint32_t StepToken(const Token& token) {
    Span span = {token.span.begin, std::min(token.span.end, sentence_.end)};
    // A word that the lexer ran into a number's qualifier gives way to it.
    if (at_.quantity < q_.size() && Begin(q_[at_.quantity]) < span.end) span.end = Begin(q_[at_.quantity]);
    const bool per_head = span.of(text_) == "每年" && PerHead(span.begin);
    if (token.kind == TokenKind::cue && Cue(token.row).kind != CueKind::word && span == token.span && !per_head) {
      Add({.kind = ItemKind::cue, .span = span, .cue = Cue(token.row).kind});
      return span.end;
    }
    if (token.kind != TokenKind::mark) return AddWords(span);
    const auto mark = static_cast<Mark>(token.row);
    switch (mark) {
      case Mark::open:
      case Mark::open_quote: {
        const uint32_t end = Closing(mark);
        if (end != 0) return AddWords({span.begin, end});
        if (mark == Mark::open)
          Add({.kind = ItemKind::mark, .span = span, .mark = mark});
        else
          AddWords(span);
        return span.end;
      }
      case Mark::comma:
      case Mark::semicolon:
      case Mark::colon:
      case Mark::stop:
      case Mark::line_end:
      case Mark::enumeration:
      case Mark::close:
        Add({.kind = ItemKind::mark, .span = span, .mark = mark});
        return span.end;
      case Mark::dash:
        // —— opens a heading or an aside; a single one joins words (生物-化学).
        if (span.size() > 3 || span.begin == sentence_.begin)
          Add({.kind = ItemKind::mark, .span = span, .mark = mark});
        else
          AddWords(span);
        return span.end;
      case Mark::space:
        return span.end;
      default:
        return AddWords(span);
    }
  }

  // End of the quotation or parenthesis that opens at the token cursor, if nothing inside measures; else 0.
  uint32_t Closing(Mark open) const {
    constexpr size_t kFar = 60;  // tokens; a longer one is unbalanced
    const Mark close = open == Mark::open ? Mark::close : Mark::close_quote;
    int depth = 0;
    for (size_t i = at_.token; i < std::min(tokens_.size(), at_.token + kFar); ++i) {
      if (tokens_[i].span.end > sentence_.end) return 0;
      if (tokens_[i].is(open)) ++depth;
      if (!tokens_[i].is(close) || --depth > 0) continue;
      const Span inside = {tokens_[at_.token].span.begin, tokens_[i].span.end};
      return Measures(inside) ? 0 : inside.end;
    }
    return 0;
  }

  // Is the 、 or 和 (or the : of a ratio) at item i the end of a list's member: does a number stand before it
  // (企业7家、…), or a number with its noun, and a number behind it (7家企业、3家…)?
  bool EndsMember(int32_t i, int32_t previous) const {
    const Item& item = out_.items[static_cast<size_t>(i)];
    if (previous < 0) return false;
    const bool joins = item.is(Mark::enumeration) || item.is(CueKind::connective);
    const bool number_next = static_cast<size_t>(i) + 1 < out_.items.size() &&
                             out_.items[static_cast<size_t>(i) + 1].kind == ItemKind::quantity;
    if (joins && number_next) return true;
    if (previous != i - 1) return item.is(Mark::enumeration) && OpensMeasure(Index(i) + 1);
    return joins || (item.is(Mark::colon) && number_next && IsRatio(previous) && IsRatio(i + 1));
  }
  std::string_view Text(size_t item) const { return out_.items[item].span.of(text_); }
  Form FormOf(size_t item) const { return q_[Index(out_.items[item].index)].form; }
  // The item of the next number, no more than a clause or two away; 0 if there is none.
  size_t NextNumber(size_t item) const {
    constexpr size_t kFar = 24;
    for (size_t i = item + 1; i < std::min(out_.items.size(), item + kFar); ++i) {
      if (out_.items[i].is(Mark::semicolon) || out_.items[i].is(Mark::stop)) return 0;
      if (out_.items[i].kind == ItemKind::quantity) return i;
    }
    return 0;
  }

  // 把安全放在[第一位]: where something is put is no rank that it holds.
  bool IsPlaceGiven(size_t item) const {
    if (FormOf(item) != Form::rank || item == 0) return false;
    for (const std::string_view put : WordList{"放在", "摆在", "放到", "摆到", "置于", "作为"}) {
      if (Text(item - 1).ends_with(put)) return true;
    }
    return false;
  }

  // 连跨[3个]千亿元台阶
  bool CountsSteps(size_t item) const {
    if (FormOf(item) != Form::amount || item + 1 == out_.items.size()) return false;
    const std::string_view behind = Text(item + 1);
    return q_[Index(out_.items[item].index)].unit == "个" && behind.ends_with("台阶") &&
           (behind.starts_with("千亿") || behind.starts_with("百亿") || behind.starts_with("万亿"));
  }

  // 在[85个]县中排第19名: among how many it ranks.
  bool IsAmongHowMany(size_t item) const {
    constexpr size_t kNear = 4;  // items between 在 and the count, and behind the count
    if (FormOf(item) != Form::amount) return false;
    const size_t next = NextNumber(item);
    if (next == 0 || FormOf(next) != Form::rank) return false;
    bool within = false;
    for (size_t i = item + 1; i < std::min(next, item + kNear) && !within; ++i) {
      if (out_.items[i].kind == ItemKind::mark && !out_.items[i].is(Mark::enumeration)) break;
      within = out_.items[i].kind == ItemKind::words &&
               (Text(i).ends_with("中") || Text(i).ends_with("里") || Text(i).ends_with("内"));
    }
    for (size_t i = item; within && i-- > 0 && item - i <= kNear && out_.items[i].kind != ItemKind::mark;) {
      if (out_.items[i].is(CueKind::preposition) && Text(i) == "在") return true;
    }
    return false;
  }

  // 城投、交投、文旅[三家]集团收入分别为…: as many as the list before has members, and each gets a number of its own.
  bool CountsList(size_t item) const {
    const Quantity& q = q_[Index(out_.items[item].index)];
    constexpr double kMost = 12;  // members
    constexpr size_t kFar = 40;   // items
    if (q.form != Form::amount || !(q.value >= 2 && q.value <= kMost)) return false;
    const size_t next = NextNumber(item);
    bool each = false;
    for (size_t i = item + 1; i < next && !each; ++i) {
      if (out_.items[i].is(Mark::comma)) break;
      each = out_.items[i].is(CueKind::each);
    }
    if (!each || item == 0 || out_.items[item - 1].kind != ItemKind::words) return false;
    int members = 1;
    for (size_t i = item; i-- > 0 && item - i <= kFar;) {
      const Item& before = out_.items[i];
      const bool joins = before.is(Mark::enumeration) || before.is(CueKind::connective);
      members += joins;
      if (before.kind == ItemKind::quantity || (before.kind == ItemKind::mark && !joins)) break;
    }
    return members == static_cast<int>(q.value);
  }

  // 推进[581个]重点项目、|总投资[3729亿元]; [18家]企业入选某榜、|资产总额列全省[第1位]: do the words at the item say
  // alone what the next number measures?
  bool OpensMeasure(size_t item) const {
    constexpr size_t kNear = 4;  // items up to the number
    if (item >= out_.items.size() || out_.items[item].kind != ItemKind::words) return false;
    Span words = out_.items[item].span;
    if (item + 1 < out_.items.size() && out_.items[item + 1].is(CueKind::action)) {  // 总|投资
      words.end = out_.items[++item].span.end;
    }
    const Head head = HeadOf(words.of(text_));
    if (head.kind != HeadKind::owned || head.word != words.of(text_)) return false;
    for (size_t i = item + 1; i < std::min(out_.items.size(), item + kNear); ++i) {
      if (out_.items[i].kind == ItemKind::quantity) return true;
      if (out_.items[i].kind == ItemKind::mark) return false;
    }
    return false;
  }

  // The words between the marks around item i.
  std::string_view ClauseAround(size_t i) const {
    const auto bounds = [&](size_t k) {
      return out_.items[k].kind == ItemKind::mark && !out_.items[k].is(Mark::enumeration);
    };
    size_t first = i, last = i;
    while (first > 0 && !bounds(first - 1)) --first;
    while (last + 1 < out_.items.size() && !bounds(last + 1)) ++last;
    return Span{out_.items[first].span.begin, out_.items[last].span.end}.of(text_);
  }

  bool IsRatio(int32_t i) const {
    const Item& item = out_.items[static_cast<size_t>(i)];
    return item.kind == ItemKind::quantity && q_[static_cast<size_t>(item.index)].form == Form::ratio;
  }

  void MakeCells() {
    int32_t left = 0;       // first item behind the last boundary
    int32_t previous = -1;  // item of the last number since the boundary
    Opening opening = Opening::sentence;
    std::vector<int32_t> wholes;  // cells before the parentheses that are open
    const auto size = static_cast<int32_t>(out_.items.size());
    auto close = [&](int32_t at) {
      if (previous >= 0) {
        out_.cells.back().right_end = at;
        out_.cells.back().closes = true;
      }
      previous = -1;
      left = at + 1;
    };
    for (int32_t i = 0; i < size; ++i) {
      const Item& item = out_.items[static_cast<size_t>(i)];
      if (item.kind == ItemKind::quantity) {
        if (previous >= 0) out_.cells.back().right_end = i;
        out_.cells.push_back({.quantity = item.index,
                              .left = left,
                              .at = i,
                              .right_end = i + 1,
                              .opening = previous >= 0 ? Opening::adjacent : opening,
                              .whole = wholes.empty() ? -1 : wholes.back()});
        previous = i;
        left = i + 1;
      } else if (item.is(Mark::open)) {
        const int32_t whole = static_cast<int32_t>(out_.cells.size()) - 1;
        close(i);
        wholes.push_back(whole);
        opening = Opening::bracket;
      } else if (item.is(Mark::close)) {
        close(i);
        if (!wholes.empty()) wholes.pop_back();
        opening = Opening::comma;
      } else if (EndsMember(i, previous)) {
        close(i);
        opening = Opening::item;
      } else if (item.is(Mark::comma) && i > 0 && out_.items[Index(i - 1)].is(CueKind::member)) {
        continue;  // 其中,…
      } else if (item.is(Mark::comma) || item.is(Mark::dash)) {
        close(i);
        opening = Opening::comma;
      } else if (item.kind == ItemKind::mark && !item.is(Mark::enumeration)) {
        close(i);
        opening = Opening::semicolon;
      }
    }
    close(size);
  }

  std::string_view text_;
  Span sentence_;
  const std::vector<Token>& tokens_;
  const std::vector<Quantity>& q_;
  const std::vector<PeriodMention>& p_;
  Cursors& at_;
  Clauses& out_;
};

}  // namespace

bool TellsOfGoalsMet(std::string_view words) {
  for (const std::string_view plan : WordList{"确保", "力争", "要", "必须", "争取", "努力"}) {
    if (Contains(words, plan)) return false;
  }
  for (const std::string_view met : WordList{"完成了", "实现了", "超额", "圆满", "较好完成", "达到了", "顺利完成",
                                             "如期", "超过", "高于", "好于", "超出", "优于"}) {
    if (Contains(words, met)) return true;
  }
  return false;
}

void ReadClauses(std::string_view text, Span sentence, const std::vector<Token>& tokens, const Quantities& quantities,
                 Cursors& cursors, Clauses& out) {
  Reader(text, sentence, tokens, quantities, cursors, out).Read();
}

}  // namespace baogao
