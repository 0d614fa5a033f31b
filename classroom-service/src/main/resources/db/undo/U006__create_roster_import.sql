DROP TABLE roster_journal, roster_row, roster_import, roster_link;
