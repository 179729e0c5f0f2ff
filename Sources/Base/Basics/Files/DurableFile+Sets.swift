import Foundation

/// Writing of several files that belong together.
extension DurableFile {
    /// A file of a set: complete under a temporary name, then in its place.
    private struct Member {
        let target: String
        let temporary: String
        /// A second name of the file that was there before; nil if there was none, or the file system has no links.
        var former: String?
        /// True if it has its name.
        var isInPlace = false
        /// True if a file was there before.
        var isReplacement = false
    }

    /// Replaces several files, all or none.
    ///
    /// All are complete on the disk under temporary names before the first is put in its place. If one cannot be, those
    /// that were put in place before it are taken back. Only a process that is killed in the moment between leaves some
    /// new and some former files. The caller must hold the folder's lock, so that nobody sweeps the temporary files.
    ///
    /// - Parameters:
    ///   - files: The files and their contents.
    ///   - hint: A sentence for the error message that says what the user can do if a folder cannot be made.
    /// - Throws: `FileError` with the fault `.output`. The existing files are then unchanged.
    package static func write(_ files: [(target: URL, bytes: Data)], hint: String) throws(FileError) {
        var members: [Member] = []
        defer { for member in members { removeTemporaries(of: member) } }
        for (target, bytes) in files { members.append(try member(target, bytes, hint)) }
        for index in members.indices {
            do {
                try putInPlace(&members[index])
            } catch {
                for place in members[...index].indices.reversed() { takeBack(&members[place]) }
                throw failure(members[index].target, error)
            }
        }
    }

    /// Writes the file under a temporary name.
    private static func member(_ target: URL, _ bytes: Data, _ hint: String) throws(FileError) -> Member {
        let folder = target.deletingLastPathComponent().path
        do {
            try makeFolder(folder)
        } catch {
            throw FileError(.output, "Cannot make the folder \(folder): \(reason(error)). \(hint)")
        }
        do {
            var path = ""
            try writeTemporary(bytes, beside: target.path) { path = $0 }
            return Member(target: target.path, temporary: path)
        } catch {
            throw failure(target.path, error)
        }
    }

    /// Gives the file its name, and the former one a temporary name.
    private static func putInPlace(_ member: inout Member) throws {
        var status = stat()
        member.isReplacement = lstat(member.target, &status) == 0
        if member.isReplacement {
            let former = temporaryPath(beside: member.target)
            if link(member.target, former) == 0 {
                member.former = former
            } else if status.st_mode & S_IFMT != S_IFDIR, rename(member.target, former) == 0 {
                // A file system without links, or a file that may not have one.
                member.former = former
            }
        }
        guard rename(member.temporary, member.target) == 0 else {
            throw POSIXError(.init(rawValue: errno) ?? .EIO)
        }
        member.isInPlace = true
    }

    /// Puts the former file in its place again.
    private static func takeBack(_ member: inout Member) {
        if let former = member.former {
            // If even that fails, the file stays under its temporary name.
            if rename(former, member.target) != 0 { member.former = nil }
        } else if !member.isReplacement, member.isInPlace {
            unlink(member.target)
        }
    }

    private static func removeTemporaries(of member: Member) {
        unlink(member.temporary)
        if let former = member.former { unlink(former) }
    }

    private static func failure(_ path: String, _ error: any Error) -> FileError {
        FileError(.output, "Cannot write \(path): \(reason(error)). What was there before is unchanged.")
    }
}
