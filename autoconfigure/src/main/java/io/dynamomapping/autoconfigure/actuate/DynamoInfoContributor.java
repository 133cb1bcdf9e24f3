package io.dynamomapping.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * {@link InfoContributor} that tells where the application's client sends its requests,
 * and which mappings there are. It sends none itself.
 */
final class DynamoInfoContributor implements InfoContributor {

	private final DynamoMappingRegistry registry;

	private final DynamoDbClient client;

	DynamoInfoContributor(DynamoMappingRegistry registry, DynamoDbClient client) {
		this.registry = registry;
		this.client = client;
	}

	@Override
	public void contribute(Info.Builder builder) {
		DynamoDbServiceClientConfiguration configuration = this.client.serviceClientConfiguration();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("region", String.valueOf(configuration.region()));
		configuration.endpointOverride().ifPresent((endpoint) -> details.put("endpoint", endpoint.toString()));
		details.put("sdkVersion", VersionInfo.SDK_VERSION);
		details.put("mappings", this.registry.names());
		builder.withDetail("dynamodb", details);
	}

}
