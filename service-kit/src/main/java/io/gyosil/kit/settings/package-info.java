/**
 * The settings of a service: records with {@code @ConfigurationProperties} and the constraints on their components, from which the
 * start is checked and the reference page is made; secrets come in files, Kafka's own settings by Kafka's names.
 */
@NullMarked
package io.gyosil.kit.settings;

import org.jspecify.annotations.NullMarked;
