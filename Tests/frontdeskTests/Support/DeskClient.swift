import Foundation
import Testing
import Wire

@testable import frontdesk

/// A program at one of a desk's sockets: sends lines of JSON and waits for those it wants.
class DeskClient {
  private let socket: Int32
  private let received: Received
  /// Every line that was read, in order, but for the heartbeats.
  private(set) var all: [JSON] = []
  /// Lines that were read and that nobody has asked for.
  private var unread: [JSON] = []
  private var isClosed = false

  /// - Parameter socket: connected; closed with it.
  init(_ socket: Int32) {
    self.socket = socket
    received = Received(socket, keeping: nil)
  }

  deinit { disconnect() }

  /// Breaks the connection off, as a lost machine does.
  func disconnect() {
    guard !isClosed else { return }
    isClosed = true
    shutdown(socket, Int32(SHUT_RDWR))
    // Its number must not be another's while somebody still reads it.
    _ = try? received.rest()
    close(socket)
  }

  func send(_ lines: String...) {
    _ = Descriptor.writeAll(lines.flatMap { Array("\($0)\n".utf8) }, to: socket)
  }

  /// Waits for a line that holds `key` and takes it; what came before it stays for others.
  /// - Parameter value: what it holds there; nil for anything.
  @discardableResult
  func line(_ key: String, _ value: String? = nil) throws -> JSON {
    unread.remove(at: try place(of: "\(key) \(value ?? "")") { $0.holds(key, value) })
  }

  /// Waits for a line that holds `key`: it, and everything before it that nobody has asked for.
  @discardableResult
  func lines(to key: String, _ value: String? = nil) throws -> [JSON] {
    let end = try place(of: "\(key) \(value ?? "")") { $0.holds(key, value) }
    defer { unread.removeFirst(end + 1) }
    return Array(unread[...end])
  }

  /// Waits for the answer to the request with this id, and takes it.
  func answer(to id: String) throws -> JSON {
    let place = try place(of: "the answer to \(id)") {
      $0.holds("done", id) || $0["error"]?.holds("id", id) ?? false
    }
    return unread.remove(at: place)
  }

  /// Where the wanted line stands among the unread ones, once it is there.
  private func place(of words: String, _ isWanted: (JSON) -> Bool) throws -> Int {
    if let place = unread.firstIndex(where: isWanted) { return place }
    let lines = try received.lines(to: words) { (try? JSON.parse($0).get()).map(isWanted) ?? false }
    let read = try lines.map { try JSON.parse($0).get() }.filter { !$0.holds("ping") }
    all += read
    unread += read
    return unread.count - 1
  }
}

extension JSON {
  /// Whether an object holds `key`, and there the text `value` when one is given.
  func holds(_ key: String, _ value: String? = nil) -> Bool {
    self[key].map { value == nil || $0.string == value } ?? false
  }

  /// The texts of an array's strings.
  var texts: [String] { (array ?? []).compactMap(\.string) }
}

/// A customer's program.
final class CustomerClient: DeskClient {
  /// The key to its conversation.
  private(set) var token = ""

  /// Begins a conversation and waits for the greeting.
  /// - Parameter port: where, over TCP; nil for the socket file.
  init(_ shop: TestShop, language: String, port: Int? = nil) throws {
    try super.init(port.map(TCPCustomer.connected) ?? shop.connected("desk.sock"))
    send(#"{"hello":{"language":"\#(language)"}}"#)
    let opened = try line("conversation")
    token = try #require(opened["token"]?.string)
    try lines(to: "turn")
  }

  /// Comes back to a conversation.
  init(_ shop: TestShop, resuming token: String, after seq: Int) throws {
    super.init(try shop.connected("desk.sock"))
    self.token = token
    send(#"{"resume":"\#(token)","after":\#(seq)}"#)
  }

  /// Everything that came up to the turn that answers `text`.
  @discardableResult
  func say(_ text: String) throws -> [JSON] {
    let id = UUID().uuidString
    send(JSON.object([.init("say", .string(text)), .init("id", .string(id))]).text)
    return try lines(to: "id", id)
  }

  /// Says one line after the other: what came for the last one.
  @discardableResult
  func say(all texts: [String]) throws -> [JSON] { try texts.map { try say($0) }.last ?? [] }

  /// What was said to it and what happened, in order: `desk: …`, `佐藤: …`, `* joined`.
  var heard: [String] { all.compactMap(Self.shown) }

  /// The last line that closed a turn.
  var lastTurn: JSON? { all.last { $0.holds("turn") } }

  static func shown(_ line: JSON) -> String? {
    if let event = line["event"]?.string { return "* \(event)" }
    guard let from = line["from"]?.string, let text = line["text"]?.string else { return nil }
    return "\(from == "agent" ? line["name"]?.string ?? "" : from): \(text)"
  }
}

/// An agent's program.
final class AgentClient: DeskClient {
  let name: String
  private(set) var welcome = JSON.null
  private var requests = 0

  /// Logs in on the agents' socket and, unless told otherwise, wants customers.
  init(_ shop: TestShop, _ name: String, isAvailable: Bool = true) throws {
    self.name = name
    super.init(try shop.connected("agents.sock"))
    send(#"{"login":{"name":"\#(name)"},"id":"login"}"#)
    let welcomed = try line("welcome")
    welcome = try #require(welcomed["welcome"])
    _ = try answer(to: "login")
    if isAvailable { try ask(#""available":true"#) }
  }

  /// Asks and waits for the end of the answer.
  /// - Parameter request: the request's members, without its id.
  /// - Returns: the code of the error; nil when it is done.
  @discardableResult
  func ask(_ request: String) throws -> String? {
    requests += 1
    return try ask(request, id: "\(name)-\(requests)")
  }

  @discardableResult
  func ask(_ request: String, id: String) throws -> String? {
    send(#"{\#(request),"id":"\#(id)"}"#)
    return try answer(to: id)["error"]?["code"]?.string
  }

  /// The next offer.
  func offer() throws -> JSON {
    let line = try line("offered")
    return try #require(line["offered"])
  }

  /// Takes a chat or case.
  func take(_ handoff: String) throws -> Taken {
    let refusal = try ask(#""take":"\#(handoff)""#)
    #expect(refusal == nil)
    let line = try line("taken")
    return Taken(try #require(line["taken"]))
  }

  func say(_ text: String, to conversation: String) throws {
    let refusal = try ask(#""say":\#(JSON.string(text).text),"to":"\#(conversation)""#)
    #expect(refusal == nil)
  }
}

extension TestShop {
  /// A connection to one of the socket files of its desk.
  func connected(_ file: String) throws -> Int32 {
    try UnixSocket.connect(to: "\(data)/\(file)").get()
  }

  /// Adds somebody who answers customers.
  func addAgent(_ name: String, _ shown: String, queues: String = "all", capacity: Int = 3) throws {
    let ended = try Program.run([
      "agents", "add", name, "--queues", queues, "--shown-as", shown, "--capacity", "\(capacity)",
      "--data", data, "--json",
    ])
    try #require(ended.code == 0, "\(ended.err)")
  }
}

/// What an agent gets who takes a chat.
struct Taken {
  let json: JSON
  var summary: JSON? { json["summary"] }
  let transcript: [JSON]

  init(_ json: JSON) {
    self.json = json
    transcript = json["transcript"]?.array ?? []
  }

  /// Who said what, in order, without the notes: as `CustomerClient.heard`, and `customer: …`.
  var said: [String] {
    transcript.filter { $0["from"]?.string != "note" }.compactMap(CustomerClient.shown)
  }
  var notes: [String] {
    transcript.filter { $0["from"]?.string == "note" }.compactMap { $0["text"]?.string }
  }
  /// The numbers of its lines, without the notes, which have none of their own.
  var numbers: [Int] {
    transcript.filter { $0["from"]?.string != "note" }.compactMap { $0["seq"]?.int }
  }
  /// Whether it is whole: every line from the first to the last.
  var isWhole: Bool { !numbers.isEmpty && numbers == Array(1...numbers.count) }

  /// Whether everything that a customer heard up to here stands in it, under its number.
  func holds(_ customer: CustomerClient) -> Bool {
    let known = Dictionary(
      zip(numbers, said), uniquingKeysWith: { first, _ in first })
    let last = numbers.last ?? 0
    return customer.all.allSatisfy { line in
      guard let seq = line["seq"]?.int, seq <= last, let shown = CustomerClient.shown(line)
      else { return true }
      return known[seq] == shown
    }
  }
}
