package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of HTTP clients, under {@code dynamodb.http}. Where nothing is set, what the
 * AWS SDK does by itself applies.
 *
 * @param client HTTP client to use. Without one, it is the first of apache5, apache,
 * url-connection and aws-crt that is on the class path.
 * @param connectTimeout Time to wait for a connection to be made.
 * @param readTimeout Time to wait for the next data of a response.
 * @param connectionAcquisitionTimeout Time to wait for a connection while all are in use.
 * @param maxConnections Number of connections that a client may have open.
 * @param connectionMaxIdleTime Time after which a connection that nobody uses is closed.
 * @param keepAlive Whether to have TCP probe connections that are idle.
 * @param sslBundle Name of the SSL bundle whose certificates are trusted, and shown to
 * servers that ask.
 * @param proxy Proxy that requests go through.
 */
public record DynamoHttpProperties(@Nullable Client client, @Nullable Duration connectTimeout,
		@Nullable Duration readTimeout, @Nullable Duration connectionAcquisitionTimeout,
		@Nullable Integer maxConnections, @Nullable Duration connectionMaxIdleTime, @Nullable Boolean keepAlive,
		@Nullable String sslBundle, @DefaultValue Proxy proxy) {

	public DynamoHttpProperties {
		sslBundle = DynamoMappingProperties.textOrNull(sslBundle);
	}

	boolean isSet() {
		return this.client != null || this.connectTimeout != null || this.readTimeout != null
				|| this.connectionAcquisitionTimeout != null || this.maxConnections != null
				|| this.connectionMaxIdleTime != null || this.keepAlive != null || this.sslBundle != null
				|| this.proxy.isSet();
	}

	/**
	 * An HTTP client of the AWS SDK.
	 */
	public enum Client {

		/**
		 * Apache HttpClient 5.
		 */
		APACHE5,

		/**
		 * Apache HttpClient 4.
		 */
		APACHE,

		/**
		 * That of the JDK, for small applications: it is much slower under load.
		 */
		URL_CONNECTION,

		/**
		 * That of the AWS Common Runtime.
		 */
		AWS_CRT

	}

	/**
	 * A proxy.
	 *
	 * @param endpoint Address of the proxy, with its port.
	 * @param username Name to log in to the proxy with. Goes with a password.
	 * @param password Password to log in to the proxy with. Goes with a name.
	 * @param nonProxyHosts Hosts that requests go to directly; an asterisk stands for any
	 * text. Without any, they are localhost and 127.0.0.1.
	 */
	public record Proxy(@Nullable URI endpoint, @Nullable String username, @Nullable String password,
			@DefaultValue List<String> nonProxyHosts) {

		public Proxy {
			username = DynamoMappingProperties.textOrNull(username);
			password = DynamoMappingProperties.textOrNull(password);
			nonProxyHosts = DynamoMappingProperties.texts(nonProxyHosts);
		}

		boolean isSet() {
			return this.endpoint != null || this.username != null || this.password != null
					|| !this.nonProxyHosts.isEmpty();
		}

		@Override
		public String toString() {
			// An address may hold a password, too.
			return "Proxy[endpoint=" + ((this.endpoint != null) ? this.endpoint.getHost() : null) + ", username="
					+ DynamoMappingProperties.masked(this.username) + ", password="
					+ DynamoMappingProperties.masked(this.password) + ", nonProxyHosts=" + this.nonProxyHosts + "]";
		}

	}

}
