import Desk
import Matching
import Pages
import Store
import Synchronization
import Text

/// The folder of pages that a desk runs on, read when it starts and, when that is wanted, whenever
/// it changes.
final class PagesFolder: PageSource {
  private let root: String
  private let weights: WeightsFolder
  private let now: Timestamp?
  private let language: Language
  private let output: Output
  private let isWatched: Bool
  private let seen: Mutex<Seen>

  /// What the last looks found. A change is taken up once two looks in a row agree: an editor that
  /// is still writing is waited for.
  private struct Seen {
    var taken: TreeSignature?
    var last: TreeSignature?
  }

  /// - Parameters:
  ///   - weights: where what is learnt from pages is kept.
  ///   - now: the moment whose day is today; nil for the running clock's.
  init(
    _ root: String, weights: WeightsFolder, now: Timestamp?, _ language: Language,
    _ output: Output, isWatched: Bool
  ) {
    self.root = root
    self.weights = weights
    self.now = now
    self.language = language
    self.output = output
    self.isWatched = isWatched
    seen = Mutex(Seen())
  }

  /// The pages that the desk starts on. A page with a fault keeps it from starting: its errors are
  /// shown to the person who started it.
  func start() -> Result<NewPages, DeskFailure> {
    if isWatched {
      let signature = TreeSignature(of: root)
      seen.withLock { $0 = Seen(taken: signature, last: signature) }
    }
    switch read() {
    case .failure(let problem):
      return .failure(DeskFailure(problem.words, code: problem.exitCode))
    case .success((_, let pages?)): return .success(pages)
    case .success((let loaded, nil)):
      complain(loaded)
      return .failure(
        DeskFailure(
          Bilingual(
            ja: "ページに誤りがあるため、受付を始められません。上の箇所を直してから、もう一度お試しください。",
            en: "the desk does not start: mend the pages as said above, then try again"),
          code: .contentWrong))
    }
  }

  var look: (@Sendable () -> PagesNews)? {
    guard isWatched else { return nil }
    return { [self] in news() }
  }

  func compile(_ version: PagesVersion) -> NewPages? {
    let files = version.files.map { ManualFile(path: $0.path, bytes: $0.bytes) }
    let loaded = ManualLoader.load(files, root: root, today: today, checks: false)
    return loaded.manual.map {
      NewPages(manual: $0, matcher: weights.matcher($0), version: version)
    }
  }

  private func news() -> PagesNews {
    let signature = TreeSignature(of: root)
    let isSettled = seen.withLock { seen in
      let isSettled = signature == seen.last && signature != seen.taken
      seen.last = signature
      if isSettled { seen.taken = signature }
      return isSettled
    }
    guard isSettled else { return .same }
    switch read() {
    case .failure(let problem):
      output.complain(kept[language])
      output.complain(problem.words[language])
      return .broken(problem.words[language])
    case .success((_, let pages?)):
      output.complain(
        Bilingual(ja: "新しいページに切り替えました。", en: "the new pages are taken over")[language])
      return .renewed(pages)
    case .success((let loaded, nil)):
      complain(loaded)
      output.complain(kept[language])
      let first = loaded.diagnostics.first { $0.severity == .error }
      return .broken(first.map { "\($0.range.start): \($0.problem[language])" } ?? "")
    }
  }

  private let kept = Bilingual(
    ja: "ページに誤りがあるため、これまでのページのまま続けます。",
    en: "the pages have a fault, so the desk keeps those that it has")

  private var today: CivilDate { ShopZone.japan.date(of: now ?? WallTime.now) }

  private func read() -> Result<(LoadedManual, NewPages?), TreeProblem> {
    TreeReader.read(root).map { files in
      let name = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
      let loaded = ManualLoader.load(
        files, root: name, today: today, workers: ThreadWorkers())
      let version = PagesVersion(files.map { .init(path: $0.path, bytes: $0.bytes) })
      return (
        loaded,
        loaded.manual.map { NewPages(manual: $0, matcher: weights.matcher($0), version: version) }
      )
    }
  }

  private func complain(_ loaded: LoadedManual) {
    for one in loaded.diagnostics where one.severity == .error {
      output.complain(one.rendered(in: language, source: loaded.line(at: one.range.start)))
    }
  }
}
