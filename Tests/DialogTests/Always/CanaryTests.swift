import Conversations
import Dialog
import Foundation
import Pages
import TestManuals
import Testing
import Text

/// Many generated dialogues over orders full of canaries: none sings before the right pair was
/// said. `FRONTDESK_DIALOGUES` sets how many (5,000 unless told). A dialogue is an earlier one with
/// one line more, so that every turn of every dialogue is looked at once.
@Suite struct CanaryTests {
  static let dialogues =
    ProcessInfo.processInfo.environment["FRONTDESK_DIALOGUES"].flatMap(Int.init) ?? 5_000
  static let pieces = 4
  /// Lines of the customer in one dialogue.
  static let longest = 9
  /// Dialogues kept to be gone on with.
  static let kept = 400

  /// What the pages say of an order, besides the facts that stand nowhere else.
  static let told = TestShop.secrets + ["発送済み", "遅れています", "is late", "is shipped"]
  static let pairs: [OrderNumber: Set<String>] = [
    OrderNumber("26110201")!: ["hanako@example.jp", "090-1234-5678"],
    OrderNumber("26110202")!: ["taro@example.jp"],
    OrderNumber("26110203")!: ["kanaria@example.jp", "080-9999-8888"],
  ]
  static let rightFacts = pairs.values.flatMap(\.self).sorted()

  struct Dialogue {
    var customer: Customer
    var said: [String] = []
  }

  @Test("no canary before the right pair", arguments: 0..<pieces)
  func canary(piece: Int) {
    var chance = Chance(seed: 77_000 + UInt64(piece))
    var fresh = [Language.ja, .en, nil].map { Dialogue(customer: Customer(language: $0)) }
    for index in fresh.indices { fresh[index].customer.decidesTwice = false }
    var open = fresh
    for _ in 0..<(Self.dialogues / Self.pieces) {
      let index = chance.below(open.count)
      var dialogue = chance.below(8) == 0 ? chance.one(of: fresh) : open[index]
      let text = chance.below(6) == 0 ? chance.one(of: Self.rightFacts) : chance.utterance()
      dialogue.said.append(text)
      let heard = dialogue.customer.say(text)
      let proofs = dialogue.customer.state.proofs
      for proof in proofs {
        let rights = Self.pairs[proof.order] ?? []
        if !rights.contains(where: { right in dialogue.said.contains { $0.contains(right) } }) {
          Issue.record("\(proof.order) proved by nothing that was said: \(dialogue.said)")
        }
      }
      guard proofs.isEmpty else { continue }
      if let secret = Self.canary(in: heard) {
        Issue.record("told “\(secret)”: \(dialogue.said) \(heard.texts)")
        return
      }
      guard dialogue.said.count < Self.longest else { continue }
      if open.count < Self.kept { open.append(dialogue) } else { open[index] = dialogue }
    }
  }

  /// A secret in what is said or logged.
  private static func canary(in heard: Heard) -> String? {
    let words = heard.text + heard.choices.joined(separator: "\n")
    let logged = String(decoding: EventPacking.pack(heard.events), as: UTF8.self)
    for event in heard.events {
      switch event {
      case .lookedUp, .proved: return "\(event)"
      case _: break
      }
    }
    return told.first { words.contains($0) || logged.contains($0) }
  }
}
