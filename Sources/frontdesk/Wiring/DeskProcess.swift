import Desk
import Sockets
import Store
import Synchronization
import Text
import Wire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The desk of this process: where loop, desk and store are put together, or the way to another
/// process's desk.
enum DeskProcess {
  /// The desks that this process became after it had lost another's.
  private static let became = Mutex<[ProgramThread]>([])

  /// Joins the desk that runs on the data directory; where none runs, starts one in this process.
  static func open(_ options: DeskOptions, _ output: Output) -> Result<ChatDesk, DeskFailure> {
    if let socket = join(options) { return .success(.joined(socket: socket)) }
    switch DeskHouse.open(options, tracesTCP: false, output) {
    case .failure(.taken):
      // Another process became the desk between our look and our try.
      if let socket = joinSoon(options) { return .success(.joined(socket: socket)) }
      return .failure(DeskFailure.lockedButSilent(options))
    case .failure(.failed(let failure)): return .failure(failure)
    case .success(let house): return serveOwn(house, data: options.data)
    }
  }

  /// A new connection after the desk was lost: to a desk that runs, or to one that this process
  /// becomes; nil for not now. Called on the client's thread.
  static func reconnect(_ options: DeskOptions, _ output: Output) -> Int32? {
    if let socket = join(options) { return socket }
    guard case .success(let house) = DeskHouse.open(options, tracesTCP: false, output),
      case .success(.own(let socket, let run)) = serveOwn(house, data: options.data)
    else { return nil }
    guard let thread = ProgramThread(run) else {
      close(socket)
      return nil
    }
    became.withLock { $0.append(thread) }
    return socket
  }

  /// Waits until the desks that this process became have ended, as they do with their customer:
  /// others may have joined, and are told.
  static func finish() {
    for thread in became.withLock({ $0 }) { _ = thread.join() }
  }

  /// Runs a desk until it is told to stop.
  static func serve(
    _ options: DeskOptions, _ listening: ListeningOptions, _ output: Output
  ) -> Result<ExitCode, DeskFailure> {
    switch DeskHouse.open(options, tracesTCP: listening.trace, output) {
    case .failure(.taken(let error)): return .failure(DeskFailure(error))
    case .failure(.failed(let failure)): return .failure(failure)
    case .success(let house):
      // Before anybody is told that it listens: they may tell it to stop at once.
      house.loop.catchSignals()
      do throws(SocketError) {
        if let wanted = listening.port {
          let port = try house.loop.listenTCP(
            address: listening.address, port: wanted, door: .customersTCP,
            allowRemote: listening.allowRemote)
          output.write("listening customers tcp \(place(listening.address, port))")
        }
        if let wanted = listening.agentsPort {
          let port = try house.loop.listenTCP(
            address: listening.address, port: wanted, door: .agentsTCP,
            allowRemote: listening.allowRemote)
          output.write("listening agents tcp \(place(listening.address, port))")
        }
      } catch {
        house.end()
        return .failure(DeskFailure(error))
      }
      for line in house.listening { output.write(line) }
      return .success(house.run(output))
    }
  }

  private static func place(_ address: String, _ port: Int) -> String {
    address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
  }

  /// A desk in this process for the customer at this terminal: one end of a socket pair is theirs.
  private static func serveOwn(
    _ house: DeskHouse, data: String
  ) -> Result<ChatDesk, DeskFailure> {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      let code = errno
      house.end()
      return .failure(DeskFailure(TreeProblem.system(data, code).words))
    }
    do throws(SocketError) {
      try house.loop.adopt(fileDescriptor: ends[0], door: .customersStandard)
    } catch {
      close(ends[0])
      close(ends[1])
      house.end()
      return .failure(DeskFailure(error))
    }
    house.loop.catchSignals()
    return .success(.own(socket: ends[1], run: { house.run(.standard) }))
  }

  private static func join(_ options: DeskOptions) -> Int32? {
    guard
      case .success(let socket) = UnixSocket.connect(to: DataDirectory(options.data).deskSocket)
    else { return nil }
    guard Descriptor.writeAll(Array((ClientNotice.terminal + "\n").utf8), to: socket) else {
      close(socket)
      return nil
    }
    return socket
  }

  /// A desk that has just taken the lock opens its socket a moment later.
  private static func joinSoon(_ options: DeskOptions) -> Int32? {
    for _ in 0..<100 {
      if let socket = join(options) { return socket }
      usleep(20_000)
    }
    return nil
  }
}

extension DeskFailure {
  init(_ error: StoreError) {
    self.init(Bilingual(ja: StoreTrouble.words(error, .ja), en: StoreTrouble.words(error, .en)))
  }

  /// A socket says in English what the system said, but what everybody may meet is said as the
  /// store says it.
  init(_ error: SocketError) {
    if case .noDescriptors(let place) = error {
      self.init(StoreError.noDescriptors(path: place))
    } else {
      self.init(Bilingual(ja: error.description, en: error.description))
    }
  }

  static func lockedButSilent(_ options: DeskOptions) -> DeskFailure {
    let data = TerminalText.line(options.data)
    return DeskFailure(
      Bilingual(
        ja: "\(data) は別のプログラムが使っていますが、受付は応答しません。"
          + "そのプログラムを終えてから、もう一度お試しください。",
        en: "another program holds \(data), but no desk answers there; end it and try again"))
  }
}
