-- After each start: the days to come, so that no row has to go to the default partitions.
SELECT make_day_partitions(t, (now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + 14)
FROM unnest(ARRAY['messages', 'logs']) AS t;
