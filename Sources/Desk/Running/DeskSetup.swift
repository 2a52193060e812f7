public import Conversations
public import Dialog
public import Store
public import Text
public import Wire

/// What the running desk is given by the shell around it.
public struct DeskSetup {
  public let dialog: DialogManager
  public let store: Store
  public let limits: WireLimits
  /// `serve --trace`: traced turns on TCP too.
  public let tracesTCP: Bool
  /// A new token of at least 128 random bits.
  public let makeToken: () -> ConversationToken
  /// Reads the file of `orders import` at the day given. Called as a chore.
  public let readOrders: OrdersReader
  /// Whether a token is the one whose hash is kept; an empty hash is nobody's. Called as a chore.
  public let checkToken: TokenCheck
  public let outbox: any Outbox
  /// Where work is done that must not hold up the customers.
  public let chores: any Chores

  public typealias OrdersReader =
    @Sendable (_ path: String, _ now: Timestamp) -> Result<[Order], AdminProblem>

  public typealias TokenCheck = @Sendable (_ token: String, _ hash: String) -> Bool

  public init(
    dialog: DialogManager, store: Store, limits: WireLimits, tracesTCP: Bool,
    makeToken: @escaping () -> ConversationToken,
    readOrders: @escaping OrdersReader, checkToken: @escaping TokenCheck,
    outbox: any Outbox, chores: any Chores
  ) {
    self.dialog = dialog
    self.store = store
    self.limits = limits
    self.tracesTCP = tracesTCP
    self.makeToken = makeToken
    self.readOrders = readOrders
    self.checkToken = checkToken
    self.outbox = outbox
    self.chores = chores
  }
}

/// Why a writing command could not be done.
public struct AdminProblem: Error, Hashable, Sendable {
  public let message: String
  public init(_ message: String) { self.message = message }
}
