import Commands

// A program may have taken locks before its work begins.
Trap.count()
FolioCommand.main(trappingNotebook)
