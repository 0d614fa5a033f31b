DROP TABLE session;
DROP SEQUENCE state_version;
