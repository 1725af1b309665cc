package io.grandstand.catalog.poster;

import io.grandstand.catalog.HostedPosters;
import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.PosterResult.Busy;
import io.grandstand.catalog.PosterResult.OtherKind;
import io.grandstand.catalog.PosterResult.TooLong;
import io.grandstand.catalog.PosterResult.TooManyPixels;
import io.grandstand.catalog.PosterResult.Unreadable;
import io.grandstand.catalog.poster.PosterDrawing.Drawn;
import io.grandstand.catalog.poster.PosterDrawing.Undrawn;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.stereotype.Component;

/**
 * Makes posters of images from outside, by their bytes alone: decoded and drawn anew, so that nothing of a file is passed
 * on but its picture. What an image claims to be is looked at before room is made for it.
 */
@Component
public class DrawingPosters {

    /** What a camera takes, or a page for print; more would be a bomb. */
    static final int PIXELS_MAX = 25_000_000;
    /** Room that one image may take, at up to 8 bytes each; of larger ones every second, or third, pixel is read. */
    private static final int DECODED_PIXELS_MAX = 8_000_000;
    /** Passes over a picture that comes in ever finer ones; programs write about ten. */
    private static final int SCANS_MAX = 200;

    private static final int AT_ONCE_MAX = 2;
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private final Semaphore slots = new Semaphore(AT_ONCE_MAX, true);

    public PosterDrawing draw(byte[] image) {
        if (image.length > HostedPosters.IMAGE_BYTES_MAX) {
            return new Undrawn(new TooLong(HostedPosters.IMAGE_BYTES_MAX));
        }
        if (Jpeg.is(image)) {
            return Jpeg.scans(image) > SCANS_MAX
                    ? new Undrawn(new Unreadable())
                    : drawInSlot("jpeg", image, Jpeg.orientation(image));
        }
        if (Png.is(image)) {
            Optional<byte[]> picture = Png.pictureOf(image);
            return picture.isEmpty() ? new Undrawn(new Unreadable()) : drawInSlot("png", picture.get(), 1);
        }
        return new Undrawn(new OtherKind());
    }

    private PosterDrawing drawInSlot(String format, byte[] image, int orientation) {
        try {
            if (!slots.tryAcquire(WAIT_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Undrawn(new Busy());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Undrawn(new Busy());
        }
        try {
            return draw(format, image, orientation);
        } finally {
            slots.release();
        }
    }

    private static PosterDrawing draw(String format, byte[] image, int orientation) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        var warned = new AtomicBoolean();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            reader.addIIOReadWarningListener((source, warning) -> warned.set(true));
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > PIXELS_MAX) {
                return new Undrawn(new TooManyPixels(width, height, PIXELS_MAX));
            }
            BufferedImage picture = reader.read(0, every(step(width, height), reader));
            // A file that is cut off is no error to the decoder: it fills the rest with grey, and warns.
            return warned.get() ? new Undrawn(new Unreadable()) : poster(picture, orientation);
        } catch (IOException | RuntimeException unreadable) {
            // Decoders meet broken files with exceptions of any kind: of indices, of colours, of arguments.
            return new Undrawn(new Unreadable());
        } finally {
            reader.dispose();
        }
    }

    private static int step(int width, int height) {
        int step = 1;
        while ((long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step) > DECODED_PIXELS_MAX) {
            step++;
        }
        return step;
    }

    private static ImageReadParam every(int step, ImageReader reader) {
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return how;
    }

    private static PosterDrawing poster(BufferedImage picture, int orientation) {
        BufferedImage whole = Pictures.upright(Pictures.scaled(picture, Poster.Size.WHOLE.sideMax()), orientation);
        byte[] jpeg = Pictures.jpeg(whole);
        return new Drawn(
                hash(jpeg),
                whole.getWidth(),
                whole.getHeight(),
                jpeg,
                Pictures.jpeg(Pictures.scaled(whole, Poster.Size.SMALL.sideMax())));
    }

    private static PosterHash hash(byte[] jpeg) {
        try {
            return new PosterHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
