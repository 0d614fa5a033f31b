package io.gyosil.classroom.roster;

import io.gyosil.kit.problem.ProblemType;

/** The problems that only roster imports have. */
public enum RosterProblem implements ProblemType {
    NOT_A_ROSTER(new Kind("not-a-roster", 415, "The body must be a zip or a CSV file", "본문은 ZIP 또는 CSV 파일이어야 합니다")),
    UNREADABLE(new Kind("unreadable-roster", 422, "The roster cannot be read", "명단을 읽을 수 없습니다")),
    TOO_LARGE(new Kind("roster-too-large", 413, "The roster is too large", "명단이 너무 큽니다")),
    OVER_THRESHOLD(new Kind("over-threshold", 409, "Unusually much would change", "바뀌는 내용이 너무 많습니다")),
    BUSY(new Kind("roster-busy", 409, "A roster is being worked on", "다른 명단 작업이 진행 중입니다")),
    WRONG_STATUS(new Kind("roster-status", 409, "The import is past that", "지금 상태에서는 할 수 없습니다"));

    private final Kind kind;

    RosterProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
