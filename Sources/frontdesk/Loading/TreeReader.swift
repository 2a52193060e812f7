import Pages

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the tree of pages from the disk.
enum TreeReader {
  /// Largest page, in bytes. A long page has about 20,000.
  static let pageBytes = 1 << 20
  /// Largest tree, in bytes.
  static let treeBytes = 64 << 20
  /// Most folders inside one another.
  static let depth = 16

  /// Every file of the tree by path, hidden ones left out. A symbolic link counts as what it points
  /// to, as long as that lies in the tree.
  /// - Parameters:
  ///   - namesFaulty: whether a page too large, or a link that leads out, is given by its name and
  ///     fault; else it ends the reading.
  ///   - wanted: which files and folders are looked at at all, by their path in the tree.
  static func read(
    _ root: String, namesFaulty: Bool = false, wanted: (_ path: String) -> Bool = { _ in true }
  ) -> Result<[ManualFile], TreeProblem> {
    do {
      return .success(try readTree(root, namesFaulty, wanted))
    } catch {
      return .failure(error)
    }
  }

  /// One file of at most `pageBytes`.
  static func file(_ path: String, atMost limit: Int = pageBytes) -> Result<[UInt8], TreeProblem> {
    do {
      return .success(try bytes(of: path, atMost: limit))
    } catch {
      return .failure(error)
    }
  }

  private struct Walk {
    /// Where the tree really lies, with a slash at the end.
    let realRoot: String
    let namesFaulty: Bool
    var files: [ManualFile] = []
    var total = 0
    /// The real folders on the way down, so that a link to one above ends.
    var folders: [String] = []
  }

  private static func readTree(
    _ root: String, _ namesFaulty: Bool, _ wanted: (String) -> Bool
  ) throws(TreeProblem) -> [ManualFile] {
    let trimmed = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    switch kind(of: trimmed) {
    case .folder: break
    case .file, .other: throw .notAFolder(trimmed)
    case .absent: throw .missing(trimmed)
    case .failed(let code): throw .system(trimmed, code)
    }
    guard let real = realPath(trimmed) else {
      throw .system(trimmed, errno)
    }
    var walk = Walk(
      realRoot: real.hasSuffix("/") ? real : real + "/", namesFaulty: namesFaulty)
    try visit(trimmed, as: "", at: 0, &walk, wanted)
    return walk.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func visit(
    _ folder: String, as prefix: String, at level: Int, _ walk: inout Walk,
    _ wanted: (String) -> Bool
  ) throws(TreeProblem) {
    guard level <= depth else { throw .tooDeep(folder) }
    guard let real = realPath(folder) else {
      throw .system(folder, errno)
    }
    if walk.folders.contains(real) { return }
    walk.folders.append(real)
    defer { walk.folders.removeLast() }
    for name in try names(in: folder) {
      let path = "\(folder)/\(name)"
      let shown = prefix + name
      guard wanted(shown) else { continue }
      let kind = kind(of: path)
      if kind == .folder || kind == .file {
        guard let real = realPath(path), (real + "/").hasPrefix(walk.realRoot) else {
          guard walk.namesFaulty else { throw .leadsOut(path) }
          walk.files.append(ManualFile(path: shown, fault: .leadsOut))
          continue
        }
      }
      switch kind {
      case .folder: try visit(path, as: shown + "/", at: level + 1, &walk, wanted)
      case .file:
        if walk.namesFaulty, let size = size(of: path), size > pageBytes {
          walk.files.append(ManualFile(path: shown, fault: .tooLarge(size)))
          continue
        }
        let bytes = try bytes(of: path, atMost: pageBytes)
        walk.total += bytes.count
        guard walk.total <= treeBytes else { throw .treeTooLarge(folder) }
        walk.files.append(ManualFile(path: shown, bytes: bytes))
      // A link to nothing, or a pipe: nobody's page.
      case .absent: throw .missing(path)
      case .other: continue
      case .failed(let code): throw .system(path, code)
      }
    }
  }

  private static func names(in folder: String) throws(TreeProblem) -> [String] {
    guard let handle = opendir(folder) else {
      throw .system(folder, errno)
    }
    defer { closedir(handle) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(handle) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else { throw .nameNotText(folder) }
      if !name.hasPrefix(".") { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .system(folder, errno) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private enum Kind: Hashable {
    case folder, file, other, absent
    case failed(Int32)
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return errno == ENOENT ? .absent : .failed(errno)
    }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    case _: .other
    }
  }

  private static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func bytes(of path: String, atMost limit: Int) throws(TreeProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? .missing(path) : .system(path, errno)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      switch Descriptor.read(descriptor) {
      case .bytes(let part):
        bytes += part
        // The file may grow while it is read, so its size is not asked beforehand.
        guard bytes.count <= limit else { throw .pageTooLarge(path, bytes: bytes.count) }
      case .end: return bytes
      case .later: throw .system(path, EAGAIN)
      case .failed(let code): throw .system(path, code)
      }
    }
  }
}
