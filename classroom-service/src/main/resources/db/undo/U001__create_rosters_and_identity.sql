DROP TABLE roster_journal, roster_row, roster_import, roster_link, login_attempt, refresh_token, signing_key,
    user_identity, student_classroom, interest_goal, classroom, students, teachers, users, organizations;
DROP FUNCTION count_roster_rows(), log_out(bigint), organization_of(text, text), app_is(text), app_number(text),
    mark_change();
DROP SEQUENCE classroom_id, state_version;
