DROP TABLE participant, sessions;
