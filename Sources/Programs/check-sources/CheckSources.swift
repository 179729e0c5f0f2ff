import Foundation
import SourceChecks

/// The program behind `make lint`: prints what breaks the project's rules about modules, files and comments.
///
/// It is run in the checkout's top folder. Its exit code is 0 if all rules are obeyed, 1 if one is not, and 2 if the
/// checkout cannot be read.
@main
struct CheckSources {
    static func main() {
        do {
            let tree = try SourceTree(readingFrom: URL(filePath: FileManager.default.currentDirectoryPath))
            let faults = AllChecks.faults(in: tree)
            faults.forEach { print($0) }
            if !faults.isEmpty { exit(1) }
            print("\(tree.fileCount) files obey all rules.")
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(2)
        }
    }
}
