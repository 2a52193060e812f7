import Pages
import Testing
import Text

@testable import Matching

@Suite("Labelled sets are measured")
struct EvaluationTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(
    "a row is a label, a tab and a text; what is none is named by its line",
    arguments: [
      ("", 0, nil), ("a\tone\n", 1, nil), ("a\tone\r\n\nb::x\ttwo three", 2, nil),
      ("a\tone\nno tab\n", 0, 2), ("\tno label", 0, 1), ("a\t\n", 1, nil),
    ] as [(String, Int, Int?)])
  func reads(_ text: String, _ rows: Int, _ fault: Int?) {
    switch LabelledSet.read(Self.bytes(text)) {
    case .success(let set):
      #expect(set.rows.count == rows)
      #expect(fault == nil)
    case .failure(let found): #expect(found.line == fault)
    }
  }

  @Test("the figures are those counted by hand")
  func figures() throws {
    let figures = EvaluationFigures([
      EvaluatedRow(label: "a", best: "a", isUnknown: false, score: 0.9),
      EvaluatedRow(label: "a", best: "a", isUnknown: true, score: 0.3),
      EvaluatedRow(label: "a", best: "b", isUnknown: false, score: 0.5),
      EvaluatedRow(label: "b", best: "b", isUnknown: false, isTaken: true, score: 0.8),
      EvaluatedRow(label: "oos", best: "a", isUnknown: true, score: 0.2),
      EvaluatedRow(label: "oos", best: nil, isUnknown: true, score: 0),
      EvaluatedRow(label: "oos", best: "b", isUnknown: false, isTaken: true, score: 0.5),
    ])
    #expect(figures.accuracy == 0.75)
    // a: 2 × 2 / (3 + 2), b: 2 × 1 / (1 + 2).
    let mean: Double = (0.8 + 2.0 / 3) / 2
    let macroF1: Double = try #require(figures.macroF1)
    #expect(abs(macroF1 - mean) < 1e-12)
    #expect(figures.accuracyWithUnknown == 4.0 / 7)
    #expect(figures.unknownRecall == 2.0 / 3)
    #expect(figures.falseUnknown == 0.25)
    #expect(figures.strangersTaken == 1.0 / 3)
    #expect(figures.ownNotTaken == 0.75)
    // Of 12 pairs 10 are in order and one is even; 0.3 lies below 0.5.
    let inOrder: Double = 10.5 / 12
    let auroc: Double = try #require(figures.auroc)
    #expect(abs(auroc - inOrder) < 1e-12)
  }

  @Test("nothing to count is no figure")
  func empty() {
    let figures = EvaluationFigures([])
    #expect(figures.accuracy == nil && figures.macroF1 == nil && figures.auroc == nil)
    #expect(figures.accuracyWithUnknown == nil && figures.unknownRecall == nil)
  }

  @Test("labels of any signs become pages; rows out of scope do not")
  func labelled() throws {
    let labelled = LabelledManual(
      LabelledSet([
        .init(label: "子ども::アメニティ", text: "子供用の歯ブラシはありますか"),
        .init(label: "A b", text: "is there a pool (heated)"), .init(label: "oos", text: "hello"),
      ]))
    #expect(labelled.manual.pages.count == 2)
    let matcher = Matcher(labelled.manual)
    for (text, label) in [
      ("is there a pool (heated)", "A b"), ("子供用の歯ブラシはありますか", "子ども::アメニティ"),
    ] {
      let match = matcher.match(TestManual.text(text), today: TestManual.today, asOne: true)
      #expect(match.ranking.first.flatMap { labelled.label(of: $0.intent) } == label)
    }
  }

  @Test("strangers that are shown are held back, its own are not")
  func holdingBack() throws {
    let topics = ["refund", "parcel", "coupon", "gift", "colour"]
    let asks = [
      "where is my", "i want a", "cancel the", "how do i get a", "no more", "send me the",
    ]
    let ends = ["today", "please", "again", "for my order", "at home", "next week"]
    var rows: [LabelledSet.Row] = []
    for topic in topics {
      for ask in asks { rows += ends.map { .init(label: topic, text: "\(ask) \(topic) \($0)") } }
    }
    let matcher = Matcher(LabelledManual(LabelledSet(rows)).manual)
    let strangers = ["where is my dog today", "how do i get a job at home", "no more war please"]
    let texts = strangers.map(TestManual.text)
    let careful = matcher.holdingBack(texts, today: TestManual.today)
    for text in texts {
      #expect(careful.match(text, today: TestManual.today, asOne: true).outcome == .unknown)
    }
    #expect(
      careful.match(TestManual.text("where is my refund"), today: TestManual.today).outcome
        == .match)
  }
}
