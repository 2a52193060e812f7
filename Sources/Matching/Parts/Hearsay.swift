/// What a message tells of others: `「最悪」という口コミ`, `a review said it broke out`. The mood of those words
/// is not the customer's.
public enum Hearsay {
  private static let marks = [
    "という口コミ", "というレビュー", "という評", "という声", "という意見", "というコメント", "という噂", "という話", "という人",
    "との口コミ", "とのレビュー", "との評", "との声", "との意見", "って口コミ", "ってレビュー", "って評", "って声", "って噂",
    "口コミを見", "口コミを読", "口コミで", "口コミが", "口コミに書いてあ", "口コミには", "口コミにあ", "レビューを見", "レビューを読",
    "レビューで", "レビューが", "レビューに書いてあ", "レビューには", "レビューにあ", "評判を", "評判が", "と書いてあ", "と書かれて",
    "って書いてあ", "って書かれて", "と聞きまし", "と聞いた", "と聞いて", "って聞いた", "って聞いて", "と言う人", "って人がい",
    "review said", "review says", "reviews said", "reviews say", "reviews mention", "review that",
    "reviews that", "reviews saying", "review saying", "reviews calling", "review calling",
    "reviewer", "saw a review", "read a review", "saw reviews", "read reviews", "read that",
    "read on", "read online", "heard that", "heard it", "people say", "people said", "some say",
    "someone said", "somebody said", "someone wrote", "somebody wrote", "someone called it",
    "somebody called it", "others say", "friend said", "friend says", "is it true",
  ]

  /// The text without the sentences that tell what others said; nil where there are none.
  public static func without(_ text: String) -> String? {
    let sentences = sentences(of: text)
    let own = sentences.filter { sentence in
      let said = sentence.lowercased()
      return !marks.contains { contains(said, $0) }
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

  private static func contains(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
