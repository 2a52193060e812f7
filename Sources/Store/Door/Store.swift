#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The durable log and the shop's records, in one data directory that this process owns.
///
/// One thread writes and one reads; the caller never waits for the disk. It is told by `wake` that
/// there is something to `drain`. Any thread may call it, though the desk's one is meant.
public final class Store: Sendable {
  public let opening: Opening
  public let directory: DataDirectory

  private struct Asked: Sendable {
    let read: Read
    let ticket: UInt64
  }
  private let batches: Mailbox<Batch>
  private let asked: Mailbox<Asked>
  private let results: Mailbox<StoreResult>
  private let wake: @Sendable () -> Void
  private let writing: WorkerThread
  private let reading: WorkerThread
  private let lock: DirectoryLock

  /// Opens `directory`: makes it and its database when there is none, brings an older one up to
  /// date, takes the lock.
  /// - Parameter wake: called on the store's threads when `drain` has something again. It must not
  ///   wait for anything.
  public static func open(
    directory: String, wake: @escaping @Sendable () -> Void
  ) throws(StoreError) -> Store {
    try open(directory: directory, options: StoreOptions(), wake: wake)
  }

  package static func open(
    directory: String, options: StoreOptions, wake: @escaping @Sendable () -> Void
  ) throws(StoreError) -> Store {
    try Store(DataDirectory(directory), options, wake)
  }

  private init(
    _ directory: DataDirectory, _ options: StoreOptions, _ wake: @escaping @Sendable () -> Void
  ) throws(StoreError) {
    let lock = try DirectoryLock(directory)
    try Self.makeFile(directory)
    let writer = try Writer(path: directory.database, options: options)
    let reader = try LogReader(path: directory.database)
    let opening = try reader.opening()
    let batches = Mailbox<Batch>(capacity: options.mailboxCapacity)
    let asked = Mailbox<Asked>(capacity: options.mailboxCapacity)
    let results = Mailbox<StoreResult>(capacity: .max)
    let noThread = StoreError.failed(path: directory.path, detail: "no thread is left")
    guard
      let writing = WorkerThread({
        while let group = batches.takeAll() {
          if results.put(writer.commit(group)) { wake() }
        }
      })
    else { throw noThread }
    guard
      let reading = WorkerThread({
        while let questions = asked.takeAll() {
          let answers = questions.map {
            StoreResult.read(ticket: $0.ticket, reader.answer($0.read))
          }
          if results.put(answers) { wake() }
        }
      })
    else {
      _ = batches.close()
      writing.join()
      throw noThread
    }
    self.directory = directory
    self.opening = opening
    self.batches = batches
    self.asked = asked
    self.results = results
    self.wake = wake
    self.writing = writing
    self.reading = reading
    self.lock = lock
  }

  deinit { close() }

  /// Hands a batch to the writer and returns at once. The batch becomes durable whole or not at
  /// all, after all earlier ones; several batches may share a commit.
  public func write(_ batch: [Write]) -> CommitNumber {
    let (number, isIn) = batches.put { Batch(number: $0, writes: batch) }
    if !isIn, results.put([.failed(CommitNumber(number), .closed)]) { wake() }
    return CommitNumber(number)
  }

  /// Hands a read to the reader and returns at once; the answer comes with the same ticket.
  public func read(_ read: Read, ticket: UInt64) {
    let (_, isIn) = asked.put { _ in Asked(read: read, ticket: ticket) }
    if !isIn, results.put([.read(ticket: ticket, .failed(.closed))]) { wake() }
  }

  /// What has happened since the last call, in order.
  public func drain() -> [StoreResult] { results.takeAvailable() }

  /// Whether so much is waiting that callers should not take in more. Nothing is refused.
  public var isFull: Bool { batches.isFull || asked.isFull }

  /// Finishes what was handed in, ends the threads and gives the directory back. What happened
  /// since the last `drain` can still be drained.
  public func close() {
    guard asked.close() else { return }
    // The writer goes last: only its connection checkpoints, when no other is open any more.
    reading.join()
    _ = batches.close()
    writing.join()
    lock.release()
  }

  /// Makes the database's file, which only its owner may read, if there is none.
  private static func makeFile(_ directory: DataDirectory) throws(StoreError) {
    let mode: mode_t = 0o600
    #if canImport(Glibc)
      let made = Glibc.open(directory.database, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    #else
      let made = Darwin.open(directory.database, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    #endif
    guard made >= 0 || errno == EEXIST else {
      throw DirectoryLock.refusal(errno, directory.database, directory.path)
    }
    #if canImport(Glibc)
      if made >= 0 { Glibc.close(made) }
    #else
      if made >= 0 { Darwin.close(made) }
    #endif
  }
}
