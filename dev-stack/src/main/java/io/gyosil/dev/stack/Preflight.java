package io.gyosil.dev.stack;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.FileTree;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.OwnerOnly;
import io.gyosil.servers.process.PortHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What must hold before anything is started, so that nothing has to be cleared away afterwards. */
final class Preflight {
    private static final long SPACE = 1L << 30;
    private static final long MIB = 1L << 20;

    private Preflight() {}

    /** Makes the data folder, or says why it cannot be one. */
    static void prepareData(StackLayout layout) {
        Path data = layout.data();
        try {
            if (isForeign(layout)) {
                throw new StackFailure(data + " is not empty and was not made by this stack. Choose an empty or a new"
                        + " folder with --data.");
            }
            OwnerOnly.folder(data);
            for (Path folder : List.of(layout.run(), layout.logs(), layout.cache())) {
                OwnerOnly.folder(folder);
            }
        } catch (IOException failure) {
            throw new StackFailure(
                    "The data folder " + data + " cannot be written (" + FileFailure.reason(failure)
                            + "). Give its owner the right to"
                            + " write it, free some space, or choose another with --data.",
                    failure);
        }
    }

    /** Says which ports are taken and by whom. */
    static void checkPorts(PortPlan ports, List<ServiceSpec> services) {
        List<String> taken = new ArrayList<>();
        ports.users(services).forEach((port, user) -> {
            if (!FreePorts.isFree(port)) {
                String holder = PortHolder.of(port).map(PortHolder::toString).orElse("another process");
                taken.add("port " + port + " for " + user + " is taken by " + holder);
            }
        });
        if (!taken.isEmpty()) {
            String list = String.join("; ", taken);
            throw new StackFailure(Character.toUpperCase(list.charAt(0)) + list.substring(1)
                    + ". Stop it, or take other ports: ./gyosil up --port-base " + freeBase(ports, services));
        }
    }

    private static boolean isForeign(StackLayout layout) throws IOException {
        if (!Files.exists(layout.data()) || Files.isDirectory(layout.run())) {
            return false;
        }
        if (!Files.isDirectory(layout.data())) {
            return true;
        }
        return !FileTree.isEmpty(layout.data());
    }

    /** Says when the disk is nearly full. */
    static void checkSpace(Path data) throws IOException {
        long usable = Files.getFileStore(data).getUsableSpace();
        if (usable < SPACE) {
            throw new StackFailure(
                    "Only " + usable / MIB + " MiB are free on the disk of " + data + ", and a stack needs "
                            + SPACE / MIB + " MiB. Free some space, or choose a folder on another disk with --data.");
        }
    }

    /** Whether nothing can be written any more, not even why. */
    static boolean isFull(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace() < MIB;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static int freeBase(PortPlan ports, List<ServiceSpec> services) {
        for (int base = ports.base() + 10_000; base < 60_000; base += 100) {
            if (new PortPlan(base).users(services).keySet().stream().allMatch(FreePorts::isFree)) {
                return base;
            }
        }
        return FreePorts.row(PortPlan.LENGTH);
    }
}
