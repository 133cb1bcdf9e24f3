package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.autoconfigure.DynamoHttpProperties.Client;
import io.dynamomapping.autoconfigure.DynamoHttpProperties.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that requests go through.
 */
final class HttpProxy {

	private static final List<String> THIS_HOST = List.of("localhost", "127.0.0.1");

	private final URI endpoint;

	private final Proxy properties;

	private HttpProxy(URI endpoint, Proxy properties) {
		this.endpoint = endpoint;
		this.properties = properties;
	}

	static @Nullable HttpProxy of(Client client, Proxy properties) {
		if (!properties.isSet()) {
			return null;
		}
		URI endpoint = properties.endpoint();
		if (endpoint == null || !isAddress(endpoint)) {
			// Not the address itself, as there may be a password in it.
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.http.proxy.endpoint' to be an http or https address with host and port and without user information, found %s."
						.formatted((endpoint != null) ? "another one" : "none"),
					"Set 'dynamodb.http.proxy.endpoint' to an address such as http://proxy.example.com:3128, and "
							+ "'dynamodb.http.proxy.username' and 'dynamodb.http.proxy.password' if it asks for them.");
		}
		if (client == Client.URL_CONNECTION && "https".equalsIgnoreCase(endpoint.getScheme())) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.http.proxy.endpoint' to be an http address, since url-connection knows no others, found an https address.",
					"Correct 'dynamodb.http.proxy.endpoint', or set 'dynamodb.http.client' to another HTTP client.");
		}
		if ((properties.username() != null) != (properties.password() != null)) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.http.proxy.username' and 'dynamodb.http.proxy.password' together, found only one of them.",
					"Set both, or none of them.");
		}
		if (client == Client.AWS_CRT) {
			properties.nonProxyHosts().forEach(HttpProxy::refuseWildcards);
		}
		return new HttpProxy(endpoint, properties);
	}

	private static boolean isAddress(URI endpoint) {
		String scheme = (endpoint.getScheme() != null) ? endpoint.getScheme().toLowerCase(Locale.ROOT) : "";
		return Set.of("http", "https").contains(scheme) && endpoint.getHost() != null && endpoint.getPort() > 0
				&& endpoint.getUserInfo() == null;
	}

	private static void refuseWildcards(String host) {
		if (host.lastIndexOf('*') > 0 || (host.startsWith("*") && !host.startsWith("*."))) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.http.proxy.non-proxy-hosts' to have asterisks as in '*.example.com' only, since aws-crt knows no others, found '%s'."
						.formatted(host),
					"Correct 'dynamodb.http.proxy.non-proxy-hosts', or set 'dynamodb.http.client' to another HTTP client.");
		}
	}

	URI endpoint() {
		return this.endpoint;
	}

	@Nullable String username() {
		return this.properties.username();
	}

	@Nullable String password() {
		return this.properties.password();
	}

	List<String> nonProxyHosts() {
		List<String> hosts = this.properties.nonProxyHosts();
		return hosts.isEmpty() ? THIS_HOST : hosts;
	}

	/**
	 * Return the hosts that requests go to directly, as the AWS SDK has them.
	 * @return regular expressions
	 */
	Set<String> nonProxyHostPatterns() {
		// Not by Pattern.quote, which the SDK would put in lower case.
		return nonProxyHosts().stream()
			.map((host) -> host.toLowerCase(Locale.ROOT).replaceAll("[^\\w*-]", "\\\\$0").replace("*", ".*"))
			.collect(Collectors.toSet());
	}

}
