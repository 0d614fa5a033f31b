DROP TABLE login_attempt, refresh_token, signing_key, user_identity;
