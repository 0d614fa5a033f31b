\set n 50 * random(2, 10800)
\set code 22222222 + :n % 8 + :n / 8 % 8 * 10 + :n / 64 % 8 * 100 + :n / 512 % 8 * 1000 + :n / 4096 % 8 * 10000 + :n / 32768 % 8 * 100000 + :n / 262144 % 8 * 1000000
SELECT s.id, c.name, s.title, s.expires_at FROM session.sessions s JOIN session.classroom_ref c ON c.classroom_id = s.class_id WHERE s.code = :code AND s.ended_at IS NULL AND s.expires_at > now();
