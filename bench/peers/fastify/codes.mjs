// Which lesson has this code: Fastify and postgres.js, one statement. WORKERS processes share the port.
import cluster from "node:cluster";
import Fastify from "fastify";
import postgres from "postgres";

const { PORT, WORKERS = "1" } = process.env;
const CODE = /^[2-9A-HJKMNP-Z]{8}$/;

if (cluster.isPrimary && Number(WORKERS) > 1) {
  for (let i = 0; i < Number(WORKERS); i++) {
    cluster.fork();
  }
  process.on("SIGTERM", () => {
    Object.values(cluster.workers).forEach((worker) => worker.kill());
    process.exit(0);
  });
} else {
  await serve();
}

async function serve() {
  // It has its environment: host, port, database, user and password.
  const sql = postgres({ max: 10, connection: { search_path: "session" } });
  const app = Fastify({ keepAliveTimeout: 60_000 });
  const answer = {
    schema: {
      response: {
        200: {
          type: "object",
          properties: {
            session_id: { type: "string" },
            class_name: { type: "string" },
            title: { type: "string", nullable: true },
            expires_at: { type: "string" },
          },
        },
      },
    },
  };
  app.get("/api/live-codes/:code", answer, async (request, reply) => {
    const code = request.params.code.replace(/\s/g, "").toUpperCase();
    const [lesson] = CODE.test(code)
      ? await sql`SELECT s.id AS session_id, c.name AS class_name, s.title, s.expires_at
                  FROM sessions s JOIN classroom_ref c ON c.classroom_id = s.class_id
                  WHERE s.code = ${code} AND s.ended_at IS NULL AND s.expires_at > now()`
      : [];
    if (!lesson) {
      reply.code(404).header("content-type", "application/problem+json");
      return { type: "no-such-lesson", status: 404, title: "No lesson has this code now", instance: request.url };
    }
    lesson.expires_at = lesson.expires_at.toISOString();
    return lesson;
  });
  await app.listen({ port: Number(PORT), host: "127.0.0.1" });
}
