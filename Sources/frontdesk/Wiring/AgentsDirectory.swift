import Store
import Text
import Wire

/// Who may log in as an agent: kept in the store, changed by whoever owns the data directory.
enum AgentsDirectory {
  /// An agent to be added.
  struct NewAgent: Hashable, Sendable {
    let name: AgentName
    let shown: String
    /// nil for all queues, now and later.
    let queues: [QueueName]?
    let capacity: Int
  }

  /// Adds an agent and gives the token they log in with, which is kept nowhere.
  static func add(_ agent: NewAgent, data: String) -> Result<String, AgentsProblem> {
    let token = AgentToken.make()
    guard let hash = AgentToken.hash(token) else { return .failure(.noHash) }
    let row = AgentRow(
      name: agent.name, shown: agent.shown, queues: agent.queues, capacity: agent.capacity,
      tokenHash: hash)
    let request = JSON.object([
      .init("name", .string(agent.name.text)), .init("shown", .string(agent.shown)),
      .init("queues", agent.queues.map { .array($0.map { .string($0.text) }) } ?? .null),
      .init("capacity", .integer(Int64(agent.capacity))), .init("token-hash", .string(hash)),
    ])
    return change(
      .addAgent(row), request: .init("add", request), of: agent.name, data: data
    ) { known in known.contains(agent.name) ? .taken(agent.name) : nil }.map { token }
  }

  /// Removes an agent; whoever is logged in by that name is the desk's to part with.
  static func remove(_ name: AgentName, data: String) -> Result<Void, AgentsProblem> {
    change(
      .removeAgent(name), request: .init("remove", .string(name.text)), of: name, data: data
    ) { known in known.contains(name) ? nil : .unknown(name) }
  }

  /// Writes to the store, or asks the desk that holds it.
  /// - Parameter objection: what speaks against it, given the names there are.
  private static func change(
    _ write: Write, request: JSON.Member, of name: AgentName, data: String,
    objection: (Set<AgentName>) -> AgentsProblem?
  ) -> Result<Void, AgentsProblem> {
    do throws(StoreError) {
      let store = try Store.open(directory: data, wake: {})
      let known: Set<AgentName>
      do throws(StoreError) {
        known = Set(try StoreReader.open(directory: data).agents().map(\.name))
      } catch {
        store.close()
        throw error
      }
      if let problem = objection(known) {
        store.close()
        return .failure(problem)
      }
      _ = store.write([write])
      // Finishes the write; what became of it can be read after.
      store.close()
      for result in store.drain() {
        switch result {
        case .failed(_, let error), .fatal(let error): throw error
        case .committed, .read: continue
        }
      }
      return .success(())
    } catch {
      guard error.isLockHeld else { return .failure(.store(error)) }
      return ask(request, of: name, data: data)
    }
  }

  private static func ask(
    _ request: JSON.Member, of name: AgentName, data: String
  ) -> Result<Void, AgentsProblem> {
    switch AdminSocket.ask(.object([.init("agents", .object([request]))]), data: data) {
    case .failure(let problem): return .failure(.desk(problem.words))
    case .success(let answer):
      guard let error = answer["error"] else { return .success(()) }
      switch error["code"]?.string {
      case "name-taken": return .failure(.taken(name))
      case "no-such-agent": return .failure(.unknown(name))
      case _:
        let message = TerminalText.line(error["message"]?.string ?? answer.text)
        return .failure(.desk(Bilingual(ja: message, en: message)))
      }
    }
  }
}

/// Why an agent cannot be added or removed.
enum AgentsProblem: Error, Hashable, Sendable {
  case noName(String)
  case noQueue(String)
  case queuesMissing
  case noShownName
  case taken(AgentName)
  case unknown(AgentName)
  case noHash
  case store(StoreError)
  case desk(Bilingual)

  /// What is wrong and what to do: one line.
  var words: Bilingual {
    switch self {
    case .noName(let text):
      Bilingual(
        ja: "「\(shown(text))」は担当者名にできません。英小文字と数字で、sato のように書いてください。",
        en: "\(shown(text)) cannot be an agent's name; write small letters and digits, such as sato"
      )
    case .noQueue(let text):
      Bilingual(
        ja: "「\(shown(text))」は窓口の名前ではありません。--queues all か --queues orders,returns のように書いてください。",
        en: "\(shown(text)) is no queue's name; write --queues all or --queues orders,returns")
    case .queuesMissing:
      Bilingual(
        ja: "どの窓口を受け持つか書いてください: --queues all か --queues orders,returns",
        en: "say which queues they take: --queues all or --queues orders,returns")
    case .noShownName:
      Bilingual(
        ja: "--shown-as にはお客様に見える名前を書いてください（64 文字まで）。",
        en: "--shown-as is the name that customers see, at most 64 characters")
    case .taken(let name):
      Bilingual(
        ja: "\(name) という担当者はもういます。別の名前にするか、frontdesk agents remove \(name) で外してください。",
        en:
          "an agent is named \(name) already; take another name, or frontdesk agents remove \(name)"
      )
    case .unknown(let name):
      Bilingual(
        ja: "\(name) という担当者はいません。frontdesk agents list で確かめてください。",
        en: "no agent is named \(name); frontdesk agents list shows who there is")
    case .noHash:
      Bilingual(
        ja: "このシステムの crypt(3) は SHA-512 を使えません。", en: "this system's crypt(3) has no SHA-512")
    case .store(let error):
      Bilingual(ja: StoreTrouble.words(error, .ja), en: StoreTrouble.words(error, .en))
    case .desk(let words): words
    }
  }

  private func shown(_ text: String) -> String { TerminalText.line(String(text.prefix(80))) }
}
