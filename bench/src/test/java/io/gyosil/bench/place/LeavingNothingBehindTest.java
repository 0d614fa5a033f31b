package io.gyosil.bench.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeavingNothingBehindTest {

    @Test
    void theEndOfAWorkplaceEndsItsProcessesAndTheirChildrenAndDeletesItsFolder() throws Exception {
        Workplace workplace = Workplace.open();
        Process shell = workplace.spawn("shell", new ProcessBuilder("/bin/sh", "-c", "sleep 60 & echo up; wait"));
        while (!workplace.tail("shell").contains("up")) {
            Thread.sleep(5);
        }
        List<ProcessHandle> children = shell.descendants().toList();
        Files.writeString(workplace.folder().resolve("data"), "x");

        workplace.close();

        assertThat(shell.isAlive()).isFalse();
        assertThat(children).isNotEmpty();
        for (ProcessHandle child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(workplace.folder()).doesNotExist();
    }

    @Test
    void whatWasBegunLastIsEndedFirst() {
        List<String> ended = new ArrayList<>();
        try (Workplace workplace = Workplace.open()) {
            workplace.atEnd(() -> ended.add("database"));
            workplace.atEnd(() -> ended.add("service"));
        }

        assertThat(ended).containsExactly("service", "database");
    }

    @Test
    void whatIsBegunTooLateIsEndedAtOnce() {
        List<String> ended = new ArrayList<>();
        Workplace workplace = Workplace.open();
        workplace.close();

        workplace.atEnd(() -> ended.add("latecomer"));

        assertThat(ended).containsExactly("latecomer");
    }
}
