/// A client that took the port for something else. It is answered once, in its own way, and cut:
/// a browser made to send a form here must not speak to the desk.
public enum ForeignProtocol: Hashable, Sendable {
  case http
  case tls

  /// What the first line of a connection is; nil for a line of ours.
  /// `METHOD SP target SP HTTP/1`, the target not looked at.
  public static func detect(firstLine line: String) -> ForeignProtocol? {
    let bytes = line.utf8
    guard let space = bytes.prefix(24).firstIndex(of: UInt8(ascii: " ")),
      space > bytes.startIndex,
      bytes[..<space].allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains),
      let last = bytes.lastIndex(of: UInt8(ascii: " ")), last > space,
      bytes[bytes.index(after: last)...].starts(with: "HTTP/1".utf8)
    else { return nil }
    return .http
  }

  /// What the first bytes of a connection are. `undecided`: one more byte is needed to say.
  public enum Verdict: Hashable, Sendable { case ours, tls, undecided }
  /// A TLS record of a handshake begins with 0x16 0x03; no text begins with 0x16.
  public static func detect(first: UInt8, second: UInt8?) -> Verdict {
    guard first == 0x16 else { return .ours }
    guard let second else { return .undecided }
    return second == 0x03 ? .tls : .ours
  }

  /// What it is sent before the connection ends.
  public var answer: [UInt8] {
    switch self {
    case .http:
      let body = "This port speaks lines of text or JSON, not HTTP.\n"
      return Array(
        ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
          + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)").utf8)
    // An alert record, TLS 1.0 as all versions read it: fatal (2), protocol_version (70).
    case .tls: return [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]
    }
  }
}
