import Text

/// What is wrong with a condition or a day.
enum ConditionProblem: Problem {
  case emptyCondition
  case noTest(String)
  /// What stands behind `if`.
  case ifNotWhen(String)
  /// The condition that stands behind the dates.
  case whenAfterDates(String)
  case nothingBehindAnd
  case notJoined(String)
  case noSuchLimit(String, meant: String)
  case dateWithoutYear(String)
  case emptyValue
  case withinOfWhat(String)
  case noDayCount(String)
  case ruleIsNoDays(String)
  case noNumber(String)
  case noRule(String)
  case notADay(String)
  case notANumber(String)
  case noDate(String)
  case untilBeforeFrom

  var severity: Diagnostic.Severity { .error }
  var check: String { "condition" }

  var words: ProblemWords {
    switch self {
    case .emptyCondition:
      ProblemWords(
        ja: "条件が書かれていません", en: "there is no condition here",
        fixJa: "「注文.状況 が 発送済み のとき」のように書く", fixEn: "write `when order.status is shipped`")
    case .noTest(let text):
      ProblemWords(
        ja: "条件「\(text)」を読み取れません", en: "`\(text)` is no condition",
        fixJa: "「X が V」「X が わかっている」「X が 今日より前」のように書く",
        fixEn: "write `X is V`, `X is known`, `X is before today`, `X is at least 3`")
    case .ifNotWhen(let rest):
      ProblemWords(
        ja: "条件は「もし」や if では始まりません", en: "a condition does not begin with `if`",
        fixJa: "「\(rest) とき」（英語なら when \(rest)）と書く", fixEn: "write `when \(rest)`")
    case .whenAfterDates(let condition):
      ProblemWords(
        ja: "条件が日付のあとにあります", en: "the condition stands behind the dates",
        fixJa: "「\(condition)」を日付の前に移す", fixEn: "move `\(condition)` before the dates")
    case .nothingBehindAnd:
      ProblemWords(
        ja: "「かつ」のあとに条件がありません", en: "nothing follows `and`",
        fixJa: "条件をもう一つ書くか、「かつ」を消す", fixEn: "write another condition, or take `and` away")
    case .notJoined(let second):
      ProblemWords(
        ja: "「\(second)」の前に「かつ」がありません", en: "`and` is missing before `\(second)`",
        fixJa: "「、かつ \(second)」とつなぐ", fixEn: "join the two with ` and `: `… and \(second)`")
    case .noSuchLimit(let text, let meant):
      ProblemWords(
        ja: "「\(text)」という比べ方はありません", en: "`\(text)` is no way to compare",
        fixJa: "「\(meant)」と書く", fixEn: "write `\(meant)`")
    case .dateWithoutYear(let text):
      ProblemWords(
        ja: "「\(text)」には年がありません", en: "`\(text)` has no year",
        fixJa: "「2026-12-31」か「2026年12月31日」のように、年から書く", fixEn: "write the year too: 2026-12-31")
    case .emptyValue:
      ProblemWords(
        ja: "値の一つが空です", en: "one of the values is missing",
        fixJa: "「A か B」のように、どちらにも値を書く", fixEn: "write a value on each side: `A or B`")
    case .withinOfWhat(let text):
      ProblemWords(
        ja: "「\(text)」は、いつから数えるのか分かりません", en: "`\(text)` does not say of which day",
        fixJa: "「今日 から 8 日以内」のように書く", fixEn: "write `within 8 days of today`")
    case .noDayCount(let text):
      ProblemWords(
        ja: "「\(text)」は日数ではありません", en: "`\(text)` is no number of days",
        fixJa: "「8 日」か、desk.md の決まり「desk.名前」を書く",
        fixEn: "write `8 days`, or a rule of desk.md: `desk.return_days`")
    case .ruleIsNoDays(let rule):
      ProblemWords(
        ja: "「\(rule)」は日数の決まりではありません", en: "`\(rule)` is no number of days",
        fixJa: "日数の決まりを使うか、desk.md の値を「8 days」のように直す",
        fixEn: "use a rule of days, or write its value in desk.md as `8 days`")
    case .noNumber(let text):
      ProblemWords(
        ja: "「\(text)」は数ではありません", en: "`\(text)` is no number",
        fixJa: "「3 以上」のように書く", fixEn: "write `at least 3`")
    case .noRule(let text):
      ProblemWords(
        ja: "「\(text)」は desk.md の決まりではありません", en: "`\(text)` is no rule of desk.md",
        fixJa: "「desk.return_days」のように、「店の決まり」の名前を書く",
        fixEn: "write the name of a rule: `desk.return_days`")
    case .notADay(let name):
      ProblemWords(
        ja: "「\(name)」は日付ではないので、日付としては使えません",
        en: "`\(name)` is no day, so it cannot be compared or moved as one",
        fixJa: "日付の項目（注文.お届け日 など）を使う",
        fixEn: "use a fact that is a day, such as order.delivered_date")
    case .notANumber(let name):
      ProblemWords(
        ja: "「\(name)」は数ではないので、「以上」「以下」は使えません",
        en: "`\(name)` is no number, so `at least` and `at most` do not fit it",
        fixJa: "「\(name) が V」のように書く", fixEn: "write `\(name) is V`")
    case .noDate(let text):
      ProblemWords(
        ja: "「\(text)」という日付はありません", en: "`\(text)` is no date",
        fixJa: "「2026-12-31」のように、暦にある日付を書く",
        fixEn: "write a day of the calendar: 2026-12-31")
    case .untilBeforeFrom:
      ProblemWords(
        ja: "終わりの日が始まりの日より前です", en: "this answer ends before it begins",
        fixJa: "「から」と「まで」の日付を入れ替える", fixEn: "exchange the dates of `from` and `until`")
    }
  }
}
