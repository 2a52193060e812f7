import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `frontdesk agent`: the agents' console.
enum AgentConsoleCommand {
  static let spec = CommandSpec(
    ["agent"], for: .everyone,
    Bilingual(ja: "担当者の画面を開きます", en: "open the agents' console"),
    options: [.name, .json, .data],
    examples: [
      .init(
        "frontdesk agent --name sato",
        Bilingual(ja: "佐藤さんとして入ります", en: "log in as sato")),
      .init(
        "printf '{\"login\":{\"name\":\"sato\"}}\\n' | frontdesk agent --json",
        Bilingual(
          ja: "プログラムから使います（--name を付けるとログインは済みます）",
          en: "from a program (with --name the login is sent for it)")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let words = AgentWords(invocation.language)
    let name = invocation.text(.name)
    if let name, AgentName(name) == nil {
      return output.fail(AgentsProblem.noName(name).words[invocation.language])
    }
    if invocation.isGiven(.json) { return pump(name, invocation, words, output) }
    guard ChatClient.Mode(json: false, plain: false) == .terminal, TerminalMode.enter() else {
      return output.fail(words.needsTerminal)
    }
    defer { TerminalMode.restore() }
    let guess = Environment.variable("USER").flatMap { AgentName($0) }
    return AgentConsole(
      session: AgentSession(name: name, guess: guess?.text, idPrefix: ChatClient.startName()),
      data: invocation.data, language: invocation.language,
      hasColour: Environment.variable("NO_COLOR") == nil
    ).run()
  }

  private static func pump(
    _ name: String?, _ invocation: Invocation, _ words: AgentWords, _ output: Output
  ) -> ExitCode {
    let found = AgentDoor.await(data: invocation.data) {
      output.complain(words.waiting(TerminalText.line(invocation.data)))
    }
    switch found {
    case .failure(let failure): return output.fail(failure.words[invocation.language])
    case .success(let socket):
      defer { close(socket) }
      var pump = JSONPump(
        socket: socket, input: Descriptor.standardInput, output: output.results,
        first: name.map { AgentRequestLine.login($0, id: nil) } ?? [])
      return pump.run()
    }
  }
}

extension OptionSpec {
  static let name = OptionSpec(
    "name", .text("N"),
    about: Bilingual(
      ja: "担当者名（なければ USER の名前、それもなければ尋ねます）", en: "the agent's name (else $USER, else asked)"))
}
