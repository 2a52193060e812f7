import Text

/// What is wrong in `desk.md`.
enum DeskProblem: Problem {
  case deskWithout(String)
  case shopWithoutName(Language)
  case noShopLine(String)
  case noMailAddress(String)
  case noZone(String)
  case noLanguage(String)
  case noHours(String)
  case noWeekday(String)
  case noTimes(String)
  case noClosedDays(String)
  case noQueueName(String)
  case noQueuePart(String)
  case noRule(String)
  case noLimit(String)
  case noLimitNumber(String)
  case noStandardLine(String)
  case lineWithoutLanguage(String)

  var severity: Diagnostic.Severity { .error }
  var check: String { "desk-settings" }

  var words: ProblemWords {
    switch self {
    case .deskWithout(let heading):
      ProblemWords(
        ja: "desk.md に「## \(heading)」がありません", en: "desk.md has no `## \(heading)`",
        fixJa: "「## \(heading)」とその内容を書く", fixEn: "write `## \(heading)` and what belongs below it")
    case .shopWithoutName(let language):
      ProblemWords(
        ja: language == .ja ? "お店の日本語の名前がありません" : "お店の英語の名前がありません",
        en: language == .ja ? "the shop has no Japanese name" : "the shop has no English name",
        fixJa: "「## Shop」の下に「- name \(language.rawValue): …」と書く",
        fixEn: "write `- name \(language.rawValue): …` below `## Shop`")
    case .noShopLine(let text):
      ProblemWords(
        ja: "「\(text)」を読み取れません", en: "`\(text)` says nothing about the shop",
        fixJa: "「- name ja: …」「- time zone: Asia/Tokyo」「- languages: ja, en」のように書く",
        fixEn: "write `- name en: …`, `- time zone: Asia/Tokyo` or `- languages: ja, en`")
    case .noMailAddress(let text):
      ProblemWords(
        ja: "「\(text)」はメールアドレスとして読めません", en: "`\(text)` is no e-mail address",
        fixJa: "「- mail: desk@example.jp」のように書く", fixEn: "write `- mail: desk@example.jp`")
    case .noZone(let text):
      ProblemWords(
        ja: "「\(text)」という時間帯は使えません", en: "`\(text)` is no time zone the desk keeps",
        fixJa: "「Asia/Tokyo」か「UTC+09:00」のように書く", fixEn: "write `Asia/Tokyo`, or `UTC+09:00`")
    case .noLanguage(let text):
      ProblemWords(
        ja: "「\(text)」という言語は話せません", en: "the desk does not speak `\(text)`",
        fixJa: "ja か en と書く", fixEn: "write ja or en")
    case .noHours(let text):
      ProblemWords(
        ja: "「\(text)」は時間として読めません", en: "`\(text)` is no line of hours",
        fixJa: "「- every day: 09:00-18:00」のように書く", fixEn: "write `- every day: 09:00-18:00`")
    case .noWeekday(let text):
      ProblemWords(
        ja: "「\(text)」という曜日はありません", en: "`\(text)` is no weekday",
        fixJa: "「every day」「monday」「monday to friday」「月曜」のように書く",
        fixEn: "write `every day`, `monday` or `monday to friday`")
    case .noTimes(let text):
      ProblemWords(
        ja: "「\(text)」は時刻の範囲として読めません", en: "`\(text)` is no span of hours",
        fixJa: "「09:00-18:00」か「closed」と書く", fixEn: "write `09:00-18:00` or `closed`")
    case .noClosedDays(let text):
      ProblemWords(
        ja: "「\(text)」は休みの日として読めません", en: "`\(text)` are no days",
        fixJa: "「12-31..01-03」か「2026-12-29」のように書く",
        fixEn: "write `12-31..01-03` for every year, or `2026-12-29`")
    case .noQueueName(let text):
      ProblemWords(
        ja: "「\(text)」は窓口の名前になりません", en: "`\(text)` is no name of a queue",
        fixJa: "英小文字とハイフンで「- returns」のように書く",
        fixEn: "write small letters and hyphens: `- returns`")
    case .noQueuePart(let text):
      ProblemWords(
        ja: "「\(text)」を読み取れません", en: "`\(text)` says nothing about a queue",
        fixJa: "「priority high」か「hours 10:00-17:00」と書く",
        fixEn: "write `priority high` or `hours 10:00-17:00`")
    case .noRule(let text):
      ProblemWords(
        ja: "「\(text)」は決まりとして読めません", en: "`\(text)` is no rule",
        fixJa: "「- return_days: 8 days」のように、空白のない名前と値を書く",
        fixEn: "write a name without spaces and a value: `- return_days: 8 days`")
    case .noLimit(let text):
      ProblemWords(
        ja: "「\(text)」は限度として読めません", en: "`\(text)` is no limit",
        fixJa: "「- not understood: 3 in a row, then general」のように書く",
        fixEn: "write `- not understood: 3 in a row, then general`")
    case .noLimitNumber(let text):
      ProblemWords(
        ja: "「\(text)」は数で始まっていません", en: "`\(text)` does not begin with a number",
        fixJa: "「3 in a row, then general」のように書く",
        fixEn: "write a number first: `3 in a row, then general`")
    case .noStandardLine(let text):
      ProblemWords(
        ja: "「\(text)」は受付の言葉として読めません", en: "`\(text)` is no line of the desk",
        fixJa: "「- greeting ja: …」のように書く", fixEn: "write `- greeting en: …`")
    case .lineWithoutLanguage(let name):
      ProblemWords(
        ja: "「\(name)」が何語かが書かれていません", en: "`\(name)` does not say its language",
        fixJa: "「- \(name) ja: …」か「- \(name) en: …」と書く",
        fixEn: "write `- \(name) ja: …` or `- \(name) en: …`")
    }
  }
}
