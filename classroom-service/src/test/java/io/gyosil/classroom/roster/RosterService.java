package io.gyosil.classroom.roster;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.classroom.ClassroomService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Sql;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A classroom service under test, on a schema of its own, as the admins of its organizations see it. */
final class RosterService implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String schema;
    private final ClassroomService service;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RosterService(String schema, Map<String, Object> further) {
        this.schema = schema;
        service = ClassroomService.on(schema, further);
    }

    /** Starts one; a second one on the same schema is a second replica. */
    static RosterService on(String schema) {
        return new RosterService(schema, Map.of());
    }

    static RosterService on(String schema, Map<String, Object> settings) {
        return new RosterService(schema, settings);
    }

    /** Makes an organization with an admin, a teacher and a student who can log in, and says which. */
    long organization(String name) throws SQLException {
        Sql database = database();
        if (database.column("SELECT id FROM users WHERE is_operator").isEmpty()) {
            service.anyone().post("/auth/first-admin", """
                {"code": "%s", "organization": "Gyosil", "email": "operator@gyosil.example", "name": "Operator",
                 "password": "%s"}
                """.formatted(ClassroomService.CODE, ClassroomService.PASSWORD));
        }
        // Addresses are unique beyond organizations, and the tests' rosters have the same ones.
        database.update("UPDATE users SET email = NULL WHERE name <> 'Staff' AND NOT is_operator");
        long org =
                Long.parseLong(database.column("INSERT INTO organizations (name) VALUES ('" + name + "') RETURNING id")
                        .getFirst());
        database.update("""
            INSERT INTO users (org_id, email, name, role, password_hash)
            SELECT %1$d, as_role || '@%1$d.example', 'Staff', as_role, password_hash
            FROM users, unnest(ARRAY['admin', 'teacher', 'student']) AS as_role
            WHERE is_operator
            """.formatted(org));
        return org;
    }

    Http as(String role, long orgId) {
        return service.anyone().as(token(role, orgId));
    }

    Http admin(long orgId) {
        return as("admin", orgId);
    }

    Http anyone() {
        return service.anyone();
    }

    private String token(String role, long orgId) {
        return tokens.computeIfAbsent(role + "@" + orgId + ".example", service::token);
    }

    private URI at(String path) {
        return service.bean(EmbeddedServer.class).getURI().resolve(path);
    }

    /** Sends a zip. */
    Http.Answer upload(long orgId, byte[] zip) {
        return upload(orgId, "", "application/zip", BodyPublishers.ofByteArray(zip));
    }

    /** Sends a CSV file. */
    Http.Answer upload(long orgId, String query, String csv) {
        return upload(orgId, query, "text/csv", BodyPublishers.ofByteArray(csv.getBytes(StandardCharsets.UTF_8)));
    }

    Http.Answer upload(long orgId, String query, String type, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(at("/api/roster-imports" + query))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token("admin", orgId))
                .header("Content-Type", type)
                .POST(body)
                .build();
        HttpResponse<byte[]> response = send(request);
        return new Http.Answer(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The organization's roster. */
    byte[] export(long orgId) {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(at("/api/roster-exports/oneroster"))
                .header("Authorization", "Bearer " + token("admin", orgId))
                .build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Applies an import and waits for its end. */
    JsonNode apply(long orgId, long id) {
        return settled(orgId, id, admin(orgId).post("/api/roster-imports/" + id + "/apply", "{}"));
    }

    /** Undoes an import and waits for its end. */
    JsonNode undo(long orgId, long id) {
        return settled(orgId, id, admin(orgId).post("/api/roster-imports/" + id + "/undo", null));
    }

    private JsonNode settled(long orgId, long id, Http.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.text());
        }
        JsonNode now = answer.json();
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (now.path("status").asText().matches("applying|undoing")
                && !now.path("interrupted").asBoolean()
                && System.nanoTime() < end) {
            now = admin(orgId).get("/api/roster-imports/" + id).json();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return now;
    }

    /** Uploads and applies, and gives what became of it. */
    JsonNode take(long orgId, byte[] zip) {
        Http.Answer answer = upload(orgId, zip);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return apply(orgId, answer.json().path("id").asLong());
    }

    /** The database as its superuser sees it. */
    Sql database() {
        return new Sql(schema);
    }

    @Override
    public void close() {
        service.close();
    }
}
