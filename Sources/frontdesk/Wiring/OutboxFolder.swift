import Desk
import Store
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder of mails to be sent: `outbox/H-7.eml`. Whoever sends them takes them out. One that is
/// laid down bears a name with a dot before it until its case is done on disk.
struct OutboxFolder: Outbox {
  private let path: String

  init(_ directory: DataDirectory) { path = directory.outbox }

  /// What a crash left between laying down and letting go: the mail of a case that is still open
  /// never was; that of one that is done goes.
  func settle(open: Set<HandoffID>) {
    for name in names() where name.hasPrefix(".") && name.hasSuffix(Self.ending) {
      guard let id = HandoffID(String(name.dropFirst().dropLast(Self.ending.count))) else {
        continue
      }
      if open.contains(id) { drop(id) } else { _ = release(id) }
    }
  }

  func layDown(_ file: [UInt8], for handoff: HandoffID) -> Result<Void, AdminProblem> {
    if mkdir(path, 0o700) != 0, errno != EEXIST { return failure(path) }
    let place = laidDown(handoff)
    let descriptor = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return failure(place) }
    defer { close(descriptor) }
    guard Descriptor.writeAll(file, to: descriptor), fsync(descriptor) == 0 else {
      let refused = failure(place)
      unlink(place)
      return refused
    }
    return syncFolder()
  }

  func release(_ handoff: HandoffID) -> Result<Void, AdminProblem> {
    guard rename(laidDown(handoff), "\(path)/\(handoff)\(Self.ending)") == 0 || errno == ENOENT
    else { return failure(laidDown(handoff)) }
    return syncFolder()
  }

  func drop(_ handoff: HandoffID) { unlink(laidDown(handoff)) }

  private static let ending = ".eml"

  private func laidDown(_ handoff: HandoffID) -> String { "\(path)/.\(handoff)\(Self.ending)" }

  private func syncFolder() -> Result<Void, AdminProblem> {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? .success(()) : failure(path) }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? .success(()) : failure(path)
  }

  private func failure(_ place: String) -> Result<Void, AdminProblem> {
    .failure(AdminProblem("\(place): \(Descriptor.words(for: errno))"))
  }

  private func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var list: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      list.append(name)
    }
    return list.sorted()
  }
}
