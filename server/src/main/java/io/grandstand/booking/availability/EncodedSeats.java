package io.grandstand.booking.availability;

import io.grandstand.booking.SeatAvailability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** A picture as it is answered over HTTP: made once per version, for everyone who asks. */
public final class EncodedSeats {

    private final long version;
    private final byte[] json;
    private final byte[] gzip;

    private EncodedSeats(long version, byte[] json, byte[] gzip) {
        this.version = version;
        this.json = json;
        this.gzip = gzip;
    }

    public long version() {
        return version;
    }

    /** To be sent and not to be changed. */
    public byte[] json() {
        return json;
    }

    public byte[] gzip() {
        return gzip;
    }

    static EncodedSeats of(SeatAvailability.Snapshot snapshot) {
        String json = "{\"version\":" + snapshot.version() + ",\"left\":" + snapshot.left() + ",\"states\":\""
                + Base64.getEncoder().encodeToString(snapshot.states()) + "\",\"areas\":"
                + DeltaJson.areas(snapshot.areas()) + "}";
        byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
        return new EncodedSeats(snapshot.version(), bytes, gzip(bytes));
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 2);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
