-- A year of 100 schools: 540,000 lessons, of which every fiftieth goes on. The code of lesson n has the digits of n to the
-- base of 8, each raised by 2, so that pgbench can work it out, too.
INSERT INTO classroom_ref (classroom_id, org_id, teacher_id, name, version, removed)
SELECT c::text, c % 100, c::text, (1 + c % 6) || '학년 ' || (1 + c % 12) || '반', 1, false FROM generate_series(1, 3000) AS c;

INSERT INTO sessions (id, class_id, code, started_at, ended_at, expires_at, org_id, teacher_user_id, title, end_reason)
SELECT md5('lesson ' || n)::uuid, (1 + n % 3000)::text,
       (22222222 + n % 8 + n / 8 % 8 * 10 + n / 64 % 8 * 100 + n / 512 % 8 * 1000 + n / 4096 % 8 * 10000
           + n / 32768 % 8 * 100000 + n / 262144 % 8 * 1000000)::text,
       date_trunc('milliseconds', now()) - n % 250 * interval '1 day',
       CASE WHEN n % 50 > 0 THEN date_trunc('milliseconds', now()) - n % 250 * interval '1 day' + interval '45 minutes' END,
       date_trunc('milliseconds', now()) + CASE WHEN n % 50 = 0 AND n > 50 THEN interval '1 day' ELSE -interval '1 hour' END,
       n % 100, 'teacher', '수업 ' || n, CASE WHEN n % 50 > 0 THEN 'teacher' END
FROM generate_series(1, 540000) AS n;
VACUUM ANALYZE sessions, classroom_ref;
