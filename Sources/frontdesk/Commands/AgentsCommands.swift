import Store
import Text
import Wire

/// `frontdesk agents add`: somebody may log in from now on.
enum AgentsAddCommand {
  static let spec = CommandSpec(
    ["agents", "add"], for: .everyone,
    Bilingual(ja: "担当者を加えます", en: "add an agent"),
    options: [.queues, .capacity, .shownAs, .json, .data], positionals: [.agentName],
    examples: [
      .init(
        "frontdesk agents add sato --queues orders,returns --shown-as 佐藤",
        Bilingual(ja: "注文と返品の窓口を受け持つ佐藤さん", en: "sato answers orders and returns")),
      .init(
        "frontdesk agents add demo --queues all --capacity 5 --json",
        Bilingual(ja: "すべての窓口、同時に 5 件まで", en: "all queues, up to 5 chats at a time")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let agent: AgentsDirectory.NewAgent
    do throws(AgentsProblem) {
      agent = try read(invocation)
    } catch {
      return output.fail(error.words[invocation.language])
    }
    switch AgentsDirectory.add(agent, data: invocation.data) {
    case .failure(let problem): return output.fail(problem.words[invocation.language])
    case .success(let token):
      let text =
        invocation.isGiven(.json)
        ? json(agent, token).text : words(agent, token)[invocation.language]
      return output.write(text) ? .done : .failed
    }
  }

  static func read(_ invocation: Invocation) throws(AgentsProblem) -> AgentsDirectory.NewAgent {
    let written = invocation.positionals.first ?? ""
    guard let name = AgentName(written) else { throw .noName(written) }
    guard let queues = invocation.text(.queues) else { throw .queuesMissing }
    let shown = TerminalText.line(invocation.text(.shownAs) ?? name.text)
    guard shown.contains(where: { !$0.isWhitespace }), shown.count <= 64 else {
      throw .noShownName
    }
    return AgentsDirectory.NewAgent(
      name: name, shown: shown, queues: try read(queues: queues),
      capacity: invocation.number(.capacity) ?? 3)
  }

  /// nil for `all`.
  private static func read(queues: String) throws(AgentsProblem) -> [QueueName]? {
    if queues == "all" { return nil }
    var names: [QueueName] = []
    for part in queues.split(separator: ",", omittingEmptySubsequences: false) {
      // Among other names `all` would be a queue that nobody has.
      guard part != "all", let name = QueueName(String(part)) else { throw .noQueue(String(part)) }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Source: the protocol, "Sockets and commands".
  static func json(_ agent: AgentsDirectory.NewAgent, _ token: String) -> JSON {
    .object([
      .init("name", .string(agent.name.text)), .init("shown", .string(agent.shown)),
      .init("token", .string(token)), .init("queues", agent.queues.json),
      .init("capacity", .integer(Int64(agent.capacity))),
    ])
  }

  private static func words(_ agent: AgentsDirectory.NewAgent, _ token: String) -> Bilingual {
    Bilingual(
      ja: "\(agent.shown)（\(agent.name)）を加えました。入るには: frontdesk agent --name \(agent.name)\n"
        + "合い鍵（表示は一度だけ、ネットワーク越しに入るときに使います）: \(token)",
      en:
        "\(agent.shown) (\(agent.name)) was added. To log in: frontdesk agent --name \(agent.name)\n"
        + "token (shown this once, needed to log in over the network): \(token)")
  }
}

/// `frontdesk agents list`: who may log in.
enum AgentsListCommand {
  static let spec = CommandSpec(
    ["agents", "list"], for: .everyone,
    Bilingual(ja: "担当者の一覧", en: "list the agents"),
    options: [.json, .data],
    examples: [
      .init("frontdesk agents list", Bilingual(ja: "読みやすい一覧", en: "for people")),
      .init(
        "frontdesk agents list --json",
        Bilingual(ja: "一行に一人の JSON", en: "for programs, one line an agent")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    StoreReading.run(invocation, output) { reader throws(StoreError) in
      let rows = try reader.agents()
      return StoreReading.write(
        invocation.isGiven(.json)
          ? rows.map { $0.json.text } : TextTable.lines(table(rows, invocation.language)), output)
    }
  }

  private static func table(_ rows: [AgentRow], _ language: Language) -> [[String]] {
    let words = AgentWords(language)
    let header = [
      words("名前", "name"), words("表示名", "shown as"), words("窓口", "queues"),
      words("同時に受ける数", "chats at a time"),
    ]
    return [header]
      + rows.map { row in
        [
          row.name.text, TerminalText.line(row.shown),
          row.queues?.map(\.text).joined(separator: words("、", ", ")) ?? words("すべて", "all"),
          "\(row.capacity)",
        ]
      }
  }
}

/// `frontdesk agents remove`: somebody may not log in any more.
enum AgentsRemoveCommand {
  static let spec = CommandSpec(
    ["agents", "remove"], for: .everyone,
    Bilingual(ja: "担当者を外します", en: "remove an agent"),
    options: [.json, .data], positionals: [.agentName],
    examples: [
      .init("frontdesk agents remove sato", Bilingual(ja: "佐藤さんを外します", en: "sato leaves"))
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let written = invocation.positionals.first ?? ""
    guard let name = AgentName(written) else {
      return output.fail(AgentsProblem.noName(written).words[invocation.language])
    }
    switch AgentsDirectory.remove(name, data: invocation.data) {
    case .failure(let problem): return output.fail(problem.words[invocation.language])
    case .success:
      let words = Bilingual(ja: "\(name) を外しました。", en: "\(name) was removed.")
      let text =
        invocation.isGiven(.json)
        ? JSON.object([.init("removed", .string(name.text))]).text : words[invocation.language]
      return output.write(text) ? .done : .failed
    }
  }
}

extension AgentRow {
  var json: JSON {
    .object([
      .init("name", .string(name.text)), .init("shown", .string(shown)),
      .init("queues", queues.json), .init("capacity", .integer(Int64(capacity))),
    ])
  }
}

extension [QueueName]? {
  /// As `--queues` takes them: `["all"]` for all, now and later.
  fileprivate var json: JSON { .array((self?.map(\.text) ?? ["all"]).map { .string($0) }) }
}

extension PositionalSpec {
  static let agentName = PositionalSpec(
    "NAME", isNeeded: true, Bilingual(ja: "担当者名（例 sato）", en: "the agent's name, e.g. sato"))
}

extension OptionSpec {
  static let queues = OptionSpec(
    "queues", .text("all|a,b"),
    about: Bilingual(
      ja: "受け持つ窓口（all はこれから増える窓口も）", en: "queues they answer (all: later ones too)"))
  static let capacity = OptionSpec(
    "capacity", .number("N", 1...100),
    about: Bilingual(ja: "同時に受けるチャットの数（初期値 3）", en: "chats at a time (default 3)"))
  static let shownAs = OptionSpec(
    "shown-as", .text("NAME"),
    about: Bilingual(ja: "お客様に見える名前（例 佐藤）", en: "the name customers see"))
}
