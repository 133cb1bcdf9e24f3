package io.dynamomapping.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.dynamomapping.autoconfigure.DynamoCredentialsProperties.Source;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Providers of credentials as properties ask for them: one for equal properties, closed
 * here rather than by the clients that share it.
 */
final class CredentialsProviders implements AutoCloseable {

	private final StsCredentials sts;

	private final Map<Object, AwsCredentialsProvider> providers = new LinkedHashMap<>();

	/**
	 * Create an instance.
	 * @param sts what gets credentials from AWS STS
	 */
	CredentialsProviders(StsCredentials sts) {
		this.sts = sts;
	}

	/**
	 * Return a provider of the credentials.
	 * @param settings what properties say
	 * @param connection the region and profile of who asks
	 * @return the provider, or {@code null} if properties say nothing, or no more than a
	 * profile
	 */
	@Nullable AwsCredentialsProvider source(CredentialsSettings settings, ConnectionSettings connection) {
		Source provider = settings.provider();
		if (provider == null) {
			return null;
		}
		DynamoCredentialsProperties properties = settings.properties();
		String profile = connection.profile();
		Supplier<ProfileFile> profileFile = connection.profileFile();
		return switch (provider) {
			case STATIC -> fixed(properties);
			case ANONYMOUS -> AnonymousCredentialsProvider.create();
			case PROCESS -> one(provider, properties.process(), () -> process(properties.process().command()));
			case CONTAINER -> one(provider, "", () -> ContainerCredentialsProvider.builder().build());
			case PROFILE -> profile(connection);
			case DEFAULT_CHAIN -> one(provider, connection,
					() -> DefaultCredentialsProvider.builder().profileFile(profileFile).profileName(profile).build());
			case INSTANCE_PROFILE -> one(provider, connection,
					() -> InstanceProfileCredentialsProvider.builder()
						.profileFile(profileFile)
						.profileName(profile)
						.build());
			case WEB_IDENTITY ->
				one(properties.webIdentity(), connection, () -> this.sts.webIdentity(settings, connection));
		};
	}

	/**
	 * Return a provider of the credentials of a profile.
	 * @param connection the profile, or none for the default one
	 * @return the provider
	 */
	AwsCredentialsProvider profile(ConnectionSettings connection) {
		return one(Source.PROFILE, connection, () -> ofProfile(connection.profile(), connection.profileFile()));
	}

	/**
	 * Return a provider of the credentials of a role.
	 * @param settings what properties say
	 * @param source credentials that may assume the role, or {@code null} for those of
	 * the profile or the default chain
	 * @param connection the region and profile of who asks
	 * @return the provider
	 */
	AwsCredentialsProvider role(CredentialsSettings settings, @Nullable AwsCredentialsProvider source,
			ConnectionSettings connection) {
		return one(settings.properties().assumeRole(), connection.withCredentials(source),
				() -> this.sts.role(settings, source, connection));
	}

	private AwsCredentialsProvider one(Object kind, Object settings, Supplier<AwsCredentialsProvider> factory) {
		return this.providers.computeIfAbsent(List.of(kind, settings), (key) -> factory.get());
	}

	private static AwsCredentialsProvider fixed(DynamoCredentialsProperties properties) {
		String sessionToken = properties.sessionToken();
		return StaticCredentialsProvider.create((sessionToken != null)
				? AwsSessionCredentials.create(properties.accessKeyId(), properties.secretAccessKey(), sessionToken)
				: AwsBasicCredentials.create(properties.accessKeyId(), properties.secretAccessKey()));
	}

	private static AwsCredentialsProvider process(@Nullable String command) {
		boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
		return ProcessCredentialsProvider.builder()
			.command(windows ? List.of("cmd.exe", "/C", String.valueOf(command))
					: List.of("sh", "-c", String.valueOf(command)))
			.build();
	}

	static AwsCredentialsProvider ofProfile(@Nullable String profile, @Nullable Supplier<ProfileFile> profileFile) {
		return ProfileCredentialsProvider.builder().profileFile(profileFile).profileName(profile).build();
	}

	/**
	 * Return a provider that others may close without closing it for everyone.
	 * @param provider the provider
	 * @return the same, or one that gives the same credentials
	 */
	static AwsCredentialsProvider keptOpen(AwsCredentialsProvider provider) {
		// Clients of the AWS SDK close what they have been given.
		return (provider instanceof AutoCloseable) ? new KeptOpen(provider) : provider;
	}

	@Override
	public void close() {
		this.providers.values().forEach((provider) -> {
			if (provider instanceof SdkAutoCloseable closeable) {
				closeable.close();
			}
		});
	}

	private record KeptOpen(AwsCredentialsProvider provider) implements AwsCredentialsProvider {

		@Override
		public AwsCredentials resolveCredentials() {
			return this.provider.resolveCredentials();
		}

		@Override
		public String toString() {
			// A process prints its command, which may hold a secret.
			return this.provider.getClass().getSimpleName();
		}

	}

}
