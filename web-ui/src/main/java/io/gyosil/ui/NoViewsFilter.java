package io.gyosil.ui;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.views.ViewsFilter;
import jakarta.inject.Singleton;

/** Takes the place of the framework's filter, which looks at every answer of a service for one that names a view; none does. */
@Singleton
@Replaces(ViewsFilter.class)
final class NoViewsFilter {}
