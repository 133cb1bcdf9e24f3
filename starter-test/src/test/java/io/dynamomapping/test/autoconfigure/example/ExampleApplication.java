package io.dynamomapping.test.autoconfigure.example;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application whose configuration is in {@code example.yml}.
 */
@SpringBootApplication
public class ExampleApplication {

}
