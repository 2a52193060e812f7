/// Masks card numbers and their security codes: `4111 1111 1111 1111 123` becomes `****1111 ***`.
enum CardMask {
  /// The text with its cards masked; nil when there is none. What is masked once stays as it is:
  /// the text is looked through until nothing is found any more.
  /// - Parameter digits: how many digits the text holds.
  static func masked(_ text: String, digits: Int) -> String? {
    // Without a card only a code behind its name can be there.
    guard digits >= 13 || digits >= 3 && SecurityCodes.mayBeNamed(in: text) else { return nil }
    var now = text
    var changed = false
    // Every round takes digits away, so it ends.
    while true {
      let edits = edits(in: now)
      if edits.isEmpty { return changed ? now : nil }
      now = apply(edits, to: now)
      changed = true
    }
  }

  /// A stretch of UTF-8 bytes and what stands there instead.
  typealias Edit = (range: Range<Int>, text: String)

  private static func edits(in text: String) -> [Edit] {
    var edits: [Edit] = []
    for run in DigitRun.all(in: text, digits: 13) {
      for card in CardFinder.cards(in: run) {
        let source =
          run.groups[card.groups.lowerBound].source
          .lowerBound..<run.groups[
            card.groups.upperBound - 1
          ].source.upperBound
        let lastFour = card.lastFour.map { String($0) }.joined()
        edits.append((source, "****" + lastFour + (card.hasTail ? "***" : "")))
        if let code = SecurityCodes.source(behind: card, in: run) { edits.append((code, "***")) }
      }
    }
    for code in SecurityCodes.labelled(in: text)
    where !edits.contains(where: { $0.range.overlaps(code) }) {
      edits.append((code, "***"))
    }
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func apply(_ edits: [Edit], to text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits where edit.range.lowerBound >= at {
      out += bytes[at..<edit.range.lowerBound]
      out += Array(edit.text.utf8)
      at = edit.range.upperBound
    }
    out += bytes[at...]
    return String(decoding: out, as: UTF8.self)
  }
}
