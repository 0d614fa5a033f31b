package io.gyosil.bench.roster;

import io.gyosil.bench.frame.BenchContext;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** FastAPI and SQLAlchemy, as seed 003 has it, on the same tables. */
record SeedsStack(int port, Process process) implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";

    static SeedsStack on(BenchContext context, Town town) {
        int port = FreePorts.one();
        ServiceRoles roles = town.services().secrets().roles("classroom");
        ProcessBuilder command = new ProcessBuilder(List.of(
                        PYTHON,
                        "-m",
                        "uvicorn",
                        "app:app",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--no-access-log",
                        "--log-level",
                        "warning"))
                .directory(context.peer("fastapi-roster").toFile());
        command.environment()
                .putAll(Map.of(
                        "PYTHONDONTWRITEBYTECODE",
                        "1",
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        Integer.toString(context.workplace().postgres().port()),
                        "PGDATABASE",
                        Bootstrap.DATABASE,
                        // For whom rows are not guarded: it says on nobody's behalf that it works.
                        "PGUSER",
                        "classroom_worker",
                        "PGPASSWORD",
                        roles.workerPassword()));
        Process process = context.workplace().spawn("fastapi-roster", command);
        if (!Patience.until(Duration.ofSeconds(30), Duration.ofMillis(100), () -> !process.isAlive() || answers(port))
                || !process.isAlive()) {
            throw new StackFailure(
                    "The peer fastapi did not come to answer. It needs Debian's packages: apt-get install"
                            + " python3-fastapi python3-sqlalchemy python3-sqlalchemy-ext python3-psycopg2 uvicorn."
                            + context.workplace().tail("fastapi-roster"));
        }
        return new SeedsStack(port, process);
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection request = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/openapi.json")
                    .toURL()
                    .openConnection();
            return request.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
