public import Text

/// Why packed bytes cannot be read. `at` is the byte where reading stopped.
public enum PackingError: Error, Hashable, Sendable {
  /// Written by a program whose format this one does not know.
  case newerFormat(version: UInt8)
  /// Something that a newer program writes: `what` is the kind of thing, `tag` its number.
  case unknownTag(what: String, tag: UInt8, at: Int)
  case endsEarly(at: Int)
  /// A number or a length beyond what can be.
  case outOfRange(what: String, at: Int)
  /// Bytes that are no UTF-8, or a name that no name of its kind is spelled like.
  case badText(what: String, at: Int)
  case tooDeep(at: Int)
  case bytesLeft(at: Int)

  /// What is wrong and what to do about it.
  public var words: Bilingual {
    switch self {
    case .newerFormat(let version):
      Bilingual(
        ja: "新しい版のプログラムの形式 \(version) で書かれています（このプログラムは"
          + " \(EventPacking.format) まで）。プログラムを新しくしてください",
        en: "written by a newer program in format \(version), this one reads up to"
          + " \(EventPacking.format): update the program")
    case .unknownTag(let what, let tag, let at):
      Bilingual(
        ja: "新しい版のプログラムが書いた \(what) \(tag) があります（\(at) バイト目、このプログラムの形式は"
          + " \(EventPacking.format)）。プログラムを新しくしてください",
        en: "byte \(at) holds \(what) \(tag), which a newer program wrote; this one reads format"
          + " \(EventPacking.format): update the program")
    case .endsEarly(let at):
      Bilingual(ja: "\(at) バイト目で途切れています", en: "the bytes end early, at \(at)")
    case .outOfRange(let what, let at):
      Bilingual(
        ja: "\(at) バイト目の \(what) がありえない数です", en: "byte \(at): no such \(what)")
    case .badText(let what, let at):
      Bilingual(
        ja: "\(at) バイト目の \(what) が文字として読めません", en: "byte \(at) is no \(what)")
    case .tooDeep(let at):
      Bilingual(
        ja: "\(at) バイト目の値が深すぎます", en: "the value at byte \(at) is nested too deep")
    case .bytesLeft(let at):
      Bilingual(ja: "\(at) バイト目から後が余っています", en: "bytes are left over from \(at) on")
    }
  }
}
