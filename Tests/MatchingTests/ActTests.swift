import Pages
import Testing
import Text

@testable import Matching

@Suite("What a message does to the conversation")
struct ActTests {
  static let matcher = Matcher(
    TestManual.manual(
      [("first", ["返品したい"]), ("thanks", ["ありがとう[ございます]"])],
      lists: [
        .yes: ["はい", "うん", "お願いします", "そうです", "yes", "please do"],
        .no: ["いいえ", "いえ", "結構です", "違います", "no", "not that one"],
        .cancel: ["やめます", "キャンセル", "never mind"], .skip: ["とばして", "skip"],
        .startOver: ["最初から", "start over"],
        .correct: ["やっぱり", "いえ、番号は", "間違えました", "actually"], .angry: ["いい加減に", "fed up"],
        .abusive: ["ばか"], .threat: ["弁護士", "lawyer*"], .health: ["かぶれ", "rash"],
      ]))

  static let cases: [(String, Set<DialogAct>)] = [
    ("はい", [.yes]), ("はい、お願いします", [.yes]), ("Yes please!", [.yes]), ("いえ、結構です", [.no]),
    ("no thank you", [.no]), ("やめます", [.cancel]), ("Never mind", [.cancel]), ("skip", [.skip]),
    ("最初からお願いします", [.startOver]), ("やっぱり返品で", [.correct]), ("いえ、番号は26110202です", [.correct]),
    ("Actually it's 26110202", [.correct]), ("もういい加減にしてください", [.angry]),
    ("弁護士に相談します", [.threat]), ("my lawyers will call", [.threat]), ("肌がかぶれました", [.health]),
    ("1", [.choiceNumber(1)]), ("２番", [.choiceNumber(2)]), ("1番目", [.choiceNumber(1)]),
    ("the first one", [.choiceNumber(1)]), ("最初の", [.choiceNumber(1)]),
    ("番号は26110201です", []), ("はい、注文番号を知りたいです", []), ("notable", []), ("knowledge", []),
    ("1.5", []), ("", []), ("😀", []),
  ]

  @Test("acts are read in polite and short forms", arguments: cases)
  func acts(_ raw: String, _ expected: Set<DialogAct>) {
    #expect(Self.matcher.match(TestManual.text(raw), today: TestManual.today).acts == expected)
  }

  @Test(
    "the language is that of the words",
    arguments: [
      ("返品したい", Language.ja), ("where is it", .en), ("26110201", nil), ("ok", nil), ("👍", nil),
      ("kaori@example.jp", nil), ("", nil), ("OKです", .ja),
    ] as [(String, Language?)])
  func language(_ raw: String, _ expected: Language?) {
    #expect(Self.matcher.match(TestManual.text(raw), today: TestManual.today).language == expected)
  }
}
