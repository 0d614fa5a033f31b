DROP TABLE attempt_fact;
