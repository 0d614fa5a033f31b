DROP TABLE viewer_token, viewer_ref;
