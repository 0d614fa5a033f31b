DROP TABLE idempotency_key, outbox;
