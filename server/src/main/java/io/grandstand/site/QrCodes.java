package io.grandstand.site;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.grandstand.site.view.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes QR codes for the readers at a gate. */
final class QrCodes {

    /** As the standard wants it: readers look for it to find the code. */
    private static final int BORDER = 4;

    /** Read even with a seventh of it under a scratch or a thumb. */
    private static final ErrorCorrectionLevel CORRECTION = ErrorCorrectionLevel.M;

    private QrCodes() {}

    /** @param text ASCII: of more, readers differ in what they make */
    static QrCode of(String text) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("not ASCII: " + text);
        }
        BitMatrix squares = encode(text);
        var path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                int from = x;
                while (x < squares.getWidth() && squares.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    int run = x - from;
                    path.append('M').append(from).append(' ').append(y);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
            }
        }
        return new QrCode(squares.getWidth(), path.toString());
    }

    private static BitMatrix encode(String text) {
        try {
            // Asked for no size, it is one of one pixel a square.
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, CORRECTION, EncodeHintType.MARGIN, BORDER));
        } catch (WriterException e) {
            throw new IllegalStateException("not to be written as a QR code: " + text.length() + " characters", e);
        }
    }
}
