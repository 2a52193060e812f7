import Matching
import Pages
import Testing
import Text

/// Phrases that their page would not get back.
@Suite struct StrayPhraseTests {
  /// Four pages of twenty phrases each, made of words of their own, and one phrase more.
  private static func shop(with extra: String, on page: String) -> Manual {
    let pages: [(label: String, things: [String], ways: [String])] = [
      (
        "parcel", ["parcel", "delivery", "package", "shipment", "box"],
        ["where is my %", "when will my % come", "has my % left yet", "track my % please"]
      ),
      (
        "lotion", ["lotion", "cream", "toner", "serum", "oil"],
        [
          "is the % gentle on skin", "does the % sting", "may a baby use the %",
          "which % for dry skin",
        ]
      ),
      (
        "shirt", ["shirt", "linen", "wool", "cotton", "sleeve"],
        [
          "how do I wash the %", "does the % shrink", "can the % be ironed",
          "is the % machine washable",
        ]
      ),
      (
        "refund", ["refund", "money", "payment", "amount", "sum"],
        [
          "when is the % paid back", "how long until the % is on my card",
          "you owe me the %", "the % has not been returned to me",
        ]
      ),
    ]
    var rows = pages.flatMap { page in
      page.things.flatMap { thing in
        page.ways.map {
          LabelledSet.Row(label: page.label, text: $0.replacing("%", with: thing))
        }
      }
    }
    if !extra.isEmpty { rows.append(LabelledSet.Row(label: page, text: extra)) }
    return LabelledManual(LabelledSet(rows)).manual
  }

  @Test("a phrase in the words of another page is found, with the page that would win it")
  func stray() throws {
    let found = Matcher.findingStrays(
      Self.shop(with: "where is my shipment please", on: "shirt")
    ).strays
    let stray = try #require(found.first)
    #expect(found.count == 1)
    #expect(stray.phrase.source == "where is my shipment please")
    #expect(stray.page.title.en == "shirt")
    #expect(stray.winner.title.en == "parcel")
    let told = HeldOutPhrase.diagnostic(stray.phrase, winner: stray.winner)
    #expect(told.severity == .warning)
    #expect(told.range == stray.phrase.range)
  }

  @Test("phrases that are at home are left alone", arguments: ["", "where is my shipment please"])
  func home(extra: String) {
    #expect(Matcher.findingStrays(Self.shop(with: extra, on: "parcel")).strays.isEmpty)
  }

  @Test("a tree too small to tell anything tells nothing")
  func small() {
    let rows = [
      LabelledSet.Row(label: "a", text: "where is my parcel"),
      LabelledSet.Row(label: "b", text: "where is my parcel today"),
    ]
    #expect(Matcher.findingStrays(LabelledManual(LabelledSet(rows)).manual).strays.isEmpty)
  }
}
