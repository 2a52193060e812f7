import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Agents' tokens: made once, kept only as crypt(3) hashes.
enum AgentToken {
  /// Of which crypt(3) writes SHA-512. Source: crypt(5).
  private static let method = "$6$"
  /// Signs of a salt, the most that the method takes. Source: crypt(5).
  private static let saltSigns = 16
  // crypt(3) answers in one buffer for the whole process.
  private static let turn = Mutex(())

  /// 160 random bits in hexadecimal digits. Source of the length: the protocol, tokens.
  static func make() -> String { signs(40, of: "0123456789abcdef") }

  /// What is stored of a token; nil where the system's crypt(3) lacks SHA-512.
  static func hash(_ token: String) -> String? {
    let alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return crypted(token, method + signs(saltSigns, of: alphabet))
  }

  /// Whether `token` is the one that `hash` was made of. Takes as long whether it is or not, and
  /// for what is no hash too: who has a name is not to be seen from the time.
  static func isRight(_ token: String, for hash: String) -> Bool {
    guard hash.hasPrefix(method), let made = crypted(token, hash) else {
      _ = crypted(token, method + String(repeating: ".", count: saltSigns))
      return false
    }
    let (one, other) = (Array(made.utf8), Array(hash.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func crypted(_ token: String, _ setting: String) -> String? {
    turn.withLock { _ in
      guard let made = crypt(token, setting) else { return nil }
      let text = String(cString: made)
      return text.hasPrefix(method) ? text : nil
    }
  }

  private static func signs(_ count: Int, of alphabet: String) -> String {
    let signs = Array(alphabet)
    var generator = SystemRandomNumberGenerator()
    return String(
      (0..<count).map { _ in signs[Int.random(in: 0..<signs.count, using: &generator)] })
  }
}
