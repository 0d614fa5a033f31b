/**
 * What must be there, worked out by code that shares nothing with the services, and held against what is there: the ledger
 * against the study log, the log against reviews, events and facts, the facts against the features, and what everybody saw
 * of a lesson against its history.
 */
@NullMarked
package io.gyosil.proving.oracle;

import org.jspecify.annotations.NullMarked;
