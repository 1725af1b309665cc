package io.grandstand.kernel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON for a route that many use at once, as a controller's would be, without asking every converter for
 * every call whether it would like to.
 */
@Component
public class LeanJson {

    private final JsonMapper json;

    LeanJson(JsonMapper json) {
        this.json = json;
    }

    /**
     * @throws HttpMediaTypeNotSupportedException where the body is of another type
     * @throws HttpMessageNotReadableException where it is no JSON of that form, or missing
     */
    public <T> T read(HttpServletRequest call, Class<T> type) throws IOException, HttpMediaTypeNotSupportedException {
        requireJson(call.getContentType());
        T body;
        try {
            body = json.readValue(content(call), type);
        } catch (JacksonException wrong) {
            if (wrong.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new HttpMessageNotReadableException(
                    "no JSON of this form", wrong, new ServletServerHttpRequest(call));
        }
        if (body == null) {
            throw noBody(call);
        }
        return body;
    }

    /** Whether there is any is looked at where nobody says how long it is. */
    private static InputStream content(HttpServletRequest call) throws IOException {
        if (call.getContentLengthLong() > 0) {
            return call.getInputStream();
        }
        var content = new PushbackInputStream(call.getInputStream());
        int first = content.read();
        if (first < 0) {
            throw noBody(call);
        }
        content.unread(first);
        return content;
    }

    private static HttpMessageNotReadableException noBody(HttpServletRequest call) {
        return new HttpMessageNotReadableException("no body", new ServletServerHttpRequest(call));
    }

    private static void requireJson(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
        if (MediaType.APPLICATION_JSON_VALUE.equals(contentType)) {
            return;
        }
        MediaType type = contentType == null ? MediaType.APPLICATION_OCTET_STREAM : parsed(contentType);
        if (!type.isCompatibleWith(MediaType.APPLICATION_JSON) && !"json".equals(type.getSubtypeSuffix())) {
            throw new HttpMediaTypeNotSupportedException(type, List.of(MediaType.APPLICATION_JSON));
        }
    }

    private static MediaType parsed(String contentType) throws HttpMediaTypeNotSupportedException {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage());
        }
    }

    /** For a call that comes by no route: status and headers of its answer. */
    public void begin(HttpServletResponse response, ResponseEntity<?> answer) {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    /** And then its body as JSON. */
    public void end(HttpServletRequest request, HttpServletResponse response, ResponseEntity<?> answer)
            throws IOException {
        Object body = answer.getBody();
        if (body != null) {
            write(request, response, body);
        }
    }

    /** Answers with its status, its headers, and its body as JSON. */
    public ServerResponse answer(ResponseEntity<Object> answer) throws IOException {
        ServerResponse.HeadersBuilder<?> headed = ServerResponse.status(answer.getStatusCode());
        if (!answer.getHeaders().isEmpty()) {
            headed = headed.headers(headers -> headers.addAll(answer.getHeaders()));
        }
        return headed.build((request, response) -> {
            end(request, response, answer);
            return null;
        });
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Object body) throws IOException {
        if (body instanceof ProblemDetail problem && problem.getInstance() == null) {
            problem.setInstance(URI.create(request.getRequestURI()));
        }
        if (response.getContentType() == null) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        }
        byte[] document = json.writeValueAsBytes(body);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
