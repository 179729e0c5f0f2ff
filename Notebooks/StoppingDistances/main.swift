import Commands

FolioCommand.main(stoppingDistances)
