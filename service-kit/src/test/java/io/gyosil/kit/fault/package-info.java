/** That nobody arms a fault point by accident; what dying at one does is in the system tests. */
@NullMarked
package io.gyosil.kit.fault;

import org.jspecify.annotations.NullMarked;
