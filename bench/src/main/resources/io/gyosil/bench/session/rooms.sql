WITH room AS (SELECT ?::uuid AS id, ?::integer AS n, ?::text AS token),
     class AS (
         INSERT INTO session.classroom_ref (classroom_id, org_id, teacher_id, name, version, removed)
         SELECT n::text, 1, 'teacher', n || '반', 1, false FROM room),
     lesson AS (
         INSERT INTO session.sessions (id, class_id, code, expires_at, org_id, teacher_user_id, title, version)
         SELECT id, n::text, (22222222 + n)::text, now() + interval '1 day', 1, 'teacher', '수업 ' || n, 1 FROM room
         RETURNING id),
     pupil AS (
         INSERT INTO session.participant (session_id, role, nickname, avatar_id)
         SELECT id, 'student', '학생', 1 FROM lesson
         RETURNING participant_id)
INSERT INTO session.participant_token (token_digest, participant_id)
SELECT sha256(convert_to(token, 'UTF8')), participant_id FROM pupil CROSS JOIN room
