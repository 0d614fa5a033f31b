package io.gyosil.roster;

/** How a learner or a class stands to a member of an organization. */
enum Relation {
    /** No organization has ever named it. */
    UNCLAIMED,
    /** Of another organization, or no more. */
    FOREIGN,
    /** Of the same organization. */
    SAME_ORGANIZATION,
    /** Taught by that very teacher, alone or with others. */
    TAUGHT
}
