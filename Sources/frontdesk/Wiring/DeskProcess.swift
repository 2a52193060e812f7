import Store
import Text

/// The desk of this process: where loop, desk and store are put together.
enum DeskProcess {
  /// Joins the desk that runs on the data directory; where none runs, starts one in this process.
  static func open(_ options: DeskOptions) -> Result<ChatDesk, DeskFailure> {
    if let socket = join(options) { return .success(.joined(socket: socket)) }
    return start(options)
  }

  /// A new connection after the desk was lost: to a desk that runs, or to one that this process
  /// became; nil for not now. Called on the client's thread.
  static func reconnect(_ options: DeskOptions) -> Int32? { join(options) }

  /// A desk in this process, for the customer at this terminal.
  private static func start(_ options: DeskOptions) -> Result<ChatDesk, DeskFailure> {
    .failure(nobody(options))
  }

  /// Runs a desk until it is told to stop.
  static func serve(_ options: DeskOptions, _ listening: ListeningOptions, _ output: Output)
    -> Result<ExitCode, DeskFailure>
  {
    .failure(nobody(options))
  }

  private static func join(_ options: DeskOptions) -> Int32? {
    try? UnixSocket.connect(to: DataDirectory(options.data).deskSocket).get()
  }

  private static func nobody(_ options: DeskOptions) -> DeskFailure {
    let data = TerminalText.line(options.data)
    return DeskFailure(
      Bilingual(ja: "\(data) では受付が動いていません。", en: "no desk runs on \(data)"))
  }
}
