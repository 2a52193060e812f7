import Wire

/// What it takes to come back to the conversation that a program has, read from the lines that
/// pass between it and the desk.
struct ConversationTrail {
  /// Longest line of a desk that is read; those of ours are far shorter.
  private static let lineBytes = 1 << 20

  /// The token of the conversation under way; nil before it began and after it was closed.
  private(set) var token: String?
  /// The last seq that came.
  private(set) var seq = 0
  /// The desk said that this connection ends.
  private(set) var isEnding = false
  /// The program asked for the shop's words.
  private(set) var wantsWords = false
  /// What was asked for by `resume` and not yet answered.
  private var wanted: String?
  private var sent = LineFramer(limit: lineBytes, patience: .max)
  private var heard = LineFramer(limit: lineBytes, patience: .max)

  /// Whether the last byte to the desk ended a line.
  var isBetweenSentLines: Bool { !sent.isInsideLine }

  mutating func send(_ bytes: some Sequence<UInt8>) {
    for line in Self.lines(of: Array(bytes), &sent)
    where line.contains("\"resume\"") || line.contains("\"hello\"") {
      switch CustomerRequest.parse(line) {
      case .success(.resume(let token, _, let words)):
        wanted = token
        wantsWords = wantsWords || words
      case .success(.hello(_, _, let words)): wantsWords = words
      case .success(.say), .success(.bye), .failure: continue
      }
    }
  }

  mutating func hear(_ bytes: [UInt8]) {
    for line in Self.lines(of: bytes, &heard) { hear(DeskMessage(line)) }
  }

  private mutating func hear(_ message: DeskMessage) {
    switch message {
    case .conversation(_, let given, let at, _):
      isEnding = false
      // One that is come back to tells its lines again.
      if let given {
        token = given
        seq = at
      } else if let wanted {
        token = wanted
        self.wanted = nil
        seq = 0
      }
    case .said(let said): seq = max(seq, said.seq)
    case .event(let event, let at, _):
      seq = max(seq, at)
      switch event {
      case .closed: token = nil
      case .idle: isEnding = true
      case .queued, .joined, .left, .transferred, .other: break
      }
    case .error(let code, _, _): if code == WireErrorCode.closing.rawValue { isEnding = true }
    case .turn, .unknown: break
    }
  }

  /// The connection is gone, and with it whatever was half sent or half heard.
  mutating func lose() {
    sent = LineFramer(limit: Self.lineBytes, patience: .max)
    heard = LineFramer(limit: Self.lineBytes, patience: .max)
  }

  private static func lines(of bytes: [UInt8], _ framer: inout LineFramer) -> [String] {
    bytes.withUnsafeBufferPointer { buffer in
      var (cursor, lines) = (0, [String]())
      while let event = framer.next(in: buffer, from: &cursor) {
        switch event {
        case .line(let line): lines.append(line)
        case .tooLong, .notUTF8, .endOfPatience: continue
        }
      }
      return lines
    }
  }
}
