package io.dynamomapping.autoconfigure;

import java.util.Set;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ProxyConfiguration;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Builders of the HTTP client of the AWS Common Runtime.
 */
final class AwsCrtHttpClients {

	private AwsCrtHttpClients() {
	}

	static SdkHttpClient.Builder<?> builder(HttpSettings settings) {
		DynamoHttpProperties properties = settings.properties();
		AwsCrtHttpClient.Builder builder = AwsCrtHttpClient.builder();
		PropertyMapper map = PropertyMapper.get();
		map.from(properties::connectTimeout).to(builder::connectionTimeout);
		map.from(properties::connectionAcquisitionTimeout).to(builder::connectionAcquisitionTimeout);
		map.from(properties::maxConnections).to(builder::maxConcurrency);
		map.from(properties::connectionMaxIdleTime).to(builder::connectionMaxIdleTime);
		HttpProxy proxy = settings.proxy();
		if (proxy != null) {
			builder.proxyConfiguration(proxy(proxy));
		}
		return builder;
	}

	private static ProxyConfiguration proxy(HttpProxy proxy) {
		return ProxyConfiguration.builder()
			.useSystemPropertyValues(false)
			.useEnvironmentVariableValues(false)
			.scheme(proxy.endpoint().getScheme())
			.host(proxy.endpoint().getHost())
			.port(proxy.endpoint().getPort())
			.username(proxy.username())
			.password(proxy.password())
			.nonProxyHosts(Set.copyOf(proxy.nonProxyHosts()))
			.build();
	}

}
