package io.grandstand.edge.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.AccountRole;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What no client of ours sends, written straight to the socket. */
@GrandstandTest
class BrokenRequestsIT {

    private static final int ANSWER_MAX_MILLIS = 20_000;
    private static final String HEAD_END = "\r\n\r\n";
    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    private Fans fans;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/<performances> HTTP/1.1|Host: x||",
                "GET /api/v1/performances HTTP/1.1|Host: a b||",
                "GET /api/v1/%zz HTTP/1.1|Host: x|Connection: close||",
                "GET /api/v1/..%2f..%2fetc/passwd HTTP/1.1|Host: x|Connection: close||",
                "GET /api/v1/performances;a=b//x HTTP/1.1|Host: x|Connection: close||",
                "GET /api/v1/performances?q=%zz HTTP/1.1|Host: x|Connection: close||",
                "GET /api/v1/performances?%ff=%c3%28 HTTP/1.1|Host: x|Accept: ;;;|Connection: close||",
                "GET /api/v1/performances HTTP/1.1|Host: x|Accept: ///|Connection: close||",
                "POST /api/v1/auth/login HTTP/1.1|Host: x|Content-Type: multipart/form-data|Content-Length: 2|Connection: close||{}",
                "POST /api/v1/auth/login HTTP/1.1|Host: x|Content-Type: ;;;|Content-Length: 2|Connection: close||{}",
                "POST /api/v1/auth/login HTTP/1.1|Host: x|Content-Type: application/json|Transfer-Encoding: chunked|||zz|{}"
            })
    void whatIsTooBrokenForTheApplicationIsRefusedInTheSameForm(String request) throws IOException {
        String answer = exchange(out -> out.write(request.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json", "\"type\"");
        assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception", "\tat ", "<html");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        byte[] megabyte = "x".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);

        String answer = exchange(out -> {
            out.write(head("Content-Length: " + 10 * MEGABYTE));
            for (int i = 0; i < 10; i++) {
                out.write(megabyte);
            }
        });

        assertThat(answer).startsWith("HTTP/1.1 413").contains("problems/too-large");
    }

    @Test
    void aFormWithFilesThatDoesNotTellItsLengthIsNotRead() throws IOException {
        String form =
                "POST /host/venues/plan HTTP/1.1|Host: x|Content-Type: multipart/form-data|Transfer-Encoding: chunked||"
                        .replace("|", "\r\n");

        String answer = exchange(out -> out.write(form.getBytes(StandardCharsets.US_ASCII)));

        assertThat(answer).startsWith("HTTP/1.1 411").contains("problems/length-required");
    }

    @ParameterizedTest
    @CsvSource({
        "/host/venues/plan, HTTP/1.1 302, Location: /login",
        "/host/shows/1/poster, HTTP/1.1 302, Location: /login",
        "/api/v1/host/shows/1/poster, HTTP/1.1 401, problems/unauthenticated"
    })
    void aFormWithFilesOfNobodyIsRefusedBeforeItCame(String path, String status, String says) throws IOException {
        String form =
                "POST %s HTTP/1.1|Host: x|Content-Type: multipart/form-data; boundary=b|Cookie: csrf=x|Content-Length: %d||--b|"
                        .formatted(path, 4 * MEGABYTE)
                        .replace("|", "\r\n");

        // The rest of the form never comes; the server waits for it a while, after it has answered.
        String answer = exchange(out -> out.write(form.getBytes(StandardCharsets.US_ASCII)), says);

        assertThat(answer).startsWith(status).contains(says, "Connection: close");
    }

    @Test
    void aBodyOfUntoldLengthIsReadOnlyUpToTheLimit() throws IOException {
        byte[] chunk = ("100000\r\n" + "x".repeat(MEGABYTE) + "\r\n").getBytes(StandardCharsets.US_ASCII);

        String answer = exchange(out -> {
            out.write(head("Transfer-Encoding: chunked"));
            out.write("a\r\n{\"email\":\"\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 10; i++) {
                out.write(chunk);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });

        assertThat(answer).startsWith("HTTP/1.1 413").contains("problems/too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":[]} | email",
                "{\"email\":{\"a\":1}} | email",
                "{\"email\":\"a\",\"nope\":1} | nope",
                "[] | -",
                "1 | -",
                "{ | -",
                "null | -",
                "{\"email\" | -",
                "not json | -"
            })
    void jsonThatIsNotWhatACallTakesIsRefusedWithItsPath(String body, String path) {
        Api.Answer answer = fans.nobody().post("/api/v1/auth/login", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
        assertThat(answer.json().path("path").asString("-")).isEqualTo(path);
        assertThat(answer.body()).doesNotContain("Exception", "tools.jackson", "io.grandstand");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/me/orders?page=-1 |",
                "GET | /api/v1/me/orders?size=0 |",
                "GET | /api/v1/me/payments?size=101 |",
                "GET | /api/v1/me/tickets?page=10001 |",
                "GET | /api/v1/me/wallet?page=99999999999 |",
                "GET | /api/v1/me/notices?size=many |",
                "GET | /api/v1/performances?status=NOPE |",
                "GET | /api/v1/performances/9999999999999999999 |",
                "GET | /api/v1/orders/no-id |",
                "PUT | /api/v1/performances/one/holds/01890a5d-ac96-774b-bcce-b302099a8057 | {\"seats\":[1]}",
                "PUT | /api/v1/performances/1/holds/no-id | {\"seats\":[1]}",
                "PUT | /api/v1/me/wallet/charges/1 | {\"amount\":1000}",
                "PUT | /api/v1/admin/accounts/x/roles | {\"roles\":[\"FAN\"]}",
                "PUT | /api/v1/admin/accounts/01890a5d-ac96-774b-bcce-b302099a8057/roles | {\"roles\":[\"KING\"]}"
            })
    void aValueThatCannotBeIsRefusedAndNeverAFaultOfOurs(String method, String path, @Nullable String body) {
        Fans.Somebody admin = fans.somebody(Set.of(AccountRole.FAN, AccountRole.ADMIN));

        Api.Answer answer = admin.api().send(method, path, body == null ? null : "application/json", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "DELETE", "OPTIONS"})
    void whereSeatsAreHeldNothingElseIsDone(String method) {
        Api.Answer answer = fans.fan()
                .api()
                .send(method, "/api/v1/performances/1/holds/01890a5d-ac96-774b-bcce-b302099a8057", null, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("PUT");
    }

    @Test
    void textThatNoDatabaseTakesIsRefusedAndNeverAFaultOfOurs() {
        String email = "{\"email\":\"a\\u0000b@example.org\",\"password\":\"a password\"}";
        String birth = """
                {"email":"x@example.org","password":"a password","nickname":"x y","phone":"01012345678",
                 "birthDate":"+999999999-12-31"}
                """;

        assertThat(fans.nobody().post("/api/v1/auth/login", email).status()).isEqualTo(401);
        assertThat(fans.nobody().post("/api/v1/auth/signup", birth).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, application/json, 404, not-found",
        "DELETE, /api/v1/me, application/json, 405, method-not-allowed",
        "POST, /api/v1/auth/login, text/plain, 415, unsupported-media-type"
    })
    void whatDoesNotExistHereIsRefusedByName(String method, String path, String type, int status, String problem) {
        Api.Answer answer = fans.fan().api().send(method, path, type, "{}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void jsonThatIsNestedWithoutEndIsRefused() {
        Api.Answer answer = fans.nobody().post("/api/v1/auth/login", "{\"email\":" + "[".repeat(100_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
    }

    @Test
    void whatAnybodyMayReadMayBeAskedAboutWithoutItsBody() {
        Api.Answer answer = fans.nobody().send("HEAD", "/.well-known/jwks.json", null, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private static byte[] head(String length) {
        return ("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private interface Sending {

        void to(OutputStream out) throws IOException;
    }

    private String exchange(Sending request) throws IOException {
        return exchange(request, null);
    }

    /** @param enough the answer is read as far as its head and this, or to its end */
    private String exchange(Sending request, @Nullable String enough) throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), fans.nobody().base().getPort())) {
            socket.setSoTimeout(ANSWER_MAX_MILLIS);
            OutputStream out = socket.getOutputStream();
            var sent = CompletableFuture.runAsync(() -> {
                try {
                    request.to(out);
                    out.flush();
                } catch (IOException e) {
                    // The server may stop reading what it has refused.
                }
            });
            String answer = read(socket.getInputStream(), enough);
            sent.join();
            return answer;
        }
    }

    private static String read(InputStream in, @Nullable String enough) throws IOException {
        var answer = new StringBuilder();
        byte[] some = new byte[8192];
        try {
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                answer.append(new String(some, 0, length, StandardCharsets.UTF_8));
                if (enough != null && answer.indexOf(HEAD_END) >= 0 && answer.indexOf(enough) >= 0) {
                    return answer.toString();
                }
            }
        } catch (SocketException e) {
            // Closed with something still unread: what was answered before counts.
            return answer.toString();
        }
        return answer.toString();
    }
}
