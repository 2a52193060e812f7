import Conversations
import Handoffs
import Testing
import Text

@Suite("Whatever people and time do") struct HistoryTests {
  static let batches: [UInt64] = Array(0..<10)
  static let histories: UInt64 = 10
  static let acts = 160

  @Test(
    "the board stays what its changes say, and keeps its rules after every act", arguments: batches)
  func keepsItsRules(batch: UInt64) {
    var refusals = 0
    for seed in batch * Self.histories..<(batch + 1) * Self.histories {
      var history = History(seed: seed)
      history.run(Self.acts)
      refusals += history.refusals
      if let report = history.report { Issue.record("seed \(seed), \(report)") }
      let (heard, board) = history.again()
      #expect(heard == history.heard && board == history.board, "seed \(seed) replays otherwise")
    }
    // The acts are not all nonsense, and some are.
    let all = Int(Self.histories) * Self.acts
    #expect(refusals > all / 20 && refusals < all / 2, "\(refusals) of \(all) were refused")
  }
}
