package io.grandstand.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind a gateway and keeps, byte for byte, what came through; who asks for a WebSocket hears an echo. */
final class Upstream implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int HEAD_BYTES_MAX = 65_536;

    private final ServerSocket socket;
    private final String answer;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> callers = new CopyOnWriteArrayList<>();

    private Upstream(ServerSocket socket, String answer) {
        this.socket = socket;
        this.answer = answer;
    }

    /** @param headers of every answer, each with its line end */
    static Upstream answering(String headers, String body) {
        try {
            var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            String answer = "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length() + END_OF_HEAD + body;
            var upstream = new Upstream(socket, answer);
            Thread.ofVirtual().start(upstream::accept);
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Request line and headers of each call. */
    List<String> heads() {
        return heads;
    }

    /** As if its process were killed: whoever calls is refused, and who had called hears nothing more. */
    void die() {
        try {
            socket.close();
            for (Socket caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = socket.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> serve(caller));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var in = new BufferedInputStream(caller.getInputStream());
            OutputStream out = caller.getOutputStream();
            String head = readHead(in);
            while (!head.isEmpty()) {
                heads.add(head);
                if (head.toLowerCase(Locale.ROOT).contains("\r\nupgrade: websocket\r\n")) {
                    echo(in, out);
                    return;
                }
                Matcher length = LENGTH.matcher(head);
                in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
                out.write(answer.getBytes(StandardCharsets.UTF_8));
                head = readHead(in);
            }
        } catch (IOException gone) {
            // Whoever called has gone.
        }
    }

    private static void echo(InputStream in, OutputStream out) throws IOException {
        out.write(("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket" + END_OF_HEAD)
                .getBytes(StandardCharsets.UTF_8));
        for (int next = in.read(); next >= 0; next = in.read()) {
            out.write(next);
        }
    }

    /** Empty when there is none any more. */
    static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < HEAD_BYTES_MAX) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
            if (head.length() >= END_OF_HEAD.length()
                    && head.substring(head.length() - END_OF_HEAD.length()).equals(END_OF_HEAD)) {
                return head.toString();
            }
        }
        throw new IOException("a head without an end");
    }

    @Override
    public void close() {
        die();
    }
}
