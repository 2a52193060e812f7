import Conversations
import Dialog
import Matching
import Pages
import Text

/// The lines of everything that was read, so that a problem can show its own.
struct Sources: Sendable {
  let loaded: LoadedManual
  private var others: [String: SourceLines] = [:]

  init(loaded: LoadedManual) { self.loaded = loaded }

  mutating func add(_ file: String, _ text: String) { others[file] = SourceLines(text) }

  func line(at place: FileLocation) -> String? {
    loaded.line(at: place) ?? others[place.file]?[place.line]
  }
}

/// Plays every check of the pages and every promised conversation beside them.
enum ContentRehearsal {
  /// The day on which checks happen unless they say otherwise: 2026-11-21, 14:00 in Japan.
  /// Source: the design, section 3, "Checks".
  static let moment = ShopZone.japan.moment(
    CivilDate(year: 2026, month: 11, day: 21) ?? .epoch, secondOfDay: 14 * 3_600)

  /// What came otherwise than written, and the lines of all that was read.
  struct Played: Sendable {
    let problems: [Diagnostic]
    let sources: Sources
  }

  /// Without problems when the tree did not load.
  /// - Parameter root: the folder of pages; `Transcripts` lies beside it.
  static func play(_ loaded: LoadedManual, beside root: String) -> Played {
    var sources = Sources(loaded: loaded)
    guard let manual = loaded.manual else { return Played(problems: [], sources: sources) }
    let transcripts = folder(beside: root)
    var problems: [Diagnostic] = []
    var orders: [Order]?
    switch read("Transcripts/demo/orders.csv", beside: transcripts, now: moment) {
    case .success(let read): orders = read
    // Pages may well be checked where there are no orders.
    case .failure(.unreadable), .failure(.notText): break
    case .failure(.faulty(let faults, _)):
      orders = []
      problems += faults
    }
    let workers = ThreadWorkers()
    let (matcher, strays) = Matcher.findingStrays(manual, workers: workers)
    let dialog = DialogManager(manual: manual, matcher: matcher)
    let rehearsal = Rehearsal(dialog, orders: orders ?? [], now: moment) { path, today in
      let noon = ShopZone.japan.moment(today, secondOfDay: 12 * 3_600)
      return try? read(path, beside: transcripts, now: noon).get()
    }
    problems += strays.map { HeldOutPhrase.diagnostic($0.phrase, winner: $0.winner) }
    let missing = MissingOrders(beside: transcripts, demoIsThere: orders != nil)
    let pages = workers.map(manual.pages.count) { number in
      let page = manual.pages[number]
      let (checks, faults) = NotationReader.read(page.checks)
      return faults + checks.flatMap { missing.sift(rehearsal.play($0, on: page.id), of: $0) }
    }
    problems += pages.joined()
    // What a running desk keeps in `live` is no promise.
    let files = TreeReader.read(transcripts) { $0 != "live" && !$0.hasSuffix(".csv") }
    guard case .success(let files) = files else {
      return Played(problems: problems, sources: sources)
    }
    let promised = files.compactMap { file -> (name: String, text: String)? in
      guard file.path.hasSuffix(".md"), let text = String(validating: file.bytes, as: UTF8.self)
      else { return nil }
      return (transcripts + "/" + file.path, text)
    }
    for (name, text) in promised { sources.add(name, text) }
    let played = workers.map(promised.count) { number in
      let (checks, faults) = TranscriptFile.read(promised[number].text, file: promised[number].name)
      return faults + checks.flatMap { missing.sift(rehearsal.play($0, on: nil), of: $0) }
    }
    return Played(problems: problems + played.joined(), sources: sources)
  }

  /// A file of orders as conversations name it: beside the pages, or else, for pages that were
  /// copied elsewhere, from the current folder.
  private static func read(
    _ path: String, beside transcripts: String, now: Timestamp
  ) -> Result<[Order], OrdersReading.Trouble> {
    let near = OrdersReading.read(above(transcripts) + path, now: now)
    guard case .failure(.unreadable(.missing)) = near else { return near }
    let here = OrdersReading.read(path, now: now)
    if case .failure(.unreadable(.missing)) = here { return near }
    return here
  }

  /// The folder that holds `Transcripts`, with its slash: orders files are named from there.
  static func above(_ transcripts: String) -> String {
    String(transcripts.dropLast("Transcripts".count))
  }

  static func folder(beside root: String) -> String {
    guard let slash = root.lastIndex(of: "/") else { return "Transcripts" }
    return root[..<slash] + "/Transcripts"
  }
}
