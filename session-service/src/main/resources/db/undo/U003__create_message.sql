DROP FUNCTION make_day_partitions, drop_day_partitions;
DROP TABLE retention_run, held_word_list, held_word, logs, messages;
