import Assignment
import Commands

FolioCommand.main(assignment)
