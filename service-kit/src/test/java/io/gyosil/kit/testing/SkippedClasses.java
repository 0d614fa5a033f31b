package io.gyosil.kit.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says of a class that gave up before its first test why it did: Maven counts no test of it, and would say nothing. */
public final class SkippedClasses implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isContainer() && result.getStatus() == TestExecutionResult.Status.ABORTED) {
            System.out.println("Skipped: " + test.getDisplayName() + ": "
                    + result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
        }
    }
}
