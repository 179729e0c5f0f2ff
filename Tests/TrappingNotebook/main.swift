import Commands

FolioCommand.main(trappingNotebook)
