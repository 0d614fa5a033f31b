package io.gyosil.study;

import io.gyosil.kit.problem.ProblemType;

/** The problems that only this service has. */
public enum StudyProblem implements ProblemType {
    INGEST_DISABLED(new Kind("ingest-disabled", 503)),
    AMBIGUOUS_QUESTIONS(new Kind("ambiguous-questions", 422)),
    MIXED_OWNERS(new Kind("mixed-owners", 422)),
    CHANGED_UPLOAD(new Kind("changed-upload", 422)),
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
