/// What an e-mail address is made of, as far as the shop's mails need it.
public enum MailAddress {
  /// Whether `text` can stand as it is between the brackets of a mail's header: one `@`, a local part
  /// of RFC 5322's `dot-atom` characters, a domain of letters, digits, hyphens and dots, in all at
  /// most 254 bytes. Source: RFC 5322, 3.4.1; RFC 5321, 4.5.3.1.
  public static func isWhole(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= 254 else { return false }
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    return isDotted(parts[0], of: isAtom) && isDotted(parts[1], of: isName)
  }

  private static func isDotted(
    _ part: ArraySlice<UInt8>, of isAllowed: (UInt8) -> Bool
  ) -> Bool {
    part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAllowed) }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    isName(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
  }
}
