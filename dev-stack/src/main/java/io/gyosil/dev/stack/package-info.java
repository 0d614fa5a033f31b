/**
 * One stack as its users see it: {@code Stack} starts, stops and resets it, {@code StackInfo} says where everything is.
 * {@code ServiceSpec} is the one table of services, {@code PortPlan} and {@code StackLayout} say which ports and files
 * are whose, {@code StackState} is what a running stack writes down about itself.
 */
@NullMarked
package io.gyosil.dev.stack;

import org.jspecify.annotations.NullMarked;
