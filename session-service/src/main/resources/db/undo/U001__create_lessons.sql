DROP TABLE deck_memory, card_answer, card, problems;
DROP FUNCTION make_day_partitions, drop_day_partitions;
DROP TABLE retention_run, held_word_list, held_word, logs, messages;
DROP TABLE participant_token, participant, sessions;
DROP TABLE session;
DROP SEQUENCE state_version;
