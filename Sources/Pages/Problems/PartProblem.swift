import Text

/// What is wrong with an answer's text, an ask line, a step or a table.
enum PartProblem: Problem {
  case emptyAnswer(Language)
  case noLanguage(String)
  case emptyAskPart
  case unknownAskPart(String, nearest: String?)
  /// The line with its comma.
  case commaForgotten(String)
  case noProof(String)
  case oneOfOpen(String)
  case emptyStep
  case againFromLater(SlotName)
  case unknownStep(String, nearest: String?)
  case unfitStepPart(String, step: String)
  case unknownStepPart(String, meant: String)
  case stepWithoutName(String)
  case noWithin(String)
  case tableWithoutRows(String)
  case tableColumnWithoutName
  case tableColumnTwice(String)
  case cellCount(Int, columns: Int)
  case listWithoutConditions(String)
  case listNotOfProducts(String)

  var severity: Diagnostic.Severity { .error }

  var check: String {
    switch self {
    case .emptyAnswer, .noLanguage: "answer-text"
    case .emptyAskPart, .unknownAskPart, .noProof, .oneOfOpen, .againFromLater: "ask-line"
    case .commaForgotten: "comma"
    case .unknownStep, .unfitStepPart, .unknownStepPart, .stepWithoutName, .noWithin, .emptyStep:
      "step"
    case .tableWithoutRows, .tableColumnWithoutName, .tableColumnTwice, .cellCount,
      .listWithoutConditions, .listNotOfProducts:
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
    case .commaForgotten(let mended):
      ProblemWords(
        ja: "名前のあとの「、」がありません", en: "the comma behind the name is missing",
        fixJa: "「\(mended)」と書く", fixEn: "write `\(mended)`")
    case .noProof(let slot):
      ProblemWords(
        ja: "「\(slot)」では、ご本人を確認できません", en: "`\(slot)` proves nobody's identity",
        fixJa: "「email か phone で本人確認」と書く", fixEn: "write `verified by email or phone`")
    case .oneOfOpen(let slot):
      ProblemWords(
        ja: "「\(slot)」には決まった選択肢がないので、絞り込めません",
        en: "`\(slot)` has no list of choices to take some of",
        fixJa: "「\(slot)」とだけ書くか、slots.md で「- kind: choice」の項目にする",
        fixEn: "write `\(slot)` alone, or make it a slot of `- kind: choice` in slots.md")
    case .emptyStep:
      ProblemWords(
        ja: "「このあと」に続く動作が書かれていません", en: "nothing stands behind `then`",
        fixJa: "「このあと 引き継ぐ: 窓口」のように書くか、この行を消す",
        fixEn: "write what is done, such as `then hand off to Q`, or take the line away")
    case .againFromLater(let slot):
      ProblemWords(
        ja: "「\(slot)」は、この行より前でお聞きしていません", en: "`\(slot)` is not asked above this line",
        fixJa: "この行より前にある項目の名前を書く", fixEn: "name a slot that is asked above this line")
    case .unknownStep(let text, let nearest):
      ProblemWords(
        ja: "「\(text)」という動作はありません", en: "the desk cannot do `\(text)`",
        fixJa: nearest.map { "「\($0)」と書く" }
          ?? "「引き継ぐ: 窓口」「報告する: 窓口」「担当者をすすめる」「記録する: 種類」「関連の質問: ページ」「おすすめを一つ」「移る: ページ」「聞き直す: 項目」のどれかを書く",
        fixEn: nearest.map { "write `\($0)`" }
          ?? "write `hand off to Q`, `report to Q`, `ask to connect`, `record KIND`, `related PAGE`, `recommend`, `go to PAGE` or `ask again SLOT`"
      )
    case .unfitStepPart(let text, let step):
      ProblemWords(
        ja: "「\(text)」はここでは使えません", en: "`\(text)` does not belong to `\(step)`",
        fixJa: "「\(text)」を消す", fixEn: "take `\(text)` away")
    case .unknownStepPart(let text, let meant):
      ProblemWords(
        ja: "「\(text)」を読み取れません", en: "`\(text)` says nothing about this step",
        fixJa: "「\(meant)」と書く", fixEn: "write `\(meant)`")
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
    case .listNotOfProducts(let text):
      ProblemWords(
        ja: "「\(text)」は商品の条件ではないので、商品を選び出せません",
        en: "`\(text)` says nothing about a product, and a list holds products",
        fixJa: "「- 商品.種類 が 化粧品」のような、商品の条件を書く",
        fixEn: "write a condition of products: `- product.category is cosmetic`")
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
