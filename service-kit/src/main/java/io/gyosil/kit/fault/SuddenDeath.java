package io.gyosil.kit.fault;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Ends this process by a true SIGKILL: no hook runs, nothing is flushed. Java itself refuses to send it to itself. */
final class SuddenDeath {

    private static final int SIGKILL = 9;

    private SuddenDeath() {}

    static void die() {
        Linker linker = Linker.nativeLinker();
        MemorySegment kill = linker.defaultLookup()
                .find("kill")
                .orElseThrow(() -> new IllegalStateException("this system has no kill(2)"));
        try {
            int unused = (int) linker.downcallHandle(
                            kill,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invokeExact((int) ProcessHandle.current().pid(), SIGKILL);
            throw new IllegalStateException("this process has outlived its death: kill(2) answers " + unused);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
