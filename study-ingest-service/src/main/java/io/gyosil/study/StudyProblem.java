package io.gyosil.study;

import io.gyosil.kit.problem.ProblemType;

/** The problems that only this service has. */
public enum StudyProblem implements ProblemType {

    /**
     * {@code STUDY_INGEST_ENABLED} is not true here; asked before anything else.
     *
     * <p>Keep the upload and try later; an operator switches it on.
     */
    INGEST_DISABLED(new Kind("ingest-disabled", 503)),

    /**
     * Several organizations have questions of these {@code pub_id}s. {@code errors} points to them. Nothing was
     * written.
     *
     * <p>Send the organization's number as {@code org_id}.
     */
    AMBIGUOUS_QUESTIONS(new Kind("ambiguous-questions", 422)),

    /**
     * The questions of one upload belong to several learners or organizations. {@code errors} points to those of
     * another than the first. Nothing was written.
     *
     * <p>Send an upload for each learner, each under its own {@code client_session_uuid}.
     */
    MIXED_OWNERS(new Kind("mixed-owners", 422)),

    /**
     * An upload of this {@code client_session_uuid} was taken in with other content. {@code errors} points to what
     * differs, and the member {@code answer} has the stored answer.
     *
     * <p>Take {@code answer} as the result, or send the new content under a new uuid.
     */
    CHANGED_UPLOAD(new Kind("changed-upload", 422)),

    /**
     * A published {@code pub_id} belongs to another learner of the organization already. The member {@code pub_ids}
     * lists them. Nothing was published.
     *
     * <p>Give each learner's copy a {@code pub_id} of its own.
     */
    QUESTION_OF_ANOTHER_LEARNER(new Kind("question-of-another-learner", 422));

    private final Kind kind;

    StudyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
