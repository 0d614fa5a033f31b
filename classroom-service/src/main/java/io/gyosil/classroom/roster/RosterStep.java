package io.gyosil.classroom.roster;

/** One of the steps in which an import is applied or taken back, some rows at a time. */
public interface RosterStep {

    /** Its name, by which the work finds where it stopped. */
    String name();

    /**
     * Works on the next rows, in the open transaction, as the worker: what it changes is locked before it is looked at,
     * and its journal and events are written along with it.
     *
     * @param after the position at which the last rows ended; 0 at the beginning
     * @param most how many rows
     */
    Done work(RosterWork work, long after, int most);

    /**
     * What was done.
     *
     * @param position the last row of it that is done
     * @param rows how many rows of the import these are; none for rows that change nothing
     */
    record Done(long position, long rows) {

        /** Nothing, since there is no more. */
        public static final Done NOTHING = new Done(Long.MAX_VALUE, 0);
    }
}
