DROP FUNCTION count_roster_rows();
DROP TABLE roster_journal, roster_row, roster_import, roster_link;
