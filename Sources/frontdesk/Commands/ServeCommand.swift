import Text

/// `frontdesk serve`: the line socket.
enum ServeCommand {
  static let spec = CommandSpec(
    ["serve"], for: .everyone,
    Bilingual(ja: "受付をソケットで開きます", en: "open the desk on a socket"),
    options: [
      .port, .agentsPort, .address, .allowRemote, .trace, .watch, .now, .intents, .data, .limit,
    ],
    examples: [
      .init(
        "frontdesk serve --port 7420",
        Bilingual(ja: "この機械の中で開きます", en: "open it for this machine")),
      .init(
        "frontdesk serve --port 7420 --agents-port 7421 --limit line-bytes=4096",
        Bilingual(ja: "担当者用も開き、上限を変えます", en: "for agents too, with another limit")),
      .init(
        "frontdesk serve --port 7420 --watch",
        Bilingual(ja: "ページを保存するたびに、受付に反映します", en: "every save of a page is live")),
      .init("nc 127.0.0.1 7420", Bilingual(ja: "お客様として話します", en: "talk to it as a customer")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    switch LimitOptions.read(invocation) {
    case .failure(let problem): return output.fail(problem.words[invocation.language])
    case .success(let limits):
      let options = DeskOptions(
        intents: invocation.intents, data: invocation.data, now: invocation.now,
        language: invocation.language, limits: limits, takesDemoOrders: false,
        watchesPages: invocation.isGiven(.watch))
      let listening = ListeningOptions(
        address: invocation.text(.address) ?? "127.0.0.1", port: invocation.number(.port),
        agentsPort: invocation.number(.agentsPort), allowRemote: invocation.isGiven(.allowRemote),
        trace: invocation.isGiven(.trace))
      switch DeskProcess.serve(options, listening, output) {
      case .success(let code): return code
      case .failure(let failure):
        _ = output.fail(failure.words[invocation.language])
        return failure.code
      }
    }
  }
}
