package io.dynamomapping.autoconfigure;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/**
 * Gives each client of the AWS SDK its HTTP client: that of the application, one by the
 * properties, or none, so that the SDK finds one.
 */
final class HttpClients {

	private final @Nullable SdkHttpClient shared;

	private final SdkHttpClient.@Nullable Builder<?> builder;

	private final @Nullable HttpSettings settings;

	private HttpClients(@Nullable SdkHttpClient shared, SdkHttpClient.@Nullable Builder<?> builder,
			@Nullable HttpSettings settings) {
		this.shared = shared;
		this.builder = builder;
		this.settings = settings;
	}

	/**
	 * Find out which HTTP clients to use.
	 * @param properties the properties
	 * @param sslBundles the SSL bundles of the application
	 * @param client an HTTP client of the application
	 * @param builder a builder of HTTP clients of the application, for where it has none
	 * @param classLoader where to look for HTTP clients
	 * @return what gives HTTP clients
	 */
	static HttpClients of(DynamoHttpProperties properties, ObjectProvider<SslBundles> sslBundles,
			ObjectProvider<SdkHttpClient> client, ObjectProvider<SdkHttpClient.Builder<?>> builder,
			@Nullable ClassLoader classLoader) {
		SdkHttpClient ownClient = only("SdkHttpClient", client);
		SdkHttpClient.Builder<?> ownBuilder = (ownClient != null) ? null : only("SdkHttpClient.Builder", builder);
		if (!properties.isSet()) {
			return new HttpClients(ownClient, ownBuilder, null);
		}
		if (ownClient != null || ownBuilder != null) {
			throw new DynamoConfigurationException(
					"Expected properties under 'dynamodb.http' or a bean %s, found both."
						.formatted((ownClient != null) ? "SdkHttpClient" : "SdkHttpClient.Builder"),
					"Remove the properties and have the bean do what they are for, or declare the bean with "
							+ "'@Bean(defaultCandidate = false)' if it is for something else.");
		}
		return new HttpClients(null, null, HttpSettings.of(properties, sslBundles, classLoader));
	}

	private static <T> @Nullable T only(String type, ObjectProvider<T> beans) {
		try {
			return beans.getIfAvailable();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new DynamoConfigurationException(
					"Expected one bean %s for requests to DynamoDB, found %s.".formatted(type,
							(ex.getBeanNamesFound() != null) ? String.join(" and ", ex.getBeanNamesFound())
									: ex.getNumberOfBeansFound()),
					"Declare it with '@Primary', or those that are for something else with "
							+ "'@Bean(defaultCandidate = false)'.");
		}
	}

	/**
	 * Have a builder use an HTTP client.
	 * @param target the builder
	 * @return what was set
	 */
	Choice choose(SdkSyncClientBuilder<?, ?> target) {
		if (this.shared != null) {
			target.httpClient(this.shared);
			return new Choice(() -> target.httpClient(null), null);
		}
		SdkHttpClient.Builder<?> source = (this.settings != null) ? this.settings.builder() : this.builder;
		if (source == null) {
			return Choice.NONE;
		}
		// A builder rather than what it builds: it learns what the SDK knows about the
		// service, and its HTTP client is closed with the client.
		Observed observed = new Observed(source);
		target.httpClientBuilder(observed);
		return new Choice(() -> target.httpClientBuilder(null), observed);
	}

	/**
	 * An HTTP client that was set, and can be taken back.
	 */
	static final class Choice {

		private static final Choice NONE = new Choice(null, null);

		private final @Nullable Runnable undo;

		private final @Nullable Observed observed;

		private Choice(@Nullable Runnable undo, @Nullable Observed observed) {
			this.undo = undo;
			this.observed = observed;
		}

		/**
		 * Take the HTTP client back, since the builder may have been given another one.
		 * @return whether there was one to take back, and it was not that which failed
		 */
		boolean undo() {
			if (this.undo == null || (this.observed != null && this.observed.built)) {
				return false;
			}
			this.undo.run();
			return true;
		}

	}

	/**
	 * A builder that knows whether it was asked.
	 */
	private static final class Observed implements SdkHttpClient.Builder<Observed> {

		private final SdkHttpClient.Builder<?> builder;

		private boolean built;

		Observed(SdkHttpClient.Builder<?> builder) {
			this.builder = builder;
		}

		@Override
		public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
			this.built = true;
			return this.builder.buildWithDefaults(defaults);
		}

	}

}
