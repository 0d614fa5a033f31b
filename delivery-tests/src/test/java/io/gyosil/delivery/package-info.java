/** What a platform team runs Gyosil with, compared with what the services really are. */
@NullMarked
package io.gyosil.delivery;

import org.jspecify.annotations.NullMarked;
