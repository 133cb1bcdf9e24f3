package io.dynamomapping.autoconfigure;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Builders of Apache HttpClient 5.
 */
final class Apache5HttpClients {

	private Apache5HttpClients() {
	}

	static SdkHttpClient.Builder<?> builder(HttpSettings settings) {
		DynamoHttpProperties properties = settings.properties();
		Apache5HttpClient.Builder builder = Apache5HttpClient.builder();
		PropertyMapper map = PropertyMapper.get();
		map.from(properties::connectTimeout).to(builder::connectionTimeout);
		map.from(properties::readTimeout).to(builder::socketTimeout);
		map.from(properties::connectionAcquisitionTimeout).to(builder::connectionAcquisitionTimeout);
		map.from(properties::maxConnections).to(builder::maxConnections);
		map.from(properties::connectionMaxIdleTime).to(builder::connectionMaxIdleTime);
		map.from(properties::keepAlive).to(builder::tcpKeepAlive);
		map.from(settings::proxy).as(Apache5HttpClients::proxy).to(builder::proxyConfiguration);
		map.from(settings::keyManagers).to(builder::tlsKeyManagersProvider);
		map.from(settings::trustManagers).to(builder::tlsTrustManagersProvider);
		return builder;
	}

	private static ProxyConfiguration proxy(HttpProxy proxy) {
		return ProxyConfiguration.builder()
			.useSystemPropertyValues(false)
			.useEnvironmentVariableValues(false)
			.endpoint(proxy.endpoint())
			.username(proxy.username())
			.password(proxy.password())
			.nonProxyHosts(proxy.nonProxyHostPatterns())
			.build();
	}

}
