package io.gyosil.delivery;

import io.gyosil.analytics.AnalyticsSettings;
import io.gyosil.classroom.ClassroomSettings;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.SettingsTable;
import io.gyosil.session.SessionSettings;
import io.gyosil.study.StudySettings;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What every service can be told, by the tables against which they start. */
public final class SettingsTables {

    /** All services. */
    public static final List<SettingsTable> ALL =
            List.of(ClassroomSettings.TABLE, SessionSettings.TABLE, StudySettings.TABLE, AnalyticsSettings.TABLE);

    private SettingsTables() {}

    /** Those of the variables that mean nothing to that service. */
    static Set<String> unknown(String service, Collection<String> variables) {
        SettingsTable table = of(service);
        Set<String> unknown = new TreeSet<>(
                table.unknown(variables.stream().collect(Collectors.toMap(Function.identity(), name -> ""))));
        variables.stream()
                .filter(name -> !name.startsWith("GYOSIL_"))
                .filter(name -> table.settings().stream()
                        .noneMatch(setting -> name.equals(setting.variable()) || name.equals(setting.fileVariable())))
                .forEach(unknown::add);
        return unknown;
    }

    /** Those variables that the service needs and that are not among these. */
    static Set<String> missing(String service, Collection<String> variables) {
        Set<String> missing = new TreeSet<>();
        of(service).settings().stream()
                .filter(setting -> setting.need() == Setting.Need.REQUIRED)
                .filter(setting ->
                        !variables.contains(setting.variable()) && !variables.contains(setting.fileVariable()))
                .forEach(setting -> missing.add(setting.variable()));
        return missing;
    }

    private static SettingsTable of(String service) {
        return ALL.stream()
                .filter(table -> table.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
