package io.gyosil.session.word;

import java.util.List;

/** The words of each organization, in the open transaction. */
public interface HeldWordStore {

    /** The version of an organization without any words. */
    long NO_VERSION = 0;

    /** Which version of its words an organization has; it grows with every change. */
    long version(long orgId);

    /** An organization's words, in the order of their characters. */
    List<String> words(long orgId);

    /**
     * Puts these in the place of an organization's words; another transaction that does so waits until the transaction ends.
     *
     * @return their version
     */
    long replace(long orgId, List<String> words);

    /** Takes the lock under which they are replaced. */
    void lock(long orgId);
}
