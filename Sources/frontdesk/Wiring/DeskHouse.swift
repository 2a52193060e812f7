import Conversations
import Desk
import Dialog
import Matching
import Pages
import Sockets
import Store
import Text
import Wire

/// Loop, desk and store of this process, joined. Made on one thread and then run on one thread,
/// which need not be the same: it is handed over whole.
final class DeskHouse: @unchecked Sendable {
  enum Trouble: Error {
    /// Another process owns the data directory.
    case taken(StoreError)
    case failed(DeskFailure)
  }

  let loop: Loop
  private let desk: RunningDesk
  private let store: Store
  private let chores: ChoresThread
  private let language: Language
  /// The lines that tell where it listens beside TCP.
  let listening: [String]

  private init(
    loop: Loop, desk: RunningDesk, store: Store, chores: ChoresThread, language: Language,
    listening: [String]
  ) {
    self.loop = loop
    self.desk = desk
    self.store = store
    self.chores = chores
    self.language = language
    self.listening = listening
  }

  /// Reads the pages, opens the store, and puts the desk behind the socket files of its data
  /// directory. Nothing runs yet.
  static func open(
    _ options: DeskOptions, tracesTCP: Bool, _ output: Output
  ) -> Result<DeskHouse, Trouble> {
    let moment = options.now ?? WallTime.now
    let folder = PagesFolder(
      options.intents, weights: WeightsFolder(DataDirectory(options.data)), now: options.now,
      options.language, output, isWatched: options.watchesPages)
    switch folder.start() {
    case .failure(let failure): return .failure(.failed(failure))
    case .success(let pages):
      do {
        return .success(try open(options, pages, folder, tracesTCP: tracesTCP, moment))
      } catch let error as StoreError {
        return .failure(error.isLockHeld ? .taken(error) : .failed(DeskFailure(error)))
      } catch let error as SocketError {
        return .failure(.failed(DeskFailure(error)))
      } catch {
        let words = "\(error)"
        return .failure(.failed(DeskFailure(Bilingual(ja: words, en: words))))
      }
    }
  }

  private static func open(
    _ options: DeskOptions, _ pages: NewPages, _ source: PagesFolder, tracesTCP: Bool,
    _ moment: Timestamp
  ) throws -> DeskHouse {
    let files = DataDirectory(options.data)
    let loop = try Loop(limits: options.limits, wallClock: options.clock)
    let waker = loop.waker
    // Before the lock is taken: whoever finds it taken expects the sockets at once.
    let store = try Store.open(directory: options.data, wake: { waker.wake() })
    guard let chores = ChoresThread.start(wake: { waker.wake() }) else {
      store.close()
      throw StoreError.failed(path: options.data, detail: "no thread is left")
    }
    do {
      let outbox = OutboxFolder(files)
      outbox.settle(open: Set(store.opening.openHandoffs.map(\.handoff.id)))
      if options.takesDemoOrders { DemoOrders.take(into: store, now: moment) }
      let desk = RunningDesk(
        DeskSetup(
          pages: pages, source: source, store: store, limits: options.limits, tracesTCP: tracesTCP,
          makeToken: FreshToken.make,
          readOrders: { OrdersReading.read($0, now: $1, in: options.language) },
          checkToken: { AgentToken.isRight($0, for: $1) },
          outbox: outbox, chores: chores),
        sink: loop, at: loop.now)
      loop.attach(desk)
      try loop.listenUnix(path: files.deskSocket, door: .customersUnix)
      try loop.listenUnix(path: files.agentsSocket, door: .agentsUnix)
      try loop.listenUnix(path: files.adminSocket, door: .admin)
      return DeskHouse(
        loop: loop, desk: desk, store: store, chores: chores, language: options.language,
        listening: [
          "listening customers unix \(files.deskSocket)",
          "listening agents unix \(files.agentsSocket)",
          "listening admin unix \(files.adminSocket)",
        ])
    } catch {
      chores.close()
      store.close()
      throw error
    }
  }

  /// Serves on the calling thread until the desk ends; what was decided is on disk after it.
  func run(_ output: Output) -> ExitCode {
    loop.run()
    end()
    guard let failure = desk.failure else { return .done }
    return output.fail(StoreTrouble.words(failure, language))
  }

  /// Gives everything back.
  func end() {
    chores.close()
    store.close()
  }
}

/// Tokens of conversations.
enum FreshToken {
  /// 160 random bits in hexadecimal digits. Source of the least: the protocol, 128.
  static func make() -> ConversationToken {
    var generator = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    while true {
      let text = String((0..<40).map { _ in digits[Int.random(in: 0..<16, using: &generator)] })
      if let token = ConversationToken(text) { return token }
    }
  }
}
