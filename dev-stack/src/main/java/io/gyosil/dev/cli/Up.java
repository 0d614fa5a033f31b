package io.gyosil.dev.cli;

import io.gyosil.demo.school.DemoLoader;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Starts the stack, waits until all of it is healthy and says where everything is.",
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--demo", description = "Also fills in a demo school; again changes nothing.")
    private boolean demo;

    @Option(
            names = "--demo-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which demo school; the same seed is the same school. Default: ${DEFAULT-VALUE}.")
    private long demoSeed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long begin = System.nanoTime();
        Stack stack = options.stack();
        StackInfo info = stack.up(options.ports(stack), out::println, new StartProgress(out));
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(String.format(Locale.ROOT, "Gyosil is ready after %.1f s.%n", seconds));
        if (demo) {
            fill(info, out);
        }
        print(info, out);
        return 0;
    }

    private void fill(StackInfo info, PrintWriter out) throws InterruptedException {
        out.flush();
        DemoLoader.fill(URI.create(info.url()), info.viewerToken(), info.people(), info.data(), demoSeed);
        System.out.println();
    }

    private static void print(StackInfo info, PrintWriter out) {
        row(out, "entrance", info.url());
        info.serviceUrls().forEach((service, url) -> row(out, service, url));
        row(out, "PostgreSQL", info.databaseUrl());
        row(out, "Kafka", info.kafka());
        row(out, "data", info.data().toString());
        out.println();
        row(out, "viewer", info.viewerToken());
        info.tokens().forEach((who, token) -> row(out, who, token));
        print(info.people().howToLogIn(), out);
        info.people()
                .firstAdminCode()
                .ifPresent(code -> out.println("\nNobody can log in yet. Make the first admin at " + info.url()
                        + "/login with this one-time code,\nor the demo school with ./gyosil up --demo:\n  " + code));
        info.sampleRequest().ifPresent(curl -> out.println("\nTry it:\n  " + curl));
        out.flush();
    }

    private static void print(List<String> paragraph, PrintWriter out) {
        if (!paragraph.isEmpty()) {
            out.println();
            paragraph.forEach(out::println);
        }
    }

    private static void row(PrintWriter out, String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-11s %s", name, value));
    }
}
