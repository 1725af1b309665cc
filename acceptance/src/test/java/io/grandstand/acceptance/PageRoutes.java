package io.grandstand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The addresses of the product's pages, read off its built controllers: a page that is added is in here by itself. */
final class PageRoutes {

    private static final Path CLASSES = Product.SCRIPT.resolveSibling("server").resolve("target/classes/io/grandstand");

    private PageRoutes() {}

    static List<PathPattern> all() {
        var readers = new SimpleMetadataReaderFactory();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(file -> pagesOf(metadata(readers, file)))
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean leadsTo(PathPattern route, String path) {
        return route.matches(PathContainer.parsePath(path));
    }

    private static AnnotationMetadata metadata(SimpleMetadataReaderFactory readers, Path file) {
        try {
            return readers.getMetadataReader(new FileSystemResource(file)).getAnnotationMetadata();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is answered with a template and got with a GET is a page. */
    private static Stream<String> pagesOf(AnnotationMetadata controller) {
        List<String> under = paths(controller.getAnnotations());
        return controller.getAnnotatedMethods(GetMapping.class.getName()).stream()
                .filter(method -> method.getReturnTypeName().equals(ModelAndView.class.getName()))
                .map(MethodMetadata::getAnnotations)
                .flatMap(annotations -> under.stream()
                        .flatMap(prefix -> paths(annotations).stream().map(path -> prefix + path)));
    }

    private static List<String> paths(MergedAnnotations annotations) {
        var mapping = annotations.get(RequestMapping.class);
        List<String> paths = mapping.isPresent() ? Arrays.asList(mapping.getStringArray("path")) : List.of();
        return paths.isEmpty() ? List.of("") : paths;
    }
}
