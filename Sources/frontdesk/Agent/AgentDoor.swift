import Store
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The way to the agents' side of a desk.
enum AgentDoor {
  /// Between two tries to find a desk.
  static let retry = Duration.seconds(1)

  /// Connects to the desk that runs on the data directory; nil while none does.
  static func connect(data: String) -> Result<Int32?, DeskFailure> {
    let path = DataDirectory(data).agentsSocket
    switch UnixSocket.connect(to: path) {
    case .success(let socket): return .success(socket)
    case .failure(let failure):
      switch failure.code {
      case ENOENT, ECONNREFUSED, ENOTDIR, EINTR, EAGAIN: return .success(nil)
      case _:
        let shown = TerminalText.line(path)
        return .failure(
          DeskFailure(
            Bilingual(
              ja: "\(shown) につなげません（\(failure.words)）。--data を確かめてください。",
              en: "cannot connect to \(shown) (\(failure.words)); check --data")))
      }
    }
  }

  /// Waits until there is a desk.
  /// - Parameter notice: called once, when there is none at first.
  static func await(data: String, notice: () -> Void) -> Result<Int32, DeskFailure> {
    var isTold = false
    while true {
      switch connect(data: data) {
      case .failure(let failure): return .failure(failure)
      case .success(let socket?): return .success(socket)
      case .success(nil):
        if !isTold { notice() }
        isTold = true
        _ = Descriptor.wait([], milliseconds: 1_000)
      }
    }
  }
}
