import Text
import Wire

/// What a desk is started with, from the command line.
struct DeskOptions: Hashable, Sendable {
  /// The folder of the pages.
  let intents: String
  /// The data directory.
  let data: String
  /// The moment at which the wall clock stands still; nil when it runs.
  let now: Timestamp?
  /// Of complaints to the person who started the program.
  let language: Language
  let limits: WireLimits
  /// Whether the demo's orders are taken in when the data directory holds none.
  let takesDemoOrders: Bool
  /// Whether pages that change are taken over while the desk runs.
  var watchesPages = false

  var clock: WallClock { now.map(WallClock.standing) ?? .running }
}

/// Where a serving desk listens, beside the socket files in its data directory.
struct ListeningOptions: Hashable, Sendable {
  let address: String
  /// nil when customers are not served over TCP; 0 for any free port.
  let port: Int?
  /// nil when agents are not.
  let agentsPort: Int?
  /// Whether an address that other machines can reach is meant.
  let allowRemote: Bool
  /// Whether `trace` is honoured on TCP.
  let trace: Bool
}

/// Why no desk can be had: what is wrong and what to do, in one line.
struct DeskFailure: Error, Hashable, Sendable {
  let words: Bilingual
  /// The content is wrong, or the machine failed.
  let code: ExitCode
  init(_ words: Bilingual, code: ExitCode = .failed) {
    self.words = words
    self.code = code
  }
}

/// The desk that a `chat` speaks to.
enum ChatDesk: Sendable {
  /// Runs in another process; a connection to it.
  case joined(socket: Int32)
  /// Runs in this process: the customer's end of a socket pair whose other end it serves. `run`
  /// serves on the calling thread until that end is closed or the process is told to stop.
  case own(socket: Int32, run: @Sendable () -> ExitCode)
}
