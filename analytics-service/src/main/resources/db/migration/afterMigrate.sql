-- After each start: a partition of attempt_fact for this month and the twelve to come. A month of which the default
-- partition holds answers already stays there.
DO $$
DECLARE
    month date;
    partition_name text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('attempt_fact partitions', 0));
    FOR month IN
        SELECT generate_series(date_trunc('month', now()), now() + interval '12 months', interval '1 month')
    LOOP
        partition_name := format('attempt_fact_%s', to_char(month, 'YYYY_MM'));
        CONTINUE WHEN to_regclass(partition_name) IS NOT NULL
            OR EXISTS (SELECT FROM attempt_fact_default
                       WHERE answered_at >= month AND answered_at < month + interval '1 month');
        EXECUTE format('CREATE TABLE %I PARTITION OF attempt_fact FOR VALUES FROM (%L) TO (%L)',
            partition_name, month::timestamptz, (month + interval '1 month')::timestamptz);
    END LOOP;
END
$$;
