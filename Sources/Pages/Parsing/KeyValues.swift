import Text

extension Document.Bullet {
  /// `key: value`; nil without a colon.
  var keyValue: (key: Stretch, value: Stretch)? {
    guard let colon = body.find(":") else { return nil }
    return (body.upTo(colon).trimmed, body.from(colon + 1).trimmed)
  }
}

extension Stretch {
  /// The halves of `English / 日本語`, folded.
  var names: [String] { split(onWords: [" / ", "/"]).map(\.folded).filter { !$0.isEmpty } }

  /// A key that ends in a language: `ask ja` is `ask` in Japanese.
  var keyAndLanguage: (key: Stretch, language: Language?) {
    for (word, language) in [
      (" ja", Language.ja), (" en", .en), (" 日本語", .ja), (" 英語", .en),
    ] {
      if let key = dropping(suffix: word) { return (key, language) }
    }
    return (self, nil)
  }

  /// The words between commas.
  var wordList: [Stretch] { split(on: ",").filter { !$0.isEmpty } }
}
