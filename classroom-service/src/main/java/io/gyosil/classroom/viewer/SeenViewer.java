package io.gyosil.classroom.viewer;

import java.time.Instant;

/** A viewer and when it was seen. */
record SeenViewer(long id, Instant at) {}
