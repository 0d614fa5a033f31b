package io.gyosil.dev.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.DemoFill;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.live.DemoLesson;
import io.gyosil.demo.live.DemoProblems;
import io.gyosil.demo.live.LessonDesk;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Fills in a demo school, or plays something, so that pages have something to show.",
        mixinStandardHelpOptions = true,
        subcommands = {Demo.Live.class, DemoFill.class})
final class Demo implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "What is to be done? ./gyosil demo live, or ./gyosil demo fill");
    }

    @Command(
            name = "live",
            description = {
                "Plays a live lesson with the demo school's first class: pupils join, talk and answer cards.",
                "It prints the lesson's code and addresses, so that one can look and join. Ctrl-C ends the lesson."
            },
            mixinStandardHelpOptions = true)
    static final class Live implements Callable<Integer> {
        private static final int MOST_PUPILS = 300;
        private static final int GRACE_SECONDS = 10;
        private static final String TITLE = "수학과 속담 한마당";

        @Mixin
        private StackOptions options = new StackOptions();

        @Option(
                names = "--pupils",
                paramLabel = "N",
                defaultValue = "30",
                description = "How many pupils join, 1 to " + MOST_PUPILS + ". Default: ${DEFAULT-VALUE}.")
        private int pupils;

        @Option(
                names = "--minutes",
                paramLabel = "N",
                defaultValue = "0",
                description = "How long the lesson takes. Default: until Ctrl-C.")
        private int minutes;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            if (pupils < 1 || pupils > MOST_PUPILS || minutes < 0) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--pupils is from 1 to " + MOST_PUPILS + ", and --minutes not below 0.");
            }
            Stack stack = options.stack();
            options.checkPorts(stack);
            StackInfo info = stack.info()
                    .orElseThrow(() -> new StackFailure(
                            "No stack runs in " + stack.layout().data() + ". Start it with ./gyosil up --demo."));
            URI url = URI.create(info.url());
            try (JsonApi admin = JsonApi.at(url, token(info, Who.ADMIN));
                    JsonApi teacher = JsonApi.at(url, token(info, Who.TEACHER))) {
                DemoProblems.fill(admin);
                play(LessonDesk.start(url, () -> token(info, Who.TEACHER), classOf(teacher), TITLE));
            }
            return CommandLine.ExitCode.OK;
        }

        private void play(LessonDesk desk) throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            out.println("  code        " + desk.code());
            out.println("  join        " + desk.url() + "/join/" + desk.code());
            out.println("  teacher     " + desk.url() + "/live (log in as " + Who.TEACHER.email()
                    + "; ./gyosil status has the password)");
            out.flush();
            DemoLesson lesson = new DemoLesson(desk, out);
            Thread player = Thread.currentThread();
            Thread hook = new Thread(() -> end(lesson, player), "end-the-lesson");
            Runtime.getRuntime().addShutdownHook(hook);
            lesson.play(pupils, Duration.ofMinutes(minutes));
        }

        private static void end(DemoLesson lesson, Thread player) {
            lesson.stop();
            try {
                player.join(Duration.ofSeconds(GRACE_SECONDS));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }

        private static String token(StackInfo info, Who who) {
            return info.people()
                    .token(who)
                    .orElseThrow(
                            () -> new StackFailure("This stack has no demo school. Make it with ./gyosil up --demo."));
        }

        /** The first of the teacher's classes. */
        private static String classOf(JsonApi teacher) throws InterruptedException {
            return teacher.list("/api/core/classes").stream()
                    .map((JsonNode each) -> each.path("id").asText())
                    .findFirst()
                    .orElseThrow(() -> new StackFailure("The demo school's teacher has no class."));
        }
    }
}
