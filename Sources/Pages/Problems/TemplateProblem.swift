import Text

/// What is wrong with a phrase.
enum TemplateProblem: Problem {
  case emptyPhrase
  case phraseWithoutWords
  case phraseOverLines
  case emptyPart
  case emptyBranch
  case barOutside
  case closesNothing(String)
  case neverClosed(String)
  case closedByOther(String, String)
  case escapesNothing
  case tooDeep(Int)
  case tooManyExpansions(Int, limit: Int)
  case slotForm(String)
  case noArrow

  var severity: Diagnostic.Severity { .error }

  var check: String {
    switch self {
    case .tooDeep, .tooManyExpansions: "template-bounds"
    case .emptyPhrase, .phraseWithoutWords, .phraseOverLines, .emptyPart, .emptyBranch, .barOutside,
      .closesNothing, .neverClosed, .closedByOther, .escapesNothing, .slotForm, .noArrow:
      "template"
    }
  }

  var words: ProblemWords {
    switch self {
    case .emptyPhrase:
      ProblemWords(
        ja: "お客様の言葉が書かれていません", en: "this phrase is empty",
        fixJa: "「- 」のあとに言葉を書くか、行を消す",
        fixEn: "write words behind the `- `, or take the line away")
    case .phraseWithoutWords:
      ProblemWords(
        ja: "必ず要る言葉がないので、どんな文でも当てはまってしまいます",
        en: "nothing in this phrase must be said, so it would fit anything",
        fixJa: "「…」や［ ］の外に、言葉か {スロット} を一つは書く",
        fixEn: "write at least one word or {slot} outside `…` and `[ ]`")
    case .phraseOverLines:
      ProblemWords(
        ja: "お客様の言葉は一行に書きます", en: "a phrase stands in one line",
        fixJa: "上の行につなげるか、「- 」で始めて別の言葉にする",
        fixEn: "join it to the line above, or begin it with `- `")
    case .emptyPart:
      ProblemWords(
        ja: "「+」の片側に何もありません", en: "one side of this `+` is empty",
        fixJa: "「+」の両側に言葉を書く（ふつうの「+」なら「\\+」と書く）",
        fixEn: "write words on both sides (a plain plus is written `\\+`)")
    case .emptyBranch:
      ProblemWords(
        ja: "選択肢の一つが空です", en: "one of these choices is empty",
        fixJa: "なくてもよい言葉は [言葉] と書く", fixEn: "write [words] for words that may be left out")
    case .barOutside:
      ProblemWords(
        ja: "「|」がかっこの外にあります", en: "this `|` stands outside of brackets",
        fixJa: "どちらでもよい言葉を (a|b) のようにかっこで囲む",
        fixEn: "put the choices into brackets: `(a|b)`")
    case .closesNothing(let mark):
      ProblemWords(
        ja: "この「\(mark)」に対応する開きかっこがありません", en: "this `\(mark)` closes nothing",
        fixJa: "開きかっこを書くか、ただの文字なら「\\\(mark)」と書く",
        fixEn: "write the bracket that opens it, or `\\\(mark)` for the character itself")
    case .neverClosed(let mark):
      ProblemWords(
        ja: "この「\(mark)」が閉じられていません", en: "this `\(mark)` is never closed",
        fixJa: "「\(Self.closing(mark))」で閉じるか、ただの文字なら「\\\(mark)」と書く",
        fixEn:
          "close it with `\(Self.closing(mark))`, or write `\\\(mark)` for the character itself")
    case .closedByOther(let open, let mark):
      ProblemWords(
        ja: "「\(open)」が「\(mark)」で閉じられています", en: "`\(open)` is closed by `\(mark)`",
        fixJa: "「\(Self.closing(open))」と書く", fixEn: "write `\(Self.closing(open))`")
    case .escapesNothing:
      ProblemWords(
        ja: "「\\」のあとに文字がありません", en: "nothing stands behind this `\\`",
        fixJa: "この「\\」を消す", fixEn: "take the `\\` away")
    case .tooDeep(let limit):
      ProblemWords(
        ja: "かっこの入れ子が \(limit) 段を超えています", en: "brackets stand more than \(limit) deep",
        fixJa: "いくつかの言葉に分けて書く", fixEn: "write it as several phrases")
    case .tooManyExpansions(let count, let limit):
      ProblemWords(
        ja: "この書き方は \(Self.shown(count)) 通りになります（上限は \(limit) 通り）",
        en: "this stands for \(Self.shown(count)) sentences; at most \(limit) are allowed",
        fixJa: "いくつかの言葉に分けて書くか、「…」を使う", fixEn: "write it as several phrases, or use `…`")
    case .slotForm(let name):
      ProblemWords(
        ja: "かっこの中は {名前} か {slot:名前} と書きます", en: "a slot is written {name} or {slot:name}",
        fixJa: "{\(name)} と書く", fixEn: "write {\(name)}")
    case .noArrow:
      ProblemWords(
        ja: "どのページの言葉かが書かれていません", en: "this does not say which page it belongs to",
        fixJa: "「言葉 -> ページの名前」と書く", fixEn: "write `phrase -> other-page`")
    }
  }

  private static func closing(_ open: String) -> String {
    switch open {
    case "(": ")"
    case "（": "）"
    case "[": "]"
    case "［": "］"
    case "｛": "｝"
    default: "}"
    }
  }

  private static func shown(_ count: Int) -> String {
    count < 1_000_000_000 ? String(count) : "1000000000+"
  }
}
