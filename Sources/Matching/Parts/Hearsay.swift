public import Pages

/// What a message tells of others: `「最悪」という口コミ`, `a review said it broke out`. The mood of those words
/// is not the customer's. The words that tell it are the list `hearsay` of `words.md`.
public struct Hearsay: Sendable {
  /// Lower-cased, in UTF-8; found anywhere in a sentence, as they are written.
  private let marks: [[UInt8]]

  public init(_ words: WordBook) {
    marks = words[.hearsay].map { word in
      let whole = word.hasSuffix("*") ? String(word.dropLast()) : word
      return Array(whole.lowercased().utf8)
    }.filter { !$0.isEmpty }
  }

  /// The text without the sentences that tell what others said; nil where there are none.
  public func without(_ text: String) -> String? {
    let sentences = Self.sentences(of: text)
    let own = sentences.filter { sentence in
      let said = Array(sentence.lowercased().utf8)
      return !marks.contains { Self.holds(said, $0) }
    }
    return own.count == sentences.count ? nil : own.joined(separator: " ")
  }

  /// The sentences of a message, each with the mark that ends it.
  public static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var open = ""
    for character in text {
      open.append(character)
      if "。．！？!?\n".contains(character) || character == "." && !open.dropLast().isEmpty {
        sentences.append(open)
        open = ""
      }
    }
    if !open.isEmpty { sentences.append(open) }
    return sentences.filter { $0.contains { !$0.isWhitespace } }
  }

  private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
