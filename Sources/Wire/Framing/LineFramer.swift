/// Cuts bytes into lines. Keeps only the unfinished line, and no memory at all between lines.
///
/// `\n` ends a line, one `\r` before it is dropped. A line that is too long or not UTF-8 is one
/// event; the rest of it is thrown away, so that no part of it is ever taken for a message.
public struct LineFramer: Sendable {
  public enum Event: Hashable, Sendable {
    /// Well-formed UTF-8 without its line end.
    case line(String)
    case tooLong
    case notUTF8
    /// More bytes without a newline than anybody's line has: the connection should end. Nothing
    /// after it is framed.
    case endOfPatience
  }

  /// The line so far; empty while its rest is thrown away.
  private var pending: [UInt8] = []
  /// Bytes of the unfinished line so far, those thrown away included.
  public private(set) var length = 0
  private var state = State.keeping
  private let limit: Int
  private let patience: Int

  private enum State { case keeping, discarding, ended }

  /// - Parameters:
  ///   - limit: longest line in bytes without its line end.
  ///   - patience: bytes without a newline after which `endOfPatience` comes; more than `limit`.
  public init(limit: Int, patience: Int) {
    self.limit = max(1, limit)
    self.patience = max(patience, self.limit + 1)
  }

  /// A line has begun and not ended.
  public var isInsideLine: Bool { length > 0 }

  /// The first byte of the unfinished line.
  public var firstByte: UInt8? { pending.first }

  /// The next event in `bytes` from `cursor` on, which moves behind what was used; nil when all
  /// was used, and the unfinished rest kept.
  public mutating func next(in bytes: UnsafeBufferPointer<UInt8>, from cursor: inout Int) -> Event?
  {
    if state == .discarding, length > patience {
      state = .ended
      return .endOfPatience
    }
    while cursor < bytes.count, state != .ended {
      let start = cursor
      let newline = Self.newline(in: bytes, from: start)
      let end = newline ?? bytes.count
      cursor = newline.map { $0 + 1 } ?? end
      let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if let event = newline == nil ? keep(part) : finish(part) { return event }
    }
    return nil
  }

  /// Takes a piece of a line that does not end in it.
  private mutating func keep(_ part: UnsafeBufferPointer<UInt8>) -> Event? {
    length += part.count
    switch state {
    case .keeping:
      // One byte more than the limit may still be the `\r` of a line that just fits.
      if length > limit + 1 || (length == limit + 1 && part.last != UInt8(ascii: "\r")) {
        pending = []
        state = .discarding
        // Should patience end here as well, the next call says so.
        return .tooLong
      }
      pending.append(contentsOf: part)
      return nil
    case .discarding:
      guard length > patience else { return nil }
      state = .ended
      return .endOfPatience
    case .ended: return nil
    }
  }

  /// Takes the last piece of a line, without its newline.
  private mutating func finish(_ part: UnsafeBufferPointer<UInt8>) -> Event? {
    guard length + part.count <= patience else { return keep(part) }
    defer {
      pending = []
      length = 0
      state = .keeping
    }
    guard state == .keeping else { return nil }
    if pending.isEmpty { return event(of: part) }
    pending.append(contentsOf: part)
    return pending.withUnsafeBufferPointer { event(of: $0) }
  }

  private func event(of line: UnsafeBufferPointer<UInt8>) -> Event {
    let text =
      line.last == UInt8(ascii: "\r") ? UnsafeBufferPointer(rebasing: line.dropLast()) : line
    guard text.count <= limit else { return .tooLong }
    return String(validating: text, as: UTF8.self).map { .line($0) } ?? .notUTF8
  }

  /// The bytes of a line that input ended in, whoever called decides what they are; empty when
  /// there are none or they were being thrown away. The framer begins anew.
  public mutating func finish() -> [UInt8] {
    defer { self = LineFramer(limit: limit, patience: patience) }
    return pending
  }

  /// The place of the first newline from `start` on. Eight bytes at a time: a byte that is a
  /// newline becomes zero under the mask, and a zero byte is found by its borrow.
  private static func newline(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var at = start
    while at + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let masked = word ^ 0x0A0A_0A0A_0A0A_0A0A
      let zeros = (masked &- 0x0101_0101_0101_0101) & ~masked & 0x8080_8080_8080_8080
      if zeros != 0 { return at + zeros.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < raw.count {
      if raw[at] == UInt8(ascii: "\n") { return at }
      at += 1
    }
    return nil
  }
}
