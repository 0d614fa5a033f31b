package io.gyosil.classroom.roster;

import java.util.List;

/** The steps of the two things that are done with an import, in their order. */
public interface RosterSteps {

    /** Users first, for classes have teachers; classes go last, since what is in them goes with them. */
    List<RosterStep> applying();

    /** The other way round. */
    List<RosterStep> undoing();
}
