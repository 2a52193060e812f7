import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Every command there is, in the order the help shows them.
enum Commands {
  static let all: [CommandSpec] = [
    ChatCommand.spec, AgentConsoleCommand.spec, ServeCommand.spec, AgentsAddCommand.spec,
    AgentsListCommand.spec, AgentsRemoveCommand.spec, OrdersImportCommand.spec,
    RecordsListCommand.spec, RecordsExportCommand.spec, CasesListCommand.spec,
    CasesExportCommand.spec, TranscriptsListCommand.spec, TranscriptsShowCommand.spec,
    TranscriptsExportCommand.spec, CheckCommand.spec, ExplainCommand.spec, SampleCommand.spec,
    MatchCommand.spec, EvaluateCommand.spec, StoreVerifyCommand.spec,
  ]

  static let parser = CommandParser(commands: all, bare: ChatCommand.bare)

  /// Reads the command line, runs what it names, and gives how it ended.
  static func run(_ arguments: [String], output: Output) -> ExitCode {
    let language = Environment.language(Environment.variable)
    switch parser.parse(arguments, fallback: language) {
    case .failure(let problem):
      let wanted = CommandParser.language(in: arguments) ?? language
      return output.fail(problem.words[wanted])
    case .success(.version):
      return output.write("frontdesk \(ProgramVersion.text)") ? .done : .failed
    case .success(.overview(let prefix, let language)):
      return output.write(HelpText.overview(all, under: prefix, language)) ? .done : .failed
    case .success(.help(let command, let language)):
      return output.write(HelpText.command(command, language)) ? .done : .failed
    case .success(.run(let command, let invocation)): return command.run(invocation, output)
    }
  }
}

/// Which program this is.
enum ProgramVersion {
  static let text = "0.1.0"
}

/// Runs the program and ends the process.
func runProgram() -> Never {
  // A reader that goes away is an error of a write, not the end of the process.
  signal(SIGPIPE, SIG_IGN)
  // Whoever started the program may have had signals blocked, and that is inherited: it could then
  // not be told to stop.
  var none = sigset_t()
  sigemptyset(&none)
  sigprocmask(SIG_SETMASK, &none, nil)
  exit(Commands.run(Array(CommandLine.arguments.dropFirst()), output: .standard).rawValue)
}
