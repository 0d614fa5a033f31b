/** Those who upload and talk, each until they are acknowledged, and what they send. */
@NullMarked
package io.gyosil.proving.load;

import org.jspecify.annotations.NullMarked;
