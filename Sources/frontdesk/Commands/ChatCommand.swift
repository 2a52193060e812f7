import Text
import Wire

/// `frontdesk chat`: talk to the desk.
enum ChatCommand {
  private static let options: [OptionSpec] = [
    .json, .plain, .resume, .now, .intents, .data, .limit,
  ]

  static let spec = CommandSpec(
    ["chat"], for: .everyone,
    Bilingual(ja: "受付とお話しします", en: "talk to the desk"),
    options: options,
    examples: [
      .init("frontdesk chat", Bilingual(ja: "会話を始めます", en: "begin a conversation")),
      .init(
        "frontdesk chat --language en --now 2026-11-21T14:00+09:00",
        Bilingual(ja: "英語で、この時刻のつもりで", en: "in English, as if it were that time")),
      .init(
        "printf '化粧水は敏感肌でも使えますか\\n' | frontdesk chat",
        Bilingual(ja: "一行送って答えを受け取ります", en: "send a line, get the answer")),
      .init(
        "printf '{\"say\":\"hello\"}\\n' | frontdesk chat --json",
        Bilingual(ja: "プログラムから使います", en: "from a program")),
    ],
    run: { run($0, $1, takesDemoOrders: false) })

  /// What runs without a command: the same, on the demo's orders.
  static let bare = CommandSpec(
    [], for: .everyone, spec.about, options: options, examples: spec.examples,
    run: { run($0, $1, takesDemoOrders: true) })

  private static func run(
    _ invocation: Invocation, _ output: Output, takesDemoOrders: Bool
  ) -> ExitCode {
    switch LimitOptions.read(invocation) {
    case .failure(let problem): return output.fail(problem.words[invocation.language])
    case .success(let limits):
      let options = DeskOptions(
        intents: invocation.intents, data: invocation.data, now: invocation.now,
        language: invocation.language, limits: limits, takesDemoOrders: takesDemoOrders)
      switch DeskProcess.open(options, output) {
      case .failure(let failure):
        _ = output.fail(failure.words[invocation.language])
        return failure.code
      case .success(let desk): return talk(to: desk, invocation, options, output)
      }
    }
  }

  private static func talk(
    to desk: ChatDesk, _ invocation: Invocation, _ options: DeskOptions, _ output: Output
  ) -> ExitCode {
    let mode = ChatClient.Mode(
      json: invocation.isGiven(.json), plain: invocation.isGiven(.plain))
    func client(ownsSignals: Bool) -> ChatClient {
      ChatClient(
        mode: mode, language: invocation.language,
        wanted: invocation.chosenLanguage ?? Environment.chosenLanguage(Environment.variable),
        resume: invocation.text(.resume), data: invocation.data, ownsSignals: ownsSignals)
    }
    switch desk {
    case .joined(let socket):
      let code = client(ownsSignals: true)
        .run(socket: socket, reconnect: { DeskProcess.reconnect(options, output) })
      DeskProcess.finish()
      return code
    case .own(let socket, let run):
      // The loop has the main thread; the person at the terminal gets one of their own.
      let customer = client(ownsSignals: false)
      guard let thread = ProgramThread({ customer.run(socket: socket, reconnect: nil) }) else {
        return output.fail(
          Bilingual(ja: "スレッドを作れません。", en: "no thread is left")[invocation.language])
      }
      let served = run()
      let talked = thread.join()
      return served == .done ? talked : served
    }
  }
}
