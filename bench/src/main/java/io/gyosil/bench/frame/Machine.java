package io.gyosil.bench.frame;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The machine on which is measured. */
public final class Machine {
    private Machine() {}

    /** What it is, and a warning when others keep it busy. */
    public static List<String> lines() {
        String machine = "On " + String.join(", ", describe().values()) + ".";
        String busy = busy();
        return busy == null ? List.of(machine) : List.of(machine, busy);
    }

    static Map<String, String> describe() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", field("/proc/cpuinfo", "model name", System.getProperty("os.arch")));
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("memory", memory());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.runtime.version"));
        return machine;
    }

    /** A sentence when others use the machine so much that figures mean little; null when it is quiet enough. */
    private static @Nullable String busy() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int processors = Runtime.getRuntime().availableProcessors();
        return load < 0.5 * processors
                ? null
                : "The machine was busy when this began (load average " + Digits.of(load) + " on " + processors
                        + " processors): compare ratios only, and measure again when it is quiet.";
    }

    private static String memory() {
        String kibibytes = field("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", "");
        return Math.round(Long.parseLong(kibibytes) / 1024.0 / 1024.0) + " GiB";
    }

    private static String field(String file, String name, String otherwise) {
        try {
            return Files.readString(Path.of(file))
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException notLinux) {
            return otherwise;
        }
    }
}
