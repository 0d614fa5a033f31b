package io.gyosil.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The machine's own Chromium, steered from outside. A test that asks for it where there is none is skipped, and says so. */
final class Chromium implements AutoCloseable {

    /** A phone of the usual width. */
    static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, "ko-KR");

    /** A computer in a classroom. */
    static final Look DESK = new Look(1280, 900, ColorScheme.LIGHT, "ko-KR");

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;
    private final String url;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /** How a page is looked at. */
    record Look(int width, int height, ColorScheme scheme, String language) {

        Look in(ColorScheme other) {
            return new Look(width, height, other, language);
        }

        Look in(String other) {
            return new Look(width, height, scheme, other);
        }
    }

    private Chromium(String url, Path program) {
        this.url = url;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(QUIETLY));
    }

    /** Starts it; the caller's test is skipped where there is none. */
    static Chromium at(String url) {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "There is no Chromium on the PATH, so the pages are not tested.");
        return new Chromium(url, program.orElseThrow());
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page of somebody who shares nothing with the others: cookies, storage, connection. */
    Page somebody(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url)
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setLocale(look.language()));
        context.setDefaultTimeout(PATIENCE_MS);
        Page page = context.newPage();
        page.onPageError(error -> errors.add(error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            errors.add("a script opened: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /** What went wrong in pages so far: scripts that failed, what the content policy refused, scripts of others that ran. */
    List<String> errors() {
        return new ArrayList<>(errors);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
