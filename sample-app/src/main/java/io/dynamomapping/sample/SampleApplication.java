package io.dynamomapping.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Serves a catalogue of the world's airports: a page at {@code /}, a REST API under
 * {@code /api}. Keeps its data in an embedded DynamoDB Local, or with the profile
 * {@code aws} in the tables of an AWS account.
 */
@SpringBootApplication
public class SampleApplication {

	/**
	 * Start the application.
	 * @param arguments properties, as in {@code --server.port=8081}
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(SampleApplication.class, arguments);
	}

}
