package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.dynamomapping.autoconfigure.DynamoHttpProperties.Client;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.TlsKeyManagersProvider;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.ClassUtils;

/**
 * What an HTTP client is to be like, checked: the client is there and can do it.
 *
 * @param client the HTTP client
 * @param properties its properties
 * @param proxy its proxy
 * @param sslBundle its SSL bundle
 */
record HttpSettings(Client client, DynamoHttpProperties properties, @Nullable HttpProxy proxy,
		@Nullable SslBundle sslBundle) {

	private static final Map<Client, String> CLASSES = Map.of(Client.APACHE5, "apache5.Apache5HttpClient",
			Client.APACHE, "apache.ApacheHttpClient", Client.URL_CONNECTION, "urlconnection.UrlConnectionHttpClient",
			Client.AWS_CRT, "crt.AwsCrtHttpClient");

	private static final Map<Client, Set<String>> UNSUPPORTED = Map.of(Client.APACHE5, Set.of(), Client.APACHE,
			Set.of(), Client.URL_CONNECTION,
			Set.of("connection-acquisition-timeout", "max-connections", "connection-max-idle-time", "keep-alive"),
			Client.AWS_CRT, Set.of("read-timeout", "keep-alive", "ssl-bundle"));

	static HttpSettings of(DynamoHttpProperties properties, ObjectProvider<SslBundles> sslBundles,
			@Nullable ClassLoader classLoader) {
		Client client = client(properties, classLoader);
		Map<String, Object> set = set(properties);
		set.forEach((name, value) -> {
			refuseUnsupported(client, name);
			refuseNonPositive(name, value);
		});
		return new HttpSettings(client, properties, HttpProxy.of(client, properties.proxy()),
				sslBundle(properties.sslBundle(), sslBundles.getIfAvailable()));
	}

	private static Client client(DynamoHttpProperties properties, @Nullable ClassLoader classLoader) {
		Client client = properties.client();
		List<Client> present = Stream.of(Client.values()).filter((value) -> isPresent(value, classLoader)).toList();
		if (client == null && !present.isEmpty()) {
			return present.get(0);
		}
		if (client == null) {
			throw new DynamoConfigurationException(
					"Expected an HTTP client of the AWS SDK on the class path, since properties under 'dynamodb.http' are set, found none.",
					"Add the dependency software.amazon.awssdk:apache5-client.");
		}
		if (!present.contains(client)) {
			throw new DynamoConfigurationException(
					"Expected software.amazon.awssdk:%1$s-client on the class path, since 'dynamodb.http.client' is '%1$s', found %2$s."
						.formatted(name(client), present.isEmpty() ? "no HTTP client"
								: "only " + String.join(" and ", present.stream().map(HttpSettings::name).toList())),
					"Add the dependency software.amazon.awssdk:%s-client, or correct 'dynamodb.http.client'."
						.formatted(name(client)));
		}
		return client;
	}

	private static boolean isPresent(Client client, @Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent("software.amazon.awssdk.http." + CLASSES.get(client), classLoader);
	}

	static String name(Client client) {
		return client.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static Map<String, Object> set(DynamoHttpProperties properties) {
		Map<String, Object> set = new TreeMap<>();
		putIfSet(set, "connect-timeout", properties.connectTimeout());
		putIfSet(set, "read-timeout", properties.readTimeout());
		putIfSet(set, "connection-acquisition-timeout", properties.connectionAcquisitionTimeout());
		putIfSet(set, "max-connections", properties.maxConnections());
		putIfSet(set, "connection-max-idle-time", properties.connectionMaxIdleTime());
		putIfSet(set, "keep-alive", properties.keepAlive());
		putIfSet(set, "ssl-bundle", properties.sslBundle());
		return set;
	}

	private static void putIfSet(Map<String, Object> set, String name, @Nullable Object value) {
		if (value != null) {
			set.put(name, value);
		}
	}

	private static void refuseUnsupported(Client client, String name) {
		if (UNSUPPORTED.getOrDefault(client, Set.of()).contains(name)) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.http.%s' with an HTTP client that knows such a setting, found %s, which does not."
						.formatted(name, name(client)),
					"Remove 'dynamodb.http.%s', or set 'dynamodb.http.client' to 'apache5' and add the dependency software.amazon.awssdk:apache5-client."
						.formatted(name));
		}
	}

	private static void refuseNonPositive(String name, Object value) {
		if (value instanceof Duration duration) {
			CallSettings.requirePositive("dynamodb.http." + name, duration);
		}
		if (value instanceof Integer number && number < 1) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.http.%s' to be 1 or more, found %d.".formatted(name, number),
					"Correct 'dynamodb.http.%1$s', or remove it.".formatted(name));
		}
	}

	private static @Nullable SslBundle sslBundle(@Nullable String name, @Nullable SslBundles bundles) {
		if (name == null) {
			return null;
		}
		try {
			if (bundles != null) {
				SslBundle bundle = bundles.getBundle(name);
				refuseOptions(name, bundle);
				return bundle;
			}
		}
		catch (NoSuchSslBundleException ex) {
			throw noBundle(name, bundles.getBundleNames().stream().sorted().toList());
		}
		throw noBundle(name, List.of());
	}

	private static DynamoConfigurationException noBundle(String name, List<String> names) {
		return new DynamoConfigurationException(
				"Expected 'dynamodb.http.ssl-bundle' to name one of the SSL bundles %s, found '%s'.".formatted(names,
						name),
				"Correct the name, or declare the bundle under 'spring.ssl.bundle'.");
	}

	// Better than to connect with what the bundle forbids.
	private static void refuseOptions(String name, SslBundle bundle) {
		if (bundle.getOptions().isSpecified()) {
			throw new DynamoConfigurationException(
					"Expected an SSL bundle of stores only, since HTTP clients of the AWS SDK take no others, found '%s' with ciphers or protocols."
						.formatted(name),
					"Remove 'options' of the bundle, or set 'dynamodb.http.ssl-bundle' to one without.");
		}
	}

	/**
	 * Return a builder of such HTTP clients.
	 * @return the builder
	 */
	SdkHttpClient.Builder<?> builder() {
		return switch (this.client) {
			case APACHE5 -> Apache5HttpClients.builder(this);
			case APACHE -> ApacheHttpClients.builder(this);
			case URL_CONNECTION -> UrlConnectionHttpClients.builder(this);
			case AWS_CRT -> AwsCrtHttpClients.builder(this);
		};
	}

	/**
	 * Return the key managers of the SSL bundle.
	 * @return the key managers, or {@code null} for those that there would be without
	 */
	@Nullable TlsKeyManagersProvider keyManagers() {
		SslBundle bundle = this.sslBundle;
		return (bundle != null && bundle.getStores().getKeyStore() != null)
				? () -> bundle.getManagers().getKeyManagers() : null;
	}

	/**
	 * Return the trust managers of the SSL bundle.
	 * @return the trust managers, or {@code null} for those that there would be without
	 */
	@Nullable TlsTrustManagersProvider trustManagers() {
		SslBundle bundle = this.sslBundle;
		return (bundle != null && bundle.getStores().getTrustStore() != null)
				? () -> bundle.getManagers().getTrustManagers() : null;
	}

}
