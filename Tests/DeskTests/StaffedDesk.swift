import Dialog
import Matching
import Pages
import Store
import TestManuals
import Testing
import Text
import Wire

@testable import Desk

/// A desk with people for its queue.
extension DeskHarness {
  static let staffedShop: DialogManager = {
    let manual = SmallShop.manual(SmallShop.peoplePages)
    return DialogManager(manual: manual, matcher: Matcher(manual))
  }()

  /// A desk with agents of the given names.
  static func staffed(
    _ agents: [String], on directory: TestDirectory? = nil, options: StoreOptions = StoreOptions()
  ) throws -> DeskHarness {
    let directory = try directory ?? TestDirectory()
    let store = try Store.open(directory: directory.path, wake: {})
    for name in agents {
      let name = try #require(AgentName(name))
      _ = store.write([
        .addAgent(
          AgentRow(
            name: name, shown: "\(name)さん", queues: nil, capacity: 3, tokenHash: "hash-t"))
      ])
    }
    store.close()
    return try DeskHarness(options: options, on: directory, shop: staffedShop)
  }

  /// An agent who is available.
  func logIn(_ name: String) throws -> ConnectionID {
    let agent = connect(.agentsUnix)
    try send(#"{"login":{"name":"\#(name)"}}"#, #"{"available":true}"#, on: agent)
    return agent
  }

  /// A customer who speaks English and waits for a person.
  func askForPerson() throws -> ConnectionID {
    let customer = connect()
    try send(
      #"{"hello":{"language":"en"}}"#, #"{"say":"where is my parcel"}"#,
      #"{"say":"let me talk to a person"}"#, on: customer)
    return customer
  }
}
