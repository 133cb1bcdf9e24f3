package io.dynamomapping.autoconfigure;

import java.nio.file.Path;
import java.util.Objects;

import io.dynamomapping.autoconfigure.DynamoCredentialsProperties.AssumeRole;
import io.dynamomapping.autoconfigure.DynamoCredentialsProperties.WebIdentity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Providers of credentials from AWS STS. Nothing else refers to its client.
 */
final class StsCredentialsProviders {

	private static final String SESSION_NAME = "dynamo-mapping";

	private StsCredentialsProviders() {
	}

	static AwsCredentialsProvider webIdentity(WebIdentity identity, ConnectionSettings connection, CallSettings calls,
			HttpClients httpClients) {
		StsClient client = client(AnonymousCredentialsProvider.create(), connection, calls, httpClients);
		return new Closing(StsWebIdentityTokenFileCredentialsProvider.builder()
			.stsClient(client)
			.roleArn(identity.roleArn())
			.roleSessionName(identity.sessionName())
			.webIdentityTokenFile((identity.tokenFile() != null) ? Path.of(identity.tokenFile()) : null)
			.build(), client);
	}

	static AwsCredentialsProvider role(AssumeRole role, @Nullable AwsCredentialsProvider source,
			ConnectionSettings connection, CallSettings calls, HttpClients httpClients) {
		AwsCredentialsProvider provider = source;
		if (provider == null && connection.profile() != null) {
			provider = CredentialsProviders.ofProfile(connection.profile(), connection.profileFile());
		}
		else if (provider != null) {
			provider = CredentialsProviders.keptOpen(provider);
		}
		StsClient client = client(provider, connection, calls, httpClients);
		AssumeRoleRequest request = AssumeRoleRequest.builder()
			.roleArn(role.roleArn())
			.roleSessionName(Objects.requireNonNullElse(role.sessionName(), SESSION_NAME))
			.externalId(role.externalId())
			.durationSeconds((role.duration() != null) ? Math.toIntExact(role.duration().toSeconds()) : null)
			.build();
		return new Closing(StsAssumeRoleCredentialsProvider.builder().stsClient(client).refreshRequest(request).build(),
				client);
	}

	private static StsClient client(@Nullable AwsCredentialsProvider credentialsProvider, ConnectionSettings connection,
			CallSettings calls, HttpClients httpClients) {
		StsClientBuilder builder = StsClient.builder();
		if (credentialsProvider != null) {
			builder.credentialsProvider(credentialsProvider);
		}
		connection.applyWithoutEndpoint(builder);
		calls.applyDefaults(builder);
		calls.apply(builder, connection.profile(), connection.profileFile());
		httpClients.choose(builder);
		return ClientFailures.explain(connection.profile(), builder::build);
	}

	/**
	 * Closes the client with the provider.
	 *
	 * @param provider the provider
	 * @param client its client
	 */
	private record Closing(AwsCredentialsProvider provider,
			StsClient client) implements AwsCredentialsProvider, SdkAutoCloseable {

		@Override
		public AwsCredentials resolveCredentials() {
			return this.provider.resolveCredentials();
		}

		@Override
		public void close() {
			if (this.provider instanceof SdkAutoCloseable closeable) {
				closeable.close();
			}
			this.client.close();
		}

	}

}
