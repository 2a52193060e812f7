import Text

/// What is wrong in `slots.md` or `words.md`, or named twice.
enum SettingsProblem: Problem {
  case nameTwice(String, line: Int?)
  // slots.md
  case noSlotName(String)
  case slotWithoutKind(String)
  case slotIsConcept(String)
  case noSlotLine(String)
  case unknownSlotLine(String, meant: String)
  case noFactName(String)
  case choiceWithoutIDs(String)
  case noChoice(String)
  case noChoiceID(String)
  case choiceWithoutWords(String)
  case patternMissing(String)
  case noPattern(String)
  // words.md
  case noConcept(String)
  case conceptWithoutWords(String)
  case starInside(String)
  case starBehindJapanese(String, meant: String)

  var severity: Diagnostic.Severity {
    switch self {
    case .starInside, .starBehindJapanese: .warning
    case .nameTwice, .noSlotName, .slotWithoutKind, .slotIsConcept, .noSlotLine, .unknownSlotLine,
      .noFactName, .choiceWithoutIDs, .noChoice, .noChoiceID, .choiceWithoutWords, .patternMissing,
      .noPattern, .noConcept, .conceptWithoutWords:
      .error
    }
  }

  var check: String {
    switch self {
    case .nameTwice, .slotIsConcept: "name-twice"
    case .noSlotName, .slotWithoutKind, .noSlotLine, .unknownSlotLine, .noFactName,
      .choiceWithoutIDs, .noChoice,
      .noChoiceID, .choiceWithoutWords, .patternMissing, .noPattern:
      "slot-definition"
    case .noConcept, .conceptWithoutWords, .starInside, .starBehindJapanese: "concept-definition"
    }
  }

  var words: ProblemWords {
    switch self {
    case .nameTwice(let name, let line):
      ProblemWords(
        ja: line.map { "「\(name)」は \($0) 行目にもあります" } ?? "「\(name)」が二つあります",
        en: line.map { "`\(name)` also stands in line \($0)" } ?? "`\(name)` stands twice",
        fixJa: "どちらかの名前を変えるか、一つにまとめる", fixEn: "rename one of them, or put them together")
    case .noSlotName(let text):
      ProblemWords(
        ja: "「\(text)」はスロットの名前になりません", en: "`\(text)` is no name of a slot",
        fixJa: "英小文字とハイフンで「## contact-time / ご都合のよい時間」のように書く",
        fixEn: "write small letters and hyphens: `## contact-time / ご都合のよい時間`")
    case .slotWithoutKind(let name):
      ProblemWords(
        ja: "「\(name)」の種類が書かれていません", en: "`\(name)` has no kind",
        fixJa: "「- kind: text」のように書く", fixEn: "write `- kind: text`")
    case .slotIsConcept(let name):
      ProblemWords(
        ja: "「\(name)」は words.md の言葉のまとまりと同じ名前です",
        en: "`\(name)` is also the name of a concept in words.md",
        fixJa: "どちらかの名前を変える", fixEn: "rename one of them")
    case .noSlotLine(let text):
      ProblemWords(
        ja: "「\(text)」を読み取れません", en: "`\(text)` says nothing about a slot",
        fixJa: "「- kind: …」「- ask ja: …」「- example: …」「- id: ja …; en …」のように書く",
        fixEn: "write `- kind: …`, `- ask en: …`, `- example: …` or `- id: ja …; en …`")
    case .unknownSlotLine(let text, let meant):
      ProblemWords(
        ja: "「\(text)」を読み取れません", en: "`\(text)` says nothing about a slot",
        fixJa: "「- \(meant): …」と書く", fixEn: "write `- \(meant): …`")
    case .starInside(let word):
      ProblemWords(
        ja: "「\(word)」の「*」は言葉の途中にあるので、語尾を表しません",
        en: "the `*` inside `\(word)` stands for nothing: only one at a word's end does",
        fixJa: "「*」を言葉の終わりに移すか、二つの言葉に分ける",
        fixEn: "move it to the end of the word, or write two words with a comma between")
    case .starBehindJapanese(let word, let meant):
      ProblemWords(
        ja: "「\(word)」の「*」は要りません。日本語の言葉は、文のどこにあっても見つかります",
        en: "`\(word)` needs no `*`: Japanese words are found anywhere in a sentence",
        fixJa: "\(meant) と書く", fixEn: "write \(meant)")
    case .noFactName(let text):
      ProblemWords(
        ja: "「\(text)」は項目の名前になりません", en: "`\(text)` is no name of a fact",
        fixJa: "「- fact delivered_date / お届け日」のように書く",
        fixEn: "write `- fact delivered_date / お届け日`")
    case .choiceWithoutIDs(let name):
      ProblemWords(
        ja: "「\(name)」に選べる答えがありません", en: "`\(name)` has no answers to choose from",
        fixJa: "「- exchange: ja 交換; en exchange」のように書く",
        fixEn: "write `- exchange: ja 交換; en exchange`")
    case .noChoice(let text):
      ProblemWords(
        ja: "「\(text)」を読み取れません", en: "`\(text)` is no answer to choose",
        fixJa: "「- id: ja 日本語; en English; also ほかの言い方」と書く",
        fixEn: "write `- id: ja 日本語; en English; also other words`")
    case .noChoiceID(let text):
      ProblemWords(
        ja: "「\(text)」は値の名前になりません", en: "`\(text)` is no id",
        fixJa: "英小文字、数字、ハイフンで書く", fixEn: "write small letters, digits and hyphens")
    case .choiceWithoutWords(let id):
      ProblemWords(
        ja: "「\(id)」を呼ぶ言葉が、日本語と英語の両方はそろっていません",
        en: "`\(id)` lacks its words in one language",
        fixJa: "「- \(id): ja …; en …」と書く", fixEn: "write `- \(id): ja …; en …`")
    case .patternMissing(let name):
      ProblemWords(
        ja: "「\(name)」の形が書かれていません", en: "`\(name)` has no pattern",
        fixJa: "「- pattern: 8 digits」のように書く", fixEn: "write `- pattern: 8 digits`")
    case .noPattern(let text):
      ProblemWords(
        ja: "「\(text)」は形として読めません", en: "`\(text)` is no pattern",
        fixJa: "「2 letters, \"-\", 4 to 6 digits」のように書く（数字のすぐ後に数字は続けられません）",
        fixEn: "write `2 letters, \"-\", 4 to 6 digits`; digits may not follow digits")
    case .noConcept(let text):
      ProblemWords(
        ja: "「\(text)」は言葉のまとまりとして読めません", en: "`\(text)` is no concept",
        fixJa: "「- broken / 破損 = 割れ, 欠け, crack*」のように書く",
        fixEn: "write `- broken / 破損 = 割れ, crack*`")
    case .conceptWithoutWords(let name):
      ProblemWords(
        ja: "「\(name)」に言葉がありません", en: "`\(name)` has no words",
        fixJa: "「=」のあとに言葉を書く", fixEn: "write words behind the `=`")
    }
  }
}
