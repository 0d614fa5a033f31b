/**
 * A TCP proxy between a service and its servers, for tests that spoil the way between them. {@code TcpProxy} listens and
 * is told the {@code Fault}; a {@code Passage} is one connection; a {@code CommitWatch} knows the answers to commits.
 */
@NullMarked
package io.gyosil.kit.testing.proxy;

import org.jspecify.annotations.NullMarked;
