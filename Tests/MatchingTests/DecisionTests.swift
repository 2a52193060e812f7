import Pages
import Testing
import Text

@testable import Matching

@Suite("What weighed pages come to")
struct DecisionTests {
  private static let limits = Thresholds(lower: 0.4, upper: 0.5, margin: 0.1)

  private func decide(
    _ pages: [(String, Float)], known: Float = 1, fitting: [IntentID] = [],
    hasConcepts: Bool = true, isFirm: Bool = true, text: String = "a message of some length"
  ) -> Decision {
    let candidates = pages.compactMap { id, sureness in
      IntentID(id).map { Decision.Candidate(page: $0, value: sureness - 1, sureness: sureness) }
    }
    return Decision(
      candidates, Self.limits, known: known, fitting: fitting, hasConcepts: hasConcepts,
      isFirm: isFirm, text: Canonical.of(text))
  }

  @Test("not-ours needs more than other pages", arguments: [Float(0.6), 0.8, 1.05])
  func higherBar(sureness: Float) {
    #expect(decide([("not-ours", sureness), ("order-status", 0.1)]).outcome == .unknown)
    #expect(decide([("return-policy", sureness), ("order-status", 0.1)]).outcome == .match)
  }

  @Test("not-ours is said when it is clear, or a phrase of it fits")
  func clear() {
    #expect(decide([("not-ours", 1.7), ("order-status", 0.1)]).outcome == .match)
    #expect(
      decide([("not-ours", 0.6), ("order-status", 0.1)], fitting: [.notOurs]).outcome == .match)
  }

  @Test("one word alone is never not-ours by its likeness", arguments: ["two", "全部", "サイズ"])
  func oneWord(text: String) {
    #expect(decide([("not-ours", 1.6), ("order-status", 0.1)], text: text).outcome == .unknown)
  }

  @Test(
    "talk is not offered",
    arguments: ["greeting", "thanks", "goodbye", "repeat", "small-talk", "not-ours"])
  func talk(page: String) {
    let three = decide([("return-policy", 0.7), (page, 0.68), ("order-status", 0.66)])
    #expect(three.outcome == .choice)
    #expect(three.choices.map(\.text) == ["return-policy", "order-status"])
    let two = decide([("return-policy", 0.7), (page, 0.68)])
    #expect(two.outcome == .match)
    #expect(two.choices.isEmpty)
    #expect(decide([(page, 0.7), ("return-policy", 0.68)]).outcome == .unknown)
  }

  @Test("sounds without a word of the shop need a larger known share")
  func gibberish() {
    let pages: [(String, Float)] = [("return-policy", 0.9), ("order-status", 0.1)]
    #expect(decide(pages, known: 0.3, hasConcepts: false).outcome == .unknown)
    #expect(decide(pages, known: 0.3, hasConcepts: true).outcome == .match)
  }

  @Test("signs that no page says again and again are no clear match, however they weigh")
  func withoutGrounds() {
    let pages: [(String, Float)] = [("return-policy", 0.7), ("order-status", 0.1)]
    #expect(decide(pages, isFirm: true).outcome == .match)
    #expect(decide(pages, isFirm: false).outcome == .unknown)
    #expect(decide(pages, fitting: [.init("return-policy")!], isFirm: false).outcome == .match)
    // As sure as that is not by chance.
    #expect(
      decide([("return-policy", 1.1), ("order-status", 0.1)], isFirm: false).outcome == .match)
  }

  @Test("little sure of one page, the next best is asked beside it, however far behind")
  func band() {
    let asked = decide([("return-policy", 0.45), ("thanks", 0.3), ("order-status", 0.1)])
    #expect(asked.outcome == .choice)
    #expect(asked.choices.map(\.text) == ["return-policy", "order-status"])
  }
}
