package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.CommandLock;
import io.gyosil.dev.stack.PortPlan;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.ClassArchives;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The supervisor's process. Arguments: the folder of the sources, the data folder, that of the archives, the port base. */
public final class SupervisorMain {
    private static final Duration PREDECESSOR = Duration.ofSeconds(2);

    private SupervisorMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        StackLayout layout =
                new StackLayout(Path.of(arguments[0]), Path.of(arguments[1]), new ClassArchives(Path.of(arguments[2])));
        PortPlan ports = new PortPlan(Integer.parseInt(arguments[3]));
        try (CommandLock alone = CommandLock.on(
                layout.supervisorLock(), PREDECESSOR, "Another supervisor runs in " + layout.data() + ".")) {
            supervise(layout, new Parts(layout, ports, ServiceSpec.builtIn(layout.home())));
        }
    }

    private static void supervise(StackLayout layout, Parts parts) throws InterruptedException {
        LogFile.keepShort(layout);
        Supervisor supervisor = Supervisor.of(layout, parts);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop-the-stack"));
        try {
            supervisor.start();
        } catch (StackFailure failure) {
            supervisor.fail(String.valueOf(failure.getMessage()));
            System.exit(1);
        } catch (RuntimeException failure) {
            supervisor.fail("The supervisor failed: " + failure);
            throw failure;
        }
        new CountDownLatch(1).await();
    }
}
