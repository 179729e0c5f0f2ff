import Commands
import MNISTNotebook

FolioCommand.main(assignment)
