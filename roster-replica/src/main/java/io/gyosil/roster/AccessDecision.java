package io.gyosil.roster;

/** What a caller gets who asks for somebody's records. */
public enum AccessDecision {
    /** They may. */
    ALLOWED,
    /** They may not, and may know that it is there: it is of their own organization. */
    FORBIDDEN,
    /** For them there is no such thing. */
    UNKNOWN
}
