import Conversations
import Dialog
import Foundation
import Matching
import Pages
import Testing
import Text

/// The shop's own content: every page clean, every check and every promised conversation as
/// written.
@Suite struct ShopTests {
  /// The moment at which checks are played. Source: the design, section 3, "Checks".
  static let now = ShopZone.japan.moment(today, secondOfDay: 14 * 3_600)
  static let today = CivilDate(year: 2026, month: 11, day: 21) ?? .epoch

  static let loaded: LoadedManual = {
    let files = ((try? Tree.files(in: "Intents")) ?? []).compactMap { path -> ManualFile? in
      guard let bytes = try? Data(contentsOf: Tree.root.appending(path: path)) else { return nil }
      return ManualFile(path: String(path.dropFirst("Intents/".count)), bytes: Array(bytes))
    }
    return ManualLoader.load(files, root: "Intents", today: today)
  }()

  static let rehearsal: Rehearsal? = {
    guard let manual = loaded.manual,
      let text = try? Tree.text(of: "Transcripts/demo/orders.csv"),
      case .orders(let orders) = OrdersFile.read(
        text, file: "Transcripts/demo/orders.csv", today: today)
    else { return nil }
    let dialog = DialogManager(manual: manual, matcher: Matcher(manual))
    return Rehearsal(dialog, orders: orders, now: now) { path, today in
      guard let text = try? Tree.text(of: path),
        case .orders(let orders) = OrdersFile.read(text, file: path, today: today)
      else { return nil }
      return orders
    }
  }()

  @Test("the tree of pages has no problem")
  func treeIsClean() throws {
    for problem in Self.loaded.diagnostics {
      Issue.record(
        Comment(
          rawValue: problem.rendered(
            in: .en, source: Self.loaded.line(at: problem.range.start))))
    }
    #expect(Self.loaded.manual != nil)
  }

  @Test("every page's checks come true", arguments: loaded.manual?.pages.map(\.id) ?? [])
  func checksComeTrue(id: IntentID) throws {
    let page = try #require(Self.loaded.manual?[id])
    let rehearsal = try #require(Self.rehearsal)
    let (checks, problems) = NotationReader.read(page.checks)
    #expect(!checks.isEmpty, "\(id) has no checks")
    for problem in problems + checks.flatMap({ rehearsal.play($0, on: id) }) {
      Issue.record(
        Comment(
          rawValue: problem.rendered(
            in: .en, source: Self.loaded.line(at: problem.range.start))))
    }
  }

  @Test(
    "every promised conversation happens as written",
    arguments: try Tree.files(in: "Transcripts").filter {
      $0.hasSuffix(".md") && !$0.hasPrefix("Transcripts/live/")
    })
  func transcriptsHappen(file: String) throws {
    let rehearsal = try #require(Self.rehearsal)
    let lines = try Tree.lines(of: file)
    let (checks, problems) = TranscriptFile.read(lines.joined(separator: "\n"), file: file)
    #expect(!checks.isEmpty, "\(file) holds no conversation")
    for problem in problems + checks.flatMap({ rehearsal.play($0, on: nil) }) {
      let line = problem.range.start.line - 1
      Issue.record(
        Comment(
          rawValue: problem.rendered(
            in: .en, source: lines.indices.contains(line) ? lines[line] : nil)))
    }
  }
}
