package io.gyosil.proving.chaos;

import io.gyosil.dev.stack.PartState;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackStatus;
import io.gyosil.proving.oracle.Database;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.ProcessIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Sends SIGKILL to processes of one stack, found by the pid that its supervisor wrote down. */
public final class Killer {

    private static final int BACK_END_EVERY = 3;

    // Those at work first: a kill between two statements is worth less.
    private static final String BACK_ENDS = """
        SELECT pid, usename FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()
        ORDER BY state <> 'idle' DESC, random()
        LIMIT 1
        """;

    private final Stack stack;
    private final Database database;
    private final @Nullable SecondReplica second;
    private int postgresKills;

    public Killer(Stack stack, Database database) {
        this(stack, database, null);
    }

    /** @param second a further session service, or null when there is none */
    Killer(Stack stack, Database database, @Nullable SecondReplica second) {
        this.stack = stack;
        this.database = database;
        this.second = second;
    }

    /**
     * What was killed.
     *
     * @param what its name and pid
     * @param isBack whether it serves again
     */
    record Killed(String what, BooleanSupplier isBack) {}

    Killed kill(Kill kill) {
        if (kill == Kill.POSTGRES && ++postgresKills % BACK_END_EVERY == 2) {
            return killBackEnd();
        }
        return kill == Kill.SESSION_2 && second != null ? second.kill() : killPart(kill.toString());
    }

    private Killed killPart(String name) {
        ProcessIdentity process = part(name)
                .map(PartState::process)
                .orElseThrow(() -> new StackFailure("There is no process of " + name + " to kill: see its log."));
        sigkill(process.handle(), name);
        return new Killed(name + " (pid " + process.pid() + ")", () -> isBack(name, process));
    }

    private Killed killBackEnd() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BACK_ENDS)) {
            if (!row.next()) {
                throw new StackFailure("No service has a connection to PostgreSQL, so no back end can be killed.");
            }
            long pid = row.getLong("pid");
            sigkill(ProcessHandle.of(pid), "back end");
            return new Killed(
                    "postgres back end of " + row.getString("usename") + " (pid " + pid + ")",
                    () -> ProcessHandle.of(pid).isEmpty() && database.answers());
        } catch (SQLException failure) {
            throw new StackFailure("PostgreSQL does not list its back ends: " + failure.getMessage(), failure);
        }
    }

    private static void sigkill(Optional<ProcessHandle> process, String name) {
        // On Linux and macOS this is SIGKILL.
        if (process.filter(ProcessHandle::destroyForcibly).isEmpty()) {
            throw new StackFailure("The process of " + name + " was gone before it could be killed: see its log.");
        }
    }

    private boolean isBack(String name, ProcessIdentity killed) {
        return part(name)
                .filter(now -> now.ready() && !killed.equals(now.process()))
                .flatMap(now -> Optional.ofNullable(now.process()))
                .filter(ProcessIdentity::isAlive)
                .isPresent();
    }

    private Optional<PartState> part(String name) {
        return stack.status().map(StackStatus::state).stream()
                .flatMap(state -> state.parts().stream())
                .filter(part -> part.name().equals(name))
                .findFirst();
    }
}
