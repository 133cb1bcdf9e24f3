package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
class SslBundleTests {

	private static final char[] PASSWORD = "terminus".toCharArray();

	private static Path store = Path.of("trantor.p12");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DynamoDbAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.provider=anonymous",
				"dynamodb.retry.max-attempts=1", "dynamodb.http.ssl-bundle=trantor");

	@BeforeAll
	static void createStore(@TempDir Path directory) throws IOException, InterruptedException {
		store = directory.resolve("trantor.p12");
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		Process process = new ProcessBuilder(List.of(keytool.toString(), "-genkeypair", "-alias", "trantor", "-keyalg",
				"EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-keystore",
				store.toString(), "-storepass", new String(PASSWORD)))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "url-connection" })
	void itsCertificatesAreTrusted(String client) throws Exception {
		try (FakeServer server = server(false)) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.http.client=" + client)
				.withPropertyValues(store("truststore"))
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(server.requests()).hasSize(1);
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void othersAreNot(String client) throws Exception {
		try (FakeServer server = server(false)) {
			this.contextRunner
				.withPropertyValues("dynamodb.http.ssl-bundle=", "dynamodb.endpoint=" + server.endpoint(),
						"dynamodb.http.client=" + client)
				.run((context) -> {
					assertThatExceptionOfType(SdkClientException.class)
						.isThrownBy(() -> context.getBean(DynamoDbClient.class).listTables());
					assertThat(server.requests()).isEmpty();
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "url-connection" })
	void itsCertificateIsShown(String client) throws Exception {
		try (FakeServer server = server(true)) {
			ApplicationContextRunner runner = this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.http.client=" + client)
				.withPropertyValues(store("truststore"));

			runner.run((context) -> assertThatExceptionOfType(SdkClientException.class)
				.isThrownBy(() -> context.getBean(DynamoDbClient.class).listTables()));
			runner.withPropertyValues(store("keystore")).run((context) -> {
				context.getBean(DynamoDbClient.class).listTables();

				assertThat(server.requests()).hasSize(1);
			});
		}
	}

	@Test
	void itHasToBeThere() {
		assertFailure("Expected 'dynamodb.http.ssl-bundle' to name one of the SSL bundles [kalgan], found 'trantor'.",
				"Correct the name, or declare the bundle under 'spring.ssl.bundle'.",
				"spring.ssl.bundle.jks.kalgan.truststore.location=file:" + store);
	}

	@Test
	void ciphersAndProtocolsAreNotPassedOver() {
		assertFailure(
				"Expected an SSL bundle of stores only, since HTTP clients of the AWS SDK take no others, found "
						+ "'trantor' with ciphers or protocols.",
				"Remove 'options' of the bundle, or set 'dynamodb.http.ssl-bundle' to one without.",
				"spring.ssl.bundle.jks.trantor.options.enabled-protocols=TLSv1.3");
	}

	private void assertFailure(String description, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	private static String[] store(String kind) {
		String prefix = "spring.ssl.bundle.jks.trantor." + kind + ".";
		return new String[] { prefix + "location=file:" + store, prefix + "password=" + new String(PASSWORD),
				prefix + "type=PKCS12" };
	}

	private static FakeServer server(boolean asksForCertificate) throws GeneralSecurityException, IOException {
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(store)) {
			keyStore.load(stream, PASSWORD);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(keyStore, PASSWORD);
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(keyStore);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return FakeServer.https(new HttpsConfigurator(context) {

			@Override
			public void configure(HttpsParameters parameters) {
				SSLParameters ssl = context.getDefaultSSLParameters();
				ssl.setNeedClientAuth(asksForCertificate);
				parameters.setSSLParameters(ssl);
			}

		}, FakeServer.with(200, FakeServer.NO_TABLES));
	}

}
