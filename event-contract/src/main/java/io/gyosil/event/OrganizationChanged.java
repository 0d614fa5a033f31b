package io.gyosil.event;

/**
 * An organization was made or changed: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code organization:<id>}; a
 * record of that key without data says that it was removed.
 *
 * @param orgId the organization
 * @param name its name
 * @param type what it is, such as {@code school}
 * @param timeZone of its calendar days, such as {@code Asia/Seoul}
 * @param version grows with every change of this organization, and never starts again
 */
public record OrganizationChanged(long orgId, String name, String type, String timeZone, long version)
        implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.organization-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.organization-removed.v1";

    @Override
    public String key() {
        return "organization:" + orgId;
    }
}
