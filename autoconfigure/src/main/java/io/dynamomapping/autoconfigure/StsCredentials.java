package io.dynamomapping.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

import org.springframework.util.ClassUtils;

/**
 * Gets credentials from AWS STS, whose client is an optional dependency.
 */
final class StsCredentials {

	private final CallSettings callSettings;

	private final Supplier<HttpClients> httpClients;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Create an instance.
	 * @param callSettings settings of calls to AWS STS
	 * @param httpClients HTTP clients for them
	 * @param classLoader where to look for the client of AWS STS
	 */
	StsCredentials(CallSettings callSettings, Supplier<HttpClients> httpClients, @Nullable ClassLoader classLoader) {
		this.callSettings = callSettings;
		this.httpClients = httpClients;
		this.classLoader = classLoader;
	}

	/**
	 * Return a provider of credentials for the token of an identity provider.
	 * @param settings what properties say
	 * @param connection the region and profile of who asks
	 * @return the provider, which has to be closed
	 */
	AwsCredentialsProvider webIdentity(CredentialsSettings settings, ConnectionSettings connection) {
		requireClient(settings, "web-identity");
		DynamoCredentialsProperties.WebIdentity identity = settings.properties().webIdentity();
		requireSet(settings, "web-identity.role-arn", identity.roleArn(), SdkSystemSetting.AWS_ROLE_ARN);
		requireSet(settings, "web-identity.token-file", identity.tokenFile(),
				SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE);
		return StsCredentialsProviders.webIdentity(identity, connection, this.callSettings, this.httpClients.get());
	}

	/**
	 * Return a provider of the credentials of a role.
	 * @param settings what properties say
	 * @param source credentials that may assume the role, or {@code null} for those of
	 * the profile or the default chain
	 * @param connection the region and profile of who asks
	 * @return the provider, which has to be closed
	 */
	AwsCredentialsProvider role(CredentialsSettings settings, @Nullable AwsCredentialsProvider source,
			ConnectionSettings connection) {
		requireClient(settings, "assume-role");
		return StsCredentialsProviders.role(settings.properties().assumeRole(), source, connection, this.callSettings,
				this.httpClients.get());
	}

	private void requireClient(CredentialsSettings settings, String property) {
		if (!ClassUtils.isPresent("software.amazon.awssdk.services.sts.StsClient", this.classLoader)) {
			throw new DynamoConfigurationException(
					"Expected software.amazon.awssdk:sts on the class path, since '%s.%s' asks AWS STS for credentials, found none."
						.formatted(settings.prefix(), property),
					"Add the dependency software.amazon.awssdk:sts.");
		}
	}

	private static void requireSet(CredentialsSettings settings, String property, @Nullable String value,
			SdkSystemSetting environment) {
		if (value == null && environment.getStringValue().isEmpty()) {
			throw new DynamoConfigurationException("Expected '%s.%s' or %s in the environment, found none."
				.formatted(settings.prefix(), property, environment.environmentVariable()),
					"Set '%s.%s'.".formatted(settings.prefix(), property));
		}
	}

}
