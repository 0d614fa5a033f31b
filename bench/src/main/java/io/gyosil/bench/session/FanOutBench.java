package io.gyosil.bench.session;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.frame.Match;
import io.gyosil.bench.place.NodePeer;
import io.gyosil.bench.place.OwnService;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.process.JavaProcess;
import io.netty.util.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How fast all sockets of a room get what is sent there: a class of 30 in each of ten rooms, and a lecture of 3,000 in one. */
public final class FanOutBench implements Bench {
    private static final int LECTURE = 3_000;
    private static final Shape CLASSES = new Shape(10, 30, 200);
    private static final int LECTURE_FRAMES = 20;
    private static final int WARM_UPS = 8;
    private static final Map<String, Aim> AIMS = Map.of("ws", Aim.atLeast(1.5), "netty", Aim.atLeast(0.8));

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public String purpose() {
        return "frames sent to ten rooms of 30 sockets and to one of 3,000 (or --size): session-service, by way of"
                + " Kafka, against ws on Node and bare Netty";
    }

    @Override
    public List<String> aims() {
        return List.of("own ≥ 1.5 × ws", "≥ 0.8 × netty");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        Shape lecture = new Shape(1, context.options().sizeOr(LECTURE), LECTURE_FRAMES);
        OwnService services = OwnService.in(context.home(), context.workplace());
        services.prepareDatabase("session");
        Map<String, String> settings = new LinkedHashMap<>();
        List<Figures> figures = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        String url = context.workplace().postgres().jdbcUrl(Bootstrap.DATABASE);
        try (OwnService.Running running = services.start("session", url, OwnRooms.SETTINGS);
                OwnRooms own = new OwnRooms(services, running.port())) {
            own.fill(CLASSES.rooms());
            for (Shape shape : List.of(CLASSES, lecture)) {
                List<RoomServer> servers = new ArrayList<>(List.of(own));
                servers.addAll(peers(context));
                List<Figures> played = play(context, shape, servers);
                for (int i = 1; i < played.size(); i++) {
                    Aim aim = AIMS.get(servers.get(i).name());
                    findings.add(Finding.ratio(played.getFirst(), played.get(i), aim));
                }
                figures.addAll(played);
                settings.put("round " + shape.text(), shape.frames() + " frames to each room");
                servers.forEach(server -> settings.put(server.name(), server.madeOf()));
            }
        }
        settings.put("warm-up", WARM_UPS + " rounds");
        return new BenchReport(
                name(),
                settings,
                figures,
                findings,
                List.of("In every round each socket got each frame once, in order and byte for byte."));
    }

    private static List<Figures> play(BenchContext context, Shape shape, List<RoomServer> servers) throws Exception {
        List<FanOut> contestants =
                servers.stream().map(server -> new FanOut(server, shape)).toList();
        try {
            return new Match(contestants, "deliveries/s", context::say)
                    .play(WARM_UPS, context.options().rounds());
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    private static List<RoomServer> peers(BenchContext context) {
        List<RoomServer> peers = new ArrayList<>();
        if (context.options().takesPart("ws")) {
            NodePeer node = NodePeer.in(context.peer("ws"), "ws");
            peers.add(new RoomPeer("ws", node.versions(), node.command("server.mjs"), context.workplace()));
        }
        if (context.options().takesPart("netty")) {
            peers.add(new RoomPeer("netty", nettyVersion(), netty(), context.workplace()));
        }
        return peers;
    }

    private static String nettyVersion() {
        return "Netty "
                + Optional.ofNullable(Version.identify().get("netty-codec-http"))
                        .map(Version::artifactVersion)
                        .orElse("of an unknown version")
                + " in a process of its own with the service's heap, NIO, a ChannelGroup for each room";
    }

    /** With the options of the service. */
    private static ProcessBuilder netty() {
        return new ProcessBuilder(JavaProcess.ofClass(NettyRooms.class.getName(), List.of("-Xmx256m"), List.of()));
    }
}
