package io.grandstand.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redis, whose memory survives a restart to within a second: its append-only file is on. */
final class RedisServer implements Server {

    private static final int ANSWER_MILLIS_MAX = 2_000;

    @Override
    public ServerKind kind() {
        return ServerKind.REDIS;
    }

    @Override
    public void prepare(Place place, ServersFile.Entry entry, String password) throws IOException {
        program(place);
        Files.createDirectories(place.home());
        SecretFile.write(
                configuration(place),
                configuration(entry.port(), password, place.home()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> command(Place place) throws IOException {
        return List.of(program(place).toString(), configuration(place).toString());
    }

    @Override
    public boolean answers(ServersFile.Entry entry, String password) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), entry.port()), ANSWER_MILLIS_MAX);
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
            String expected = "+OK\r\n+PONG\r\n";
            byte[] answer = socket.getInputStream().readNBytes(expected.length());
            return expected.equals(new String(answer, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void stop(Place place, ProcessHandle process, Duration timeout) throws IOException, InterruptedException {
        Stopping.ask(process, timeout);
    }

    private static Path configuration(Place place) {
        return place.home().resolve("redis.conf");
    }

    private static Path program(Place place) throws IOException {
        String name = Platform.redisProgram();
        Path folder = place.binaries().unpacked(name, unpacking -> {
            Path program = unpacking.resolve("redis-server");
            try (var stream = Binaries.resource(name)) {
                Files.copy(stream, program);
            }
            if (!program.toFile().setExecutable(true)) {
                throw new IOException("cannot be made executable: " + program);
            }
        });
        return folder.resolve("redis-server");
    }

    private static String configuration(int port, String password, Path home) {
        return """
            bind 127.0.0.1
            port %d
            requirepass %s
            dir "%s"
            appendonly yes
            appendfsync everysec
            save ""
            daemonize no
            """.formatted(port, password, home);
    }
}
