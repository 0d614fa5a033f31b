/**
 * The sockets of lessons. Each replica's hub hears, from Kafka, what happens in all lessons, and passes on what happens in those
 * of which sockets are open here.
 */
@NullMarked
package io.gyosil.session.live.socket;

import org.jspecify.annotations.NullMarked;
