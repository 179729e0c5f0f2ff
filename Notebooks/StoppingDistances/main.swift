import Commands
import Commands

FolioCommand.main(stoppingDistances)
