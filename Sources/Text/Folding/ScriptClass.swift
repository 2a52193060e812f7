/// What kind of sign a scalar is, coarse enough to cut Japanese and Latin text into runs.
public enum ScriptClass: UInt8, Hashable, Sendable, CaseIterable {
  // The raw values stand in the generated table; what the table does not name is `other`.
  case hiragana, katakana, han, latin, digit, space, punctuation, symbolOrEmoji, other

  private static let table = ScalarTable<UInt8>(
    ScriptData.classes, limit: 0x40000, other: ScriptClass.other.rawValue)

  /// The class of a scalar: `ー` is katakana, `々` and `〇` are han, any decimal digit is a digit,
  /// joiners and variation selectors go with emoji, combining marks and other scripts are `other`.
  public static func of(_ scalar: UInt32) -> ScriptClass {
    guard scalar < 0x40000 else { return .other }
    return ScriptClass(rawValue: table[scalar]) ?? .other
  }
}

extension Language {
  /// The language that the letters show: kana or kanji mean Japanese, other Latin letters English;
  /// nil without letters.
  public static func guess(from text: String) -> Language? {
    guess(text.unicodeScalars.lazy.map(\.value))
  }

  /// The same for text that is folded already.
  public static func guess(from folded: FoldedText) -> Language? { guess(folded.scalars) }

  private static func guess(_ scalars: some Sequence<UInt32>) -> Language? {
    var latin = false
    for scalar in scalars {
      switch ScriptClass.of(scalar) {
      case .hiragana, .katakana, .han: return .ja
      case .latin: latin = true
      case .digit, .space, .punctuation, .symbolOrEmoji, .other: continue
      }
    }
    return latin ? .en : nil
  }
}
