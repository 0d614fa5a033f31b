DROP TABLE job, idempotency_key, outbox;
