import Text

/// Which language a text of the desk is written in.
enum ChatLanguage {
  /// By most of its letters: names stay as they are in a text of the other language. nil without
  /// letters.
  static func of(_ text: String) -> Language? {
    var (japanese, latin) = (0, 0)
    for scalar in text.unicodeScalars {
      switch ScriptClass.of(scalar.value) {
      case .hiragana, .katakana, .han: japanese += 1
      case .latin: latin += 1
      case .digit, .space, .punctuation, .symbolOrEmoji, .other: continue
      }
    }
    // A Japanese sign says about as much as three letters.
    return japanese + latin == 0 ? nil : japanese * 3 >= latin ? .ja : .en
  }
}
