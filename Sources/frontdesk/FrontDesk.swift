@main
struct FrontDesk {
  // One call into a plain function: closures written inside a `main` belong to the main actor and
  // trap when another thread calls them.
  static func main() { runProgram() }
}
