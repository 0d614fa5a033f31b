package io.gyosil.kit;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.Micronaut;

/** How every service starts: the same settings beneath its own ({@code application-service.yml}). */
public final class GyosilService {

    private GyosilService() {}

    /** Starts a service and serves until it is told to end. */
    public static void run(Class<?> application, String... args) {
        builder(application).args(args).start();
    }

    /** A service about to start. */
    public static ApplicationContextBuilder builder(Class<?> application) {
        return settled(Micronaut.build(new String[0]).mainClass(application).banner(false));
    }

    /** A context without a server, with the same settings. */
    public static ApplicationContextBuilder contextBuilder() {
        return settled(ApplicationContext.builder());
    }

    private static ApplicationContextBuilder settled(ApplicationContextBuilder builder) {
        return builder.environments("service").deduceEnvironment(false);
    }
}
