import Text

/// What is wrong with an answer's text, an ask line, a step or a table.
enum PartProblem: Problem {
  case emptyAnswer(Language)
  case noLanguage(String)
  case emptyAskPart
  case unknownAskPart(String, nearest: String?)
  case againFromLater(SlotName)
  case unknownStep(String, nearest: String?)
  case unfitStepPart(String, step: String)
  case stepWithoutName(String)
  case noWithin(String)
  case tableWithoutRows(String)
  case tableColumnWithoutName
  case tableColumnTwice(String)
  case cellCount(Int, columns: Int)
  case listWithoutConditions(String)

  var severity: Diagnostic.Severity { .error }

  var check: String {
    switch self {
    case .emptyAnswer, .noLanguage: "answer-text"
    case .emptyAskPart, .unknownAskPart, .againFromLater: "ask-line"
    case .unknownStep, .unfitStepPart, .stepWithoutName, .noWithin: "step"
    case .tableWithoutRows, .tableColumnWithoutName, .tableColumnTwice, .cellCount,
      .listWithoutConditions:
      "table"
    }
  }

  var words: ProblemWords {
    switch self {
    case .emptyAnswer(let language):
      ProblemWords(
        ja: language == .ja ? "日本語の文が空です" : "英語の文が空です",
        en: language == .ja ? "the Japanese text is empty" : "the English text is empty",
        fixJa: "「- \(language.rawValue):」のあとに、受付が話す文を書く",
        fixEn: "write what the desk says behind `- \(language.rawValue):`")
    case .noLanguage(let text):
      ProblemWords(
        ja: "何語の文かが書かれていません", en: "this does not say which language it is",
        fixJa: "「- \(Self.language(text)): …」と書く（続きの動作なら「- このあと …」）",
        fixEn: "write `- \(Self.language(text)): …` (or `- then …` for what follows)")
    case .emptyAskPart:
      ProblemWords(
        ja: "コンマの間に何もありません", en: "nothing stands between these commas",
        fixJa: "余分な「、」を消す", fixEn: "take the extra comma away")
    case .unknownAskPart(let text, let nearest):
      ProblemWords(
        ja: "「\(text)」という聞き方はありません", en: "`\(text)` says nothing about how to ask",
        fixJa: nearest.map { "「\($0)」と書く" }
          ?? "「任意」「言われたときだけ」「注文の商品から」「または注文のもの」「email か phone で本人確認」「… からもう一度」「… のとき」のどれかを書く",
        fixEn: nearest.map { "write `\($0)`" }
          ?? "write `optional`, `if said`, `from the order`, `or the order's`, `verified by …`, `one of …`, `again from …` or `when …`"
      )
    case .againFromLater(let slot):
      ProblemWords(
        ja: "「\(slot)」は、この行より前でお聞きしていません", en: "`\(slot)` is not asked above this line",
        fixJa: "この行より前にある項目の名前を書く", fixEn: "name a slot that is asked above this line")
    case .unknownStep(let text, let nearest):
      ProblemWords(
        ja: "「\(text)」という動作はありません", en: "the desk cannot do `\(text)`",
        fixJa: nearest.map { "「\($0)」と書く" }
          ?? "「引き継ぐ: 窓口」「報告する: 窓口」「担当者をすすめる」「記録する: 種類」「関連の質問: ページ」「移る: ページ」のどれかを書く",
        fixEn: nearest.map { "write `\($0)`" }
          ?? "write `hand off to Q`, `report to Q`, `ask to connect`, `record KIND`, `related PAGE`, `recommend`, `go to PAGE` or `ask again SLOT`"
      )
    case .unfitStepPart(let text, let step):
      ProblemWords(
        ja: "「\(text)」はここでは使えません", en: "`\(text)` does not belong to `\(step)`",
        fixJa: "「\(text)」を消す", fixEn: "take `\(text)` away")
    case .stepWithoutName(let step):
      ProblemWords(
        ja: "相手の名前がありません", en: "`\(step)` names nothing",
        fixJa: "「:」のあとに名前を書く", fixEn: "write a name behind `\(step)`")
    case .noWithin(let text):
      ProblemWords(
        ja: "「\(text)」は期限として読めません", en: "`\(text)` is no time to answer in",
        fixJa: "「2 日以内」か「4 時間以内」のように書く", fixEn: "write `within 2 days` or `within 4 hours`")
    case .tableWithoutRows(let name):
      ProblemWords(
        ja: "表「\(name)」に行がありません", en: "the table \(name) has no rows",
        fixJa: "「| 列 | 列 |」の見出しの行と、その下に内容の行を書く",
        fixEn: "write a header row `| column | column |` and rows below it")
    case .tableColumnWithoutName:
      ProblemWords(
        ja: "名前のない列があります", en: "a column has no name",
        fixJa: "見出しの行のすべての列に名前を書く", fixEn: "name every column in the header row")
    case .tableColumnTwice(let name):
      ProblemWords(
        ja: "列「\(name)」が二つあります", en: "the column \(name) stands twice",
        fixJa: "どちらかの名前を変える", fixEn: "rename one of them")
    case .cellCount(let count, let columns):
      ProblemWords(
        ja: "この行には \(count) 個の欄がありますが、列は \(columns) 個です",
        en:
          "this row has \(counted(count, "cell")), but the table has \(counted(columns, "column"))",
        fixJa: "欄の数を見出しの行とそろえる（空の欄も「|」で区切る）",
        fixEn: "give every column a cell, an empty one between two `|`")
    case .listWithoutConditions(let name):
      ProblemWords(
        ja: "一覧「\(name)」に条件がありません", en: "the list \(name) has no conditions",
        fixJa: "「- 商品.種類 が 化粧品」のような条件を書く",
        fixEn: "write a condition: `- product.category is cosmetic`")
    }
  }

  /// The language that a text without a mark seems to be in.
  private static func language(_ text: String) -> String {
    (Marks.language(of: text.unicodeScalars) ?? .ja).rawValue
  }
}
