import Text

/// A name that nothing has.
enum NameProblem: Problem {
  case emptyName
  case unknownSlot(String, nearest: String?)
  case unknownSlotOrConcept(String, nearest: String?)
  case unknownFact(String, nearest: String?)
  case unknownRule(String, nearest: String?)
  case hiddenFact(String)
  case givenElsewhere(String)
  case tableWithoutColumn(String)
  case unknownIntent(String, nearest: String?)
  case unknownQueue(String, nearest: String?)
  case unknownPriority(String)
  case unknownRecord(String, nearest: String?, all: [String])
  case unknownValue(String, of: String, nearest: String?, all: [String])
  case unfitValue(String, of: String, wanted: Bilingual)
  case unknownKind(String, nearest: String?, all: [String])
  case unknownLimit(String, nearest: String?)
  case unknownLine(String, nearest: String?)

  var severity: Diagnostic.Severity { .error }

  var check: String {
    switch self {
    case .emptyName, .unknownSlot, .unknownSlotOrConcept, .givenElsewhere: "unknown-slot"
    case .unknownFact, .unknownRule, .tableWithoutColumn: "unknown-fact"
    case .hiddenFact: "hidden-fact"
    case .unknownIntent: "unknown-intent"
    case .unknownQueue: "unknown-queue"
    case .unknownPriority: "unknown-priority"
    case .unknownRecord: "unknown-record"
    case .unknownValue, .unfitValue: "unknown-value"
    case .unknownKind: "unknown-kind"
    case .unknownLimit: "unknown-limit"
    case .unknownLine: "unknown-line"
    }
  }

  var words: ProblemWords {
    switch self {
    case .emptyName:
      ProblemWords(
        ja: "名前が書かれていません", en: "no name stands here",
        fixJa: "名前を書く", fixEn: "write a name")
    case .unknownSlot(let name, let nearest):
      ProblemWords(
        ja: "{\(name)} というスロットはありません", en: "no slot is named {\(name)}",
        fix: nearest.map { Self.write("{\($0)}") }
          ?? Bilingual(
            ja: "slots.md に「## \(name)」を加えるか、そこにある名前を書く",
            en: "add `## \(name)` to slots.md, or write a name that stands there"))
    case .unknownSlotOrConcept(let name, let nearest):
      ProblemWords(
        ja: "{\(name)} というスロットも言葉のまとまりもありません",
        en: "no slot or concept is named {\(name)}",
        fix: nearest.map { Self.write("{\($0)}") }
          ?? Bilingual(
            ja: "words.md の「Concepts」か slots.md に「\(name)」を加える",
            en: "add `\(name)` to the concepts of words.md or to slots.md"))
    case .unknownFact(let name, let nearest):
      ProblemWords(
        ja: "「\(name)」という項目はありません", en: "no fact is named `\(name)`",
        fix: nearest.map(Self.write)
          ?? Bilingual(
            ja: "slots.md の「fact」の行にある名前か、ファイルの列名を書く",
            en: "write a name of a `fact` line in slots.md or a column of the shop's file"))
    case .unknownRule(let name, let nearest):
      ProblemWords(
        ja: "desk.md に「\(name)」という決まりはありません", en: "desk.md has no rule `\(name)`",
        fix: nearest.map { Self.write("desk.\($0)") }
          ?? Bilingual(
            ja: "desk.md の「店の決まり」に「- \(name): 8 days」のように加える",
            en: "add it to the rules of desk.md: `- \(name): 8 days`"))
    case .hiddenFact(let name):
      ProblemWords(
        ja: "「\(name)」は社内用で、お客様には見せられません",
        en: "`\(name)` is for the shop's people and never shown to a customer",
        fixJa: "この項目を消す", fixEn: "take it away")
    case .givenElsewhere(let name):
      ProblemWords(
        ja: "{\(name)} は、この文では使えません", en: "{\(name)} is not given to this text",
        fixJa: "{\(name)} を消す（desk.md の決まった言葉だけで使えます）",
        fixEn: "take {\(name)} away: only certain lines of desk.md are given it")
    case .tableWithoutColumn(let name):
      ProblemWords(
        ja: "{\(name)} は表です。どの列かが書かれていません", en: "{\(name)} is a table; its column is missing",
        fixJa: "{\(name).列の名前} と書く", fixEn: "write {\(name).column}")
    case .unknownIntent(let name, let nearest):
      ProblemWords(
        ja: "「\(name)」というページはありません", en: "no page is named `\(name)`",
        fix: nearest.map(Self.write)
          ?? Bilingual(
            ja: "あるページの名前を書くか、\(name).md を作る",
            en: "write the name of a page, or add \(name).md"))
    case .unknownQueue(let name, let nearest):
      ProblemWords(
        ja: "「\(name)」という窓口はありません", en: "no queue is named `\(name)`",
        fix: nearest.map(Self.write)
          ?? Bilingual(
            ja: "desk.md の「Queues」にある名前を書く", en: "write a queue that stands in desk.md"))
    case .unknownPriority(let name):
      ProblemWords(
        ja: "「\(name)」という優先度はありません", en: "`\(name)` is no priority",
        fixJa: "低、普通、高、至急 のどれかを書く", fixEn: "write low, normal, high or urgent")
    case .unknownRecord(let name, let nearest, let all):
      ProblemWords(
        ja: "「\(name)」という記録の種類はありません", en: "no kind of record is named `\(name)`",
        fix: nearest.map(Self.write) ?? Self.oneOf(all))
    case .unknownValue(let value, let owner, let nearest, let all):
      ProblemWords(
        ja: "「\(owner)」に「\(value)」という値はありません", en: "`\(owner)` is never `\(value)`",
        fix: nearest.map(Self.write) ?? Self.oneOf(all))
    case .unfitValue(let value, let owner, let wanted):
      ProblemWords(
        ja: "「\(value)」は「\(owner)」の値として読めません", en: "`\(value)` is no value of `\(owner)`",
        fixJa: "\(wanted.ja)を書く", fixEn: "write \(wanted.en)")
    case .unknownKind(let name, let nearest, let all):
      ProblemWords(
        ja: "「\(name)」というスロットの種類はありません", en: "no kind of slot is named `\(name)`",
        fix: nearest.map(Self.write) ?? Self.oneOf(all))
    case .unknownLimit(let name, let nearest):
      ProblemWords(
        ja: "「\(name)」という限度はありません", en: "no limit is named `\(name)`",
        fix: nearest.map(Self.write)
          ?? Self.oneOf(["not understood", "wrong answers", "goodwill points"]))
    case .unknownLine(let name, let nearest):
      ProblemWords(
        ja: "「\(name)」という受付の言葉はありません", en: "no standard line is named `\(name)`",
        fix: nearest.map(Self.write) ?? Self.oneOf(StandardLine.allCases.map(\.rawValue)))
    }
  }

  private static func write(_ text: String) -> Bilingual {
    Bilingual(ja: "\(text) と書く", en: "write \(text)")
  }
  private static func oneOf(_ all: [String]) -> Bilingual {
    let list = all.joined(separator: ", ")
    return Bilingual(ja: "次のどれかを書く: \(list)", en: "write one of: \(list)")
  }
}
