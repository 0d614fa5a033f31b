package io.gyosil.classroom.roster;

/** Holds staged rows against each other and against what is here. In the open transaction, as the worker. */
public interface Comparison {

    /** Finds out what each row is about, and what is wrong with it. */
    void check(RosterWork work, RosterKind kind, RowRange rows);

    /** Says of each row that is all right what it would change; all rows of its kind were checked. */
    void compare(RosterWork work, RosterKind kind, RowRange rows);

    /** Counts what would change, and says whether that is unusually much. */
    Preview count(RosterWork work, RosterSettings settings);
}
