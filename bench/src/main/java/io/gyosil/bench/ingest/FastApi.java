package io.gyosil.bench.ingest;

import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Peer (a): the stack of the seeds, FastAPI with asynchronous SQLAlchemy and asyncpg on uvicorn. */
public record FastApi(Path folder, String versions) implements PeerServer.Kind {
    // The one for which Debian's packages are, not another one that may come earlier on the PATH.
    private static final String PYTHON = "/usr/bin/python3";
    private static final String PACKAGES = "python3-fastapi python3-sqlalchemy python3-sqlalchemy-ext python3-asyncpg"
            + " python3-uvloop python3-httptools uvicorn";
    private static final String VERSIONS = """
        import sys, fastapi, sqlalchemy, asyncpg, uvicorn, uvloop, httptools
        from sqlalchemy import cresultproxy
        print(f"fastapi {fastapi.__version__}, sqlalchemy {sqlalchemy.__version__}, asyncpg {asyncpg.__version__}, "
              f"uvicorn {uvicorn.__version__} with uvloop {uvloop.__version__} on python {sys.version.split()[0]}")
        """;

    /** @throws StackFailure when something is not installed, with what to do */
    public static FastApi in(Path folder) {
        try {
            Process python = new ProcessBuilder(PYTHON, "-c", VERSIONS)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String versions = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (python.waitFor() == 0) {
                return new FastApi(folder, versions);
            }
        } catch (IOException missing) {
            throw new StackFailure(advice(), missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new StackFailure(advice());
    }

    @Override
    public String name() {
        return "fastapi";
    }

    @Override
    public ProcessBuilder command(int port, int workers) {
        List<String> command = List.of(
                PYTHON,
                "-m",
                "uvicorn",
                "app:app",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                Integer.toString(workers),
                "--loop",
                "uvloop",
                "--http",
                "httptools",
                "--no-access-log",
                "--log-level",
                "warning");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return builder;
    }

    private static String advice() {
        return "The peer fastapi needs Debian's packages: apt-get install " + PACKAGES
                + ". Or leave it out: --contestants own,fastify,limit.";
    }
}
