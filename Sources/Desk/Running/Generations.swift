import Dialog
public import Matching
public import Pages
public import Store
import Text

/// A tree of pages, read and compiled, with its text as the store keeps it.
public struct NewPages: Sendable {
  public let manual: Manual
  public let matcher: Matcher
  public let version: PagesVersion
  public init(manual: Manual, matcher: Matcher, version: PagesVersion) {
    self.manual = manual
    self.matcher = matcher
    self.version = version
  }
}

/// What became of the pages on the disk since they were looked at last.
public enum PagesNews: Sendable {
  case same
  case renewed(NewPages)
  /// They have a fault: the desk keeps those that it has. The message names the first place.
  case broken(String)
}

/// Where pages come from while the desk runs. Called as chores.
public protocol PageSource: Sendable {
  /// Looks whether the pages have changed; nil when nobody wants that looked at.
  var look: (@Sendable () -> PagesNews)? { get }
  /// Reads and compiles pages as they were kept; nil when this program reads them no more.
  func compile(_ version: PagesVersion) -> NewPages?
}

/// The pages that conversations are answered from: the newest, and those on which a conversation
/// finishes what it began.
struct Generations {
  private(set) var current: DialogManager
  private var older: [Generation: DialogManager] = [:]
  /// Generations that this program cannot read any more.
  private var lost: Set<Generation> = []
  private var known: [GenerationRow]
  /// The current tree, as long as no commit that carries it is reported.
  private var unkept: (version: PagesVersion, at: Timestamp)?
  private var carriers: [CommitNumber] = []

  /// Older generations held at once; each is read again when it is needed after that.
  private static let held = 4

  init(_ pages: NewPages, opening: Opening, at moment: Timestamp) {
    known = opening.generations
    let (generation, isNew) = opening.generation(of: pages.version.hash)
    current = DialogManager(
      manual: pages.manual, matcher: pages.matcher, generation: generation)
    if isNew { add(generation, pages.version, at: moment) }
  }

  private mutating func add(_ generation: Generation, _ version: PagesVersion, at now: Timestamp) {
    known.append(GenerationRow(generation: generation, hash: version.hash, at: now))
    unkept = (version, now)
    carriers = []
  }

  /// The pages have changed.
  /// - Returns: false when they are what they were.
  mutating func renew(_ pages: NewPages, at moment: Timestamp) -> Bool {
    let earlier = known.last { $0.hash == pages.version.hash }?.generation
    guard earlier != current.generation else { return false }
    if let before = current.generation { hold(current, as: before) }
    let next = Generation(number: (known.last?.generation.number ?? 0) + 1)
    let generation = earlier ?? next
    current = DialogManager(
      manual: pages.manual, matcher: pages.matcher, generation: generation)
    if earlier == nil { add(generation, pages.version, at: moment) }
    return true
  }

  /// The pages that a conversation is answered from now; nil when they must be read first.
  func pages(underWay generation: Generation?) -> DialogManager? {
    guard let generation, generation != current.generation, !lost.contains(generation) else {
      return current
    }
    return older[generation]
  }

  /// Pages that were read again, nil when they cannot be.
  mutating func take(_ pages: NewPages?, as generation: Generation) {
    guard let pages else {
      lost.insert(generation)
      return
    }
    hold(
      DialogManager(manual: pages.manual, matcher: pages.matcher, generation: generation),
      as: generation)
  }

  private mutating func hold(_ manager: DialogManager, as generation: Generation) {
    older[generation] = manager
    if older.count > Self.held, let oldest = older.keys.min() { older[oldest] = nil }
  }

  // MARK: Keeping

  /// What must be written with the next turn, so that its pages are kept with it.
  var write: Write? {
    guard let unkept, let generation = current.generation else { return nil }
    return .keepPages(generation, unkept.version, at: unkept.at)
  }

  mutating func carried(by commit: CommitNumber) { carriers.append(commit) }

  mutating func committed(upTo commit: CommitNumber) {
    guard carriers.contains(where: { $0 <= commit }) else { return }
    unkept = nil
    carriers = []
  }

  mutating func failed(_ commit: CommitNumber) { carriers.removeAll { $0 == commit } }
}
