package io.gyosil.study;

import org.junit.jupiter.api.Test;

class SmokeIT {
    @Test
    void smoke() throws Exception {
        try (StudyService s = StudyService.on("study")) {
            var q = "{\"questions\":[{\"pub_id\":\"q-1\",\"source_id\":1,\"user_id\":\"1001\",\"topic_id\":\"t-1\",\"topic_name\":\"일차방정식\",\"subject\":\"수학\",\"content\":\"2+2\",\"choices\":[\"3\",\"4\"],\"key\":2}]}";
            show(s.teacher().put("/study/questions", q));
            show(s.anyone().put("/study/questions", q));
            show(s.student("1").put("/study/questions", q));
            show(s.viewer().get("/study/questions?user_id=1001"));
            show(s.viewer().get("/study/questions"));
            show(s.viewer().get("/study/questions?user_id=1&limit=x"));
            var u = "{\"client_session_uuid\":\"u-1\",\"mood\":1,\"attempts\":[{\"pub_id\":\"q-1\",\"selected\":2},{\"pub_id\":\"q-9\",\"selected\":2,\"x\":1}]}";
            show(s.viewer().post("/ingest/study/attempts", u));
            show(s.viewer().post("/ingest/study/attempts", u));
            show(s.viewer().post("/ingest/study/attempts", u.replace("\"q-1\",\"selected\":2", "\"q-1\",\"selected\":1")));
            show(s.viewer().post("/ingest/study/attempts", "{"));
            show(s.viewer().post("/ingest/study/attempts", null));
            show(s.viewer().post("/ingest/study/attempts", "{\"attempts\":[{}]}"));
            show(s.viewer().post("/ingest/study/attempts", "x".repeat(2000000)));
            show(s.anyone().post("/ingest/study/attempts", "x".repeat(2000000)));
            show(s.teacher().post("/ingest/study/attempts", u));
            show(s.viewer().with("Content-Type", "text/plain").post("/ingest/study/attempts", u));
            show(s.student("1001").get("/study/users/1001/progress"));
            show(s.student("1002").get("/study/users/1001/progress"));
            show(s.student("1001").get("/study/sessions/1"));
            show(s.anyone().get("/nix"));
            show(s.anyone().get("/health/readiness"));
            show(s.anyone().get("/health/liveness"));
            show(s.anyone().send("DELETE", "/study/questions", null));
            show(s.anyone().get("/swagger/gyosil-study-ingest-1.yml"));
            show(s.anyone().get("/swagger-ui/index.html"));
            Thread.sleep(6000);
            String m = s.anyone().get("/prometheus").text();
            m.lines().filter(l -> l.contains("gyosil") || l.contains("http_server")).limit(60).forEach(System.out::println);
            System.out.println(m.lines().count());
        }
    }
    static void show(io.gyosil.kit.testing.Http.Answer a) {
        System.out.println("## " + a.status() + " " + a.headers().map().keySet() + "\n   " + a.text().substring(0, Math.min(600, a.text().length())));
    }
}
