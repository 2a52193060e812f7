import Text

/// The example of a slot fits its own pattern: it is shown to whoever answered wrongly.
enum ExampleFitsCheck: PageCheck {
  static let id = "example-does-not-fit"
  static let finds = Bilingual(
    ja: "自分の形に合わない例", en: "examples of a slot that do not fit its own pattern")
  static let wrong = CheckExample(files("12"))
  static let right = CheckExample(files("AB-1234"))

  private static func files(_ example: String) -> [(path: String, text: String)] {
    [
      (
        "slots.md",
        """

        ## coupon / クーポン
        - kind: pattern
        - pattern: 2 letters, "-", 4 digits
        - ask ja: クーポンの番号は。
        - ask en: What is the code?
        - example: \(example)
        """
      ),
      (
        "shop/page.md",
        """
        # お知らせ / News

        ## Customers say
        - クーポンがある

        ## Ask
        - coupon

        ## Answer
        - ja: {coupon}ですね。
        - en: So it is {coupon}.
        """
      ),
    ]
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.manual.slots.flatMap { slot -> [Diagnostic] in
      guard let pattern = slot.pattern else { return [] }
      var examples: [String] = []
      for text in [slot.example.ja, slot.example.en] where !examples.contains(text) {
        examples.append(text)
      }
      return examples.filter { !$0.isEmpty && !pattern.fits($0) }.map {
        error(
          slot.range,
          ProblemWords(
            ja: "例の「\($0)」は、この項目の形（pattern）に合いません",
            en: "the example `\($0)` does not fit the pattern of this slot",
            fixJa: "形に合う例を書くか、形を直す", fixEn: "write an example that fits, or mend the pattern"))
      }
    }
  }
}

extension SlotPattern {
  /// Whether all of `text` is written so; width and case aside. No part runs into the next, so each
  /// takes what it can.
  fileprivate func fits(_ text: String) -> Bool {
    var rest = Array(Marks.folded(text).unicodeScalars)[...]
    for part in parts {
      switch part {
      case .digits(let span):
        let taken = rest.prefix(span.upperBound).prefix(while: Marks.isDigit).count
        guard taken >= span.lowerBound else { return false }
        rest = rest.dropFirst(taken)
      case .letters(let span):
        let taken = rest.prefix(span.upperBound).prefix(while: Marks.isLatinLetter).count
        guard taken >= span.lowerBound else { return false }
        rest = rest.dropFirst(taken)
      case .exactly(let words):
        let wanted = words.unicodeScalars.map { Marks.folded($0) }
        guard rest.starts(with: wanted) else { return false }
        rest = rest.dropFirst(wanted.count)
      }
    }
    return rest.isEmpty
  }
}
