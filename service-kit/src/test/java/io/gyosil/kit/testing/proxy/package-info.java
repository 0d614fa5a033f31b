/**
 * A TCP proxy between a service and its servers, for tests that spoil the way between them. {@code TcpProxy} listens and
 * applies a {@code Fault}; a {@code Passage} is one connection; a {@code Watch} finds each {@code Crossing}: commits and answers.
 */
@NullMarked
package io.gyosil.kit.testing.proxy;

import org.jspecify.annotations.NullMarked;
