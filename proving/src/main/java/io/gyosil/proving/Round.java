package io.gyosil.proving;

import java.time.Duration;

/**
 * One kill and what was felt of it.
 *
 * @param kill what was killed
 * @param outage of study and postgres the longest time in which no upload was acknowledged; of analytics and kafka the
 *     time until the process served again
 */
record Round(Kill kill, Duration outage) {}
