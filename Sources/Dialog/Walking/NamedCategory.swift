import Conversations
import Pages
import Text

extension TurnBuilder {
  /// Whether the customer can mean the product in focus: not when their words name another kind
  /// of goods, such as "this garment" after a question about a lotion. The kinds and their words
  /// are those of `fact category` in `slots.md`.
  func canMean(_ sku: SKU) -> Bool {
    guard let product = manual.catalogue[sku], let words = messageText,
      let facts = manual[.product]?.facts,
      let kinds = facts.first(where: { $0.name == FactName("product", "category") })?.choices
    else { return true }
    let said = Folding.fold(words.string).scalars
    let named = kinds.filter { kind in
      ([kind.words.ja, kind.words.en] + kind.also).contains { Mention.of($0, in: said) }
    }
    return named.isEmpty || named.contains { $0.id == product.category }
  }
}

/// Whether a word stands in a message, both folded.
enum Mention {
  /// - Parameter asWord: whether a single kanji must not stand behind another: no 白 in 面白い.
  static func of(_ word: String, in said: [UInt32], asWord: Bool = false) -> Bool {
    of(Folding.fold(word).scalars, in: said, asWord: asWord)
  }

  static func of(_ sought: [UInt32], in said: [UInt32], asWord: Bool = false) -> Bool {
    guard let first = sought.first, said.count >= sought.count else { return false }
    for start in 0...(said.count - sought.count) where said[start] == first {
      let end = start + sought.count
      guard said[start..<end].elementsEqual(sought) else { continue }
      if asWord, sought.count == 1, start > 0, ScriptClass.of(said[start - 1]) == .han {
        continue
      }
      // A word of Latin letters ends where letters end: no `wear` in `swear`, but in `wears`.
      if ScriptClass.of(first) != .latin || start == 0 || ScriptClass.of(said[start - 1]) != .latin
      {
        return true
      }
    }
    return false
  }
}
