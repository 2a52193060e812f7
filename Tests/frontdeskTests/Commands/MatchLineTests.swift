import Matching
import Testing
import Text

@testable import frontdesk

@Suite struct MatchLineTests {
  private func match(_ outcome: Match.Outcome, choices: [String] = [], requests: [String] = [])
    throws -> Match
  {
    let ranking = try [("order-status", Float(0.93126)), ("shipping-time", 0.5)].map {
      Match.Ranked(intent: try #require(IntentID($0.0)), score: $0.1)
    }
    return Match(
      outcome: outcome, language: .en, ranking: ranking,
      choices: choices.compactMap { IntentID($0) },
      requests: try requests.map { name in
        Request(
          intent: try #require(IntentID(name)), text: SafeText(shop: name), range: 0..<1,
          score: 0.9, slots: [])
      }, slots: [], acts: [], explanation: .nothing(missing: []))
  }

  @Test("a match names its page, the others beside it, and requests only from two on")
  func matched() throws {
    #expect(
      MatchLine.json("a\u{1B}\"", try match(.match, requests: ["order-status"]))
        == #"{"text":"a\u001b\"","outcome":"match","intent":"order-status","score":0.9,"#
        + #""language":"en","choices":[],"alternatives":[{"intent":"shipping-time","score":0.5}],"#
        + #""requests":[]}"#)
    let two = try match(.match, requests: ["order-status", "shipping-time"])
    #expect(
      MatchLine.json("a", two).hasSuffix(
        #""requests":[{"intent":"order-status","text":"order-status","score":0.9},"#
          + #"{"intent":"shipping-time","text":"shipping-time","score":0.9}]}"#))
    #expect(MatchLine.short("a", two) == "order-status 0.9 + shipping-time 0.9  a")
  }

  @Test("a choice names its best page and what would be asked between")
  func choice() throws {
    let line = MatchLine.json("", try match(.choice, choices: ["order-status", "shipping-time"]))
    #expect(line.contains(#""intent":"order-status","score":0.9313,"#))
    #expect(line.contains(#""choices":["order-status","shipping-time"]"#))
  }

  @Test("unknown names no page, and still what was nearest")
  func unknown() throws {
    let line = MatchLine.json("", try match(.unknown))
    #expect(line.contains(#""outcome":"unknown","intent":null"#))
    #expect(line.contains(#""alternatives":[{"intent":"order-status""#))
  }
}
