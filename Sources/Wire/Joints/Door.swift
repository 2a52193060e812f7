/// The listener that a connection came in by.
public enum Door: UInt8, Hashable, Sendable, CaseIterable {
  /// `serve --port`.
  case customersTCP
  /// `D/desk.sock`.
  case customersUnix
  /// The desk's own terminal or pipe: one end of a socket pair.
  case customersStandard
  /// `serve --agents-port`.
  case agentsTCP
  /// `D/agents.sock`.
  case agentsUnix
  /// `D/admin.sock`.
  case admin

  /// Who comes in here.
  public enum Side: Hashable, Sendable { case customers, agents, admin }
  public var side: Side {
    switch self {
    case .customersTCP, .customersUnix, .customersStandard: .customers
    case .agentsTCP, .agentsUnix: .agents
    case .admin: .admin
    }
  }

  /// JSON from the first byte, and the desk never speaks first. (`chat --json` is so too, but it
  /// is the caller who knows.) Source: the protocol, first section.
  public var speaksJSONOnly: Bool {
    switch self {
    case .customersTCP, .customersUnix, .customersStandard: false
    case .agentsTCP, .agentsUnix, .admin: true
    }
  }

  /// A customer's `trace` is honoured without `serve --trace`. Source: the protocol, `hello`.
  public var mayTrace: Bool {
    switch self {
    case .customersUnix, .customersStandard: true
    case .customersTCP, .agentsTCP, .agentsUnix, .admin: false
    }
  }

  /// Open to other users of the machine or beyond it. Such connections are held to a rate of
  /// lines and a number per address, and are looked at for HTTP and TLS; behind a socket file of
  /// mode 0600 there is only the desk's own user, whose piped lines are all taken.
  public var isPublic: Bool {
    switch self {
    case .customersTCP, .agentsTCP: true
    case .customersUnix, .customersStandard, .agentsUnix, .admin: false
    }
  }

  /// As the first lines of `serve` name it: `customers tcp`.
  public var words: String {
    switch self {
    case .customersTCP: "customers tcp"
    case .customersUnix: "customers unix"
    case .customersStandard: "customers standard"
    case .agentsTCP: "agents tcp"
    case .agentsUnix: "agents unix"
    case .admin: "admin unix"
    }
  }
}

/// A connection's number, never used again while the desk runs.
public struct ConnectionID: Hashable, Sendable, CustomStringConvertible {
  public let raw: UInt64
  public init(raw: UInt64) { self.raw = raw }
  public var description: String { "connection \(raw)" }
}

/// Where the other end of a connection is.
public enum PeerAddress: Hashable, Sendable, CustomStringConvertible {
  /// A process of this machine, over a socket file or a socket pair.
  case local
  /// The four bytes, most significant first.
  case ip4(UInt32)
  /// The sixteen bytes, most significant first.
  case ip6(UInt64, UInt64)

  /// What the limit per address counts by: one IPv4 address, or an IPv6 network of 64 bits, which
  /// is what one customer is commonly given.
  public var network: PeerAddress {
    switch self {
    case .local, .ip4: self
    case .ip6(let high, _): .ip6(high, 0)
    }
  }

  /// `192.0.2.7`, `2001:db8:0:0:0:0:0:1`, `local`.
  public var description: String {
    switch self {
    case .local: "local"
    case .ip4(let address):
      [24, 16, 8, 0].map { String((address >> UInt32($0)) & 0xFF) }.joined(separator: ".")
    case .ip6(let high, let low):
      [high, low].flatMap { half in
        [48, 32, 16, 0].map { String((half >> UInt64($0)) & 0xFFFF, radix: 16) }
      }.joined(separator: ":")
    }
  }
}

/// Why a connection is gone.
public enum CloseReason: Hashable, Sendable {
  /// The other end went away after its last line.
  case peerClosed
  /// The connection broke.
  case lost
  /// `LineSink.close`, and everything sent before it was handed to the system.
  case closedByService
  /// No newline in `garbage-bytes`.
  case garbage
  /// A begun line did not end within `line-seconds`.
  case unfinishedLine
  /// The other end did not read what it was sent.
  case notReading
  /// It speaks HTTP or TLS.
  case foreignProtocol
  /// The loop was stopped.
  case stopped
}
