package io.dynamomapping.autoconfigure;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Builders of the HTTP client of the JDK.
 */
final class UrlConnectionHttpClients {

	private UrlConnectionHttpClients() {
	}

	static SdkHttpClient.Builder<?> builder(HttpSettings settings) {
		DynamoHttpProperties properties = settings.properties();
		UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder();
		PropertyMapper map = PropertyMapper.get();
		map.from(properties::connectTimeout).to(builder::connectionTimeout);
		map.from(properties::readTimeout).to(builder::socketTimeout);
		map.from(settings::proxy).as(UrlConnectionHttpClients::proxy).to(builder::proxyConfiguration);
		map.from(settings::keyManagers).to(builder::tlsKeyManagersProvider);
		map.from(settings::trustManagers).to(builder::tlsTrustManagersProvider);
		return builder;
	}

	private static ProxyConfiguration proxy(HttpProxy proxy) {
		return ProxyConfiguration.builder()
			.useSystemPropertyValues(false)
			.useEnvironmentVariablesValues(false)
			.endpoint(proxy.endpoint())
			.username(proxy.username())
			.password(proxy.password())
			.nonProxyHosts(proxy.nonProxyHostPatterns())
			.build();
	}

}
