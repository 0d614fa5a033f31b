-- Keeps every version of a progress row, so that the limit can write just these. The upload names itself in it.
CREATE TABLE bench.progress_versions (LIKE question_progress);
CREATE FUNCTION bench.keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO bench.progress_versions VALUES (NEW.*);
    RETURN NULL;
END
$$;
CREATE TRIGGER keep_version AFTER INSERT OR UPDATE ON question_progress
    FOR EACH ROW EXECUTE FUNCTION bench.keep_version();
