package io.dynamomapping.autoconfigure;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Builders of Apache HttpClient 4.
 */
final class ApacheHttpClients {

	private ApacheHttpClients() {
	}

	static SdkHttpClient.Builder<?> builder(HttpSettings settings) {
		DynamoHttpProperties properties = settings.properties();
		ApacheHttpClient.Builder builder = ApacheHttpClient.builder();
		PropertyMapper map = PropertyMapper.get();
		map.from(properties::connectTimeout).to(builder::connectionTimeout);
		map.from(properties::readTimeout).to(builder::socketTimeout);
		map.from(properties::connectionAcquisitionTimeout).to(builder::connectionAcquisitionTimeout);
		map.from(properties::maxConnections).to(builder::maxConnections);
		map.from(properties::connectionMaxIdleTime).to(builder::connectionMaxIdleTime);
		map.from(properties::keepAlive).to(builder::tcpKeepAlive);
		map.from(settings::proxy).as(ApacheHttpClients::proxy).to(builder::proxyConfiguration);
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
