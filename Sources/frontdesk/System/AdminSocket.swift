import Store
import Text
import Wire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks the desk that owns a data directory to do what only its owner may.
enum AdminSocket {
  enum Problem: Error, Hashable {
    case unreachable(String, because: String)
    case silent(String)

    var words: Bilingual {
      switch self {
      case .unreachable(let path, let why):
        Bilingual(
          ja: "動いている受付に頼めません（\(TerminalText.line(path)): \(why)）。少し待って、もう一度お試しください。",
          en: "the running desk cannot be asked (\(TerminalText.line(path)): \(why));"
            + " wait a moment and try again")
      case .silent(let path):
        Bilingual(
          ja: "動いている受付が答えません（\(TerminalText.line(path))）。",
          en: "the running desk does not answer (\(TerminalText.line(path)))")
      }
    }
  }

  /// A desk that has just begun opens its sockets within this time.
  private static let startingTime = Duration.seconds(3)
  /// A large file of orders takes its time.
  private static let answerTime = Duration.seconds(120)

  /// Sends one line and gives the line that answers it.
  static func ask(_ request: JSON, data: String) -> Result<JSON, Problem> {
    let path = DataDirectory(data).adminSocket
    switch connect(path) {
    case .failure(let failure): return .failure(.unreachable(path, because: failure.words))
    case .success(let socket):
      defer { close(socket) }
      guard Descriptor.writeAll(Array("\(request.text)\n".utf8), to: socket) else {
        return .failure(.silent(path))
      }
      return answer(from: socket).map(Result.success) ?? .failure(.silent(path))
    }
  }

  private static func connect(_ path: String) -> Result<Int32, SystemFailure> {
    let end = ContinuousClock.now + startingTime
    while true {
      let tried = UnixSocket.connect(to: path)
      guard case .failure(let failure) = tried, [ENOENT, ECONNREFUSED].contains(failure.code),
        .now < end
      else { return tried }
      _ = Descriptor.wait([], milliseconds: 50)
    }
  }

  private static func answer(from socket: Int32) -> JSON? {
    let end = ContinuousClock.now + answerTime
    var bytes: [UInt8] = []
    while .now < end {
      guard Descriptor.wait([.init(socket, for: .reading)], milliseconds: 1_000)[0].read else {
        continue
      }
      guard case .bytes(let part) = Descriptor.read(socket) else { return nil }
      bytes += part
      if let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        return try? JSON.parse(bytes: Array(bytes[..<newline])).get()
      }
    }
    return nil
  }
}
