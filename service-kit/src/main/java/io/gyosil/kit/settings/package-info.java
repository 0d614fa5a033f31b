/**
 * What a service can be told: {@code SettingsTable} is the one list of a service's settings, from which its start is checked
 * and the documentation is made; {@code FileSettings} reads secrets from files.
 */
@NullMarked
package io.gyosil.kit.settings;

import org.jspecify.annotations.NullMarked;
