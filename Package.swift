// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of the house is compiled with.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // A module at once: from a clean clone a debug build takes two thirds of the time.
  .unsafeFlags(["-whole-module-optimization", "-num-threads", "2"], .when(configuration: .debug)),
]

/// Arithmetic over thousands of phrases: unoptimised, every test that runs the shop's pages waits for
/// it.
let optimised: Set = ["Text", "Matching"]
let always: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The modules and what each may import of ours, floor by floor. `Tests/HouseTests` holds the
/// import lines against the same list.
let modules: [(name: String, imports: [String], system: [String])] = [
  ("Text", [], []),
  ("Pages", ["Text"], []),
  ("Conversations", ["Text"], []),
  ("Matching", ["Pages", "Text"], []),
  ("Handoffs", ["Conversations", "Text"], []),
  ("Dialog", ["Matching", "Pages", "Conversations", "Text"], []),
  ("Wire", ["Handoffs", "Conversations", "Text"], []),
  ("Store", ["Conversations", "Text"], ["CSQLite"]),
  ("Sockets", ["Wire"], ["CLinux"]),
  (
    "Desk",
    ["Store", "Dialog", "Wire", "Matching", "Handoffs", "Pages", "Conversations", "Text"], []
  ),
]
let all = modules.map(\.name)

/// The modules whose tests run on the small shop.
let needsShop: Set = ["Dialog", "Desk", "frontdesk"]

/// What lies beside the tests and is no code.
let notCode = ["Text": ["Tables"], "Pages": ["Golden"]]

let package = Package(
  name: "frontdesk",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "frontdesk", targets: ["frontdesk"])],
  dependencies: [],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CLinux"),
    // A small shop that the tests of several modules run on.
    .target(
      name: "TestManuals", dependencies: ["Pages", "Text"], path: "Tests/TestManuals",
      swiftSettings: house),
  ]
    + modules.map { module in
      .target(
        name: module.name,
        dependencies: (module.imports + module.system).map { .target(name: $0) },
        swiftSettings: house + (optimised.contains(module.name) ? always : []))
    }
    + [
      .executableTarget(
        name: "frontdesk", dependencies: all.map { .target(name: $0) }, swiftSettings: house,
        // crypt(3), for agents' tokens; elsewhere it is part of the C library.
        linkerSettings: [.linkedLibrary("crypt", .when(platforms: [.linux]))])
    ]
    + (all + ["frontdesk"]).map { name in
      .testTarget(
        name: name + "Tests",
        dependencies: ((name == "frontdesk" ? all + ["frontdesk"] : testImports(name))
          + (needsShop.contains(name) ? ["TestManuals"] : [])).map { .target(name: $0) },
        exclude: notCode[name] ?? [], swiftSettings: house)
    }
    + [
      .testTarget(
        name: "HouseTests", dependencies: all.map { .target(name: $0) }, swiftSettings: house)
    ]
)

/// A test target sees its module and what that module may import.
func testImports(_ name: String) -> [String] {
  [name] + (modules.first { $0.name == name }?.imports ?? [])
}
