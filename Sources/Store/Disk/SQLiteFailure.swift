import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the database engine said when it would not go on. Never leaves this module.
struct SQLiteFailure: Error {
  /// The extended result code.
  let code: Int32
  let message: String

  init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  init(_ database: OpaquePointer?) {
    code = sqlite3_extended_errcode(database)
    message = String(cString: sqlite3_errmsg(database))
  }

  /// Extended codes are a primary code and a number above it; macros with shifts are not imported.
  /// Source: sqlite.org/rescode.html.
  static let ioErrorFsync = SQLITE_IOERR | (4 << 8)
  static let ioErrorDirFsync = SQLITE_IOERR | (5 << 8)

  /// Whether it is one row that contradicts others.
  var isRowRefused: Bool { code & 0xFF == SQLITE_CONSTRAINT }

  /// The same for people.
  /// - Parameter committing: whether it was a commit that failed: then no input or output error
  ///   may be passed over, as what the disk holds is no longer known.
  func storeError(path: String, committing: Bool = false) -> StoreError {
    switch code & 0xFF {
    case SQLITE_FULL: .diskFull(path: path)
    case SQLITE_IOERR
    where committing || code == Self.ioErrorFsync
      || code == Self.ioErrorDirFsync:
      .syncFailed(path: path, detail: message)
    case SQLITE_NOTADB: .notADatabase(path: path)
    case SQLITE_CORRUPT: .damaged(path: path, detail: message)
    case SQLITE_CONSTRAINT: .refused(message)
    case SQLITE_CANTOPEN where Self.descriptorsAreUsedUp: .noDescriptors(path: path)
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .notWritable(path: path)
    default: .failed(path: path, detail: "\(message) (\(code))")
    }
  }
}

extension SQLiteFailure {
  /// Whether the process can open next to no file more. The engine only says that it could not,
  /// and may have given back by then what it had opened on the way.
  private static var descriptorsAreUsedUp: Bool {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    for _ in 0..<4 {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return errno == EMFILE || errno == ENFILE }
      opened.append(descriptor)
    }
    return false
  }

  /// The failure that `fault` stands for.
  init(_ fault: StoreOptions.Fault) {
    switch fault {
    case .diskFull: self.init(code: SQLITE_FULL, message: "database or disk is full")
    case .syncFailed: self.init(code: Self.ioErrorFsync, message: "disk I/O error")
    }
  }
}
