// Study-quiz write-back on Fastify and postgres.js: the same API, tables and transaction as study-ingest-service. WORKERS
// processes share the port.
import cluster from "node:cluster";
import { createHash, timingSafeEqual } from "node:crypto";
import Fastify from "fastify";
import { ingest } from "./ingest.mjs";
import { Problem, readUpload } from "./upload.mjs";

const { PORT, WORKERS = "1", VIEWER_SYNC_TOKEN = "", STUDY_INGEST_ENABLED } = process.env;

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
  const sha256 = (text) => createHash("sha256").update(text).digest();
  const expected = sha256(VIEWER_SYNC_TOKEN);
  const app = Fastify({ bodyLimit: 1024 * 1024, keepAliveTimeout: 60_000 });

  app.addHook("onRequest", async (request) => {
    if (STUDY_INGEST_ENABLED !== "true") {
      throw new Problem(503, "ingest-disabled", "STUDY_INGEST_ENABLED is not true here.");
    }
    const [scheme, token = ""] = (request.headers.authorization ?? "").split(" ");
    if (scheme !== "Bearer" || !timingSafeEqual(sha256(token), expected)) {
      throw new Problem(401, "unauthenticated", "Send Authorization: Bearer with a viewer's token.");
    }
  });

  app.setErrorHandler((error, request, reply) => {
    const status = error.statusCode ?? 500;
    const problem =
      error instanceof Problem
        ? error
        : new Problem(status, status === 400 ? "invalid-request" : "internal-error", error.message, [
            { pointer: "", detail: "is not JSON" },
          ]);
    reply
      .code(problem.status)
      .header("content-type", "application/problem+json")
      .send(JSON.stringify({ ...problem.body(), instance: request.url }));
  });

  app.post("/ingest/study/attempts", async (request, reply) => {
    const receivedAt = new Date();
    const { created, answer } = await ingest(readUpload(request.body), receivedAt);
    reply.code(created ? 201 : 200);
    return answer;
  });

  await app.listen({ port: Number(PORT), host: "127.0.0.1" });
}
