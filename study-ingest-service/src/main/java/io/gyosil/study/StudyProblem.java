package io.gyosil.study;

import io.gyosil.kit.problem.ProblemType;

/** The problems that only this service has. */
public enum StudyProblem implements ProblemType {
    INGEST_DISABLED(new Kind("ingest-disabled", 503, "Study ingest is switched off", "학습 기록 수집이 꺼져 있습니다")),
    AMBIGUOUS_QUESTIONS(new Kind(
            "ambiguous-questions",
            422,
            "Several organizations have questions of these names",
            "여러 기관에 같은 이름의 문제가 있습니다")),
    MIXED_OWNERS(new Kind("mixed-owners", 422, "The questions belong to several learners", "여러 학습자의 문제가 섞여 있습니다")),
    CHANGED_UPLOAD(new Kind(
            "changed-upload", 422, "This upload was taken in with other content", "같은 업로드가 다른 내용으로 이미 처리되었습니다")),
    QUESTION_OF_ANOTHER_LEARNER(
            new Kind("question-of-another-learner", 422, "A question belongs to another learner", "다른 학습자의 문제입니다"));

    private final Kind kind;

    StudyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
