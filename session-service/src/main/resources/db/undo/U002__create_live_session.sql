DROP TABLE participant_token, participant, sessions;
