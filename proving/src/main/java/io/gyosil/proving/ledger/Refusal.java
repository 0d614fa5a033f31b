package io.gyosil.proving.ledger;

import java.time.Duration;

/**
 * A try that came to nothing, though another may not.
 *
 * @param status of the answer; 0 where none came
 * @param type of the problem in it
 * @param after how long it took
 */
public record Refusal(int status, String type, Duration after) {}
