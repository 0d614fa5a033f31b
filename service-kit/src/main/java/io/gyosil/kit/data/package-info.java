/** PostgreSQL through Micronaut: two roles and their pools, what holds for each transaction, and how the schema is made. */
@NullMarked
package io.gyosil.kit.data;

import org.jspecify.annotations.NullMarked;
