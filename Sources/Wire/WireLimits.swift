/// The figures of the line protocol that whoever runs the desk may set. Sources: the design,
/// section 8, and the protocol, first section.
public struct WireLimits: Hashable, Sendable {
  /// Longest line taken, in UTF-8 bytes without its line end.
  public var lineBytes = 8_192
  /// Bytes without a newline after which a TCP connection ends.
  public var garbageBytes = 65_536
  /// Connections of customers and agents together.
  public var connections = 12_000
  /// How many of them are kept for agents.
  public var agentConnections = 64
  /// TCP connections of one address.
  public var connectionsPerAddress = 200
  /// Lines a second of one TCP connection, in the long run.
  public var linesPerSecond = 20
  /// Lines of one TCP connection at once.
  public var lineBurst = 40
  /// A begun line must have ended by then.
  public var lineSeconds = 20
  /// An agent on TCP must have logged in by then.
  public var loginSeconds = 10
  /// Silence after which a customer's connection ends.
  public var idleSeconds = 1_800
  /// Silence on a new connection after which the desk greets in text.
  public var greetingSeconds = 1
  /// Output waiting for one connection above which it is no longer read.
  public var outputBytes = 262_144
  /// Between two pings to an agent.
  public var heartbeatSeconds = 10
  /// Without a line from an agent for so long, he is lost. Source: the design, section 6.
  public var lostSeconds = 30
  /// How long a conversation without a connection can be resumed.
  public var resumeHours = 24
  /// Lines of one conversation that wait for their turn before its connection is not read.
  public var inbox = 16
  /// How long a connection that is being closed may take to read its last lines.
  public var drainSeconds = 3
  /// SIGTERM: everything is finished by then.
  public var stopSeconds = 5

  public init() {}

  /// The name of a limit, as `--limit NAME=VALUE` writes it.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case lineBytes = "line-bytes"
    case garbageBytes = "garbage-bytes"
    case connections
    case agentConnections = "agent-connections"
    case connectionsPerAddress = "connections-per-address"
    case linesPerSecond = "lines-per-second"
    case lineBurst = "line-burst"
    case lineSeconds = "line-seconds"
    case loginSeconds = "login-seconds"
    case idleSeconds = "idle-seconds"
    case greetingSeconds = "greeting-seconds"
    case outputBytes = "output-bytes"
    case heartbeatSeconds = "heartbeat-seconds"
    case lostSeconds = "lost-seconds"
    case resumeHours = "resume-hours"
    case inbox
    case drainSeconds = "drain-seconds"
    case stopSeconds = "stop-seconds"

    /// What may be set.
    public var range: ClosedRange<Int> {
      switch self {
      case .lineBytes: 64...1_048_576
      case .garbageBytes: 128...16_777_216
      case .connections, .connectionsPerAddress: 1...1_000_000
      case .agentConnections: 0...1_000_000
      case .linesPerSecond, .lineBurst: 1...100_000_000
      case .lineSeconds, .loginSeconds, .heartbeatSeconds, .lostSeconds: 1...86_400
      case .idleSeconds: 1...31_536_000
      case .greetingSeconds: 0...86_400
      case .outputBytes: 4_096...1_073_741_824
      case .resumeHours: 1...8_760
      case .inbox: 1...4_096
      case .drainSeconds, .stopSeconds: 1...600
      }
    }
  }

  public subscript(name: Name) -> Int {
    get { self[keyPath: Self.path(name)] }
    set {
      self[keyPath: Self.path(name)] = min(
        max(newValue, name.range.lowerBound), name.range.upperBound)
    }
  }

  /// Every limit and its value, in the order `health` shows them.
  public var all: [(name: String, value: Int)] { Name.allCases.map { ($0.rawValue, self[$0]) } }

  /// Sets the limit that `--limit name=value` names; nil when that went well.
  public mutating func set(name: String, value: String) -> Problem? {
    guard let known = Name(rawValue: name) else { return .unknownName(name) }
    guard let number = Int(value), known.range.contains(number) else {
      return .wrongValue(known, value)
    }
    self[known] = number
    return nil
  }

  /// Why a limit could not be set.
  public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownName(String)
    case wrongValue(Name, String)

    /// What is wrong, and what to write instead.
    public var description: String {
      switch self {
      case .unknownName(let name):
        "there is no limit named \(name); the limits are "
          + Name.allCases.map(\.rawValue).joined(separator: ", ")
      case .wrongValue(let name, let value):
        "\(name.rawValue) cannot be \(value); write a whole number from "
          + "\(name.range.lowerBound) to \(name.range.upperBound)"
      }
    }
  }

  private static func path(_ name: Name) -> WritableKeyPath<WireLimits, Int> {
    switch name {
    case .lineBytes: \.lineBytes
    case .garbageBytes: \.garbageBytes
    case .connections: \.connections
    case .agentConnections: \.agentConnections
    case .connectionsPerAddress: \.connectionsPerAddress
    case .linesPerSecond: \.linesPerSecond
    case .lineBurst: \.lineBurst
    case .lineSeconds: \.lineSeconds
    case .loginSeconds: \.loginSeconds
    case .idleSeconds: \.idleSeconds
    case .greetingSeconds: \.greetingSeconds
    case .outputBytes: \.outputBytes
    case .heartbeatSeconds: \.heartbeatSeconds
    case .lostSeconds: \.lostSeconds
    case .resumeHours: \.resumeHours
    case .inbox: \.inbox
    case .drainSeconds: \.drainSeconds
    case .stopSeconds: \.stopSeconds
    }
  }
}
