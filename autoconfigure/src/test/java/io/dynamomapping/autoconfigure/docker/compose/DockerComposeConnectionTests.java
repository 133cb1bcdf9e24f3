package io.dynamomapping.autoconfigure.docker.compose;

import java.lang.reflect.Constructor;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the factories make of services, found as Spring Boot finds them.
 */
@NullMarked
class DockerComposeConnectionTests {

	private static final Constructor<DockerComposeConnectionSource> CONSTRUCTOR = constructor();

	@ParameterizedTest
	@CsvSource({ "amazon/dynamodb-local, 8000", "amazon/dynamodb-local:2.6.1, 8000",
			"mirror.example.com/amazon/dynamodb-local, 8000", "localstack/localstack, 4566",
			"localstack/localstack:4.0.3, 4566" })
	void servicesAreKnownByTheirImage(String image, int port) {
		DynamoDbConnectionDetails details = details(service(image, port, Map.of(), Map.of()));

		assertThat(details.getEndpoint()).isEqualTo(URI.create("http://engine:" + ComposeService.HOST_PORT));
		assertThat(details.getRegion()).isEqualTo(Region.US_EAST_1);
		assertThat(credentials(details)).isEqualTo(AwsBasicCredentials.create("test", "test"));
		assertThat(details.forClient("archive")).isSameAs(details);
	}

	@Test
	void regionAndCredentialsAreThoseOfTheService() {
		DynamoDbConnectionDetails details = details(service("localstack/localstack", 4566,
				Map.of("DEFAULT_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-north-1", "AWS_ACCESS_KEY_ID",
						"000000000042", "AWS_SECRET_ACCESS_KEY", "secret"),
				Map.of()));

		assertThat(details.getRegion()).isEqualTo(Region.EU_WEST_1);
		assertThat(credentials(details)).isEqualTo(AwsBasicCredentials.create("000000000042", "secret"));
	}

	@Test
	void regionOfToolsInTheServiceIsTheNextBest() {
		DynamoDbConnectionDetails details = details(
				service("localstack/localstack", 4566, Map.of("AWS_DEFAULT_REGION", "eu-north-1"), Map.of()));

		assertThat(details.getRegion()).isEqualTo(Region.EU_NORTH_1);
	}

	@Test
	void otherImagesAreKnownByALabel() {
		Map<String, String> label = Map.of("org.springframework.boot.service-connection", "amazon/dynamodb-local");

		assertThat(find(service("acme/dynamodb", 8000, Map.of(), label))).isNotNull();
		assertThat(find(service("acme/dynamodb", 8000, Map.of(), Map.of()))).isNull();
	}

	private static DynamoDbConnectionDetails details(RunningService service) {
		return Objects.requireNonNull(find(service));
	}

	private static @Nullable DynamoDbConnectionDetails find(RunningService service) {
		DockerComposeConnectionSource source = BeanUtils.instantiateClass(CONSTRUCTOR, service, new MockEnvironment());
		return (DynamoDbConnectionDetails) new ConnectionDetailsFactories(
				DockerComposeConnectionTests.class.getClassLoader())
			.getConnectionDetails(source, false)
			.get(DynamoDbConnectionDetails.class);
	}

	private static RunningService service(String image, int port, Map<String, String> environment,
			Map<String, String> labels) {
		return new ComposeService(ImageReference.of(image), port, environment, labels);
	}

	private static AwsCredentials credentials(DynamoDbConnectionDetails details) {
		return Objects.requireNonNull(details.getCredentialsProvider()).resolveCredentials();
	}

	// Only Spring Boot makes sources, once an engine tells it of services.
	private static Constructor<DockerComposeConnectionSource> constructor() {
		try {
			return DockerComposeConnectionSource.class.getDeclaredConstructor(RunningService.class, Environment.class);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
